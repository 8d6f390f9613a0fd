use futures::stream::{self, TryStreamExt};
use std::time::Duration;

use futures::{
    channel::mpsc,
    future::{self, Either},
    lock::{Mutex, MutexGuard},
    pin_mut,
    task::{Context, Poll},
    Future, SinkExt, StreamExt,
};

async fn ids(asked: Vec<Lookup>) -> Vec<u64> {
    tokio::time::timeout(
        Duration::from_millis(100),
        stream::iter(asked).buffered(20).try_collect::<Vec<_>>(),
    )
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
