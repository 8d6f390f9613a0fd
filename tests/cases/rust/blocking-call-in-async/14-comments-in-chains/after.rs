async fn comments() -> std::io::Result<String> {
    let a = tokio::fs::read_to_string("a")
        .await // may fail
        .unwrap_or_default();
    let b = tokio::fs::read_to_string("b")
        .await
        // nobody cares
        .ok();
    let c = tokio::fs::read_to_string("c").await?; // c
    Ok(a + &b.unwrap_or_default() + &c)
}

#[tokio::main]
async fn main() {
    comments().await.ok();
}
