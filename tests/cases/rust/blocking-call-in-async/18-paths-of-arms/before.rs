use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[cfg(not(target_family = "wasm"))]
use tokio::fs::File;
#[cfg(target_family = "wasm")]
use wasm_fs::File;

enum Request {
    Show { path: PathBuf },
    Store { path: PathBuf, text: String },
}

async fn answer(request: Request) -> io::Result<String> {
    match request {
        Request::Show { path } => fs::read_to_string(&path),
        Request::Store { path, text } => {
            fs::write(&path, text)?;
            Ok(String::new())
        }
    }
}

async fn size(path: &Path) -> io::Result<u64> {
    let file = File::open(path).await?;
    Ok(file.metadata().await?.len())
}

async fn anew(name: &str) -> io::Result<()> {
    let path = Path::new(name);
    if path.exists() {
        fs::remove_file(path)?;
    }
    fs::write(name, "new")
}

async fn doubled(paths: &[PathBuf]) -> io::Result<()> {
    let mut all = Vec::new();
    for path in paths {
        all.push(fs::read(path)?);
    }
    for (path, text) in paths.iter().zip(&all) {
        fs::write(path, text.repeat(2))?;
    }
    Ok(())
}

async fn one_after_the_other(paths: &[PathBuf]) -> io::Result<usize> {
    let mut all = 0;
    for path in paths {
        all += fs::read(path)?.len();
    }
    for path in paths.iter() {
        fs::remove_file(path)?;
    }
    Ok(all)
}

#[tokio::main]
async fn main() {
    let dir = std::env::temp_dir().join(format!("paths-of-arms-{}", std::process::id()));
    tokio::fs::create_dir_all(&dir).await.unwrap();
    let path = dir.join("a");
    let text = String::from("one");
    answer(Request::Store {
        path: path.clone(),
        text,
    })
    .await
    .unwrap();
    println!("{:?}", answer(Request::Show { path: path.clone() }).await);
    println!("{}", size(&path).await.unwrap());
    anew(path.to_str().unwrap()).await.unwrap();
    doubled(&[path.clone()]).await.unwrap();
    println!("{}", one_after_the_other(&[path]).await.unwrap());
    tokio::fs::remove_dir(&dir).await.unwrap();
}
