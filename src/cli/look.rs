//! Looks into every file of a run: walks, reads, and gathers what comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::config;
use super::error::Problem;
use super::session::{Paths, Session};
use crate::lang::{self, Files};
use crate::plan::tally::{Known, Tick, tally};
use crate::plan::{Engine, Finding, Skipped, suppress};
use crate::report::excerpt::{Excerpt, utf16_column};
use crate::report::{Found, Patch};
use crate::walk::{self, Entry, IgnoreFiles, Miss, MissKind, Places, Project, Trouble, Wanted};

/// The current folder, absolute and without links.
///
/// # Errors
///
/// A problem if it was taken away.
pub fn cwd() -> Result<PathBuf, Problem> {
    let cwd = std::env::current_dir().and_then(std::fs::canonicalize);
    cwd.map_err(|error| Problem::new("the current folder cannot be read").because(error))
}

/// One file, the engine for it, and the project it belongs to.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The file.
    pub entry: &'a Entry,
    /// Its path inside the project.
    pub path: &'a Path,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The engine with the recipes that run there.
    pub engine: &'a Engine,
    /// Its project.
    pub project: &'a Project,
    /// The same, for the engine.
    pub files: &'a Arc<dyn Files>,
    /// Where everything lies.
    pub places: &'a Places,
    /// Whether complaints about suppressions are wanted.
    pub complaints: bool,
}

impl Sight<'_> {
    /// A path of the project as outputs name it.
    pub fn shown(&self, path: &Path) -> String {
        self.places.shown(&self.project.root().join(path), Some(self.entry.project))
    }

    /// Findings in `text`, the file's text or a later one, with what is needed to show them; `patches` makes what a
    /// rewrite changes.
    pub fn show(
        &self,
        text: &str,
        findings: Vec<Finding>,
        frames: bool,
        patches: &dyn Fn(&Finding) -> Vec<Patch>,
    ) -> Vec<Found> {
        let path = self.shown(self.path);
        let show = |finding: Finding| Found {
            path: path.clone(),
            utf16_columns: (utf16_column(text, finding.span.start), utf16_column(text, finding.span.end)),
            excerpt: frames.then(|| match &finding.cell {
                Some(cell) => Excerpt::of(&cell.text, cell.span),
                None => Excerpt::of(text, finding.span),
            }),
            patches: patches(&finding),
            finding,
        };
        let wanted = |finding: &Finding| self.complaints || finding.recipe != suppress::UNUSED;
        findings.into_iter().filter(wanted).map(show).collect()
    }
}

/// What a run saw.
#[derive(Debug)]
pub struct Seen<T> {
    /// Where everything lies.
    pub places: Places,
    /// What came of the files, in the order of their paths.
    pub results: Vec<(Entry, T)>,
    /// What was not looked into.
    pub troubles: Vec<Trouble>,
    /// How many files were looked into.
    pub files: usize,
    /// The recipes that looked at files.
    pub ran: BTreeSet<String>,
    /// Languages of the files.
    languages: BTreeSet<&'static str>,
    /// Whether we failed on a file.
    pub internal: bool,
}

impl<T> Seen<T> {
    /// Whether something that was asked for could not be done.
    pub fn failed(&self) -> bool {
        self.internal || self.troubles.iter().any(|trouble| trouble.fatal)
    }

    /// What was not looked into, as outputs name it.
    pub fn skipped(&self) -> Vec<Skipped> {
        let skip = |trouble: &Trouble| Skipped {
            path: self.places.shown(&trouble.path, trouble.project).into(),
            reason: trouble.reason.clone(),
        };
        let mut skipped: Vec<Skipped> = self.troubles.iter().map(skip).collect();
        skipped.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()).then(a.reason.cmp(&b.reason)));
        skipped
    }

    /// The file as outputs name it.
    pub fn shown(&self, entry: &Entry) -> String {
        self.places.shown(&entry.path, Some(entry.project))
    }
}

