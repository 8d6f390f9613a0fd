mod types;

use futures::stream::{self, StreamExt};
use types::{Handler, Key, Plain};

async fn handlers(list: Vec<Handler>) -> usize {
    let all = stream::iter(
        list.into_iter()
            .map(|it| async move { it(1) })
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    all.len()
}

async fn keys(list: Vec<Key>) -> usize {
    let all = stream::iter(
        list.into_iter()
            .map(|it| async move { it.len() })
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    all.len()
}

async fn plain(list: Vec<Plain>) -> usize {
    let all = stream::iter(list.into_iter().map(|it| async move { it.n }))
        .buffered(20)
        .collect::<Vec<_>>()
        .await;
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
