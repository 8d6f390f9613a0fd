use std::num::TryFromIntError;
use std::sync::Mutex;

struct Report {
    id: u64,
    waiting: usize,
}

async fn publish(n: u64) -> u64 {
    n + 1
}

async fn reported(jobs: &Mutex<Vec<u64>>, id: u64) -> u64 {
    let report = {
        let jobs = jobs.lock().unwrap();
        Report {
            id,
            waiting: jobs.len(),
        }
    };
    publish(report.id).await + report.waiting as u64
}

async fn counted(jobs: &Mutex<Vec<u64>>) -> Result<u64, TryFromIntError> {
    let count = {
        let jobs = jobs.lock().unwrap();
        u64::try_from(jobs.len())?
    };
    Ok(publish(count).await)
}

async fn borrowed(jobs: &Mutex<Vec<u64>>, id: u64) -> u64 {
    let jobs = jobs.lock().unwrap();
    let pair = (id, jobs.first());
    publish(pair.0).await + pair.1.copied().unwrap_or(0)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let jobs = Mutex::new(vec![3, 4]);
    println!("{} {:?}", reported(&jobs, 1).await, counted(&jobs).await);
    println!("{}", borrowed(&jobs, 1).await);
}
