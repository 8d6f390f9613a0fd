//! Comments that suppress findings: `# punchlist: ignore[recipe] reason`.
//!
//! A comment behind code speaks for its line, one that stands alone for the line below it, over further comments and
//! decorators; `ignore-file` speaks for the whole file. Without brackets every recipe is meant. In the brackets stand
//! recipes (`python/sleep-in-async`, or `sleep-in-async` alone) and items of a checklist. What suppresses nothing is a
//! finding of its own. Start at [`parse`], then [`settle`].

use std::collections::BTreeSet;

use super::{Action, Finding, Reason};
use crate::edit::Safety;
use crate::facts::SUPPRESSION;
use crate::lang;
use crate::recipe::Library;
use crate::text::{Source, Span};

/// The recipe of findings about these comments.
pub const UNUSED: &str = "punchlist/unused-suppression";

/// Where a suppression counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// For findings that start on one of these lines, counted from 1, both ends included.
    Lines(u32, u32),
    /// Everywhere in the file.
    File,
}

/// What a suppression suppresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Every recipe.
    All,
    /// These recipes, or recipes of these checklist items.
    Named(Vec<String>),
    /// It cannot be understood; this is what stands where `ignore` should.
    Unclear(String),
}

/// A comment that suppresses findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The comment.
    pub span: Span,
    /// Where it counts.
    pub reach: Reach,
    /// What it suppresses.
    pub target: Target,
    /// Why, as the comment says; empty where it says nothing.
    pub reason: String,
}

/// Which recipes looked at a file.
#[derive(Clone, Copy)]
pub struct Ran<'a> {
    /// Their ids.
    pub ids: &'a [&'a str],
    /// Whether these are all recipes of the language: only then can a suppression of everything be known to be unused.
    pub all: bool,
    /// Whether a name stands for any recipe or checklist item at all.
    pub known: &'a dyn Fn(&str) -> bool,
}

/// What is left of the findings of a file.
#[derive(Debug)]
pub struct Settled {
    /// Those that no comment suppresses.
    pub kept: Vec<Finding>,
    /// How many were suppressed.
    pub suppressed: usize,
    /// A finding for each suppression that is of no use.
    pub unused: Vec<Finding>,
}

/// Whether a file with these bytes may hold suppressions.
pub fn may_hold(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, SUPPRESSION.as_bytes()).is_some()
}

/// Every name that a suppression may hold: recipes by id and by name, languages' other names in front, checklist items.
pub fn names(library: &Library) -> BTreeSet<String> {
    let mut names = BTreeSet::from([UNUSED.to_owned()]);
    for recipe in library.recipes.values() {
        let others = recipe.language.other_names().iter().map(|language| format!("{language}/{}", recipe.name()));
        names.extend(others.chain([recipe.id.clone(), recipe.name().to_owned()]));
        names.extend(recipe.raw.item.clone());
    }
    // Recipes that are still to come may be named already.
    for item in library.checklists.iter().flat_map(|checklist| &checklist.item) {
        names.insert(item.id.clone());
        names.extend(item.recipes.iter().cloned());
        names.extend(item.recipes.iter().filter_map(|id| Some(id.split_once('/')?.1.to_owned())));
    }
    names
}

/// The suppressions among `comments`, which are the comments of `source` in order.
pub fn parse(source: &Source, comments: &[Span]) -> Vec<Suppression> {
    comments.iter().filter_map(|&span| one(source, comments, span)).collect()
}

fn one(source: &Source, comments: &[Span], span: Span) -> Option<Suppression> {
    let text = source.slice(span);
    // A doc comment tells readers of a suppression.
    if text.starts_with("///") || text.starts_with("//!") {
        return None;
    }
    let at = text.find(SUPPRESSION)?;
    let opens = text[..at].trim_end();
    if !(opens.ends_with(['#', '/', '*', '!'])) {
        return None;
    }
    let text = text[at + SUPPRESSION.len()..].trim_end_matches("*/").trim();
    let word_end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    let (word, rest) = text.split_at(word_end);
    let (target, reason) = match word {
        "ignore" | "ignore-file" => targets(rest.trim_start()),
        _ => (Target::Unclear(word.to_owned()), rest),
    };
    let reach = if word == "ignore-file" { Reach::File } else { reach(source, comments, span) };
    Some(Suppression { span, reach, target, reason: reason.trim().to_owned() })
}

