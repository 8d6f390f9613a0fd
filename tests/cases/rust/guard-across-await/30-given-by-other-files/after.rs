#[path = "kept.rs"]
mod store;

use store::{slow_rows, Store};

struct Local {
    store: Store,
}

impl Local {
    async fn add(&self) {
        {
            let mut rows = self.store.all();
            rows.push(1);
        }
        step().await;
    }
}

async fn step() {
    tokio::task::yield_now().await;
}

async fn count(store: &Store) -> usize {
    let count = store.list().len();
    step().await;
    let rows = store.all();
    step().await;
    count + rows.len()
}

async fn by_path(store: &Store) -> usize {
    let first = {
        let rows = store::rows(store);
        rows.len()
    };
    step().await;
    first
}

async fn walked(store: &Store) {
    for row in store::rows(store).iter() {
        step().await;
        println!("{row}");
    }
}

async fn awaited(store: &Store) -> usize {
    let rows = slow_rows(store).await;
    step().await;
    rows.len()
}

#[tokio::main]
async fn main() {
    let local = Local {
        store: Store::default(),
    };
    local.add().await;
    println!("{} {}", count(&local.store).await, by_path(&local.store).await);
    walked(&local.store).await;
    println!("{}", awaited(&local.store).await);
}
