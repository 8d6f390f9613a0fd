use std::fmt::Display;
use std::rc::Rc;
use std::time::Duration;

fn shared(n: u32) -> impl Display {
    Rc::new(n)
}

fn next(n: u32) -> impl Display {
    n + 1
}

async fn show_shared(n: u32) {
    let shown = shared(n);
    std::thread::sleep(Duration::from_millis(1));
    println!("{shown}");
}

async fn show_next(n: u32) {
    let shown = next(n);
    std::thread::sleep(Duration::from_millis(1));
    println!("{shown}");
}

#[tokio::main]
async fn main() {
    tokio::spawn(show_shared(1)).await.unwrap();
    tokio::spawn(show_next(1)).await.unwrap();
}
