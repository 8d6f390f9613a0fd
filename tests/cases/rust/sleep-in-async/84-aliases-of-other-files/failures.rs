use std::error::Error;

pub type Failed = Box<dyn Error>;
pub type Outcome<T> = Result<T, Failed>;
pub type Sent<T> = Result<T, Box<dyn Error + Send + Sync>>;

pub fn parsed(text: &str) -> Outcome<u32> {
    Ok(text.parse()?)
}

pub fn counted(text: &str) -> Sent<u32> {
    Ok(text.parse()?)
}
