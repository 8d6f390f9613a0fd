mod store;
mod util {
    pub mod deep {
        pub async fn tick() {
            println!("tick");
        }
    }
}

use store::{flush as flush_all, Store};
use util::deep::tick;

struct Service {
    store: Store,
}

impl Service {
    async fn run(&self) -> Result<(), String> {
        self.store.save("a").await?;
        self.store.len();
        store::reload();
        Ok(())
    }
}

async fn again(depth: u32) {
    if depth > 0 {
        store::repeat(depth);
    }
}

#[tokio::main]
async fn main() -> Result<(), String> {
    let store = Store::new();
    store.touch().await;
    Store::touch(&store).await;
    flush_all();
    crate::store::reload();
    let _ = store::flush().await;
    tick().await;
    again(1).await;
    Service { store }.run().await
}
