mod copies {
    pub async fn double(from: &str, to: &str) -> std::io::Result<()> {
        let bytes = tokio::fs::read(from).await?;
        tokio::fs::write(to, bytes).await
    }
}

async fn text(path: &str) -> std::io::Result<String> {
    tokio::fs::read_to_string(path).await
}

async fn put(path: &str) -> std::io::Result<()> {
    tokio::fs::write(path, "x").await
}

#[tokio::main]
async fn main() {
    println!("{}", text("/nope").await.is_err());
    println!("{}", put("/nope/x").await.is_err());
    println!("{}", copies::double("/nope", "/nope/x").await.is_err());
}
