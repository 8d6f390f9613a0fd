async fn resize(name: String) {
    tokio::task::yield_now().await;
    println!("{name}");
}

async fn all(names: Vec<String>) {
    for name in names {
        tokio::spawn(resize(name));
    }
}
