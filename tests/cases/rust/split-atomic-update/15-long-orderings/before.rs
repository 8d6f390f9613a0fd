use std::sync::atomic::{self, AtomicBool, AtomicUsize, Ordering};

static SEEN: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
static HITS: AtomicUsize = AtomicUsize::new(1);

struct Ring {
    tail: AtomicUsize,
    slots: Vec<AtomicUsize>,
}

impl Ring {
    fn advance(&self) {
        let tail = self.tail.load(atomic::Ordering::Relaxed);
        self.tail
            .store((tail + 1) % self.slots.len(), atomic::Ordering::Relaxed);
        let hits = HITS.load(std::sync::atomic::Ordering::SeqCst);
        HITS.store(hits.wrapping_mul(3), std::sync::atomic::Ordering::SeqCst);
    }

    fn toggle(&self, index: usize) {
        let slot = self.slots[index].load(Ordering::SeqCst);
        self.slots[index].store(slot * 2, Ordering::SeqCst);
        let is_seen = SEEN[index % 2].load(Ordering::SeqCst);
        SEEN[index % 2].store(!is_seen, Ordering::SeqCst);
        if index > 0 {
            let is_seen_already = SEEN[index % 2].load(Ordering::SeqCst);
            SEEN[index % 2].store(!is_seen_already, Ordering::SeqCst);
            let slot = self.slots[index].load(Ordering::SeqCst);
            self.slots[index].store(slot.rotate_left(3).wrapping_mul(31), Ordering::SeqCst);
        }
    }
}

fn main() {
    let ring = Ring {
        tail: AtomicUsize::new(0),
        slots: vec![AtomicUsize::new(1), AtomicUsize::new(2)],
    };
    ring.advance();
    ring.toggle(1);
    println!(
        "{} {} {:?} {:?}",
        ring.tail.load(Ordering::SeqCst),
        HITS.load(Ordering::SeqCst),
        ring.slots,
        SEEN
    );
}
