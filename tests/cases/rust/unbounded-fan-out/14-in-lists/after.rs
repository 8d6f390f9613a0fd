use futures::future::ready;
use futures::stream::{self, StreamExt, TryStreamExt};
use std::time::Duration;
use tokio::time::timeout;

async fn load(id: u32) -> u32 {
    id
}

async fn check(id: u32) -> Result<u32, String> {
    Ok(id)
}

fn merge(_: Vec<u32>, _: &[u32]) -> usize {
    1
}

async fn both(ids: Vec<u32>, more: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
    let a = ids.into_iter().map(load);
    let b = more.into_iter().map(load);
    (
        stream::iter(a).buffered(20).collect::<Vec<_>>().await,
        stream::iter(b).buffered(20).collect::<Vec<_>>().await,
    )
}

async fn merged(ids: Vec<u32>, more: &[u32]) -> usize {
    merge(
        stream::iter(ids.into_iter().map(load))
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
        more,
    )
}

async fn in_time(ids: Vec<u32>) -> Option<usize> {
    let all = timeout(
        Duration::MAX,
        stream::iter(ids.into_iter().map(load))
            .buffered(20)
            .collect::<Vec<_>>(),
    )
    .await;
    let all = all.ok()?;
    Some(all.len())
}

async fn wrapped(ids: Vec<u32>) -> Result<(usize, Vec<u32>), String> {
    let n = ids.len();
    Ok((
        n,
        stream::iter(ids.into_iter().map(check))
            .buffered(20)
            .try_collect::<Vec<_>>()
            .await?,
    ))
}

async fn listed(ids: Vec<u32>, more: Vec<u32>) -> [Vec<u32>; 2] {
    [
        stream::iter(ids.into_iter().map(load))
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
        more,
    ]
}

async fn short(all: Vec<std::future::Ready<u32>>, n: usize) -> (usize, Vec<u32>) {
    (n, stream::iter(all).buffered(20).collect::<Vec<_>>().await)
}

#[tokio::main]
async fn main() {
    println!("{:?}", both(vec![1], vec![2]).await);
}
