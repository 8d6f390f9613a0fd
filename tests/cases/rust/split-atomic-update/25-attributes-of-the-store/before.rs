use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

static DONE: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);

fn once() {
    if !DONE.load(Ordering::SeqCst) {
        #[cfg(any())]
        DONE.store(true, Ordering::SeqCst);
        println!("once");
    }
}

fn count() -> usize {
    let count = COUNT.load(Ordering::SeqCst);
    #[cfg(any())]
    COUNT.store(count + 1, Ordering::SeqCst);
    count
}

fn add() {
    #[cfg(not(any()))]
    COUNT.store(COUNT.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
}

fn main() {
    once();
    add();
    println!("{} {}", count(), count());
}
