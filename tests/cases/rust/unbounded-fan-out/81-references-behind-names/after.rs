use futures::stream::{self, StreamExt};
use std::collections::HashMap;

type Labels = HashMap<&'static str, u64>;

fn load() -> Labels {
    Labels::from([("load", 1)])
}

async fn size(label: &'static str) -> usize {
    tokio::task::yield_now().await;
    label.len()
}

async fn of_alias(labels: Labels) -> usize {
    let sizes = stream::iter(
        labels
            .into_keys()
            .map(|label| size(label))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    sizes.len()
}

async fn of_function() -> usize {
    let labels = load();
    let sizes = stream::iter(
        labels
            .into_keys()
            .map(|label| size(label))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    sizes.len()
}

async fn of_pushes(count: usize) -> usize {
    let mut labels = Vec::new();
    for _ in 0..count {
        labels.push("again");
    }
    let sizes = stream::iter(
        labels
            .drain(..)
            .map(|label| size(label))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    sizes.len()
}

async fn of_display() -> usize {
    let labels = HashMap::from([("a", 1), ("b", 2)]);
    let sizes = stream::iter(
        labels
            .into_keys()
            .map(|label| size(label))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    sizes.len()
}

async fn of_numbers(count: usize) -> usize {
    let squares: HashMap<usize, usize> = (0..count).map(|n| (n, n * n)).collect();
    let sizes = stream::iter(squares.into_values().map(|n| async move { n }))
        .buffered(20)
        .collect::<Vec<_>>()
        .await;
    sizes.len()
}

#[tokio::main]
async fn main() {
    println!("{:?}", tokio::spawn(of_alias(load())).await.ok());
    println!("{:?}", tokio::spawn(of_function()).await.ok());
    println!("{:?}", tokio::spawn(of_pushes(2)).await.ok());
    println!("{:?}", tokio::spawn(of_display()).await.ok());
    println!("{:?}", tokio::spawn(of_numbers(3)).await.ok());
}
