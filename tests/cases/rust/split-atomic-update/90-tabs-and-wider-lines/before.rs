use std::sync::atomic::{AtomicU64, Ordering};

static SEED_OF_ALL_GENERATORS: AtomicU64 = AtomicU64::new(7);

struct Ring {
	slots: [AtomicU64; 2],
	tail: AtomicU64,
}

impl Ring {
	fn turn(&self, at: usize) {
		let old = self.slots[at].load(Ordering::SeqCst);
		self.slots[at].store(old * 2 + 1, Ordering::SeqCst);
		if at > 0 {
			let old = self.tail.load(Ordering::SeqCst);
			self.tail.store(old + 31, Ordering::SeqCst);
			let seed = SEED_OF_ALL_GENERATORS.load(Ordering::SeqCst);
			SEED_OF_ALL_GENERATORS.store(seed.rotate_left(17), Ordering::SeqCst);
		}
	}
}

fn main() {
	let ring = Ring {
		slots: [AtomicU64::new(1), AtomicU64::new(2)],
		tail: AtomicU64::new(3),
	};
	ring.turn(0);
	ring.turn(1);
	println!("{:?} {:?} {:?}", ring.slots, ring.tail, SEED_OF_ALL_GENERATORS);
}
