use std::fs::read_to_string as slurp;
use std::fs::write;

mod copies {
    use std::fs::read;
    use std::fs::write;

    pub async fn double(from: &str, to: &str) -> std::io::Result<()> {
        let bytes = read(from)?;
        write(to, bytes)
    }
}

async fn text(path: &str) -> std::io::Result<String> {
    slurp(path)
}

async fn put(path: &str) -> std::io::Result<()> {
    write(path, "x")
}

#[tokio::main]
async fn main() {
    println!("{}", text("/nope").await.is_err());
    println!("{}", put("/nope/x").await.is_err());
    println!("{}", copies::double("/nope", "/nope/x").await.is_err());
}
