use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

static PUT: AtomicUsize = AtomicUsize::new(0);

trait Sink {
    async fn put(&self);

    async fn put_twice(&self) {
        self.put();
        self.put().await;
    }

    fn kind(&self) -> &str;
}

struct Db;

impl Sink for Db {
    async fn put(&self) {
        PUT.fetch_add(1, Ordering::Relaxed);
    }

    fn kind(&self) -> &str {
        "db"
    }
}

struct Logged<S> {
    inner: S,
}

impl<S: Sink> Sink for Logged<S> {
    async fn put(&self) {
        self.inner.put();
        self.inner.kind();
    }

    fn kind(&self) -> &str {
        self.inner.kind()
    }
}

trait Named {
    fn put_name(&self);
}

async fn generic<S: Sink>(sink: &S) {
    let _ = sink.put();
}

async fn implied(sinks: &[impl Sink]) {
    for sink in sinks {
        sink.put();
    }
}

async fn bounded<S, N>(sink: Arc<S>, named: N)
where
    N: Named,
    S: Sink + Send,
{
    sink.put_twice();
    named.put_name();
    Sink::put(&Db);
}

impl Named for u8 {
    fn put_name(&self) {}
}

#[tokio::main]
async fn main() {
    generic(&Db).await;
    implied(&[Db, Db]).await;
    bounded(Arc::new(Db), 1).await;
    Logged { inner: Db }.put().await;
    println!("{} {}", PUT.load(Ordering::Relaxed), Db.kind());
}
