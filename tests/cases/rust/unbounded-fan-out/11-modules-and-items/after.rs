use futures::future::{join_all, ready};
use futures::stream;
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
        stream::iter(
            self.all
                .iter()
                .copied()
                .map(|name| length(name))
                .collect::<Vec<_>>(),
        )
        .buffered(20)
        .collect::<Vec<_>>()
        .await
    }
}

async fn maybe(id: Option<u32>, some: [u32; 30], more: impl Iterator<Item = u32>) -> usize {
    let one = stream::iter(id.map(fetch).into_iter().collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .len();
    let two = stream::iter(some.map(fetch).into_iter().collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .len();
    let three = stream::iter(more.map(fetch).collect::<Vec<_>>())
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .len();
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
    use futures::stream::{self, StreamExt};

    pub async fn all(ids: &[u32]) -> usize {
        let Some(found) = stream::iter(
            ids.iter()
                .map(|id| async { fetch(*id).await })
                .collect::<Vec<_>>(),
        )
        .buffered(20)
        .collect::<Vec<_>>()
        .await
        .pop() else {
            return 0;
        };
        found as usize
    }

    pub mod bare {
        use futures::stream::{self, StreamExt};

        pub async fn all(ids: Vec<u32>) -> Vec<u32> {
            stream::iter(ids.into_iter().map(super::fetch))
                .buffered(20)
                .collect::<Vec<_>>()
                .await
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
