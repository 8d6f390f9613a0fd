mod store;

use std::sync::Arc;
use store::{Clock, Store};

struct App {
    stores: Vec<Arc<dyn Store>>,
    clock: Box<dyn Clock>,
}

impl App {
    async fn run(&self) -> Result<(), String> {
        for store in &self.stores {
            store.save(3);
            store.name();
        }
        self.clock.wait();
        self.clock.save();
        Ok(())
    }

    async fn first(&self, store: &dyn Store) {
        store.save(1);
        let _ = store.save(2);
    }
}

fn main() {}
