use std::rc::Rc;
use std::time::Duration;

struct Cache {
    rows: Rc<Vec<u32>>,
}

impl Cache {
    fn new(row: u32) -> Self {
        Self {
            rows: vec![row].into(),
        }
    }

    fn of(rows: Vec<u32>) -> Result<Self, String> {
        Ok(Self { rows: rows.into() })
    }
}

struct Table {
    rows: Vec<u32>,
}

impl Table {
    fn new(row: u32) -> Self {
        Self { rows: vec![row] }
    }
}

async fn cached() {
    let cache = Cache::new(1);
    std::thread::sleep(Duration::from_millis(1));
    println!("{}", cache.rows.len());
}

async fn opened() {
    let cache = Cache::of(vec![1, 2]).unwrap();
    std::thread::sleep(Duration::from_millis(1));
    println!("{}", cache.rows.len());
}

async fn listed() {
    let table = Table::new(1);
    std::thread::sleep(Duration::from_millis(1));
    println!("{}", table.rows.len());
}

#[tokio::main]
async fn main() {
    cached().await;
    opened().await;
    tokio::spawn(listed()).await.unwrap();
}
