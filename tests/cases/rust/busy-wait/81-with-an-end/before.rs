use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static OPEN: AtomicBool = AtomicBool::new(false);

fn limited(deadline: Instant) -> bool {
    while !OPEN.load(Ordering::Acquire) {
        if Instant::now() > deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(1));
    }
    true
}

fn working(mut left: u32) -> u32 {
    while !OPEN.load(Ordering::Acquire) {
        if left < 2 {
            OPEN.store(true, Ordering::Release);
            break;
        }
        left -= 1;
        thread::yield_now();
    }
    left
}

fn main() {
    println!("{}", limited(Instant::now() + Duration::from_millis(3)));
    println!("{}", working(3));
}
