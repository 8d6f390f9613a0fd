use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering::*};

static LOAD: AtomicU64 = AtomicU64::new(0);

fn record(sample: f64) {
    let old = f64::from_bits(LOAD.load(Relaxed));
    LOAD.store((old * 0.9 + sample * 0.1).to_bits(), Relaxed);
    let _ = LOAD.fetch_update(Relaxed, Relaxed, |value| {
        Some((f64::from_bits(value) + sample).to_bits())
    });
    let _ = LOAD.fetch_update(Relaxed, Relaxed, |bits| {
        Some((f64::from_bits(bits).max(sample)).to_bits())
    });
}

fn take(head: &AtomicPtr<u8>) -> *mut u8 {
    let was = head.swap(std::ptr::null_mut(), std::sync::atomic::Ordering::AcqRel);
    was
}

fn main() {
    record(1.0);
    println!("{}", f64::from_bits(LOAD.load(Relaxed)));
    println!("{}", take(&AtomicPtr::default()).is_null());
}
