use std::sync::atomic::{AtomicU64, Ordering};

static SEED: AtomicU64 = AtomicU64::new(7);
static REQUESTS_SINCE_START: AtomicU64 = AtomicU64::new(1);
static NUMBERS_OF_ALL_REQUESTS_DONE: AtomicU64 = AtomicU64::new(1);

fn stir() -> u64 {
    let old = SEED.load(Ordering::Relaxed);
    SEED.store(
        old.wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407)
            .rotate_left(17),
        Ordering::Relaxed,
    );
    old
}

fn count() {
    let old = REQUESTS_SINCE_START.load(Ordering::SeqCst);
    REQUESTS_SINCE_START.store(old * 2 + 1, Ordering::SeqCst);
    let old = NUMBERS_OF_ALL_REQUESTS_DONE.load(Ordering::Relaxed);
    NUMBERS_OF_ALL_REQUESTS_DONE.store(old * 2 + 1, Ordering::Relaxed);
}

fn main() {
    println!("{} {}", stir(), stir());
    count();
    println!("{}", REQUESTS_SINCE_START.load(Ordering::SeqCst));
    println!("{}", NUMBERS_OF_ALL_REQUESTS_DONE.load(Ordering::SeqCst));
}
