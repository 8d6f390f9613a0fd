use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering::*};

static LOAD: AtomicU64 = AtomicU64::new(0);

fn record(sample: f64) {
    let old = f64::from_bits(LOAD.load(Relaxed));
    LOAD.store((old * 0.9 + sample * 0.1).to_bits(), Relaxed);
    LOAD.store(
        (f64::from_bits(LOAD.load(Relaxed)) + sample).to_bits(),
        Relaxed,
    );
    let bits = LOAD.load(Relaxed);
    LOAD.store((f64::from_bits(bits).max(sample)).to_bits(), Relaxed);
}

fn take(head: &AtomicPtr<u8>) -> *mut u8 {
    let was = head.load(Acquire);
    head.store(std::ptr::null_mut(), Release);
    was
}

fn main() {
    record(1.0);
    println!("{}", f64::from_bits(LOAD.load(Relaxed)));
    println!("{}", take(&AtomicPtr::default()).is_null());
}
