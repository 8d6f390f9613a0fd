use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{mpsc, RwLock};
use tokio::time::sleep;

async fn frame(from: &mut (impl AsyncReadExt + Unpin)) -> std::io::Result<Vec<u8>> {
    let mut body = vec![0; usize::from(from.read_u16().await?)];
    from.read_exact(&mut body).await?;
    Ok(body)
}

async fn next(jobs: &mut mpsc::Receiver<u8>) -> Option<u8> {
    jobs.recv().await
}

async fn serve(mut from: &[u8], names: RwLock<Vec<u8>>, mut jobs: mpsc::Receiver<u8>) -> usize {
    let mut sum = 0;
    loop {
        tokio::select! {
            biased;
            body = frame(&mut from) => match body {
                Ok(body) => sum += body.len(),
                Err(_) => break,
            },
            names = names.read() => sum += names.len(),
            mut names = names.write() => names.clear(),
            _ = next(&mut jobs) => {}
            _ = sleep(Duration::from_secs(1)) => break,
        }
    }
    tokio::select! {
        _ = frame(&mut from) => {}
        _ = sleep(Duration::from_secs(1)) => {}
    }
    sum
}

async fn relay(mut left: &[u8], mut right: &[u8], mut to: Vec<u8>) -> usize {
    let (mut sink, mut buf) = (tokio::io::sink(), [0; 2]);
    for _ in 0..2 {
        tokio::select! {
            biased;
            number = left.read_u32() => drop(number),
            all = tokio::io::copy(&mut right, &mut sink) => drop(all),
        }
        tokio::select! {
            some = left.read(&mut buf) => drop(some),
            some = to.write(b"ok") => drop(some),
        }
    }
    to.len().min(1)
}

#[tokio::main]
async fn main() {
    let (_jobs, taken) = mpsc::channel(1);
    let length = serve(&[0, 1, 7, 0, 1, 8, 0], RwLock::default(), taken).await;
    println!("{length} {}", relay(&[1; 4], &[2; 4], vec![1]).await);
}
