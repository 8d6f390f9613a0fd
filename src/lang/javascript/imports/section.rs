//! The leading imports of a file, and where a first one would go.

use super::super::component::scripts;
use super::super::paths::is_builtin;
use super::{is_equals, is_export};
use crate::facts::{Facts, Kind, NodeId, Role};
use crate::text::{Source, Span};

/// Where a module comes from, in the order in which imports stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Node itself.
    Builtin,
    /// An installed package.
    Package,
    /// The project.
    Own,
}

/// One statement of the leading run.
#[derive(Debug)]
pub(super) struct Line {
    /// The statement.
    pub node: NodeId,
    /// Where it stands.
    pub span: Span,
    /// The foremost of its modules.
    pub rank: Rank,
    /// The specifiers of its modules, as written.
    pub specifiers: Vec<String>,
}

/// Where a module with this specifier comes from.
pub(super) fn rank(specifier: &str) -> Rank {
    if specifier.starts_with(['.', '/', '#']) || specifier.starts_with("@/") || specifier.starts_with("~/") {
        Rank::Own
    } else if is_builtin(specifier) {
        Rank::Builtin
    } else {
        Rank::Package
    }
}

/// The imports and requires that stand before all other code. The scripts of a Vue component are one module, so that of two
/// the last that has imports counts, which most often is the one with the code; what a script of Svelte imports for each
/// instance, the one of the module does not see.
pub(super) fn leading(source: &Source, facts: &Facts) -> Vec<Line> {
    let one_module = source.path().extension().is_some_and(|ending| ending == "vue");
    let parts = scripts(source).filter(|_| one_module).map_or_else(Vec::new, |(scripts, _)| scripts.parts);
    let all = Span::new(0, source.text().len() as u32);
    let parts = if parts.is_empty() { vec![all] } else { parts };
    parts.into_iter().map(|part| leading_in(part, source, facts)).rfind(|lines| !lines.is_empty()).unwrap_or_default()
}

fn leading_in(part: Span, source: &Source, facts: &Facts) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let inside = |node: &NodeId| part.contains(facts.tree[*node].span);
    for node in facts.tree.children(NodeId::ROOT).filter(inside) {
        if lines.is_empty() && is_directive(facts, node) || facts.tree[node].kind == Kind::Pass {
            continue;
        }
        let specifiers = specifiers(source, facts, node);
        let Some(rank) = specifiers.iter().map(|specifier| rank(specifier)).min() else { break };
        lines.push(Line { node, span: facts.tree[node].span, rank, specifiers });
    }
    lines
}

/// The specifiers of every import of the module's own statements, wherever they stand.
pub(super) fn all_specifiers(source: &Source, facts: &Facts) -> Vec<String> {
    facts.tree.children(NodeId::ROOT).flat_map(|node| specifiers(source, facts, node)).collect()
}

fn is_directive(facts: &Facts, node: NodeId) -> bool {
    let tree = &facts.tree;
    tree[node].kind == Kind::Expression
        && tree.child(node, Role::Value).is_some_and(|value| tree[value].kind == Kind::String)
}

