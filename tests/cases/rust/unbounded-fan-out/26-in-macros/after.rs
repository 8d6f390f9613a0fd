use futures::future::join_all;
use futures::stream::{self, StreamExt, TryStreamExt};

async fn fetch(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn check(id: u32) -> Result<u32, String> {
    Ok(id)
}

async fn printed(ids: Vec<u32>) {
    println!(
        "{}",
        stream::iter(ids.iter().map(|id| fetch(*id)).collect::<Vec<_>>())
            .buffered(20)
            .collect::<Vec<_>>()
            .await
            .len()
    );
    println!(
        "{:?} {:?}",
        stream::iter(ids.clone().into_iter().map(fetch).collect::<Vec<_>>())
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
        stream::iter(ids.clone().into_iter().map(check).collect::<Vec<_>>())
            .buffered(20)
            .try_collect::<Vec<_>>()
            .await
    );
    let text = format!(
        "{:?}",
        stream::iter(ids.into_iter().map(fetch))
            .buffered(20)
            .collect::<Vec<_>>()
            .await
    );
    println!("{text}");
}

async fn asserted(ids: Vec<u32>) {
    assert_eq!(
        stream::iter(ids.into_iter().map(fetch))
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
        [1, 2]
    );
}

async fn listed(ids: Vec<u32>) -> Result<Vec<Vec<u32>>, String> {
    let one = [
        stream::iter(ids.clone().into_iter().map(fetch).collect::<Vec<_>>())
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
    ];
    let more = vec![
        stream::iter(one[0].clone().into_iter().map(fetch).collect::<Vec<_>>())
            .buffered(20)
            .collect::<Vec<_>>()
            .await,
    ];
    println!("{more:?}");
    Ok(vec![
        stream::iter(ids.into_iter().map(check))
            .buffered(20)
            .try_collect::<Vec<_>>()
            .await?,
    ])
}

async fn chosen(ids: Vec<u32>) {
    tokio::select! {
        all = join_all(ids.into_iter().map(fetch)) => println!("{all:?}"),
    }
}

#[tokio::main]
async fn main() {
    printed(vec![1, 2]).await;
    asserted(vec![1, 2]).await;
    println!("{:?}", listed(vec![1, 2]).await);
    chosen(vec![1, 2]).await;
}
