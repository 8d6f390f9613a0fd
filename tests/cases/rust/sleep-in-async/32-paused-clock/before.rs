use std::thread;
use std::time::{Duration, Instant};

async fn settle() {
    thread::sleep(Duration::from_millis(50));
}

async fn spin_down() {
    thread::sleep(Duration::from_millis(50));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn waits_for_the_disk() {
        let began = Instant::now();
        settle().await;
        thread::sleep(Duration::from_millis(10));
        assert!(began.elapsed() >= Duration::from_millis(60));
    }

    #[tokio::test]
    async fn spins_down() {
        spin_down().await;
    }
}
