use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};

#[derive(Clone, Default)]
struct Job {
    name: String,
    tries: u32,
}

#[derive(Clone, Default)]
struct Board {
    jobs: Arc<Mutex<HashMap<u32, Job>>>,
    names: Arc<RwLock<Vec<String>>>,
}

async fn report(what: &str) -> usize {
    tokio::task::yield_now().await;
    what.len()
}

impl Board {
    async fn retry(&self, id: u32) -> usize {
        {
            let mut jobs = self.jobs.lock().unwrap();
            let job = jobs.entry(id).or_default();
            job.tries += 1;
            if job.tries > 3 {
                job.name.push('!');
            }
            println!("{} {}", job.name, job.tries);
        }

        report("retried").await
    }

    async fn rename(&self, id: u32) -> Option<usize> {
        let jobs = self.jobs.lock().unwrap();
        let job = jobs.get(&id)?;
        let tries = job.tries;
        let name = job.name.to_uppercase();
        println!("{tries} times");
        Some(report(&name).await)
    }

    async fn two_kept(&self, id: u32) -> usize {
        let mut jobs = self.jobs.lock().unwrap();
        let job = jobs.entry(id).or_default();
        let tries = job.tries;
        let name = job.name.clone();
        report(&name).await + tries as usize
    }

    async fn longest(&self) -> usize {
        let mut longest = None;
        let names = self.names.read().unwrap();
        for name in names.iter() {
            longest = Some(name);
        }
        report("longest").await;
        longest.map_or(0, |name| name.len())
    }

    async fn long(&self) -> usize {
        let mut found = Vec::new();
        let names = self.names.read().unwrap();
        names
            .iter()
            .filter(|name| name.len() > 3)
            .for_each(|name| found.push(name));
        report("long").await;
        found.len()
    }

    async fn all(&self) -> usize {
        let mut found: Vec<&String> = Vec::with_capacity(4);
        let names = self.names.read().unwrap();
        found.extend(names.iter());
        report("all").await;
        found.len()
    }

    async fn copied(&self) -> usize {
        let (mut found, mut last, mut ids) = (Vec::new(), String::new(), Vec::new());
        {
            let names = self.names.read().unwrap();
            for (id, name) in names.iter().enumerate() {
                found.push(name.clone());
                last = name.to_lowercase();
                ids.push(id);
            }
        }
        report(&last).await + found.len() + ids.len()
    }

    async fn taken(&self) -> usize {
        let mut found = Vec::new();
        {
            let mut jobs = self.jobs.lock().unwrap();
            for (_, job) in jobs.drain() {
                found.push(job);
            }
        }
        report("taken").await;
        found.len()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let board = Board::default();
    println!("{} {:?}", board.retry(1).await, board.rename(1).await);
    println!("{}", board.two_kept(1).await);
    board.names.write().unwrap().push("ada".to_string());
    println!("{} {}", board.longest().await, board.long().await);
    println!("{} {}", board.all().await, board.copied().await);
    println!("{}", board.taken().await);
}
