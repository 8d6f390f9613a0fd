use std::thread;

fn main() {
    _ = thread::spawn(|| {});
    let handle = thread::spawn(|| {});
    _ = handle.join();
    let handle = thread::spawn(|| {});
    _ = handle.join().expect("it does not panic");
}
