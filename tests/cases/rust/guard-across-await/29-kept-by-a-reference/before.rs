use std::sync::{Mutex, RwLock};

pub struct Page {
    title: Mutex<String>,
    size: RwLock<(u32, u32)>,
}

async fn send(n: usize) -> usize {
    n
}

impl Page {
    pub async fn lent(&self) {
        let title = &mut *self.title.lock().unwrap();
        title.clear();
        send(0).await;
    }

    pub async fn coerced(&self) -> usize {
        let title: &String = &self.title.lock().unwrap();
        send(title.len()).await
    }

    pub async fn part(&self) -> usize {
        let width = &self.size.read().unwrap().0;
        send(*width as usize).await
    }

    pub async fn copied(&self) -> usize {
        let length = &self.title.lock().unwrap().len();
        send(*length).await
    }

    pub async fn in_block(&self) -> usize {
        let length = {
            let title = &*self.title.lock().unwrap();
            title.len()
        };
        send(length).await
    }
}
