//! Where the time of a run goes: each stage by itself, on one thread, over the folder in `PUNCHLIST_BENCH`.
//!
//! `PUNCHLIST_BENCH=FOLDER cargo bench --bench stages`; without a folder there is nothing to do. Proving is what a look
//! takes beyond its other stages.

use std::collections::BTreeMap;
use std::env;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use minijinja::Value;
use minijinja::value::Serde;
use punchlist::facts::Facts;
use punchlist::find::ready::Ready;
use punchlist::find::sieve::Sieve;
use punchlist::find::{Finder, Found};
use punchlist::lang::{self, Files, Language};
use punchlist::plan::{Engine, Look, Settings};
use punchlist::recipe::knowledge::Knowledge;
use punchlist::recipe::{Library, Recipe};
use punchlist::rewrite::rewrite;
use punchlist::text::Source;
use punchlist::walk::{self, IgnoreFiles, Project, Wanted};
use punchlist::words::asked::Asked;
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

/// The stages of a run, and what came of them.
#[derive(Default)]
struct Stages {
    read: Stage,
    sieve: Stage,
    facts: Stage,
    find: Stage,
    rewrite: Stage,
    look: Stage,
    /// For each recipe: files that pass its sieve, sites, sites with a proved rewrite.
    recipes: BTreeMap<String, [usize; 3]>,
}

/// The recipes of a language, ready for each stage.
struct Speaker {
    language: &'static dyn Language,
    knowledge: Arc<Knowledge>,
    finder: Finder,
    sieve: Sieve,
}

impl Speaker {
    fn new(language: &'static dyn Language, library: &Library) -> Self {
        let own = library.recipes.values().filter(|recipe| recipe.language.name() == language.name());
        let ready: Vec<Arc<Ready>> = own.map(|recipe| Arc::new(ready(recipe.clone()))).collect();
        let sieve = Sieve::new(ready.iter().map(|ready| &ready.recipe.raw.find[..]), language.quotes_modules());
        let knowledge = Arc::new(library.knowledge.get(language.name()).cloned().unwrap_or_default());
        Self { language, knowledge, finder: Finder::new(ready), sieve }
    }
}

fn ready(recipe: Recipe) -> Ready {
    let defaults = recipe.raw.options.iter();
    let options = Value::from_pairs(defaults.map(|(name, spec)| (name.clone(), Value::from(Serde(&spec.default)))));
    Ready::new(recipe, options).expect("the shipped recipes are tested")
}

/// What every file is taken through.
struct Bench {
    root: PathBuf,
    files: Arc<dyn Files>,
    engine: Engine,
    speakers: Vec<Speaker>,
}

impl Bench {
    /// Takes one file through the stages one by one, then through all of them at once.
    fn one(&self, path: &Path, bytes: &mut Vec<u8>, stages: &mut Stages) {
        if stages.read.time(0, || read(path, bytes)).is_err() {
            return;
        }
        stages.read.bytes += bytes.len();
        let name = lang::of_path(path).map(Language::name);
        let Some(speaker) = self.speakers.iter().find(|speaker| Some(speaker.language.name()) == name) else { return };
        let Some(live) = stages.sieve.time(bytes.len(), || speaker.sieve.live(bytes)) else { return };
        for (ready, _) in speaker.finder.recipes.iter().zip(&live).filter(|(_, live)| **live) {
            stages.recipes.entry(ready.recipe.id.clone()).or_default()[0] += 1;
        }
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        let Ok(source) = str::from_utf8(bytes).map(|text| Source::new(inside, text)) else { return };
        let Ok(facts) = stages.facts.time(bytes.len(), || speaker.language.facts(&source)) else { return };
        let cx = self.context(speaker, source, facts);
        let sites = stages.find.time(bytes.len(), || speaker.finder.find(&cx, &live, &mut Vec::new()));
        if !sites.is_empty() {
            stages.rewrite.time(bytes.len(), || rewrite_all(speaker, &cx, &sites));
        }
        let Look::Looked(plan) = stages.look.time(bytes.len(), || self.engine.look(inside, bytes, &self.files)) else {
            return;
        };
        for finding in plan.findings {
            let counts = stages.recipes.entry(finding.recipe).or_default();
            counts[1] += 1;
            counts[2] += usize::from(finding.fix.is_some());
        }
    }

