//! One file from standard input, taken for the one that `--stdin-filename` names.

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::config;
use super::error::Problem;
use super::look::{Seen, Sight, cwd};
use super::session::Session;
use crate::lang::{self, Files};
use crate::walk::{self, Entry, Miss, MissKind};

/// Everything on standard input.
///
/// # Errors
///
/// A problem if it cannot be read.
pub fn read() -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Problem::new("standard input cannot be read").because(error))?;
    Ok(bytes)
}

/// Looks into `bytes` as if they were the file `name`, which need not exist.
///
/// # Errors
///
/// A problem if a recipe is wrong.
pub fn look<T: Send>(
    name: &Path,
    bytes: &[u8],
    session: &Session,
    see: &(dyn Fn(Sight<'_>) -> Result<Option<T>, Miss> + Sync),
) -> Result<Seen<T>, Problem> {
    let mut places = walk::place(&cwd()?, &[], &config::marks)
        .map_err(|error| Problem::new("the current folder cannot be read").because(error))?;
    let path = real(&places.cwd.join(name));
    let folder = path.parent().unwrap_or(&path).to_owned();
    let entry = Entry { project: places.project_of(&folder, &config::marks), path };
    let layers = session.layers_of(&entry.path);
    let languages = lang::of_path(&entry.path).map(|language| language.name()).into_iter().collect();
    let engine = session.engine(&layers, &languages)?;
    let complaints = session.recipes_in(&layers).contains(crate::plan::suppress::UNUSED);
    let result = if session.wants(&entry.path) {
        let project = &places.projects[entry.project];
        let files: Arc<dyn Files> = project.clone();
        walk::alone(&entry, bytes, &|entry, bytes| {
            let path = entry.path.strip_prefix(project.root()).unwrap_or(&entry.path);
            see(Sight { entry, path, bytes, engine: &engine, project, files: &files, places: &places, complaints })
        })
    } else {
        let reason = "no recipe of this run looks at files of this kind".to_owned();
        Err(Miss { kind: MissKind::Unfit, reason })
    };
    Ok(Seen::of_text(places, entry, &layers, result, session))
}

/// The real path of a file that may not exist yet: its folders without links where they exist.
fn real(path: &Path) -> PathBuf {
    for above in path.ancestors().skip(1) {
        if let (Ok(folder), Ok(rest)) = (std::fs::canonicalize(above), path.strip_prefix(above)) {
            let mut out = folder;
            for part in rest.components() {
                match part {
                    Component::ParentDir => {
                        out.pop();
                    }
                    Component::Normal(name) => out.push(name),
                    Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
                }
            }
            return out;
        }
    }
    path.to_owned()
}
