use futures::future::join_all;

async fn get(id: u32) -> u32 {
    id
}

async fn comments(ids: Vec<u32>) -> usize {
    let a = join_all(ids.iter().map(|&id| get(id))) // borrowed
        .await
        .len();
    let b = join_all(ids.iter().map(|&id| get(id)))
        // wait for all of them
        .await
        // and count
        .len();
    let c = join_all(ids.into_iter().map(get)) // moved
        .await; // done
    a + b + c.len()
}

#[tokio::main]
async fn main() {
    comments(vec![1]).await;
}
