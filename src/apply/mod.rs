//! The only writer of user files: approved texts become files, and the manifests that list what they need.
//!
//! Chooses nothing: it is handed [`Approved`] texts. A file is the old one or the new one, never half; a file whose
//! bytes changed since they were read is left alone; nothing outside the project is written. [`Batch`] holds what is to
//! be written in one project, `write` knows how one file is replaced, [`Journal`] keeps what was there before. Start at
//! [`Batch::new`].

mod journal;
mod kept;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::lang::packages::Dependency;
use crate::lang::{self, Files};
use crate::plan::Approved;
pub use journal::Journal;
pub use kept::{KeptError, keep, recall};
pub use write::WriteError;
use write::{Fill, Staged, replace, stage};

/// What becomes of a file.
#[derive(Debug)]
pub struct Outcome {
    /// Path inside the project.
    pub path: PathBuf,
    /// How many fixes its new text makes; 0 for a manifest.
    pub fixes: usize,
    /// What is left for a person to do.
    pub notes: Vec<String>,
    /// Whether it was written, and why not.
    pub result: Result<(), WriteError>,
}

/// A text that is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// Path inside the project.
    pub path: &'a Path,
    /// The text that was read.
    pub before: &'a str,
    /// The text to write.
    pub after: &'a str,
}

/// What a run writes in one project: files, and the manifests they need, which are written together.
#[derive(Debug)]
pub struct Batch {
    root: PathBuf,
    files: Vec<Approved>,
    manifests: BTreeMap<PathBuf, Manifest>,
    edit: Edit,
}

/// Puts packages into a manifest: given a file that needs them, the manifest's path and text, and the packages.
type Edit = fn(&Path, &Path, &str, &[Dependency]) -> Result<String, String>;

/// A manifest that some files need.
#[derive(Debug)]
struct Manifest {
    /// What is put in, as a note for the person who has to install it.
    note: String,
    before: String,
    /// The new text, or why there is none.
    after: Result<String, String>,
}

impl Batch {
    /// Everything that is to be written below `root`, an absolute path without links.
    pub fn new(root: &Path, files: Vec<Approved>, project: &dyn Files) -> Self {
        Self::with(root, files, project, as_its_language_does)
    }

    /// [`Batch::new`] with another way to edit manifests.
    fn with(root: &Path, files: Vec<Approved>, project: &dyn Files, edit: Edit) -> Self {
        let manifests = edited(&files.iter().collect::<Vec<_>>(), &|path| project.read(path), edit);
        Self { root: root.to_owned(), files, manifests, edit }
    }

    /// The texts that [`Batch::write`] writes if nothing stands in its way, by path.
    pub fn changes(&self) -> Vec<Change<'_>> {
        let mut changes: Vec<Change<'_>> = Vec::new();
        for file in self.files.iter().filter(|file| self.refusal(file).is_none()) {
            changes.push(Change { path: file.path(), before: file.before(), after: file.after() });
        }
        for (path, manifest) in &self.manifests {
            if let Ok(after) = &manifest.after {
                changes.push(Change { path, before: &manifest.before, after });
            }
        }
        changes.sort_by_key(|change| change.path);
        changes
    }

    /// What [`Batch::write`] would do, with nothing written.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let files = self.files.iter().map(|file| outcome(file, self.refusal(file).map_or(Ok(()), Err)));
        let manifests = self.manifests.iter().filter(|(_, manifest)| manifest.after.is_ok());
        sorted(files.chain(manifests.map(|(path, manifest)| manifest_outcome(path, &manifest.note, Ok(())))).collect())
    }

    /// Why a manifest keeps `file` from being written.
    fn refusal(&self, file: &Approved) -> Option<WriteError> {
        file.dependencies().iter().find_map(|dependency| {
            let why = self.manifests.get(&dependency.manifest)?.after.as_ref().err()?;
            Some(WriteError::Manifest { manifest: dependency.manifest.clone(), why: why.clone() })
        })
    }

    /// Writes the files, and each manifest together with the files that need it. Once `stop` is set no further file is
    /// begun.
    pub fn write(self, stop: &AtomicBool) -> Vec<Outcome> {
        self.write_with(stop, &write::fill)
    }

    /// [`Batch::write`] with another way to fill a new file.
    fn write_with(self, stop: &AtomicBool, fill: &Fill) -> Vec<Outcome> {
        let (needy, alone): (Vec<&Approved>, Vec<&Approved>) =
            self.files.iter().partition(|file| !file.dependencies().is_empty());
        let mut outcomes = Vec::new();
        for file in alone {
            let result = if stop.load(Ordering::Relaxed) {
                Err(WriteError::Stopped)
            } else {
                replace(&self.root, file.path(), file.before(), file.after(), fill)
            };
            outcomes.push(outcome(file, result));
        }
        if !needy.is_empty() {
            self.write_needy(&needy, stop, fill, &mut outcomes);
        }
        sorted(outcomes)
    }

    /// Lays out the new files that need a manifest, then the manifests, and puts them in place in the other order: so a
    /// manifest lists what the code needs before the code needs it, and no code is written without its manifest.
    fn write_needy(&self, files: &[&Approved], stop: &AtomicBool, fill: &Fill, outcomes: &mut Vec<Outcome>) {
        let mut ready: Vec<(&Approved, Staged)> = Vec::new();
        for &file in files {
            let laid_out = match self.refusal(file) {
                Some(refusal) => Err(refusal),
                None if stop.load(Ordering::Relaxed) => Err(WriteError::Stopped),
                None => stage(&self.root, file.path(), file.before(), file.after(), fill),
            };
            match laid_out {
                Ok(staged) => ready.push((file, staged)),
                Err(error) => outcomes.push(outcome(file, Err(error))),
            }
        }
        let failed = self.write_manifests(&ready, fill, outcomes);
        for (file, staged) in ready {
            let missing = file.dependencies().iter().find_map(|dependency| {
                let why = failed.get(&dependency.manifest)?;
                Some(WriteError::Manifest { manifest: dependency.manifest.clone(), why: why.clone() })
            });
            outcomes.push(outcome(file, missing.map_or_else(|| staged.commit(), Err)));
        }
    }

    /// Writes the manifests that the files in `ready` need. Gives those that could not be written, and why.
    fn write_manifests(
        &self,
        ready: &[(&Approved, Staged)],
        fill: &Fill,
        outcomes: &mut Vec<Outcome>,
    ) -> BTreeMap<PathBuf, String> {
        let files: Vec<&Approved> = ready.iter().map(|(file, _)| *file).collect();
        let known = |path: &Path| self.manifests.get(path).map(|manifest| manifest.before.clone());
        let mut failed = BTreeMap::new();
        for (path, manifest) in edited(&files, &known, self.edit) {
            let result = match manifest.after {
                Ok(after) => replace(&self.root, &path, &manifest.before, &after, fill),
                Err(why) => Err(WriteError::Manifest { manifest: path.clone(), why }),
            };
            if let Err(error) = &result {
                failed.insert(path.clone(), error.with_causes());
            }
            outcomes.push(manifest_outcome(&path, &manifest.note, result));
        }
        failed
    }
}

