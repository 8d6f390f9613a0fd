use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use tokio::sync::Semaphore;

static FETCHED: AtomicUsize = AtomicUsize::new(0);

async fn fetch(url: &str) {
    tokio::task::yield_now().await;
    FETCHED.fetch_add(url.len(), Ordering::SeqCst);
}

async fn permit_of_the_round(urls: Vec<String>) {
    let semaphore = Arc::new(Semaphore::new(2));
    for url in urls {
        let permit = semaphore.clone().acquire_owned().await.unwrap();
        tokio::spawn(async move {
            fetch(&url).await;
            drop(permit);
        });
    }
}

async fn permit_of_the_task(urls: Vec<String>) {
    let semaphore = Arc::new(Semaphore::new(2));
    for url in urls {
        let semaphore = Arc::clone(&semaphore);
        tokio::spawn(async move {
            let _permit = semaphore.acquire().await.unwrap();
            fetch(&url).await;
        });
    }
}

async fn of_the_caller(urls: Vec<String>, semaphore: Arc<Semaphore>) {
    for url in urls {
        let semaphore = semaphore.clone();
        tokio::spawn(async move {
            let _permit = semaphore.acquire().await.unwrap();
            fetch(&url).await;
        });
    }
}

async fn opened_later(urls: Vec<String>) {
    let gate = Arc::new(Semaphore::new(0));
    for url in urls {
        let gate = gate.clone();
        tokio::spawn(async move {
            let _permit = gate.acquire().await.unwrap();
            fetch(&url).await;
        });
    }
    gate.add_permits(1);
}

async fn held_meanwhile(urls: Vec<String>) {
    let semaphore = Arc::new(Semaphore::new(1));
    let _first = semaphore.acquire().await.unwrap();
    for url in urls {
        let semaphore = semaphore.clone();
        tokio::spawn(async move {
            let _permit = semaphore.acquire().await.unwrap();
            fetch(&url).await;
        });
    }
}

async fn used_up(urls: Vec<String>) {
    let semaphore = Arc::new(Semaphore::new(2));
    for url in urls {
        let semaphore = semaphore.clone();
        tokio::spawn(async move {
            semaphore.acquire().await.unwrap().forget();
            fetch(&url).await;
        });
    }
}

async fn let_in(url: String, semaphore: Arc<Semaphore>) {
    let _permit = semaphore.acquire().await.unwrap();
    fetch(&url).await;
}

async fn permit_of_the_function(urls: Vec<String>) {
    let semaphore = Arc::new(Semaphore::new(2));
    for url in urls {
        tokio::spawn(let_in(url, semaphore.clone()));
    }
}

async fn both(urls: Vec<String>, outer: Arc<Semaphore>) {
    let semaphore = Arc::new(Semaphore::new(2));
    for url in urls {
        let (first, second) = (semaphore.clone(), outer.clone());
        tokio::spawn(async move {
            let_in(url.clone(), first).await;
            let_in(url, second).await;
        });
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let urls = || vec!["a".to_string(), "bc".to_string(), "def".to_string()];
    permit_of_the_round(urls()).await;
    permit_of_the_task(urls()).await;
    permit_of_the_function(urls()).await;
    println!("{}", FETCHED.load(Ordering::SeqCst));
    of_the_caller(urls(), Arc::new(Semaphore::new(1))).await;
    both(urls(), Arc::new(Semaphore::new(1))).await;
    opened_later(urls()).await;
    held_meanwhile(urls()).await;
    used_up(urls()).await;
}
