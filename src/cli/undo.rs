//! `punchlist undo`: puts the bytes back that the last run replaced.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Exit;
use super::config;
use super::error::Problem;
use super::fix::settle::diff_path;
use super::fix::stop_between_files;
use super::look::cwd;
use super::state::{self, Kept};
use super::stream::Streams;
use crate::apply::{Journal, Outcome};
use crate::report::{Patch, Volume, diff, number};
use crate::walk::{self, Places};

/// Put the files back as they were before the last run that wrote; needs no git.
///
/// A file that was changed since is left alone.
#[derive(Debug, clap::Args)]
pub struct Undo {
    /// Print what would change as one unified diff, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Where the run was: files or folders of the project.
    #[arg(value_name = "PATH", default_value = ".")]
    given: Vec<PathBuf>,
}

impl Undo {
    /// Puts back and tells.
    ///
    /// # Errors
    ///
    /// A problem if there is nothing to put back, or the journal cannot be read.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let places = walk::place(&cwd()?, &self.given, &config::marks)
            .map_err(|error| Problem::new("the current folder cannot be read").because(error))?;
        if let Some(trouble) = places.troubles.first() {
            let path = places.shown(&trouble.path, trouble.project);
            return Err(Problem::new(format!("{path}: {}", trouble.reason)));
        }
        let stop = Arc::new(AtomicBool::new(false));
        if !self.dry_run {
            stop_between_files(&stop);
        }
        let mut any = false;
        let mut failed = false;
        for (index, project) in places.projects.iter().enumerate() {
            let place = state::place(project.root(), Kept::Journal)?;
            let Some(journal) = Journal::open(&place)? else { continue };
            any = true;
            if self.dry_run {
                show(&journal, &places, index, streams)?;
                continue;
            }
            let (outcomes, left) = journal.put_back(project.root(), &stop);
            failed |= !left.is_empty();
            left.save(&place)?;
            streams.print(|out| tell(&outcomes, &|path| places.shown(&project.root().join(path), Some(index)), out))?;
        }
        if !any {
            return Err(Problem::new("there is nothing to put back: no run of `fix` has written here since")
                .hint("in a git repository, `git diff` shows what changed since the last commit"));
        }
        Ok(match (stop.load(Ordering::Relaxed), failed) {
            (true, _) => Exit::Interrupted,
            (false, true) => Exit::Error,
            (false, false) => Exit::Clean,
        })
    }
}

fn show(journal: &Journal, places: &Places, index: usize, streams: &mut Streams) -> Result<(), Problem> {
    let root = places.projects[index].root();
    let patch = |(path, now, before): (&Path, String, &str)| {
        let (file, before) = (root.join(path), before.to_owned());
        let path = places.shown(&file, Some(index));
        Patch { diff_path: diff_path(&file, &path), path, before: now, after: before }
    };
    let patches: Vec<Patch> = journal.changes(root).into_iter().map(patch).collect();
    let colour = streams.look(Volume::Full).colour;
    streams.print(|out| diff::write(&patches, colour, out))
}

fn tell(outcomes: &[Outcome], shown: &dyn Fn(&Path) -> String, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    for outcome in outcomes {
        let path = shown(&outcome.path);
        match &outcome.result {
            Ok(()) => writeln!(out, "{path}: put back")?,
            Err(error) => writeln!(out, "{path}: left alone: {}", error.with_causes())?,
        }
    }
    let left = outcomes.iter().filter(|outcome| outcome.result.is_err()).count();
    let back = number(outcomes.len() - left, "file");
    match left {
        0 => writeln!(out, "{back} put back."),
        _ => writeln!(out, "{back} put back, {left} left alone."),
    }
}
