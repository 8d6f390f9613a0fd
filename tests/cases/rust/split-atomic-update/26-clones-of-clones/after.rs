use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

fn start() -> Arc<AtomicU64> {
    let starts = Arc::new(AtomicU64::new(0));
    let of_host = starts.clone();
    host(move || {
        let of_task = of_host.clone();
        async move {
            of_task.fetch_add(1, Ordering::SeqCst);
        }
    });
    starts
}

fn host<F: std::future::Future>(run: impl Fn() -> F) {
    drop(run());
}
