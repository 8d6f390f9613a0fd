use futures::future::{join_all, BoxFuture};
use tokio::runtime::Runtime;

async fn load(id: u32) -> u32 {
    tokio::task::yield_now().await;
    id
}

fn boxed(ids: Vec<u32>) -> BoxFuture<'static, Vec<u32>> {
    if ids.len() > 100 {
        return Box::pin(async move { join_all(ids.into_iter().map(load)).await });
    }
    Box::pin(async move { join_all(ids.into_iter().map(load)).await })
}

fn main() {
    let runtime = Runtime::new().unwrap();
    println!("{:?}", runtime.block_on(boxed(vec![1, 2])));
    let ids = runtime.block_on(join_all((0..50).map(load)));
    let count = runtime.block_on(join_all((0..50).map(load))).len();
    let run = || runtime.block_on(join_all((0..50).map(load)));
    println!("{} {} {}", ids.len(), count, run().len());
}
