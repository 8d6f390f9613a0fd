//! From the paths a person gives to the files of a run.
//!
//! Reads, never writes, and follows no link that leaves the project. [`place()`] finds the project of each given path,
//! [`find()`] lists the files below, [`each()`] reads them side by side. Start at [`find()`].

mod each;
mod find;
mod place;
mod project;

pub(crate) use each::THREAD;
pub use each::{Look, Miss, MissKind, SIZE_LIMIT, alone, each};
pub use find::{Files, IgnoreFiles, Wanted, find};
pub use place::{Given, Places, home, place};
pub use project::Project;

use std::path::{Path, PathBuf, is_separator};

/// A file to look into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Absolute path, without links.
    pub path: PathBuf,
    /// Index of its project in [`Places::projects`].
    pub project: usize,
}

/// A path that is not looked into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// The path: absolute, or as it was given where it leads nowhere.
    pub path: PathBuf,
    /// Index of its project, where it has one.
    pub project: Option<usize>,
    /// Why, in one line.
    pub reason: String,
    /// Whether a person named it and it cannot be read: then the run fails in the end.
    pub fatal: bool,
}

/// A key that sorts as the path itself, part by part, without taking it apart at every comparison.
fn in_order(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes();
    // No name holds a zero, and it comes before all that a name holds.
    bytes.iter().map(|&byte| if is_separator(byte.into()) { 0 } else { byte }).collect()
}
