use std::sync::Arc;

use futures::future::join_all;
use tokio::net::TcpListener;
use tokio::sync::Notify;

struct Channels {
    all: Vec<tokio::sync::mpsc::UnboundedReceiver<u32>>,
}

struct Server {
    port: u16,
}

impl Server {
    async fn run(&self) -> std::io::Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
        loop {
            let (socket, peer) = listener.accept().await?;
            println!("{peer}");
            drop(socket);
        }
    }

    async fn probe(&self) -> bool {
        let mut tries = 0;
        loop {
            tries += 1;
            if self.port > 0 || tries > 3 {
                break;
            }
            tokio::task::yield_now().await;
        }
        tries < 3
    }
}

async fn run_by_name(servers: &[Server]) {
    join_all(servers.iter().map(Server::run)).await;
}

async fn run_by_closure(servers: Vec<Server>) {
    let all = servers.iter().map(|server| server.run());
    join_all(all).await;
}

async fn run_pushed(servers: Vec<Server>) {
    let mut running = Vec::new();
    for server in &servers {
        running.push(async move {
            println!("port {}", server.port);
            server.run().await
        });
    }
    join_all(running).await;
}

async fn wait_for_all(started: Vec<Arc<Notify>>) {
    join_all(started.iter().map(|one| one.notified())).await;
}

async fn first_of_each(mut channels: Channels) -> Vec<Option<u32>> {
    join_all(channels.all.iter_mut().map(|channel| channel.recv())).await
}

async fn asked(id: u32) -> Option<u32> {
    let (answer, mut answers) = tokio::sync::mpsc::channel(1);
    tokio::spawn(async move { answer.send(id).await });
    answers.recv().await
}

async fn ask_all(ids: Vec<u32>) -> Vec<Option<u32>> {
    join_all(ids.into_iter().map(asked)).await
}

async fn probe_all(servers: Vec<Server>) -> Vec<bool> {
    join_all(servers.iter().map(|server| server.probe())).await
}

#[tokio::main]
async fn main() {
    run_by_name(&[]).await;
    run_by_closure(vec![]).await;
    run_pushed(vec![]).await;
    wait_for_all(vec![]).await;
    first_of_each(Channels { all: vec![] }).await;
    println!("{:?}", ask_all(vec![1, 2]).await);
    println!("{:?}", probe_all(vec![Server { port: 1 }]).await);
}
