use futures::executor::block_on;
use std::sync::Mutex;

async fn double(n: usize) -> usize {
    n * 2
}

async fn held(items: &Mutex<Vec<u32>>) -> usize {
    block_on(double(items.lock().unwrap().len()))
}

async fn inside(items: &Mutex<Vec<u32>>) -> usize {
    block_on(async { double(items.lock().unwrap().len()).await })
}

async fn before(items: &Mutex<Vec<u32>>) -> usize {
    let count = items.lock().unwrap().len();
    double(count).await
}
