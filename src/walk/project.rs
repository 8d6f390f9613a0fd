//! A project on disk: what the engine may read beside the file it looks into.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::{self, Files};

/// Read access to one project, to nothing outside its root. Manifests and folders are read once a run; sources, of which
/// there may be many, are not kept.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    manifests: Mutex<FxHashMap<PathBuf, Option<String>>>,
    folders: Mutex<FxHashMap<PathBuf, Names>>,
    all: OnceLock<Vec<PathBuf>>,
}

/// What a folder holds.
type Names = Arc<FxHashSet<OsString>>;

impl Project {
    /// The project at `root`, an absolute path without links.
    pub fn new(root: PathBuf) -> Self {
        Self { root, manifests: Mutex::default(), folders: Mutex::default(), all: OnceLock::new() }
    }

    /// The folder that holds it, absolute and without links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file itself, links followed; none if it lies outside or is no file.
    fn real(&self, path: &Path) -> Option<PathBuf> {
        let real = std::fs::canonicalize(self.root.join(path)).ok()?;
        (real.starts_with(&self.root) && real.is_file()).then_some(real)
    }

    fn load(&self, path: &Path) -> Option<String> {
        String::from_utf8(std::fs::read(self.real(path)?).ok()?).ok()
    }

    /// Whether the folder of `path` holds its name. Most modules that are asked for are not there: the folders are looked
    /// into once, from the root down, so that this costs no look at the disk.
    fn is_listed(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return path == Path::new("") };
        self.names(folder).is_some_and(|names| names.contains(name))
    }

    fn names(&self, folder: &Path) -> Option<Names> {
        if let Some(known) = held(&self.folders).get(folder) {
            return Some(Arc::clone(known));
        }
        if !self.is_listed(folder) {
            return None;
        }
        let entries = std::fs::read_dir(self.root.join(folder)).ok()?;
        let names: Names = Arc::new(entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect());
        held(&self.folders).insert(folder.to_owned(), Arc::clone(&names));
        Some(names)
    }
}

/// The map; a panic elsewhere leaves it whole, since entries go in as one step.
fn held<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Files for Project {
    fn read(&self, path: &Path) -> Option<String> {
        let path = inside(path).filter(|path| self.is_listed(path))?;
        if lang::of_path(&path).is_some() {
            return self.load(&path);
        }
        if let Some(known) = held(&self.manifests).get(&path).cloned() {
            return known;
        }
        let text = self.load(&path);
        held(&self.manifests).insert(path, text.clone());
        text
    }

    fn all(&self) -> Vec<PathBuf> {
        let list = || {
            let entries = ignore::WalkBuilder::new(&self.root).require_git(false).follow_links(false).build();
            let paths = entries.filter_map(|entry| Some(entry.ok()?.path().strip_prefix(&self.root).ok()?.to_owned()));
            let mut found: Vec<PathBuf> = paths.filter(|path| lang::of_path(path).is_some()).collect();
            found.sort();
            found
        };
        self.all.get_or_init(list).clone()
    }

    fn beside(&self, path: &Path) -> Vec<PathBuf> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let names = inside(folder).and_then(|folder| self.names(&folder)).unwrap_or_default();
        let paths = names.iter().map(|name| folder.join(name));
        let mut found: Vec<PathBuf> = paths.filter(|other| other != path && lang::of_path(other).is_some()).collect();
        found.sort();
        found
    }

    fn exists(&self, path: &Path) -> bool {
        inside(path).is_some_and(|path| self.is_listed(&path) && self.real(&path).is_some())
    }
}

/// `path` without `.` and `..`; none if it is absolute or leads out of the folder it is relative to.
fn inside(path: &Path) -> Option<PathBuf> {
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
    Some(out)
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
        assert_eq!(project.all(), [Path::new("a/c.js"), Path::new("b.py")]);
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
