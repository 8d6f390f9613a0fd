use std::sync::atomic::{AtomicUsize, Ordering};

static SUM: AtomicUsize = AtomicUsize::new(0);

async fn add(size: usize) {
    SUM.fetch_add(size, Ordering::SeqCst);
}

async fn of_the_loop(sizes: Vec<usize>) {
    #[cfg(not(any()))]
    for size in sizes {
        tokio::spawn(add(size));
    }
}

async fn of_the_start(sizes: Vec<usize>) {
    for size in sizes {
        #[cfg(not(any()))]
        tokio::spawn(add(size));
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    of_the_loop(vec![1]).await;
    of_the_start(vec![2]).await;
    tokio::task::yield_now().await;
    println!("{}", SUM.load(Ordering::SeqCst));
}
