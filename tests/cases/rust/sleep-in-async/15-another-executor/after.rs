use std::thread;
use std::time::Duration;

use futures::executor::block_on;

async fn settle(ms: u64) {
    thread::sleep(Duration::from_millis(ms));
}

async fn warm_up() {
    settle(5).await;
}

async fn tick() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

#[tokio::main]
async fn main() {
    tick().await;
    std::thread::spawn(|| {
        block_on(warm_up());
        block_on(async {
            thread::sleep(Duration::from_millis(2));
        });
    })
    .join()
    .unwrap();
    println!("done");
}
