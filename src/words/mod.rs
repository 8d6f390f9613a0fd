//! The words of the recipe language: what expressions and templates of recipes can ask of a place, and say there.
//!
//! General facts under names that any recipe can use; no word knows a recipe. [`cx`] is a file with its surroundings,
//! [`node`] gives the words their names, and each subject has a file: [`position`], [`types`], [`collection`],
//! [`making`], [`bounded`], [`delayed`], [`flow`], [`calls`], [`threads`], [`uses`], [`lines`], [`names`], [`project`],
//! [`values`], [`bound`], [`awaiting`], [`state`], [`spins`], [`promised`], [`workers`].
//! Makes no edits.

pub mod arguments;
pub mod asked;
pub mod awaiting;
mod borrowing;
pub mod bound;
pub mod bounded;
mod branches;
pub mod callback;
pub mod calls;
pub mod carried;
pub mod caught;
pub mod chain;
pub mod collection;
mod courses;
pub mod crate_wide;
pub mod cx;
pub mod declared;
pub mod delayed;
mod effects;
mod elsewhere;
pub mod exports;
pub mod flow;
pub mod flows;
pub mod form;
mod gates;
mod growing;
pub mod handlers;
mod held;
pub mod holders;
pub mod idle;
pub mod instances;
mod inward;
pub mod iteration;
mod kinds;
mod known;
mod lent;
pub mod lifetimes;
mod limited;
mod lineage;
pub mod lines;
pub mod links;
pub mod listed;
mod listening;
pub mod local_futures;
mod lock_pairs;
mod lookout;
pub mod loops;
pub mod making;
pub mod makings;
mod meeting;
pub mod members;
mod misplaced;
mod missed;
pub mod modules;
pub mod names;
mod narrowed;
mod nesting;
pub mod node;
pub mod onward;
mod outside;
pub mod overrides;
pub mod overtaking;
pub mod owned;
pub mod ownership;
pub(crate) mod parts;
mod passed;
pub mod position;
pub mod project;
pub mod promised;
mod reached;
pub mod readings;
mod rebound;
pub mod receivers;
mod recursion;
pub mod references;
pub mod required;
pub mod results;
pub mod sendable;
mod shared;
mod shared_parameters;
mod signatures;
mod signs;
pub mod site;
mod skim;
pub mod spins;
pub mod state;
pub mod surely;
mod surroundings;
pub mod text;
pub mod threads;
pub mod tied;
pub mod traits;
pub mod types;
mod unwaited;
pub mod uses;
pub mod values;
pub mod workers;

#[cfg(test)]
pub(crate) mod tests;
mod walks;
