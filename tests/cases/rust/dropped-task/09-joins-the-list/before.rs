use std::io;
use tokio::{
    net::TcpStream,
    task::{self, JoinHandle},
};

async fn send(row: u32) {
    println!("{row}");
}

fn keep(_: Option<TcpStream>) -> Option<JoinHandle<io::Result<()>>> {
    None
}

async fn all(rows: Vec<u32>) {
    for row in rows {
        task::spawn(send(row));
    }
}

#[tokio::main]
async fn main() {
    all(vec![1]).await;
    keep(None);
}
