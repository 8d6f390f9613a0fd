use std::time::Duration;

const D: Duration = Duration::from_millis(1);

async fn one() {
    for arg in std::env::args() {
        std::thread::sleep(D);
        println!("{}", arg.is_empty());
    }
}

async fn two() {
    for arg in std::env::args().skip(1) {
        std::thread::sleep(D);
        println!("{}", arg.is_empty());
    }
}

async fn three() {
    let mut args = std::env::args().skip(1);
    std::thread::sleep(D);
    println!("{}", args.next().is_some());
}

async fn four() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    std::thread::sleep(D);
    println!("{}", args.len());
}

async fn five() {
    let first = std::env::args().nth(1);
    std::thread::sleep(D);
    println!("{}", first.is_some());
    let mut args = std::env::args().enumerate().peekable();
    while let Some((at, arg)) = args.next() {
        std::thread::sleep(D);
        println!("{at}: {}", arg.is_empty());
    }
    for (at, arg) in std::env::args().zip(0..3) {
        std::thread::sleep(D);
        println!("{}: {arg}", at.is_empty());
    }
}

fn check<T: Send>(_: T) {}

#[tokio::main]
async fn main() {
    check(four());
    for arg in std::env::args().skip(1) {
        std::thread::sleep(D);
        println!("{}", arg.is_empty());
    }
    for (key, value) in std::env::vars().collect::<Vec<_>>() {
        std::thread::sleep(D);
        println!("{}", key.is_empty() && value.is_empty());
    }
    one().await;
    two().await;
    three().await;
    four().await;
    five().await;
}
