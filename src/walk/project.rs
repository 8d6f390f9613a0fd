//! A project on disk: what the engine may read beside the file it looks into.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use ignore::WalkState;
use rustc_hash::FxHashMap;

use super::in_order;
use crate::lang::{self, Files};

/// Read access to one project, to nothing outside its root. Manifests and folders are read once a run; sources, of which
/// there may be many, are not kept.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    manifests: Mutex<FxHashMap<PathBuf, Option<String>>>,
    folders: Mutex<FxHashMap<PathBuf, Arc<Folder>>>,
    all: OnceLock<Arc<[PathBuf]>>,
}

/// What a folder holds.
#[derive(Debug)]
struct Folder {
    entries: FxHashMap<OsString, Entry>,
    /// No part of its path below the root is a link.
    is_real: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    File,
    Folder,
    /// A link, or something that is neither.
    Other,
}

impl Project {
    /// The project at `root`, an absolute path without links.
    pub fn new(root: PathBuf) -> Self {
        Self { root, manifests: Mutex::default(), folders: Mutex::default(), all: OnceLock::new() }
    }

    /// The folder that holds it, absolute and without links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file itself, links followed; none if it lies outside or is no file. Only links cost a look at the disk.
    fn real(&self, path: &Path) -> Option<PathBuf> {
        let folder = self.folder(path.parent()?)?;
        match folder.entries.get(path.file_name()?)? {
            Entry::File if folder.is_real => Some(self.root.join(path)),
            Entry::Folder => None,
            Entry::File | Entry::Other => {
                let real = std::fs::canonicalize(self.root.join(path)).ok()?;
                (real.starts_with(&self.root) && real.is_file()).then_some(real)
            }
        }
    }

    fn load(&self, path: &Path) -> Option<String> {
        String::from_utf8(std::fs::read(self.real(path)?).ok()?).ok()
    }

    /// What the folder holds. Most files that are asked for are not there: the folders are looked into once, from the root
    /// down, so that this costs no look at the disk.
    fn folder(&self, path: &Path) -> Option<Arc<Folder>> {
        if let Some(known) = held(&self.folders).get(path) {
            return Some(Arc::clone(known));
        }
        let is_real = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => {
                let parent = self.folder(parent)?;
                match parent.entries.get(name)? {
                    Entry::File => return None,
                    Entry::Folder => parent.is_real,
                    Entry::Other => false,
                }
            }
            _ => true,
        };
        let entries = std::fs::read_dir(self.root.join(path)).ok()?;
        let entries = entries.filter_map(|entry| {
            let entry = entry.ok()?;
            let kind = match entry.file_type().ok()? {
                kind if kind.is_file() => Entry::File,
                kind if kind.is_dir() => Entry::Folder,
                _ => Entry::Other,
            };
            Some((entry.file_name(), kind))
        });
        let folder = Arc::new(Folder { entries: entries.collect(), is_real });
        held(&self.folders).insert(path.to_owned(), Arc::clone(&folder));
        Some(folder)
    }
}

/// The map; a panic elsewhere leaves it whole, since entries go in as one step.
fn held<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Files for Project {
    fn read(&self, path: &Path) -> Option<String> {
        let path = inside(path)?;
        if lang::of_path(&path).is_some() {
            return self.load(&path);
        }
        if let Some(known) = held(&self.manifests).get(&*path).cloned() {
            return known;
        }
        let text = self.load(&path);
        held(&self.manifests).insert(path.into_owned(), text.clone());
        text
    }

    fn all(&self) -> Arc<[PathBuf]> {
        let list = || {
            let walk = ignore::WalkBuilder::new(&self.root).require_git(false).follow_links(false).build_parallel();
            let found = Mutex::new(Vec::new());
            walk.run(|| {
                Box::new(|entry| {
                    let path = entry.as_ref().ok().and_then(|entry| entry.path().strip_prefix(&self.root).ok());
                    if let Some(path) = path.filter(|path| lang::of_path(path).is_some()) {
                        found.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
                    }
                    WalkState::Continue
                })
            });
            let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
            found.sort_by_cached_key(|path| in_order(path));
            found.into()
        };
        self.all.get_or_init(list).clone()
    }

    fn beside(&self, path: &Path) -> Vec<PathBuf> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let Some(listed) = inside(folder).and_then(|folder| self.folder(&folder)) else { return Vec::new() };
        let paths = listed.entries.keys().map(|name| folder.join(name));
        let mut found: Vec<PathBuf> = paths.filter(|other| other != path && lang::of_path(other).is_some()).collect();
        found.sort();
        found
    }

    fn exists(&self, path: &Path) -> bool {
        inside(path).is_some_and(|path| self.real(&path).is_some())
    }
}

