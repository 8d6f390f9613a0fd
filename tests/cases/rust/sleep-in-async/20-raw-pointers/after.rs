use std::ptr;
use std::thread;
use std::time::Duration;

async fn fill(bytes: &mut [u8]) -> u8 {
    let start = bytes.as_mut_ptr();
    thread::sleep(Duration::from_millis(1));
    unsafe {
        start.write(4);
        *start
    }
}

async fn later() -> bool {
    let mut place: *const u8 = ptr::null();
    thread::sleep(Duration::from_millis(1));
    if place.is_null() {
        place = ptr::NonNull::dangling().as_ptr();
    }
    !place.is_null()
}

async fn address(bytes: &[u8]) -> bool {
    let address = bytes.as_ptr() as usize;
    tokio::time::sleep(Duration::from_millis(1)).await;
    address == bytes.as_ptr() as usize
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut bytes = [1, 2];
    println!("{} {}", fill(&mut bytes).await, later().await);
    println!("{}", address(&bytes).await);
}
