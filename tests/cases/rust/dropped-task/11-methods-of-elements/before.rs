use std::sync::atomic::{AtomicU32, Ordering};

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
    use tokio::task::{self, yield_now};

    pub async fn start(jobs: &[Job]) {
        yield_now().await;
        for job in jobs.iter().cloned() {
            task::spawn(job.run());
        }
    }
}

async fn start(jobs: Vec<Job>) -> usize {
    let n = jobs.len();
    'jobs: for job in jobs {
        if job.id == 0 {
            continue 'jobs;
        }
        let _ = tokio::spawn(job.run());
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
