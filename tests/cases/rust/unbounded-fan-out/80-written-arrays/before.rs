use futures::future::join_all;
use std::sync::Arc;

const FEW: usize = 3;
const SLOTS: usize = 30;

async fn fetch(id: u32) -> u32 {
    id * 2
}

struct Ring {
    slots: [u32; 4],
    long: [u32; SLOTS],
}

impl Ring {
    async fn all(&self) -> Vec<u32> {
        join_all(self.slots.iter().map(|id| fetch(*id))).await
    }

    async fn each(&self) -> Vec<u32> {
        join_all(self.long.iter().copied().map(fetch)).await
    }
}

async fn five(ids: [u32; 5]) -> Vec<u32> {
    join_all(ids.into_iter().map(fetch)).await
}

async fn lent(ids: &[u32; 5]) -> Vec<u32> {
    let walked = ids;
    join_all(walked.iter().map(|id| fetch(*id))).await
}

async fn counted<const N: usize>(ids: [u32; N]) -> Vec<u32> {
    join_all(ids.map(fetch)).await
}

async fn shared(ids: Arc<[u32; 3]>) -> Vec<u32> {
    join_all(ids.iter().map(|id| fetch(*id))).await
}

async fn numbered() -> Vec<u32> {
    join_all((0..FEW as u32).map(fetch)).await
}

async fn forty(ids: [u32; 40]) -> Vec<u32> {
    join_all(ids.into_iter().map(fetch)).await
}

async fn squares(ids: [u32; 5], most: u32) -> Vec<u32> {
    join_all(
        ids.into_iter()
            .flat_map(|id| (0..most).map(move |n| fetch(id * n))),
    )
    .await
}

async fn slice(ids: &[u32]) -> Vec<u32> {
    join_all(ids.iter().copied().map(fetch)).await
}

#[tokio::main]
async fn main() {
    let ring = Ring {
        slots: [1, 2, 3, 4],
        long: [1; SLOTS],
    };
    println!("{:?} {}", ring.all().await, ring.each().await.len());
    println!("{:?} {:?}", five([1; 5]).await, lent(&[2; 5]).await);
    println!(
        "{:?} {:?}",
        counted([3; 2]).await,
        shared(Arc::new([4; 3])).await
    );
    println!("{} {:?}", forty([1; 40]).await.len(), slice(&[1, 2]).await);
    println!("{:?}", numbered().await);
    println!("{:?}", squares([1; 5], 2).await);
}
