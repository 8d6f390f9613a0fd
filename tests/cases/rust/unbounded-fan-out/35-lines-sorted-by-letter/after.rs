use futures::future::Either;
use futures::future::select;
use futures::pin_mut;
use futures::prelude::*;
use futures::stream;

pub async fn count(names: Vec<String>) -> Vec<usize> {
    stream::iter(names.into_iter().map(|name| async move { name.len() }))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

pub async fn race<A: Future + Unpin, B: Future + Unpin>(a: A, b: B) -> bool {
    matches!(select(a, b).await, Either::Left(_))
}
