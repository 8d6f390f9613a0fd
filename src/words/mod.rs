//! The words of the recipe language: what expressions and templates of recipes can ask of a place, and say there.
//!
//! General facts under names that any recipe can use; no word knows a recipe. [`cx`] is a file with its surroundings,
//! [`node`] gives the words their names, and each subject has a file: [`position`], [`types`], [`collection`],
//! [`making`], [`flow`], [`uses`], [`values`], [`bound`], [`awaiting`], [`loops`], [`promised`]. Makes no edits.

pub mod awaiting;
pub mod bound;
pub mod callback;
pub mod collection;
pub mod cx;
pub mod flow;
pub mod loops;
pub mod making;
pub mod node;
pub mod position;
pub mod promised;
pub mod results;
pub mod site;
pub mod text;
pub mod types;
pub mod uses;
pub mod values;

#[cfg(test)]
mod tests;
