//! Where a given path lies: its real path, and the project it belongs to.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Project, Trouble};

/// A path that a person gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Absolute, without links.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub folder: bool,
    /// Index of its project in [`Places::projects`].
    pub project: usize,
}

/// The given paths and their projects.
#[derive(Debug, Default)]
pub struct Places {
    /// The current folder: absolute, without links.
    pub cwd: PathBuf,
    /// Every project of the run.
    pub projects: Vec<Arc<Project>>,
    /// The given paths that exist.
    pub given: Vec<Given>,
    /// Those that cannot be looked into.
    pub troubles: Vec<Trouble>,
}

/// Finds the project of each of `paths`, which are relative to `cwd`.
///
/// The project is the nearest folder above for which `marks` holds (it has a `.git`, or settings of ours), else `cwd` if
/// the path lies below it, else the given folder itself. A folder that is a link is followed, since it was named; a file
/// that is a link is followed only inside its project.
///
/// # Errors
///
/// If the current folder itself does not exist any more.
pub fn place(cwd: &Path, paths: &[PathBuf], marks: &dyn Fn(&Path) -> bool) -> io::Result<Places> {
    let mut places = Places { cwd: fs::canonicalize(cwd)?, ..Places::default() };
    for path in paths {
        places.add(path, marks);
    }
    Ok(places)
}

/// The root of the project that the current folder lies in: the folder itself, if none above is marked.
pub fn home<'a>(cwd: &'a Path, marks: &dyn Fn(&Path) -> bool) -> &'a Path {
    marked(cwd, marks).unwrap_or(cwd)
}

fn marked<'a>(folder: &'a Path, marks: &dyn Fn(&Path) -> bool) -> Option<&'a Path> {
    folder.ancestors().find(|above| marks(above))
}

impl Places {
    fn add(&mut self, path: &Path, marks: &dyn Fn(&Path) -> bool) {
        let joined = self.cwd.join(path);
        let real = match fs::canonicalize(&joined) {
            Ok(real) => real,
            Err(error) => return self.refuse(path, &error),
        };
        let folder = real.is_dir();
        let home = if folder { real.clone() } else { self.parent(&joined).unwrap_or_else(|| real.clone()) };
        let project = self.project_of(&home, marks);
        if !folder && !real.starts_with(self.projects[project].root()) {
            let reason = "a link that leads out of the project".to_owned();
            return self.troubles.push(Trouble { path: joined, project: Some(project), reason, fatal: false });
        }
        if !folder && !real.is_file() {
            let reason = "not a regular file".to_owned();
            return self.troubles.push(Trouble { path: real, project: Some(project), reason, fatal: false });
        }
        self.given.push(Given { path: real, folder, project });
    }

    fn refuse(&mut self, path: &Path, error: &io::Error) {
        let dangling = fs::symlink_metadata(self.cwd.join(path)).is_ok_and(|meta| meta.is_symlink());
        let reason = match error.kind() {
            io::ErrorKind::NotFound if dangling => "a link that leads nowhere".to_owned(),
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            _ => format!("cannot be read: {}", plain(error)),
        };
        self.troubles.push(Trouble { path: path.to_owned(), project: None, reason, fatal: true });
    }

    /// The real folder that holds `path`, which may be a link.
    fn parent(&self, path: &Path) -> Option<PathBuf> {
        fs::canonicalize(path.parent()?).ok()
    }

    /// Index of the project of `folder`.
    pub fn project_of(&mut self, folder: &Path, marks: &dyn Fn(&Path) -> bool) -> usize {
        let root = match marked(folder, marks) {
            Some(root) => root,
            None if folder.starts_with(&self.cwd) => &self.cwd,
            None => folder,
        };
        if let Some(known) = self.projects.iter().position(|project| project.root() == root) {
            return known;
        }
        self.projects.push(Arc::new(Project::new(root.to_owned())));
        self.projects.len() - 1
    }

    /// How a path is written in every output: relative to the current folder if it lies below, else to its project,
    /// with `/` between its parts.
    pub fn shown(&self, path: &Path, project: Option<usize>) -> String {
        let root = project.map(|index| self.projects[index].root());
        let short = path
            .strip_prefix(&self.cwd)
            .or_else(|error| root.map_or(Err(error), |root| path.strip_prefix(root)))
            .unwrap_or(path);
        let text = short.to_string_lossy();
        if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
    }
}

/// The text of an error without the number that the system adds.
pub(super) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Tree(tempfile::TempDir, PathBuf);

    fn tree(files: &[&str]) -> Tree {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = fs::canonicalize(folder.path()).expect("it exists");
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("it has a parent")).expect("writable");
            fs::write(path, "").expect("writable");
        }
        Tree(folder, root)
    }

    fn git(folder: &Path) -> bool {
        folder.join(".git").exists()
    }

    fn places(cwd: &Path, paths: &[&str]) -> Places {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        place(cwd, &paths, &git).expect("the folder exists")
    }

    #[test]
    fn the_nearest_marked_folder_is_the_project() {
        let Tree(_folder, root) = tree(&["p/.git/x", "p/src/a.py"]);
        let places = places(&root.join("p/src"), &["a.py"]);
        assert_eq!(places.projects[0].root(), root.join("p"));
        assert_eq!(places.shown(&places.given[0].path, Some(0)), "a.py");
    }

    #[test]
    fn without_a_mark_it_is_the_current_folder_or_the_given_one() {
        let Tree(_folder, root) = tree(&["p/src/a.py", "q/b.py"]);
        let places = places(&root.join("p"), &["src", "../q"]);
        assert_eq!(places.projects[places.given[0].project].root(), root.join("p"));
        assert_eq!(places.projects[places.given[1].project].root(), root.join("q"));
        assert_eq!(places.shown(&root.join("q/b.py"), Some(1)), "b.py");
    }

    #[test]
    fn a_path_that_does_not_exist_is_told() {
        let Tree(_folder, root) = tree(&["a.py"]);
        let places = places(&root, &["nope", "a.py"]);
        assert_eq!(places.given.len(), 1);
        assert_eq!(places.troubles[0].reason, "no such file or folder");
        assert!(places.troubles[0].fatal);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_is_followed_inside_the_project_only() {
        let Tree(_folder, root) = tree(&["p/a.py", "q.py"]);
        std::os::unix::fs::symlink("a.py", root.join("p/in.py")).expect("links work");
        std::os::unix::fs::symlink("../q.py", root.join("p/out.py")).expect("links work");
        std::os::unix::fs::symlink("nowhere", root.join("p/gone.py")).expect("links work");
        let places = places(&root.join("p"), &["in.py", "out.py", "gone.py"]);
        assert_eq!(places.given.iter().map(|given| given.path.clone()).collect::<Vec<_>>(), [root.join("p/a.py")]);
        let reasons: Vec<&str> = places.troubles.iter().map(|trouble| trouble.reason.as_str()).collect();
        assert_eq!(reasons, ["a link that leads out of the project", "a link that leads nowhere"]);
    }
}
