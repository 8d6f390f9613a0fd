use futures::future::Either;
use futures::future::join_all;
use futures::future::select;
use futures::pin_mut;
use futures::prelude::*;

pub async fn count(names: Vec<String>) -> Vec<usize> {
    join_all(names.into_iter().map(|name| async move { name.len() })).await
}

pub async fn race<A: Future + Unpin, B: Future + Unpin>(a: A, b: B) -> bool {
    matches!(select(a, b).await, Either::Left(_))
}
