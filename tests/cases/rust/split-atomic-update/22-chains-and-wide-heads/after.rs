use std::sync::atomic::{AtomicU64, Ordering};

static SEED: AtomicU64 = AtomicU64::new(7);
static REQUESTS_SINCE_START: AtomicU64 = AtomicU64::new(1);
static NUMBERS_OF_ALL_REQUESTS_DONE: AtomicU64 = AtomicU64::new(1);

fn stir() -> u64 {
    let old = SEED
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |old| {
            Some(
                old.wrapping_mul(6364136223846793005)
                    .wrapping_add(1442695040888963407)
                    .rotate_left(17),
            )
        })
        .unwrap();
    old
}

fn count() {
    let _ = REQUESTS_SINCE_START
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |old| Some(old * 2 + 1));
    let _ =
        NUMBERS_OF_ALL_REQUESTS_DONE.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |old| {
            Some(old * 2 + 1)
        });
}

fn step(slots: &[AtomicU64], at_which_place: usize) {
    if at_which_place < slots.len() {
        if at_which_place > 0 {
            if at_which_place % 2 == 1 {
                let skip_the_next_one_if = || {
                    SEED.fetch_add(12_345, Ordering::Relaxed);
                };
                skip_the_next_one_if();
                let _ = slots[at_which_place].fetch_update(
                    Ordering::SeqCst,
                    Ordering::SeqCst,
                    |value| {
                        Some(match value {
                            0 => 1,
                            other => other + 1,
                        })
                    },
                );
            }
        }
    }
}

fn main() {
    let slots = [AtomicU64::new(1), AtomicU64::new(1)];
    step(&slots, 1);
    println!("{}", slots[1].load(Ordering::SeqCst));
    println!("{} {}", stir(), stir());
    count();
    println!("{}", REQUESTS_SINCE_START.load(Ordering::SeqCst));
    println!("{}", NUMBERS_OF_ALL_REQUESTS_DONE.load(Ordering::SeqCst));
}
