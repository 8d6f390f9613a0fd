use futures::future;
use futures::stream::{self, FuturesUnordered};

struct Row<'a>(&'a str);

async fn size(row: Row<'_>) -> usize {
    row.0.len()
}

fn rows(text: &str) -> Vec<Row> {
    text.lines().map(Row).collect()
}

async fn total(rows: Vec<Row<'_>>) -> usize {
    let local: Vec<Row> = rows;
    let sizes = future::join_all(local.into_iter().map(|row| size(row))).await;
    let (mut a, mut b) = (0, 0);
    for n in sizes {
        a += n;
        b = b.max(n);
    }
    a + b
}

async fn pairs(groups: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    future::join_all(groups.into_iter().map(|group| async move {
        future::join_all(group.into_iter().map(|n| async move { n + 1 })).await
    }))
    .await
}

async fn combined(ids: Vec<u32>, names: Vec<String>) -> (Vec<u32>, Vec<usize>) {
    (
        future::join_all(ids.into_iter().map(future::ready)).await,
        future::join_all(names.into_iter().map(|name| async move { name.len() })).await,
    )
}

fn not_awaited(ids: Vec<u32>) -> future::JoinAll<future::Ready<u32>> {
    future::join_all(ids.into_iter().map(future::ready))
}

fn unnamed(ids: Vec<u32>) -> impl future::Future<Output = Vec<u32>> {
    future::join_all(ids.into_iter().map(future::ready))
}

async fn zipped(ids: Vec<u32>, names: Vec<String>) -> Vec<usize> {
    future::join_all(
        ids.into_iter()
            .zip(names)
            .map(|(id, name)| async move { name.len() + id as usize }),
    )
    .await
}

fn is_send<T: Send>(_: T) {}

fn main() {
    is_send(total(rows("a")));
    is_send(pairs(vec![]));
    is_send(combined(vec![], vec![]));
    is_send(zipped(vec![], vec![]));
    let _: FuturesUnordered<future::Ready<()>> = FuturesUnordered::new();
    let _ = stream::iter([1]);
}
