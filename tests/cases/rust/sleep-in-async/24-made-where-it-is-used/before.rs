use std::time::Duration;

struct Probe {
    ms: u64,
}

impl Probe {
    fn new(ms: u64) -> Self {
        Probe { ms }
    }

    async fn run(&self) {
        std::thread::sleep(Duration::from_millis(self.ms));
        println!("probed");
    }
}

#[derive(Default)]
struct Check;

impl Check {
    async fn run(&self) {
        std::thread::sleep(Duration::from_millis(1));
        println!("checked");
    }
}

async fn probe() {
    Probe { ms: 1 }.run().await;
    Probe::new(2).run().await;
    Check::default().run().await;
}

fn main() {
    futures::executor::block_on(probe());
}
