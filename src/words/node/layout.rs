//! The bytes of a node and around it: its brackets, comments and heads.

use std::sync::Arc;

use super::Node;
use crate::facts::{Kind, NodeId, Role};
use crate::text::Span;
use crate::words::text::mark;

impl Node {
    /// The node with a comment that follows on its last line.
    pub(super) fn with_tail(&self) -> Span {
        self.tail().map_or(self.span(), |tail| self.span().cover(tail))
    }

    /// The node with a comma that follows.
    pub(super) fn with_comma(&self) -> Span {
        let text = self.cx.source.text();
        let whole = self.cx.facts.with_parens(text, self.id);
        let rest = &text[whole.end as usize..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let comma = rest[blanks..].starts_with(',');
        if comma { Span::new(whole.start, whole.end + blanks as u32 + 1) } else { whole }
    }

    /// A comment behind the node on its last line, with the blanks before it.
    pub(super) fn tail(&self) -> Option<Span> {
        let end = self.cx.facts.with_parens(self.cx.source.text(), self.id).end;
        self.comment_behind(end)
    }

    pub(in crate::words) fn comment_behind(&self, end: u32) -> Option<Span> {
        let text = self.cx.source.text();
        let blanks = text[end as usize..].len() - text[end as usize..].trim_start_matches([' ', '\t']).len();
        let comment = self.cx.facts.comment_at(end + blanks as u32)?;
        Some(Span::new(end, comment.end))
    }

    /// The bytes between the node's own brackets.
    pub(in crate::words) fn inside(&self) -> Option<Span> {
        let tree = &self.cx.facts.tree;
        let list = tree[self.id].list;
        let span = if list.is_empty() { self.span() } else { list };
        let text = self.cx.slice(span);
        (text.starts_with(['(', '[', '{']) && text.ends_with([')', ']', '}']))
            .then(|| Span::new(span.start + 1, span.end - 1))
    }

    /// What has to stay behind the node's own opening bracket, with the blanks before it: a comment that ends its line,
    /// and the strings on lines of their own that open a function (`'use strict'`), with the empty lines behind them.
    pub(in crate::words) fn opening(&self) -> Option<Span> {
        let inside = self.inside()?;
        let ends_line = |end: u32| {
            let rest = self.cx.slice(Span::new(end, inside.end));
            rest.trim_start_matches([' ', '\t']).starts_with(['\r', '\n'])
        };
        let comment = self.comment_behind(inside.start).filter(|comment| ends_line(comment.end));
        let Some(last) = self.opening_strings().last() else { return comment };
        let end = self.comment_behind(last).map_or(last, |comment| comment.end);
        let first = comment.map_or(inside.start, |comment| comment.end);
        if !ends_line(first) || !ends_line(end) {
            return comment;
        }
        let below = self.cx.slice(Span::new(end, inside.end));
        let blank = &below[..below.len() - below.trim_start().len()];
        let lines = blank.rfind('\n').map_or(0, |at| blank[..at].trim_end_matches('\r').len());
        Some(Span::new(inside.start, end + lines as u32))
    }

    /// The ends of the strings that are the first statements of a function.
    fn opening_strings(&self) -> impl Iterator<Item = u32> {
        let tree = &self.cx.facts.tree;
        let opens = tree.parent(self.id).is_some_and(|up| tree[up].kind == Kind::Function);
        let statements = tree.in_role(self.id, Role::Body).filter(move |_| opens);
        let string = |&one: &NodeId| {
            tree[one].kind == Kind::Expression
                && self.cx.text(one).starts_with(['\'', '"'])
                && tree.child(one, Role::Value).is_some_and(|value| tree[value].kind == Kind::String)
        };
        statements.take_while(string).map(|one| tree[one].span.end)
    }

    /// A comment right behind the opening bracket of the argument list, with the blanks before it.
    pub(super) fn comment_open(&self) -> Option<Span> {
        let list = self.cx.facts.tree[self.id].list;
        if list.is_empty() { None } else { self.comment_behind(list.start + 1) }
    }

    /// A comment behind the element on its last line (behind its comma), with the blanks before it.
    pub(super) fn comment_after(&self) -> Option<Span> {
        let text = self.cx.source.text();
        let mut end = self.cx.facts.with_parens(text, self.id).end;
        let blanks = text[end as usize..].len() - text[end as usize..].trim_start_matches([' ', '\t']).len();
        if text[end as usize + blanks..].starts_with(',') {
            end += blanks as u32 + 1;
        }
        self.comment_behind(end)
    }

    /// Comments on lines of their own between the element and what stands before it.
    pub(super) fn comments_above(&self) -> Vec<Span> {
        let facts = &self.cx.facts;
        let text = self.cx.source.text();
        let start = facts.with_parens(text, self.id).start;
        let before = facts.skip_blank_back(text, start);
        let own_line = |comment: &&Span| {
            let line = self.cx.source.line_around(comment.start);
            text[line.start as usize..comment.start as usize].trim().is_empty()
        };
        facts.comments_in(Span::new(before, start)).iter().filter(own_line).copied().collect()
    }

    /// The comments above the element; where none are, those above the declarations of one line that it stands right
    /// behind: `// what for`, `const x = f();`, `x.g();`.
    pub(super) fn comments_about(&self) -> Vec<Span> {
        let (tree, source) = (&self.cx.facts.tree, &self.cx.source);
        let mut at = self.id;
        loop {
            let found = Self { cx: Arc::clone(&self.cx), id: at }.comments_above();
            let before = self.cx.siblings(at).into_iter().take_while(|&one| one != at).last();
            let (Some(before), true) = (before, found.is_empty()) else { return found };
            let first = source.line_of(tree[before].span.start);
            let touches = source.line_of(tree[at].span.start) == first + 1;
            if !touches || self.cx.kind(before) != Kind::Declare {
                return found;
            }
            at = before;
        }
    }

    /// Of a function: the bytes in front of its parameters, `async function `.
    pub(super) fn before_params(&self) -> Option<Span> {
        let tree = &self.cx.facts.tree;
        let list = Some(tree[self.id].list).filter(|list| !list.is_empty()).map(|list| list.start);
        let first = self.cx.child(self.id, Role::Param).map(|param| tree[param].span.start);
        let types = self.cx.child(self.id, Role::Type).map(|types| tree[types].span.start);
        let end = [list.or(first), types].into_iter().flatten().min()?;
        Some(Span::new(self.span().start, end))
    }

    /// Of a function: the bytes between its head and its body, for an arrow the arrow.
    pub(in crate::words) fn before_body(&self) -> Option<Span> {
        let tree = &self.cx.facts.tree;
        let body = self.cx.child(self.id, Role::Body)?;
        let head = [Role::Returns, Role::Param].into_iter().filter_map(|role| tree.in_role(self.id, role).last());
        let start = head.map(|node| tree[node].span.end).chain([tree[self.id].list.end]).max()?;
        Some(Span::new(start, self.cx.facts.with_parens(self.cx.source.text(), body).start))
    }

    /// Of a function: its body with the bytes between it and the head, for an arrow from the arrow on.
    pub(in crate::words) fn beyond_head(&self) -> Option<Span> {
        let body = self.cx.child(self.id, Role::Body)?;
        Some(Span::new(self.before_body()?.start, self.cx.facts.with_parens(self.cx.source.text(), body).end))
    }

    /// The node as it can stand outside of brackets: put into parentheses if it runs over lines that only brackets join.
    pub(super) fn alone(&self) -> String {
        let facts = &self.cx.facts;
        let span = facts.with_parens(self.cx.source.text(), self.id);
        if self.cx.breaks_outside_brackets(span) { format!("({})", mark(span)) } else { mark(span) }
    }
}
