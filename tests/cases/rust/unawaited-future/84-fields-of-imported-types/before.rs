use other::{Config, Wrapper};
use std::sync::Arc;

type Shared = Arc<Local>;

struct Local {
    log: Audit,
}

struct Audit;

impl Audit {
    async fn add(&self, n: u32) {
        println!("{n}");
    }
}

struct Service {
    config: Config,
    local: Shared,
}

async fn written(config: &Config, shared: Shared, local: &Arc<Local>, wrapper: &Wrapper<Local>) {
    config.log.add(1);
    shared.log.add(2);
    local.log.add(3);
    wrapper.log.add(4);
}

async fn made() {
    let config = Config::load("x").unwrap();
    config.log.add(5);
    let local = Local { log: Audit };
    local.log.add(6);
    let shared = Arc::new(Local { log: Audit });
    shared.log.add(7);
}

impl Service {
    async fn run(&self) {
        self.config.log.add(8);
        self.local.log.add(9);
    }
}

async fn by_path(settings: &other::Settings) {
    settings.log.add(10);
}
