//! Imports that have lost their last use.

use super::list::{List, is_listed, thin};
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, How, Kind, NodeId, Role};
use crate::text::{Source, Span};

/// One statement that loses names.
pub(super) struct Loss {
    /// The statement.
    pub statement: NodeId,
    /// The elements of its list that go.
    pub elements: Vec<NodeId>,
    /// What else changes.
    pub edits: Vec<Edit>,
    /// Whether nothing of it stays.
    pub whole: bool,
    /// Whether its list goes with the braces, and only a default name stays.
    pub list: bool,
}

/// What goes with the names that are dead, statement by statement, in order.
pub(super) fn plan(source: &Source, facts: &Facts, dead: &[BindingId]) -> Vec<Loss> {
    let mut statements: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
    for &id in dead {
        let binding = facts.scopes.binding(id);
        let Some(bind) = binding.single().filter(|bind| matches!(bind.how, How::Import { .. })) else { continue };
        let statement =
            facts.tree.ancestors(bind.node).find(|&up| matches!(facts.tree[up].kind, Kind::Import | Kind::Declare));
        let Some(statement) = statement.filter(|_| !binding.exported && binding.reads.is_empty()) else { continue };
        match statements.iter_mut().find(|(known, _)| *known == statement) {
            Some((_, names)) => names.push(bind.node),
            None => statements.push((statement, vec![bind.node])),
        }
    }
    statements.sort_by_key(|(statement, _)| *statement);
    statements.into_iter().filter_map(|(statement, names)| loss(source, facts, statement, &names)).collect()
}

fn loss(source: &Source, facts: &Facts, statement: NodeId, names: &[NodeId]) -> Option<Loss> {
    match facts.tree[statement].kind {
        Kind::Import => of_import(source, facts, statement, names),
        _ => of_declaration(source, facts, statement, names),
    }
}

/// A statement that goes altogether; none if a comment would go with it.
fn whole(facts: &Facts, statement: NodeId) -> Option<Loss> {
    let silent = facts.comments_in(facts.tree[statement].span).is_empty();
    silent.then_some(Loss { statement, elements: Vec::new(), edits: Vec::new(), whole: true, list: false })
}

fn of_import(source: &Source, facts: &Facts, statement: NodeId, names: &[NodeId]) -> Option<Loss> {
    let tree = &facts.tree;
    let all: Vec<NodeId> = tree.in_role(statement, Role::Item).collect();
    let gone = |name: &NodeId| names.contains(name);
    if all.iter().all(gone) {
        return whole(facts, statement);
    }
    let first = *all.first()?;
    let leads = !is_listed(source, facts, first);
    let listed: Vec<NodeId> = all.iter().copied().filter(|&name| !(leads && name == first)).collect();
    if leads && gone(&first) {
        // `import d, { a } from 'm'` without `d`: what is behind the comma stays.
        let start = tree[first].span.start;
        let comma = facts.skip_blank(source.text(), tree[first].span.end);
        let rest = facts.skip_blank(source.text(), comma + 1);
        let span = Span::new(start, rest);
        let edits = vec![Edit::delete(span)];
        let elements = listed.into_iter().filter(gone).collect();
        return facts.comments_in(span).is_empty().then_some(Loss {
            statement,
            elements,
            edits,
            whole: false,
            list: false,
        });
    }
    if leads && listed.iter().all(gone) {
        let end = list_end(source, facts, *listed.last()?)?;
        let span = Span::new(tree[first].span.end, end);
        let edits = vec![Edit::delete(span)];
        return facts.comments_in(span).is_empty().then_some(Loss {
            statement,
            elements: Vec::new(),
            edits,
            whole: false,
            list: true,
        });
    }
    let elements = listed.into_iter().filter(gone).collect();
    Some(Loss { statement, elements, edits: Vec::new(), whole: false, list: false })
}

/// Behind the bracket that closes the list of which `last` is the last element, or behind a namespace.
fn list_end(source: &Source, facts: &Facts, last: NodeId) -> Option<u32> {
    let text = source.text();
    let end = facts.tree[last].span.end;
    if !is_listed(source, facts, last) {
        return Some(end);
    }
    let mut at = facts.skip_blank(text, end);
    if text.as_bytes().get(at as usize) == Some(&b',') {
        at = facts.skip_blank(text, at + 1);
    }
    (text.as_bytes().get(at as usize) == Some(&b'}')).then_some(at + 1)
}

fn of_declaration(source: &Source, facts: &Facts, statement: NodeId, names: &[NodeId]) -> Option<Loss> {
    let tree = &facts.tree;
    let items: Vec<NodeId> = tree.in_role(statement, Role::Item).collect();
    let dead_item = |item: &NodeId| tree.child(*item, Role::Target).is_some_and(|target| is_dead(facts, target, names));
    if items.iter().all(dead_item) {
        return whole(facts, statement);
    }
    if let [only] = items[..] {
        let list = List::of_pattern(facts, tree.child(only, Role::Target)?)?;
        let value = |element: &NodeId| tree.child(*element, Role::Value);
        let elements: Vec<NodeId> = list
            .elements
            .into_iter()
            .filter(|element| value(element).is_some_and(|value| is_dead(facts, value, names)))
            .collect();
        return (!elements.is_empty()).then_some(Loss {
            statement,
            elements,
            edits: Vec::new(),
            whole: false,
            list: false,
        });
    }
    let spans: Vec<Span> = items.iter().map(|&item| tree[item].span).collect();
    let gone: Vec<bool> = items.iter().map(dead_item).collect();
    let edits = thin(source, facts, &spans, &gone, &[])?;
    (!edits.is_empty()).then_some(Loss { statement, elements: Vec::new(), edits, whole: false, list: false })
}

/// Whether a target is nothing but dead names.
fn is_dead(facts: &Facts, target: NodeId, names: &[NodeId]) -> bool {
    match facts.tree[target].kind {
        Kind::Name => names.contains(&target),
        Kind::Dict => List::of_pattern(facts, target).is_some_and(|list| {
            list.elements.iter().all(|&element| {
                facts.tree.child(element, Role::Value).is_some_and(|value| is_dead(facts, value, names))
            })
        }),
        _ => false,
    }
}

/// The lines of a statement that goes, or only the statement where it shares them.
pub(super) fn lines_of(source: &Source, facts: &Facts, statement: NodeId) -> Span {
    let span = facts.tree[statement].span;
    let first = source.line_around(span.start);
    let last = source.line_around(span.end.max(1) - 1);
    let start = first.start.max(if first.start == 0 { source.bom_len() } else { 0 });
    let before = source.slice(Span::new(start, span.start));
    let after = source.slice(Span::new(span.end, last.end));
    if !before.trim().is_empty() || !after.trim().is_empty() {
        let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
        return Span::new(span.start, span.end + blanks as u32);
    }
    // A blank line that stood between the statement and what follows does not open the file or follow another one.
    let opens = start == source.bom_len()
        || source.text()[..start as usize].ends_with("\n\n")
        || source.text()[..start as usize].ends_with("\n\r\n");
    let below = source.text()[last.end as usize..].split_inclusive('\n').next().unwrap_or_default();
    let blank = if opens && !below.is_empty() && below.trim().is_empty() { below.len() as u32 } else { 0 };
    Span::new(start, last.end + blank)
}
