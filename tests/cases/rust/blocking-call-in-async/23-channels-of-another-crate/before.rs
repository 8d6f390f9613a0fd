use tokio::sync::mpsc::Receiver;

pub async fn load(mut paths: Receiver<String>) -> usize {
    let path = paths.recv().await.unwrap_or_default();
    std::fs::read(path).map_or(0, |bytes| bytes.len())
}
