use futures::stream::{self, StreamExt, TryStreamExt};

async fn load(id: u32) -> u32 {
    id
}

async fn check(id: u32) -> Result<u32, String> {
    Ok(id)
}

async fn all(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    Ok(stream::iter(ids.into_iter().map(load))
        .buffered(20)
        .collect::<Vec<_>>()
        .await)
}

async fn some(ids: Vec<u32>) -> Option<Vec<u32>> {
    Some(
        stream::iter(ids.into_iter().map(load))
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
    )
}

async fn checked(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    Ok(stream::iter(ids.into_iter().map(check))
        .buffered(20)
        .try_collect::<Vec<_>>()
        .await?)
}
