use futures::executor::block_on;
use std::cell::Cell;

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

async fn rate(code: &str) -> usize {
    code.len()
}

async fn flagged(code: &str) -> usize {
    BUSY.set(true);
    let rate = block_on(rate(code));
    BUSY.set(false);
    rate
}

async fn counted(seen: &Cell<usize>, code: &str) {
    let rate = rate(code).await;
    seen.set(seen.get() + rate);
}
