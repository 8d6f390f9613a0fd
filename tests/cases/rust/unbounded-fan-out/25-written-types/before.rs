use futures::future::{join_all, try_join_all};

async fn fetch(id: u32) -> Result<u32, String> {
    tokio::task::yield_now().await;
    Ok(id)
}

async fn opened(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    let all: Vec<u32> = join_all(ids.into_iter().map(fetch))
        .await
        .into_iter()
        .collect::<Result<_, _>>()?;
    Ok(all)
}

async fn whole(ids: Vec<u32>) -> Result<usize, String> {
    let all: Vec<Result<u32, String>> = join_all(ids.into_iter().map(fetch)).await;
    Ok(all.len())
}

async fn tried(ids: Vec<u32>) -> Result<usize, String> {
    let all: Vec<u32> = try_join_all(ids.into_iter().map(fetch)).await?;
    let more: Result<Vec<u32>, String> = try_join_all(all.into_iter().map(fetch)).await;
    more.map(|all| all.len())
}

async fn sorted(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    let all: Vec<u32> = try_join_all(ids.into_iter().map(fetch))
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
