use futures::future::join_all;
use tokio::task::JoinHandle;

fn start(n: u32) -> JoinHandle<u32> {
    tokio::spawn(async move { n })
}

struct Pool {
    workers: Vec<JoinHandle<u32>>,
}

impl Pool {
    async fn stop(&mut self) -> u32 {
        let left: Vec<_> = self.workers.drain(..).collect();
        join_all(left).await.into_iter().flatten().sum()
    }
}

#[tokio::main]
async fn main() {
    let mut pool = Pool {
        workers: (0..3).map(start).collect(),
    };
    let more = join_all((0..30).map(start)).await;
    println!("{} {}", pool.stop().await, more.len());
}
