use futures::future::join_all;

async fn load(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

async fn run(ids: Vec<u32>, jobs: Vec<u32>) -> usize {
    let odd = async { join_all(ids.iter().copied().map(load)).await.len() };
    let f = |ids: Vec<u32>| async move { join_all(ids.into_iter().map(load)).await };
    let task = tokio::spawn(async { join_all((0..50).map(load)).await });
    let jobs: Vec<_> = jobs.into_iter().map(load).collect();
    let all = Box::pin(async move { join_all(jobs).await });
    // not in place: the chain goes on behind the block
    let more = async { join_all((0..50).map(load)).await }.await;
    odd.await + f(vec![1]).await.len() + task.await.unwrap().len() + all.await.len() + more.len()
}

#[tokio::main]
async fn main() {
    println!("{}", run(vec![1, 2], vec![3]).await);
}
