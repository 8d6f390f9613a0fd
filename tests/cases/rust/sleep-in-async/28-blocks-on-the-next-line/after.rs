use std::time::Duration;

async fn blocks(n: u64) {
    let g = |n: u64| async move {
        tokio::time::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 2)).await
    };
    g(1).await;
    let h = |n: u64| async move {
        tokio::time::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 241)).await
    };
    h(1).await;
    let later =
        async { tokio::time::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 24 * 36 * 5)).await };
    later.await;
    let more = async {
        tokio::time::sleep(Duration::from_millis(n + 1000 * 60 * 60 * 24 * 365 * 55)).await
    };
    more.await;
    let most =
        async move { tokio::time::sleep(Duration::from_millis(n + 1000 * 60 * 24 * 36 * 5)).await };
    most.await;
}

#[tokio::main]
async fn main() {
    drop(blocks(1));
    println!("ready");
}
