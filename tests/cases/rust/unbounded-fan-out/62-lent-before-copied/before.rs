use futures::future::join_all;
use std::collections::HashMap;

struct Ports {
    open: Vec<u32>,
    named: HashMap<String, u32>,
}

async fn probe(port: u32) -> u32 {
    tokio::task::yield_now().await;
    port * 2
}

fn is_high(port: &&u32) -> bool {
    **port > 2
}

impl Ports {
    async fn above(&self, min: u32) -> Vec<u32> {
        join_all(
            self.open
                .iter()
                .filter(|port| **port > min)
                .copied()
                .map(probe),
        )
        .await
    }

    async fn named(&self) -> usize {
        let pairs = (0..9).zip(self.named.values().inspect(|_| ()).cloned());
        join_all(pairs.map(|(n, port)| probe(n + port))).await.len()
    }

    async fn high(&self) -> Vec<u32> {
        join_all(self.open.iter().filter(is_high).copied().map(probe)).await
    }

    async fn below(&self, max: u32) -> Vec<u32> {
        join_all(
            self.open
                .iter()
                .copied()
                .filter(|port| *port < max)
                .map(probe),
        )
        .await
    }
}

#[tokio::main]
async fn main() {
    let ports: &'static Ports = Box::leak(Box::new(Ports {
        open: vec![1, 2, 3, 4],
        named: HashMap::from([("http".to_string(), 80)]),
    }));
    let above = tokio::spawn(ports.above(1)).await.unwrap();
    let named = tokio::spawn(ports.named()).await.unwrap();
    let high = tokio::spawn(ports.high()).await.unwrap();
    let below = tokio::spawn(ports.below(3)).await.unwrap();
    println!("{above:?} {named} {high:?} {below:?}");
}
