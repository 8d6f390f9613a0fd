#[derive(Default)]
pub struct Timer;

impl Timer {
    pub async fn tick(&self) {}
}
