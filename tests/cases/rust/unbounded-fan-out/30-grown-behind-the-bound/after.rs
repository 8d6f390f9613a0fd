use futures::future::join_all;
use futures::stream::{self, StreamExt};

async fn load(id: u32) -> u32 {
    id
}

async fn both(ids: Vec<u32>) -> Vec<u32> {
    stream::iter([1, 2].into_iter().chain(ids).map(load))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn all_below(groups: &[Vec<u32>]) -> Vec<u32> {
    stream::iter(
        groups
            .iter()
            .take(3)
            .flatten()
            .map(|&id| load(id))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

async fn some_of_all(groups: &[Vec<u32>]) -> Vec<u32> {
    join_all(groups.iter().flatten().take(3).map(|&id| load(id))).await
}

async fn a_large_slice(ids: &[u32]) -> Vec<u32> {
    stream::iter(ids[2..].iter().map(|&id| load(id)).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

#[tokio::main]
async fn main() {
    println!("{:?}", both(vec![3, 4]).await);
    println!("{:?}", all_below(&[vec![1, 2], vec![3]]).await);
    println!("{:?}", some_of_all(&[vec![1, 2], vec![3]]).await);
    println!("{:?}", a_large_slice(&[1, 2, 3]).await);
}
