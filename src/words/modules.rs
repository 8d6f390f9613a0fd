//! The other files of a project that a run has read for what they define.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::{FxHashMap, FxHashSet};

use super::cx::Cx;
use super::skim::Skims;
use crate::lang::{Files, Language};

/// Bytes that the files take which are kept at once.
const KEPT_BYTES: usize = 14 << 20;

/// Bytes that the facts take for each node of the tree, about.
const NODE_BYTES: usize = 112;

/// Files with more bytes are not read for their definitions: mostly generated, and their facts would crowd out all others.
pub const MODULE_SIZE: usize = 400 << 10;

/// Folders for which places of modules are known at once; beyond that all are forgotten.
const KEPT_FOLDERS: usize = 1 << 10;

/// Files of the project that were read because another one imports from them. Those that were asked for last are kept.
#[derive(Debug, Default)]
pub struct Modules {
    kept: Mutex<Kept>,
    results: Mutex<FxHashMap<(PathBuf, String), &'static str>>,
    /// Names of the async functions of files.
    async_names: Mutex<FxHashMap<PathBuf, FxHashSet<Box<[u8]>>>>,
    /// By folder, then by the name that its files use. Paths here are compared as they are written.
    places: Mutex<FxHashMap<OsString, FxHashMap<String, Option<PathBuf>>>>,
    /// What all files were skimmed for.
    pub skims: Skims,
}

#[derive(Debug, Default)]
struct Kept {
    files: FxHashMap<OsString, Entry>,
    /// Bytes that all files take.
    bytes: usize,
    /// Counts the questions; says which answer was wanted last.
    clock: u64,
}

/// A file, and its outline; one of them where only that was asked for, none if it cannot be read.
#[derive(Debug, Default)]
struct Entry {
    whole: Option<Arc<Cx>>,
    outline: Option<Arc<Cx>>,
    asked: u64,
}

/// How much of a file is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// What is of use to files that import from it: the outline, or all.
    Outline,
}

impl Modules {
    /// The module at `path`, which `read` reads if it is not at hand.
    pub fn get(&self, path: &Path, extent: Extent, read: impl FnOnce() -> Option<Arc<Cx>>) -> Option<Arc<Cx>> {
        if let Some(known) = self.kept().known(path, extent) {
            return known;
        }
        // Other threads go on meanwhile; that two of them read one file is no harm.
        let module = read();
        self.kept().keep(path, module.clone());
        module
    }

    /// The file at `path`, if it is at hand.
    pub fn known(&self, path: &Path) -> Option<Arc<Cx>> {
        self.kept().known(path, Extent::Whole).flatten()
    }

    /// Keeps a file that was read for other reasons: another one may import from it, where that takes the whole. Larger
    /// ones crowd out too many.
    pub fn keep(&self, path: &Path, file: &Arc<Cx>) {
        if file.source.text().len() <= MODULE_SIZE && !file.language.has_outlines() {
            self.kept().keep(path, Some(Arc::clone(file)));
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().expect("no holder panics")
    }

    /// Whether the project has a file that the one at `from` imports as `module`.
    pub fn holds(&self, language: &dyn Language, files: &dyn Files, from: &Path, module: &str) -> bool {
        let folder = from.parent().unwrap_or(Path::new(""));
        self.place(folder, module, || first(language, files, &folder.join("_"), module)).is_some()
    }

    /// Where the module that files of `folder` import as `module` lies, which `find` finds out.
    pub fn place(&self, folder: &Path, module: &str, find: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
        let places = || self.places.lock().expect("no holder panics");
        if let Some(known) = places().get(folder.as_os_str()).and_then(|names| names.get(module)) {
            return known.clone();
        }
        let found = find();
        let mut places = places();
        if places.len() >= KEPT_FOLDERS {
            places.clear();
        }
        places.entry(folder.into()).or_default().insert(module.to_owned(), found.clone());
        found
    }

    /// Whether the file at `path` has an async function of this name, of those that `read` finds in it.
    pub fn has_async(&self, path: &Path, name: &str, read: impl FnOnce() -> FxHashSet<Box<[u8]>>) -> bool {
        let known = || self.async_names.lock().expect("no holder panics");
        if let Some(names) = known().get(path) {
            return names.contains(name.as_bytes());
        }
        let names = read();
        let has = names.contains(name.as_bytes());
        known().insert(path.to_owned(), names);
        has
    }

    /// What calling something of another module gives, by the module's file and the name: a word, worked out once a run.
    pub fn result(&self, key: (PathBuf, String), work_out: impl FnOnce() -> &'static str) -> &'static str {
        if let Some(known) = self.results.lock().expect("no holder panics").get(&key) {
            return known;
        }
        let word = work_out();
        self.results.lock().expect("no holder panics").insert(key, word);
        word
    }
}

/// The first file of the project that the one at `from` may import as `module`.
pub(super) fn first(language: &dyn Language, files: &dyn Files, from: &Path, module: &str) -> Option<PathBuf> {
    language.module_files(from, module).into_iter().find(|path| files.exists(path))
}

impl Kept {
    fn known(&mut self, path: &Path, extent: Extent) -> Option<Option<Arc<Cx>>> {
        self.clock += 1;
        let entry = self.files.get_mut(path.as_os_str())?;
        entry.asked = self.clock;
        let found = match extent {
            Extent::Whole => entry.whole.as_ref(),
            Extent::Outline => entry.outline.as_ref().or(entry.whole.as_ref()),
        };
        (found.is_some() || entry.is_empty()).then(|| found.cloned())
    }

    fn keep(&mut self, path: &Path, module: Option<Arc<Cx>>) {
        let entry = self.files.entry(path.into()).or_default();
        self.bytes -= entry.size();
        entry.asked = self.clock;
        match module {
            Some(module) if module.is_outline => entry.outline = Some(module),
            whole => entry.whole = whole,
        }
        self.bytes += entry.size();
        while self.bytes > KEPT_BYTES && self.forget_oldest() {}
    }

    /// Forgets the file that was asked for longest ago, unless it is the last one.
    fn forget_oldest(&mut self) -> bool {
        let files = || self.files.iter().filter(|(_, entry)| !entry.is_empty());
        if files().count() < 2 {
            return false;
        }
        let Some(path) = files().min_by_key(|(_, entry)| entry.asked).map(|(path, _)| path.clone()) else {
            return false;
        };
        self.bytes -= self.files.remove(&path).map_or(0, |entry| entry.size());
        true
    }
}

impl Entry {
    fn is_empty(&self) -> bool {
        self.whole.is_none() && self.outline.is_none()
    }

    fn size(&self) -> usize {
        let bytes = |cx: &Arc<Cx>| cx.source.text().len() + NODE_BYTES * cx.facts.tree.len();
        self.whole.iter().chain(&self.outline).map(bytes).sum()
    }
}
