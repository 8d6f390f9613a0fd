use futures::future::join_all;
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
    let sizes = join_all(labels.into_keys().map(|label| size(label))).await;
    sizes.len()
}

async fn of_function() -> usize {
    let labels = load();
    let sizes = join_all(labels.into_keys().map(|label| size(label))).await;
    sizes.len()
}

async fn of_pushes(count: usize) -> usize {
    let mut labels = Vec::new();
    for _ in 0..count {
        labels.push("again");
    }
    let sizes = join_all(labels.drain(..).map(|label| size(label))).await;
    sizes.len()
}

async fn of_display() -> usize {
    let labels = HashMap::from([("a", 1), ("b", 2)]);
    let sizes = join_all(labels.into_keys().map(|label| size(label))).await;
    sizes.len()
}

async fn of_numbers(count: usize) -> usize {
    let squares: HashMap<usize, usize> = (0..count).map(|n| (n, n * n)).collect();
    let sizes = join_all(squares.into_values().map(|n| async move { n })).await;
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
