use std::sync::Mutex;
use tokio::sync::Semaphore;

struct Timer(&'static str);

impl Timer {
    fn number(&self) -> usize {
        self.0.len()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        println!("{} ends", self.0);
    }
}

async fn flush(n: usize) {
    println!("flush {n}");
}

async fn timed(rows: &Mutex<Vec<usize>>) {
    let mut rows = rows.lock().unwrap();
    let _timer = Timer("timed");
    rows.push(1);
    flush(1).await;
    println!("done");
}

async fn limited(rows: &Mutex<Vec<usize>>, gate: &Semaphore) {
    let mut rows = rows.lock().unwrap();
    let _permit = gate.try_acquire().unwrap();
    rows.push(2);
    flush(2).await;
}

async fn numbered(rows: &Mutex<Vec<usize>>) {
    let mut rows = rows.lock().unwrap();
    let timer = Timer("numbered");
    rows.push(timer.number());
    flush(3).await;
    println!("done");
}

async fn ignored(rows: &Mutex<Vec<usize>>) {
    let mut rows = rows.lock().unwrap();
    let _ = rows.pop();
    rows.push(4);
    flush(4).await;
}

async fn before(rows: &Mutex<Vec<usize>>) {
    let _timer = Timer("before");
    let mut rows = rows.lock().unwrap();
    rows.push(5);
    flush(5).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let rows = Mutex::new(Vec::new());
    timed(&rows).await;
    limited(&rows, &Semaphore::new(1)).await;
    numbered(&rows).await;
    ignored(&rows).await;
    before(&rows).await;
    println!("{:?}", rows.lock().unwrap());
}
