use futures::future::join_all;

async fn fetch(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn wide(ids: &[u32]) -> Vec<u32> {
    join_all(ids.iter().filter(|id| **id > 1).map(|id| async move {
        let found = fetch(*id).await;
        found + 1
    }))
    .await
}

async fn filled(ids: &[u32]) -> usize {
    let mut all = Vec::new();
    for id in ids {
        all.push(fetch(*id));
    }
    let mut two = Vec::new();
    two.push(fetch(1));
    two.push(fetch(2));
    let n = join_all(all).await.len();
    n + join_all(two).await.len()
}

async fn started(ids: &[u32]) {
    let mut tasks = Vec::new();
    for id in ids {
        let task = tokio::spawn(fetch(*id));
        tasks.push(task);
    }
    join_all(tasks).await;
}

#[tokio::main]
async fn main() {
    let ids = [1, 2, 3];
    started(&ids).await;
    println!("{:?} {}", wide(&ids).await, filled(&ids).await);
}
