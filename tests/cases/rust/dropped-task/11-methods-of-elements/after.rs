use std::sync::atomic::{AtomicU32, Ordering};
use tokio::task::JoinSet;

static DONE: AtomicU32 = AtomicU32::new(0);

#[derive(Clone)]
struct Job {
    id: u32,
}

impl Job {
    async fn run(self) {
        tokio::task::yield_now().await;
        DONE.fetch_add(self.id, Ordering::SeqCst);
    }

    async fn check(self) -> Result<(), String> {
        Err(format!("job {}", self.id))
    }
}

mod pool {
    use super::Job;
    use tokio::task::{yield_now, JoinSet};

    pub async fn start(jobs: &[Job]) {
        yield_now().await;
        let mut tasks = JoinSet::new();
        for job in jobs.iter().cloned() {
            tasks.spawn(job.run());
        }
        while let Some(result) = tasks.join_next().await {
            result.expect("task failed");
        }
    }
}

async fn start(jobs: Vec<Job>) -> usize {
    let n = jobs.len();
    let mut tasks = JoinSet::new();
    'jobs: for job in jobs {
        if job.id == 0 {
            continue 'jobs;
        }
        tasks.spawn(job.run());
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
    n
}

async fn check(jobs: Vec<Job>) {
    for job in jobs {
        tokio::spawn(job.check());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let jobs = vec![Job { id: 0 }, Job { id: 3 }];
    pool::start(&jobs).await;
    println!("{}", start(jobs.clone()).await);
    println!("{}", DONE.load(Ordering::SeqCst));
    check(jobs).await;
}
