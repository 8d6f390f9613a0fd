use std::sync::atomic::{AtomicU32, Ordering};

static AVERAGE: AtomicU32 = AtomicU32::new(10);
static MASK: AtomicU32 = AtomicU32::new(1);
static SCORE: AtomicU32 = AtomicU32::new(7);

fn settle(value: u32) {
    AVERAGE.store(
        (AVERAGE.load(Ordering::SeqCst) + value) / 2,
        Ordering::SeqCst,
    );
}

fn toggle(bits: &[u32]) {
    bits.iter().for_each(|bit| {
        let mask = MASK.load(Ordering::SeqCst);
        MASK.store(mask ^ bit, Ordering::SeqCst);
    });
    for bit in bits {
        MASK.store(MASK.load(Ordering::SeqCst) | bit, Ordering::SeqCst);
    }
    for &bit in bits {
        MASK.store(MASK.load(Ordering::SeqCst) + bit, Ordering::SeqCst);
    }
    for bit in bits.iter().copied() {
        MASK.store(MASK.load(Ordering::SeqCst) - bit, Ordering::SeqCst);
    }
}

fn add(by: &u32) -> u32 {
    let sum = MASK.load(Ordering::SeqCst) + by;
    MASK.store(sum, Ordering::SeqCst);
    MASK.load(Ordering::SeqCst)
}

fn grow(by: u32) {
    SCORE.store(
        SCORE
            .load(Ordering::SeqCst)
            .wrapping_mul(31)
            .wrapping_add(by)
            .rotate_left(7),
        Ordering::SeqCst,
    );
}

fn main() {
    settle(4);
    println!("{}", AVERAGE.load(Ordering::SeqCst));
    toggle(&[2, 4, 4]);
    println!("{}", MASK.load(Ordering::SeqCst));
    println!("{}", add(&5));
    grow(3);
    println!("{}", SCORE.load(Ordering::SeqCst));
}
