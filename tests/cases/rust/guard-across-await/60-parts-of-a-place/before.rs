use std::sync::{Arc, Mutex};

#[derive(Default)]
struct Conf {
    limit: usize,
    peers: Vec<String>,
}

struct App {
    conf: Mutex<Conf>,
    area: Mutex<(u32, u32)>,
    named: Mutex<(u32, String)>,
}

async fn tick() {
    tokio::task::yield_now().await;
}

impl App {
    async fn limit(&self) -> usize {
        let conf = self.conf.lock().unwrap();
        let Conf { limit, .. } = *conf;
        tick().await;
        limit
    }

    async fn number(&self) -> u32 {
        let named = self.named.lock().unwrap();
        let (number, _) = *named;
        tick().await;
        number
    }

    async fn area(&self) -> u32 {
        let area = self.area.lock().unwrap();
        let (width, height) = *area;
        tick().await;
        width * height
    }

    async fn both(&self) -> usize {
        let conf = self.conf.lock().unwrap();
        let (limit, peers) = (conf.limit, conf.peers.clone());
        tick().await;
        limit + peers.len()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let app = Arc::new(App {
        conf: Mutex::default(),
        area: Mutex::new((2, 3)),
        named: Mutex::new((4, String::new())),
    });
    let sizes = (app.limit().await, app.both().await);
    println!("{sizes:?} {} {}", app.number().await, app.area().await);
}
