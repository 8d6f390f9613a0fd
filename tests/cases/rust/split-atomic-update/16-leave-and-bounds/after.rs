use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);
static OPEN: AtomicBool = AtomicBool::new(true);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static LOW: AtomicI32 = AtomicI32::new(9);

fn close() -> Result<(), String> {
    if CLOSED.swap(true, Ordering::AcqRel) {
        return Err("closed twice".to_string());
    }
    Ok(())
}

fn leave() -> bool {
    if !OPEN.swap(false, Ordering::SeqCst) {
        return false;
    }
    true
}

fn other() {
    if CLOSED.load(Ordering::SeqCst) {
        println!("goes on");
    }
    CLOSED.store(true, Ordering::SeqCst);
    if OPEN.load(Ordering::SeqCst) {
        return;
    }
    CLOSED.store(true, Ordering::SeqCst);
}

fn each(flags: &[AtomicBool]) -> usize {
    let mut n = 0;
    for flag in flags {
        if flag.swap(true, Ordering::Relaxed) {
            continue;
        }
        n += 1;
    }
    n
}

fn observe(depth: usize, cold: i32) -> usize {
    LOW.fetch_min(cold, Ordering::AcqRel);
    let peak = PEAK.fetch_max(depth, Ordering::Relaxed);
    peak
}

fn marked() {
    if CLOSED.load(Ordering::SeqCst) {
        return;
    }
    // From here on nobody may send.
    CLOSED.store(true, Ordering::SeqCst);
}

fn main() {
    println!("{:?} {:?} {} {}", close(), close(), leave(), leave());
    other();
    marked();
    let flags = [AtomicBool::new(false), AtomicBool::new(true)];
    println!("{} {}", each(&flags), each(&flags));
    println!(
        "{} {} {}",
        observe(3, 4),
        observe(2, 1),
        LOW.load(Ordering::SeqCst)
    );
}
