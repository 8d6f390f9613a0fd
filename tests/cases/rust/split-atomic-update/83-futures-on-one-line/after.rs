use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};

static SEEN: AtomicU32 = AtomicU32::new(0);
static PEAK: AtomicU32 = AtomicU32::new(0);

fn seen() -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async {
        SEEN.fetch_add(1, Ordering::SeqCst);
    })
}

#[rustfmt::skip]
fn peak(load: u32) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move { PEAK.fetch_max(load, Ordering::SeqCst); })
}

#[rustfmt::skip]
fn both() -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async { println!("seen"); SEEN.fetch_add(1, Ordering::SeqCst); })
}
