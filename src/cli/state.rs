//! Where a run leaves what a later one takes up: in the git folder of the project, else among the person's own state.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::Problem;
use crate::text::fingerprint;

/// The folder in which we keep things.
const FOLDER: &str = "punchlist";

/// Beside what is kept of a project outside of git: the path of the project.
const PROJECT: &str = "project";

/// What is kept of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The journal, for `undo`.
    Journal,
    /// The answers of a person, for `review`.
    Answers,
}

/// Where it is kept of the project at `root`.
///
/// # Errors
///
/// A problem if there is no place for it.
pub fn place(root: &Path, kept: Kept) -> Result<PathBuf, Problem> {
    let file = match kept {
        Kept::Journal => "undo.json",
        Kept::Answers => "review.json",
    };
    Ok(folder(root)?.join(key(root)).join(file))
}

/// [`place`], with the folder made for it; outside of git, what is kept of projects that are gone is taken away.
///
/// # Errors
///
/// A problem if there is no place for it, or it cannot be made.
pub fn prepared(root: &Path, kept: Kept) -> Result<PathBuf, Problem> {
    let place = place(root, kept)?;
    let made = place.parent().map_or(Ok(()), |own| {
        fs::create_dir_all(own)?;
        if in_git(root).is_none() {
            fs::write(own.join(PROJECT), root.as_os_str().as_encoded_bytes())?;
            forget_gone(own.parent().unwrap_or(own));
        }
        Ok(())
    });
    made.map(|()| place.clone()).map_err(|error: io::Error| Problem::file("written", &place, &error))
}

/// Takes away what is kept of projects that are not there any more. What cannot be taken away now may go another time.
fn forget_gone(all: &Path) {
    for own in fs::read_dir(all).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let project = fs::read_to_string(own.join(PROJECT)).ok();
        if project.is_some_and(|project| matches!(Path::new(&project).try_exists(), Ok(false))) {
            let _ = fs::remove_dir_all(own);
        }
    }
}

fn key(root: &Path) -> String {
    fingerprint(root.as_os_str().as_encoded_bytes())[..16].to_owned()
}

fn folder(root: &Path) -> Result<PathBuf, Problem> {
    let state = || Some(PathBuf::from(std::env::var_os("XDG_STATE_HOME").filter(|path| !path.is_empty())?));
    let home = || Some(std::env::home_dir().filter(|home| home.is_absolute())?.join(".local").join("state"));
    let folder = in_git(root).or_else(state).or_else(home);
    let folder = folder.ok_or_else(|| {
        Problem::new("there is neither a git repository nor a home folder to keep a journal in")
            .hint("set XDG_STATE_HOME to a folder")
    })?;
    Ok(folder.join(FOLDER))
}

/// The git folder of the repository that holds `root`; a work tree and a submodule name theirs in a file.
fn in_git(root: &Path) -> Option<PathBuf> {
    root.ancestors().find_map(|top| {
        let git = top.join(".git");
        if git.is_dir() {
            return Some(git);
        }
        let named = fs::read_to_string(git).ok()?;
        let folder = top.join(named.trim().strip_prefix("gitdir:")?.trim());
        folder.is_dir().then_some(folder)
    })
}
