use futures::executor::{LocalPool, ThreadPool};
use futures::task::{LocalSpawnExt, SpawnExt};
use std::thread;
use std::time::Duration;

async fn by_pool() {
    thread::sleep(Duration::from_millis(1));
}

async fn by_local() {
    thread::sleep(Duration::from_millis(1));
}

async fn by_spawner() {
    thread::sleep(Duration::from_millis(1));
}

async fn by_page() {
    thread::sleep(Duration::from_millis(1));
}

async fn by_own_executor() {
    thread::sleep(Duration::from_millis(1));
}

async fn by_tokio() {
    thread::sleep(Duration::from_millis(1));
}

fn run() {
    let threads = ThreadPool::new().unwrap();
    threads.spawn_ok(by_pool());
    let mut pool = LocalPool::new();
    pool.spawner().spawn_local(by_spawner()).unwrap();
    pool.run_until(by_local());
    wasm_bindgen_futures::spawn_local(by_page());
    let executor = async_executor::Executor::new();
    executor.spawn(by_own_executor()).detach();
    tokio::runtime::Runtime::new().unwrap().block_on(by_tokio());
}
