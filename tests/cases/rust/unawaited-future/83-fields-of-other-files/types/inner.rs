#[derive(Default)]
pub struct Book;

impl Book {
    pub async fn add(&self, _: u32) {}
}

#[derive(Default)]
pub struct Ticker;

impl Ticker {
    pub async fn now() {}
}
