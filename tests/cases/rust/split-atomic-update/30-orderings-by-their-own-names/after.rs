use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::AcqRel;

static LEFT: AtomicU32 = AtomicU32::new(9);
static TOLD: AtomicU32 = AtomicU32::new(0);

fn take(n: u32) -> u32 {
    let left = LEFT.fetch_sub(n, AcqRel);
    left
}

fn told() -> u32 {
    TOLD.swap(7, AcqRel)
}

mod bare {
    use std::sync::atomic::AtomicU32;

    pub fn add(sum: &AtomicU32) {
        sum.fetch_add(1, std::sync::atomic::Ordering::AcqRel);
    }
}

fn main() {
    bare::add(&TOLD);
    println!("{} {} {}", take(2), take(3), told());
}
