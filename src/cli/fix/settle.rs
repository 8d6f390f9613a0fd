//! What becomes of the approved texts of a run: written project by project, or only shown.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::Fixed;
use crate::apply::{Batch, Change, Journal, Outcome};
use crate::cli::error::Problem;
use crate::cli::look::{Seen, sort};
use crate::cli::state::{self, Kept};
use crate::cli::stream::Streams;
use crate::plan::Approved;
use crate::report::{Changed, Found, Mode, Patch};
use crate::walk::Project;

/// What a run of `fix` ends with.
#[derive(Debug, Default)]
pub struct Settled {
    /// What became of the files, by path.
    pub changed: Vec<Changed>,
    /// In a dry run: the texts that would be written, by path.
    pub patches: Vec<Patch>,
    /// Findings that are left, in the texts as they are now.
    pub left: Vec<Found>,
    /// How many findings comments suppress.
    pub suppressed: usize,
    /// Whether something could not be written.
    pub refused: bool,
    /// Why what was written cannot be undone.
    pub no_undo: Option<Problem>,
}

/// Writes, or finds out what would be written. Once `stop` is set no further file is begun.
pub fn settle(seen: &mut Seen<Fixed>, mode: Mode, stop: &AtomicBool) -> Settled {
    let mut settled = Settled::default();
    let mut approved: BTreeMap<usize, Vec<Approved>> = BTreeMap::new();
    let mut files: BTreeMap<PathBuf, Fixed> = BTreeMap::new();
    for (entry, mut fixed) in std::mem::take(&mut seen.results) {
        settled.suppressed += fixed.suppressed;
        seen.faults(&entry, &fixed.faults);
        match fixed.approved.take() {
            Some(new) => approved.entry(entry.project).or_default().push(new),
            None => fixed.after = std::mem::take(&mut fixed.before),
        }
        files.insert(entry.path, fixed);
    }
    for (index, new) in approved {
        let project = &seen.places.projects[index];
        let shown = |path: &Path| seen.places.shown(&project.root().join(path), Some(index));
        let batch = Batch::new(project.root(), new, project.as_ref());
        let outcomes = if mode == Mode::DryRun {
            settled.patches.extend(batch.changes().into_iter().map(|change| patch(change, project, &shown)));
            batch.outcomes()
        } else {
            let (outcomes, no_undo) = write(batch, project.root(), stop);
            settled.no_undo = no_undo.or(settled.no_undo);
            outcomes
        };
        for outcome in outcomes {
            settled.outcome(outcome, project, &shown, &mut files);
        }
    }
    settled.gather(files);
    settled
}

/// Writes, with a journal of what was there before; also why it cannot be undone, if so.
pub fn write(batch: Batch, root: &Path, stop: &AtomicBool) -> (Vec<Outcome>, Option<Problem>) {
    let journal = Journal::of(&batch.changes());
    let place = state::prepared(root, Kept::Journal).and_then(|place| Ok(journal.save(&place).map(|()| place)?));
    let outcomes = batch.write(stop);
    let settled = place.and_then(|place| Ok(journal.settled(&outcomes, root).save(&place)?));
    (outcomes, settled.err())
}

/// Tells on standard error why what was written cannot be undone, if so.
pub fn tell_undo(no_undo: Option<&Problem>, streams: &mut Streams) {
    if let Some(problem) = no_undo {
        let line = problem.line();
        streams.print_aside(|err| writeln!(err, "note: `punchlist undo` will not know of this run: {line}"));
    }
}

impl Settled {
    fn outcome(
        &mut self,
        outcome: Outcome,
        project: &Project,
        shown: &dyn Fn(&Path) -> String,
        files: &mut BTreeMap<PathBuf, Fixed>,
    ) {
        self.refused |= outcome.result.is_err();
        if let (Err(_), Some(fixed)) = (&outcome.result, files.get_mut(&project.root().join(&outcome.path))) {
            fixed.after = std::mem::take(&mut fixed.before);
        }
        let result = outcome.result.map_err(|error| error.with_causes());
        let path = shown(&outcome.path);
        self.changed.push(Changed { path, fixes: outcome.fixes, notes: outcome.notes, result });
    }

    fn gather(&mut self, files: BTreeMap<PathBuf, Fixed>) {
        for fixed in files.into_values() {
            if let Some((path, why)) = fixed.failure {
                self.refused = true;
                self.changed.push(Changed { path, fixes: 0, notes: Vec::new(), result: Err(why) });
            }
            self.left.extend(fixed.after);
        }
        self.changed.sort_by(|a, b| a.path.cmp(&b.path));
        self.patches.sort_by(|a, b| a.path.cmp(&b.path));
        sort(&mut self.left);
    }
}

/// A change as a patch, with the names that `shown` gives.
pub fn patch(change: Change<'_>, project: &Project, shown: &dyn Fn(&Path) -> String) -> Patch {
    let path = shown(change.path);
    let diff_path = diff_path(&project.root().join(change.path), &path);
    Patch { path, diff_path, before: change.before.to_owned(), after: change.after.to_owned() }
}

/// A file as a diff names it: from the top folder of its git repository, since `git apply` takes names with the header
/// `diff --git` from there, wherever it is started; `shown` outside of one. In bytes, since a name need not be UTF-8.
pub fn diff_path(path: &Path, shown: &str) -> Vec<u8> {
    let top = path.ancestors().skip(1).find(|above| above.join(".git").exists());
    top.and_then(|top| path.strip_prefix(top).ok()).map_or_else(|| shown.as_bytes().to_vec(), bytes)
}

#[cfg(unix)]
fn bytes(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}
