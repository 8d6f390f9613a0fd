use std::time::Duration;

use futures::future::join_all;
use tokio::time::sleep;

const INTERVAL: Duration = Duration::from_millis(2);

async fn send(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn mapped(ids: Vec<u32>) -> Vec<u32> {
    let sends = ids.into_iter().enumerate().map(|(at, id)| async move {
        sleep(INTERVAL.saturating_mul(at as u32)).await;
        send(id).await
    });
    join_all(sends).await
}

async fn pushed(ids: &[u32]) -> Vec<u32> {
    let mut sends = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        sends.push(async move {
            tokio::time::sleep(Duration::from_millis(2 * at as u64)).await;
            send(*id).await
        });
    }
    join_all(sends).await
}

async fn slow(ids: Vec<u32>) -> Vec<u32> {
    join_all(ids.into_iter().map(|id| async move {
        sleep(INTERVAL).await;
        send(id).await
    }))
    .await
}

#[tokio::main]
async fn main() {
    println!("{:?}", mapped(vec![1, 2]).await);
    println!("{:?}", pushed(&[3, 4]).await);
    println!("{:?}", slow(vec![5, 6]).await);
}
