use std::time::Duration;

pub async fn nap() {
    std::thread::sleep(Duration::from_millis(1));
}
