use std::thread;
use std::time::Duration;

async fn tail() {
    thread::sleep(Duration::from_millis(1))
}

async fn kept(on: bool) {
    let _ = thread::sleep(Duration::from_millis(1));
    if on {
        thread::sleep(Duration::from_millis(1))
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
