mod server;

use futures::future::join_all;
use futures::stream::{self, StreamExt};
use server::Server;

async fn run_by_name(servers: &[Server]) {
    join_all(servers.iter().map(Server::run)).await;
}

async fn run_by_closure(servers: Vec<Server>) {
    join_all(servers.iter().map(|server| server.run())).await;
}

async fn probe_all(servers: Vec<Server>) -> usize {
    let up = stream::iter(
        servers
            .iter()
            .map(|server| server.probe())
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await;
    up.into_iter().filter(|&up| up).count()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    run_by_name(&[]).await;
    run_by_closure(Vec::new()).await;
    println!("{}", probe_all(vec![Server { port: 1 }, Server { port: 0 }]).await);
}