fn outcome(file: &Approved, result: Result<(), WriteError>) -> Outcome {
    Outcome { path: file.path().to_owned(), fixes: file.fixes(), notes: file.notes().to_vec(), result }
}

fn manifest_outcome(path: &Path, note: &str, result: Result<(), WriteError>) -> Outcome {
    Outcome { path: path.to_owned(), fixes: 0, notes: vec![note.to_owned()], result }
}

fn sorted(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    outcomes.sort_by(|a, b| a.path.cmp(&b.path));
    outcomes
}

/// The manifests that `files` need, with all their packages put in at once.
fn edited(files: &[&Approved], read: &dyn Fn(&Path) -> Option<String>, edit: Edit) -> BTreeMap<PathBuf, Manifest> {
    let mut wanted: BTreeMap<&Path, (BTreeSet<Dependency>, &Path)> = BTreeMap::new();
    for file in files {
        for needed in file.dependencies() {
            wanted.entry(&needed.manifest).or_insert_with(|| (BTreeSet::new(), file.path())).0.insert(needed.clone());
        }
    }
    let one = |(path, (add, needed_by)): (&Path, (BTreeSet<Dependency>, &Path))| {
        let add: Vec<Dependency> = add.into_iter().collect();
        let before = read(path);
        let after = match &before {
            Some(text) => edit(needed_by, path, text, &add),
            None => Err("it cannot be read".to_owned()),
        };
        (path.to_owned(), Manifest { note: note(&add), before: before.unwrap_or_default(), after })
    };
    wanted.into_iter().map(one).collect()
}

/// `p-limit ^7 is new here; install it before the code runs`, `tokio has time on now`.
fn note(added: &[Dependency]) -> String {
    let (listed, new): (Vec<_>, Vec<_>) = added.iter().partition(|needed| !needed.features.is_empty());
    // Code and its tests may need the same package, each in a section of its own; files of several kinds may ask for several
    // ranges, of which the first one is put in.
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for needed in new {
        names.entry(&needed.name).or_insert_with(|| format!("{} {}", needed.name, needed.range));
    }
    let verb = if names.len() == 1 { "is new here; install it" } else { "are new here; install them" };
    let mut features: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for needed in listed {
        // Of alternatives the first one is put in.
        let own = needed.features.iter().map(|one| one.split(" | ").next().unwrap_or_default());
        features.entry(&needed.name).or_default().extend(own);
    }
    let switched =
        features.into_iter().map(|(name, on)| format!("{name} has {} on now", Vec::from_iter(on).join(", ")));
    let any = !names.is_empty();
    let installed = format!("{} {verb} before the code runs", Vec::from_iter(names.into_values()).join(", "));
    let parts = Some(installed).filter(|_| any).into_iter().chain(switched);
    Vec::from_iter(parts).join("; ")
}

fn as_its_language_does(file: &Path, path: &Path, text: &str, add: &[Dependency]) -> Result<String, String> {
    let language = lang::of_path(file).ok_or("its language is not known")?;
    language.edit_manifest(path, text, add).map_err(|error| error.why)
}

#[cfg(test)]
mod tests;
