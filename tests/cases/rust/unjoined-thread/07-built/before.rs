use std::thread::Builder;

fn main() {
    let named = Builder::new()
        .name("named".to_string())
        .spawn(|| 1)
        .expect("spawn");
    let _ = named.join();
    let kept = Builder::new().spawn(|| 2).unwrap();
    println!("{}", kept.join().unwrap());
}
