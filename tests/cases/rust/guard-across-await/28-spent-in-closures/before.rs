use std::sync::{Mutex, RwLock};

pub struct Dog {
    names: Mutex<Vec<String>>,
    map: RwLock<Vec<u32>>,
    other: parking_lot::Mutex<Option<u64>>,
}

async fn stop(_: &str) {}

impl Dog {
    pub async fn sweep(&self) {
        for name in self.names.lock().map(|it| it.clone()).unwrap_or_default() {
            stop(&name).await;
        }
    }

    pub async fn sweep_held(&self) {
        for name in self.names.lock().unwrap().iter().map(|it| it.clone()) {
            stop(&name).await;
        }
    }

    pub async fn first(&self) {
        if let Some(name) = self.names.lock().ok().and_then(|it| it.first().cloned()) {
            stop(&name).await;
        }
    }

    pub async fn given(&self) {
        match self.names.lock().map(|it| (it, 1)) {
            Ok((names, _)) => stop(&names[0]).await,
            Err(_) => {}
        }
    }

    pub async fn number(&self) {
        if let Some(n) = self.other.lock().map(|it| it + 1) {
            stop(&n.to_string()).await;
        }
        match self.map.try_read().map_or(0, |it| it.len()) {
            0 => {}
            _ => stop("x").await,
        }
    }
}
