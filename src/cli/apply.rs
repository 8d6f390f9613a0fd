//! `punchlist apply`: writes what a plan says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::Problem;
use super::fix::{settle, stop_between_files};
use super::look::cwd;
use super::stream::Streams;
use super::{Exit, config, stdin};
use crate::apply::Batch;
use crate::lang::Files;
use crate::plan::saved::SavedPlan;
use crate::report::{self, Changed, Mode, Volume, diff, number};
use crate::walk::{self, Project};

/// Write what a plan says, if the files are what they were when it was made.
#[derive(Debug, clap::Args)]
pub struct Apply {
    /// The file that `plan` wrote; `-` for standard input.
    plan: PathBuf,
    /// Print one unified diff, which `git apply` takes, and write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Apply {
    /// Reads the plan, writes and tells.
    ///
    /// # Errors
    ///
    /// A problem if the plan cannot be read.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let plan = self.read()?;
        let cwd = cwd()?;
        let root = walk::home(&cwd, &config::marks).to_owned();
        let shown = |path: &Path| {
            let path = root.join(path);
            let short = path.strip_prefix(&cwd).or_else(|_| path.strip_prefix(&root)).unwrap_or(&path);
            short.display().to_string()
        };
        let project = Project::new(root.clone());
        let mut changed: BTreeMap<PathBuf, Changed> = BTreeMap::new();
        let mut approved = Vec::new();
        for file in plan.files {
            let (path, fixes) = (file.path().to_owned(), file.made());
            // What cannot be read as text is not what the plan was made of.
            let text = std::fs::read_to_string(root.join(&path)).unwrap_or_default();
            match file.approved(&text, &|path| project.read(path)) {
                Ok(new) => approved.push(new),
                Err(error) => {
                    let (name, why) = (shown(&path), error.to_string());
                    changed.insert(path, Changed { path: name, fixes, notes: Vec::new(), result: Err(why) });
                }
            }
        }
        let batch = Batch::new(&root, approved, &project);
        let stop = Arc::new(AtomicBool::new(false));
        let outcomes = if self.dry_run {
            let patches: Vec<_> =
                batch.changes().into_iter().map(|change| settle::patch(change, &project, &shown)).collect();
            let colour = streams.look(Volume::Full).colour;
            streams.print(|out| diff::write(&patches, colour, out))?;
            batch.outcomes()
        } else {
            stop_between_files(&stop);
            let (outcomes, no_undo) = settle::write(batch, &root, &stop);
            settle::tell_undo(no_undo.as_ref(), streams);
            outcomes
        };
        for outcome in outcomes {
            let result = outcome.result.map_err(|error| error.with_causes());
            let one = Changed { path: shown(&outcome.path), fixes: outcome.fixes, notes: outcome.notes, result };
            changed.insert(outcome.path, one);
        }
        let changed: Vec<Changed> = changed.into_values().collect();
        self.tell(&changed, streams)?;
        Ok(match (stop.load(Ordering::Relaxed), changed.iter().all(|one| one.result.is_ok())) {
            (true, _) => Exit::Interrupted,
            (false, true) => Exit::Clean,
            (false, false) => Exit::Error,
        })
    }

    fn read(&self) -> Result<SavedPlan, Problem> {
        let bytes = if self.plan == Path::new("-") {
            stdin::read()?
        } else {
            std::fs::read(&self.plan).map_err(|error| Problem::file("read", &self.plan, &error))?
        };
        SavedPlan::read(&String::from_utf8_lossy(&bytes)).map_err(|error| {
            Problem::new(format!("{}: {error}", self.plan.display())).hint("`punchlist plan -o FILE` makes one")
        })
    }

    fn tell(&self, changed: &[Changed], streams: &mut Streams) -> Result<(), Problem> {
        let (done, left): (Vec<&Changed>, Vec<&Changed>) = changed.iter().partition(|one| one.result.is_ok());
        let made: usize = done.iter().map(|one| one.fixes).sum();
        let files = done.iter().filter(|one| one.fixes > 0).count();
        let (mode, verb) = if self.dry_run { (Mode::DryRun, "would be made") } else { (Mode::Fix, "made") };
        let line = format!("{} {verb} in {}", number(made, "fix"), number(files, "file"));
        let line = if left.is_empty() { line } else { format!("{line}, {} left alone", number(left.len(), "file")) };
        let tell = |look, out: &mut dyn std::io::Write| {
            report::changed(changed, mode, look, out)?;
            writeln!(out, "{line}.")
        };
        if self.dry_run {
            let look = streams.look_aside(Volume::Full);
            streams.print_aside(|err| tell(look, err));
            return Ok(());
        }
        let look = streams.look(Volume::Full);
        streams.print(|out| tell(look, out))
    }
}
