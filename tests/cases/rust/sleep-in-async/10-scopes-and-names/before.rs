use std::rc::Rc;
use std::sync::Mutex;
use std::thread::{self, sleep};
use std::time::Duration;

static COUNT: Mutex<u32> = Mutex::new(0);

async fn block_ends_the_guard() -> u32 {
    let seen = {
        let count = COUNT.lock().unwrap();
        *count
    };
    sleep(Duration::from_millis(1));
    seen
}

async fn value_called_tokio() {
    let tokio = sleep;
    tokio(Duration::from_millis(1));
    let _ = tokio;
}

async fn guard_of_a_head() {
    if let Ok(count) = COUNT.lock() {
        thread::sleep(Duration::from_millis(u64::from(*count)));
    }
}

async fn not_sendable(shared: Rc<u32>) -> u32 {
    thread::sleep(Duration::from_millis(1));
    *shared
}

#[tokio::main]
async fn main() {
    value_called_tokio().await;
    guard_of_a_head().await;
    println!("{}", block_ends_the_guard().await);
    println!("{}", not_sendable(Rc::new(4)).await);
}
