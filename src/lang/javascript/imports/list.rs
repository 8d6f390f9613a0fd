//! The names that one import or require brings, as a list in braces.

use super::super::paths::module_path;
use super::section::is_plain_import;
use super::{is_equals, is_type_only};
use crate::edit::Edit;
use crate::facts::{Facts, Flags, Kind, NodeId, Role};
use crate::text::{Source, Span};

/// How names are renamed in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `{ a as b }`.
    Import,
    /// `{ a: b }`.
    Require,
}

/// The elements in braces of an import, or of what a require is unpacked into.
pub(super) struct List {
    /// How its names are renamed.
    pub form: Form,
    /// Its elements, in order.
    pub elements: Vec<NodeId>,
}

impl List {
    /// The list of a statement, if it has one.
    pub fn of(source: &Source, facts: &Facts, statement: NodeId) -> Option<Self> {
        let tree = &facts.tree;
        match tree[statement].kind {
            Kind::Import if is_plain_import(source, facts, statement) => {
                let elements: Vec<NodeId> =
                    tree.in_role(statement, Role::Item).filter(|&name| is_listed(source, facts, name)).collect();
                (!elements.is_empty()).then_some(Self { form: Form::Import, elements })
            }
            Kind::Declare => {
                let mut items = tree.in_role(statement, Role::Item);
                let (item, None) = (items.next()?, items.next()) else { return None };
                Self::of_pattern(facts, tree.child(item, Role::Target)?)
            }
            _ => None,
        }
    }

    /// The list that a pattern is.
    pub fn of_pattern(facts: &Facts, pattern: NodeId) -> Option<Self> {
        let elements: Vec<NodeId> = facts.tree.children(pattern).collect();
        let plain = facts.tree[pattern].kind == Kind::Dict
            && !elements.is_empty()
            && elements.iter().all(|&element| facts.tree[element].kind == Kind::Pair);
        plain.then_some(Self { form: Form::Require, elements })
    }

    /// The edits that take the dead elements away and put `new` ones at the end; none if a comment would go.
    pub fn edits(&self, source: &Source, facts: &Facts, dead: &[NodeId], new: &[String]) -> Option<Vec<Edit>> {
        let spans: Vec<Span> = self.elements.iter().map(|&element| facts.tree[element].span).collect();
        let gone: Vec<bool> = self.elements.iter().map(|element| dead.contains(element)).collect();
        thin(source, facts, &spans, &gone, new)
    }
}

/// The edits that take elements between commas away and put `new` ones at the end; none if a comment would go.
pub(super) fn thin(source: &Source, facts: &Facts, spans: &[Span], gone: &[bool], new: &[String]) -> Option<Vec<Edit>> {
    let last = *spans.last()?;
    let mut edits = Vec::new();
    match gone.iter().rposition(|gone| !gone) {
        Some(kept) => {
            for at in (0..kept).filter(|&at| gone[at]) {
                edits.push(Edit::delete(Span::new(spans[at].start, spans[at + 1].start)));
            }
            let added: String = new.iter().map(|name| format!(",{}{name}", separator(source, spans, kept))).collect();
            if !added.is_empty() {
                edits.push(Edit::insert(spans[kept].end, added));
            }
            if spans[kept] != last {
                edits.push(Edit::delete(Span::new(spans[kept].end, last.end)));
            }
        }
        None => edits.push(Edit::replace(spans[0].cover(last), new.join(", "))),
    }
    let loses = |edit: &Edit| !facts.comments_in(edit.span).is_empty();
    (!edits.iter().any(loses)).then_some(edits)
}

/// The blanks before the element at `at`, if it starts a line; else one blank.
fn separator(source: &Source, spans: &[Span], at: usize) -> String {
    let before = &source.text()[..spans[at].start as usize];
    let gap = &before[before.trim_end().len()..];
    if gap.contains('\n') {
        gap[gap.rfind("\r\n").or(gap.rfind('\n')).unwrap_or(0)..].to_owned()
    } else {
        " ".to_owned()
    }
}

/// Whether an imported name stands in braces.
pub(super) fn is_listed(source: &Source, facts: &Facts, name: NodeId) -> bool {
    let it = &facts.tree[name];
    let before = facts.skip_blank_back(source.text(), it.span.start);
    let opened = || source.text()[..before as usize].ends_with('{');
    let first = facts.tree.parent(name).and_then(|import| facts.tree.child(import, Role::Item)) == Some(name);
    !it.flags.has(Flags::STAR) && (!first || opened())
}

/// The statement whose list a name of `module` can join.
pub(super) fn to_join(source: &Source, facts: &Facts, module: &str) -> Option<NodeId> {
    let tree = &facts.tree;
    tree.children(NodeId::ROOT).find(|&statement| {
        let brings = match tree[statement].kind {
            Kind::Import => !is_type_only(facts, statement) && !is_equals(source, facts, statement),
            Kind::Declare => true,
            _ => false,
        };
        brings && names_module(source, facts, statement, module) && List::of(source, facts, statement).is_some()
    })
}

/// Whether a statement imports from `module` and from nothing else, without going into it.
fn names_module(source: &Source, facts: &Facts, statement: NodeId, module: &str) -> bool {
    let tree = &facts.tree;
    let value = match tree[statement].kind {
        Kind::Import => tree.child(statement, Role::Value),
        _ => tree
            .child(statement, Role::Item)
            .and_then(|item| tree.child(item, Role::Value))
            .filter(|&value| tree[value].kind == Kind::Call)
            .filter(|&value| {
                tree.child(value, Role::Callee).is_some_and(|callee| {
                    source.slice(tree[callee].span) == "require" && facts.scopes.of_name[callee.index()].is_none()
                })
            })
            .and_then(|value| tree.child(value, Role::Argument)),
    };
    value.is_some_and(|value| {
        tree[value].kind == Kind::String
            && module_path(source.slice(tree[value].span).trim_matches(['\'', '"'])) == module
    })
}
