use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

static SUM: AtomicU64 = AtomicU64::new(0);

struct Meter {
    total: AtomicU64,
    parts: [AtomicU32; 4],
    state: AtomicUsize,
}

fn weight_of_the_part(part: u32, factor: u64) -> u64 {
    u64::from(part) * factor
}

impl Meter {
    fn two_lines(&self) {
        self.total.fetch_add(
            u64::from(self.parts[0].load(Ordering::Relaxed)),
            Ordering::Relaxed,
        );
    }

    fn one_line(&self) {
        SUM.fetch_add(
            u64::from(self.parts[0].load(Ordering::Relaxed)),
            Ordering::Relaxed,
        );
    }

    fn ahead(&self) -> u64 {
        SUM.fetch_add(
            u64::from(self.parts[0].load(Ordering::Relaxed)),
            Ordering::Relaxed,
        );
        weight_of_the_part(1, 2)
    }

    fn next_state(&self) {
        let _ = self
            .state
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |state| {
                Some(match state {
                    0 => 1,
                    n => n * 2,
                })
            });
    }

    fn next_part(&self) {
        let _ = self.parts[0].fetch_update(Ordering::SeqCst, Ordering::SeqCst, |part| {
            Some(match part {
                0 => 1,
                1 | 2 => 3,
                n => n * 2,
            })
        });
    }

    fn short(&self) {
        use Ordering::*;
        let _ = self.state.fetch_update(Relaxed, Relaxed, |n| {
            Some(match n {
                0 => 1,
                n => n * 2,
            })
        });
        let _ = self.state.fetch_update(Relaxed, Relaxed, |value| {
            Some(match value {
                0 => 1,
                n => n + 2,
            })
        });
    }
}

fn main() {
    let meter = Meter {
        total: AtomicU64::new(1),
        parts: Default::default(),
        state: AtomicUsize::new(0),
    };
    meter.two_lines();
    meter.one_line();
    meter.next_state();
    meter.next_part();
    meter.short();
    println!("{} {}", meter.ahead(), meter.total.load(Ordering::Relaxed));
    println!("{}", meter.state.load(Ordering::Relaxed));
}
