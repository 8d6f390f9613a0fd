use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::Arc;

struct Gate {
    closed: AtomicBool,
    passed: AtomicUsize,
}

impl Gate {
    // The early end is the last thing in its block.
    fn pass(&self, times: usize) -> usize {
        for _ in 0..times {
            self.passed.fetch_add(1, Ordering::SeqCst);
            if self.closed.load(Ordering::SeqCst) {
                break;
            }
        }
        self.passed.load(Ordering::SeqCst)
    }

    fn shut(&self) {
        self.closed.store(true, Ordering::SeqCst);
    }
}

fn main() {
    let gate = Arc::new(Gate { closed: AtomicBool::new(false), passed: AtomicUsize::new(0) });
    println!("{}", gate.pass(3));
    gate.shut();
    println!("{}", gate.pass(3));
}