/// `path` without `.` and `..`; none if it is absolute or leads out of the folder it is relative to.
fn inside(path: &Path) -> Option<Cow<'_, Path>> {
    if path.components().all(|part| matches!(part, Component::Normal(_))) {
        return Some(Cow::Borrowed(path));
    }
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => out.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !out.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn project() -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = fs::canonicalize(folder.path()).expect("it exists").join("project");
        fs::create_dir_all(root.join("a")).expect("writable");
        fs::write(root.join("a/x"), "inside").expect("writable");
        fs::write(root.join("latin"), b"\xe9").expect("writable");
        fs::write(root.join("../secret"), "outside").expect("writable");
        (folder, Project::new(root))
    }

    #[test]
    fn reads_what_lies_inside() {
        let (_folder, project) = project();
        assert_eq!(project.read(Path::new("a/x")).as_deref(), Some("inside"));
        assert_eq!(project.read(Path::new("./a/../a/x")).as_deref(), Some("inside"));
    }

    #[test]
    fn lists_the_sources_in_order() {
        let (_folder, project) = project();
        fs::write(project.root().join("b.py"), "").expect("writable");
        fs::write(project.root().join("a/c.js"), "").expect("writable");
        assert_eq!(*project.all(), [PathBuf::from("a/c.js"), PathBuf::from("b.py")]);
    }

    #[test]
    fn nothing_outside_can_be_read() {
        let (_folder, project) = project();
        assert_eq!(project.read(Path::new("../secret")), None);
        assert_eq!(project.read(&project.root().join("a/x")), None);
        assert_eq!(project.read(Path::new("a/../../secret")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_no_file() {
        let (_folder, project) = project();
        std::os::unix::fs::symlink("../secret", project.root().join("link")).expect("links work");
        assert_eq!(project.read(Path::new("link")), None);
    }

    #[test]
    fn text_that_is_no_utf8_is_no_file() {
        let (_folder, project) = project();
        assert_eq!(project.read(Path::new("latin")), None);
        assert_eq!(project.read(Path::new("a")), None);
        assert_eq!(project.read(Path::new("missing")), None);
    }

    #[test]
    fn a_file_is_read_once_a_run() {
        let (_folder, project) = project();
        assert_eq!(project.read(Path::new("a/x")).as_deref(), Some("inside"));
        fs::write(project.root().join("a/x"), "changed").expect("writable");
        assert_eq!(project.read(Path::new("a/x")).as_deref(), Some("inside"));
    }

    #[test]
    fn tells_the_sources_beside_a_file() {
        let (_keep, project) = project();
        for name in ["a/one.py", "a/two.py", "a/notes.txt", "three.py"] {
            fs::write(project.root().join(name), "").expect("writable");
        }
        assert_eq!(project.beside(Path::new("a/one.py")), [Path::new("a/two.py")]);
        assert_eq!(project.beside(Path::new("three.py")), Vec::<PathBuf>::new());
        assert_eq!(project.beside(Path::new("../three.py")), Vec::<PathBuf>::new());
    }
}
