use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::select;
use tokio::sync::{mpsc, Mutex, Notify, Semaphore};
use tokio::time::Interval;

struct Link {
    stream: BufReader<TcpStream>,
    out: mpsc::Sender<u8>,
    quit: Notify,
    state: Mutex<u32>,
    slots: Semaphore,
}

impl Link {
    async fn run(&mut self, mut every: Interval) -> std::io::Result<()> {
        let mut line = String::new();
        loop {
            select! {
                biased;
                _ = self.quit.notified() => return Ok(()),
                n = self.stream.read_line(&mut line) => if n? == 0 { break },
            }
            // outside of the branches
            self.stream.write_all(b"ok").await?;
        }
        while self.slots.available_permits() > 0 {
            tokio::select! {
                permit = self.slots.acquire() => drop(permit),
                guard = self.state.lock() => drop(guard),
                sent = self.out.send(1) => sent.unwrap(),
                _ = async {
                    every.tick().await;
                    every.tick().await;
                } => {}
                else => break,
            }
        }
        select! {
            _ = self.stream.read_line(&mut line) => {}
            _ = self.quit.notified() => {}
        }
        Ok(())
    }
}
