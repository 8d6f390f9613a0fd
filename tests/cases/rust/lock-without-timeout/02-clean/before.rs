use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;

#[tokio::main]
async fn main() {
    let total = Mutex::new(1);
    let wait = Duration::from_millis(50);
    let first = timeout(wait, total.lock()).await.map(|n| *n);
    let second = timeout(wait, async { *total.lock().await + 1 }).await;
    println!("{first:?} {second:?} {:?}", total.try_lock().map(|n| *n));
}
