//! A project on disk: what the engine may read beside the file it looks into.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::lang::{self, Files};

/// Read access to one project: every file once a run, nothing outside its root.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    read: Mutex<HashMap<PathBuf, Option<String>>>,
    all: OnceLock<Vec<PathBuf>>,
}

impl Project {
    /// The project at `root`, an absolute path without links.
    pub fn new(root: PathBuf) -> Self {
        Self { root, read: Mutex::default(), all: OnceLock::new() }
    }

    /// The folder that holds it, absolute and without links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn load(&self, path: &Path) -> Option<String> {
        let real = std::fs::canonicalize(self.root.join(path)).ok()?;
        if !real.starts_with(&self.root) || !real.is_file() {
            return None;
        }
        String::from_utf8(std::fs::read(real).ok()?).ok()
    }
}

impl Files for Project {
    fn read(&self, path: &Path) -> Option<String> {
        let path = inside(path)?;
        // A panic elsewhere leaves the map whole: entries go in as one step.
        let known = |this: &Self| this.read.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
        if let Some(text) = known(self) {
            return text;
        }
        let text = self.load(&path);
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(path, text.clone());
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

    fn exists(&self, path: &Path) -> bool {
        let Some(path) = inside(path) else { return false };
        let known = self.read.lock().unwrap_or_else(PoisonError::into_inner).get(&path).map(Option::is_some);
        known.unwrap_or_else(|| self.read(&path).is_some())
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
}
