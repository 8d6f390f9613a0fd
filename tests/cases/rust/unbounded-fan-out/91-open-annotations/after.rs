use futures::stream::{self, StreamExt};

async fn price(item: u32) -> u32 {
    item * 2
}

async fn prices(items: Vec<u32>) -> u32 {
    let all: _ = stream::iter(items.into_iter().map(price))
        .buffered(20)
        .collect::<Vec<_>>()
        .await;
    all.iter().sum()
}
