use std::sync::atomic::{AtomicU32, Ordering};

static AVERAGE: AtomicU32 = AtomicU32::new(10);
static MASK: AtomicU32 = AtomicU32::new(1);
static SCORE: AtomicU32 = AtomicU32::new(7);

fn settle(value: u32) {
    let _ = AVERAGE.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |value2| {
        Some((value2 + value) / 2)
    });
}

fn toggle(bits: &[u32]) {
    bits.iter().for_each(|bit| {
        MASK.fetch_xor(*bit, Ordering::SeqCst);
    });
    for bit in bits {
        MASK.fetch_or(*bit, Ordering::SeqCst);
    }
    for &bit in bits {
        MASK.fetch_add(bit, Ordering::SeqCst);
    }
    for bit in bits.iter().copied() {
        MASK.fetch_sub(bit, Ordering::SeqCst);
    }
}

fn add(by: &u32) -> u32 {
    MASK.fetch_add(*by, Ordering::SeqCst);
    MASK.load(Ordering::SeqCst)
}

fn grow(by: u32) {
    let _ = SCORE.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |value| {
        Some(value.wrapping_mul(31).wrapping_add(by).rotate_left(7))
    });
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
