use std::collections::VecDeque;
use std::sync::{Mutex, RwLock};

struct Store {
    order: Mutex<VecDeque<u64>>,
    hits: RwLock<u64>,
}

async fn flush(n: u64) -> u64 {
    n + 1
}

impl Store {
    async fn settle(&self) -> u64 {
        {
            let mut order = self.order.lock().unwrap();
            let mut hits = self.hits.write().unwrap();
            *hits += order.len() as u64;
            order.clear();
        }
        flush(2).await
    }

    async fn one_behind_the_other(&self) -> u64 {
        {
            let mut order = self.order.lock().unwrap();
            order.push_back(4);
        }
        {
            let mut hits = self.hits.write().unwrap();
            *hits += 1;
        }
        flush(3).await
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let store = Store {
        order: Mutex::new(VecDeque::from([1, 2])),
        hits: RwLock::new(0),
    };
    println!(
        "{}",
        store.settle().await + store.one_behind_the_other().await
    );
    println!(
        "{} {}",
        store.order.lock().unwrap().len(),
        store.hits.read().unwrap()
    );
}
