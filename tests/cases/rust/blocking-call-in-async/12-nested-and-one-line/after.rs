use std::net::{TcpListener, ToSocketAddrs};

async fn same_rights(from: &str, to: &str) -> std::io::Result<()> {
    tokio::fs::set_permissions(to, tokio::fs::metadata(from).await?.permissions()).await?;
    tokio::fs::write("some/draft", tokio::fs::read("some/other/file.txt").await?).await?;
    Ok(())
}

async fn blocks(path: String) -> usize {
    let one = async {
        tokio::fs::read_to_string("/etc/some/long/path/to/file")
            .await
            .unwrap_or_default()
    };
    let two = async move { tokio::fs::read(path).await.ok() };
    one.await.len() + two.await.map_or(0, |bytes| bytes.len())
}

async fn serve(listener: &TcpListener, host: &str) -> std::io::Result<usize> {
    let peers: Vec<_> = (host, 80).to_socket_addrs()?.collect();
    listener.accept()?;
    let other = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    other.accept().await?;
    Ok(peers.len())
}
