use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

#[derive(Default)]
struct Stats {
    hits: AtomicU64,
}

impl Stats {
    fn counter(&self) -> impl Fn() + '_ {
        || {
            self.hits.fetch_add(1, Relaxed);
        }
    }

    fn twice(&self) {
        let add = |n: u64| {
            self.hits.fetch_add(n, Relaxed);
        };
        add(4);
    }
}

fn main() {
    let stats = Stats::default();
    stats.counter()();
    stats.twice();
    println!("{}", stats.hits.load(Relaxed));
}
