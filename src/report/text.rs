//! The report for people: findings with a frame of code, what was not looked into, the checklist, and what to type next.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use super::excerpt::Excerpt;
use super::{Changed, Colour, Found, Look, Mode, Report, Volume};
use crate::edit::Safety;
use crate::plan::tally::{Counts, State, Tick};
use crate::plan::{Action, Finding};
use crate::recipe::raw::Severity;

pub(super) const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
pub(super) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(super) const OPEN: Style = AnsiColor::Yellow.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const ASK: Style = AnsiColor::Cyan.on_default().bold();

/// What is done about a finding, in one line.
pub fn answer(finding: &Finding) -> String {
    let reason = finding.reason.as_ref().map(ToString::to_string).unwrap_or_default();
    let with = |word: &str, rest: &str| if rest.is_empty() { word.to_owned() } else { format!("{word}: {rest}") };
    match (finding.action, finding.safety) {
        (Action::Fix, Safety::Suggestion) => with("suggestion", &finding.says),
        (Action::Fix, safety @ (Safety::Safe | Safety::Unsafe)) => with(&format!("{safety} fix"), &finding.says),
        (Action::Refuse, _) => with("not fixed", &reason),
        (Action::Report, _) => with("for a person", &reason),
    }
}

/// The report of `check`.
pub(super) fn check(report: &Report<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for found in report.found {
        writeln!(out, "{}\n", frame(report, found, look))?;
    }
    skipped(report, look, out)?;
    if look.volume == Volume::Quiet {
        return Ok(());
    }
    for (title, ticks) in &report.checklists {
        checklist(title, ticks, look, out)?;
    }
    writeln!(out, "{}", wrapped(&summary(report), look.width, ""))?;
    if let Some(next) = next(report) {
        writeln!(out, "{}", wrapped(&next, look.width, ""))?;
    }
    Ok(())
}

