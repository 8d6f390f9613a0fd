mod clock;

use clock::Timer as Ticker;

#[derive(Default)]
pub struct AppState {
    pub log: Log,
    pub ticker: Ticker,
    pub audit: std::sync::Arc<Audit>,
}

#[derive(Default)]
pub struct Log;

impl Log {
    pub fn add(&self, n: u32) {
        println!("{n}");
    }
}

#[derive(Default)]
pub struct Audit;

impl Audit {
    pub async fn add(&self, n: u32) {
        println!("{n}");
    }
}
