use parking_lot::{Mutex, RwLock};
use std::collections::HashMap;
use std::sync::Arc;

pub struct State {
    pub users: Arc<Mutex<HashMap<u64, String>>>,
    pub config: RwLock<Config>,
    pub jobs: tokio::sync::Mutex<Vec<u64>>,
}

pub struct Config {
    pub limit: usize,
}

impl State {
    pub fn new() -> Self {
        State {
            users: Arc::default(),
            config: RwLock::new(Config { limit: 2 }),
            jobs: tokio::sync::Mutex::new(vec![1]),
        }
    }
}
