use std::io;
use std::path::{Path, PathBuf};

struct Sizes {
    total: u64,
}

impl Sizes {
    async fn add(&mut self, list: &[PathBuf]) -> io::Result<()> {
        for path in list.iter().filter(|it| it.is_absolute()) {
            self.total += std::fs::metadata(path)?.len() + std::fs::symlink_metadata(path)?.len();
        }
        Ok(())
    }

    async fn set(&mut self, one: &Path, other: &Path) -> io::Result<()> {
        self.total = std::fs::metadata(one)?.len() + std::fs::symlink_metadata(other)?.len();
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
