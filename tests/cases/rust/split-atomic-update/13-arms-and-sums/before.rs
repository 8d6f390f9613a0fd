use std::sync::atomic::Ordering::{self, *};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, AtomicUsize};
use std::sync::Arc;

#[derive(Debug, Default)]
pub struct Metrics {
    hits: Arc<AtomicUsize>,
    errors: AtomicU64,
    level: AtomicI32,
    open: AtomicBool,
    peak: (AtomicUsize, AtomicUsize),
}

fn weigh(n: usize) -> usize {
    println!("{n}");
    n
}

impl Metrics {
    /// Through `&mut self`, but the counter is shared.
    pub fn shared(&mut self) {
        self.hits.store(self.hits.load(SeqCst) + 1, SeqCst);
    }

    pub fn alone(&mut self) {
        self.errors.store(self.errors.load(SeqCst) + 1, SeqCst);
    }

    pub fn orders(&self, n: u64) {
        self.errors.store(self.errors.load(Acquire) | n, Relaxed);
        self.errors.store(n & self.errors.load(Relaxed), Release);
        self.errors
            .store(self.errors.load(SeqCst) ^ (n + 1), Relaxed);
        self.errors.store(self.errors.load(Relaxed) * n, Release);
        self.errors.store(1 + self.errors.load(Relaxed), Relaxed);
        self.errors.store(self.errors.load(Relaxed) << 1, Relaxed);
        self.errors
            .store(self.errors.load(Relaxed).saturating_sub(n), Relaxed);
    }

    pub fn flags(&self) -> bool {
        self.open.store(!self.open.load(SeqCst), SeqCst);
        if self.open.load(Acquire) {
            self.open.store(false, Release);
            println!("closed");
        } else {
            println!("was closed");
        }
        false
    }

    pub fn numbers(&self, n: i32) {
        if self.level.load(SeqCst) == 0 {
            self.level.store(n, SeqCst);
        }
        if self.level.load(SeqCst) < n {
            self.level.store(n, SeqCst);
        }
        if n < self.level.load(SeqCst) {
            self.level.store(n, SeqCst);
        }
        if n <= self.level.load(Relaxed) {
            self.level.store(n, Relaxed);
        }
    }

    pub fn combined(&self, ready: bool) {
        if self.open.load(SeqCst) && ready {
            self.open.store(false, SeqCst);
        }
        if !self.open.load(SeqCst) {
            println!("opening");
            self.open.store(true, SeqCst);
        }
    }

    pub fn places(&self, cells: &[AtomicUsize], i: usize, j: usize) {
        cells[i].store(cells[j].load(SeqCst) + 1, SeqCst);
        cells[i].store(cells[i].load(SeqCst) + 1, SeqCst);
        cells[i + 1].store(cells[i + 1].load(SeqCst) - 1, SeqCst);
        cells[weigh(i)].store(cells[weigh(i)].load(SeqCst) + 1, SeqCst);
        self.peak.0.store(self.peak.1.load(SeqCst) + 1, SeqCst);
        self.peak.0.store(self.peak.0.load(SeqCst) + 1, SeqCst);
        self.peak
            .1
            .store(self.peak.1.load(SeqCst) + weigh(2), SeqCst);
    }

    pub fn old_value(&self) -> (usize, u64) {
        let hits = self.hits.load(Relaxed);
        self.hits.store(0, Relaxed);
        let errors = self.errors.load(Acquire);
        self.errors.store(errors.wrapping_add(7), Release);
        (hits, errors)
    }

    pub fn next_one(&self) -> usize {
        let next = self.hits.load(SeqCst) + 1;
        self.hits.store(next, SeqCst);
        next
    }

    pub async fn awaited(&self) {
        let n = self.hits.load(SeqCst);
        self.hits.store(n + later().await, SeqCst);
    }

    pub fn with_order(&self, order: Ordering) {
        self.hits.store(self.hits.load(order) + 1, order);
    }
}

async fn later() -> usize {
    1
}

fn closures(all: &[AtomicUsize]) {
    all.iter()
        .for_each(|one| one.store(one.load(SeqCst) + 1, SeqCst));
    all.iter().for_each(|a| a.store(a.load(SeqCst) + 1, SeqCst));
    all.iter().for_each(|one| {
        one.store(one.load(SeqCst) * 2, SeqCst);
    });
}

fn arms(n: Option<usize>, hits: &AtomicUsize) {
    match n {
        Some(0) => (),
        Some(n) => hits.store(hits.load(SeqCst) + n, SeqCst),
        None => hits.store(hits.load(SeqCst) + 1, SeqCst),
    }
}

fn local() -> usize {
    let n = AtomicUsize::new(1);
    n.store(n.load(SeqCst) + 1, SeqCst);
    let shared = Arc::new(AtomicUsize::new(1));
    let other = shared.clone();
    let handle = std::thread::spawn(move || {
        other.store(other.load(SeqCst) + 1, SeqCst);
    });
    shared.store(shared.load(SeqCst) + 1, SeqCst);
    handle.join().unwrap();
    n.into_inner() + shared.load(SeqCst)
}

fn main() {
    closures(&[]);
    arms(None, &AtomicUsize::new(1));
    println!("{}", local());
}
