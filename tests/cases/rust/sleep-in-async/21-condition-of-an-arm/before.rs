use std::sync::Mutex;
use std::thread;
use std::time::Duration;

async fn settle(names: &Mutex<Vec<u64>>, first: Option<u64>) -> u64 {
    match first {
        Some(first) if names.lock().unwrap().contains(&first) => {
            thread::sleep(Duration::from_millis(first));
            first
        }
        _ => 0,
    }
}

fn given(_: (), count: usize) -> usize {
    count
}

async fn last(names: &Mutex<Vec<u64>>) -> usize {
    names.lock().unwrap().len() + given(thread::sleep(Duration::from_millis(1)), 2)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let names = Mutex::new(vec![1, 2]);
    println!("{} {}", settle(&names, Some(2)).await, last(&names).await);
}
