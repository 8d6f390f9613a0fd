use futures::future::{join_all, try_join_all};

async fn fetch(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn check(id: u32) -> Result<u32, String> {
    Ok(id)
}

async fn printed(ids: Vec<u32>) {
    println!("{}", join_all(ids.iter().map(|id| fetch(*id))).await.len());
    println!(
        "{:?} {:?}",
        join_all(ids.clone().into_iter().map(fetch)).await,
        try_join_all(ids.clone().into_iter().map(check)).await
    );
    let text = format!("{:?}", join_all(ids.into_iter().map(fetch)).await);
    println!("{text}");
}

async fn asserted(ids: Vec<u32>) {
    assert_eq!(join_all(ids.into_iter().map(fetch)).await, [1, 2]);
}

async fn listed(ids: Vec<u32>) -> Result<Vec<Vec<u32>>, String> {
    let one = [join_all(ids.clone().into_iter().map(fetch)).await];
    let more = vec![join_all(one[0].clone().into_iter().map(fetch)).await];
    println!("{more:?}");
    Ok(vec![try_join_all(ids.into_iter().map(check)).await?])
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
