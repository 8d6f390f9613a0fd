//! All findings of a run in order, the checklist, and each new text, proved.
//!
//! Reads no disk, no clock, no environment. [`Engine`] looks into files; [`Approved`] is the only thing that can be written.

mod approve;
mod compose;
mod engine;
mod joined;
mod judge;
mod outline;
mod picked;
mod readable;
pub mod saved;
mod stress;
pub mod suppress;
pub mod tally;

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::edit::{Edit, Safety};
use crate::facts::BindingId;
use crate::lang::ImportRequest;
use crate::lang::cells::Spot;
use crate::lang::packages::Dependency;
use crate::text::{Place, Source, Span, fingerprint};
pub use engine::{Engine, Look, Settings};
pub use stress::Stress;

/// What a run does with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// There is a rewrite.
    Fix,
    /// The site could be rewritten elsewhere, not here; the reason says why.
    Refuse,
    /// The change needs a person; the reason says what to look at.
    Report,
}

impl Action {
    /// The word in every output.
    pub const fn word(self) -> &'static str {
        match self {
            Action::Fix => "fix",
            Action::Refuse => "refuse",
            Action::Report => "report",
        }
    }
}

/// Why a finding is refused or only reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable id, such as `opens-race`.
    pub id: String,
    /// What a person reads.
    pub text: String,
}

/// A rewrite as a value: taken whole or left whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fix {
    /// Edits of the program of the file.
    pub edits: Vec<Edit>,
    /// Imports that the new text needs.
    pub imports: Vec<ImportRequest>,
    /// Packages that the new text needs.
    pub dependencies: Vec<Dependency>,
    /// What is left for a person to do, such as running `npm install`.
    pub notes: Vec<String>,
    /// Names that stand for something else on purpose: the binding, and the path that it stands for from now on.
    pub successors: Vec<(BindingId, String)>,
    /// Assignments that go if nothing reads their names any more in the new text.
    pub drops: Vec<Span>,
    /// Lines that move deeper as they are: another fix that writes lines among them has to wait.
    pub shifted: Vec<Span>,
}

/// One place where a recipe applies.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Id of the recipe, `python/sleep-in-async`.
    pub recipe: String,
    /// Id of the checklist item.
    pub item: String,
    /// What is wrong, in one line.
    pub title: String,
    /// Where, in the text of the file.
    pub span: Span,
    /// First place of `span`.
    pub start: Place,
    /// Place one past the end of `span`.
    pub end: Place,
    /// The place in a cell, for findings in the program of a file that holds it in cells.
    pub cell: Option<InCell>,
    /// What is done.
    pub action: Action,
    /// How safe the rewrite is (or would be).
    pub safety: Safety,
    /// What the rewrite changes, or what is wrong: shown beside the safety.
    pub says: String,
    /// Why it is refused or only reported; none for a fix.
    pub reason: Option<Reason>,
    /// The rewrite; none unless `action` is `Fix`.
    pub fix: Option<Fix>,
}

/// A place in a cell, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCell {
    /// Number of the cell among all cells of the file, counted from 1.
    pub number: u32,
    /// First place, in the cell's text.
    pub start: Place,
    /// Place one past the end.
    pub end: Place,
    /// The text of the cell.
    pub text: String,
    /// Where in that text.
    pub span: Span,
}

impl Finding {
    /// Turns its place in a program into one in `file`, which holds the program in cells.
    fn tell(&mut self, file: &Source, spot: Spot) {
        self.span = spot.file;
        self.start = file.place(spot.file.start);
        self.end = file.place(spot.file.end);
        let cell = Source::new("", spot.text);
        let (start, end) = (cell.place(spot.span.start), cell.place(spot.span.end));
        let text = cell.text().to_owned();
        self.cell = Some(InCell { number: spot.cell, start, end, text, span: spot.span });
    }

    /// Its first place, and the one behind it, as people count: in the cell if it is in one.
    pub fn places(&self) -> (Place, Place) {
        self.cell.as_ref().map_or((self.start, self.end), |cell| (cell.start, cell.end))
    }

    /// `12:5`, in a notebook `cell 3:12:5`.
    pub fn place(&self) -> String {
        let (start, _) = self.places();
        let cell = self.cell.as_ref().map(|cell| format!("cell {}:", cell.number)).unwrap_or_default();
        format!("{cell}{}:{}", start.line, start.column)
    }
}

/// What a run found in one file.
#[derive(Clone, Debug)]
pub struct FilePlan {
    /// Path inside the project.
    pub path: PathBuf,
    /// The text that was read; kept only where there is a fix.
    pub before: String,
    /// Findings by place, then recipe.
    pub findings: Vec<Finding>,
    /// How many findings a comment of the file suppresses.
    pub suppressed: usize,
    /// Faults of recipes that came up in the file, for their authors.
    pub faults: Vec<String>,
}

impl FilePlan {
    /// For each finding a number by which it is known again in a later run, in hexadecimal digits: it hangs on the recipe, the
    /// path, the words of the place and how many of the like come before, not on lines. Only where a finding has a fix.
    pub fn ids(&self) -> Vec<String> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let id = |finding: &Finding| {
            let words = self.before.get(finding.span.range()).unwrap_or_default();
            let words = Vec::from_iter(words.split_whitespace()).join(" ");
            let key = format!("{}\n{}\n{words}", finding.recipe, self.path.display());
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            fingerprint(format!("{key}\n{count}").as_bytes())[..16].to_owned()
        };
        self.findings.iter().map(id).collect()
    }
}

/// A file or place that was not looked into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Path inside the project.
    pub path: PathBuf,
    /// Why, in one line.
    pub reason: String,
}

/// A file's new text, approved: made by [`Engine::approve`] and [`Engine::approve_these`], or kept from there in a plan
/// ([`saved`]), so that what was not approved cannot reach the disk.
#[derive(Debug)]
pub struct Approved {
    path: PathBuf,
    before: String,
    after: String,
    fixes: usize,
    dependencies: Vec<Dependency>,
    notes: Vec<String>,
}

impl Approved {
    /// Two texts that nobody approved, for the tests of the rooms that write and show them.
    #[cfg(test)]
    pub(crate) fn made_up(path: &str, before: &str, after: &str, dependencies: Vec<Dependency>) -> Self {
        let (before, after) = (before.to_owned(), after.to_owned());
        Self { path: path.into(), before, after, fixes: 1, dependencies, notes: Vec::new() }
    }

    /// Path inside the project.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The text that was read: the file must still hold these bytes when it is written.
    pub fn before(&self) -> &str {
        &self.before
    }
    /// The text to write.
    pub fn after(&self) -> &str {
        &self.after
    }
    /// How many fixes were made.
    pub fn fixes(&self) -> usize {
        self.fixes
    }
    /// Packages that the new text needs in manifests.
    pub fn dependencies(&self) -> &[Dependency] {
        &self.dependencies
    }
    /// What is left for a person to do.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.text, self.id)
    }
}
