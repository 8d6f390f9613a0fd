use std::cell::Cell;
use std::time::Duration;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

async fn resize(id: u64) {
    tokio::time::sleep(Duration::from_millis(id)).await;
}

async fn nested(ids: Vec<u64>) {
    DEPTH.set(DEPTH.get() + 1);
    for id in ids {
        tokio::spawn(resize(id));
    }
    DEPTH.set(DEPTH.get() - 1);
}

async fn told(ids: Vec<u64>) {
    DEPTH.set(DEPTH.get() + 1);
    for id in ids {
        tokio::spawn(resize(id));
    }
}
