use std::sync::atomic::{AtomicU64, Ordering};

static SEED_OF_ALL_GENERATORS: AtomicU64 = AtomicU64::new(7);

struct Ring {
	slots: [AtomicU64; 2],
	tail: AtomicU64,
}

impl Ring {
	fn turn(&self, at: usize) {
		let _ = self.slots[at].fetch_update(Ordering::SeqCst, Ordering::SeqCst, |old| Some(old * 2 + 1));
		if at > 0 {
			self.tail.fetch_add(31, Ordering::SeqCst);
			let _ = SEED_OF_ALL_GENERATORS
				.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |seed| Some(seed.rotate_left(17)));
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
