use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

#[derive(Debug, Clone, Default)]
pub struct Session {
    pub user: String,
    pub hits: u64,
    pub tags: Vec<String>,
}

#[derive(Clone, Default)]
pub struct Registry {
    sessions: Arc<RwLock<HashMap<u64, Session>>>,
    order: Arc<Mutex<Vec<u64>>>,
    totals: Arc<Mutex<BTreeMap<String, u64>>>,
}

async fn publish(user: &str, hits: u64) -> usize {
    tokio::task::yield_now().await;
    user.len() + hits as usize
}

impl Registry {
    /// Counts a hit and tells the others.
    pub async fn hit(&self, id: u64) -> usize {
        // one writer at a time
        {
            let mut sessions = self.sessions.write().unwrap();
            let session = sessions.entry(id).or_default();
            session.hits += 1;
            session.user.push('x');
        }
        publish("hit", 1).await
    }

    pub async fn user(&self, id: u64) -> Option<usize> {
        let user = {
            let sessions = self.sessions.read().expect("poisoned");
            sessions.get(&id).map(|session| session.user.clone())?
        };
        Some(publish(&user, 0).await)
    }

    pub async fn tags(&self, id: u64) -> usize {
        let tags: Vec<String> = {
            let guard = self.sessions.read().unwrap_or_else(PoisonError::into_inner);
            guard.get(&id).map(|s| s.tags.clone()).unwrap_or_default()
        };
        for tag in &tags {
            publish(tag, 0).await;
        }
        tags.len()
    }

    pub async fn taken(&self) -> usize {
        let ids = {
            let mut order = self.order.lock().unwrap();
            order.sort_unstable();
            order.dedup();
            std::mem::take(&mut *order)
        };
        let mut sum = 0;
        for id in ids {
            sum += publish("id", id).await;
        }
        sum
    }

    pub async fn two_values(&self) -> usize {
        let (first, last) = {
            let order = self.order.lock().unwrap();
            (order.first().copied(), order.last().copied())
        };
        publish("first", first.unwrap_or(0)).await + publish("last", last.unwrap_or(0)).await
    }

    pub async fn two_names(&self) -> usize {
        let order = self.order.lock().unwrap();
        let first = order.first().copied();
        let count = order.len();
        publish("first", first.unwrap_or(0)).await + count
    }

    pub async fn references(&self) -> usize {
        let totals = self.totals.lock().unwrap();
        let names: Vec<&String> = totals.keys().collect();
        publish(names[0], 1).await
    }

    pub async fn at_once(&self) -> u64 {
        publish("x", 1).await;
        let n = self.order.lock().unwrap().len() as u64;
        publish("y", n).await;
        n
    }

    pub async fn joined(&self) -> usize {
        let n = {
            let order = self.order.lock().unwrap();
            order.len() as u64
        };
        let (a, b) = tokio::join!(publish("a", n), publish("b", n));
        a + b
    }

    pub async fn captured(&self) -> usize {
        let order = self.order.lock().unwrap();
        let n = publish("a", 1).await;
        println!("{order:?}");
        n
    }

    pub async fn started(&self) -> usize {
        let mut order = self.order.lock().unwrap();
        order.push(1);
        tokio::spawn(async move {
            publish("late", 1).await;
        });
        order.len()
    }

    pub async fn branches(&self, id: u64) -> usize {
        let mut order = self.order.lock().unwrap();
        if order.contains(&id) {
            drop(order);
            return publish("again", id).await;
        }
        order.push(id);
        0
    }

    pub async fn early(&self, id: u64) -> Result<usize, String> {
        let size = {
            let mut order = self.order.lock().map_err(|e| e.to_string())?;
            if order.contains(&id) {
                return Err(format!("{id} is there"));
            }
            order.push(id);
            order.len()
        };
        publish("new", id).await;
        Ok(size)
    }

    pub async fn head(&self) -> usize {
        if let Ok(mut order) = self.order.lock() {
            order.push(1);
            publish("head", 1).await
        } else {
            0
        }
    }

    pub async fn in_match(&self, id: Option<u64>) -> usize {
        match id {
            Some(id) => {
                {
                    let mut order = self.order.lock().unwrap();
                    order.push(id);
                }
                publish("one", id).await
            }
            None => {
                let order = self.order.lock().unwrap();
                order.len()
            }
        }
    }

    pub fn sync(&self) -> impl std::future::Future<Output = usize> + '_ {
        async move {
            let n = {
                let order = self.order.try_lock().unwrap();
                order.len()
            }; // for later
            publish("n", n as u64).await
        }
    }

    pub async fn in_condition(&self) -> usize {
        let order = self.order.lock().unwrap();
        if order.len() > 3 {
            publish("many", 1).await;
        }
        1
    }

    pub async fn moved(&self) -> usize {
        let order = self.order.lock().unwrap();
        let n = length(order);
        publish("n", n as u64).await
    }
}

fn length(order: std::sync::MutexGuard<'_, Vec<u64>>) -> usize {
    order.len()
}

#[tokio::main]
async fn main() {}
