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
    tokio::time::sleep(wait).await;
    REQUEST.with(|id| println!("{id} ends"));
}

pub async fn counted(wait: Duration) -> u32 {
    let a = CALLS.with(&["a"]);
    tokio::time::sleep(wait).await;
    a + CALLS.with(&["b"])
}
