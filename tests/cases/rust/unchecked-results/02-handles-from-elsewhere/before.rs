use futures::future::join_all;
use tokio::task::JoinHandle;

type Handles = Vec<JoinHandle<u32>>;

fn start(n: u32) -> JoinHandle<u32> {
    tokio::spawn(async move { n })
}

async fn alias(handles: Handles) {
    join_all(handles).await;
}

async fn drained(mut handles: Handles) {
    let _ = join_all(handles.drain(..)).await;
}

async fn started(n: u32) {
    join_all((0..n).map(start)).await;
}

async fn looked_at(handles: Handles) -> usize {
    join_all(handles).await.into_iter().flatten().count()
}

async fn no_handles(n: u32) {
    join_all((0..n).map(|n| async move { n })).await;
}
