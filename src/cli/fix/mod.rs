//! `punchlist fix`: looks, and writes what is safe, or what is asked for.

pub mod settle;

use std::io::Write;
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Exit;
use super::check::{Output, skipped, tell_troubles};
use super::error::Problem;
use super::look::{Seen, Sight, look};
use super::session::{Scope, Session};
use super::stdin;
use super::stream::Streams;
use crate::edit::Safety;
use crate::plan::{Action, Approved, FilePlan, Finding, Look as Seeing};
use crate::report::{Format, Found, Mode, Patch, Report, diff};
use crate::walk::{Miss, MissKind};
use settle::Settled;

/// Make the safe fixes, and with --unsafe the unsafe ones too.
#[derive(Debug, clap::Args)]
pub struct Fix {
    /// Print one unified diff, which `git apply` takes, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Make unsafe fixes too: those that change behaviour on purpose, or may.
    #[arg(long = "unsafe")]
    unsafe_too: bool,
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    output: Output,
}

/// What comes of one file.
#[derive(Debug)]
pub struct Fixed {
    /// The new text, if something is to be written.
    pub approved: Option<Approved>,
    /// What is found in the text that was read.
    before: Vec<Found>,
    /// What is left in the new text.
    after: Vec<Found>,
    /// The file, and why nothing of it may be written although something could be.
    failure: Option<(String, String)>,
    /// How many findings comments suppress.
    suppressed: usize,
    /// Faults of recipes that came up.
    faults: Vec<String>,
}

impl Fix {
    /// Looks, writes and tells.
    ///
    /// # Errors
    ///
    /// A problem if a setting or a recipe is wrong.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        // The process ends with the command: nobody waits for the memory.
        let session = ManuallyDrop::new(Session::open(&self.scope)?);
        let format = self.output.format(&session)?;
        let unsafe_too = self.unsafe_too || session.config.makes_unsafe();
        let see = |sight: Sight<'_>| fixed(sight, unsafe_too);
        if let Some(name) = &self.scope.paths.stdin_filename {
            let text = stdin::read()?;
            let seen = stdin::look(name, &text, &session, &see)?;
            return self.run_stdin(&text, seen, streams);
        }
        let mut seen = look(&self.scope.paths, &session, &see)?;
        let stop = Arc::new(AtomicBool::new(false));
        if !self.dry_run {
            stop_between_files(&stop);
        }
        let settled = settle::settle(&mut seen, self.mode(), &stop);
        tell_troubles(&seen, format, streams);
        settle::tell_undo(settled.no_undo.as_ref(), streams);
        self.tell(&seen, &settled, format, &session, streams)?;
        if stop.load(Ordering::Relaxed) {
            return Ok(Exit::Interrupted);
        }
        let would = self.dry_run && !settled.patches.is_empty();
        Ok(self.output.exit(seen.failed() || settled.refused, would || !settled.left.is_empty()))
    }

    fn mode(&self) -> Mode {
        if self.dry_run { Mode::DryRun } else { Mode::Fix }
    }

    fn tell(
        &self,
        seen: &Seen<Fixed>,
        settled: &Settled,
        format: Format,
        session: &Session,
        streams: &mut Streams,
    ) -> Result<(), Problem> {
        let report = Report {
            mode: self.mode(),
            found: &settled.left,
            skipped: &skipped(seen, format),
            checklists: seen.checklists(session, &settled.left),
            changed: &settled.changed,
            patches: &settled.patches,
            files: seen.files,
            suppressed: settled.suppressed,
            library: &session.library,
            again: &self.scope.again(),
        };
        let look = streams.look(self.output.volume());
        streams.print(|out| report.write(format, look, out))?;
        if self.dry_run && format == Format::Text {
            let look = streams.look_aside(self.output.volume());
            streams.print_aside(|err| report.write_aside(look, err));
        }
        Ok(())
    }

    /// Prints the new text of what came on standard input (with --dry-run the diff); what is left goes to standard error.
    fn run_stdin(&self, text: &[u8], mut seen: Seen<Fixed>, streams: &mut Streams) -> Result<Exit, Problem> {
        let result = seen.results.pop();
        let new = result.as_ref().and_then(|(_, fixed)| fixed.approved.as_ref());
        match (new, result.as_ref()) {
            (Some(new), Some((entry, _))) if self.dry_run => {
                let path = seen.shown(entry);
                let diff_path = settle::diff_path(&entry.path, &path);
                let (before, after) = (new.before().to_owned(), new.after().to_owned());
                let colour = streams.look(self.output.volume()).colour;
                streams.print(|out| diff::write(&[Patch { path, diff_path, before, after }], colour, out))?;
            }
            (Some(new), _) => streams.print(|out| out.write_all(new.after().as_bytes()))?,
            (None, _) if self.dry_run => {}
            (None, _) => streams.print(|out| out.write_all(text))?,
        }
        let left =
            result.as_ref().map_or(&[][..], |(_, fixed)| if new.is_some() { &fixed.after } else { &fixed.before });
        streams.print_aside(|err| aside(err, &seen, new, left));
        let failed = seen.internal || result.as_ref().is_some_and(|(_, fixed)| fixed.failure.is_some());
        Ok(self.output.exit(failed, !left.is_empty() || (self.dry_run && new.is_some())))
    }
}

