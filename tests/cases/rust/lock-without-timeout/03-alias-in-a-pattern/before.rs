use axum::extract::{Path, State};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{MutexGuard, RwLock};

type Db = Arc<RwLock<HashMap<u64, String>>>;

struct Shared {
    conn: tokio::sync::Mutex<Vec<u8>>,
}

async fn show(State(db): State<Db>, Path(id): Path<u64>) -> Option<String> {
    db.read().await.get(&id).cloned()
}

async fn store(State(db): State<Db>, Path(id): Path<u64>, name: String) {
    db.write().await.insert(id, name);
}

impl Shared {
    async fn conn(&self) -> MutexGuard<'_, Vec<u8>> {
        self.conn.lock().await
    }
}

async fn plain(State(db): State<Arc<std::sync::RwLock<u32>>>) -> u32 {
    *db.read().unwrap()
}
