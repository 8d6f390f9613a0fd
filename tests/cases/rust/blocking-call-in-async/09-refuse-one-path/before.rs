use std::fs;

async fn bump(path: &str) -> std::io::Result<usize> {
    let text = fs::read_to_string(path)?;
    fs::write(path, format!("{text}1"))?;
    Ok(text.len())
}

#[tokio::main]
async fn main() {
    println!("{}", bump("/nope/counter").await.is_err());
}
