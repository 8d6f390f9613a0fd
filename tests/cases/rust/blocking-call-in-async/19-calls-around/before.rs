use std::fs;
use std::path::{Path, PathBuf};

mod url {
    pub struct Url(pub String);

    impl Url {
        pub fn from_directory_path(path: super::PathBuf) -> Result<Url, ()> {
            path.to_str().map(|it| Url(it.to_string())).ok_or(())
        }
    }
}

use url::Url;

async fn opened(dir: &Path) -> Url {
    let text = String::from_utf8(fs::read(dir.join("nothing.txt")).unwrap_or_default())
        .unwrap_or_default();
    println!("{text}");
    Url::from_directory_path(fs::canonicalize(dir.join("somewhere")).unwrap_or_default())
        .unwrap_or(Url(String::new()))
}

async fn returned(dir: &Path) -> Url {
    return Url::from_directory_path(fs::canonicalize(dir.join("some")).unwrap_or_default())
        .ok()
        .unwrap();
}

async fn deep(dir: &Path) -> std::io::Result<()> {
    for _ in 0..1 {
        {
            let exact = url::Url::from_directory_path(fs::canonicalize(dir.join("")).unwrap());
            let uri =
                url::Url::from_directory_path(fs::canonicalize(dir.join("")).unwrap()).unwrap();
            let root_uri =
                url::Url::from_directory_path(fs::canonicalize(dir.join("../"))?).unwrap();
            let second = Url::from_directory_path(fs::canonicalize(dir.join(".."))?).unwrap();
            println!(
                "{} {} {}",
                uri.0 == root_uri.0,
                second.0 == root_uri.0,
                exact.is_ok()
            );
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    let dir = PathBuf::from("/usr/lib");
    println!("{} {:?}", opened(&dir).await.0, deep(&dir).await.is_ok());
    println!("{}", returned(&dir).await.0);
}
