use std::sync::atomic::{AtomicUsize, Ordering};

struct Counts {
    all: AtomicUsize,
    left: Vec<AtomicUsize>,
}

impl Counts {
    fn double(&self) -> usize {
        let old = self
            .all
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |old| Some(old * 2))
            .unwrap();
        old
    }

    fn take(&self, at: usize, n: usize) {
        self.left[at].fetch_sub(n, Ordering::SeqCst);
        let _ = self
            .all
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |value| Some(n - value));
    }

    fn alone(&mut self) {
        self.all
            .store(self.all.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
    }
}

fn main() {
    let mut counts = Counts {
        all: AtomicUsize::new(2),
        left: vec![AtomicUsize::new(9)],
    };
    counts.alone();
    println!("{}", counts.double());
    counts.take(0, 8);
    println!("{:?} {:?}", counts.all, counts.left);
}
