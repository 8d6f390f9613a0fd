use std::sync::atomic::{self, AtomicBool, AtomicUsize, Ordering};

static SEEN: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
static HITS: AtomicUsize = AtomicUsize::new(1);

struct Ring {
    tail: AtomicUsize,
    slots: Vec<AtomicUsize>,
}

impl Ring {
    fn advance(&self) {
        let _ = self.tail.fetch_update(
            atomic::Ordering::Relaxed,
            atomic::Ordering::Relaxed,
            |tail| Some((tail + 1) % self.slots.len()),
        );
        let _ = HITS.fetch_update(
            std::sync::atomic::Ordering::SeqCst,
            std::sync::atomic::Ordering::SeqCst,
            |hits| Some(hits.wrapping_mul(3)),
        );
    }

    fn toggle(&self, index: usize) {
        let _ = self.slots[index]
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |slot| Some(slot * 2));
        let _ = SEEN[index % 2]
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |is_seen| Some(!is_seen));
        if index > 0 {
            let _ = SEEN[index % 2].fetch_update(
                Ordering::SeqCst,
                Ordering::SeqCst,
                |is_seen_already| Some(!is_seen_already),
            );
            let _ = self.slots[index].fetch_update(Ordering::SeqCst, Ordering::SeqCst, |slot| {
                Some(slot.rotate_left(3).wrapping_mul(31))
            });
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
