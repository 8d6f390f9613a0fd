//! Imports of names that have lost their last use.

use super::lines::Lines;
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, How, NodeId};
use crate::lang::python::names::imported;
use crate::text::{Source, Span};

/// What goes.
pub(super) struct Dead {
    /// Imported names, in source order.
    pub names: Vec<NodeId>,
}

/// The imported names that may go: nobody else can see them, and their line carries no comment.
pub(super) fn removable(source: &Source, facts: &Facts, dead: &[BindingId]) -> Dead {
    let package = source.path().file_name().is_some_and(|name| name == "__init__.py");
    let mut names = Vec::new();
    for &id in dead.iter().filter(|_| !package) {
        let binding = facts.scopes.binding(id);
        let imports = binding.binds.iter().all(|bind| {
            let How::Import { path, type_only, .. } = &bind.how else { return false };
            !type_only && !bind.from_inside && !path.starts_with("__future__.")
        });
        let full = |node| imported(&facts.tree, source.text(), node);
        let same = binding.binds.windows(2).all(|pair| full(pair[0].node) == full(pair[1].node));
        if imports && same && !binding.exported && binding.reads.is_empty() {
            names.extend(binding.binds.iter().map(|bind| bind.node).filter(|&node| !has_comment(source, facts, node)));
        }
    }
    names.sort_unstable_by_key(|name| name.index());
    names.dedup();
    Dead { names }
}

/// Takes the names out of their statements, and the statements that lose their last name out of their blocks.
pub(super) fn remove(lines: &mut Lines, source: &Source, facts: &Facts, dead: &Dead) {
    let tree = &facts.tree;
    let mut statements: Vec<NodeId> = dead.names.iter().filter_map(|&name| tree.parent(name)).collect();
    statements.dedup();
    let is_whole = |statement: NodeId| tree.children(statement).all(|name| dead.names.contains(&name));
    let (whole, part): (Vec<_>, Vec<_>) = statements.into_iter().partition(|&statement| is_whole(statement));
    for statement in part {
        take_names(lines, source, facts, statement, &dead.names);
    }
    let mut gone: Vec<NodeId> = Vec::new();
    for &statement in &whole {
        let at = tree[statement].span;
        let first = source.line_span(source.line_of(at.start));
        let last = source.line_span(source.line_of(at.end));
        let commented = !facts.comments_in(first.cover(last)).is_empty();
        let siblings = siblings(facts, statement);
        let empties =
            tree.parent(statement) != Some(NodeId::ROOT) && siblings.iter().all(|other| whole.contains(other));
        if !commented && !empties {
            take_statement(lines, source, facts, statement, &siblings, &gone);
            gone.push(statement);
        }
    }
}

/// The statements of the same body.
fn siblings(facts: &Facts, statement: NodeId) -> Vec<NodeId> {
    let role = facts.tree[statement].role;
    facts.tree.parent(statement).into_iter().flat_map(|parent| facts.tree.in_role(parent, role)).collect()
}

/// Whether a comment stands on the physical line of an imported name.
fn has_comment(source: &Source, facts: &Facts, name: NodeId) -> bool {
    let span = facts.tree[name].span;
    let line = source.line_around(span.start).cover(source.line_around(span.end));
    !facts.comments_in(line).is_empty()
}

