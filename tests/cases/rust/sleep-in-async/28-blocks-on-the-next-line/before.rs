use std::thread;
use std::time::Duration;

async fn blocks(n: u64) {
    let g = |n: u64| async move { thread::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 2)) };
    g(1).await;
    let h = |n: u64| async move { thread::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 241)) };
    h(1).await;
    let later = async { thread::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 24 * 36 * 5)) };
    later.await;
    let more = async { thread::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 24 * 365 * 55)) };
    more.await;
    let most = async move { thread::sleep(Duration::from_millis(n + 1000 * 60 * 24 * 36 * 5)) };
    most.await;
}

#[tokio::main]
async fn main() {
    drop(blocks(1));
    println!("ready");
}
