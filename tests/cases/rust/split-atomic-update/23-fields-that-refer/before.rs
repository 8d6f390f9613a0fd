use std::sync::atomic::{AtomicUsize, Ordering};

static TOTAL: AtomicUsize = AtomicUsize::new(0);

struct Job<'a> {
    size: &'a usize,
    weight: usize,
    step: Option<usize>,
}

fn count(job: &Job) {
    TOTAL.store(TOTAL.load(Ordering::Relaxed) + job.size, Ordering::Relaxed);
    let next = TOTAL.load(Ordering::Relaxed) + job.weight;
    TOTAL.store(next, Ordering::Relaxed);
    if let Some(ref step) = job.step {
        TOTAL.store(TOTAL.load(Ordering::Relaxed) + step, Ordering::Relaxed);
    }
    if let Some(step) = job.step {
        TOTAL.store(TOTAL.load(Ordering::Relaxed) + step, Ordering::Relaxed);
    }
}

fn main() {
    count(&Job {
        size: &3,
        weight: 4,
        step: Some(5),
    });
    println!("{}", TOTAL.load(Ordering::Relaxed));
}