fn take_statement(
    lines: &mut Lines,
    source: &Source,
    facts: &Facts,
    statement: NodeId,
    siblings: &[NodeId],
    gone: &[NodeId],
) {
    let tree = &facts.tree;
    let at = tree[statement].span;
    let (first, last) = (source.line_of(at.start), source.line_of(at.end));
    let whole = Span::new(source.line_span(first).start.max(source.bom_len()), source.line_span(last).end);
    let before = source.slice(Span::new(whole.start, at.start));
    let after = source.slice(Span::new(at.end, whole.end));
    if before.trim_start_matches('\u{feff}').trim().is_empty()
        && after.trim_matches([';', ' ', '\t', '\r', '\n']).is_empty()
    {
        let opens = siblings.iter().take_while(|&&other| other != statement).all(|other| gone.contains(other));
        lines.remove(first, last, opens && !comment_above(source, facts, first));
        return;
    }
    // Other statements share the line.
    let place = siblings.iter().position(|&other| other == statement).unwrap_or(0);
    let next = siblings.get(place + 1).map(|&next| tree[next].span);
    let previous = place.checked_sub(1).map(|previous| tree[siblings[previous]].span);
    match (next, previous) {
        (Some(next), _) if source.line_of(next.start) == last => {
            lines.edit(Edit::delete(Span::new(at.start, next.start)));
        }
        (_, Some(previous)) if source.line_of(previous.end) == first && !gone.contains(&siblings[place - 1]) => {
            lines.edit(Edit::delete(Span::new(previous.end, at.end)));
        }
        _ => {}
    }
}

/// Whether the nearest line above that is not blank is a comment.
fn comment_above(source: &Source, facts: &Facts, line: u32) -> bool {
    let above = &source.text()[..source.line_span(line).start as usize];
    let end = above.trim_end().len() as u32;
    end > 0
        && facts.comment_at(end - 1).is_some_and(|comment| {
            source.text()[source.line_around(comment.start).start as usize..comment.start as usize]
                .trim_start_matches('\u{feff}')
                .trim()
                .is_empty()
        })
}

/// Takes some, not all, names out of an import.
fn take_names(lines: &mut Lines, source: &Source, facts: &Facts, statement: NodeId, dead: &[NodeId]) {
    let tree = &facts.tree;
    let names: Vec<(Span, bool)> =
        tree.children(statement).map(|name| (tree[name].span, dead.contains(&name))).collect();
    let spread = source.slice(tree[statement].span).ends_with(')') && take_lines(lines, source, &names);
    if !spread {
        for edit in take_from_list(&names) {
            lines.edit(edit);
        }
    }
}

/// Names go with the separator behind them, the last ones with the one in front of them.
fn take_from_list(names: &[(Span, bool)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while at < names.len() {
        let first = at;
        while at < names.len() && names[at].1 {
            at += 1;
        }
        if at > first {
            edits.push(Edit::delete(match (names.get(at), first.checked_sub(1)) {
                (Some(next), _) => Span::new(names[first].0.start, next.0.start),
                (None, Some(previous)) => Span::new(names[previous].0.end, names[at - 1].0.end),
                (None, None) => return Vec::new(),
            }));
        }
        at += 1;
    }
    edits
}

/// In a list over several lines: a line on which only dead names stand goes whole. Tells whether that was all there was
/// to do, with at most changes within lines; otherwise nothing is done.
fn take_lines(lines: &mut Lines, source: &Source, names: &[(Span, bool)]) -> bool {
    let (mut cut, mut edits) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < names.len() {
        let line = source.line_of(names[at].0.start);
        let end = at + names[at..].iter().take_while(|(name, _)| source.line_of(name.start) == line).count();
        let here = &names[at..end];
        at = end;
        if here.iter().all(|&(_, dead)| !dead) {
            continue;
        }
        if here.iter().any(|&(_, dead)| !dead) {
            edits.extend(take_from_list(here));
            continue;
        }
        let whole = source.line_span(line);
        let (first, last) = (here[0].0, here[here.len() - 1].0);
        let before = source.slice(Span::new(whole.start, first.start));
        let after = if last.end <= whole.end { source.slice(Span::new(last.end, whole.end)) } else { "(" };
        if !before.trim().is_empty() || !after.trim_matches([',', ' ', '\t', '\r', '\n']).is_empty() {
            return false;
        }
        cut.push(line);
    }
    cut.into_iter().for_each(|line| lines.cut(line, line));
    edits.into_iter().for_each(|edit| lines.edit(edit));
    true
}
