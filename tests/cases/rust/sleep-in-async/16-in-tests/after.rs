pub async fn ready() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::ready;

    async fn settle() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }

    #[tokio::test]
    async fn waits() {
        settle().await;
        assert!(ready().await);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
