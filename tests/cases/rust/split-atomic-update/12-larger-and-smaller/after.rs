use std::sync::atomic::{AtomicUsize, Ordering};

static PEAK: AtomicUsize = AtomicUsize::new(0);
static LOW: AtomicUsize = AtomicUsize::new(usize::MAX);

struct Meter {
    highest_number_of_open_connections: AtomicUsize,
}

impl Meter {
    fn note(&self, open: usize) {
        self.highest_number_of_open_connections
            .fetch_max(open, Ordering::Relaxed);
    }
}

fn note(size: usize) {
    PEAK.fetch_max(size, Ordering::Relaxed);
    LOW.fetch_min(size, Ordering::Relaxed);
}

fn raise(size: usize) -> usize {
    let before = PEAK.fetch_max(size, Ordering::AcqRel);
    before
}

fn limit(size: usize) {
    let _ = PEAK.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |value| {
        Some(value.clamp(1, size))
    });
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
