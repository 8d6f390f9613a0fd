mod state;
mod types;

use state::AppState;
use types::{Journal, Ticker};

struct Local {
    log: Audit,
}

struct Audit;

impl Audit {
    async fn add(&self, n: u32) {
        println!("{n}");
    }
}

async fn run(state: &AppState, local: &Local, journal: &Journal) {
    state.log.add(1);
    local.log.add(2).await;
    journal.add(3).await;
    state.ticker.tick().await;
    state.audit.add(4).await;
    Ticker::now().await;
}

#[tokio::main]
async fn main() {
    let local = Local { log: Audit };
    run(&AppState::default(), &local, &Journal::default()).await;
}
