use std::sync::Arc;

struct Store {
    name: String,
}

impl Store {
    fn new(name: &str) -> Self {
        Store {
            name: name.to_owned(),
        }
    }

    async fn open(name: &str) -> Store {
        Store {
            name: name.to_owned(),
        }
    }

    async fn save(&self, row: u32) {
        println!("{} {row}", self.name);
    }
}

struct Other;

impl Other {
    fn save(&self, row: u32) {
        println!("{row}");
    }
}

struct App {
    store: Arc<Store>,
    other: Other,
}

impl App {
    async fn run(&self, given: &Store, other: &Other) {
        self.store.save(1).await;
        given.save(2).await;
        let made = Store::new("made");
        made.save(3).await;
        let opened = Store::open("opened").await;
        opened.save(4).await;
        self.other.save(5);
        other.save(6);
    }
}

async fn generic<Store: Fn(u32)>(store: Store) {
    store(7);
}

#[tokio::main]
async fn main() {
    let app = App {
        store: Arc::new(Store::new("app")),
        other: Other,
    };
    app.run(&Store::new("given"), &Other).await;
    generic(|row| println!("{row}")).await;
}
