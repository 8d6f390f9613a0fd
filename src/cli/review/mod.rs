//! `punchlist review`: the fixes one by one, with a person; then what was taken is written.

mod answers;
mod table;

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Exit;
use super::check::tell_troubles;
use super::error::Problem;
use super::fix::{Fixed, planned, settle, stop_between_files};
use super::look::{Sight, look};
use super::session::{Scope, Session};
use super::stream::Streams;
use crate::edit::Safety;
use crate::plan::{Action, FilePlan};
use crate::report::{self, Format, Found, Mode, Volume, number, wrapped};
use crate::review::{Ending, Verdict, ask};
use crate::walk::Miss;
use answers::Answers;
use table::Table;

/// Show the fixes one by one, safe and unsafe, and write those that get a yes.
///
/// Nothing is written before the end. The answers are kept, so that a review which was left goes on where it stopped.
#[derive(Debug, clap::Args)]
pub struct Review {
    /// Forget the answers of a review that was left.
    #[arg(long)]
    restart: bool,
    #[command(flatten)]
    scope: Scope,
}

/// What comes of one file.
pub struct Reviewed {
    plan: FilePlan,
    /// What comes of it if no fix is taken.
    left: Fixed,
}

impl Review {
    /// Looks, asks, writes and tells.
    ///
    /// # Errors
    ///
    /// A problem if there is no person to ask, or a setting or a recipe is wrong.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        if self.scope.paths.stdin_filename.is_some() || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(Problem::new("a review needs a person at a terminal").hint(
                "`punchlist fix --dry-run --unsafe` shows every fix as a diff; `--select` and `--ignore` choose among them",
            ));
        }
        let session = ManuallyDrop::new(Session::open(&self.scope)?);
        let mut seen = look(&self.scope.paths, &session, &reviewed)?;
        tell_troubles(&seen, Format::Text, streams);
        let results = std::mem::take(&mut seen.results);
        let (mut table, rest) = Table::lay(results, &seen.places, &session, streams.look(Volume::Full))?;
        if table.cards().is_empty() {
            streams.print(|out| writeln!(out, "No fix to review: `punchlist check` tells what else there is."))?;
            return Ok(if seen.failed() { Exit::Error } else { Exit::Clean });
        }
        let mut answers = Answers::open(&seen.places, &table.ids(), self.restart)?;
        let (verdicts, ending) = self.hold(&mut table, &mut answers, streams)?;
        let open = verdicts.iter().filter(|verdict| verdict.is_none()).count();
        if ending == Ending::Nothing {
            streams.print(|out| {
                let kept = number(verdicts.len() - open, "answer");
                writeln!(out, "Nothing was written. {kept} kept: `punchlist review` goes on from there.")
            })?;
            return Ok(Exit::Findings);
        }
        let stop = Arc::new(AtomicBool::new(false));
        stop_between_files(&stop);
        let mut results = table.fixed(&verdicts);
        results.extend(rest);
        let mut seen = seen.with(results);
        let settled = settle::settle(&mut seen, Mode::Fix, &stop);
        answers.carried_out(&verdicts)?;
        tell(&settled, &verdicts, streams)?;
        if stop.load(Ordering::Relaxed) {
            return Ok(Exit::Interrupted);
        }
        Ok(match (seen.failed() || settled.refused, open) {
            (true, _) => Exit::Error,
            (false, 0) => Exit::Clean,
            (false, _) => Exit::Findings,
        })
    }

    fn hold(
        &self,
        table: &mut Table<'_>,
        answers: &mut Answers,
        streams: &mut Streams,
    ) -> Result<(Vec<Option<Verdict>>, Ending), Problem> {
        let cards = table.cards().to_vec();
        let verdicts = answers.verdicts();
        let known = verdicts.iter().flatten().count();
        let mut end = (verdicts.clone(), Ending::Nothing);
        let mut input = io::stdin().lock();
        streams.print(|out| {
            writeln!(out, "{} to review; ? lists the keys.", number(cards.len(), "fix"))?;
            if known > 0 {
                writeln!(out, "{} from a review that was left; `--restart` asks again.", number(known, "answer"))?;
            }
            end = ask(&cards, verdicts, &mut (table, answers), &mut input, out)?;
            writeln!(out)
        })?;
        Ok(end)
    }
}

/// Tells what was written, and how many fixes were left, have no answer, or came up only now.
fn tell(settled: &settle::Settled, verdicts: &[Option<Verdict>], streams: &mut Streams) -> Result<(), Problem> {
    settle::tell_undo(settled.no_undo.as_ref(), streams);
    let is_fix = |found: &&Found| found.finding.action == Action::Fix && found.finding.safety != Safety::Suggestion;
    let count = |verdict| verdicts.iter().filter(|one| **one == verdict).count();
    let (declined, open) = (count(Some(Verdict::Leave)), count(None));
    let made: usize = settled.changed.iter().filter(|one| one.result.is_ok()).map(|one| one.fixes).sum();
    let unmade = count(Some(Verdict::Make)).saturating_sub(made);
    let new = settled.left.iter().filter(is_fix).count().saturating_sub(declined + open + unmade);
    let look = streams.look(Volume::Full);
    streams.print(|out| {
        report::changed(&settled.changed, Mode::Fix, look, out)?;
        writeln!(out, "{} made, {declined} declined, {open} without an answer.", number(made, "fix"))?;
        if unmade > 0 {
            let line =
                format!("{} could not be made: each needs others, or another one does it too.", number(unmade, "fix"));
            writeln!(out, "{}", wrapped(&line, look.width, ""))?;
        }
        if new > 0 {
            writeln!(out, "{} came up in what was made: `punchlist review` shows them.", number(new, "fix"))?;
        }
        Ok(())
    })
}

fn reviewed(sight: Sight<'_>) -> Result<Option<Reviewed>, Miss> {
    let Some(plan) = planned(sight)? else { return Ok(None) };
    let left = Fixed::new(sight, &plan, Ok(None));
    Ok(Some(Reviewed { plan, left }))
}