/// What is told beside the new text of standard input.
fn aside(err: &mut dyn Write, seen: &Seen<Fixed>, new: Option<&Approved>, left: &[Found]) -> std::io::Result<()> {
    for skipped in seen.skipped() {
        writeln!(err, "{}: not looked into: {}", skipped.path.display(), skipped.reason)?;
    }
    for found in left {
        let (place, answer) = (found.finding.place(), crate::report::answer(&found.finding));
        writeln!(err, "{}:{place} {}: {answer}", found.path, found.finding.recipe)?;
    }
    for needed in new.iter().flat_map(|new| new.dependencies()) {
        writeln!(err, "note: {} has to list {} {}", needed.manifest.display(), needed.name, needed.range)?;
    }
    new.iter().flat_map(|new| new.notes()).try_for_each(|note| writeln!(err, "note: {note}"))
}

/// From here on Ctrl-C ends the run between two files, so that no new file is left beside an old one.
pub fn stop_between_files(stop: &Arc<AtomicBool>) {
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // Where it cannot be caught the process ends at once, as it would without this.
        let _ = signal_hook::flag::register(signal, Arc::clone(stop));
    }
}

/// What comes of a file where the safe fixes are made, and the unsafe ones too if they are asked for.
///
/// # Errors
///
/// Why it could not be looked into.
pub fn fixed(sight: Sight<'_>, unsafe_too: bool) -> Result<Option<Fixed>, Miss> {
    let Some(plan) = planned(sight)? else { return Ok(None) };
    let approved = sight.engine.approve(&plan, sight.files, &mut |finding| is_taken(finding, unsafe_too));
    Ok(Some(Fixed::new(sight, &plan, approved)))
}

/// What is found in a file; none where nothing is.
///
/// # Errors
///
/// Why it could not be looked into.
pub fn planned(sight: Sight<'_>) -> Result<Option<FilePlan>, Miss> {
    match sight.engine.look(sight.path, sight.bytes, sight.files) {
        Seeing::TurnedAway => Ok(None),
        Seeing::Skipped(reason) => Err(Miss { kind: MissKind::Unfit, reason }),
        Seeing::Looked(plan) if plan.findings.is_empty() && plan.suppressed == 0 && plan.faults.is_empty() => Ok(None),
        Seeing::Looked(plan) => Ok(Some(plan)),
    }
}

/// Whether the fix of a finding is made without a person.
fn is_taken(finding: &Finding, unsafe_too: bool) -> bool {
    let least = if unsafe_too { Safety::Unsafe } else { Safety::Safe };
    finding.action == Action::Fix && finding.safety >= least
}

impl Fixed {
    /// The findings of the text that was read whose fixes are made.
    pub fn announced(&self, unsafe_too: bool) -> impl Iterator<Item = &Finding> {
        self.before.iter().map(|found| &found.finding).filter(move |finding| is_taken(finding, unsafe_too))
    }

    /// What comes of the file of `plan`, of which `approved` may be written.
    pub fn new(sight: Sight<'_>, plan: &FilePlan, approved: Result<Option<Approved>, String>) -> Self {
        let text = String::from_utf8_lossy(sight.bytes);
        let mut fixed = Fixed {
            approved: None,
            before: sight.show(&text, plan.findings.clone(), false, &|_| Vec::new()),
            after: Vec::new(),
            failure: None,
            suppressed: plan.suppressed,
            faults: plan.faults.clone(),
        };
        match approved.and_then(|approved| approved.map(|approved| with_rest(sight, approved)).transpose()) {
            Ok(Some((approved, left))) => {
                fixed.after = sight.show(approved.after(), left, false, &|_| Vec::new());
                fixed.approved = Some(approved);
            }
            Ok(None) => {}
            Err(why) => fixed.failure = Some((sight.shown(sight.path), why)),
        }
        fixed
    }
}

/// The file's new text, and what is left to find in it.
fn with_rest(sight: Sight<'_>, approved: Approved) -> Result<(Approved, Vec<Finding>), String> {
    match sight.engine.look(sight.path, approved.after().as_bytes(), sight.files) {
        Seeing::TurnedAway => Ok((approved, Vec::new())),
        Seeing::Looked(left) => Ok((approved, left.findings)),
        Seeing::Skipped(reason) => Err(format!("the new text cannot be read again: {reason}")),
    }
}
