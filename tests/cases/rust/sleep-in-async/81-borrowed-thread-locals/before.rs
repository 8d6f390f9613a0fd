use std::cell::RefCell;
use std::thread::sleep;
use std::time::Duration;

const STEP: Duration = Duration::from_millis(1);

thread_local! {
    static SEEN: RefCell<u32> = const { RefCell::new(0) };
}

async fn count() -> u32 {
    SEEN.with_borrow_mut(|seen| {
        sleep(STEP);
        *seen += 1;
    });
    SEEN.with_borrow(|seen| {
        sleep(STEP);
        *seen
    })
}

#[tokio::main]
async fn main() {
    println!("{}", count().await);
}
