use futures::stream::{self, StreamExt};
use std::time::Duration;
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_secs(3);

async fn fetch(url: String) -> usize {
    tokio::task::yield_now().await;
    url.len()
}

async fn total(urls: Vec<String>) -> Result<usize, String> {
    let sizes = timeout(
        LIMIT,
        stream::iter(urls.into_iter().map(fetch))
            .buffered(20)
            .collect::<Vec<_>>(),
    )
    .await
    .map_err(|error| error.to_string())?;
    Ok(sizes.iter().sum())
}

async fn count(urls: Vec<String>) -> Result<usize, String> {
    tokio::time::timeout(
        LIMIT,
        stream::iter(urls.into_iter().map(fetch))
            .buffered(20)
            .collect::<Vec<_>>(),
    )
    .await
    .map(|sizes| sizes.len())
    .map_err(|error| error.to_string())
}

#[tokio::main]
async fn main() {
    let urls = vec!["a/b".to_string(), "c".to_string()];
    println!("{:?} {:?}", total(urls.clone()).await, count(urls).await);
}
