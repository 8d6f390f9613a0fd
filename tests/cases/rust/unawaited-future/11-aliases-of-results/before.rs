use std::fmt;
use std::sync::Arc;

type Res<T> = Result<T, StoreError>;
type Other<T> = Result<T, fmt::Error>;

#[derive(Debug)]
struct StoreError;

#[derive(Clone)]
struct Store;

impl Store {
    async fn save(&self) -> Res<()> {
        Ok(())
    }

    async fn check(&self) -> Other<()> {
        Ok(())
    }

    async fn touch(&self) {}

    async fn close(self: Arc<Self>) -> Res<u32> {
        let me = self.clone();
        me.touch();
        let (a, b) = (Arc::clone(&self), 1);
        a.save();
        self.check();
        Ok(b)
    }
}

#[tokio::main]
async fn main() {
    println!("{:?}", Arc::new(Store).close().await.is_ok());
}
