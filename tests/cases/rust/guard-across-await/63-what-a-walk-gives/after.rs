use std::collections::HashMap;
use std::sync::Mutex;

struct Job {
    id: u32,
    name: String,
    sizes: (u32, u32),
}

struct Hub {
    jobs: Mutex<HashMap<u32, Job>>,
    words: Mutex<Vec<String>>,
}

async fn send(text: &str) -> usize {
    tokio::task::yield_now().await;
    text.len()
}

impl Hub {
    async fn drained(&self) -> usize {
        let long: Vec<_> = {
            let mut words = self.words.lock().unwrap();
            words.drain(..).filter(|word| word.len() > 2).collect()
        };
        send(&long.join(" ")).await
    }

    async fn copied(&self) -> usize {
        let sizes: Vec<_> = {
            let jobs = self.jobs.lock().unwrap();
            jobs.values().map(|job| job.sizes.0).collect()
        };
        send("sizes").await + sizes.len()
    }

    async fn keys(&self) -> usize {
        let ids = {
            let jobs = self.jobs.lock().unwrap();
            jobs.iter().map(|(id, _)| *id).collect::<Vec<_>>()
        };
        send("ids").await + ids.len()
    }

    async fn matched(&self) -> usize {
        let found = {
            let jobs = self.jobs.lock().unwrap();
            matches!(jobs.get(&1), Some(job) if job.id > 1)
        };
        send("found").await + usize::from(found)
    }

    async fn pairs(&self) -> usize {
        let jobs = self.jobs.lock().unwrap();
        let ids = jobs.iter().map(|pair| pair.0).collect::<Vec<_>>();
        send("ids").await + ids.len()
    }

    async fn names(&self) -> usize {
        let jobs = self.jobs.lock().unwrap();
        let names: Vec<_> = jobs.values().map(|job| &job.name).collect();
        send("names").await + names.len()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let job = |id| Job {
        id,
        name: format!("job {id}"),
        sizes: (id, 2),
    };
    let hub = Hub {
        jobs: Mutex::new((1..4).map(|id| (id, job(id))).collect()),
        words: Mutex::new(vec!["one".into(), "to".into()]),
    };
    println!("{} {}", hub.drained().await, hub.copied().await);
    println!("{} {}", hub.keys().await, hub.matched().await);
    println!("{} {}", hub.pairs().await, hub.names().await);
}
