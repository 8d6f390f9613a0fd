use std::cell::{Cell, RefCell};
use std::thread;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(1);

async fn referred() -> u32 {
    let count = Cell::new(1);
    let seen = &count;
    thread::sleep(PAUSE);
    seen.get()
}

async fn captured() -> u32 {
    let sum = RefCell::new(1);
    let add = |n: u32| *sum.borrow_mut() += n;
    thread::sleep(PAUSE);
    add(2);
    sum.into_inner()
}

async fn moved() -> u32 {
    let sum = RefCell::new(1);
    let add = move |n: u32| {
        *sum.borrow_mut() += n;
        *sum.borrow()
    };
    thread::sleep(PAUSE);
    add(2)
}

async fn owned() -> usize {
    let list = RefCell::new(vec![1]);
    let first = list.borrow()[0];
    for n in 0..first {
        list.borrow_mut().push(n);
        thread::sleep(PAUSE);
    }
    list.into_inner().len()
}

#[tokio::main]
async fn main() {
    let moved = tokio::spawn(moved()).await.unwrap();
    let owned = tokio::spawn(owned()).await.unwrap();
    println!("{} {} {moved} {owned}", referred().await, captured().await);
}
