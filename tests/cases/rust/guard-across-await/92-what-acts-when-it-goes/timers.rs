pub struct Timer {
    pub started: u32,
}

impl Timer {
    pub fn new(started: u32) -> Self {
        Self { started }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        println!("stopped");
    }
}
