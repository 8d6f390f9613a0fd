use std::sync::atomic::{AtomicUsize, Ordering};

static LEFT: AtomicUsize = AtomicUsize::new(1);

fn take() -> usize {
    let left = LEFT.load(Ordering::Acquire);
    LEFT.store(left.checked_sub(1).unwrap_or(7), Ordering::Release);
    left
}

fn halve() {
    LEFT.store(LEFT.load(Ordering::Relaxed).div_ceil(2), Ordering::Relaxed);
}

fn main() {
    println!("{} {}", take(), take());
    halve();
    println!("{}", take());
}
