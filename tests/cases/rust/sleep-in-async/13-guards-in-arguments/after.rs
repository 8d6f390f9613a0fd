use std::cell::{Cell, RefCell};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static DELAY: Mutex<Duration> = Mutex::new(Duration::from_millis(1));

thread_local! {
    static SLEPT: Cell<u32> = const { Cell::new(0) };
}

async fn direct() {
    thread::sleep(*DELAY.lock().unwrap());
}

async fn deeper(delay: &RefCell<u64>) {
    thread::sleep(Duration::from_millis(*delay.borrow() * 2));
}

async fn taken_out() {
    let delay = *DELAY.lock().unwrap();
    tokio::time::sleep(delay).await;
    let delay = DELAY.lock().unwrap().clone();
    tokio::time::sleep(delay).await;
}

async fn borrowed(delay: &RefCell<u64>) {
    let millis = &*delay.borrow();
    thread::sleep(Duration::from_millis(*millis));
}

async fn in_a_block() {
    tokio::time::sleep({
        let delay = DELAY.lock().unwrap();
        *delay
    })
    .await;
}

async fn local() {
    SLEPT.with(|slept| {
        slept.set(slept.get() + 1);
        thread::sleep(Duration::from_millis(1));
    });
}

#[tokio::main]
async fn main() {
    direct().await;
    deeper(&RefCell::new(1)).await;
    taken_out().await;
    borrowed(&RefCell::new(1)).await;
    in_a_block().await;
    local().await;
}
