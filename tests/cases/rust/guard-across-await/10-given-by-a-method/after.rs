use std::sync::{Arc, Mutex, MutexGuard};

struct State {
    hits: u32,
}

struct App {
    state: Arc<Mutex<State>>,
}

async fn report(hits: u32) {
    println!("{hits}");
}

impl App {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    async fn hit(&self) {
        {
            let mut state = self.locked();
            state.hits += 1;
        }
        report(1).await;
    }

    async fn show(&self) {
        let hits = self.locked().hits;
        report(hits).await;
    }

    async fn both(&self) {
        let mut state = self.locked();
        state.hits += 1;
        report(1).await;
        state.hits += 1;
    }

    async fn matched(&self) {
        match self.locked().hits {
            0 => report(0).await,
            _ => println!("some"),
        }
    }

    async fn given_up(&self) {
        let state = self.locked();
        drop(state);
        report(2).await;
    }
}
