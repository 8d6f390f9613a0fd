use std::fmt::Debug;
use std::io;
use std::sync::Arc;

pub type Result<T, E = Failure> = std::result::Result<T, E>;

#[derive(Debug)]
pub struct Failure;

#[derive(Debug, Default)]
pub struct Store {
    rows: Vec<u32>,
}

impl Store {
    pub async fn put<T: Debug>(&self, value: T) {
        println!("{value:?} {}", self.rows.len());
    }

    pub async fn flush(&self) -> Result<()> {
        Ok(())
    }

    pub async fn sync_all(&self) -> io::Result<()> {
        Ok(())
    }

    fn count(&self) -> usize {
        self.rows.len()
    }

    pub async fn close(self: Arc<Self>) -> Result<()> {
        self.put::<u32>(1).await;
        self.put((
            "a long line of text that goes beyond",
            "what fits into a single line of the file",
        ))
        .await;
        self.count();
        self.flush().await?;
        self.sync_all();
        let _ = self.sync_all().await;
        if self.rows.is_empty() {
            self.flush().await?; // nothing to do
        }
        let later = async {
            self.flush();
            self.put(2).await;
        };
        later.await;
        self.rows.iter().for_each(|row| {
            let _ = self.put(*row);
        });
        Ok(())
    }

    pub async fn touch(&self) {
        let _ = Self::made().await;
        Self::made().await;
        self.flush();
        match self.count() {
            0 => drop(self.flush()),
            1 => {
                self.put("one").await;
            }
            _ => (),
        }
    }

    async fn made() -> Self {
        Self::default()
    }
}

#[cfg(feature = "async")]
async fn audit(row: u32) {
    println!("{row}");
}

#[cfg(not(feature = "async"))]
fn audit(row: u32) {
    println!("{row}");
}

trait Sink {
    async fn write(&self, row: u32);
}

struct File;

impl Sink for File {
    async fn write(&self, row: u32) {
        println!("{row}");
    }
}

async fn through<S: Sink>(sink: &S, file: &File) {
    sink.write(1).await;
    file.write(2).await;
    audit(3);
    let put = |row: u32| println!("{row}");
    put(4);
}

fn spawned(store: Arc<Store>) {
    tokio::spawn(async move {
        store.put(9).await;
    });
}

#[tokio::main]
async fn main() -> Result<()> {
    let store = Arc::new(Store::default());
    store.touch().await;
    spawned(store.clone());
    through(&File, &File).await;
    store.flush().await?;
    store.close().await
}
