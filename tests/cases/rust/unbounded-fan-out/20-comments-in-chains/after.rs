use futures::stream::{self, StreamExt};

async fn get(id: u32) -> u32 {
    id
}

async fn comments(ids: Vec<u32>) -> usize {
    let a = stream::iter(ids.iter().map(|&id| get(id)).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>() // borrowed
        .await
        .len();
    let b = stream::iter(ids.iter().map(|&id| get(id)).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        // wait for all of them
        .await
        // and count
        .len();
    let c = stream::iter(ids.into_iter().map(get))
        .buffered(20)
        .collect::<Vec<_>>() // moved
        .await; // done
    a + b + c.len()
}

#[tokio::main]
async fn main() {
    comments(vec![1]).await;
}
