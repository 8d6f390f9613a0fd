//! Programs of Rust: laid out by `rustfmt`, built together, run one after the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use libtest_mimic::Failed;

use crate::process::{self, Printed};
use crate::rust::{Package, Said, put};

/// How long a program may run.
const LIMIT: Duration = Duration::from_secs(20);

/// A program before and after, named by a number of its own.
pub struct Pair<'a> {
    /// Its number.
    pub seed: u64,
    /// As it was.
    pub before: &'a str,
    /// As the tool leaves it.
    pub after: &'a str,
}

/// What both print, or why there is nothing to compare.
pub type Outcome = Result<(Printed, Printed), String>;

/// The texts of `seeds` as `rustfmt` leaves them, but for one in eight.
pub fn formatted(seeds: &[u64], texts: Vec<String>) -> Result<Vec<String>, Failed> {
    let root = tempfile::tempdir()?;
    let files = laid(root.path(), texts.iter().map(String::as_str))?;
    let told = rustfmt(&files, &[])?;
    if told.exit != Some(0) {
        return Err(format!("the generator is at fault: rustfmt cannot read a program\n{}", told.err).into());
    }
    let all = seeds.iter().zip(files).zip(texts);
    all.map(|((seed, file), text)| Ok(if seed % 8 == 7 { text } else { fs::read_to_string(file)? })).collect()
}

/// Builds and runs the programs, before and after.
pub fn run(pairs: &[Pair]) -> Result<Vec<Outcome>, Failed> {
    let package = Package::lay("programs-random")?;
    let unkempt = unkempt(pairs)?;
    let mut said: Vec<[Said; 2]> = vec![Default::default(); pairs.len()];
    // An error in one module keeps the compiler from looking closer at the others.
    loop {
        let built: Vec<usize> =
            (0..pairs.len()).filter(|&at| said[at].iter().all(|said| said.errors.is_empty())).collect();
        let mut modules = Vec::new();
        for &at in &built {
            for (name, text) in names(&pairs[at]).into_iter().zip([pairs[at].before, pairs[at].after]) {
                package.write(&name, text)?;
                modules.push(name);
            }
        }
        let told = package.build(&modules)?;
        for &at in &built {
            said[at] = names(&pairs[at]).map(|name| told.get(&name).cloned().unwrap_or_default());
        }
        if built.iter().all(|&at| said[at].iter().all(|said| said.errors.is_empty())) {
            break;
        }
    }
    let outcomes = pairs.iter().zip(&said).zip(unkempt).map(|((pair, said), is_unkempt)| {
        compiled(said)?;
        if is_unkempt {
            return Err("after, rustfmt would lay it out in another way".to_owned());
        }
        let run =
            |module: &str| package.run(module, LIMIT).map_err(|error| error.message().unwrap_or_default().to_owned());
        let [before, after] = names(pair);
        let first = run(&before).map_err(|why| format!("the generator is at fault: {why}"))?;
        Ok((first, run(&after).map_err(|why| format!("after, {why}"))?))
    });
    Ok(outcomes.collect())
}

fn names(pair: &Pair) -> [String; 2] {
    ["before", "after"].map(|phase| format!("{phase}{}", pair.seed))
}

/// Whether the compiler takes both, and warns of nothing new.
fn compiled([before, after]: &[Said; 2]) -> Result<(), String> {
    if let Some(error) = before.errors.first() {
        return Err(format!("the generator is at fault: before, it does not compile: {error}"));
    }
    if let Some(error) = after.errors.first() {
        return Err(format!("after, it does not compile: {error}"));
    }
    match after.new_warning(before) {
        Some(code) => Err(format!("after, the compiler warns more of {code} than before")),
        None => Ok(()),
    }
}

/// For each program whether it was laid out by `rustfmt` before and is not so after.
fn unkempt(pairs: &[Pair]) -> Result<Vec<bool>, Failed> {
    let changes = |texts: Vec<&str>| -> Result<Vec<bool>, Failed> {
        let root = tempfile::tempdir()?;
        let files = laid(root.path(), texts.into_iter())?;
        let told = rustfmt(&files, &["--check", "-l"])?;
        // The names of files come with links followed.
        let named: Vec<&str> = told.out.lines().filter_map(|line| line.rsplit('/').next()).collect();
        Ok(files.iter().map(|file| named.iter().any(|name| file.ends_with(name))).collect())
    };
    let before = changes(pairs.iter().map(|pair| pair.before).collect())?;
    let after = changes(pairs.iter().map(|pair| pair.after).collect())?;
    Ok(before.iter().zip(after).map(|(before, after)| !before && after).collect())
}

fn laid<'a>(root: &Path, texts: impl Iterator<Item = &'a str>) -> Result<Vec<PathBuf>, Failed> {
    let files = texts.enumerate().map(|(at, text)| {
        let file = root.join(format!("program{at}.rs"));
        put(&file, text)?;
        Ok(file)
    });
    files.collect()
}

/// The settings of a project that has none.
fn rustfmt(files: &[PathBuf], options: &[&str]) -> Result<Printed, Failed> {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2021", "--config", "max_width=100"]).args(options).args(files);
    process::run(&mut command)
}