fn level(report: &Report<'_>, finding: &Finding) -> Level<'static> {
    let recipe = report.library.recipes.get(&finding.recipe);
    match recipe.map_or(Severity::Warning, |recipe| recipe.raw.severity) {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

fn frame(report: &Report<'_>, found: &Found, look: Look) -> String {
    let finding = &found.finding;
    let title = level(report, finding).primary_title(finding.title.as_str()).id(finding.recipe.as_str());
    let mut group = Group::with_title(title);
    let path = match &finding.cell {
        Some(cell) => format!("{}:cell {}", printable(&found.path), cell.number),
        None => printable(&found.path),
    };
    let (start, _) = finding.places();
    group = match &found.excerpt {
        Some(excerpt) if !excerpt.cut => group.element(snippet(excerpt).path(path)),
        excerpt => {
            let place = Origin::path(path).line(start.line as usize);
            let group = group.element(place.char_column(start.column as usize));
            excerpt.iter().fold(group, |group, excerpt| group.element(snippet(excerpt)))
        }
    };
    let answer = answer(finding);
    let lines = wrapped(&answer, look.width.saturating_sub(8), "");
    group = group.element(Level::NOTE.no_name().message(lines));
    let renderer = match look.colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    renderer.term_width(look.width).render(&[group])
}

/// The lines of an excerpt, the first line of the finding marked.
fn snippet(excerpt: &Excerpt) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let marked = &excerpt.text[excerpt.span.clone()];
    let end = excerpt.span.start + marked.find('\n').unwrap_or(marked.len());
    Snippet::source(excerpt.text.as_str())
        .line_start(excerpt.first_line)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(excerpt.span.start..end))
}

fn skipped(report: &Report<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    if report.skipped.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", look.colour.paint(BOLD, "Not looked into"))?;
    for skipped in report.skipped {
        let line = format!("{}: {}", skipped.path.display(), skipped.reason);
        writeln!(out, "  {}", wrapped(&printable(&line), look.width.saturating_sub(4), "    "))?;
    }
    writeln!(out)
}

fn checklist(title: &str, ticks: &[Tick<'_>], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let (shown, idle): (Vec<&Tick<'_>>, Vec<&Tick<'_>>) = ticks.iter().partition(|tick| tick.state != State::NotRun);
    if shown.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", look.colour.paint(BOLD, &format!("Checklist: {title}")))?;
    for tick in shown {
        boxed(tick, look, out)?;
    }
    if !idle.is_empty() {
        let line = format!("({} did not run)", number(idle.len(), "further item"));
        writeln!(out, "  {}", look.colour.paint(DIM, &line))?;
    }
    writeln!(out)
}

fn boxed(tick: &Tick<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let (mark, style) = match tick.state {
        State::Ticked => ("[x]", GOOD),
        State::Open => ("[ ]", OPEN),
        State::Person => ("[?]", ASK),
        State::Unchecked | State::NotRun => ("[-]", DIM),
    };
    let width = look.width.saturating_sub(6);
    writeln!(out, "  {} {}", look.colour.paint(style, mark), wrapped(&tick.item.text, width, "      "))?;
    let remark = remark(tick);
    if !remark.is_empty() {
        writeln!(out, "      {}", look.colour.paint(DIM, &wrapped(&remark, width, "      ")))?;
    }
    Ok(())
}

/// What is said below a box: what was found, how much was checked, what to ask.
fn remark(tick: &Tick<'_>) -> String {
    let mut parts = Vec::new();
    match tick.state {
        State::Open => parts.push(format!("{} found: {}", tick.counts.found, kinds(tick.counts))),
        State::Unchecked => parts.push("not checked yet".to_owned()),
        State::Person if tick.ran == 0 => parts.push("not checked yet".to_owned()),
        State::Ticked | State::Person if tick.ran < tick.wanted => {
            parts.push(format!("{} of {} checks ran", tick.ran, tick.wanted));
        }
        State::Ticked | State::Person | State::NotRun => {}
    }
    parts.extend(tick.item.person.iter().map(|question| format!("needs a person: {question}")));
    parts.join("; ")
}

/// `2 fixable, 1 unsafe`: what can be done about findings, without the zeros.
fn kinds(counts: Counts) -> String {
    let Counts { found: _, fixable, risky, suggested, refused, reported } = counts;
    let kinds = [
        (fixable, "fixable"),
        (risky, "unsafe"),
        (suggested, "suggested"),
        (refused, "refused"),
        (reported, "for a person"),
    ];
    let kinds = kinds.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    kinds.collect::<Vec<_>>().join(", ")
}

fn summary(report: &Report<'_>) -> String {
    let counts = report.counts();
    let mut text = format!("{} looked into, {}", number(report.files, "file"), number(counts.found, "finding"));
    if counts.found > 0 {
        text.push_str(&format!(" ({})", kinds(counts)));
    }
    text.push_str(&asides(report));
    text.push('.');
    text
}

/// What the numbers do not show: `, 2 suppressed, 1 file not looked into`.
fn asides(report: &Report<'_>) -> String {
    let mut text = String::new();
    if report.suppressed > 0 {
        text.push_str(&format!(", {} suppressed", report.suppressed));
    }
    if !report.skipped.is_empty() {
        text.push_str(&format!(", {} not looked into", number(report.skipped.len(), "file")));
    }
    text
}

/// The command that a person would type next after `check`.
fn next(report: &Report<'_>) -> Option<String> {
    let counts = report.counts();
    let again = report.again;
    if counts.fixable > 0 {
        let fixes = number(counts.fixable, "safe fix");
        return Some(format!(
            "Next: `punchlist fix --dry-run{again}` shows {fixes} as a diff, without --dry-run writes."
        ));
    }
    if counts.risky > 0 {
        let fixes = number(counts.risky, "unsafe fix");
        return Some(format!("Next: `punchlist fix --unsafe --dry-run{again}` shows {fixes} as a diff."));
    }
    let recipe = report.found.iter().map(|found| &found.finding.recipe).find(|id| !id.starts_with("punchlist/"))?;
    Some(format!("Next: `punchlist explain {recipe}` says what to do by hand."))
}

/// The report of `fix`: file by file what was done and what is left.
pub(super) fn fix(report: &Report<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut files: BTreeMap<&str, (Option<&Changed>, Vec<&Found>)> = BTreeMap::new();
    for changed in report.changed {
        files.entry(&changed.path).or_default().0 = Some(changed);
    }
    for found in report.found {
        files.entry(&found.path).or_default().1.push(found);
    }
    for (path, (changed, left)) in &files {
        file(path, changed.map(|changed| (changed, report.mode)), left, look, out)?;
    }
    if !files.is_empty() {
        writeln!(out)?;
    }
    skipped(report, look, out)?;
    if look.volume == Volume::Quiet { Ok(()) } else { outcome(report, look, out) }
}

/// What was done, or would be, file by file.
///
/// # Errors
///
/// Those of the writer.
pub fn changed(changed: &[Changed], mode: Mode, look: Look, out: &mut dyn Write) -> io::Result<()> {
    changed.iter().try_for_each(|one| file(&one.path, Some((one, mode)), &[], look, out))
}

fn file(
    path: &str,
    changed: Option<(&Changed, Mode)>,
    left: &[&Found],
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut words = Vec::new();
    if let Some((changed, mode)) = changed {
        words.push(match (&changed.result, changed.fixes, mode) {
            (Ok(()), 0, Mode::DryRun) => look.colour.paint(GOOD, "to update"),
            (Ok(()), 0, Mode::Check | Mode::Fix) => look.colour.paint(GOOD, "updated"),
            (Ok(()), fixes, Mode::DryRun) => look.colour.paint(GOOD, &format!("{fixes} to fix")),
            (Ok(()), fixes, Mode::Check | Mode::Fix) => look.colour.paint(GOOD, &format!("{fixes} fixed")),
            (Err(reason), ..) => look.colour.paint(BAD, &format!("not written: {reason}")),
        });
    }
    if !left.is_empty() {
        words.push(look.colour.paint(OPEN, &format!("{} left", left.len())));
    }
    writeln!(out, "{}: {}", look.colour.paint(BOLD, &printable(path)), words.join(", "))?;
    for found in left {
        let finding = &found.finding;
        let line = format!("{} {}: {}", finding.place(), finding.recipe, answer(finding));
        writeln!(out, "  {}", wrapped(&line, look.width.saturating_sub(4), "    "))?;
    }
    let done = changed.map(|(changed, _)| changed).filter(|changed| changed.result.is_ok());
    for note in done.into_iter().flat_map(|changed| &changed.notes) {
        writeln!(out, "  {}", wrapped(&format!("note: {note}"), look.width.saturating_sub(4), "    "))?;
    }
    Ok(())
}

/// What a dry run tells beside its diff.
pub(super) fn aside(report: &Report<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for changed in report.changed {
        match &changed.result {
            Ok(()) => {
                for note in &changed.notes {
                    writeln!(out, "note: {}: {note}", printable(&changed.path))?;
                }
            }
            Err(reason) => writeln!(out, "{}: {reason}", look.colour.paint(BAD, &printable(&changed.path)))?,
        }
    }
    skipped(report, look, out)?;
    if look.volume == Volume::Quiet { Ok(()) } else { outcome(report, look, out) }
}

fn outcome(report: &Report<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let counts = report.counts();
    let files = report.changed.iter().filter(|changed| changed.result.is_ok() && changed.fixes > 0).count();
    let (fixed, would) = (report.fixed(), if report.mode == super::Mode::DryRun { "would be " } else { "" });
    let mut text = match fixed {
        0 => format!("Nothing {}", if would.is_empty() { "fixed" } else { "to fix" }),
        _ => format!("{} {would}made in {}", number(fixed, "fix"), number(files, "file")),
    };
    match counts.found {
        0 => text.push_str(", nothing left"),
        found => text.push_str(&format!(", {} left ({})", number(found, "finding"), kinds(counts))),
    }
    text.push_str(&asides(report));
    text.push('.');
    if counts.risky > 0 {
        let fixes = number(counts.risky, "unsafe fix");
        text.push_str(&format!(" `punchlist fix --unsafe --dry-run{}` shows {fixes}.", report.again));
    }
    writeln!(out, "{}", wrapped(&text, look.width, ""))
}

/// `1 file`, `2 files`, `2 fixes`.
pub fn number(count: usize, word: &str) -> String {
    match (count, word.ends_with('x')) {
        (1, _) => format!("1 {word}"),
        (_, true) => format!("{count} {word}es"),
        (_, false) => format!("{count} {word}s"),
    }
}

/// `text` without characters that would move the cursor or colour the terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// `text` in lines of at most `width` characters; every line but the first begins with `indent`. What stands between
/// backticks is a command to copy and stays on one line.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in words(text) {
        let len = word.chars().count();
        if used > 0 && used + 1 + len > width {
            lines.push(indent.to_owned());
            used = 0;
        }
        let line = lines.last_mut().expect("there is one from the start");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(&word);
        used += len;
    }
    lines.join("\n")
}

/// The words of `text`, commands in backticks whole.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split(' ') {
        match words.last_mut() {
            Some(last) if open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        open ^= word.matches('`').count() % 2 == 1;
    }
    words
}