/// The specifiers of an import statement, or of a statement that is made of requires alone.
pub(super) fn specifiers(source: &Source, facts: &Facts, node: NodeId) -> Vec<String> {
    let tree = &facts.tree;
    match tree[node].kind {
        Kind::Import if !is_export(source, facts, node) => {
            let string = tree.child(node, Role::Value).filter(|&value| tree[value].kind == Kind::String);
            string.map(|string| unquoted(source, facts, string)).into_iter().collect()
        }
        Kind::Declare => {
            let items = tree.in_role(node, Role::Item);
            let found = items.map(|item| required(source, facts, tree.child(item, Role::Value)?));
            found.collect::<Option<Vec<_>>>().unwrap_or_default()
        }
        Kind::Expression => {
            let value = tree.child(node, Role::Value);
            value.and_then(|value| required(source, facts, value)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The specifier of `require('m')`, also where `('x')` or `.x` follows it.
fn required(source: &Source, facts: &Facts, value: NodeId) -> Option<String> {
    let tree = &facts.tree;
    let mut at = value;
    loop {
        at = match tree[at].kind {
            Kind::Call => {
                let callee = tree.child(at, Role::Callee)?;
                if tree[callee].kind == Kind::Name {
                    let is_require =
                        source.slice(tree[callee].span) == "require" && facts.scopes.of_name[callee.index()].is_none();
                    let argument = tree.child(at, Role::Argument).filter(|_| is_require)?;
                    return (tree[argument].kind == Kind::String).then(|| unquoted(source, facts, argument));
                }
                callee
            }
            Kind::Attribute | Kind::Subscript => tree.child(at, Role::Object)?,
            Kind::Cast => tree.child(at, Role::Value)?,
            _ => return None,
        };
    }
}

fn unquoted(source: &Source, facts: &Facts, string: NodeId) -> String {
    source.slice(facts.tree[string].span).trim_matches(['\'', '"', '`']).to_owned()
}

/// Whether a statement is a plain import, which hides nothing of what stands behind it: for `import x = …` too.
pub(super) fn is_plain_import(source: &Source, facts: &Facts, node: NodeId) -> bool {
    facts.tree[node].kind == Kind::Import && !is_export(source, facts, node) && !is_equals(source, facts, node)
}

/// Where the line around `at` ends, line end excluded, if nothing but a comment follows `at` on it.
pub(super) fn line_end(source: &Source, facts: &Facts, at: u32) -> Option<u32> {
    let line = source.line_around(at.max(1) - 1);
    let end = line.start + source.slice(line).trim_end_matches(['\n', '\r']).len() as u32;
    let code = facts.skip_blank(source.text(), at);
    let starts_here = facts.comments_in(Span::new(at, end)).last().is_none_or(|comment| comment.end <= end);
    (code >= end && starts_here).then_some(end)
}

/// Where the line of the statement at `start` begins, if nothing but blanks stands before it there.
pub(super) fn line_start(source: &Source, start: u32) -> Option<u32> {
    let line = source.line_around(start).start.max(source.bom_len().min(start));
    source.slice(Span::new(line, start)).trim().is_empty().then_some(line)
}

/// The blanks before the statement at `start`, if nothing else stands before it on its line.
pub(super) fn line_indent(source: &Source, start: u32) -> &str {
    line_start(source, start).map_or("", |line| source.slice(Span::new(line, start)))
}

/// Where new lines go that shall stand before the import at `start`: above the comments that touch it, unless these are
/// about the file, as the first ones of a file are.
pub(super) fn above(source: &Source, facts: &Facts, start: u32) -> u32 {
    let Some(statement) = line_start(source, start) else { return start };
    let comments = facts.comments_in(Span::new(0, start));
    let mut at = statement;
    // The lowest place that leaves no comment behind which is about the next line alone.
    let mut low = statement;
    for (index, comment) in comments.iter().enumerate().rev() {
        let gap = source.slice(Span::new(comment.end, at));
        let touches = gap.trim().is_empty() && gap.matches('\n').count() == 1;
        let Some(line) = line_start(source, comment.start).filter(|_| touches) else { break };
        let text = source.slice(*comment);
        if is_about_file(text) || index == 0 && !is_about_next_line(text) {
            return low;
        }
        if is_about_next_line(text) && low == at {
            low = line;
        }
        at = line;
    }
    at
}

/// Where a first import goes: behind the hashbang, directives and the header comment.
pub(super) fn top(source: &Source, facts: &Facts) -> u32 {
    let text = source.text();
    let scripts = scripts(source).and_then(|(scripts, _)| scripts.parts.first().copied());
    let mut at = scripts.map_or(source.bom_len(), |script| script.start);
    if text[at as usize..].starts_with("#!") {
        at = source.line_around(at).end;
    }
    let mut statements = facts.tree.children(NodeId::ROOT).peekable();
    loop {
        let next = at + blanks(&text[at as usize..]);
        let directive =
            statements.peek().copied().filter(|&node| is_directive(facts, node) && facts.tree[node].span.start == next);
        if let Some(directive) = directive {
            statements.next();
            let end = facts.tree[directive].span.end;
            at = line_end(source, facts, end).unwrap_or(end);
            continue;
        }
        let leads_code = !statements.peek().is_some_and(|&node| is_directive(facts, node));
        match header(source, facts, next, leads_code) {
            Some(end) => at = end,
            None => return line_start(source, next).unwrap_or(next),
        }
    }
}

/// The end of the comments that start at `at`, if they are about the file: a blank line follows, or a directive, which has
/// to stay in front of all code, or they say so. Where code follows (`leads_code`), a last one on its line belongs to it.
fn header(source: &Source, facts: &Facts, at: u32, leads_code: bool) -> Option<u32> {
    let first = facts.comment_at(at).filter(|comment| comment.start == at)?;
    let mut about_file = is_about_file(source.slice(first));
    let mut end = first.end;
    // The end of the comments before the last one; before it, if it documents the code below.
    let (mut before, mut undocumented) = (None, None);
    loop {
        let rest = &source.text()[end as usize..];
        let gap = &rest[..blanks(rest) as usize];
        let next = end + gap.len() as u32;
        if gap.matches('\n').count() > 1 || next as usize == source.text().len() {
            return Some(end);
        }
        match facts.comment_at(next).filter(|comment| comment.start == next) {
            Some(comment) => {
                let about_this = is_about_file(source.slice(comment));
                let documents = source.slice(comment).starts_with("/**") && !about_this && about_file;
                undocumented = documents.then_some(end);
                before = Some(end);
                about_file |= about_this;
                end = comment.end;
            }
            None if !leads_code => return Some(end),
            None if !gap.contains('\n') => return before.filter(|_| about_file),
            None => return about_file.then_some(undocumented.unwrap_or(end)),
        }
    }
}

fn blanks(text: &str) -> u32 {
    (text.len() - text.trim_start().len()) as u32
}

/// Whether a comment has to stay at the top of the file: settings for tools and licences.
fn is_about_file(comment: &str) -> bool {
    const WORDS: &[&str] = &[
        "@ts-check",
        "@ts-nocheck",
        "@flow",
        "@jest-",
        "@vitest-",
        "@jsx",
        "@license",
        "@preserve",
        "@file",
        "@format",
        "@prettier",
        "eslint-",
        "eslint ",
        "jshint",
        "copyright",
        "licence",
        "license",
        "spdx",
        "istanbul ignore file",
    ];
    let comment = comment.to_lowercase();
    !is_about_next_line(&comment) && (comment.starts_with("/*!") || WORDS.iter().any(|word| comment.contains(word)))
}

fn is_about_next_line(comment: &str) -> bool {
    ["-next-line", "@ts-ignore", "@ts-expect-error", "prettier-ignore"].iter().any(|word| comment.contains(word))
}
