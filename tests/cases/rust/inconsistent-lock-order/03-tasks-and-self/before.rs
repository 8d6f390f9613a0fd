use tokio::sync::{Mutex, RwLock};

struct App {
    users: Mutex<Vec<u32>>,
    names: RwLock<Vec<String>>,
}

impl App {
    async fn one(&self) -> usize {
        let users = self.users.lock().await;
        let names = self.names.read().await;
        users.len() + names.len()
    }

    async fn two(&self) {
        let mut names = self.names.write().await;
        names.clear();
        self.users.lock().await.clear();
    }

    async fn take(&self, other: &Self) {
        let mut mine = self.users.lock().await;
        let theirs = other.users.lock().await;
        mine.extend(theirs.iter());
    }

    async fn in_turn(&self, other: &App) {
        let theirs = other.users.lock().await.clone();
        self.users.lock().await.extend(theirs);
    }

    async fn given_up(&self) -> usize {
        let names = self.names.read().await;
        let n = names.len();
        drop(names);
        n + self.users.lock().await.len()
    }
}
