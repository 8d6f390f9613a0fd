use futures::future::{join_all, try_join_all};
use futures::stream::{self, StreamExt};

async fn fetch(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

fn visit(ids: &[u32], mut act: impl FnMut(u32)) {
    for id in ids {
        act(*id);
    }
}

async fn each(ids: &[u32]) -> Vec<u32> {
    let mut requests = Vec::new();
    ids.iter().for_each(|id| requests.push(fetch(*id)));
    stream::iter(requests)
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn visited(ids: &[u32]) -> Vec<u32> {
    let mut requests = vec![];
    visit(ids, |id| {
        if id > 3 {
            requests.push(fetch(id));
        }
    });
    stream::iter(requests)
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn extended(ids: &[u32]) -> Vec<u32> {
    let mut requests = Vec::with_capacity(ids.len());
    requests.extend(ids.iter().map(|id| fetch(*id)));
    stream::iter(requests)
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

async fn started(ids: &[u32]) -> usize {
    let mut tasks = Vec::new();
    tasks.extend(ids.iter().map(|id| tokio::spawn(fetch(*id))));
    try_join_all(tasks).await.map_or(0, |all| all.len())
}

async fn two(both: bool) -> Vec<u32> {
    let mut requests = Vec::new();
    requests.push(fetch(1));
    if both {
        requests.extend([fetch(2)]);
    }
    join_all(requests).await
}

#[tokio::main]
async fn main() {
    println!("{:?} {:?}", each(&[1, 2]).await, visited(&[3, 4]).await);
    println!("{:?} {}", extended(&[5, 6]).await, started(&[7]).await);
    println!("{:?}", two(true).await);
}
