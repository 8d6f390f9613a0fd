use std::io;
use tokio::{
    net::TcpStream,
    task::{JoinHandle, JoinSet},
};

async fn send(row: u32) {
    println!("{row}");
}

fn keep(_: Option<TcpStream>) -> Option<JoinHandle<io::Result<()>>> {
    None
}

async fn all(rows: Vec<u32>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        tasks.spawn(send(row));
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

#[tokio::main]
async fn main() {
    all(vec![1]).await;
    keep(None);
}
