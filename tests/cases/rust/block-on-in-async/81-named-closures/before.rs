use futures::executor::block_on;

async fn price(sku: &str) -> usize {
    sku.len()
}

async fn named(skus: &[&str]) -> usize {
    let ask = |sku: &str| block_on(price(sku));
    skus.iter().map(|sku| ask(sku)).sum()
}

async fn given(skus: &[&str]) -> Vec<usize> {
    let ask = |sku: &&str| block_on(price(sku));
    skus.iter().map(ask).collect()
}

async fn called() -> usize {
    let ask = || block_on(price("a"));
    ask() + ask()
}

async fn threaded() -> usize {
    let ask = || block_on(price("a"));
    std::thread::spawn(ask).join().unwrap()
}

async fn blocking() -> usize {
    let ask = || block_on(price("a"));
    let n = tokio::task::spawn_blocking(move || ask() + 1)
        .await
        .unwrap();
    n + tokio::task::spawn_blocking(ask).await.unwrap()
}

#[tokio::main]
async fn main() {
    println!("{} {:?}", named(&["a"]).await, given(&["b"]).await);
    println!(
        "{} {} {}",
        called().await,
        threaded().await,
        blocking().await
    );
}
