use std::thread;
use std::time::Duration;

async fn tail() {
    smol::Timer::after(Duration::from_millis(1)).await;
}

async fn kept(on: bool) {
    let _ = smol::Timer::after(Duration::from_millis(1)).await;
    if on {
        smol::Timer::after(Duration::from_millis(1)).await;
    }
    let () = thread::sleep(Duration::from_millis(1));
    match on {
        true => thread::sleep(Duration::from_millis(1)),
        false => println!("off"),
    }
    match on {
        true => thread::sleep(Duration::from_millis(1)),
        false => {}
    }
}

fn main() {
    smol::block_on(tail());
    smol::block_on(kept(true));
}
