mod types;

use futures::future::join_all;
use types::{Handler, Key, Plain};

async fn handlers(list: Vec<Handler>) -> usize {
    let all = join_all(list.into_iter().map(|it| async move { it(1) })).await;
    all.len()
}

async fn keys(list: Vec<Key>) -> usize {
    let all = join_all(list.into_iter().map(|it| async move { it.len() })).await;
    all.len()
}

async fn plain(list: Vec<Plain>) -> usize {
    let all = join_all(list.into_iter().map(|it| async move { it.n })).await;
    all.len()
}

#[tokio::main]
async fn main() {
    let handler: Handler = Box::new(|n| n + 1);
    let handlers = tokio::spawn(handlers(vec![handler]));
    let keys = tokio::spawn(keys(vec!["a"]));
    let plain = tokio::spawn(plain(vec![Plain { n: 1 }]));
    println!("{} {}", handlers.await.unwrap(), keys.await.unwrap());
    println!("{}", plain.await.unwrap());
}
