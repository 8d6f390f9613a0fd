//! punchlist turns a checklist into changed code.
//!
//! The rooms, from the ground up; a room uses rooms of lower floors only (`ARCHITECTURE.md`, `tests/layers.rs`).

pub mod apply;
pub mod cli;
pub mod diff;
pub mod edit;
pub mod facts;
pub mod find;
pub mod lang;
pub mod plan;
pub mod recipe;
pub mod report;
pub mod review;
pub mod rewrite;
pub mod text;
pub mod walk;
pub mod words;
