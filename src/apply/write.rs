//! How one file is replaced: a new file beside the old one, brought to the disk, then renamed over it.
//!
//! The mode and, where the system lets us, the owner are those of the old file. A link inside the project stays a link:
//! its target is replaced.
//!
//! **Hard links.** A rename would tear the names of one file apart, so a file with several names, and one whose owner we
//! cannot give to a new file, is written in place. Then what lies beside it until the write is through is a copy of the
//! *old* bytes: if the write fails the copy takes its place, and if the machine dies the copy is there to be found.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

/// Why a file was not written. It holds the bytes it held before.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It changed after it was read.
    #[error("changed since it was read")]
    Changed,
    /// It is not there any more, or cannot be read.
    #[error("cannot be read any more")]
    Gone(#[source] io::Error),
    /// It leads out of the project.
    #[error("a link that leads out of the project")]
    Outside,
    /// The new bytes could not be laid down beside it.
    #[error("the new text cannot be written beside it")]
    Stage(#[source] io::Error),
    /// The new file could not take its place.
    #[error("the new text cannot take its place")]
    Place(#[source] io::Error),
    /// A manifest that it needs could not be edited or written.
    #[error("it needs a package in {}, which was not written: {why}", manifest.display())]
    Manifest {
        /// The manifest.
        manifest: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The run was stopped before its turn.
    #[error("stopped before its turn")]
    Stopped,
}

impl WriteError {
    /// The message with its causes, on one line.
    pub fn with_causes(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            text = format!("{text}: {error}");
            cause = error.source();
        }
        text
    }
}

/// How bytes get into a new file; the tests hand in a full disk.
pub(super) type Fill = dyn Fn(&mut File, &[u8]) -> io::Result<()>;

/// Writes `bytes` and waits until they are on the disk.
pub(super) fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Replaces `before` by `after` in the file at `path`, relative to `root`.
pub(super) fn replace(root: &Path, path: &Path, before: &str, after: &str, with: &Fill) -> Result<(), WriteError> {
    stage(root, path, before, after, with)?.commit()
}

/// A file that lies ready beside the one it is for. Dropped, it is gone without a trace.
pub(super) struct Staged {
    target: PathBuf,
    before: String,
    way: Way,
}

enum Way {
    /// The new file, to be renamed over the old one.
    Rename(TempPath),
    /// A copy of the old bytes, and the new ones, to be written in place.
    InPlace(TempPath, String),
    /// The file holds the new bytes already.
    Nothing,
}

/// Lays down the new text beside the file.
pub(super) fn stage(root: &Path, path: &Path, before: &str, after: &str, with: &Fill) -> Result<Staged, WriteError> {
    let target = fs::canonicalize(root.join(path)).map_err(WriteError::Gone)?;
    if !target.starts_with(root) {
        return Err(WriteError::Outside);
    }
    let meta = fs::metadata(&target).map_err(WriteError::Gone)?;
    let before = before.to_owned();
    if fs::read(&target).map_err(WriteError::Gone)? == after.as_bytes() {
        return Ok(Staged { target, before, way: Way::Nothing });
    }
    unchanged(&target, &before)?;
    let way = if names(&meta) > 1 {
        Way::InPlace(beside(&target, &meta, &before, with).map_err(WriteError::Stage)?.0, after.to_owned())
    } else {
        let (new, owned) = beside(&target, &meta, after, with).map_err(WriteError::Stage)?;
        if owned {
            Way::Rename(new)
        } else {
            drop(new);
            Way::InPlace(beside(&target, &meta, &before, with).map_err(WriteError::Stage)?.0, after.to_owned())
        }
    };
    Ok(Staged { target, before, way })
}

impl Staged {
    /// Puts the new text in the place of the old one, if that is still what the file holds.
    pub(super) fn commit(self) -> Result<(), WriteError> {
        match self.way {
            Way::Nothing => return Ok(()),
            Way::Rename(new) => {
                unchanged(&self.target, &self.before)?;
                new.persist(&self.target).map_err(|error| WriteError::Place(error.error))?;
            }
            Way::InPlace(old, after) => {
                unchanged(&self.target, &self.before)?;
                if let Err(error) = overwrite(&self.target, &after) {
                    // The old bytes are what counts, even if it costs the other names of the file.
                    old.persist(&self.target).map_err(|error| WriteError::Place(error.error))?;
                    return Err(WriteError::Place(error));
                }
            }
        }
        sync_folder(&self.target);
        Ok(())
    }
}

fn unchanged(target: &Path, before: &str) -> Result<(), WriteError> {
    let now = fs::read(target).map_err(WriteError::Gone)?;
    if now == before.as_bytes() { Ok(()) } else { Err(WriteError::Changed) }
}

/// A new file in the folder of `target` with its mode; also whether it could be given to the owner of `target`.
fn beside(target: &Path, meta: &Metadata, text: &str, with: &Fill) -> io::Result<(TempPath, bool)> {
    let folder = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let new: NamedTempFile = tempfile::Builder::new().prefix(".punchlist-").tempfile_in(folder).map_err(bare)?;
    let (mut file, path) = new.into_parts();
    let owned = give(&file, meta);
    // After the owner: a change of owner takes the set-user bits away.
    file.set_permissions(meta.permissions())?;
    with(&mut file, text.as_bytes())?;
    Ok((path, owned))
}

/// An error of the system without the name of the temporary file, which tells nobody anything.
fn bare(error: io::Error) -> io::Error {
    let text = error.to_string();
    match text.split_once(" at path ") {
        Some((what, _)) => io::Error::new(error.kind(), what),
        None => error,
    }
}

fn overwrite(target: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(target)?;
    file.write_all(text.as_bytes())?;
    file.set_len(text.len() as u64)?;
    file.sync_all()
}

/// How many names the file has.
#[cfg(unix)]
fn names(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(meta)
}

#[cfg(not(unix))]
fn names(_meta: &Metadata) -> u64 {
    1
}

/// Gives `file` to the owner in `meta`; false if the system does not let us.
#[cfg(unix)]
fn give(file: &File, meta: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let same = |now: Metadata| now.uid() == meta.uid() && now.gid() == meta.gid();
    file.metadata().is_ok_and(same) || fchown(file, Some(meta.uid()), Some(meta.gid())).is_ok()
}

#[cfg(not(unix))]
fn give(_file: &File, _meta: &Metadata) -> bool {
    true
}

/// Brings the new name to the disk. The bytes are there already, so a system that cannot do it loses nothing.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}
