use std::time::Duration;

use futures::{
    channel::mpsc,
    future::{self, try_join_all, Either},
    lock::{Mutex, MutexGuard},
    pin_mut,
    task::{Context, Poll},
    Future, SinkExt, StreamExt,
};

async fn ids(asked: Vec<Lookup>) -> Vec<u64> {
    tokio::time::timeout(Duration::from_millis(100), try_join_all(asked))
        .await
        .unwrap()
        .unwrap()
        .into_iter()
        .map(|found| {
            let id = found.id.unwrap();
            check(
                "a
                b",
            );

            strip(&id)
        })
        .collect()
}
