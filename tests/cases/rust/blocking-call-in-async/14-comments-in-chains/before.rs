use std::fs;

async fn comments() -> std::io::Result<String> {
    let a = fs::read_to_string("a") // may fail
        .unwrap_or_default();
    let b = fs::read_to_string("b")
        // nobody cares
        .ok();
    let c = fs::read_to_string("c")?; // c
    Ok(a + &b.unwrap_or_default() + &c)
}

#[tokio::main]
async fn main() {
    comments().await.ok();
}
