use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, Barrier, Notify};

async fn ping() {
    println!("ping");
}

async fn heartbeat() {
    loop {
        ping().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn consume(mut rx: mpsc::Receiver<u32>) {
    while let Some(n) = rx.recv().await {
        println!("{n}");
    }
}

async fn first(rx: oneshot::Receiver<u32>) {
    println!("{:?}", rx.await);
}

async fn opened(gate: Arc<Notify>) {
    gate.notified().await;
    println!("open");
}

async fn meet(all: &Barrier) {
    all.wait().await;
}

async fn serve() {
    ping().await;
}

pub async fn start() {
    heartbeat();
    serve().await;
}

pub async fn last() {
    serve().await;
    heartbeat().await;
}

pub async fn last_with_result() -> Result<(), String> {
    serve().await;
    heartbeat().await;
    Ok(())
}

pub async fn in_branch(on: bool) {
    if on {
        let _ = heartbeat();
    }
    serve().await;
}

pub async fn piped() {
    let (tx, rx) = mpsc::channel(4);
    consume(rx);
    tx.send(1).await.unwrap();
}

pub async fn answered() {
    let (tx, rx) = oneshot::channel();
    first(rx);
    tx.send(1).unwrap();
}

pub async fn gated() {
    let gate = Arc::new(Notify::new());
    opened(gate.clone());
    gate.notify_one();
}

pub async fn met() {
    let all = Barrier::new(2);
    meet(&all);
    meet(&all).await;
}

pub async fn sender(tx: mpsc::Sender<u32>) {
    push(&tx, 1).await;
    push(&tx, 2).await;
}

async fn push(tx: &mpsc::Sender<u32>, n: u32) {
    tx.send(n).await.unwrap();
}

async fn raised(flag: &AtomicBool) {
    while !flag.load(Ordering::Acquire) {
        tokio::task::yield_now().await;
    }
}

pub async fn raise(flag: &AtomicBool) {
    raised(flag);
    flag.store(true, Ordering::Release);
}
