//! The words of the recipe language: what expressions and templates of recipes can ask of a place, and say there.
//!
//! General facts under names that any recipe can use; no word knows a recipe. [`cx`] is a file with its surroundings,
//! [`node`] gives the words their names, and each subject has a file: [`position`], [`types`], [`collection`],
//! [`making`], [`flow`], [`uses`]. Makes no edits.

pub mod callback;
pub mod collection;
pub mod cx;
pub mod flow;
pub mod lifetimes;
pub mod links;
pub mod making;
pub mod node;
pub mod position;
pub mod results;
pub mod site;
pub mod text;
pub mod types;
pub mod uses;

#[cfg(test)]
mod tests;
