//! Where the time of a run goes: each stage by itself, on one thread, over the folder in `PUNCHLIST_BENCH`.
//!
//! `PUNCHLIST_BENCH=FOLDER cargo bench --bench stages`. Files are read before anything is timed but reading. Proving is
//! what a look takes beyond its other stages. Without a folder there is nothing to do.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use std::{env, fs};

use minijinja::Value;
use minijinja::value::Serde;
use punchlist::find::ready::Ready;
use punchlist::find::sieve::Sieve;
use punchlist::find::{Finder, Found};
use punchlist::lang::{self, Files, Language};
use punchlist::plan::{Engine, Look, Settings};
use punchlist::recipe::{Library, Recipe};
use punchlist::rewrite::rewrite;
use punchlist::text::Source;
use punchlist::walk::{self, IgnoreFiles, Project, Wanted};
use punchlist::words::cx::Cx;
use punchlist::words::site::Taken;

/// The lowest Python, for projects that declare none: with an older one most sites would end early.
const FLOOR: (u32, u32) = (3, 11);

/// A stage: how much went in, and how long it took.
#[derive(Default)]
struct Stage {
    files: usize,
    bytes: usize,
    took: Duration,
}

impl Stage {
    fn time<T>(&mut self, bytes: usize, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.took += start.elapsed();
        self.files += 1;
        self.bytes += bytes;
        result
    }
}

/// The recipes of a language, ready for each stage.
struct Speaker {
    language: &'static dyn Language,
    finder: Finder,
    sieve: Sieve,
}

impl Speaker {
    fn new(language: &'static dyn Language, recipes: &[Recipe]) -> Self {
        let own = recipes.iter().filter(|recipe| recipe.language.name() == language.name());
        let ready: Vec<Arc<Ready>> = own.map(|recipe| Arc::new(ready(recipe.clone()))).collect();
        let sieve = Sieve::new(ready.iter().map(|ready| &ready.recipe.raw.find[..]));
        Self { language, finder: Finder::new(ready), sieve }
    }
}

fn ready(recipe: Recipe) -> Ready {
    let defaults = recipe.raw.options.iter();
    let options = Value::from_pairs(defaults.map(|(name, spec)| (name.clone(), Value::from(Serde(&spec.default)))));
    Ready::new(recipe, options).expect("the shipped recipes are tested")
}

#[derive(Default)]
struct Stages {
    read: Stage,
    sieve: Stage,
    facts: Stage,
    find: Stage,
    rewrite: Stage,
    look: Stage,
    sites: usize,
    fixes: usize,
}

fn main() -> io::Result<()> {
    let Some(folder) = env::var_os("PUNCHLIST_BENCH").map(PathBuf::from) else {
        return writeln!(io::stdout(), "set PUNCHLIST_BENCH to a folder of source files");
    };
    let library = Library::shipped();
    let recipes: Vec<Recipe> = library.recipes.values().cloned().collect();
    let settings = Settings { floors: BTreeMap::from([("python".to_owned(), FLOOR)]), ..Settings::default() };
    let start = Instant::now();
    let engine = Engine::new(&library, recipes.clone(), settings).expect("the shipped recipes are tested");
    let made = start.elapsed();
    let start = Instant::now();
    let (root, entries) = files(&folder)?;
    let walked = start.elapsed();
    let speakers: Vec<Speaker> = lang::ALL.iter().map(|&language| Speaker::new(language, &recipes)).collect();
    let project: Arc<dyn Files> = Arc::new(Project::new(root.clone()));
    let mut stages = Stages::default();
    for entry in &entries {
        one(entry, &root, &engine, &library, &speakers, &project, &mut stages);
    }
    report(made, walked, entries.len(), &stages)
}

fn files(folder: &Path) -> io::Result<(PathBuf, Vec<PathBuf>)> {
    let places = walk::place(folder, &[PathBuf::from(".")], &|_| false)?;
    let wanted = Wanted {
        ours: &|path| lang::of_path(path).is_some(),
        excluded: &|_| false,
        ignore_files: IgnoreFiles::Disregard,
        threads: 1,
    };
    let entries = walk::find(&places, &wanted).entries;
    Ok((places.cwd.clone(), entries.into_iter().map(|entry| entry.path).collect()))
}

/// Takes one file through the stages, then through all of them at once.
fn one(
    path: &Path,
    root: &Path,
    engine: &Engine,
    library: &Library,
    speakers: &[Speaker],
    files: &Arc<dyn Files>,
    stages: &mut Stages,
) {
    let Ok(bytes) = stages.read.time(0, || fs::read(path)) else { return };
    stages.read.bytes += bytes.len();
    let inside = path.strip_prefix(root).unwrap_or(path);
    let name = lang::of_path(path).map(Language::name);
    let Some(speaker) = speakers.iter().find(|speaker| Some(speaker.language.name()) == name) else { return };
    let size = bytes.len();
    let Some(live) = stages.sieve.time(size, || speaker.sieve.live(&bytes)) else { return };
    let Ok(text) = String::from_utf8(bytes.clone()) else { return };
    let source = Source::new(inside, text);
    let Ok(facts) = stages.facts.time(size, || speaker.language.facts(&source)) else { return };
    let cx = Arc::new(Cx {
        source,
        facts,
        language: speaker.language,
        knowledge: Arc::new(library.knowledge.get(speaker.language.name()).cloned().unwrap_or_default()),
        files: Arc::clone(files),
        modules: Arc::default(),
        default_floor: Some(FLOOR),
        floor: OnceLock::new(),
    });
    let mut faults = Vec::new();
    let sites: Vec<Found> = stages.find.time(size, || speaker.finder.find(&cx, &live, &mut faults));
    stages.sites += sites.len();
    if !sites.is_empty() {
        stages.rewrite.time(size, || {
            let mut taken = Taken::default();
            for site in &sites {
                // A fault of a recipe shows in its tests.
                let _ = rewrite(&cx, &speaker.finder.recipes[site.recipe], site, &mut taken);
            }
        });
    }
    if let Look::Looked(plan) = stages.look.time(size, || engine.look(inside, &bytes, files)) {
        stages.fixes += plan.findings.iter().filter(|finding| finding.fix.is_some()).count();
    }
}

fn report(made: Duration, walked: Duration, entries: usize, stages: &Stages) -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "recipes made ready {:.1} ms, {entries} files listed in {:.0} ms", ms(made), ms(walked))?;
    writeln!(out, "{:10} {:>8} {:>9} {:>9} {:>8}", "stage", "files", "MB", "ms", "MB/s")?;
    let Stages { read, sieve, facts, find, rewrite, look, .. } = stages;
    let rest = look.took.saturating_sub(facts.took + find.took + rewrite.took);
    let prove = Stage { files: rewrite.files, bytes: rewrite.bytes, took: rest };
    let rows = [("read", read), ("sieve", sieve), ("facts", facts), ("find", find), ("rewrite", rewrite)];
    for (name, stage) in rows.into_iter().chain([("prove", &prove), ("look", look)]) {
        let megabytes = stage.bytes as f64 / 1e6;
        let speed = megabytes / stage.took.as_secs_f64().max(1e-9);
        writeln!(out, "{name:10} {:>8} {megabytes:>9.1} {:>9.0} {speed:>8.0}", stage.files, ms(stage.took))?;
    }
    writeln!(out, "{} sites, {} with a proved rewrite", stages.sites, stages.fixes)
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
