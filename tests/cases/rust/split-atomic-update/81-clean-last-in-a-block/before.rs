use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

#[derive(Default)]
struct Meter {
    seen: AtomicU64,
    paused: AtomicBool,
}

impl Meter {
    // What is read is the last thing of its block: nothing is stored behind it.
    fn warm(&self) {
        if !self.paused.load(Ordering::SeqCst) {
            let _seen = self.seen.load(Ordering::SeqCst);
        }
        if self.seen.load(Ordering::SeqCst) == 0 {
            let _next = self.seen.load(Ordering::SeqCst) + 1;
        }
        let _paused = self.paused.load(Ordering::SeqCst);
    }

    fn pause(&self) {
        self.paused.store(true, Ordering::SeqCst);
        self.seen.store(3, Ordering::SeqCst);
    }
}

fn main() {
    let meter = Meter::default();
    meter.warm();
    meter.pause();
    println!("{}", meter.seen.load(Ordering::SeqCst));
}
