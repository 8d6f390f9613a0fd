//! `punchlist check`: looks, and changes nothing.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::Path;

use crate::lang::{self, Files};
use crate::plan::{Action, FilePlan, Finding, Look as Seeing};
use crate::report::{Format, Found, Mode, Patch, Report, Volume};
use crate::walk::{Miss, MissKind};

use super::Exit;
use super::error::Problem;
use super::look::{Seen, Sight, look, sort};
use super::session::{Scope, Session};
use super::sieves::Sieves;
use super::stdin;
use super::stream::Streams;

/// Show findings and the checklist; write nothing.
#[derive(Debug, clap::Args)]
pub struct Check {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    output: Output,
    /// Tell on standard error how many files pass each sieve, and the time.
    #[arg(long, help_heading = "Output")]
    stats: bool,
}

/// In which form a report comes.
#[derive(Debug, clap::Args)]
pub struct Output {
    /// The form of the report.
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub output_format: Option<Format>,
    /// Tell findings and troubles only.
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,
    /// Exit with 0 even if findings are left.
    #[arg(long, help_heading = "Output")]
    pub exit_zero: bool,
}

impl Output {
    /// The form that was asked for, here or in the settings.
    ///
    /// # Errors
    ///
    /// A problem if the settings name no form.
    pub fn format(&self, session: &Session) -> Result<Format, Problem> {
        Ok(self.output_format.or(session.config.output_format()?).unwrap_or(Format::Text))
    }

    /// How much is told.
    pub fn volume(&self) -> Volume {
        if self.quiet { Volume::Quiet } else { Volume::Full }
    }

    /// What the run ends with.
    pub fn exit(&self, failed: bool, left: bool) -> Exit {
        match (failed, left && !self.exit_zero) {
            (true, _) => Exit::Error,
            (false, true) => Exit::Findings,
            (false, false) => Exit::Clean,
        }
    }
}

/// What was found in one file.
struct Checked {
    found: Vec<Found>,
    suppressed: usize,
    faults: Vec<String>,
}

impl Check {
    /// Looks and tells.
    ///
    /// # Errors
    ///
    /// A problem if a setting or a recipe is wrong.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        // The process ends with the command: nobody waits for the memory.
        let session = ManuallyDrop::new(Session::open(&self.scope)?);
        let format = self.output.format(&session)?;
        let sieves = Sieves::new();
        let see = |sight: Sight<'_>| checked(sight, format, &sieves);
        let mut seen = match &self.scope.paths.stdin_filename {
            Some(name) => {
                let text = stdin::read()?;
                stdin::look(name, &text, &session, &see)?
            }
            None => look(&self.scope.paths, &session, &see)?,
        };
        let mut found = Vec::new();
        let mut suppressed = 0;
        for (entry, checked) in std::mem::take(&mut seen.results) {
            seen.faults(&entry, &checked.faults);
            suppressed += checked.suppressed;
            found.extend(checked.found);
        }
        sort(&mut found);
        tell_troubles(&seen, format, streams);
        let report = Report {
            mode: Mode::Check,
            found: &found,
            skipped: &skipped(&seen, format),
            checklists: seen.checklists(&session, &found),
            changed: &[],
            patches: &[],
            files: seen.files,
            suppressed,
            library: &session.library,
            again: &self.scope.again(),
        };
        let look = streams.look(self.output.volume());
        streams.print(|out| report.write(format, look, out))?;
        if self.stats {
            streams.print_aside(|err| sieves.tell(err));
        }
        Ok(self.output.exit(seen.failed(), !found.is_empty()))
    }
}

/// What was not looked into, without what is told on standard error.
pub fn skipped<T>(seen: &Seen<T>, format: Format) -> Vec<crate::plan::Skipped> {
    let mut skipped = seen.skipped();
    if format == Format::Text {
        let told = |path: &str| seen.troubles.iter().any(|t| t.fatal && seen.places.shown(&t.path, t.project) == path);
        skipped.retain(|skipped| !told(&skipped.path.to_string_lossy()));
    }
    skipped
}

/// Tells on standard error which of the given paths could not be read, and that there was nothing to look into.
pub fn tell_troubles<T>(seen: &Seen<T>, format: Format, streams: &mut Streams) {
    for trouble in seen.troubles.iter().filter(|trouble| trouble.fatal) {
        let path = seen.places.shown(&trouble.path, trouble.project);
        streams.tell(&Problem::new(format!("{path}: {}", trouble.reason)));
    }
    if seen.files == 0 && seen.troubles.is_empty() && format == Format::Text {
        streams.print_aside(|err| writeln!(err, "No file there has a language that a recipe of this run looks at."));
    }
}

fn checked(sight: Sight<'_>, format: Format, sieves: &Sieves) -> Result<Option<Checked>, Miss> {
    let look = sight.engine.look(sight.path, sight.bytes, sight.files);
    sieves.count(&look, sight.bytes.len());
    let plan = match look {
        Seeing::TurnedAway => return Ok(None),
        Seeing::Skipped(reason) => return Err(Miss { kind: MissKind::Unfit, reason }),
        Seeing::Looked(plan) => plan,
    };
    if plan.findings.is_empty() && plan.suppressed == 0 && plan.faults.is_empty() {
        return Ok(None);
    }
    let text = match std::str::from_utf8(sight.bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(sight.bytes),
    };
    let patches = |finding: &Finding| if format == Format::Sarif { patches(sight, &plan, finding) } else { Vec::new() };
    let found = sight.show(&text, plan.findings.clone(), format == Format::Text, &patches);
    Ok(Some(Checked { found, suppressed: plan.suppressed, faults: plan.faults }))
}

/// The files that the rewrite of one finding changes: its own, and the manifests that list what it needs.
fn patches(sight: Sight<'_>, plan: &FilePlan, finding: &Finding) -> Vec<Patch> {
    if finding.action != Action::Fix {
        return Vec::new();
    }
    let same = |other: &Finding| other.span == finding.span && other.recipe == finding.recipe;
    let this = BTreeSet::from_iter(plan.findings.iter().position(same));
    let Ok(Some(approved)) = sight.engine.approve_these(plan, sight.files, &this) else { return Vec::new() };
    let mut patches = vec![patch(sight, approved.path(), approved.before(), approved.after())];
    let mut manifests: Vec<_> = approved.dependencies().iter().map(|needed| &needed.manifest).collect();
    manifests.dedup();
    for manifest in manifests {
        let add: Vec<_> = approved.dependencies().iter().filter(|d| d.manifest == *manifest).cloned().collect();
        let edited = sight.project.read(manifest).zip(lang::of_path(sight.path)).and_then(|(text, language)| {
            let after = language.edit_manifest(manifest, &text, &add).ok()?;
            Some(patch(sight, manifest, &text, &after))
        });
        patches.extend(edited);
    }
    patches
}

fn patch(sight: Sight<'_>, path: &Path, before: &str, after: &str) -> Patch {
    let path = sight.shown(path);
    Patch { diff_path: Vec::new(), path, before: before.to_owned(), after: after.to_owned() }
}
