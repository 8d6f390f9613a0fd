use futures::{select, FutureExt, StreamExt};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{sleep, timeout};

async fn relay(mut from: &[u8], mut to: Vec<u8>) -> usize {
    let mut head = [0u8; 2];
    let mut text = String::new();
    let mut ticks = futures::stream::iter(0..3).fuse();
    loop {
        select! {
            read = from.read_to_string(&mut text).fuse() => if read.is_ok() { break },
            _ = to.write_all(b"ok").fuse() => {}
            _ = async { sleep(Duration::from_millis(1)).await }.fuse() => {}
            _ = sleep(Duration::from_millis(5)).fuse() => {}
            _ = ticks.next() => {}
            complete => break,
        }
        tokio::select! {
            _ = timeout(Duration::from_secs(1), from.read_exact(&mut head)) => break,
            _ = timeout(Duration::from_secs(1), sleep(Duration::from_millis(5))) => {}
        }
    }
    to.len()
}

#[tokio::main]
async fn main() {
    println!("{}", relay(b"abcd", Vec::new()).await > 9);
}
