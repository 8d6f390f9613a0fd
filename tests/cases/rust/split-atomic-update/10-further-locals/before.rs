use std::sync::atomic::{AtomicUsize, Ordering};

static NEXT: AtomicUsize = AtomicUsize::new(1);

fn further_local() -> usize {
    let n = NEXT.load(Ordering::SeqCst);
    let next = n + 1;
    NEXT.store(next, Ordering::SeqCst);
    n
}

fn with_a_way_out() {
    let n = NEXT.load(Ordering::SeqCst);
    if n > 9 {
        return;
    }
    NEXT.store(n + 1, Ordering::SeqCst);
}

fn unrelated() -> usize {
    let n = NEXT.load(Ordering::SeqCst);
    let first = 1;
    NEXT.store(first, Ordering::SeqCst);
    n
}

fn main() {
    with_a_way_out();
    println!("{} {}", further_local(), unrelated());
}
