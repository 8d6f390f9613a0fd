use std::sync::atomic::{AtomicUsize, Ordering};

static LEFT: AtomicUsize = AtomicUsize::new(1);

fn take() -> usize {
    let left = LEFT
        .fetch_update(Ordering::Release, Ordering::Acquire, |left| {
            Some(left.checked_sub(1).unwrap_or(7))
        })
        .unwrap();
    left
}

fn halve() {
    let _ = LEFT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |value| {
        Some(value.div_ceil(2))
    });
}

fn main() {
    println!("{} {}", take(), take());
    halve();
    println!("{}", take());
}
