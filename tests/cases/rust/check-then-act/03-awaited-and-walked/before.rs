use std::collections::HashMap;
use tokio::sync::Mutex;

async fn intern(map: &Mutex<HashMap<u32, String>>, id: u32) -> usize {
    if !map.lock().await.contains_key(&id) {
        map.lock().await.insert(id, format!("n{id}"));
    }
    map.lock().await.len()
}

#[tokio::main]
async fn main() {
    let map = Mutex::new(HashMap::new());
    println!("{} {}", intern(&map, 1).await, intern(&map, 1).await);
}
