use std::collections::HashMap;
use std::sync::Arc;

use futures::stream::{self, StreamExt};

trait Price: Send + Sync {
    fn of(&self, amount: u32) -> u32;
}

struct Flat(u32);

impl Price for Flat {
    fn of(&self, amount: u32) -> u32 {
        self.0 + amount
    }
}

type Shared = Arc<dyn Price>;

struct Named {
    price: Shared,
}

async fn ask(price: Box<dyn Price>) -> u32 {
    tokio::task::yield_now().await;
    price.of(1)
}

async fn boxed(prices: Vec<Box<dyn Price>>) -> Vec<u32> {
    stream::iter(prices.into_iter().map(ask).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn alias(prices: Vec<Shared>) -> Vec<u32> {
    stream::iter(
        prices
            .into_iter()
            .map(|it| async move { it.of(2) })
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

async fn values(prices: HashMap<u32, Shared>) -> Vec<u32> {
    stream::iter(
        prices
            .into_values()
            .map(|it| async move { it.of(3) })
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

async fn inside(prices: Vec<Named>) -> Vec<u32> {
    stream::iter(prices.into_iter().map(|it| async move { it.price.of(4) }))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

#[tokio::main]
async fn main() {
    let flat: Shared = Arc::new(Flat(1));
    let boxes = tokio::spawn(boxed(vec![Box::new(Flat(1))]));
    let shared = tokio::spawn(alias(vec![flat.clone()]));
    let of_map = tokio::spawn(values(HashMap::from([(1, flat.clone())])));
    let named = tokio::spawn(inside(vec![Named { price: flat }]));
    println!("{:?} {:?}", boxes.await.unwrap(), shared.await.unwrap());
    println!("{:?} {:?}", of_map.await.unwrap(), named.await.unwrap());
}
