use std::io;
use std::path::{Path, PathBuf};

struct Sizes {
    total: u64,
}

impl Sizes {
    async fn add(&mut self, list: &[PathBuf]) -> io::Result<()> {
        for path in list.iter().filter(|it| it.is_absolute()) {
            self.total += tokio::fs::metadata(path).await?.len()
                + tokio::fs::symlink_metadata(path).await?.len();
        }
        Ok(())
    }

    async fn set(&mut self, one: &Path, other: &Path) -> io::Result<()> {
        self.total =
            tokio::fs::metadata(one).await?.len() + tokio::fs::symlink_metadata(other).await?.len();
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let mut sizes = Sizes { total: 0 };
    sizes.add(&["/".into()]).await?;
    let added = sizes.total > 0;
    sizes.set(Path::new("/"), Path::new("/")).await?;
    println!("{added} {}", sizes.total > 0);
    Ok(())
}
