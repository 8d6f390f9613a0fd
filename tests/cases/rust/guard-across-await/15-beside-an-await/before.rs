use std::sync::Mutex;

static SEEN: Mutex<Vec<usize>> = Mutex::new(Vec::new());

async fn count() -> usize {
    2
}

fn sum(a: usize, b: usize) -> usize {
    a + b
}

#[tokio::main]
async fn main() {
    let a = SEEN.lock().unwrap().len() + count().await;
    let b = sum(SEEN.lock().unwrap().len(), count().await);
    let c = count().await + SEEN.lock().unwrap().len();
    let d = SEEN.lock().unwrap().is_empty() && count().await > 1;
    let e = {
        let n = SEEN.lock().unwrap().len();
        n + count().await
    };
    println!("{a} {b} {c} {d} {e}");
}
