use futures::stream::{self, StreamExt, TryStreamExt};

async fn fetch(id: u32) -> Result<u32, String> {
    tokio::task::yield_now().await;
    Ok(id)
}

async fn opened(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    let all: Vec<u32> = stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .collect::<Result<_, _>>()?;
    Ok(all)
}

async fn whole(ids: Vec<u32>) -> Result<usize, String> {
    let all: Vec<Result<u32, String>> = stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .collect()
        .await;
    Ok(all.len())
}

async fn tried(ids: Vec<u32>) -> Result<usize, String> {
    let all: Vec<u32> = stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .try_collect()
        .await?;
    let more: Result<Vec<u32>, String> = stream::iter(all.into_iter().map(fetch))
        .buffered(20)
        .try_collect()
        .await;
    more.map(|all| all.len())
}

async fn sorted(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    let all: Vec<u32> = stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .try_collect::<Vec<_>>()
        .await
        .map(|mut all| {
            all.sort_unstable();
            all
        })?;
    Ok(all)
}

#[tokio::main]
async fn main() {
    println!("{:?} {:?}", opened(vec![1, 2]).await, whole(vec![3]).await);
    println!("{:?} {:?}", tried(vec![4]).await, sorted(vec![6, 5]).await);
}
