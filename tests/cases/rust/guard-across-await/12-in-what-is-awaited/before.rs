use std::sync::{Mutex, RwLock};
use std::time::Duration;
use tokio::sync::Mutex as AsyncMutex;

struct Retry {
    delay: RwLock<Duration>,
    seen: Mutex<Vec<u32>>,
    turn: AsyncMutex<Vec<u32>>,
}

async fn send(n: usize) -> usize {
    n
}

impl Retry {
    async fn wait(&self) {
        tokio::time::sleep(*self.delay.read().unwrap()).await;
        let delay = *self.delay.read().unwrap();
        tokio::time::sleep(delay).await;
    }

    async fn sent(&self) -> usize {
        let n = send(self.seen.lock().unwrap().len()).await;
        let m = send({
            let seen = self.seen.lock().unwrap();
            seen.len()
        })
        .await;
        n + m + send(self.turn.lock().await.len()).await
    }

    async fn tail(&self) -> usize {
        send(self.seen.lock().unwrap().len()).await
    }

    async fn later(&self) -> usize {
        let pending = send(self.seen.lock().unwrap().len());
        self.seen.lock().unwrap().push(1);
        pending.await
    }
}

fn main() {}
