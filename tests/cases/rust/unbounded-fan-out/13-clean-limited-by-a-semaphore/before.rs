use futures::future::join_all;
use std::sync::Arc;
use tokio::sync::Semaphore;

async fn load(id: u32) -> u32 {
    id
}

async fn all(ids: Vec<u32>) -> Vec<u32> {
    let places = Arc::new(Semaphore::new(4));
    let loads = ids.into_iter().map(|id| {
        let places = places.clone();
        async move {
            let _place = places.acquire().await;
            load(id).await
        }
    });
    join_all(loads).await
}
