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
        let total = self.total.load(Ordering::Relaxed);
        self.total.store(
            total + u64::from(self.parts[0].load(Ordering::Relaxed)),
            Ordering::Relaxed,
        );
    }

    fn one_line(&self) {
        SUM.store(
            SUM.load(Ordering::Relaxed) + u64::from(self.parts[0].load(Ordering::Relaxed)),
            Ordering::Relaxed,
        );
    }

    fn ahead(&self) -> u64 {
        let sum = SUM.load(Ordering::Relaxed) + u64::from(self.parts[0].load(Ordering::Relaxed));
        SUM.store(sum, Ordering::Relaxed);
        weight_of_the_part(1, 2)
    }

    fn next_state(&self) {
        let state = self.state.load(Ordering::SeqCst);
        self.state.store(
            match state {
                0 => 1,
                n => n * 2,
            },
            Ordering::SeqCst,
        );
    }

    fn next_part(&self) {
        let part = self.parts[0].load(Ordering::SeqCst);
        self.parts[0].store(
            match part {
                0 => 1,
                1 | 2 => 3,
                n => n * 2,
            },
            Ordering::SeqCst,
        );
    }

    fn short(&self) {
        use Ordering::*;
        let n = self.state.load(Relaxed);
        self.state.store(
            match n {
                0 => 1,
                n => n * 2,
            },
            Relaxed,
        );
        self.state.store(
            match self.state.load(Relaxed) {
                0 => 1,
                n => n + 2,
            },
            Relaxed,
        );
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
