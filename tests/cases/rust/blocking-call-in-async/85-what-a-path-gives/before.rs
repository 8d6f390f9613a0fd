use std::io;
use std::path::Path;

struct Size(u64);

impl Size {
    fn exists(&self) -> bool {
        self.0 > 0
    }
}

async fn size(path: &Path) -> io::Result<Size> {
    let size = tokio::fs::metadata(path).await?.len();
    Ok(Size(size))
}

async fn kind(path: &Path) -> io::Result<&'static str> {
    match tokio::fs::metadata(path).await {
        Ok(found) if found.is_dir() => return Ok("folder"),
        Ok(found) if found.is_file() => return Ok("file"),
        _ => {}
    }
    if let Ok(known) = size(path).await {
        return Ok(if known.exists() { "some" } else { "none" });
    }
    if path.exists() {
        return Ok("other");
    }
    Ok("nothing")
}

#[tokio::main]
async fn main() {
    println!("{:?}", kind(Path::new("/")).await.ok());
    println!("{:?}", kind(Path::new("/proc/self/comm")).await.ok());
    println!("{:?}", kind(Path::new("/nope")).await.ok());
}
