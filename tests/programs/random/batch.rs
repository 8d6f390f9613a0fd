//! Programs that are run, rewritten and run again, many at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use libtest_mimic::Failed;
use punchlist::diff;
use punchlist::lang::Files;
use punchlist::plan::{Approved, Engine, FilePlan, Look, Settings};
use punchlist::recipe::Library;
use serde::Deserialize;

use super::rng::Rng;
use super::variants::Variant;
use super::{built, script};
use crate::case::Program;
use crate::process::{self, Printed};
use crate::{node, python};

/// How many seconds a program may run; each needs but a part of one.
const LIMIT: u32 = 20;

/// Of how many programs one is rewritten a second time, with some of the fixes only.
const PICKED_OF: u64 = 3;

/// What is added to the seed of such a program, so that each has a number of its own.
const SOME: u64 = 1_000_000_000;

/// A kind of programs.
#[derive(Debug)]
pub struct Suite {
    /// Its name.
    pub name: &'static str,
    /// Their language.
    pub language: &'static str,
    /// What the name of a program's file ends in.
    pub ending: fn(u64) -> &'static str,
    /// The program of a seed.
    pub program: fn(u64) -> String,
    /// How many a normal run makes.
    pub programs: u64,
    /// Recipes of which each has to make a fix in them.
    pub fired: &'static [&'static str],
}

/// What happened in some programs.
#[derive(Debug, Default)]
pub struct Seen {
    programs: usize,
    changed: usize,
    fired: BTreeMap<String, usize>,
}

/// One program, before and after.
struct Rewritten {
    seed: u64,
    path: PathBuf,
    before: String,
    after: String,
}

/// A project with nothing but a manifest.
struct Alone;

impl Files for Alone {
    fn read(&self, path: &Path) -> Option<String> {
        let manifest = r#"{ "name": "random", "version": "1.0.0", "engines": { "node": ">=20" }, "dependencies": {} }"#;
        match path.to_str()? {
            "package.json" => Some(manifest.to_owned()),
            "Cargo.toml" => Some(include_str!("../rust-packages.toml").to_owned()),
            _ => None,
        }
    }
}

impl Suite {
    /// Makes the programs of `seeds`, runs and rewrites them; gives what went wrong, in words.
    pub fn check(&self, seeds: &[u64], seen: &mut Seen) -> Result<Vec<String>, Failed> {
        let (engine, alone) = self.engines()?;
        let mut failed = Vec::new();
        let mut programs = Vec::new();
        for (&seed, text) in seeds.iter().zip(self.written(seeds)?) {
            let path = PathBuf::from(format!("seed{seed}.{}", (self.ending)(seed)));
            let decided = alone.iter().try_for_each(|engine| decides_at_once(engine, &path, &text));
            match decided.and_then(|()| self.rewrite(&engine, seed, &text, seen)) {
                Ok(program) => programs.push(program),
                Err(why) => failed.push(format!("seed {seed}: {why}\n{text}")),
            }
            if seed % PICKED_OF == 0 {
                match picked(&engine, &path, &text, seed) {
                    Ok(after) => programs.push(self.rewritten(seed, SOME, text, after)),
                    Err(why) => failed.push(format!("seed {seed}, some of the fixes: {why}\n{text}")),
                }
            }
        }
        for (program, outcome) in programs.iter().zip(self.run_both(&programs)?) {
            let told = outcome.and_then(|(first, second)| {
                compare(&first, &second).map_err(|text| format!("{text}\n--- before: {first}\n--- after: {second}"))
            });
            if let Err(text) = told {
                failed.push(format!("{}: {}\n{text}", self.name, program.shown()));
            }
        }
        Ok(failed)
    }

    /// The programs of `seeds`.
    fn written(&self, seeds: &[u64]) -> Result<Vec<String>, Failed> {
        let texts: Vec<String> = seeds.iter().map(|&seed| (self.program)(seed)).collect();
        if self.language == "rust" { built::formatted(seeds, texts) } else { Ok(texts) }
    }

    /// What each program prints, before and after.
    fn run_both(&self, programs: &[Rewritten]) -> Result<Vec<built::Outcome>, Failed> {
        if self.language == "rust" {
            return built::run(&programs.iter().map(Rewritten::pair).collect::<Vec<_>>());
        }
        let first = self.run_all(programs, |program| &program.before)?;
        let second = self.run_all(programs, |program| &program.after)?;
        Ok(first.into_iter().zip(second).map(Ok).collect())
    }

    /// One with all recipes of the language, and one for each of them.
    fn engines(&self) -> Result<(Engine, Vec<Engine>), Failed> {
        let library = Library::shipped();
        let own = |id: &&String| id.split('/').next() == Some(self.language);
        let recipes: Vec<_> =
            library.recipes.iter().filter(|(id, _)| own(id)).map(|(_, recipe)| recipe.clone()).collect();
        let settings = || Settings { floors: BTreeMap::from([("python".to_owned(), (3, 11))]), ..Settings::default() };
        let alone = recipes.iter().map(|recipe| Engine::new(&library, vec![recipe.clone()], settings()));
        let alone = alone.collect::<Result<_, _>>()?;
        Ok((Engine::new(&library, recipes, settings())?, alone))
    }

