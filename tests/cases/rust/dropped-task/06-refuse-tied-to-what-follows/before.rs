use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::Duration;

struct Gate {
    open: tokio::sync::Notify,
}

impl Gate {
    fn watch(self: &Arc<Self>, n: u64) -> impl std::future::Future<Output = ()> + use<> {
        let gate = self.clone();
        async move {
            gate.open.notified().await;
            println!("{n}");
        }
    }
}

async fn shut(gate: Arc<Gate>) {
    gate.open.notify_waiters();
}

async fn derived_from_what_is_used_later() {
    let gate = Arc::new(Gate {
        open: tokio::sync::Notify::new(),
    });
    for n in 0..2 {
        let watched = gate.watch(n);
        tokio::spawn(async move {
            watched.await;
        });
    }
    tokio::time::sleep(Duration::from_millis(5)).await;
    shut(gate).await;
    tokio::time::sleep(Duration::from_millis(5)).await;
}

async fn a_stream(rooms: Vec<tokio::sync::broadcast::Receiver<u32>>) {
    for mut room in rooms {
        tokio::spawn(async move {
            while let Ok(n) = room.recv().await {
                println!("{n}");
            }
        });
    }
}

async fn not_of_this_file(futures: Vec<std::future::Ready<()>>) {
    for future in futures {
        tokio::spawn(future);
    }
}

async fn plain_data(names: Vec<String>) -> usize {
    let done = Arc::new(AtomicUsize::new(0));
    for name in names.clone() {
        let done = done.clone();
        tokio::spawn(async move {
            done.fetch_add(name.len(), Ordering::SeqCst);
        });
    }
    names.len() + done.load(Ordering::SeqCst)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    derived_from_what_is_used_later().await;
    a_stream(vec![]).await;
    not_of_this_file(vec![]).await;
    let _ = plain_data(vec!["ada".into()]).await;
}
