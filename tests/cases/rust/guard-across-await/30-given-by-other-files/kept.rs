use std::sync::{Mutex, MutexGuard};

#[derive(Default)]
pub struct Store {
    rows: Mutex<Vec<u32>>,
    slow: tokio::sync::Mutex<Vec<u32>>,
}

impl Store {
    pub fn all(&self) -> MutexGuard<'_, Vec<u32>> {
        self.rows.lock().unwrap()
    }

    pub fn list(&self) -> Vec<u32> {
        self.rows.lock().unwrap().clone()
    }
}

pub fn rows(store: &Store) -> MutexGuard<'_, Vec<u32>> {
    store.rows.lock().unwrap()
}

pub async fn slow_rows(store: &Store) -> tokio::sync::MutexGuard<'_, Vec<u32>> {
    store.slow.lock().await
}
