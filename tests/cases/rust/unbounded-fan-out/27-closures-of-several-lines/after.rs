use futures::stream::Stream;
use futures::stream::{self, StreamExt};
use std::collections::HashMap;

async fn fetch(id: u32) -> (u32, Vec<u32>) {
    (id, vec![])
}

async fn run(ids: Vec<u32>) -> HashMap<u32, Vec<u32>> {
    let found = ids.into_iter().map(fetch);
    let found = stream::iter(found)
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .map(|(id, more)| {
            let text = more;
            (id, text)
        })
        .collect();
    found
}

async fn deep(ids: Vec<u32>) -> HashMap<u32, Vec<u32>> {
    {
        {
            {
                {
                    let characteristics = ids.into_iter().map(fetch);
                    let characteristics = stream::iter(characteristics)
                        .buffered(20)
                        .collect::<Vec<_>>()
                        .await
                        .into_iter()
                        .map(|(characteristic, descriptors)| {
                            let characteristic = u32::max(characteristic, descriptors.len() as u32);
                            (characteristic, descriptors)
                        })
                        .collect();
                    characteristics
                }
            }
        }
    }
}

async fn other(ids: Vec<u32>) -> Vec<(u32, Vec<u32>)> {
    stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

fn _none() -> impl Stream<Item = u32> {
    futures::stream::empty()
}

#[tokio::main]
async fn main() {
    println!("{:?}", run(vec![1]).await);
    println!("{:?}", deep(vec![1]).await);
    println!("{:?}", other(vec![1]).await);
}
