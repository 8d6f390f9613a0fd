use std::rc::Rc;
use std::sync::{Arc, Mutex as StdMutex};
use std::time::Duration;
use tokio::sync::{Mutex, RwLock, Semaphore};
use tokio::task::JoinSet;

async fn add(total: Arc<Mutex<u32>>, n: u32) {
    *total.lock().await += n;
}

async fn std_guard(log: Arc<StdMutex<Vec<u32>>>, ns: Vec<u32>) {
    let mut lines = log.lock().unwrap();
    for n in ns {
        lines.push(n);
        tokio::spawn(async move { println!("{n}") });
    }
}

async fn inside(log: Arc<StdMutex<Vec<u32>>>, ns: Vec<u32>) {
    let mut tasks = JoinSet::new();
    for n in ns {
        let mut lines = log.lock().unwrap();
        lines.push(n);
        tasks.spawn(async move { println!("{n}") });
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

async fn rc(ns: Rc<Vec<u32>>) {
    for n in ns.iter().copied() {
        tokio::spawn(async move { println!("{n}") });
    }
}

async fn head(log: Arc<StdMutex<Vec<u32>>>) {
    let mut tasks = JoinSet::new();
    for n in log.lock().unwrap().drain(..) {
        tasks.spawn(async move { println!("{n}") });
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

async fn tokio_guard(total: Arc<Mutex<u32>>, ns: Vec<u32>) {
    let mut sum = total.lock().await;
    for n in ns {
        tokio::spawn(add(total.clone(), n));
    }
    *sum += 1;
}

async fn given_up(total: Arc<Mutex<u32>>, ns: Vec<u32>) -> u32 {
    let mut sum = total.lock().await;
    *sum += 1;
    drop(sum);
    let mut tasks = JoinSet::new();
    for n in ns {
        tasks.spawn(add(total.clone(), n));
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
    *total.lock().await
}

async fn permit(semaphore: &Semaphore, ns: Vec<u32>) {
    let _permit = semaphore.acquire().await.unwrap();
    for n in ns {
        tokio::spawn(async move { println!("{n}") });
    }
}

async fn limited(total: Arc<RwLock<u32>>, ns: Vec<u32>) {
    let sum = tokio::time::timeout(Duration::from_secs(1), total.read())
        .await
        .unwrap();
    for n in ns {
        let total = total.clone();
        tokio::spawn(async move {
            *total.write().await += n;
        });
    }
    println!("{sum}");
}

async fn copied(total: Arc<RwLock<u32>>, ns: Vec<u32>) -> u32 {
    let sum = *total.read().await;
    let mut tasks = JoinSet::new();
    for n in ns {
        let total = total.clone();
        tasks.spawn(async move {
            *total.write().await += n;
        });
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
    sum + *total.read().await
}

#[tokio::main]
async fn main() {
    let total = Arc::new(Mutex::new(1));
    println!("{}", given_up(total.clone(), vec![]).await);
    let _ = (std_guard, inside, rc, head, tokio_guard, permit, limited);
    println!("{}", copied(Arc::new(RwLock::new(4)), vec![]).await);
}
