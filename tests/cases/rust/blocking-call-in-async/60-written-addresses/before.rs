use std::net::{SocketAddr, ToSocketAddrs};

async fn local(port: u16) -> Option<SocketAddr> {
    let mut all = ("127.0.0.1", port).to_socket_addrs().ok()?;
    all.next().or("[::1]:80".to_socket_addrs().ok()?.next())
}

async fn any(port: u16) -> usize {
    let all = "0.0.0.0:80".to_socket_addrs().into_iter().flatten();
    all.count() + usize::from(port)
}

async fn named(host: &str, port: u16) -> usize {
    let own = (host, port).to_socket_addrs().into_iter().flatten();
    let other = "localhost:80".to_socket_addrs().into_iter().flatten();
    own.chain(other).count().min(1)
}

#[tokio::main]
async fn main() {
    println!("{:?} {}", local(80).await, any(1).await);
    println!("{}", named("127.0.0.1", 80).await);
}
