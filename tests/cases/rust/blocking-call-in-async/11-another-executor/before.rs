use std::fs;
use std::path::Path;

use futures::executor::block_on;

async fn length(path: &Path) -> usize {
    fs::read(path).unwrap().len()
}

async fn is_there(path: &Path) -> bool {
    fs::exists(path).unwrap()
}

#[tokio::main]
async fn main() {
    println!("{}", is_there(Path::new(".")).await);
    let program = std::env::current_exe().unwrap();
    let length = std::thread::spawn(move || block_on(length(&program))).join().unwrap();
    println!("{}", length > 0);
}
