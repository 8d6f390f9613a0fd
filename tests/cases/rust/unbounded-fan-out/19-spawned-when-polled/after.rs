use futures::future::join_all;
use futures::stream::{self, StreamExt, TryStreamExt};
use tokio::task::{self, JoinError};

async fn work(n: u32) -> u32 {
    n
}

async fn inside(ids: Vec<u32>) -> Vec<u32> {
    stream::iter(
        ids.into_iter()
            .map(|id| async move { tokio::spawn(work(id)).await.unwrap_or(0) }),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

async fn blocking(ids: Vec<u32>) -> Result<Vec<u32>, JoinError> {
    stream::iter(
        ids.into_iter()
            .map(|id| async move { task::spawn_blocking(move || id * 2).await }),
    )
    .buffered(20)
    .try_collect::<Vec<_>>()
    .await
}

async fn outside(ids: Vec<u32>) -> usize {
    let tasks = ids.into_iter().map(|id| {
        let task = tokio::spawn(work(id));
        async move { task.await.unwrap_or(0) }
    });
    join_all(tasks).await.len()
}

async fn taken(n: u32) -> usize {
    let few = join_all((0..n).map(work).take(5)).await;
    few.len()
        + stream::iter((0..n).map(work).take(50))
            .buffered(20)
            .collect::<Vec<_>>()
            .await
            .len()
}

#[tokio::main]
async fn main() {
    println!(
        "{:?} {:?}",
        inside(vec![1, 2]).await,
        blocking(vec![3]).await.ok()
    );
    println!("{} {}", outside(vec![1]).await, taken(70).await);
}
