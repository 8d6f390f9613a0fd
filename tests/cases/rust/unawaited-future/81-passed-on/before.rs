mod store;

use store::{flush, wipe};

mod tasks {
    pub mod hourly {
        pub async fn sweep() {
            println!("sweep");
        }
    }

    pub use hourly::sweep as every_hour;
}

use tasks::every_hour;

#[tokio::main]
async fn main() {
    every_hour();
    flush();
    wipe();
    crate::store::flush();
}
