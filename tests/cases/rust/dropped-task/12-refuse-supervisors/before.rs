use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinHandle;

#[derive(Clone)]
struct Pool {
    workers: u32,
}

impl Pool {
    async fn start(&self) {
        for number in 0..self.workers {
            let pool = self.clone();
            tokio::spawn(Self::supervise(pool, number));
        }
    }

    fn supervise(self, number: u32) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(async move {
            if self.worker().await.is_err() {
                Self::supervise(self, number).await;
            }
        })
    }

    fn worker(&self) -> JoinHandle<()> {
        tokio::spawn(tokio::time::sleep(Duration::from_secs(3600)))
    }
}

async fn watch(number: u32) {
    let worker = tokio::spawn(tokio::time::sleep(Duration::from_secs(3600)));
    if worker.await.is_err() {
        Box::pin(watch(number + 1)).await;
    }
}

async fn drain(mut jobs: mpsc::Receiver<u32>) {
    while let Some(job) = jobs.recv().await {
        println!("{job}");
    }
}

async fn serve(queues: Vec<mpsc::Receiver<u32>>) {
    for jobs in queues {
        tokio::spawn(async move {
            println!("starting");
            drain(jobs).await;
        });
    }
}

async fn serve_named(queues: Vec<mpsc::Receiver<u32>>) {
    for mut jobs in queues {
        let task = async move {
            while let Some(job) = jobs.recv().await {
                println!("{job}");
            }
        };
        tokio::spawn(async move {
            task.await;
            println!("done");
        });
    }
}

#[tokio::main]
async fn main() {
    Pool { workers: 2 }.start().await;
    for number in 0..2 {
        tokio::spawn(watch(number));
    }
    let (_kept, jobs) = mpsc::channel(1);
    serve(vec![jobs]).await;
    serve_named(vec![]).await;
    println!("started");
}
