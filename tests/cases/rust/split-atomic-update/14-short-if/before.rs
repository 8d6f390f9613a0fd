use std::sync::atomic::{AtomicU32, Ordering};

static TURN: AtomicU32 = AtomicU32::new(0);

fn next() {
    let v = TURN.load(Ordering::SeqCst);
    TURN.store(if v > 3 { 0 } else { v + 1 }, Ordering::SeqCst);
}

fn loud() {
    let v = TURN.load(Ordering::SeqCst);
    TURN.store(if v > 3 { reset() } else { v + 1 }, Ordering::SeqCst);
}

fn reset() -> u32 {
    println!("reset");
    0
}

fn main() {
    for _ in 0..7 {
        next();
    }
    loud();
    println!("{}", TURN.load(Ordering::SeqCst));
}