/// Looks into every file of `paths`.
///
/// # Errors
///
/// A problem if a recipe is wrong, or the current folder is gone.
pub fn look<T: Send>(
    paths: &Paths,
    session: &Session,
    see: &(dyn Fn(Sight<'_>) -> Result<Option<T>, Miss> + Sync),
) -> Result<Seen<T>, Problem> {
    let places = walk::place(&cwd()?, &paths.given, &config::marks)
        .map_err(|error| Problem::new("the current folder cannot be read").because(error))?;
    let threads = paths.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from);
    let languages = session.languages();
    let wanted = Wanted {
        ours: &|path| lang::of_path(path).is_some_and(|language| languages.contains(language.name())),
        excluded: &|path| session.leaves_out(path),
        ignore_files: if paths.no_ignore { IgnoreFiles::Disregard } else { IgnoreFiles::Obey },
        threads,
    };
    let found = walk::find(&places, &wanted);
    // Whoever looks is about to end: nobody waits for the memory.
    let engines = ManuallyDrop::new(Engines::new(session, &found.entries)?);
    let done = AtomicUsize::new(0);
    let results = with_progress(found.entries.len(), &done, || {
        walk::each(&found.entries, threads, &done, &|entry, bytes| {
            let files: Arc<dyn Files> = places.projects[entry.project].clone();
            see(engines.sight(entry, bytes, &places, &files))
        })
    });
    // A box is not ticked for files that could not be looked into.
    let missed: BTreeSet<usize> =
        results.iter().filter(|(_, result)| result.is_err()).map(|(index, _)| *index).collect();
    let looked_into = found.entries.iter().enumerate().filter(|(index, _)| !missed.contains(index));
    let languages: BTreeSet<&str> = looked_into.filter_map(|(_, entry)| language(&entry.path)).collect();
    let ran = engines.ran(session, &languages);
    let files = found.entries.len();
    let troubles = found.troubles;
    let mut seen = Seen { places, results: Vec::new(), troubles, files, ran, languages, internal: false };
    for (index, result) in results {
        seen.add(found.entries[index].clone(), result.map(Some));
    }
    Ok(seen)
}

fn language(path: &Path) -> Option<&'static str> {
    lang::of_path(path).map(|language| language.name())
}

impl<T> Seen<T> {
    /// What is seen of a text that is no file: `entry` with what came of it where `layers` count.
    pub fn of_text(
        places: Places,
        entry: Entry,
        layers: &[usize],
        result: Result<Option<T>, Miss>,
        session: &Session,
    ) -> Self {
        let languages: BTreeSet<&str> = language(&entry.path).filter(|_| result.is_ok()).into_iter().collect();
        let ran = ran(session, layers, &languages);
        let (results, troubles) = (Vec::new(), Vec::new());
        let mut seen = Self { places, results, troubles, files: 1, ran, languages, internal: false };
        seen.add(entry, result);
        seen
    }

    /// The same run with other results.
    pub fn with<U>(self, results: Vec<(Entry, U)>) -> Seen<U> {
        let Self { places, troubles, files, ran, languages, internal, .. } = self;
        Seen { places, results, troubles, files, ran, languages, internal }
    }

    fn add(&mut self, entry: Entry, result: Result<Option<T>, Miss>) {
        match result {
            Ok(result) => self.results.extend(result.map(|result| (entry, result))),
            Err(miss) => self.miss(entry, miss),
        }
    }

    fn miss(&mut self, entry: Entry, miss: Miss) {
        self.files -= 1;
        self.internal |= miss.kind == MissKind::Internal;
        let named = self.places.given.iter().any(|given| given.path == entry.path);
        let fatal = named && miss.kind == MissKind::Unreadable;
        let project = Some(entry.project);
        self.troubles.push(Trouble { path: entry.path, project, reason: miss.reason, fatal });
    }

    /// Notes faults of recipes that came up in a file.
    pub fn faults(&mut self, entry: &Entry, faults: &[String]) {
        for fault in faults {
            self.internal = true;
            let (path, project) = (entry.path.clone(), Some(entry.project));
            self.troubles.push(Trouble { path, project, reason: fault.clone(), fatal: false });
        }
    }

    /// How the checklists stand after the run.
    pub fn checklists<'a>(&self, session: &'a Session, found: &[Found]) -> Vec<(&'a str, Vec<Tick<'a>>)> {
        let library = &session.library;
        let further = |item: &str| {
            let of_item = library.recipes.values().filter(|recipe| recipe.raw.item.as_deref() == Some(item));
            of_item.map(|recipe| recipe.id.clone()).collect()
        };
        let known = Known {
            exists: &|id| library.recipes.contains_key(id),
            ran: &|id| self.ran.contains(id),
            concerned: &|id| id.split_once('/').is_some_and(|(language, _)| self.languages.contains(language)),
            further: &further,
        };
        let findings: Vec<&Finding> = found.iter().map(|found| &found.finding).collect();
        let ticks = |checklist| tally(checklist, known, &findings);
        library.checklists.iter().map(|checklist| (checklist.title.as_str(), ticks(checklist))).collect()
    }
}

