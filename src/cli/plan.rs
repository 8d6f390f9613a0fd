//! `punchlist plan`: what `fix` would write, as a file for `apply`.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::Exit;
use super::check::tell_troubles;
use super::error::Problem;
use super::fix::{Fixed, fixed, settle};
use super::look::{Seen, Sight, look};
use super::session::{Scope, Session};
use super::stream::Streams;
use crate::lang::Files;
use crate::plan::Finding;
use crate::plan::saved::{SavedFile, SavedPlan};
use crate::report::{self, Format, Mode, Volume, number};
use crate::walk;

/// Write what `fix` would do into a file, for `apply`; change no code.
#[derive(Debug, clap::Args)]
pub struct Plan {
    /// The file for the plan; `-` for standard output.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Plan unsafe fixes too: those that change behaviour on purpose, or may.
    #[arg(long = "unsafe")]
    unsafe_too: bool,
    #[command(flatten)]
    scope: Scope,
}

impl Plan {
    /// Looks, and writes the plan.
    ///
    /// # Errors
    ///
    /// A problem if a setting or a recipe is wrong, or the plan cannot be written.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        if self.scope.paths.stdin_filename.is_some() {
            return Err(Problem::new("a plan is about files, not about standard input"));
        }
        let session = ManuallyDrop::new(Session::open(&self.scope)?);
        let unsafe_too = self.unsafe_too || session.config.makes_unsafe();
        let mut seen = look(&self.scope.paths, &session, &|sight: Sight<'_>| fixed(sight, unsafe_too))?;
        tell_troubles(&seen, Format::Text, streams);
        let plan = planned(&seen, unsafe_too)?;
        let mut text = serde_json::to_string_pretty(&plan).map_err(|error| Problem::new("the plan").because(error))?;
        text.push('\n');
        let settled = settle::settle(&mut seen, Mode::DryRun, &AtomicBool::new(false));
        let is_stdout = self.output == Path::new("-");
        if is_stdout {
            streams.print(|out| out.write_all(text.as_bytes()))?;
        } else {
            std::fs::write(&self.output, text).map_err(|error| Problem::file("written", &self.output, &error))?;
        }
        let made: usize = plan.files.iter().map(SavedFile::made).sum();
        let (fixes, files) = (number(made, "fix"), number(plan.files.len(), "file"));
        let look = streams.look_aside(Volume::Full);
        streams.print_aside(|err| {
            report::changed(&settled.changed, Mode::DryRun, look, err)?;
            match is_stdout || plan.files.is_empty() {
                true => writeln!(err, "{fixes} planned in {files}."),
                false => {
                    writeln!(err, "{fixes} planned in {files}; `punchlist apply {}` makes them.", self.output.display())
                }
            }
        });
        Ok(if seen.failed() || settled.refused { Exit::Error } else { Exit::Clean })
    }
}

/// The plan for what may be written.
fn planned(seen: &Seen<Fixed>, unsafe_too: bool) -> Result<SavedPlan, Problem> {
    let mut plan = SavedPlan::new();
    let here = walk::home(&seen.places.cwd, &super::config::marks);
    for (entry, fixed) in &seen.results {
        let Some(approved) = &fixed.approved else { continue };
        let project = &seen.places.projects[entry.project];
        if project.root() != here {
            let message = format!("{} lies in another project than the current folder", seen.shown(entry));
            return Err(Problem::new(message).hint(format!("make its plan in {}", project.root().display())));
        }
        let fixes: Vec<&Finding> = fixed.announced(unsafe_too).collect();
        let file = SavedFile::of(approved, &fixes, &|path| project.read(path));
        plan.files.push(file.map_err(|error| Problem::new(error.to_string()))?);
    }
    Ok(plan)
}
