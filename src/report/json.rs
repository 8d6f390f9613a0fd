//! The JSON document, version 1. `docs/json.md` describes it; a field may be added without a new version.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::{Changed, Found, Mode, Report, diff};
use crate::plan::Skipped;
use crate::plan::tally::{Counts, State, Tick};

/// The number of the document's form.
const VERSION: u32 = 1;

/// What a run found.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "punchlist report")]
pub struct Document<'a> {
    /// Always 1.
    version: u32,
    /// `check` or `fix`.
    command: &'static str,
    /// By path, line, column and recipe; for `fix` those that are left.
    findings: Vec<Entry<'a>>,
    /// The items of the checklists, in their order.
    checklist: Vec<Box<'a>>,
    /// Files that were not looked into, by path.
    skipped: Vec<Miss<'a>>,
    /// What `fix` did to files, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<Change<'a>>>,
    /// Totals.
    summary: Summary,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
struct Entry<'a> {
    /// Id of the recipe.
    recipe: &'a str,
    /// Id of the checklist item; null where the recipe belongs to none.
    checklist: Option<&'a str>,
    /// The file, relative to the current folder, with `/` between its parts.
    path: &'a str,
    /// Number of the cell among all cells of a notebook, counted from 1: then lines and columns are those of the cell. Only there.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<u32>,
    /// First line, counted from 1.
    line: u32,
    /// First column, counted from 1, in Unicode characters.
    column: u32,
    /// Line of the end.
    end_line: u32,
    /// Column one past the end.
    end_column: u32,
    /// What is wrong.
    title: &'a str,
    /// `safe`, `unsafe` or `suggestion`: how far the rewrite can be trusted.
    safety: String,
    /// `fix` (there is a rewrite), `refuse` (not here), `report` (needs a person).
    action: &'static str,
    /// Stable id of the reason why nothing is written; null for a fix.
    reason: Option<&'a str>,
    /// The reason for people.
    reason_text: Option<&'a str>,
    /// What the rewrite changes; null where nothing is said.
    says: Option<&'a str>,
}

/// One item of a checklist.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Item")]
struct Box<'a> {
    /// Its id.
    id: &'a str,
    /// The sentence to tick.
    text: &'a str,
    /// `ticked`, `open`, `person`, `unchecked` (no recipe yet) or `not-run`.
    state: &'static str,
    /// What to ask a person; null where nothing is left to one.
    person: Option<&'a str>,
    /// Findings.
    found: usize,
    /// Of these, with a safe rewrite.
    fixable: usize,
    /// With an unsafe rewrite.
    r#unsafe: usize,
    /// With a rewrite that is only shown.
    suggested: usize,
    /// Refused.
    refused: usize,
    /// For a person.
    reported: usize,
}

/// A file that was not looked into.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Skipped")]
struct Miss<'a> {
    /// The file.
    path: String,
    /// Why.
    reason: &'a str,
}

/// What `fix` did to a file.
#[derive(Serialize, JsonSchema)]
struct Change<'a> {
    /// The file.
    path: &'a str,
    /// How many fixes it got; 0 for a manifest.
    fixes: usize,
    /// Whether it was written; with `--dry-run` always false.
    written: bool,
    /// Why it could not be written; null otherwise.
    reason: Option<&'a str>,
    /// What is left for a person to do.
    notes: &'a [String],
    /// With `--dry-run`: the unified diff.
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<String>,
}

/// Totals of a run.
#[derive(Serialize, JsonSchema)]
struct Summary {
    /// Files that were looked into.
    files: usize,
    /// Findings in this document.
    findings: usize,
    /// Of these, with a safe rewrite.
    fixable: usize,
    /// With an unsafe rewrite.
    r#unsafe: usize,
    /// With a rewrite that is only shown.
    suggested: usize,
    /// Refused.
    refused: usize,
    /// For a person.
    reported: usize,
    /// Findings that comments suppress; they are in no other number.
    suppressed: usize,
    /// Files that were not looked into.
    skipped: usize,
    /// Fixes that `fix` made (with `--dry-run`: would make).
    fixed: usize,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &document(report))?;
    writeln!(out)
}

fn document<'a>(report: &'a Report<'_>) -> Document<'a> {
    let Counts { found, fixable, risky, suggested, refused, reported } = report.counts();
    let changes = report.changed.iter().map(|changed| change(report, changed));
    Document {
        version: VERSION,
        command: if report.mode == Mode::Check { "check" } else { "fix" },
        findings: report.found.iter().map(entry).collect(),
        checklist: report.checklists.iter().flat_map(|(_, ticks)| ticks).map(item).collect(),
        skipped: report.skipped.iter().map(miss).collect(),
        changes: (report.mode != Mode::Check).then(|| changes.collect()),
        summary: Summary {
            files: report.files,
            findings: found,
            fixable,
            r#unsafe: risky,
            suggested,
            refused,
            reported,
            suppressed: report.suppressed,
            skipped: report.skipped.len(),
            fixed: report.fixed(),
        },
    }
}

fn entry(found: &Found) -> Entry<'_> {
    let finding = &found.finding;
    let (start, end) = finding.places();
    Entry {
        recipe: &finding.recipe,
        checklist: some(&finding.item),
        path: &found.path,
        cell: finding.cell.as_ref().map(|cell| cell.number),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        title: &finding.title,
        safety: finding.safety.to_string(),
        action: finding.action.word(),
        reason: finding.reason.as_ref().map(|reason| reason.id.as_str()),
        reason_text: finding.reason.as_ref().map(|reason| reason.text.as_str()),
        says: some(&finding.says),
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn item<'a>(tick: &Tick<'a>) -> Box<'a> {
    let Counts { found, fixable, risky, suggested, refused, reported } = tick.counts;
    Box {
        id: &tick.item.id,
        text: &tick.item.text,
        state: match tick.state {
            State::Ticked => "ticked",
            State::Open => "open",
            State::Person => "person",
            State::Unchecked => "unchecked",
            State::NotRun => "not-run",
        },
        person: tick.item.person.as_deref(),
        found,
        fixable,
        r#unsafe: risky,
        suggested,
        refused,
        reported,
    }
}

fn miss(skipped: &Skipped) -> Miss<'_> {
    Miss { path: skipped.path.to_string_lossy().into_owned(), reason: &skipped.reason }
}

fn change<'a>(report: &Report<'_>, changed: &'a Changed) -> Change<'a> {
    let dry = report.mode == Mode::DryRun;
    let patch = report.patches.iter().find(|patch| dry && patch.path == changed.path);
    let diff = patch.map(|patch| {
        let mut text = Vec::new();
        diff::write(std::slice::from_ref(patch), diff::Colour::Off, &mut text).expect("a vector takes everything");
        String::from_utf8_lossy(&text).into_owned()
    });
    Change {
        path: &changed.path,
        fixes: changed.fixes,
        written: !dry && changed.result.is_ok(),
        reason: changed.result.as_ref().err().map(String::as_str),
        notes: &changed.notes,
        diff,
    }
}

/// The JSON Schema of the document.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Document<'static>)
}
