use std::fs;
use std::path::PathBuf;
use std::sync::RwLock;

struct Settings {
    path: RwLock<PathBuf>,
}

impl Settings {
    async fn load(&self) -> std::io::Result<String> {
        fs::read_to_string(self.path.read().unwrap().as_path())
    }

    async fn size(&self) -> std::io::Result<u64> {
        let path = self.path.read().unwrap().clone();
        let size = tokio::fs::metadata(&path).await?.len();
        tokio::task::yield_now().await;
        Ok(size)
    }
}
