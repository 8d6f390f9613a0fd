use std::error::Error;
use std::rc::Rc;

pub struct Node {
    pub parent: Option<Rc<Node>>,
}

pub struct Leaf {
    pub name: String,
}

pub fn parse(text: &str) -> Result<u32, Box<dyn Error>> {
    Ok(text.parse()?)
}
