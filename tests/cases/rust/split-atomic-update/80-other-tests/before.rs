use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

static DONE: AtomicBool = AtomicBool::new(false);
static LEFT: AtomicU32 = AtomicU32::new(3);
static RIGHT: AtomicU32 = AtomicU32::new(4);

fn in_the_else() -> u32 {
    if DONE.load(Ordering::SeqCst) {
        1
    } else {
        DONE.store(true, Ordering::SeqCst);
        2
    }
}

fn reset() -> &'static str {
    if !DONE.load(Ordering::Acquire) {
        "was not"
    } else {
        DONE.store(false, Ordering::Release);
        "was"
    }
}

fn compared() {
    if DONE.load(Ordering::Relaxed) == false {
        DONE.store(true, Ordering::Relaxed);
        println!("first");
    }
    if true != DONE.load(Ordering::Relaxed) {
        DONE.store(true, Ordering::Relaxed);
        println!("not seen");
    }
}

fn not_a_swap() -> u32 {
    if DONE.load(Ordering::SeqCst) {
        1
    } else {
        DONE.store(false, Ordering::SeqCst);
        2
    }
}

fn late() -> u32 {
    if DONE.load(Ordering::SeqCst) {
        1
    } else {
        println!("work");
        DONE.store(true, Ordering::SeqCst);
        2
    }
}

fn named() -> bool {
    let was = DONE.load(Ordering::Acquire);
    if !was {
        DONE.store(true, Ordering::Release);
        println!("named");
    }
    was
}

fn named_alone() -> bool {
    let was = DONE.load(Ordering::SeqCst);
    if was {
        DONE.store(false, Ordering::SeqCst);
    }
    was
}

fn named_for_another() -> bool {
    let was = DONE.load(Ordering::SeqCst);
    if was {
        DONE.store(true, Ordering::SeqCst);
    }
    was
}

fn sums_of_two() {
    LEFT.store(
        LEFT.load(Ordering::Relaxed) + RIGHT.load(Ordering::Relaxed),
        Ordering::Relaxed,
    );
    LEFT.store(
        LEFT.load(Ordering::Relaxed) * u32::from(DONE.load(Ordering::Relaxed)),
        Ordering::Relaxed,
    );
    LEFT.store(
        LEFT.load(Ordering::Relaxed) + LEFT.load(Ordering::Relaxed),
        Ordering::Relaxed,
    );
}

struct Once {
    set: AtomicBool,
}

impl Once {
    fn into_inner(self) -> bool {
        let set = self.set.load(Ordering::Relaxed);
        if set {
            self.set.store(false, Ordering::Relaxed);
        }
        set
    }
}

fn main() {
    let set = AtomicBool::new(true);
    println!("{}", Once { set }.into_inner());
    sums_of_two();
    println!("{}", LEFT.load(Ordering::Relaxed));
    println!("{} {} {}", named(), named_alone(), named_for_another());
    DONE.store(false, Ordering::SeqCst);
    println!("{} {}", in_the_else(), in_the_else());
    println!("{} {}", reset(), reset());
    compared();
    println!("{} {}", not_a_swap(), late());
}
