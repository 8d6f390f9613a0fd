use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Release};

static LEFT: AtomicU32 = AtomicU32::new(9);
static TOLD: AtomicU32 = AtomicU32::new(0);

fn take(n: u32) -> u32 {
    let left = LEFT.load(Acquire);
    LEFT.store(left - n, Release);
    left
}

fn told() -> u32 {
    TOLD.swap(7, AcqRel)
}

mod bare {
    use std::sync::atomic::AtomicU32;
    use std::sync::atomic::Ordering::{Acquire, Release};

    pub fn add(sum: &AtomicU32) {
        sum.store(sum.load(Acquire) + 1, Release);
    }
}

fn main() {
    bare::add(&TOLD);
    println!("{} {} {}", take(2), take(3), told());
}
