use futures::stream::{self, StreamExt};

async fn probe(port: u32) -> u32 {
    tokio::task::yield_now().await;
    port * 2
}

async fn pairs(ports: &[u32]) -> usize {
    let pairs = ports.iter().zip(1..);
    stream::iter(pairs.map(|(port, n)| probe(n + port)).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .len()
}

async fn later(ports: &[u32]) -> Vec<u32> {
    let odd = (0..9).filter(|n| ports.contains(n));
    stream::iter(odd.map(probe).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn arrays(ports: [u32; 40]) -> Vec<u32> {
    let twice = ports.map(|port| port * 2);
    stream::iter(
        twice
            .map(|port| probe(port + u32::from(port > 2)))
            .into_iter()
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

#[tokio::main]
async fn main() {
    let all = pairs(&[1, 2, 3]).await;
    println!("{all} {:?} {:?}", later(&[4]).await, arrays([1; 40]).await);
}
