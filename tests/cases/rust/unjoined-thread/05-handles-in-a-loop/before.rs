use std::thread;

fn main() {
    let quiet: Vec<_> = (0..2).map(|n| thread::spawn(move || n)).collect();
    for handle in quiet {
        let _ = handle.join();
    }
    let mut pushed = Vec::new();
    for n in 0..2 {
        pushed.push(thread::spawn(move || n * 2));
    }
    for handle in pushed {
        handle.join().ok();
    }
    let words = [["a", "b"], ["c", "d"]];
    for word in words {
        let _ = word.concat();
    }
    let seen: Vec<_> = (0..2).map(|n| thread::spawn(move || n)).collect();
    for handle in seen {
        handle.join().unwrap();
    }
    println!("done");
}
