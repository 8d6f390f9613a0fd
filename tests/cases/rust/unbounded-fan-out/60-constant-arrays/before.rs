use futures::future::join_all;

const HOSTS: [&str; 3] = ["a", "b", "c"];
const PORTS: &[u16] = &[80, 443];

async fn probe(host: &str, port: u16) -> usize {
    tokio::task::yield_now().await;
    host.len() + usize::from(port)
}

async fn hosts(port: u16) -> Vec<usize> {
    join_all(HOSTS.iter().map(|host| probe(host, port))).await
}

async fn ports(host: &str) -> Vec<usize> {
    const EXTRA: &[u16] = PORTS;
    let ports = EXTRA;
    let probes = ports.iter().map(|port| probe(host, *port));
    join_all(probes).await
}

#[tokio::main]
async fn main() {
    println!("{:?} {:?}", hosts(1).await, ports("a").await);
}
