use tokio::runtime::Handle;

async fn load(id: u64) -> u64 {
    id
}

async fn loaded() -> u64 {
    match Handle::try_current() {
        Ok(handle) => handle.block_on(load(5)),
        Err(_) => 0,
    }
}

async fn asked() -> bool {
    if let Ok(handle) = Handle::try_current() {
        return handle.block_on(load(5)) > 4;
    }
    false
}

fn outside() -> u64 {
    match Handle::try_current() {
        Ok(handle) => handle.block_on(load(5)),
        Err(_) => 0,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", tokio::task::spawn_blocking(outside).await.unwrap());
    if std::env::args().count() > 9 {
        println!("{} {}", loaded().await, asked().await);
    }
}
