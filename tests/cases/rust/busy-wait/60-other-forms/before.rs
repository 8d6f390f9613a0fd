use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

static READY: AtomicBool = AtomicBool::new(false);
static LEFT: AtomicUsize = AtomicUsize::new(3);
static LOCK: AtomicBool = AtomicBool::new(false);

fn spin() {
    loop {
        if READY.load(Ordering::Acquire) {
            break;
        }
        std::hint::spin_loop();
    }
}

async fn yielding() {
    loop {
        tokio::task::yield_now().await;
        if LEFT.load(Ordering::Acquire) == 0 {
            return;
        }
    }
}

fn backing_off() {
    while LEFT.load(Ordering::Acquire) > 0 {
        std::hint::spin_loop();
        thread::yield_now();
        thread::sleep(Duration::from_millis(1))
    }
}

fn working() -> usize {
    loop {
        if READY.load(Ordering::Acquire) {
            break;
        }
        LEFT.fetch_sub(1, Ordering::AcqRel);
        thread::yield_now();
        READY.store(true, Ordering::Release);
    }
    LEFT.load(Ordering::Acquire)
}

fn locking() {
    loop {
        if !LOCK.swap(true, Ordering::Acquire) {
            break;
        }
        thread::yield_now();
    }
    loop {
        if LOCK.load(Ordering::Relaxed) {
            LOCK.store(false, Ordering::Release);
            break;
        }
        thread::yield_now();
    }
}

async fn told(done: &tokio::sync::Notify) {
    loop {
        if READY.load(Ordering::Acquire) {
            break;
        }
        done.notified().await;
    }
}

#[tokio::main]
async fn main() {
    let done = tokio::sync::Notify::new();
    let left = working();
    LEFT.store(0, Ordering::Release);
    spin();
    yielding().await;
    backing_off();
    locking();
    told(&done).await;
    println!("{left}");
}
