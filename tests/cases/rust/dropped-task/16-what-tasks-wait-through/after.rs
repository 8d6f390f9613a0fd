use futures::SinkExt;
use std::sync::{Arc, Condvar, Mutex};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::task::JoinSet;

pub async fn futured(ids: Vec<u64>, out: futures::channel::mpsc::Sender<u64>) {
    for id in ids {
        let mut out = out.clone();
        tokio::spawn(async move {
            let _ = out.send(id).await;
        });
    }
}

pub async fn flumed(ids: Vec<u64>, out: flume::Sender<u64>) {
    for id in ids {
        let out = out.clone();
        tokio::spawn(async move {
            let _ = out.send_async(id).await;
        });
    }
}

pub async fn blocking(ids: Vec<u64>, out: std::sync::mpsc::SyncSender<u64>) {
    for id in ids {
        let out = out.clone();
        tokio::spawn(async move {
            let _ = out.send(id);
        });
    }
}

pub async fn unbounded(ids: Vec<u64>, out: mpsc::UnboundedSender<u64>) {
    let mut tasks = JoinSet::new();
    for id in ids {
        let out = out.clone();
        tasks.spawn(async move {
            let _ = out.send(id);
        });
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

pub async fn signalled(ids: Vec<u64>, bell: Arc<(Mutex<bool>, Condvar)>) {
    for id in ids {
        let bell = bell.clone();
        tokio::spawn(async move {
            let mut open = bell.0.lock().unwrap();
            while !*open {
                open = bell.1.wait(open).unwrap();
            }
            println!("{id}");
        });
    }
}

pub async fn pending(ids: Vec<u64>) {
    for _ in ids {
        tokio::spawn(async move {
            std::future::pending::<()>().await;
        });
    }
}

pub async fn signals(ids: Vec<u64>) {
    for _ in ids {
        tokio::spawn(async move {
            tokio::signal::ctrl_c().await.unwrap();
        });
    }
}

pub async fn hooks(client: reqwest::Client, urls: Vec<String>) {
    let mut tasks = JoinSet::new();
    for url in urls {
        let client = client.clone();
        tasks.spawn(async move {
            let _ = client.post(url).send().await;
        });
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

pub struct Bot {
    name: String,
}

impl Bot {
    async fn start(&self) {
        println!("{}", self.name);
    }
}

pub async fn bots(all: Vec<Arc<Bot>>) {
    let mut tasks = JoinSet::new();
    for bot in all {
        tasks.spawn(async move { bot.start().await });
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

pub async fn remote(all: Vec<remote::Node>) {
    for node in all {
        tokio::spawn(async move {
            node.run().await;
        });
    }
}

pub async fn servers(all: Vec<TcpListener>, app: axum::Router) {
    for listener in all {
        let app = app.clone();
        tokio::spawn(async move {
            axum::serve(listener, app).await.unwrap();
        });
    }
}

pub async fn after(all: Vec<JoinHandle<u32>>) {
    for handle in all {
        tokio::spawn(async move {
            let _ = handle.await;
            println!("done");
        });
    }
}
