use rand::seq::IndexedRandom;
use std::cell::{Cell, RefCell};
use std::sync::mpsc;
use std::sync::{Mutex, RwLock};
use std::thread;
use std::time::Duration;

pub async fn pick(hosts: &[String]) -> Option<&String> {
    let rng = &mut rand::rng();
    let host = hosts.choose(rng);
    thread::sleep(Duration::from_millis(1));
    host
}

pub async fn orders(orders: mpsc::Receiver<u64>) {
    for order in &orders {
        thread::sleep(Duration::from_millis(order));
    }
}

pub async fn orders_owned(orders: mpsc::Receiver<u64>) {
    for order in orders {
        thread::sleep(Duration::from_millis(order));
    }
}

pub async fn received(orders: mpsc::Receiver<u64>) {
    while let Ok(order) = orders.recv() {
        thread::sleep(Duration::from_millis(order));
    }
}

pub async fn named() {
    let (tx, rx) = mpsc::channel::<u64>();
    let (up, down) = (&tx, &rx);
    up.send(3).unwrap();
    thread::sleep(Duration::from_millis(1));
    down.recv().unwrap();
}

pub async fn sender() {
    let (tx, rx) = mpsc::channel::<u64>();
    let up = &tx;
    up.send(3).unwrap();
    thread::sleep(Duration::from_millis(1));
    drop(rx);
}

pub async fn sum(locks: &[Mutex<u64>]) -> u64 {
    let held: Vec<_> = locks.iter().map(|lock| lock.lock().unwrap()).collect();
    thread::sleep(Duration::from_millis(5));
    held.iter().map(|n| **n).sum()
}

pub async fn copies(locks: &[RwLock<u64>]) -> u64 {
    let copies: Vec<_> = locks.iter().map(|lock| *lock.read().unwrap()).collect();
    thread::sleep(Duration::from_millis(5));
    copies.iter().sum()
}

pub async fn cell() -> u32 {
    let cell = Cell::new(3);
    cell.set(4);
    thread::sleep(Duration::from_millis(5));
    cell.get()
}

pub async fn borrow(list: RefCell<Vec<u32>>) -> usize {
    let all: &mut Vec<u32> = &mut list.borrow_mut();
    thread::sleep(Duration::from_millis(5));
    all.len()
}
