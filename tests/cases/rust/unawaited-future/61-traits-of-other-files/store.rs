use async_trait::async_trait;

#[async_trait]
pub trait Store: Send + Sync {
    async fn save(&self, n: u32) -> Result<(), String>;
    fn name(&self) -> String;
}

#[async_trait]
pub trait Clock: Send + Sync {
    async fn wait(&self);
    fn save(&self);
}
