use std::collections::HashSet;
use std::sync::Mutex;

struct Claims {
    taken: Mutex<HashSet<u32>>,
    names: Mutex<Vec<String>>,
    leader: tokio::sync::RwLock<Option<u32>>,
}

impl Claims {
    fn claim(&self, id: u32) -> bool {
        if self.taken.lock().unwrap().contains(&id) {
            return false;
        }
        println!("claimed {id}");
        self.taken.lock().unwrap().insert(id);
        true
    }

    fn named(&self, id: u32) {
        let known = self.taken.lock().unwrap().contains(&id);
        if !known {
            self.taken.lock().unwrap().insert(id);
        }
    }

    fn add(&self, name: &str) {
        if !self.names.lock().unwrap().iter().any(|one| one == name) {
            self.names.lock().unwrap().push(name.to_string());
        }
    }

    async fn lead(&self, id: u32) -> Option<u32> {
        if self.leader.read().await.is_none() {
            *self.leader.write().await = Some(id);
        }
        *self.leader.read().await
    }

    fn count(&self, id: u32) -> usize {
        if self.taken.lock().unwrap().contains(&id) {
            return 0;
        }
        self.taken.lock().unwrap().len()
    }

    fn added(&self, id: u32) -> bool {
        let new = self.taken.lock().unwrap().insert(id);
        if new {
            self.names.lock().unwrap().push(id.to_string());
        }
        new
    }

    fn two(&self, ids: &[u32]) {
        for id in ids {
            if self.taken.lock().unwrap().contains(id) {
                println!("{id} is taken");
            }
            self.taken.lock().unwrap().insert(*id);
        }
    }
}

#[tokio::main]
async fn main() {
    let claims = Claims {
        taken: Mutex::default(),
        names: Mutex::default(),
        leader: Default::default(),
    };
    println!("{} {:?}", claims.claim(1), claims.lead(1).await);
    claims.named(2);
    claims.add("b");
    claims.two(&[3]);
    println!("{} {}", claims.count(9), claims.added(4));
}
