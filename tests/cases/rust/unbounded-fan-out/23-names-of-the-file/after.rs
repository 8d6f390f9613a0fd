use futures::stream as futures_stream;
use futures::stream::StreamExt as Streaming;

struct Rooms {
    stream: String,
}

async fn fetch(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn all(ids: Vec<u32>) -> Vec<u32> {
    futures_stream::iter(ids.into_iter().map(fetch))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn walked(rooms: &Rooms) -> Vec<usize> {
    let stream = rooms.stream.len();
    futures_stream::iter(0..stream).collect().await
}

mod inner {
    use futures::stream::{self as streams, StreamExt as _, TryStreamExt as _};

    async fn check(id: u32) -> Result<u32, String> {
        Ok(id)
    }

    pub async fn all(ids: Vec<u32>) -> Result<Vec<u32>, String> {
        streams::iter(ids.into_iter().map(check))
            .buffered(20)
            .try_collect::<Vec<_>>()
            .await
    }

    pub async fn count() -> usize {
        streams::iter([1, 2])
            .map(Ok::<i32, ()>)
            .into_stream()
            .count()
            .await
    }
}

#[tokio::main]
async fn main() {
    println!(
        "{:?} {:?}",
        all(vec![1, 2]).await,
        inner::all(vec![3]).await
    );
    let rooms = Rooms {
        stream: "ab".to_string(),
    };
    println!("{:?} {}", walked(&rooms).await, inner::count().await);
}
