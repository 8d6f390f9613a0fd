use std::sync::Arc;

#[derive(Clone)]
struct Db;

struct Fault;

impl Db {
    async fn commit(&self) {
        println!("commit");
    }

    fn pair() -> (Self, u32) {
        (Db, 1)
    }

    fn maybe() -> Option<Db> {
        Some(Db)
    }

    async fn open() -> Result<Db, Fault> {
        Ok(Db)
    }
}

async fn opened() {
    if let Some(db) = Db::maybe() {
        db.commit();
    }
    let Some(db) = Db::maybe() else { return };
    db.commit();
    match Db::open().await {
        Ok(db) => {
            db.commit();
        }
        Err(_) => return,
    }
    if let Ok(db) = Db::open().await {
        db.commit();
    }
}

async fn parts(pairs: Vec<(Db, u32)>) {
    let (db, _) = Db::pair();
    db.commit();
    for (db, n) in &pairs {
        println!("{n}");
        db.commit();
    }
}

async fn pointers() {
    let db = Db;
    let shared = std::sync::Arc::new(db);
    shared.commit();
    let own = Db;
    let other = Arc::new(own);
    let other = Arc::clone(&other);
    other.commit();
    let boxed = Box::new(Db);
    boxed.commit();
}

async fn others(counts: Vec<(u32, Db)>, map: Option<Vec<Db>>) {
    for (n, _) in &counts {
        n.count_ones();
    }
    if let Some(all) = map {
        all.len();
    }
}

#[tokio::main]
async fn main() {
    opened().await;
    parts(vec![(Db, 2)]).await;
    pointers().await;
    others(vec![], None).await;
}
