use futures::future::join_all;
use futures::stream::{self, StreamExt};
use std::ops::Range;

const FEW: usize = 2 * 8;
const LOTS: u32 = 200;

async fn get(id: u32) -> Result<u32, String> {
    tokio::task::yield_now().await;
    Ok(id)
}

async fn ranges(ids: Range<u32>) -> usize {
    let few = join_all((0..FEW).map(|n| get(n as u32))).await;
    let lots = stream::iter((0..LOTS).map(|n| get(n)))
        .buffered(20)
        .collect::<Vec<_>>()
        .await;
    let all = stream::iter(ids.map(|id| get(id + 1)))
        .buffered(20)
        .collect::<Vec<_>>()
        .await;
    few.len() + lots.len() + all.len()
}

async fn arms(ids: Option<Vec<u32>>) -> usize {
    let all = match ids {
        Some(ids) => {
            stream::iter(ids.into_iter().map(|id| get(id * 2)).collect::<Vec<_>>())
                .buffered(20)
                .collect::<Vec<_>>()
                .await
        }
        None => vec![],
    };
    match all.len() {
        0 => 0,
        1 => stream::iter((0..LOTS).map(|id| get(id)))
            .buffered(20)
            .collect::<Vec<_>>()
            .await
            .into_iter()
            .filter(|r| r.is_ok())
            .count(),
        n => n,
    }
}

#[tokio::main]
async fn main() {
    println!("{} {}", ranges(0..3).await, arms(Some(vec![1])).await);
}
