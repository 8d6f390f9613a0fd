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
        self.hits.fetch_add(1, SeqCst);
    }

    pub fn alone(&mut self) {
        self.errors.store(self.errors.load(SeqCst) + 1, SeqCst);
    }

    pub fn orders(&self, n: u64) {
        self.errors.fetch_or(n, Acquire);
        self.errors.fetch_and(n, Release);
        self.errors.fetch_xor(n + 1, SeqCst);
        let _ = self
            .errors
            .fetch_update(Release, Relaxed, |value| Some(value * n));
        self.errors.fetch_add(1, Relaxed);
        let _ = self
            .errors
            .fetch_update(Relaxed, Relaxed, |value| Some(value << 1));
        let _ = self
            .errors
            .fetch_update(Relaxed, Relaxed, |value| Some(value.saturating_sub(n)));
    }

    pub fn flags(&self) -> bool {
        let _ = self.open.fetch_update(SeqCst, SeqCst, |value| Some(!value));
        if self.open.swap(false, std::sync::atomic::Ordering::AcqRel) {
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
        self.level.fetch_max(n, SeqCst);
        self.level.fetch_min(n, SeqCst);
        self.level.fetch_min(n, Relaxed);
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
        cells[i].fetch_add(1, SeqCst);
        cells[i + 1].fetch_sub(1, SeqCst);
        cells[weigh(i)].store(cells[weigh(i)].load(SeqCst) + 1, SeqCst);
        self.peak.0.store(self.peak.1.load(SeqCst) + 1, SeqCst);
        self.peak.0.fetch_add(1, SeqCst);
        self.peak
            .1
            .store(self.peak.1.load(SeqCst) + weigh(2), SeqCst);
    }

    pub fn old_value(&self) -> (usize, u64) {
        let hits = self.hits.swap(0, Relaxed);
        let errors = self
            .errors
            .fetch_update(Release, Acquire, |errors| Some(errors.wrapping_add(7)))
            .unwrap();
        (hits, errors)
    }

    pub fn next_one(&self) -> usize {
        let next = self.hits.fetch_add(1, SeqCst) + 1;
        next
    }

    pub async fn awaited(&self) {
        let n = self.hits.load(SeqCst);
        self.hits.store(n + later().await, SeqCst);
    }

    pub fn with_order(&self, order: Ordering) {
        self.hits.fetch_add(1, order);
    }
}

async fn later() -> usize {
    1
}

fn closures(all: &[AtomicUsize]) {
    all.iter()
        .for_each(|one| one.store(one.load(SeqCst) + 1, SeqCst));
    all.iter().for_each(|a| {
        a.fetch_add(1, SeqCst);
    });
    all.iter().for_each(|one| {
        let _ = one.fetch_update(SeqCst, SeqCst, |value| Some(value * 2));
    });
}

fn arms(n: Option<usize>, hits: &AtomicUsize) {
    match n {
        Some(0) => (),
        Some(n) => {
            hits.fetch_add(n, SeqCst);
        }
        None => {
            hits.fetch_add(1, SeqCst);
        }
    }
}

fn local() -> usize {
    let n = AtomicUsize::new(1);
    n.store(n.load(SeqCst) + 1, SeqCst);
    let shared = Arc::new(AtomicUsize::new(1));
    let other = shared.clone();
    let handle = std::thread::spawn(move || {
        other.fetch_add(1, SeqCst);
    });
    shared.fetch_add(1, SeqCst);
    handle.join().unwrap();
    n.into_inner() + shared.load(SeqCst)
}

fn main() {
    closures(&[]);
    arms(None, &AtomicUsize::new(1));
    println!("{}", local());
}
