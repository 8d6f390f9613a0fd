use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

static OPEN: AtomicBool = AtomicBool::new(false);

pub struct Job {
    started: AtomicBool,
    tries: AtomicU32,
}

impl Job {
    pub fn start(&self, wanted: bool) {
        if wanted && !self.started.load(Ordering::SeqCst) {
            self.started.store(true, Ordering::SeqCst);
            println!("started");
        }
    }

    pub fn start_all(&self, a: bool, b: u32) -> bool {
        if a && b > 3 && !OPEN.load(Ordering::Acquire) {
            OPEN.store(true, Ordering::Release);
            return true;
        }
        false
    }

    pub fn first(&self, wanted: bool) {
        if !self.started.load(Ordering::SeqCst) && wanted {
            self.started.store(true, Ordering::SeqCst);
            println!("started");
        }
    }

    pub fn either(&self, wanted: bool) {
        if wanted || !self.started.load(Ordering::SeqCst) {
            self.started.store(true, Ordering::SeqCst);
            println!("started");
        }
    }

    pub fn alone(&self, wanted: bool) {
        if wanted && !self.started.load(Ordering::SeqCst) {
            self.started.store(true, Ordering::SeqCst);
        }
    }

    pub fn other(&self, wanted: bool) {
        if wanted && self.started.load(Ordering::SeqCst) {
            println!("running");
        } else {
            self.started.store(true, Ordering::SeqCst);
            println!("started");
        }
    }

    pub fn told(&self, wanted: bool) {
        if wanted && !self.started.load(Ordering::SeqCst) {
            self.started.store(true, Ordering::SeqCst);
            println!("started");
        } else {
            println!("was running");
        }
    }

    pub fn later(&self, wanted: bool) {
        if wanted && !self.started.load(Ordering::SeqCst) {
            println!("starting");
            self.started.store(true, Ordering::SeqCst);
        }
    }

    pub fn most(&self, wanted: bool, n: u32) {
        if wanted && n > self.tries.load(Ordering::SeqCst) {
            self.tries.store(n, Ordering::SeqCst);
        }
    }

    pub fn restart_when_needed(&self, wanted: bool, failures: usize, limit: usize) {
        if wanted && failures >= limit + 1234 && limit > 7 && !self.started.load(Ordering::SeqCst) {
            self.started.store(true, Ordering::SeqCst);
            println!("restarting");
        }
    }
}
