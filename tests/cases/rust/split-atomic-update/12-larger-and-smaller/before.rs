use std::cmp;
use std::sync::atomic::{AtomicUsize, Ordering};

static PEAK: AtomicUsize = AtomicUsize::new(0);
static LOW: AtomicUsize = AtomicUsize::new(usize::MAX);

struct Meter {
    highest_number_of_open_connections: AtomicUsize,
}

impl Meter {
    fn note(&self, open: usize) {
        if open
            > self
                .highest_number_of_open_connections
                .load(Ordering::Relaxed)
        {
            self.highest_number_of_open_connections
                .store(open, Ordering::Relaxed);
        }
    }
}

fn note(size: usize) {
    PEAK.store(PEAK.load(Ordering::Relaxed).max(size), Ordering::Relaxed);
    LOW.store(
        cmp::min(size, LOW.load(Ordering::Relaxed)),
        Ordering::Relaxed,
    );
}

fn raise(size: usize) -> usize {
    let before = PEAK.load(Ordering::Acquire);
    PEAK.store(before.max(size), Ordering::Release);
    before
}

fn limit(size: usize) {
    PEAK.store(
        PEAK.load(Ordering::Relaxed).clamp(1, size),
        Ordering::Relaxed,
    );
}

fn main() {
    note(3);
    println!("{}", raise(5));
    limit(4);
    let meter = Meter {
        highest_number_of_open_connections: AtomicUsize::new(1),
    };
    meter.note(2);
    println!(
        "{PEAK:?} {LOW:?} {:?}",
        meter.highest_number_of_open_connections
    );
}
