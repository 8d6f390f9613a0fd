use futures::future::join_all;
use futures::stream::{self, StreamExt};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{mpsc, OnceCell};
use tokio::time::sleep;

async fn arrive(count: &AtomicUsize, all: usize) {
    count.fetch_add(1, Ordering::SeqCst);
    while count.load(Ordering::SeqCst) < all {
        tokio::task::yield_now().await;
    }
}

pub async fn meet(ids: Vec<u64>) {
    let count = AtomicUsize::new(0);
    let all = ids.len();
    join_all(ids.iter().map(|_| arrive(&count, all))).await;
}

pub async fn state(ids: Vec<u64>, done: Arc<Mutex<Vec<u64>>>) {
    join_all(ids.into_iter().map(|id| {
        let done = done.clone();
        async move {
            done.lock().unwrap().push(id);
            while done.lock().unwrap().len() < 50 {
                sleep(Duration::from_millis(1)).await;
            }
        }
    }))
    .await;
}

pub async fn by_loop(ids: Vec<u64>, ready: Arc<AtomicBool>) {
    join_all(ids.into_iter().map(|id| {
        let ready = ready.clone();
        async move {
            loop {
                if ready.load(Ordering::Acquire) {
                    break;
                }
                sleep(Duration::from_millis(id)).await;
            }
        }
    }))
    .await;
}

pub async fn once(ids: Vec<u64>, cell: Arc<OnceCell<u64>>) {
    stream::iter(ids.into_iter().map(|id| {
        let cell = cell.clone();
        async move {
            let n = cell.get_or_init(|| async { 3 }).await;
            println!("{}", id + n);
        }
    }))
    .buffer_unordered(20)
    .collect::<Vec<_>>()
    .await;
}

pub async fn fed(ids: Vec<u64>, tx: mpsc::Sender<u64>) {
    stream::iter(ids.into_iter().map(|id| {
        let tx = tx.clone();
        async move {
            let _ = tx.send(id).await;
        }
    }))
    .buffer_unordered(20)
    .collect::<Vec<_>>()
    .await;
}

async fn work(id: u64) -> u64 {
    id
}

pub async fn stoppable(ids: Vec<u64>, stop: Arc<AtomicBool>) {
    stream::iter(ids.into_iter().map(|id| {
        let stop = stop.clone();
        async move {
            let mut n = id;
            while !stop.load(Ordering::Acquire) && n > 0 {
                n -= work(n).await.min(1);
            }
        }
    }))
    .buffer_unordered(20)
    .collect::<Vec<_>>()
    .await;
}

pub async fn workers(count: u64, queue: Arc<Mutex<Vec<u64>>>) {
    stream::iter((0..count).map(|_| {
        let queue = queue.clone();
        async move {
            while !queue.lock().unwrap().is_empty() {
                let next = queue.lock().unwrap().pop();
                if let Some(id) = next {
                    work(id).await;
                }
            }
        }
    }))
    .buffer_unordered(20)
    .collect::<Vec<_>>()
    .await;
}
