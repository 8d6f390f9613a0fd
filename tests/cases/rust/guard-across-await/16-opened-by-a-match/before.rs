use std::sync::Mutex;

static LOG: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn flush(n: usize) -> usize {
    n
}

async fn poisoned(line: u32) -> usize {
    let mut log = match LOG.lock() {
        Ok(log) => log,
        Err(poisoned) => poisoned.into_inner(),
    };
    log.push(line);
    flush(1).await
}

async fn or_leave() -> usize {
    let log = match LOG.lock() {
        Ok(log) => log,
        Err(_) => return 0,
    };
    let n = log.len();
    flush(n).await
}

async fn copied() -> usize {
    let n = match LOG.lock() {
        Ok(log) => log.len(),
        Err(_) => 0,
    };
    flush(n).await
}

#[tokio::main]
async fn main() {
    println!("{} {}", poisoned(4).await, or_leave().await);
    println!("{}", copied().await);
}
