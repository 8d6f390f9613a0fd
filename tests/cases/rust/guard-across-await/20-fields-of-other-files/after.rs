mod state;

use state::State;
use std::sync::Arc;

async fn audit(text: &str) -> usize {
    text.len()
}

async fn create(state: &State, id: u64, name: String) -> usize {
    {
        let mut users = state.users.lock();
        users.insert(id, name);
    }
    audit("created").await
}

async fn limited(state: Arc<State>) -> usize {
    let config = state.config.read();
    audit("read").await + config.limit
}

async fn queued(state: &State) -> usize {
    let jobs = state.jobs.lock().await;
    audit("queued").await + jobs.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let state = Arc::new(State::new());
    println!("{}", create(&state, 1, "ada".to_owned()).await);
    println!("{} {}", limited(state.clone()).await, queued(&state).await);
}
