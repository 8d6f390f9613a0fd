use std::collections::HashMap;
use std::sync::Mutex;

struct Store {
    names: Mutex<Vec<String>>,
    sizes: Mutex<Vec<usize>>,
    hits: Mutex<HashMap<u32, usize>>,
}

fn first_of(names: &[String]) -> &str {
    &names[0]
}

fn total_of(names: &[String]) -> usize {
    names.len()
}

async fn send(n: usize) -> usize {
    n
}

impl Store {
    async fn biggest(&self) -> usize {
        let sizes = self.sizes.lock().unwrap();
        let biggest = *sizes.iter().max().unwrap();
        send(biggest).await
    }

    async fn hit(&self, id: u32) -> usize {
        let mut hits = self.hits.lock().unwrap();
        let slot = hits.entry(id).or_insert(0);
        *slot += 1;
        let now = *slot;
        send(now).await
    }

    async fn get(&self, id: u32) -> usize {
        let hits = self.hits.lock().unwrap();
        let Some(&n) = hits.get(&id) else {
            return 0;
        };
        send(n).await
    }

    async fn through_fn(&self) -> usize {
        let mut best = "";
        let names = self.names.lock().unwrap();
        if !names.is_empty() {
            best = first_of(&names);
        }
        send(1).await + best.len()
    }

    async fn owned_fn(&self) -> usize {
        let mut best = 3;
        let names = self.names.lock().unwrap();
        if !names.is_empty() {
            best = total_of(&names);
        }
        send(1).await + best
    }

    async fn owned_method(&self) -> usize {
        let mut best = 3;
        let sizes = self.sizes.lock().unwrap();
        for size in sizes.iter() {
            best = size.pow(2);
        }
        send(1).await + best
    }

    async fn counts(&self) -> usize {
        let mut counts = HashMap::new();
        let names = self.names.lock().unwrap();
        for name in names.iter() {
            *counts.entry(name).or_insert(0) += 1;
        }
        send(1).await + counts.len()
    }

    async fn counts_owned(&self) -> usize {
        let mut counts = HashMap::new();
        let names = self.names.lock().unwrap();
        for name in names.iter() {
            *counts.entry(name.clone()).or_insert(0) += 1;
        }
        send(1).await + counts.len()
    }

    async fn mapped(&self) -> usize {
        let mut all: Vec<String> = Vec::new();
        let names = self.names.lock().unwrap();
        all.extend(names.iter().map(|name| name.trim().to_uppercase()));
        send(1).await + all.len()
    }

    async fn lens(&self) -> usize {
        let mut all = Vec::new();
        let names = self.names.lock().unwrap();
        all.extend(names.iter().map(|name| name.len()));
        send(1).await + all.len()
    }

    async fn chosen(&self, flag: bool) -> usize {
        let mut best = "";
        let names = self.names.lock().unwrap();
        if flag {
            best = if names.len() > 1 {
                &names[1]
            } else {
                &names[0]
            };
        }
        send(1).await + best.len()
    }

    async fn sent(&self, tx: &tokio::sync::mpsc::Sender<String>) -> usize {
        let names = self.names.lock().unwrap();
        for name in names.iter() {
            let _ = tx.try_send(name.clone());
        }
        send(1).await
    }

    async fn field(&self, report: &mut Report) -> usize {
        let names = self.names.lock().unwrap();
        report.lines.push(format!("{} names", names.len()));
        report.first = names.first().cloned();
        report.count = names.len();
        send(1).await
    }
}

struct View<'a> {
    names: &'a [String],
}

struct Table {
    names: Vec<String>,
    sizes: HashMap<u32, String>,
}

impl Table {
    fn view(&self) -> View<'_> {
        View { names: &self.names }
    }
}

async fn a_reference_or_none(table: &Mutex<Table>) -> bool {
    let table = table.lock().unwrap();
    let name = table.sizes.get(&1).clone();
    send(1).await;
    name.is_some()
}

async fn a_type_that_borrows(table: &Mutex<Table>) -> usize {
    let table = table.lock().unwrap();
    let view: View = table.view();
    send(1).await;
    view.names.len()
}

async fn the_walk_ends_behind(sizes: &Mutex<Vec<usize>>) -> usize {
    let mut sizes = sizes.lock().unwrap();
    let first = sizes.drain(..1).next().unwrap_or(0);
    send(first).await
}

async fn the_walk_is_taken(sizes: &Mutex<Vec<usize>>) -> usize {
    let mut sizes = sizes.lock().unwrap();
    let all = sizes.drain(..).sum();
    send(all).await
}

async fn a_part(names: &Mutex<Vec<String>>) -> usize {
    let mut part: &[String] = &[];
    let names = names.lock().unwrap();
    if names.len() > 1 {
        part = &names[1..];
    }
    send(1).await + part.len()
}

struct Report {
    lines: Vec<String>,
    first: Option<String>,
    count: usize,
}

#[tokio::main]
async fn main() {
    let s = Store {
        names: Mutex::new(vec!["a".to_string()]),
        sizes: Mutex::new(vec![1]),
        hits: Mutex::new(HashMap::new()),
    };
    println!("{}", s.biggest().await);
    println!("{}", s.hit(1).await);
    println!("{}", s.get(1).await);
    println!("{}", s.through_fn().await);
    println!("{}", s.owned_fn().await);
    println!("{}", s.owned_method().await);
    println!("{}", s.counts().await);
    println!("{}", s.counts_owned().await);
    println!("{}", s.mapped().await);
    println!("{}", s.lens().await);
    println!("{}", s.chosen(true).await);
    let table = Mutex::new(Table {
        names: vec!["a".to_string()],
        sizes: HashMap::new(),
    });
    println!("{}", a_reference_or_none(&table).await);
    println!("{}", a_type_that_borrows(&table).await);
    println!("{}", the_walk_ends_behind(&Mutex::new(vec![3])).await);
    println!("{}", the_walk_is_taken(&Mutex::new(vec![3])).await);
    println!("{}", a_part(&Mutex::new(vec![])).await);
    let (tx, _rx) = tokio::sync::mpsc::channel(3);
    println!("{}", s.sent(&tx).await);
    let mut r = Report {
        lines: vec![],
        first: None,
        count: 0,
    };
    println!(
        "{} {:?} {}",
        s.field(&mut r).await,
        r.first,
        r.count + r.lines.len()
    );
}