    /// The program of `seed` and what becomes of it, which a second run leaves as it is.
    fn rewrite(&self, engine: &Engine, seed: u64, before: &str, seen: &mut Seen) -> Result<Rewritten, String> {
        let (path, before) = (PathBuf::from(format!("seed{seed}.{}", (self.ending)(seed))), before.to_owned());
        // The variants go by lines as the other generators write them; rustfmt has laid these out.
        if self.language != "rust" {
            same_findings(engine, &path, &before, Variant::of(seed))?;
        }
        let after =
            fixed(engine, &path, &before, &mut |recipe| *seen.fired.entry(recipe.to_owned()).or_default() += 1)?;
        let again = fixed(engine, &path, &after, &mut |_| {})?;
        if again != after {
            return Err(format!("a second run writes\n{}", difference(&after, &again)));
        }
        seen.programs += 1;
        seen.changed += usize::from(after != before);
        Ok(self.rewritten(seed, 0, before, after))
    }

    /// The program of `seed` under a number that is higher by `more`.
    fn rewritten(&self, seed: u64, more: u64, before: String, after: String) -> Rewritten {
        let number = seed + more;
        Rewritten { seed: number, path: format!("seed{number}.{}", (self.ending)(seed)).into(), before, after }
    }

    /// What the programs print, in one form or the other.
    fn run_all(&self, programs: &[Rewritten], text: fn(&Rewritten) -> &String) -> Result<Vec<Printed>, Failed> {
        let root = tempfile::tempdir()?;
        let mut files = Vec::new();
        for program in programs {
            // Modules of each kind get the packages that they can load.
            let folder = root.path().join(program.path.extension().unwrap_or_default());
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(&program.path), text(program))?;
            if self.language == "javascript" && !folder.join("node_modules").exists() {
                node::prepare(&Program { language: "javascript", folder: folder.clone(), file: program.path.clone() })?;
            }
            files.push(folder.join(&program.path));
        }
        let mut command = match self.language {
            "python" => python::batch(&script("run_batch.py"))?,
            _ => node::batch(&script("run-batch.mjs"))?,
        };
        command.arg(LIMIT.to_string()).args(&files).current_dir(root.path());
        let all = Duration::from_secs(u64::from(LIMIT) * (files.len() as u64 + 3));
        let told = process::run_within(&mut command, all)?;
        let printed: Vec<Printed> = told.out.lines().map(read).collect::<Result<_, _>>()?;
        if printed.len() == files.len() { Ok(printed) } else { Err(format!("the batch broke off: {told}").into()) }
    }
}

impl Seen {
    /// Whether so much happened that the programs can show something.
    pub fn expect_shape(&self, suite: &Suite, is_whole: bool) -> Result<(), Failed> {
        if self.changed * 3 < self.programs * 2 {
            return Err(format!("only {} of {} programs were changed", self.changed, self.programs).into());
        }
        let missing: Vec<&&str> = suite.fired.iter().filter(|recipe| !self.fired.contains_key(**recipe)).collect();
        if is_whole && !missing.is_empty() {
            return Err(format!("recipes without a fix: {missing:?}; those with: {:?}", self.fired).into());
        }
        Ok(())
    }
}

impl Rewritten {
    fn pair(&self) -> built::Pair<'_> {
        built::Pair { seed: self.seed, before: &self.before, after: &self.after }
    }

    fn shown(&self) -> String {
        let diff = difference(&self.before, &self.after);
        format!("seed {}\n--- the program\n{}\n--- what is written\n{diff}", self.seed, self.before)
    }
}

/// One line that the script prints for a program.
#[derive(Deserialize)]
struct Told {
    exit: Option<i32>,
    out: String,
    err: String,
}

fn read(line: &str) -> Result<Printed, Failed> {
    let Told { exit, out, err } = serde_json::from_str(line)?;
    Ok(Printed { exit, out, err })
}

/// The text as `punchlist fix --unsafe` leaves it; `fired` is told the recipe of each fix.
fn fixed(engine: &Engine, path: &Path, text: &str, fired: &mut dyn FnMut(&str)) -> Result<String, String> {
    let files: Arc<dyn Files> = Arc::new(Alone);
    let plan: FilePlan = match engine.look(path, text.as_bytes(), &files) {
        Look::TurnedAway => return Ok(text.to_owned()),
        Look::Skipped(reason) => return Err(format!("not looked into: {reason}")),
        Look::Looked(plan) => plan,
    };
    if !plan.faults.is_empty() {
        return Err(plan.faults.join("\n"));
    }
    let approved = engine.approve(&plan, &files, &mut |finding| {
        fired(&finding.recipe);
        true
    })?;
    Ok(approved.map_or_else(|| text.to_owned(), |approved| approved.after().to_owned()))
}

