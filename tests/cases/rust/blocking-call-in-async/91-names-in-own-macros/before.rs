use std::fs as files;
use std::fs::metadata;
use std::fs::read_to_string;

macro_rules! text_of {
    ($path:expr) => {
        files::read_to_string($path).unwrap_or_default()
    };
}

macro_rules! is_there {
    ($path:expr) => {
        metadata($path).is_ok()
    };
}

async fn report(path: &str) -> String {
    let text = read_to_string(path).unwrap_or_default();
    let size = metadata(path).map(|it| it.len());
    format!("{}{}{:?}", text.len(), text_of!(path).len(), size.is_ok())
}

#[tokio::main]
async fn main() {
    println!("{} {}", report("no/such/file").await, is_there!("."));
}
