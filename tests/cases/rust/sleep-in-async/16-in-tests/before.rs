pub async fn ready() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::ready;

    async fn settle() {
        thread::sleep(Duration::from_millis(5));
    }

    #[tokio::test]
    async fn waits() {
        settle().await;
        assert!(ready().await);
        thread::sleep(Duration::from_millis(5));
    }
}
