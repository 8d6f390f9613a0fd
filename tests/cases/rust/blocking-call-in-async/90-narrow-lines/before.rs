use std::path::Path;

async fn banner(path: &Path, is_quiet: bool) -> String {
    let text = std::fs::read_to_string(path.join("banner.txt")).unwrap();
    let more = if is_quiet {
        vec![]
    } else {
        std::fs::read(path).unwrap()
    };
    let size = std::fs::metadata(path.join("名前を付ける")).map(|it| it.len());
    format!("{text}{}{}", more.len(), size.unwrap_or_default())
}

#[tokio::main]
async fn main() {
    println!("{}", std::env::args().count());
    if std::env::args().count() > 7 {
        println!("{}", banner(Path::new("."), true).await);
    }
}
