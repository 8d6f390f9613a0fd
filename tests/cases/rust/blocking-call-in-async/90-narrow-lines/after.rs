use std::path::Path;

async fn banner(path: &Path, is_quiet: bool) -> String {
    let text = tokio::fs::read_to_string(path.join("banner.txt"))
        .await
        .unwrap();
    let more = if is_quiet {
        vec![]
    } else {
        tokio::fs::read(path).await.unwrap()
    };
    let size = tokio::fs::metadata(path.join("名前を付ける"))
        .await
        .map(|it| it.len());
    format!("{text}{}{}", more.len(), size.unwrap_or_default())
}

#[tokio::main]
async fn main() {
    println!("{}", std::env::args().count());
    if std::env::args().count() > 7 {
        println!("{}", banner(Path::new("."), true).await);
    }
}