    fn context(&self, speaker: &Speaker, source: Source, facts: Facts) -> Arc<Cx> {
        Arc::new(Cx {
            source,
            facts,
            language: speaker.language,
            knowledge: Arc::clone(&speaker.knowledge),
            files: Arc::clone(&self.files),
            modules: Arc::default(),
            default_floor: Some(FLOOR),
            is_outline: false,
            asked: Asked::default(),
        })
    }
}

fn rewrite_all(speaker: &Speaker, cx: &Arc<Cx>, sites: &[Found]) {
    let mut taken = Taken::default();
    for site in sites {
        // A fault of a recipe shows in its tests.
        let _ = rewrite(cx, &speaker.finder.recipes[site.recipe], site, &mut taken);
    }
}

/// Reads a file into a buffer that is used again, as a run does.
fn read(path: &Path, into: &mut Vec<u8>) -> io::Result<usize> {
    into.clear();
    File::open(path)?.read_to_end(into)
}

fn list(folder: &Path) -> io::Result<(PathBuf, Vec<PathBuf>)> {
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

fn main() -> io::Result<()> {
    let Some(folder) = env::var_os("PUNCHLIST_BENCH").map(PathBuf::from) else {
        return writeln!(io::stdout(), "set PUNCHLIST_BENCH to a folder of source files");
    };
    let start = Instant::now();
    let library = Library::shipped();
    let settings = Settings { floors: BTreeMap::from([("python".to_owned(), FLOOR)]), ..Settings::default() };
    let engine = Engine::new(&library, library.recipes.values().cloned().collect(), settings);
    let engine = engine.expect("the shipped recipes are tested");
    let made = start.elapsed();
    let start = Instant::now();
    let (root, entries) = list(&folder)?;
    let walked = start.elapsed();
    let speakers = lang::ALL.iter().map(|&language| Speaker::new(language, &library)).collect();
    let bench = Bench { files: Arc::new(Project::new(root.clone())), root, engine, speakers };
    let (mut bytes, mut stages) = (Vec::new(), Stages::default());
    for entry in &entries {
        bench.one(entry, &mut bytes, &mut stages);
    }
    report(made, walked, entries.len(), &stages)
}

fn report(made: Duration, walked: Duration, entries: usize, stages: &Stages) -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "recipes made ready in {:.1} ms, {entries} files listed in {:.0} ms", ms(made), ms(walked))?;
    writeln!(out, "{:10} {:>8} {:>9} {:>9} {:>8}", "stage", "files", "MB", "ms", "MB/s")?;
    let Stages { read, sieve, facts, find, rewrite, look, recipes } = stages;
    let rest = look.took.saturating_sub(facts.took + find.took + rewrite.took);
    let prove = Stage { files: rewrite.files, bytes: rewrite.bytes, took: rest };
    let rows = [("read", read), ("sieve", sieve), ("facts", facts), ("find", find), ("rewrite", rewrite)];
    for (name, stage) in rows.into_iter().chain([("prove", &prove), ("look", look)]) {
        let megabytes = stage.bytes as f64 / 1e6;
        let speed = megabytes / stage.took.as_secs_f64().max(1e-9);
        writeln!(out, "{name:10} {:>8} {megabytes:>9.1} {:>9.0} {speed:>8.0}", stage.files, ms(stage.took))?;
    }
    for (id, [files, sites, fixes]) in recipes {
        writeln!(out, "{id}: {files} files pass the sieve, {sites} sites, {fixes} with a proved rewrite")?;
    }
    Ok(())
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