/// Splits `[a, b] reason`.
fn targets(text: &str) -> (Target, &str) {
    let Some(inner) = text.strip_prefix('[') else { return (Target::All, text) };
    let Some((names, reason)) = inner.split_once(']') else { return (Target::Unclear(text.to_owned()), "") };
    let names: Vec<String> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(Into::into).collect();
    if names.is_empty() { (Target::Unclear("[]".to_owned()), reason) } else { (Target::Named(names), reason) }
}

/// The lines that the comment at `span` speaks for.
fn reach(source: &Source, comments: &[Span], span: Span) -> Reach {
    let own = source.line_of(span.start);
    let before = source.slice(Span::new(source.line_span(own).start, span.start));
    if !before.trim_start_matches('\u{feff}').trim().is_empty() {
        return Reach::Lines(own, own);
    }
    let last = source.line_of(span.end.saturating_sub(1).max(span.start));
    let behind = source.slice(Span::new(span.end, source.line_span(last).end));
    if !behind.trim().is_empty() {
        return Reach::Lines(last, last);
    }
    let first = skip_comments(source, comments, last + 1);
    let mut line = first;
    while line <= source.line_count() && source.slice(source.line_span(line)).trim_start().starts_with('@') {
        line = skip_comments(source, comments, end_of_brackets(source, line) + 1);
    }
    Reach::Lines(own, line)
}

/// The first line at or below `line` on which more than a comment stands.
fn skip_comments(source: &Source, comments: &[Span], mut line: u32) -> u32 {
    while line <= source.line_count() {
        let span = source.line_span(line);
        let text = source.slice(span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let Ok(found) = comments.binary_search_by_key(&start, |comment| comment.start) else { break };
        let end = comments[found].end;
        if !source.slice(Span::new(end, source.line_around(end.max(1) - 1).end.max(end))).trim().is_empty() {
            break;
        }
        line = source.line_of(end.max(1) - 1) + 1;
    }
    line
}

/// The line on which the brackets that open on `line` are closed again. Brackets in strings do not count.
fn end_of_brackets(source: &Source, line: u32) -> u32 {
    let start = source.line_span(line).start;
    let mut depth = 0i32;
    let mut quote = None;
    for (at, c) in source.text()[start as usize..].char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), '\n') | (None, '\n') if depth <= 0 => return source.line_of(start + at as u32),
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, _) => {}
        }
    }
    source.line_count()
}

/// Takes the suppressed findings out, and finds the suppressions that are of no use among the recipes that ran.
pub fn settle(source: &Source, suppressions: &[Suppression], findings: Vec<Finding>, ran: Ran<'_>) -> Settled {
    // Which names of which suppression were of use; a suppression of everything has the one name "".
    let mut used: BTreeSet<(usize, &str)> = BTreeSet::new();
    let mut kept = Vec::new();
    let before = findings.len();
    for finding in findings {
        let uses: Vec<(usize, &str)> = suppressions
            .iter()
            .enumerate()
            .filter(|(_, suppression)| suppression.reaches(&finding))
            .filter_map(|(index, suppression)| Some((index, suppression.name_for(&finding)?)))
            .collect();
        if uses.is_empty() {
            kept.push(finding);
        }
        used.extend(uses);
    }
    let suppressed = before - kept.len();
    let mut unused = Vec::new();
    for (index, suppression) in suppressions.iter().enumerate() {
        let was_used = |name: &str| used.contains(&(index, name));
        unused.extend(suppression.complaints(&was_used, ran).into_iter().map(|why| suppression.finding(source, why)));
    }
    Settled { kept, suppressed, unused }
}

/// Whether `name`, as it stands in a suppression, means the recipe `id`.
fn means(name: &str, id: &str) -> bool {
    let Some((language, recipe)) = id.split_once('/') else { return name == id };
    match name.split_once('/') {
        None => name == recipe,
        Some((first, rest)) => rest == recipe && lang::named(first).map_or(first, |known| known.name()) == language,
    }
}

