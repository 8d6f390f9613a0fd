use futures::future::join_all;

async fn probe(port: u32) -> u32 {
    tokio::task::yield_now().await;
    port * 2
}

async fn pairs(ports: &[u32]) -> usize {
    let pairs = ports.iter().zip(1..);
    join_all(pairs.map(|(port, n)| probe(n + port))).await.len()
}

async fn later(ports: &[u32]) -> Vec<u32> {
    let odd = (0..9).filter(|n| ports.contains(n));
    join_all(odd.map(probe)).await
}

async fn arrays(ports: [u32; 40]) -> Vec<u32> {
    let twice = ports.map(|port| port * 2);
    join_all(twice.map(|port| probe(port + u32::from(port > 2)))).await
}

#[tokio::main]
async fn main() {
    let all = pairs(&[1, 2, 3]).await;
    println!("{all} {:?} {:?}", later(&[4]).await, arrays([1; 40]).await);
}
