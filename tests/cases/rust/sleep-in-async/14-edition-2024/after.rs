use std::sync::Mutex;
use std::thread;
use std::time::Duration;

async fn next(items: &Mutex<Vec<u32>>) -> u32 {
    loop {
        if let Some(item) = items.lock().unwrap().pop() {
            return item;
        } else {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

async fn first(items: &Mutex<Vec<u32>>) -> u32 {
    if let Some(item) = items.lock().unwrap().pop() {
        thread::sleep(Duration::from_millis(10));
        return item;
    }
    0
}
