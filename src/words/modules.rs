//! The other files of a project that a run has read for what they define.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::FxHashMap;

use super::cx::Cx;

/// Bytes that the files take which are kept at once.
const KEPT_BYTES: usize = 12 << 20;

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
    /// The same without what is of no use to other files.
    outlines: Mutex<Kept>,
    results: Mutex<FxHashMap<(PathBuf, String), &'static str>>,
    /// By folder, then by the name that its files use. Paths here are compared as they are written.
    places: Mutex<FxHashMap<OsString, FxHashMap<String, Option<PathBuf>>>>,
}

#[derive(Debug, Default)]
struct Kept {
    modules: FxHashMap<OsString, Entry>,
    /// Bytes that all modules take.
    bytes: usize,
    /// Counts the questions; says which answer was wanted last.
    clock: u64,
}

#[derive(Debug)]
struct Entry {
    /// None: there is no such file, or it cannot be read.
    module: Option<Arc<Cx>>,
    asked: u64,
}

impl Modules {
    /// The module at `path`, which `read` reads if it is not at hand.
    pub fn get(&self, path: &Path, read: impl FnOnce() -> Option<Arc<Cx>>) -> Option<Arc<Cx>> {
        if let Some(known) = self.kept().known(path) {
            return known;
        }
        // Other threads go on meanwhile; that two of them read one file is no harm.
        let module = read();
        self.kept().keep(path, module.clone());
        module
    }

    /// The module at `path` or its outline, which `read` reads if neither is at hand.
    pub fn outline(&self, path: &Path, read: impl FnOnce() -> Option<Arc<Cx>>) -> Option<Arc<Cx>> {
        if let Some(known) = self.outlines().known(path).or_else(|| self.kept().known(path)) {
            return known;
        }
        let module = read();
        let is_outline = module.as_ref().is_some_and(|module| module.is_outline);
        let mut kept = if is_outline { self.outlines() } else { self.kept() };
        kept.keep(path, module.clone());
        module
    }

    /// The file at `path`, if it is at hand.
    pub fn known(&self, path: &Path) -> Option<Arc<Cx>> {
        self.kept().known(path).flatten()
    }

    /// Keeps a file that was read for other reasons: another one may import from it. Larger ones crowd out too many.
    pub fn keep(&self, path: &Path, file: &Arc<Cx>) {
        if file.source.text().len() <= MODULE_SIZE {
            self.kept().keep(path, Some(Arc::clone(file)));
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().expect("no holder panics")
    }

    fn outlines(&self) -> MutexGuard<'_, Kept> {
        self.outlines.lock().expect("no holder panics")
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

impl Kept {
    fn known(&mut self, path: &Path) -> Option<Option<Arc<Cx>>> {
        self.clock += 1;
        let entry = self.modules.get_mut(path.as_os_str())?;
        entry.asked = self.clock;
        Some(entry.module.clone())
    }

    fn keep(&mut self, path: &Path, module: Option<Arc<Cx>>) {
        self.bytes += size(module.as_ref());
        let replaced = self.modules.insert(path.into(), Entry { module, asked: self.clock });
        self.bytes -= replaced.map_or(0, |entry| size(entry.module.as_ref()));
        while self.bytes > KEPT_BYTES && self.forget_oldest() {}
    }

    /// Forgets the module that was asked for longest ago, unless it is the last one.
    fn forget_oldest(&mut self) -> bool {
        let modules = || self.modules.iter().filter(|(_, entry)| entry.module.is_some());
        if modules().count() < 2 {
            return false;
        }
        let Some(path) = modules().min_by_key(|(_, entry)| entry.asked).map(|(path, _)| path.clone()) else {
            return false;
        };
        let gone = self.modules.remove(&path);
        self.bytes -= gone.map_or(0, |entry| size(entry.module.as_ref()));
        true
    }
}

fn size(module: Option<&Arc<Cx>>) -> usize {
    module.map_or(0, |module| module.source.text().len() + NODE_BYTES * module.facts.tree.len())
}
