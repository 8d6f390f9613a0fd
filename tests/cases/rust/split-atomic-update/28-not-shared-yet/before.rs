use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;
use std::thread;

fn before_it_is_shared(steps: u32) -> u32 {
    let count = AtomicU32::new(1);
    count.store(count.load(SeqCst) + steps, SeqCst);
    for _ in 0..steps {
        count.store(count.load(SeqCst) * 2, SeqCst);
    }
    let shared = Arc::new(count);
    let theirs = Arc::clone(&shared);
    let worker = thread::spawn(move || {
        theirs.store(theirs.load(SeqCst) + 1, SeqCst);
    });
    shared.store(shared.load(SeqCst) + 1, SeqCst);
    worker.join().unwrap();
    shared.load(SeqCst)
}

fn given(count: AtomicUsize) -> Arc<AtomicUsize> {
    let n = count.load(SeqCst);
    count.store(n + 1, SeqCst);
    Arc::new(count)
}

fn handle(count: Arc<AtomicUsize>) {
    count.store(count.load(SeqCst) + 1, SeqCst);
}

fn fresh() -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    count.store(count.load(SeqCst) + 1, SeqCst);
    let other = count.clone();
    count.store(count.load(SeqCst) + 1, SeqCst);
    drop(other);
    count
}

fn in_rounds() {
    let count = AtomicUsize::new(0);
    let mut kept: Vec<&AtomicUsize> = Vec::new();
    for _ in 0..2 {
        count.store(count.load(SeqCst) + 1, SeqCst);
        kept.push(&count);
    }
    let lent = &count;
    count.store(count.load(SeqCst) + 1, SeqCst);
    println!("{lent:?} {}", kept.len());
}

fn main() {
    println!(
        "{} {:?}",
        before_it_is_shared(2),
        given(AtomicUsize::new(1))
    );
    handle(fresh());
    in_rounds();
}
