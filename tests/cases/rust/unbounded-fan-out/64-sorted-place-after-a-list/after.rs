use futures::executor;
use futures::stream::{self, StreamExt};
use std::time::Duration;

async fn fetch(id: u32) -> u32 {
    tokio::time::sleep(Duration::from_millis(1)).await;
    id
}

async fn fetch_all(ids: Vec<u32>) -> usize {
    stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .len()
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_all(vec![1, 2]).await);
    let late = tokio::task::spawn_blocking(|| executor::block_on(std::future::ready(3)));
    println!("{}", late.await.unwrap());
}
