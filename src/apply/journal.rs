//! What a run is about to write, brought to the disk before the first file changes: so that it can be put back, also where
//! the run was killed in the middle.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use super::kept::{KeptError, keep, recall};
use super::write::{self, replace};
use super::{Change, Outcome, WriteError};
use crate::text::fingerprint;

/// The files of one run in one project, as they were.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    files: Vec<Kept>,
}

/// A file as it was.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Path inside the project.
    path: PathBuf,
    /// The text that the run read.
    before: String,
    /// The fingerprint of the text that it wrote.
    after: String,
}

impl Journal {
    /// The journal of a run that makes these changes.
    pub fn of(changes: &[Change<'_>]) -> Self {
        let keep = |change: &Change<'_>| Kept {
            path: change.path.to_owned(),
            before: change.before.to_owned(),
            after: fingerprint(change.after.as_bytes()),
        };
        Self { files: changes.iter().map(keep).collect() }
    }

    /// Brings it to the disk at `place`, in a folder that is there, over the journal of the run before; one of no file takes
    /// that away.
    ///
    /// # Errors
    ///
    /// [`KeptError`]: then the run cannot be undone.
    pub fn save(&self, place: &Path) -> Result<(), KeptError> {
        keep((!self.is_empty()).then_some(self), place)
    }

    /// Reads the journal at `place`; none if no run left one.
    ///
    /// # Errors
    ///
    /// [`KeptError`] if it is there and cannot be used.
    pub fn open(place: &Path) -> Result<Option<Self>, KeptError> {
        recall(place)
    }

    /// What came of the run: files that it did not write after all are left out, and what it wrote counts as it is now.
    pub fn settled(mut self, outcomes: &[Outcome], root: &Path) -> Self {
        let written = |path: &Path| outcomes.iter().any(|one| one.path == path && one.result.is_ok());
        self.files.retain(|kept| written(&kept.path));
        for kept in &mut self.files {
            if let Ok(now) = fs::read(root.join(&kept.path)) {
                kept.after = fingerprint(&now);
            }
        }
        self
    }

    /// The texts that [`Journal::put_back`] would write, by path; files that cannot be read or changed are left out.
    pub fn changes(&self, root: &Path) -> Vec<(&Path, String, &str)> {
        let one = |kept: &'_ Kept| kept.written(root).ok().flatten();
        self.files.iter().filter_map(|kept| Some((kept.path.as_path(), one(kept)?, kept.before.as_str()))).collect()
    }

    /// Puts the files back as they were, unless they changed since: what became of each, and the journal of those that are
    /// left. Once `stop` is set no further file is begun.
    pub fn put_back(self, root: &Path, stop: &AtomicBool) -> (Vec<Outcome>, Self) {
        let mut outcomes = Vec::new();
        let mut left = Vec::new();
        for kept in self.files {
            let result = if stop.load(Ordering::Relaxed) { Err(WriteError::Stopped) } else { kept.put_back(root) };
            outcomes.push(Outcome { path: kept.path.clone(), fixes: 0, notes: Vec::new(), result });
            if outcomes.last().is_some_and(|outcome| outcome.result.is_err()) {
                left.push(kept);
            }
        }
        (outcomes, Self { files: left })
    }

    /// Whether nothing is left to put back.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Kept {
    /// The text that the run wrote, as it is on the disk; none if the file is as it was before.
    fn written(&self, root: &Path) -> Result<Option<String>, WriteError> {
        let now = fs::read(root.join(&self.path)).map_err(WriteError::Gone)?;
        if now == self.before.as_bytes() {
            return Ok(None);
        }
        let own = fingerprint(&now) == self.after;
        String::from_utf8(now).ok().filter(|_| own).map(Some).ok_or(WriteError::Changed)
    }

    fn put_back(&self, root: &Path) -> Result<(), WriteError> {
        match self.written(root)? {
            Some(now) => replace(root, &self.path, &now, &self.before, &write::fill),
            None => Ok(()),
        }
    }
}
