mod failures;

use failures::Outcome as Parsed;
use failures::*;
use std::thread;
use std::time::Duration;

async fn told(outcome: Parsed<u32>) -> bool {
    thread::sleep(Duration::from_millis(1));
    outcome.is_ok()
}

async fn logged(error: failures::Failed) -> String {
    thread::sleep(Duration::from_millis(1));
    error.to_string()
}

async fn retried(text: &str) -> u32 {
    if let Err(error) = parsed(text) {
        thread::sleep(Duration::from_millis(1));
        println!("{error}");
    }
    tokio::task::yield_now().await;
    0
}

async fn counts(text: &str) -> Sent<u32> {
    let first = counted(text);
    tokio::time::sleep(Duration::from_millis(1)).await;
    first
}

#[tokio::main]
async fn main() {
    println!("{} {:?}", retried("4").await, counts("5").await.ok());
    println!("{} {}", told(Ok(1)).await, logged("late".into()).await);
}
