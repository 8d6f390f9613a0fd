use tokio::sync::{mpsc, oneshot};

async fn drain(mut jobs: mpsc::Receiver<u32>) {
    while jobs.recv().await.is_some() {}
}

#[tokio::main]
async fn main() {
    let mut stops = Vec::new();
    for n in 0..2 {
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let _ = stopped.await;
            println!("stopped {n}");
        });
        stops.push(stop);
    }
    let mut queues = Vec::new();
    for _ in 0..2 {
        let (queue, jobs) = mpsc::channel(4);
        tokio::spawn(drain(jobs));
        queues.push(queue);
    }
    println!("{} {}", stops.len(), queues.len());
}
