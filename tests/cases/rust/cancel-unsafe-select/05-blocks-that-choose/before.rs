use std::future::pending;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::sleep;

async fn run(
    mut jobs: mpsc::Receiver<u32>,
    mut urgent: Option<mpsc::Receiver<u32>>,
    mut level: Option<watch::Receiver<u32>>,
) -> u32 {
    let mut sum = 0;
    loop {
        tokio::select! {
            job = jobs.recv() => match job {
                Some(job) => sum += job,
                None => break sum,
            },
            Some(job) = async {
                match urgent.as_mut() {
                    Some(urgent) => urgent.recv().await,
                    None => pending().await,
                }
            } => sum += job,
            _ = async {
                if let Some(level) = &mut level {
                    level.changed().await.is_ok()
                } else {
                    pending().await
                }
            } => sum += 100,
            _ = async { sum += 1000; pending::<()>().await } => {}
            _ = async { sleep(Duration::from_secs(60)).await } => break 0,
        }
    }
}

async fn both(mut left: mpsc::Receiver<u32>, mut right: mpsc::Receiver<u32>) -> u32 {
    loop {
        tokio::select! {
            Some(sum) = async { Some(left.recv().await? + right.recv().await?) } => break sum,
            _ = sleep(Duration::from_millis(10)) => {}
        }
    }
}

#[tokio::main]
async fn main() {
    let (_kept, jobs) = mpsc::channel(1);
    let _never = run(jobs, None, None);
    let (a, left) = mpsc::channel(1);
    let (b, right) = mpsc::channel(1);
    a.send(1).await.unwrap();
    b.send(2).await.unwrap();
    println!("{}", both(left, right).await);
}
