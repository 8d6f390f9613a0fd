use std::thread::sleep;
use std::time::Duration;

pub async fn pause() {
    sleep(Duration::from_millis(1));
}

#[cfg(test)]
mod tests {
    use std::thread;

    #[tokio::test]
    async fn pauses() {
        super::pause().await;
        thread::sleep(std::time::Duration::ZERO);
    }
}
