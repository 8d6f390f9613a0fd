use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static READY: AtomicBool = AtomicBool::new(true);
static STATE: AtomicU32 = AtomicU32::new(3);
static TABLE: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());

fn growing() {
    let mut rounds = 0u32;
    while !READY.load(Ordering::Acquire) {
        if rounds < 6 {
            for _ in 0..1 << rounds {
                std::hint::spin_loop();
            }
        } else {
            thread::yield_now();
        }
        rounds += 1;
    }
}

fn until(started: Instant) {
    while STATE.load(Ordering::Acquire) != 3 && started.elapsed() < Duration::from_secs(1) {
        println!("waiting");
        thread::park_timeout(Duration::from_millis(1));
    }
}

fn named() -> u32 {
    loop {
        let state = STATE.load(Ordering::Acquire);
        if state > 2 {
            return state;
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn pointed() -> bool {
    READY.store(false, Ordering::Release);
    TABLE.store(Box::into_raw(Box::new(1)), Ordering::Release);
    while TABLE.load(Ordering::Acquire).is_null() {
        std::hint::spin_loop();
    }
    READY.load(Ordering::Acquire)
}

fn working(mut jobs: Vec<u32>) -> u32 {
    let mut done = 0;
    while !READY.load(Ordering::Acquire) {
        if let Some(job) = jobs.pop() {
            done += job;
        } else {
            READY.store(true, Ordering::Release);
        }
        thread::yield_now();
    }
    let mut left = STATE.load(Ordering::Acquire);
    while left > 0 && READY.load(Ordering::Acquire) {
        left -= done.min(1);
        thread::yield_now();
    }
    done
}

fn main() {
    growing();
    until(Instant::now());
    println!("{} {} {}", named(), pointed(), working(vec![1, 2]));
}
