pub mod disk {
    pub async fn sync() {
        println!("sync");
    }

    pub fn wipe() {
        println!("wipe");
    }
}

pub use disk::{sync as flush, wipe};
