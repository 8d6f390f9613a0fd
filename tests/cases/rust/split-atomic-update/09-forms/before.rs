use std::sync::atomic::{AtomicUsize, Ordering};

struct Counts {
    all: AtomicUsize,
    left: Vec<AtomicUsize>,
}

impl Counts {
    fn double(&self) -> usize {
        let old = self.all.load(Ordering::Relaxed);
        self.all.store(old * 2, Ordering::Relaxed);
        old
    }

    fn take(&self, at: usize, n: usize) {
        self.left[at].store(self.left[at].load(Ordering::SeqCst) - n, Ordering::SeqCst);
        self.all
            .store(n - self.all.load(Ordering::SeqCst), Ordering::SeqCst);
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
