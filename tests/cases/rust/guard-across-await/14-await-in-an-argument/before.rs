use std::collections::HashMap;
use std::sync::{Mutex, RwLock};

struct Cache {
    map: Mutex<HashMap<u32, String>>,
    list: RwLock<Vec<String>>,
    tasks: tokio::sync::Mutex<Vec<String>>,
    set: Mutex<tokio::task::JoinSet<String>>,
}

async fn fetch(id: u32) -> std::io::Result<String> {
    Ok(id.to_string())
}

impl Cache {
    async fn fill(&self, id: u32) -> std::io::Result<()> {
        self.map.lock().unwrap().insert(id, fetch(id).await?);
        self.list.write().unwrap().push(fetch(id).await?);
        let text = fetch(id).await?;
        self.map.lock().unwrap().insert(id, text);
        self.tasks.lock().await.push(fetch(id).await?);
        self.map
            .lock()
            .unwrap()
            .entry(id)
            .or_insert(fetch(id).await?);
        self.set
            .lock()
            .unwrap()
            .spawn(async move { fetch(id).await.unwrap_or_default() });
        Ok(())
    }
}
