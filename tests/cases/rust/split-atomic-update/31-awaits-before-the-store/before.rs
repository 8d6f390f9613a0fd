use std::sync::atomic::{AtomicU32, Ordering};

static PEAK: AtomicU32 = AtomicU32::new(3);

async fn measured() -> u32 {
    4
}

async fn raise(n: u32) {
    if n > PEAK.load(Ordering::Relaxed) {
        measured().await;
        PEAK.store(n, Ordering::Relaxed);
    }
}

async fn lower(n: u32) {
    if n < PEAK.load(Ordering::Relaxed) {
        println!("lower");
        PEAK.store(n, Ordering::Relaxed);
    }
}

#[tokio::main]
async fn main() {
    raise(9).await;
    lower(7).await;
    println!("{}", PEAK.load(Ordering::Relaxed));
}
