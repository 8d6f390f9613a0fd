//! Lists that a formatter had to break, and that find room on one line again once one of their elements is shorter.

use super::super::cx::Cx;
use super::List;
use crate::edit::Edit;
use crate::facts::{Kind, NodeId, Role};
use crate::text::Span;

impl Cx {
    /// The edits that bring the lists around `chain` back to one line, which grows by `more` columns, a negative number: the
    /// list of which it is an element, and those of which that is all.
    pub(in crate::words) fn joining(&self, chain: NodeId, more: i64) -> Vec<Edit> {
        let mut edits = Vec::new();
        let was = self.text(chain).chars().count() as i64;
        let (mut element, mut width) = (self.passed(chain), was + more);
        width += self.text(element).chars().count() as i64 - was;
        let mut alike = if self.is_one_line(chain) { more } else { 0 };
        while more < 0
            && let Some(list) = self.list_with(element)
        {
            let others = list.elements.iter().filter(|&&it| it != element);
            let old: i64 = others.clone().map(|&it| self.text(it).chars().count() as i64 + 2).sum();
            let inner = width + old + alike * (self.like(list.node, list.element) - 1);
            if self.on_lines(&list) {
                let plain = others.clone().all(|&it| self.is_one_line(it));
                let had_to = !self.is_one_line(element) || !self.has_room(&list, inner - more);
                let stays = !plain || !had_to || !self.facts.comments_in(list.brackets).is_empty();
                if stays || !self.has_room(&list, inner) {
                    break;
                }
                edits.extend(self.one_line(&list));
            } else if self.slice(list.brackets).contains('\n') && !self.has_room(&list, inner) {
                // What it holds keeps its lines.
                return Vec::new();
            }
            let brackets = list.brackets;
            let around = self.text(list.node).chars().count() as i64 - self.slice(brackets).chars().count() as i64;
            (element, width, alike) = (self.passed(list.node), around + inner + 2, 0);
            if self.whole_chain(list.node) != list.node {
                break;
            }
        }
        edits
    }

    /// What `chain` is with the signs and casts around it.
    fn passed(&self, chain: NodeId) -> NodeId {
        let tree = &self.facts.tree;
        let passes = |&up: &NodeId| matches!(self.kind(up), Kind::Reference | Kind::Unary | Kind::Cast);
        std::iter::successors(Some(chain), |&at| tree.parent(at).filter(passes)).last().unwrap_or(chain)
    }

    /// The list of which `element` is one.
    fn list_with(&self, element: NodeId) -> Option<List> {
        let tree = &self.facts.tree;
        let node = tree.parent(element).filter(|_| matches!(tree[element].role, Role::Argument | Role::Element))?;
        let is_list = matches!(self.kind(node), Kind::Call | Kind::Tuple | Kind::List | Kind::Macro);
        let list = self.list_of(node).filter(|_| is_list)?;
        Some(List { element, ..list })
    }

    /// Whether the first element stands on the line below the bracket, and each on a line of its own.
    fn on_lines(&self, list: &List) -> bool {
        let starts = list.elements.iter().map(|&it| self.facts.with_parens(self.source.text(), it).start);
        let lines: Vec<u32> =
            std::iter::once(list.brackets.start).chain(starts).map(|at| self.source.line_of(at)).collect();
        lines.is_sorted_by(|a, b| a < b)
    }

    /// Whether elements of `inner` columns, and the links behind their list, find room on the line where its bracket opens.
    fn has_room(&self, list: &List, inner: i64) -> bool {
        let (line, most) = self.widths();
        let columns = |text: &str| text.chars().count() as i64;
        let (links, end) = (self.links_below(list.node).len(), self.facts.tree[self.whole_chain(list.node)].span.end);
        let before =
            columns(self.slice(Span::new(self.source.line_around(list.brackets.start).start, list.brackets.start)));
        let tail: i64 = self.slice(Span::new(list.brackets.end, end)).lines().map(|part| columns(part.trim())).sum();
        let behind = columns(self.slice(Span::new(end, self.source.line_around(end).end)).trim_end());
        let start = self.facts.tree[list.node].span.start;
        let head = columns(self.slice(Span::new(start, list.brackets.start)));
        (inner <= most as i64 || list.elements.len() == 1 && !self.opens_behind_bracket(list.element))
            && (links < 2 || head + inner + 2 + tail <= most as i64)
            && before + inner + 2 + tail + behind <= line as i64
    }

    /// Whether a formatter opens the brackets of an only argument behind that of the call, once it is too wide; another one may
    /// take the whole line (rustfmt: `can_be_overflowed_expr`).
    fn opens_behind_bracket(&self, element: NodeId) -> bool {
        match self.kind(element) {
            Kind::Call => self.root(element) == element,
            Kind::Macro | Kind::List | Kind::Tuple | Kind::New => true,
            Kind::Question | Kind::Reference | Kind::Unary => {
                self.child(element, Role::Operand).is_some_and(|inner| self.opens_behind_bracket(inner))
            }
            _ => false,
        }
    }

    /// The edits that put the elements behind one another.
    fn one_line(&self, list: &List) -> Vec<Edit> {
        let mut at = list.brackets.start + 1;
        let mut edits = Vec::new();
        for (number, &element) in list.elements.iter().enumerate() {
            let span = self.facts.with_parens(self.source.text(), element);
            edits.push(Edit::replace(Span::new(at, span.start), if number == 0 { "" } else { ", " }.to_owned()));
            at = span.end;
        }
        let only = self.kind(list.node) == Kind::Tuple && list.elements.len() == 1;
        let last = if only { "," } else { "" }.to_owned();
        edits.push(Edit::replace(Span::new(at, list.brackets.end - 1), last));
        edits.extend(self.links_below(list.node).into_iter().filter_map(|at| self.link_behind(at, "")));
        edits
    }
}
