use futures::future::join_all;
use tokio::sync::oneshot;

async fn scaled(parts: &[u32]) -> u32 {
    let (tx, rx) = oneshot::channel();
    tx.send(2).unwrap();
    let factor = rx.await.unwrap_or(1);
    let sums = join_all(parts.iter().map(|part| async move { part * factor })).await;
    sums.iter().sum()
}

async fn told(parts: &[u32]) -> u32 {
    let (tx, rx) = oneshot::channel();
    let rx = futures::FutureExt::shared(rx);
    tx.send(2).unwrap();
    let jobs = parts.iter().map(|part| {
        let rx = rx.clone();
        async move { part * rx.await.unwrap_or(1) }
    });
    join_all(jobs).await.iter().sum()
}

#[tokio::main]
async fn main() {
    println!("{} {}", scaled(&[1, 2]).await, told(&[3]).await);
}