/// The text with some of its fixes made, as a person may pick them: about half, by the seed.
fn picked(engine: &Engine, path: &Path, text: &str, seed: u64) -> Result<String, String> {
    let files: Arc<dyn Files> = Arc::new(Alone);
    let Look::Looked(plan) = engine.look(path, text.as_bytes(), &files) else { return Ok(text.to_owned()) };
    let mut rng = Rng::new(seed);
    let some: BTreeSet<usize> =
        (0..plan.findings.len()).filter(|&at| plan.findings[at].fix.is_some() && rng.chance(50)).collect();
    let Some(approved) = engine.approve_these(&plan, &files, &some)? else { return Ok(text.to_owned()) };
    if approved.fixes() > some.len() {
        return Err(format!("{} fixes are picked and {} are made", some.len(), approved.fixes()));
    }
    Ok(approved.after().to_owned())
}

/// Whether a recipe makes no more fixes than it announces, so that it does not take up later in the same run what it has
/// refused: each of its looks sees the same program. One fix may do for several findings.
fn decides_at_once(engine: &Engine, path: &Path, text: &str) -> Result<(), String> {
    let files: Arc<dyn Files> = Arc::new(Alone);
    let Look::Looked(plan) = engine.look(path, text.as_bytes(), &files) else { return Ok(()) };
    let announced = plan.findings.iter().filter(|finding| finding.fix.is_some()).count();
    let approved = engine.approve(&plan, &files, &mut |_| true)?;
    let made = approved.as_ref().map_or(0, Approved::fixes);
    if made <= announced {
        return Ok(());
    }
    let told = findings(engine, path, text).join("\n  ");
    let diff = approved.map_or_else(String::new, |approved| difference(text, approved.after()));
    Err(format!("{announced} fixes are announced and {made} are made; at first:\n  {told}\n{diff}"))
}

/// Whether the program has the findings that it has when it is written otherwise.
fn same_findings(engine: &Engine, path: &Path, text: &str, variant: Variant) -> Result<(), String> {
    let mut first: Vec<String> = findings(engine, path, text).iter().map(|told| variant.line(told)).collect();
    let mut second = findings(engine, path, &variant.write(text));
    first.sort_unstable();
    second.sort_unstable();
    if first == second {
        return Ok(());
    }
    let only = |these: &[String], those: &[String]| {
        these.iter().filter(|one| !those.contains(one)).map(|one| format!("  {one}\n")).collect::<String>()
    };
    let (lost, new) = (only(&first, &second), only(&second, &first));
    Err(format!("{variant:?}, the findings differ; as it is:\n{lost}written otherwise:\n{new}"))
}

/// What is found in a text, with the line where each stands.
fn findings(engine: &Engine, path: &Path, text: &str) -> Vec<String> {
    let files: Arc<dyn Files> = Arc::new(Alone);
    let Look::Looked(plan) = engine.look(path, text.as_bytes(), &files) else { return Vec::new() };
    let told = plan.findings.iter().map(|finding| {
        let line = text.lines().nth(finding.start.line as usize - 1).unwrap_or_default().trim();
        let reason = finding.reason.as_ref().map_or("", |reason| &reason.id);
        format!("{} {:?} {reason}: {line}", finding.recipe, finding.action)
    });
    told.collect()
}

/// What has to hold of the two runs.
fn compare(first: &Printed, second: &Printed) -> Result<(), String> {
    ended(first).map_err(|text| format!("the generator is at fault: before, {text}"))?;
    ended(second).map_err(|text| format!("after, {text}"))?;
    let exact = |printed: &Printed| -> Vec<String> {
        printed.out.lines().filter(|line| !line.starts_with('~')).map(str::to_owned).collect()
    };
    let (before, after) = (exact(first), exact(second));
    let mut lines = before.iter().zip(&after);
    if let Some((before, after)) = lines.find(|(before, after)| before != after) {
        return Err(format!("before it prints {before:?}, after {after:?}"));
    }
    if before.len() == after.len() { Ok(()) } else { Err("it prints more or fewer lines".to_owned()) }
}

/// Whether the program came to its end, and every loose value lies within its bounds.
fn ended(printed: &Printed) -> Result<(), String> {
    match printed.exit {
        None => return Err(format!("it did not end within {LIMIT} s")),
        Some(0) if printed.out.lines().last() == Some("end") => {}
        Some(status) => return Err(format!("it broke off with exit status {status}")),
    }
    let is_beyond = |line: &&str| {
        let words: Vec<i64> = line.split(' ').rev().take(3).filter_map(|word| word.parse().ok()).collect();
        !matches!(words[..], [high, low, value] if (low..=high).contains(&value))
    };
    match printed.out.lines().filter(|line| line.starts_with('~')).find(is_beyond) {
        Some(line) => Err(format!("a value is out of its bounds: {line}")),
        None => Ok(()),
    }
}

fn difference(before: &str, after: &str) -> String {
    diff::hunks(before, after, 3).iter().map(ToString::to_string).collect()
}
