use std::fs;
use std::net::{TcpListener, ToSocketAddrs};

async fn same_rights(from: &str, to: &str) -> std::io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    fs::write("some/draft", fs::read("some/other/file.txt")?)?;
    Ok(())
}

async fn blocks(path: String) -> usize {
    let one = async { fs::read_to_string("/etc/some/long/path/to/file").unwrap_or_default() };
    let two = async move { fs::read(path).ok() };
    one.await.len() + two.await.map_or(0, |bytes| bytes.len())
}

async fn serve(listener: &TcpListener, host: &str) -> std::io::Result<usize> {
    let peers: Vec<_> = (host, 80).to_socket_addrs()?.collect();
    listener.accept()?;
    let other = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    other.accept().await?;
    Ok(peers.len())
}
