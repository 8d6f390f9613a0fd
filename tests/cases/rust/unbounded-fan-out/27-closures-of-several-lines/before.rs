use futures::future::join_all;
use futures::stream::Stream;
use std::collections::HashMap;

async fn fetch(id: u32) -> (u32, Vec<u32>) {
    (id, vec![])
}

async fn run(ids: Vec<u32>) -> HashMap<u32, Vec<u32>> {
    let found = ids.into_iter().map(fetch);
    let found = futures::future::join_all(found)
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
                    let characteristics = futures::future::join_all(characteristics)
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
    join_all(ids.into_iter().map(fetch)).await
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
