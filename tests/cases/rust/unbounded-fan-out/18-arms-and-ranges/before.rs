use futures::future::join_all;
use std::ops::Range;

const FEW: usize = 2 * 8;
const LOTS: u32 = 200;

async fn get(id: u32) -> Result<u32, String> {
    tokio::task::yield_now().await;
    Ok(id)
}

async fn ranges(ids: Range<u32>) -> usize {
    let few = join_all((0..FEW).map(|n| get(n as u32))).await;
    let lots = join_all((0..LOTS).map(|n| get(n))).await;
    let all = join_all(ids.map(|id| get(id + 1))).await;
    few.len() + lots.len() + all.len()
}

async fn arms(ids: Option<Vec<u32>>) -> usize {
    let all = match ids {
        Some(ids) => join_all(ids.into_iter().map(|id| get(id * 2))).await,
        None => vec![],
    };
    match all.len() {
        0 => 0,
        1 => join_all((0..LOTS).map(|id| get(id)))
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
