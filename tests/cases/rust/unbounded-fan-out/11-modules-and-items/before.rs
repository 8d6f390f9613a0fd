use futures::future::{join_all, ready};
use futures::StreamExt as _;

async fn fetch(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn length(name: &str) -> usize {
    name.len()
}

fn started(id: u32) -> tokio::task::JoinHandle<u32> {
    tokio::spawn(fetch(id))
}

struct Names {
    all: Vec<&'static str>,
}

impl Names {
    async fn lengths(&self) -> Vec<usize> {
        join_all(self.all.iter().copied().map(|name| length(name))).await
    }
}

async fn maybe(id: Option<u32>, some: [u32; 30], more: impl Iterator<Item = u32>) -> usize {
    let one = join_all(id.map(fetch)).await.len();
    let two = join_all(some.map(fetch)).await.len();
    let three = join_all(more.map(fetch)).await.len();
    one + two + three
}

async fn running(ids: Vec<u32>) -> usize {
    join_all(ids.into_iter().map(started)).await.len()
}

async fn streamed() -> usize {
    futures::stream::iter([1, 2]).map(ready).count().await
}

mod inner {
    use super::fetch;
    use futures::future::join_all;

    pub async fn all(ids: &[u32]) -> usize {
        let Some(found) = join_all(ids.iter().map(|id| async { fetch(*id).await }))
            .await
            .pop()
        else {
            return 0;
        };
        found as usize
    }

    pub mod bare {
        pub async fn all(ids: Vec<u32>) -> Vec<u32> {
            futures::future::join_all(ids.into_iter().map(super::fetch)).await
        }
    }
}

#[tokio::main]
async fn main() {
    let names = Names { all: vec!["ada"] };
    let lengths = tokio::spawn(async move { names.lengths().await });
    println!("{:?} {}", lengths.await.unwrap(), streamed().await);
    println!("{}", maybe(Some(1), [2; 30], 4..6).await);
    println!("{}", running(vec![1]).await);
    println!(
        "{} {:?}",
        inner::all(&[1, 2]).await,
        inner::bare::all(vec![3]).await
    );
}
