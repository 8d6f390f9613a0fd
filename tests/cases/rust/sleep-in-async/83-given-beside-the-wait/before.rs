use std::rc::Rc;
use std::thread;
use std::time::Duration;

fn paid(price: Rc<u32>, (): ()) -> u32 {
    *price
}

async fn kept_for_the_call() -> u32 {
    let price = Rc::new(3);
    tokio::task::yield_now().await;
    paid(price, thread::sleep(Duration::from_millis(2)))
}

async fn given_away_above() -> u32 {
    let price = Rc::new(3);
    let sum = paid(price, ());
    thread::sleep(Duration::from_millis(2));
    sum
}
