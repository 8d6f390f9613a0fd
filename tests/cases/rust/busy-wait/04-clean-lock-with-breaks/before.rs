use std::sync::atomic::{AtomicBool, Ordering};

static HELD: AtomicBool = AtomicBool::new(false);

fn with_lock<T>(work: impl FnOnce() -> T) -> T {
    loop {
        let taken = HELD.compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed);
        if taken.is_ok() {
            break;
        }
        while HELD.load(Ordering::Relaxed) {
            std::hint::spin_loop();
        }
    }
    let result = work();
    HELD.store(false, Ordering::Release);
    result
}

fn main() {
    println!("{}", with_lock(|| 4));
}
