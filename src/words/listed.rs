//! Lists of several arguments or elements that stand on one line, and how a formatter breaks them: each element on a line of
//! its own, one step deeper, with a comma behind the last, once one of them has several lines or all are too wide.

use super::cx::Cx;
use super::text::break_list;
use crate::edit::Edit;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::Span;

/// Columns of what stands between the brackets of a list on one line (rustfmt: `fn_call_width`, `array_width`).
const MOST: usize = 60;

/// A list on one line.
pub(super) struct List {
    node: NodeId,
    brackets: Span,
    elements: Vec<NodeId>,
}

impl Cx {
    /// The list of several elements on one line of which `element` is one, where it can be broken by itself: no chain, head or
    /// operator around it has to be laid out anew.
    pub(super) fn list_around(&self, element: NodeId) -> Option<List> {
        let tree = &self.facts.tree;
        let node = tree.parent(element).filter(|_| matches!(tree[element].role, Role::Argument | Role::Element))?;
        if !matches!(self.kind(node), Kind::Call | Kind::Tuple | Kind::List) {
            return None;
        }
        let brackets = if tree[node].list.is_empty() { tree[node].span } else { tree[node].list };
        let elements = [self.in_role(node, Role::Argument), self.in_role(node, Role::Element)].concat();
        let one_line = elements.len() > 1 && !self.slice(brackets).contains('\n');
        (one_line && self.stands_free(node)).then_some(List { node, brackets, elements })
    }

    /// Whether the list is a value, a statement, or all that a call is given; perhaps with links of `.await` and the like behind.
    fn stands_free(&self, list: NodeId) -> bool {
        let tree = &self.facts.tree;
        let chain = self.whole_chain(list);
        let callee = self.child(list, Role::Callee);
        let method = callee.filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH));
        let short = method.and_then(|it| self.child(it, Role::Object)).is_none_or(|it| tree.children(it).next().is_none());
        if !short || method.is_some() && chain != list {
            return false;
        }
        tree.parent(chain).is_some_and(|up| match self.kind(up) {
            Kind::Expression | Kind::Return | Kind::Block | Kind::Case => true,
            Kind::Assign => tree[chain].role == Role::Value,
            Kind::Call => self.positional(up).len() == 1 && chain == list && self.stands_free(up),
            Kind::Function => tree[chain].role == Role::Body,
            _ => false,
        })
    }

    /// Whether the elements still fit on the line where `element`, and others that call the like of it, grow by `more` columns.
    pub(super) fn list_fits(&self, list: &List, element: NodeId, more: i64) -> bool {
        let crate_of = |node: NodeId| {
            let calls = self.facts.tree.of_kind_in(node, Kind::Call).filter_map(|call| self.callee_path(call));
            calls.map(|path| path.split("::").take(2).collect::<Vec<_>>().join("::")).next()
        };
        let own = crate_of(element);
        let growing = list.elements.iter().filter(|&&it| it == element || own.is_some() && crate_of(it) == own).count();
        let more = more * growing as i64;
        let inner = self.slice(list.brackets).chars().count() as i64 - 2 + more;
        let line = self.slice(self.source.line_around(list.brackets.start)).trim_end().chars().count() as i64 + more;
        inner <= MOST as i64 && line <= 100
    }

    /// `text`, laid out for a line of its own, with the wish that the list around it be broken.
    pub(super) fn in_broken_list(text: &str) -> String {
        break_list(&text.replace('\n', "\n    "))
    }

    /// The edits that break the list in which the element at `span` stands, that element aside.
    pub fn list_breaks(&self, span: Span) -> Vec<Edit> {
        let text = self.source.text();
        let tree = &self.facts.tree;
        let at_span = |node: &NodeId| self.facts.with_parens(text, *node) == span;
        let list = tree.ids().filter(at_span).find_map(|node| self.list_around(node));
        list.map_or_else(Vec::new, |list| self.separators(&list))
    }

    fn separators(&self, list: &List) -> Vec<Edit> {
        let text = self.source.text();
        let style = &self.facts.style;
        let outer = format!("{}{}", style.newline, self.source.indent_at(list.brackets.start));
        let inner = format!("{outer}{}", style.indent);
        let spans: Vec<Span> = list.elements.iter().map(|&it| self.facts.with_parens(text, it)).collect();
        let mut at = list.brackets.start + 1;
        let mut edits = Vec::new();
        for (number, span) in spans.iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            edits.push(Edit::replace(Span::new(at, span.start), format!("{comma}{inner}")));
            at = span.end;
        }
        edits.push(Edit::replace(Span::new(at, list.brackets.end - 1), format!(",{outer}")));
        edits.extend(self.links_below(list.node).into_iter().map(|at| Edit::insert(at, outer.clone())));
        edits
    }

    /// Where the links behind the list start.
    fn links_below(&self, list: NodeId) -> Vec<u32> {
        let tree = &self.facts.tree;
        let whole = self.whole_chain(list);
        let mut at = list;
        let mut found = Vec::new();
        while at != whole {
            let Some(up) = tree.parent(at) else { break };
            if matches!(self.kind(up), Kind::Attribute | Kind::Await) {
                found.push(tree[at].span.end);
            }
            at = up;
        }
        found
    }
}
