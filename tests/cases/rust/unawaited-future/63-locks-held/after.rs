use tokio::sync::Mutex;

struct Store {
    rows: Mutex<Vec<u32>>,
}

impl Store {
    async fn add(&self, row: u32) {
        self.rows.lock().await.push(row);
    }

    async fn note(&self, row: u32) {
        println!("noted {row}");
    }

    async fn grow(&self) {
        let rows = self.rows.lock().await;
        let _ = self.add(1);
        let _ = self.note(2).await;
        println!("{} rows", rows.len());
    }

    async fn shrink(&self) {
        let rows = self.rows.lock().await;
        drop(rows);
        let _ = self.note(3).await;
    }
}

#[tokio::main]
async fn main() {
    let store = Store {
        rows: Mutex::new(Vec::new()),
    };
    store.grow().await;
    store.shrink().await;
}
