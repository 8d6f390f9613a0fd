use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

struct Link {
    ready: AtomicBool,
    errors_of_the_connection: AtomicU64,
}

impl Link {
    fn first(&self) -> bool {
        let first = !self.ready.swap(true, Ordering::SeqCst);
        first
    }

    fn failed(&self, limit: u64) -> (bool, usize) {
        let too_many = self.errors_of_the_connection.swap(0, Ordering::AcqRel) >= limit;
        let errors = self.errors_of_the_connection.swap(limit, Ordering::Relaxed) as usize;
        (too_many, errors)
    }

    fn commented(&self) -> bool {
        let first = !self.ready.load(Ordering::SeqCst);
        // from now on
        self.ready.store(true, Ordering::SeqCst);
        first
    }

    fn other(&self) -> bool {
        let ready = self.ready.load(Ordering::SeqCst) && self.failed(3).0;
        self.ready.store(true, Ordering::SeqCst);
        let limit = self.errors_of_the_connection.load(Ordering::SeqCst) + 1;
        self.ready.store(limit > 3, Ordering::SeqCst);
        ready
    }

    fn sum(&self) -> u64 {
        let next = self.errors_of_the_connection.load(Ordering::SeqCst) * 2;
        self.errors_of_the_connection.store(next, Ordering::SeqCst);
        next
    }
}

fn main() {
    let link = Link {
        ready: AtomicBool::new(false),
        errors_of_the_connection: AtomicU64::new(2),
    };
    println!("{} {:?}", link.first(), link.failed(1));
    println!("{} {} {}", link.commented(), link.other(), link.sum());
}
