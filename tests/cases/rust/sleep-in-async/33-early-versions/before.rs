use std::thread;
use std::time::Duration;

async fn settle() {
    thread::sleep(Duration::from_millis(50));
}
