use std::sync::Mutex;

fn sum(left: &Mutex<u64>, right: &Mutex<u64>) -> u64 {
    *left.lock().unwrap() + *right.lock().unwrap()
}

fn product(left: &Mutex<u64>, right: &Mutex<u64>) -> u64 {
    let left = *left.lock().unwrap();
    left * *right.lock().unwrap()
}

fn text(left: &Mutex<u64>, right: &Mutex<u64>) -> String {
    format!("{} {}", left.lock().unwrap(), right.lock().unwrap())
}

fn main() {
    let (left, right) = (Mutex::new(2), Mutex::new(3));
    println!("{} {}", sum(&left, &right), product(&left, &right));
    println!("{}", text(&left, &right));
}
