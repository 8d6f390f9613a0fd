//! SARIF 2.1.0 (OASIS, 27 March 2020), with the fixes as replacements of whole lines.
//!
//! Columns count UTF-16 code units, as `columnKind` says; a byte order mark takes no column.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Found, Patch, Report};
use crate::diff::{Hunk, Tag, hunks};
use crate::edit::Safety;
use crate::plan::{Action, Finding, Skipped};
use crate::recipe::raw::Severity;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A character that a URI may hold as it is (RFC 3986, 2.3), or that separates its parts.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte)
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Message>,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    action: &'static str,
    safety: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checklist: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Message,
    artifact_changes: Vec<ArtifactChange>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut ids: Vec<&str> = report.found.iter().map(|found| found.finding.recipe.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let index: BTreeMap<&str, usize> = ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let driver = Driver {
        name: "punchlist",
        version: env!("CARGO_PKG_VERSION"),
        information_uri: "https://docs.rs/punchlist",
        rules: ids.iter().map(|id| rule(report, id)).collect(),
    };
    let invocation = Invocation {
        execution_successful: true,
        tool_execution_notifications: report.skipped.iter().map(notification).collect(),
    };
    let results = report.found.iter().map(|found| outcome(report, found, &index)).collect();
    let run = Run { tool: Tool { driver }, column_kind: "utf16CodeUnits", invocations: [invocation], results };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

fn message(text: impl Into<String>) -> Message {
    Message { text: text.into() }
}

fn level(report: &Report<'_>, id: &str) -> &'static str {
    match report.library.recipes.get(id).map_or(Severity::Warning, |recipe| recipe.raw.severity) {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule<'a>(report: &'a Report<'_>, id: &'a str) -> Rule<'a> {
    let recipe = report.library.recipes.get(id).map(|recipe| &recipe.raw);
    let title = recipe.map_or("this comment suppresses nothing", |recipe| recipe.title.as_str());
    let help = recipe.map_or_else(|| title.to_owned(), |recipe| recipe.why.clone());
    Rule {
        id,
        help_uri: recipe.and_then(|recipe| recipe.sources.first()).map(String::as_str),
        short_description: message(title),
        full_description: recipe.map(|recipe| message(recipe.why.as_str())),
        help: message(help),
        default_configuration: Configuration { level: level(report, id) },
    }
}

fn outcome<'a>(report: &Report<'_>, found: &'a Found, index: &BTreeMap<&str, usize>) -> Outcome<'a> {
    let finding = &found.finding;
    Outcome {
        rule_id: &finding.recipe,
        rule_index: index[finding.recipe.as_str()],
        level: level(report, &finding.recipe),
        message: message(super::github::text(finding)),
        locations: [Location { physical_location: place(found) }],
        fixes: fix(found).into_iter().collect(),
        properties: Properties {
            action: finding.action.word(),
            safety: finding.safety.to_string(),
            reason: finding.reason.as_ref().map(|reason| reason.id.as_str()),
            checklist: (!finding.item.is_empty()).then_some(finding.item.as_str()),
        },
    }
}

fn place(found: &Found) -> PhysicalLocation {
    let Finding { start, end, .. } = &found.finding;
    let region = Region {
        start_line: start.line as usize,
        start_column: found.utf16_columns.0,
        end_line: end.line as usize,
        end_column: found.utf16_columns.1,
    };
    PhysicalLocation { artifact_location: artifact(&found.path), region: Some(region) }
}

fn artifact(path: &str) -> ArtifactLocation {
    let mut uri = String::new();
    for byte in path.bytes() {
        if is_plain(byte) { uri.push(byte as char) } else { uri.push_str(&format!("%{byte:02X}")) }
    }
    ArtifactLocation { uri }
}

fn notification(skipped: &Skipped) -> Notification {
    let physical_location =
        PhysicalLocation { artifact_location: artifact(&skipped.path.to_string_lossy()), region: None };
    let message = message(format!("not looked into: {}", skipped.reason));
    Notification { level: "warning", message, locations: [Location { physical_location }] }
}

fn fix(found: &Found) -> Option<Fix> {
    let finding = &found.finding;
    if finding.action != Action::Fix || found.patches.is_empty() {
        return None;
    }
    let kind = match finding.safety {
        Safety::Suggestion => "suggestion".to_owned(),
        Safety::Safe | Safety::Unsafe => format!("{} fix", finding.safety),
    };
    let description = if finding.says.is_empty() { kind } else { format!("{kind}: {}", finding.says) };
    let artifact_changes = found.patches.iter().map(changes).collect();
    Some(Fix { description: message(description), artifact_changes })
}

fn changes(patch: &Patch) -> ArtifactChange {
    let before = patch.before.trim_start_matches('\u{feff}');
    let after = patch.after.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = before.split_inclusive('\n').collect();
    let replacements = hunks(before, after, 0).iter().map(|hunk| replacement(hunk, &lines)).collect();
    ArtifactChange { artifact_location: artifact(&patch.path), replacements }
}

/// A hunk without context as the replacement of whole lines.
fn replacement(hunk: &Hunk<'_>, lines: &[&str]) -> Replacement {
    let added = hunk.lines.iter().filter(|line| line.tag == Tag::Added).map(|line| line.text);
    let (start_line, start_column) = border(lines, hunk.old_start);
    let (end_line, end_column) = border(lines, hunk.old_start + hunk.old_len);
    let deleted_region = Region { start_line, start_column, end_line, end_column };
    Replacement { deleted_region, inserted_content: message(added.collect::<String>()) }
}

/// Line and column, counted from 1, of the start of the line with this index; behind a last line without an end there is
/// no next line, so it is the end of that one.
fn border(lines: &[&str], index: usize) -> (usize, usize) {
    match lines.get(index.wrapping_sub(1)) {
        Some(last) if index == lines.len() && !last.ends_with('\n') => (index, 1 + last.encode_utf16().count()),
        Some(_) | None => (index + 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes the replacements on `before`, as a reader of the log would, and compares.
    fn check(before: &str, after: &str) {
        let path = "a.py".to_owned();
        let patch = Patch { diff_path: Vec::new(), path, before: before.to_owned(), after: after.to_owned() };
        let mut out = before.to_owned();
        for replacement in changes(&patch).replacements.iter().rev() {
            let Region { start_line, start_column, end_line, end_column } = replacement.deleted_region;
            let range = offset(before, start_line, start_column)..offset(before, end_line, end_column);
            out.replace_range(range, &replacement.inserted_content.text);
        }
        assert_eq!(out, after);
    }

    fn offset(text: &str, line: usize, column: usize) -> usize {
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let mut units = 1;
        let len = text[start..].chars().take_while(|c| {
            let before = units < column;
            units += if before { c.len_utf16() } else { 0 };
            before
        });
        start + len.map(char::len_utf8).sum::<usize>()
    }

    #[test]
    fn replacements_give_the_new_text() {
        check("a\nb\nc\n", "a\nX\nc\n");
        check("a\nb\nc\n", "new\na\nb\nc\nlast\n");
        check("a\nb\n", "a\n");
        check("a\r\nb\r\n", "a\r\nX\r\nY\r\n");
    }

    #[test]
    fn a_last_line_without_an_end_is_replaced_whole() {
        check("a\nb𝄞", "a\nX");
        check("a\nb", "a\nb\n");
        check("a\nb", "a\nb\nc");
        check("", "a\n");
    }

    #[test]
    fn names_become_uris() {
        assert_eq!(artifact("a b/ä.py").uri, "a%20b/%C3%A4.py");
    }
}
