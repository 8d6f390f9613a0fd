use std::time::Duration;

use futures::executor::block_on;

async fn pause() -> u32 {
    tokio::time::sleep(Duration::from_millis(1)).await;
    4
}

fn main() {
    let value = block_on(async {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let first = runtime.block_on(pause());
        first + tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(pause())
    });
    println!("{value}");
}
