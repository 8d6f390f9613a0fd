use std::thread;
use std::time::Duration;
use tokio::sync::mpsc::Receiver;

pub async fn drain(mut rx: Receiver<u32>) {
    while let Some(n) = rx.recv().await {
        thread::sleep(Duration::from_millis(u64::from(n)));
    }
}