/// The engines of a run: one for each project and each set of layers that counts for some file of it.
///
/// An engine remembers what it read of a project, so that no two projects may share one.
pub struct Engines {
    /// Index of the engine, by project and layers.
    index: BTreeMap<(usize, Vec<usize>), usize>,
    /// Each with whether complaints about suppressions are wanted.
    engines: Vec<(Engine, bool)>,
    /// Index of the engine of each path for which layers count.
    of_path: BTreeMap<PathBuf, usize>,
}

impl Engines {
    /// The engines for these files.
    ///
    /// # Errors
    ///
    /// A problem if a recipe is wrong.
    pub fn new(session: &Session, entries: &[Entry]) -> Result<Self, Problem> {
        let mut engines = Self { index: BTreeMap::new(), engines: Vec::new(), of_path: BTreeMap::new() };
        if entries.is_empty() {
            // Faults of recipes are told even where there is nothing to look into.
            session.engine(&[], &BTreeSet::new())?;
        }
        let languages: BTreeSet<&str> = entries.iter().filter_map(|entry| language(&entry.path)).collect();
        for entry in entries {
            let layers = session.layers_of(&entry.path);
            let special = !layers.is_empty();
            let index = engines.add(session, (entry.project, layers), &languages)?;
            if special {
                engines.of_path.insert(entry.path.clone(), index);
            }
        }
        Ok(engines)
    }

    fn add(
        &mut self,
        session: &Session,
        key: (usize, Vec<usize>),
        languages: &BTreeSet<&str>,
    ) -> Result<usize, Problem> {
        if let Some(&known) = self.index.get(&key) {
            return Ok(known);
        }
        let complaints = session.recipes_in(&key.1).contains(suppress::UNUSED);
        self.engines.push((session.engine(&key.1, languages)?, complaints));
        self.index.insert(key, self.engines.len() - 1);
        Ok(self.engines.len() - 1)
    }

    fn of(&self, entry: &Entry) -> &(Engine, bool) {
        let index = self.of_path.get(&entry.path).or_else(|| self.index.get(&(entry.project, Vec::new())));
        &self.engines[*index.expect("an engine was made for every entry")]
    }

    /// One of the files, with these bytes; `files` is its project.
    pub fn sight<'a>(
        &'a self,
        entry: &'a Entry,
        bytes: &'a [u8],
        places: &'a Places,
        files: &'a Arc<dyn Files>,
    ) -> Sight<'a> {
        let project = &*places.projects[entry.project];
        let path = entry.path.strip_prefix(project.root()).unwrap_or(&entry.path);
        let (engine, complaints) = self.of(entry);
        Sight { entry, path, bytes, engine, project, files, places, complaints: *complaints }
    }

    fn ran(&self, session: &Session, languages: &BTreeSet<&str>) -> BTreeSet<String> {
        self.index.keys().flat_map(|(_, layers)| ran(session, layers, languages)).collect()
    }
}

/// The recipes that look at files of these languages where these layers count.
fn ran(session: &Session, layers: &[usize], languages: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut ids = session.recipes_in(layers);
    ids.retain(|id| session.library.recipes.get(id).is_some_and(|recipe| languages.contains(recipe.language.name())));
    ids
}

/// Findings in the order of every output.
pub fn sort(found: &mut [Found]) {
    found.sort_by(|a, b| {
        let key = |found: &Found| (found.finding.start, found.finding.recipe.clone());
        a.path.cmp(&b.path).then_with(|| key(a).cmp(&key(b)))
    });
}

/// How long a run may take before progress is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// Does `work`; on a terminal that takes long, shows how many of `total` files are `done`.
fn with_progress<T>(total: usize, done: &AtomicUsize, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    std::thread::scope(|scope| {
        let (running, ended) = sync_channel::<()>(0);
        scope.spawn(move || show_progress(total, done, &ended));
        let result = work();
        drop(running);
        result
    })
}

fn show_progress(total: usize, done: &AtomicUsize, ended: &Receiver<()>) {
    let waits = |time| ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if !waits(PATIENCE) {
        return;
    }
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} files").unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr()).with_style(style);
    while waits(Duration::from_millis(80)) {
        bar.set_position(done.load(Ordering::Relaxed) as u64);
    }
    bar.finish_and_clear();
}
