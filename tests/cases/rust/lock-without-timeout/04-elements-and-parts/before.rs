use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{Mutex, RwLock};

struct Counter(Arc<Mutex<u64>>);

struct Service {
    users: HashMap<u64, Arc<Mutex<String>>>,
    lanes: Vec<RwLock<u64>>,
    spare: Option<Mutex<u64>>,
}

impl Counter {
    async fn add(&self) -> u64 {
        let mut count = self.0.lock().await;
        *count += 1;
        *count
    }
}

impl Service {
    async fn name(&self, id: u64) -> Option<String> {
        let user = self.users.get(&id)?;
        Some(user.lock().await.clone())
    }

    async fn total(&self) -> u64 {
        let mut sum = 0;
        for (index, lane) in self.lanes.iter().enumerate() {
            sum += index as u64 * *lane.read().await;
        }
        for (id, user) in &self.users {
            sum += id + user.lock().await.len() as u64;
        }
        match &self.spare {
            Some(spare) => sum + *spare.lock().await,
            None => sum,
        }
    }

    async fn last(&self) -> Option<u64> {
        let lane = self.lanes.last().map(|lane| async { *lane.write().await });
        Some(lane?.await)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let service = Service {
        users: HashMap::from([(1, Arc::new(Mutex::new("ada".to_owned())))]),
        lanes: vec![RwLock::new(1), RwLock::new(5)],
        spare: Some(Mutex::new(3)),
    };
    let pair = ("name", std::sync::Mutex::new(1));
    println!("{}", pair.1.lock().unwrap());
    println!("{:?} {}", service.name(1).await, service.total().await);
    println!("{:?}", service.last().await);
    println!("{}", Counter(Arc::default()).add().await);
}
