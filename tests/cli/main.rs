//! The real binary in temporary folders: what it prints, what it ends with, what is on the disk afterwards.

mod bad_input;
mod check;
mod completions;
mod config;
mod docs;
mod explain;
mod fix;
mod folder;
mod formats;
mod init;
mod inventory;
mod manifests;
mod mutated;
mod notebook;
mod plan;
mod recipes;
mod review;
#[path = "../programs/random/rng.rs"]
mod rng;
mod select;
mod stdin;
mod stress;
mod suppress;
mod undo;
mod walk;
