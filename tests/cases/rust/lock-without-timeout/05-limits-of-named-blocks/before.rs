use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{Mutex, RwLock};
use tokio::time::timeout;

static NAMES: OnceLock<RwLock<Vec<u32>>> = OnceLock::new();

async fn limited(total: &Mutex<u32>, wait: Duration) -> Option<u32> {
    let read = async {
        let total = total.lock().await;
        *total
    };
    timeout(wait, read).await.ok()
}

async fn named(total: &Mutex<u32>) -> u32 {
    let read = async { *total.lock().await };
    read.await
}

async fn made_once() -> usize {
    let names = NAMES.get_or_init(|| RwLock::new(vec![1]));
    names.read().await.len()
}

#[tokio::main]
async fn main() {
    let total = Arc::new(Mutex::new(3));
    println!("{:?}", limited(&total, Duration::from_secs(1)).await);
    println!("{} {}", named(&total).await, made_once().await);
}
