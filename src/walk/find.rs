//! Lists the files below the given paths, side by side, as `.gitignore` and the settings say.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::{DirEntry, ParallelVisitor, ParallelVisitorBuilder, WalkBuilder, WalkState};

use super::place::plain;
use super::{Entry, Given, Places, Trouble, in_order};

/// Folders that hold the code of others or nothing a person writes, wherever they lie.
const NEVER: &[&str] = &["node_modules", "bower_components", "site-packages", "__pypackages__", "__pycache__"];

/// Whether ignore files and the built-in list of folders count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoreFiles {
    /// Files named in `.gitignore` and `.ignore` are left out.
    Obey,
    /// They are looked into.
    Disregard,
}

/// Which files a run wants.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Whether a file of this name has a language that a recipe looks at.
    pub ours: &'a (dyn Fn(&Path) -> bool + Sync),
    /// Whether the settings leave out this absolute path.
    pub excluded: &'a (dyn Fn(&Path) -> bool + Sync),
    /// Whether ignore files count.
    pub ignore_files: IgnoreFiles,
    /// How many threads walk.
    pub threads: usize,
}

impl std::fmt::Debug for Wanted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wanted").field("ignore_files", &self.ignore_files).finish_non_exhaustive()
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Files {
    /// Every file once, by path.
    pub entries: Vec<Entry>,
    /// What could not be looked into, by path.
    pub troubles: Vec<Trouble>,
}

/// Lists the files of `places`. A file that was named itself is looked into even if it is ignored.
pub fn find(places: &Places, wanted: &Wanted<'_>) -> Files {
    let mut files = Files { troubles: places.troubles.clone(), ..Files::default() };
    for given in &places.given {
        if given.folder {
            walk(places, given, wanted, &mut files);
        } else if (wanted.ours)(&given.path) {
            files.entries.push(Entry { path: given.path.clone(), project: given.project });
        } else {
            let reason = "no recipe of this run looks at files of this kind".to_owned();
            let project = Some(given.project);
            files.troubles.push(Trouble { path: given.path.clone(), project, reason, fatal: false });
        }
    }
    files.entries.sort_by_cached_key(|entry| (in_order(&entry.path), entry.project));
    files.entries.dedup_by(|second, first| second.path == first.path);
    files.troubles.sort();
    files.troubles.dedup();
    files
}

fn walk(places: &Places, given: &Given, wanted: &Wanted<'_>, files: &mut Files) {
    let obey = wanted.ignore_files == IgnoreFiles::Obey;
    let gathered = Mutex::new(files);
    let walker = WalkBuilder::new(&given.path)
        .standard_filters(obey)
        .hidden(true)
        .require_git(false)
        .follow_links(false)
        .threads(wanted.threads)
        .build_parallel();
    let root = places.projects[given.project].root();
    walker.visit(&mut Builder { given, root, wanted: *wanted, gathered: &gathered });
}

struct Builder<'a, 'f> {
    given: &'a Given,
    root: &'a Path,
    wanted: Wanted<'a>,
    gathered: &'a Mutex<&'f mut Files>,
}

impl<'s, 'a: 's, 'f: 's> ParallelVisitorBuilder<'s> for Builder<'a, 'f> {
    fn build(&mut self) -> Box<dyn ParallelVisitor + 's> {
        Box::new(Visitor {
            given: self.given,
            root: self.root,
            wanted: self.wanted,
            gathered: self.gathered,
            own: Files::default(),
        })
    }
}

/// What one thread finds; handed over when the thread is done.
struct Visitor<'a, 'f> {
    given: &'a Given,
    root: &'a Path,
    wanted: Wanted<'a>,
    gathered: &'a Mutex<&'f mut Files>,
    own: Files,
}

impl Drop for Visitor<'_, '_> {
    fn drop(&mut self) {
        let mut all = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        all.entries.append(&mut self.own.entries);
        all.troubles.append(&mut self.own.troubles);
    }
}

impl ParallelVisitor for Visitor<'_, '_> {
    fn visit(&mut self, entry: Result<DirEntry, ignore::Error>) -> WalkState {
        match entry {
            Ok(entry) => self.entry(entry),
            Err(error) => {
                self.error(&error);
                WalkState::Continue
            }
        }
    }
}

impl Visitor<'_, '_> {
    fn entry(&mut self, entry: DirEntry) -> WalkState {
        let Some(kind) = entry.file_type() else { return WalkState::Continue };
        let path = entry.path();
        if kind.is_dir() {
            let below = entry.depth() > 0;
            return if below && self.leaves_out(path) { WalkState::Skip } else { WalkState::Continue };
        }
        let ours = (self.wanted.ours)(path);
        if (!ours && !kind.is_symlink()) || (self.wanted.excluded)(path) || self.is_minified(path) {
            return WalkState::Continue;
        }
        if kind.is_file() {
            self.own.entries.push(Entry { path: entry.into_path(), project: self.given.project });
        } else if kind.is_symlink() {
            self.link(path.to_owned(), ours);
        } else {
            self.trouble(path.to_owned(), "not a regular file");
        }
        WalkState::Continue
    }