impl Suppression {
    fn reaches(&self, finding: &Finding) -> bool {
        match self.reach {
            Reach::File => true,
            Reach::Lines(first, last) => (first..=last).contains(&finding.start.line),
        }
    }

    /// The name under which it suppresses `finding`.
    fn name_for(&self, finding: &Finding) -> Option<&str> {
        match &self.target {
            Target::All => Some(""),
            Target::Named(names) => names
                .iter()
                .map(String::as_str)
                .find(|name| means(name, &finding.recipe) || (!finding.item.is_empty() && *name == finding.item)),
            Target::Unclear(_) => None,
        }
    }

    /// What is wrong with it: a reason's id and text each.
    fn complaints(&self, was_used: &dyn Fn(&str) -> bool, ran: Ran<'_>) -> Vec<(&'static str, String)> {
        match &self.target {
            Target::Unclear(word) => vec![(
                "unclear-suppression",
                format!("`{word}` is not understood; write `ignore[recipe] reason` or `ignore-file[recipe] reason`"),
            )],
            Target::All if !was_used("") && ran.all => vec![(NOTHING, NOTHING_TEXT.to_owned())],
            Target::All => Vec::new(),
            Target::Named(names) => names.iter().filter_map(|name| complaint(name, was_used, ran)).collect(),
        }
    }

    fn finding(&self, source: &Source, (id, text): (&str, String)) -> Finding {
        Finding {
            recipe: UNUSED.to_owned(),
            item: String::new(),
            title: "this comment suppresses nothing".to_owned(),
            span: self.span,
            start: source.place(self.span.start),
            end: source.place(self.span.end),
            cell: None,
            action: Action::Report,
            safety: Safety::Suggestion,
            says: String::new(),
            reason: Some(Reason { id: id.to_owned(), text }),
            fix: None,
        }
    }
}

const NOTHING: &str = "unused-suppression";
const NOTHING_TEXT: &str = "nothing is found here; delete the comment";

