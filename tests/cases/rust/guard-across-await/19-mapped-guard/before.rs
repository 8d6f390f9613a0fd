use parking_lot::{Mutex, MutexGuard};
use std::collections::BTreeMap;

#[derive(Default)]
struct Job {
    tags: Vec<String>,
}

async fn publish(_: u64) {}

async fn tag(jobs: &Mutex<BTreeMap<u64, Job>>, id: u64) {
    let mut job = MutexGuard::map(jobs.lock(), |jobs| jobs.entry(id).or_default());
    job.tags.push("new".to_owned());
    publish(id).await;
}

async fn tag_twice(jobs: &Mutex<BTreeMap<u64, Job>>, id: u64) {
    let mut job = MutexGuard::map(jobs.lock(), |jobs| jobs.entry(id).or_default());
    publish(id).await;
    job.tags.push("new".to_owned());
}
