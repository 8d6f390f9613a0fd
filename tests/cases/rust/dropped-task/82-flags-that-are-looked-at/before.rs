use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::Duration;

#[tokio::main]
async fn main() {
    let open = Arc::new(AtomicBool::new(false));
    for gate in 0..3 {
        let open = Arc::clone(&open);
        tokio::spawn(async move {
            while !open.load(Ordering::Acquire) {
                tokio::task::yield_now().await;
            }
            println!("through {}", gate / 3);
        });
    }
    open.store(true, Ordering::Release);
    tokio::time::sleep(Duration::from_millis(30)).await;
    println!("closed");
}
