use futures::future::join_all;
use std::sync::Arc;
use tokio::sync::Semaphore;

async fn load(id: u32) -> u32 {
    id
}

async fn gated(id: u32, gate: &Semaphore) -> u32 {
    let _permit = gate.acquire().await.unwrap();
    load(id).await
}

async fn gate_in_the_fn(ids: &[u32], gate: &Semaphore) -> Vec<u32> {
    join_all(ids.iter().map(|&id| gated(id, gate))).await
}

async fn gate_in_another(ids: &[u32], gate: Arc<Semaphore>) -> Vec<u32> {
    let once = |id: u32| {
        let gate = Arc::clone(&gate);
        async move { gated(id, &gate).await }
    };
    join_all(ids.iter().map(|&id| once(id))).await
}

async fn numbered_chunks(ids: &[u32]) -> u32 {
    let mut sum = 0;
    for (number, chunk) in ids.chunks(10).enumerate() {
        let loaded = join_all(chunk.iter().map(|&id| load(id))).await;
        sum += loaded.iter().sum::<u32>() * number as u32;
    }
    sum
}

async fn tried_chunks(ids: &[u32]) -> u32 {
    let mut sum = 0;
    for chunk in ids.chunks(10) {
        for _ in 0..2 {
            sum += join_all(chunk.iter().map(|&id| load(id))).await.len() as u32;
        }
    }
    sum
}

async fn a_slice(ids: &[u32]) -> Vec<u32> {
    join_all(ids[..2].iter().map(|&id| load(id))).await
}

#[tokio::main]
async fn main() {
    let gate = Arc::new(Semaphore::new(2));
    println!("{:?}", gate_in_the_fn(&[1, 2, 3], &gate).await);
    println!("{:?}", gate_in_another(&[1, 2, 3], gate).await);
    println!("{}", numbered_chunks(&[1, 2, 3]).await);
    println!("{}", tried_chunks(&[1, 2, 3]).await);
    println!("{:?}", a_slice(&[1, 2, 3]).await);
}
