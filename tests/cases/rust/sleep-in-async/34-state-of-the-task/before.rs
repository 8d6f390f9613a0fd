use std::thread;
use std::time::Duration;

tokio::task_local! {
    static REQUEST: String;
}

static CALLS: Counters = Counters;

struct Counters;

impl Counters {
    fn with(&self, _labels: &[&str]) -> u32 {
        3
    }
}

pub async fn traced(wait: Duration) {
    REQUEST.with(|id| println!("{id} begins"));
    thread::sleep(wait);
    REQUEST.with(|id| println!("{id} ends"));
}

pub async fn counted(wait: Duration) -> u32 {
    let a = CALLS.with(&["a"]);
    thread::sleep(wait);
    a + CALLS.with(&["b"])
}
