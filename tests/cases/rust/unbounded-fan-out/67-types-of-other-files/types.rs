pub type Handler = Box<dyn Fn(u32) -> u32 + Send>;
pub type Key = &'static str;

pub struct Plain {
    pub n: u32,
}