fn complaint(name: &str, was_used: &dyn Fn(&str) -> bool, ran: Ran<'_>) -> Option<(&'static str, String)> {
    if was_used(name) {
        return None;
    }
    if ran.ids.iter().any(|id| means(name, id)) {
        return Some((NOTHING, format!("`{name}` finds nothing here; delete it from the comment")));
    }
    if !(ran.known)(name) {
        return Some(("unknown-recipe", format!("there is no recipe `{name}`; `punchlist recipes list` names them")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Comments of a text in which `#` and `//` start comments and `/* */` holds them.
    fn comments(text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let len = if rest.starts_with('#') || rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            spans.push(Span::new(at as u32, (at + len) as u32));
            at += len;
        }
        spans
    }

    fn finding(source: &Source, line: u32, recipe: &str) -> Finding {
        let span = source.line_span(line);
        Finding {
            recipe: recipe.to_owned(),
            item: "bounded".to_owned(),
            title: String::new(),
            span,
            start: source.place(span.start),
            end: source.place(span.end),
            cell: None,
            action: Action::Fix,
            safety: Safety::Safe,
            says: String::new(),
            reason: None,
            fix: None,
        }
    }

    const RAN: &[&str] = &["python/sleep", "python/fan-out"];

    /// Settles one finding of `python/sleep` on each line that has an `x`. Gives the lines that are left, and the
    /// complaints about comments.
    fn check(text: &str, left: &[u32], complaints: &[(u32, &str)]) {
        let source = Source::new("a.py", text);
        let suppressions = parse(&source, &comments(text));
        let lines = (1..=source.line_count()).filter(|&line| source.slice(source.line_span(line)).contains('x'));
        let findings: Vec<Finding> = lines.map(|line| finding(&source, line, "python/sleep")).collect();
        let known = |name: &str| ["sleep", "fan-out", "other", "bounded"].contains(&name);
        let settled = settle(&source, &suppressions, findings, Ran { ids: RAN, all: true, known: &known });
        let kept: Vec<u32> = settled.kept.iter().map(|finding| finding.start.line).collect();
        assert_eq!(kept, left, "{text}");
        let told: Vec<(u32, String)> = settled
            .unused
            .iter()
            .map(|finding| (finding.start.line, finding.reason.as_ref().expect("it has one").id.clone()))
            .collect();
        let expected: Vec<(u32, String)> = complaints.iter().map(|(line, id)| (*line, (*id).to_owned())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_comment_behind_code_speaks_for_its_line() {
        check("x  # punchlist: ignore[sleep] it is fine\nx\n", &[2], &[]);
        check("x  // punchlist: ignore[python/sleep]\n", &[], &[]);
        check("x  /* punchlist: ignore[sleep, fan-out] */\n", &[], &[(1, "unused-suppression")]);
    }

    #[test]
    fn it_may_stand_behind_another_remark() {
        check("x  # noqa: E501  # punchlist: ignore[sleep]\n", &[], &[]);
        check("x  # we use punchlist: ignore[sleep]\n", &[1], &[]);
        check("/// `# punchlist: ignore[sleep]`\nx\n", &[2], &[]);
    }

    #[test]
    fn a_comment_alone_speaks_for_the_line_below() {
        check("# punchlist: ignore[sleep]\nx\nx\n", &[3], &[]);
        check("# punchlist: ignore[sleep]\n# more\n\nx\n", &[4], &[(1, "unused-suppression")]);
        check("  # punchlist: ignore[sleep]\n  # more words\nx\n", &[], &[]);
        check("/* punchlist: ignore[sleep]\n   because */\nx\n", &[], &[]);
        check("/* punchlist: ignore[sleep] */ x\n", &[], &[]);
    }

    #[test]
    fn it_reaches_over_decorators() {
        check("# punchlist: ignore[sleep]\n@a('(',\n  b)\n# words\n@c\nx\nx\n", &[7], &[]);
    }

    #[test]
    fn without_brackets_it_means_every_recipe() {
        check("x  # punchlist: ignore\nx\n", &[2], &[]);
        check("y  # punchlist: ignore\n", &[], &[(1, "unused-suppression")]);
    }

    #[test]
    fn a_checklist_item_means_its_recipes() {
        check("x  # punchlist: ignore[bounded]\n", &[], &[]);
    }

    #[test]
    fn a_whole_file_can_be_suppressed() {
        check("x\n# punchlist: ignore-file[sleep] generated\nx\n", &[], &[]);
        check("y\n# punchlist: ignore-file[fan-out]\n", &[], &[(2, "unused-suppression")]);
    }

    #[test]
    fn only_recipes_that_ran_can_be_unused() {
        check("y  # punchlist: ignore[other]\n", &[], &[]);
    }

    #[test]
    fn unknown_recipes_and_words_are_told() {
        check("x  # punchlist: ignore[slep]\n", &[1], &[(1, "unknown-recipe")]);
        check("x  # punchlist: ignroe[sleep]\n", &[1], &[(1, "unclear-suppression")]);
        check("x  # punchlist: ignore[sleep\n", &[1], &[(1, "unclear-suppression")]);
        check("x  # punchlist: ignore[]\n", &[1], &[(1, "unclear-suppression")]);
    }

    #[test]
    fn two_comments_for_one_finding_are_both_of_use() {
        check("# punchlist: ignore-file[sleep]\nx  # punchlist: ignore[sleep]\n", &[], &[]);
    }

    #[test]
    fn the_reason_is_kept() {
        let text = "x  # punchlist: ignore[sleep] start-up only\n";
        let source = Source::new("a.py", text);
        assert_eq!(parse(&source, &comments(text))[0].reason, "start-up only");
    }

    #[test]
    fn a_file_that_ends_in_a_comment_is_no_trouble() {
        check("# punchlist: ignore[sleep]", &[], &[(1, "unused-suppression")]);
        check("\u{feff}# punchlist: ignore[sleep]\nx", &[], &[]);
        check("# punchlist: ignore[sleep]\n@a(", &[], &[(1, "unused-suppression")]);
    }
}
