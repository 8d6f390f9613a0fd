//! JavaScript and TypeScript.

mod depth;
pub mod manifest;
mod names;
mod parse;
mod style;
mod syntax;

use crate::facts::Facts;
use crate::lang::Broken;
use crate::text::Source;

/// JavaScript, JSX, TypeScript and TSX, read by oxc.
#[derive(Debug)]
pub struct JavaScript;

impl JavaScript {
    /// temp
    pub fn facts(&self, source: &Source) -> Result<Facts, Broken> {
        parse::facts(source)
    }
}
