use std::time::Duration;

pub async fn pause() {
    async_std::task::sleep(Duration::from_millis(1)).await;
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn pauses() {
        super::pause().await;
        tokio::time::sleep(std::time::Duration::ZERO).await;
    }
}
