use std::time::Duration;

const D: Duration = Duration::from_millis(1);

async fn one() {
    for arg in std::env::args() {
        std::thread::sleep(D);
        println!("{arg}");
    }
}

async fn two() {
    for arg in std::env::args().skip(1) {
        std::thread::sleep(D);
        println!("{arg}");
    }
}

async fn three() {
    let mut args = std::env::args().skip(1);
    std::thread::sleep(D);
    println!("{:?}", args.next());
}

async fn four() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    std::thread::sleep(D);
    println!("{:?}", args);
}

async fn five() {
    let first = std::env::args().nth(1);
    std::thread::sleep(D);
    println!("{:?}", first);
    let mut args = std::env::args().enumerate().peekable();
    while let Some((at, arg)) = args.next() {
        std::thread::sleep(D);
        println!("{at}{arg}");
    }
    for (at, arg) in std::env::args().zip(0..3) {
        std::thread::sleep(D);
        println!("{at}{arg}");
    }
}

fn check<T: Send>(_: T) {}

#[tokio::main]
async fn main() {
    check(four());
    for arg in std::env::args().skip(1) {
        std::thread::sleep(D);
        println!("{arg}");
    }
    for (key, value) in std::env::vars().collect::<Vec<_>>() {
        std::thread::sleep(D);
        println!("{key}{value}");
    }
    one().await;
    two().await;
    three().await;
    four().await;
    five().await;
}
