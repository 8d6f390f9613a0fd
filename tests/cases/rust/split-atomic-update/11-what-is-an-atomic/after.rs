use std::sync::atomic::Ordering::Relaxed as Loose;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

static HITS: AtomicUsize = AtomicUsize::new(0);
static LISTS: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(4)];

struct Cache {
    value: std::cell::Cell<usize>,
}

impl Cache {
    fn load(&self, _: Ordering) -> usize {
        self.value.get()
    }

    fn store(&self, value: usize, _: Ordering) {
        self.value.set(value);
    }
}

struct Stats {
    seen: AtomicUsize,
    closed: AtomicBool,
}

fn of_its_own(cache: &Cache) {
    cache.store(cache.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
}

fn at_the_end() {
    HITS.fetch_add(1, Loose);
}

fn by_name(stats: &Stats, n: usize) -> usize {
    let seen: usize = stats.seen.fetch_add(n, std::sync::atomic::Ordering::AcqRel);
    LISTS[1].fetch_sub(n + 1, Loose);
    seen
}

fn wide(stats: &Stats, limit: usize) {
    let _ = stats
        .seen
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |value| {
            Some(value.saturating_sub(limit))
        });
}

fn kept(n: usize) {
    let most = if n > HITS.load(Loose) {
        HITS.store(n, Loose);
    };
    println!("{most:?} {:?}", HITS.store(HITS.load(Loose) + 1, Loose));
}

fn close(stats: &Stats) {
    stats.closed.swap(true, std::sync::atomic::Ordering::AcqRel);
}

fn main() {
    let cache = Cache {
        value: std::cell::Cell::new(1),
    };
    of_its_own(&cache);
    at_the_end();
    let stats = Stats {
        seen: AtomicUsize::new(3),
        closed: AtomicBool::new(false),
    };
    println!("{} {}", by_name(&stats, 2), cache.value.get());
    wide(&stats, 4);
    kept(9);
    close(&stats);
    println!("{:?} {:?} {:?} {:?}", HITS, LISTS, stats.seen, stats.closed);
}
