//! Workflow commands that GitHub shows as annotations beside the code.
//!
//! The form is in "Workflow commands for GitHub Actions" of GitHub's documentation; how text is escaped in `toolkit`,
//! `packages/core/src/command.ts`: `%`, `\r` and `\n` everywhere, `:` and `,` in properties as well.

use std::io::{self, Write};

use super::text::answer;
use super::{Found, Report};
use crate::plan::{Finding, Skipped};
use crate::recipe::raw::Severity;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for found in report.found {
        finding(report, found, out)?;
    }
    for skipped in report.skipped {
        miss(skipped, out)?;
    }
    for changed in report.changed {
        if let Err(reason) = &changed.result {
            let (file, text) = (property(&changed.path), data(reason));
            writeln!(out, "::error file={file},title=punchlist: not written::{text}")?;
        }
    }
    Ok(())
}

fn finding(report: &Report<'_>, found: &Found, out: &mut dyn Write) -> io::Result<()> {
    let finding = &found.finding;
    let recipe = report.library.recipes.get(&finding.recipe);
    let level = match recipe.map_or(Severity::Warning, |recipe| recipe.raw.severity) {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = (finding.start, finding.end);
    writeln!(
        out,
        "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(&found.path),
        start.line,
        start.column,
        end.line,
        end.column,
        property(&format!("punchlist ({})", finding.recipe)),
        data(&text(finding))
    )
}

/// What is wrong and what is done; in a notebook with the place in the cell, since the annotation stands at that in the JSON.
pub(super) fn text(finding: &Finding) -> String {
    let place = finding.cell.as_ref().map(|_| format!("{}: ", finding.place())).unwrap_or_default();
    format!("{place}{}; {}", finding.title, answer(finding))
}

fn miss(skipped: &Skipped, out: &mut dyn Write) -> io::Result<()> {
    let path = property(&skipped.path.to_string_lossy());
    writeln!(out, "::warning file={path},title=punchlist: not looked into::{}", data(&skipped.reason))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_end_a_field() {
        assert_eq!(property("a:b,c%\r\n"), "a%3Ab%2Cc%25%0D%0A");
        assert_eq!(data("a:b,c%\n"), "a:b,c%25%0A");
    }
}
