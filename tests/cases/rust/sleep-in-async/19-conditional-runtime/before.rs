use std::time::Duration;

#[cfg(feature = "rt-tokio")]
pub struct Tokio;

#[cfg(feature = "rt-tokio")]
impl Tokio {
    pub async fn delay(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }

    pub async fn blocks(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

pub struct Plain;

impl Plain {
    pub async fn delay(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}
