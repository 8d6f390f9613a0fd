use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::task::JoinSet;

static DONE: AtomicUsize = AtomicUsize::new(0);

async fn work(n: usize) {
    DONE.fetch_add(n, Ordering::SeqCst);
}

async fn fallible(n: usize) -> Result<usize, String> {
    Ok(n)
}

async fn pairs(rows: Vec<Vec<usize>>) {
    let mut tasks = JoinSet::new();
    'rows: for row in rows {
        for n in row {
            if n > 7 {
                continue 'rows;
            }
            tasks.spawn(work(n));
        }
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

async fn forever(mut jobs: tokio::sync::mpsc::Receiver<Vec<usize>>) {
    while let Some(batch) = jobs.recv().await {
        for n in batch {
            tokio::spawn(work(n));
        }
    }
}

async fn with_results() {
    for n in 0..2 {
        tokio::spawn(async move { fallible(n).await });
    }
}

#[tokio::main]
async fn main() {
    let (sender, jobs) = tokio::sync::mpsc::channel(1);
    drop(sender);
    forever(jobs).await;
    with_results().await;
    pairs(vec![]).await;
    println!("{}", DONE.load(Ordering::SeqCst));
}
