use std::sync::Mutex;

static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());

async fn work(n: usize) -> usize {
    n
}

async fn given_up() -> usize {
    let names = NAMES.lock().unwrap();
    let n = names.len();
    drop(names);
    work(n).await
}

async fn borrowed() -> usize {
    let n = {
        let names = NAMES.lock().unwrap();
        let first = names.first();
        first.map_or(0, |name| name.len())
    };
    work(n).await
}

async fn held_on_purpose() -> usize {
    let _names = NAMES.lock().unwrap();
    work(1).await
}

async fn with_comments() -> usize {
    // the lock
    let n = {
        let names = NAMES.lock().unwrap();

        // how many
        names.len()
    };
    work(n).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let all = given_up().await + borrowed().await + held_on_purpose().await;
    println!("{}", all + with_comments().await);
}
