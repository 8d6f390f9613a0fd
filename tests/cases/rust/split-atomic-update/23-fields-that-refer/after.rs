use std::sync::atomic::{AtomicUsize, Ordering};

static TOTAL: AtomicUsize = AtomicUsize::new(0);

struct Job<'a> {
    size: &'a usize,
    weight: usize,
    step: Option<usize>,
}

fn count(job: &Job) {
    TOTAL.fetch_add(*job.size, Ordering::Relaxed);
    TOTAL.fetch_add(job.weight, Ordering::Relaxed);
    if let Some(ref step) = job.step {
        TOTAL.fetch_add(*step, Ordering::Relaxed);
    }
    if let Some(step) = job.step {
        TOTAL.fetch_add(step, Ordering::Relaxed);
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
