use futures::future::join_all;

async fn price(item: u32) -> u32 {
    item * 2
}

async fn prices(items: Vec<u32>) -> u32 {
    let all: _ = join_all(items.into_iter().map(price)).await;
    all.iter().sum()
}