    fn leaves_out(&self, folder: &Path) -> bool {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let built_in = self.wanted.ignore_files == IgnoreFiles::Obey
            && (NEVER.contains(&name) || folder.join("pyvenv.cfg").exists());
        built_in || (self.wanted.excluded)(folder)
    }

    fn is_minified(&self, path: &Path) -> bool {
        self.wanted.ignore_files == IgnoreFiles::Obey
            && path.file_stem().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".min"))
    }

    /// A link is not walked: what lies inside the project is found at its real place.
    fn link(&mut self, path: PathBuf, ours: bool) {
        match std::fs::canonicalize(&path) {
            Ok(real) if real.starts_with(self.root) => {
                if ours && real.is_file() && (self.wanted.ours)(&real) {
                    self.own.entries.push(Entry { path: real, project: self.given.project });
                }
            }
            Ok(real) if real.is_dir() => self.trouble(path, "a link to a folder outside the project"),
            Ok(_) if ours => self.trouble(path, "a link that leads out of the project"),
            Err(_) if ours => self.trouble(path, "a link that leads nowhere"),
            Ok(_) | Err(_) => {}
        }
    }

    fn trouble(&mut self, path: PathBuf, reason: &str) {
        let project = Some(self.given.project);
        self.own.troubles.push(Trouble { path, project, reason: reason.to_owned(), fatal: false });
    }

    fn error(&mut self, error: &ignore::Error) {
        let path = path_of(error).unwrap_or(&self.given.path).to_owned();
        let fatal = path == self.given.path;
        let reason = match error.io_error() {
            Some(error) => format!("cannot be read: {}", plain(error)),
            None => error.to_string(),
        };
        self.own.troubles.push(Trouble { path, project: Some(self.given.project), reason, fatal });
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;
    use std::fs;

    /// Makes `files` (path and text, `-> target` for a link) and lists what a run over `paths` finds, seen from the
    /// folder `cwd` among them.
    fn found(
        files: &[(&str, &str)],
        cwd: &str,
        paths: &[&str],
        ignore_files: IgnoreFiles,
    ) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it has a parent")).expect("writable");
            match text.strip_prefix("-> ") {
                #[cfg(unix)]
                Some(target) => std::os::unix::fs::symlink(target, path).expect("links work"),
                #[cfg(not(unix))]
                Some(_) => {}
                None => fs::write(path, text).expect("writable"),
            }
        }
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let marks = |above: &Path| above.join(".git").exists();
        let places = place(&folder.path().join(cwd), &paths, &marks).expect("it exists");
        let wanted = Wanted {
            ours: &|path| path.extension().is_some_and(|ending| ending == "py"),
            excluded: &|path| path.ends_with("excluded"),
            ignore_files,
            threads: 2,
        };
        let files = find(&places, &wanted);
        let shown = |path: &Path| places.shown(path, Some(0));
        let troubles = files.troubles.iter().map(|trouble| format!("{}: {}", shown(&trouble.path), trouble.reason));
        (files.entries.iter().map(|entry| shown(&entry.path)).collect(), troubles.collect())
    }

    #[test]
    fn leaves_out_what_is_ignored_hidden_excluded_or_foreign() {
        let files = [
            (".gitignore", "build/\n"),
            ("a.py", ""),
            ("a.txt", ""),
            ("build/b.py", ""),
            (".hidden/c.py", ""),
            ("excluded/d.py", ""),
            ("node_modules/e.py", ""),
            ("env/pyvenv.cfg", ""),
            ("env/f.py", ""),
            ("g.min.py", ""),
        ];
        assert_eq!(found(&files, "", &["."], IgnoreFiles::Obey).0, ["a.py"]);
        assert_eq!(
            found(&files, "", &["."], IgnoreFiles::Disregard).0,
            ["a.py", "build/b.py", "env/f.py", "g.min.py", "node_modules/e.py"]
        );
    }

    #[test]
    fn a_named_file_is_looked_into_even_if_ignored() {
        let files = [(".gitignore", "*.py\n"), ("a.py", ""), ("b.txt", "")];
        let (entries, troubles) = found(&files, "", &["a.py", "b.txt"], IgnoreFiles::Obey);
        assert_eq!(entries, ["a.py"]);
        assert_eq!(troubles, ["b.txt: no recipe of this run looks at files of this kind"]);
    }

    #[test]
    fn a_file_reached_twice_is_looked_into_once() {
        let files = [("s/a.py", ""), ("s/b.py", "")];
        assert_eq!(found(&files, "", &["s", "s/a.py", "."], IgnoreFiles::Obey).0, ["s/a.py", "s/b.py"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_new() {
        let files = [
            ("p/a.py", ""),
            ("p/again.py", "-> a.py"),
            ("p/loop", "-> ."),
            ("p/out.py", "-> ../q/b.py"),
            ("p/gone.py", "-> gone"),
            ("p/folder", "-> ../q"),
            ("p/.git/x", ""),
            ("q/b.py", ""),
        ];
        let (entries, troubles) = found(&files, "p", &["."], IgnoreFiles::Obey);
        assert_eq!(entries, ["a.py"]);
        assert_eq!(
            troubles,
            [
                "folder: a link to a folder outside the project",
                "gone.py: a link that leads nowhere",
                "out.py: a link that leads out of the project"
            ]
        );
    }
}
