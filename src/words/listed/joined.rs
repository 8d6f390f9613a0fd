//! Lists that a formatter had to break, and that find room on one line again once one of their elements is shorter.

use super::super::cx::Cx;
use super::List;
use crate::edit::Edit;
use crate::facts::{Kind, NodeId, Role};
use crate::text::{Span, columns};

impl Cx {
    /// The edits that bring the lists around `chain` back to one line, which grows by `more` columns, a negative number: the
    /// list of which it is an element, and those of which that is all.
    pub(in crate::words) fn joining(&self, chain: NodeId, more: i64) -> Vec<Edit> {
        let operators = self.joined_operators(chain, more);
        if !operators.is_empty() {
            return operators;
        }
        let mut levels: Vec<Vec<Edit>> = Vec::new();
        let was = columns(self.text(chain)) as i64;
        let (mut element, mut width) = (self.passed(chain), was + more);
        width += columns(self.text(element)) as i64 - was;
        let mut alike = if self.is_one_line(chain) { more } else { 0 };
        while more < 0
            && let Some(list) = self.list_with(element)
        {
            let others = list.elements.iter().filter(|&&it| it != element);
            let old: i64 = others.clone().map(|&it| columns(self.text(it)) as i64 + 2).sum();
            let more_of_others = alike * (self.like(list.node, list.element) - 1);
            let inner = width + old + more_of_others;
            if self.on_lines(&list) {
                let plain = others.clone().all(|&it| self.is_one_line(it));
                let had_to = !self.is_one_line(element) || !self.has_room(&list, inner - more - more_of_others);
                let stays = !plain || !had_to || !self.facts.comments_in(list.brackets).is_empty();
                if stays || !self.has_room(&list, inner) {
                    break;
                }
                levels.push(self.one_line(&list));
            } else if self.slice(list.brackets).contains('\n') && !self.has_room(&list, inner) {
                // What it holds keeps its lines.
                levels.pop();
                break;
            }
            let brackets = list.brackets;
            let around = columns(self.text(list.node)) as i64 - columns(self.slice(brackets)) as i64;
            (element, width, alike) = (self.passed(list.node), around + inner + 2, 0);
            if self.whole_chain(list.node) != list.node {
                break;
            }
        }
        if levels.is_empty() {
            return self.joined_value(chain, more).into_iter().collect();
        }
        levels.concat()
    }

    /// The edit that brings the value of an assignment, in which `chain` stands, back from the line below its `=`.
    fn joined_value(&self, chain: NodeId, more: i64) -> Option<Edit> {
        let blanks = self.value_below(chain).filter(|_| more < 0)?;
        let tree = &self.facts.tree;
        let value =
            tree.ancestors(chain).find(|&up| tree[up].span.start == blanks.end && tree[up].role == Role::Value)?;
        let columns = |text: &str| columns(text) as i64;
        let before = columns(self.slice(Span::new(self.source.line_around(blanks.start - 1).start, blanks.start))) + 1;
        let end = tree[value].span.end;
        let behind = columns(self.slice(Span::new(end, self.source.line_around(end).end)).trim_end());
        let width = before + columns(self.text(value)) + behind;
        let had_to = width > self.line_width();
        let fits = width + more * self.like(value, chain) <= self.line_width();
        (self.is_one_line(value) && had_to && fits).then(|| Edit::replace(blanks, " ".to_owned()))
    }

    /// The edits that bring the operators of which `chain` is an operand back to one line.
    fn joined_operators(&self, chain: NodeId, more: i64) -> Vec<Edit> {
        let tree = &self.facts.tree;
        let text = self.source.text();
        let up = |node: NodeId| tree.parent(node).filter(|_| self.facts.with_parens(text, node) == tree[node].span);
        let is_operator = |&it: &NodeId| matches!(self.kind(it), Kind::Binary | Kind::Compare | Kind::Logical);
        let around = std::iter::successors(Some(self.passed(chain)), |&at| up(at).filter(is_operator));
        let Some(top) = around.last().filter(|top| is_operator(top) && self.text(*top).contains('\n')) else {
            return Vec::new();
        };
        let free = tree.parent(top).is_some_and(|up| match self.kind(up) {
            Kind::Expression | Kind::Return | Kind::Block => true,
            Kind::Call | Kind::Tuple | Kind::List | Kind::Macro => self.is_first_of_line(top),
            _ => self.is_assignment(up),
        });
        let Some((width, breaks)) = self.flat(top, chain).filter(|_| free && more < 0) else { return Vec::new() };
        let alike = if self.is_one_line(chain) { self.like(top, chain) } else { 1 };
        let (line, _) = self.widths();
        let fits = |width: i64| {
            let below = self.value_below(top).map_or(tree[top].span.start, |blanks| blanks.start);
            let before = self.slice(Span::new(self.source.line_around(below.max(1) - 1).start, below));
            let before = if below == tree[top].span.start { columns(before) } else { columns(before.trim_end()) + 1 };
            let end = tree[top].span.end;
            let behind = columns(self.slice(Span::new(end, self.source.line_around(end).end)).trim_end());
            before as i64 + width + behind as i64 <= line as i64
        };
        let had_to = !self.is_one_line(chain) || !fits(width);
        if !had_to || !fits(width + more * alike) {
            return Vec::new();
        }
        let back = self.value_below(top).into_iter();
        back.chain(breaks).map(|blanks| Edit::replace(blanks, " ".to_owned())).collect()
    }

    /// How wide operators are on one line, and the blanks that break them; none if more is broken than they and `chain`.
    fn flat(&self, top: NodeId, chain: NodeId) -> Option<(i64, Vec<Span>)> {
        let tree = &self.facts.tree;
        let columns = |text: &str| columns(text) as i64;
        let (mut width, mut breaks, mut open) = (0, Vec::new(), vec![top]);
        if !self.facts.comments_in(tree[top].span).is_empty() {
            return None;
        }
        while let Some(node) = open.pop() {
            let whole = self.facts.with_parens(self.source.text(), node);
            let bare = node == top || whole == tree[node].span;
            if bare && matches!(self.kind(node), Kind::Binary | Kind::Compare | Kind::Logical) {
                let roles = [Role::Left, Role::Operand, Role::Right];
                let operands: Vec<NodeId> = roles.into_iter().flat_map(|role| self.in_role(node, role)).collect();
                for pair in operands.windows(2) {
                    let spans = [pair[0], pair[1]].map(|it| self.facts.with_parens(self.source.text(), it));
                    let between = self.slice(Span::new(spans[0].end, spans[1].start));
                    let blanks = (between.len() - between.trim_start().len()) as u32;
                    width += columns(between.trim()) + 2;
                    if between.contains('\n') {
                        breaks.push(Span::new(spans[0].end, spans[0].end + blanks));
                    }
                }
                open.extend(operands);
                continue;
            }
            let holds = tree.is_within(chain, node);
            let inner = if holds { tree[chain].span } else { Span::new(whole.end, whole.end) };
            let outside = [Span::new(whole.start, inner.start), Span::new(inner.end, whole.end)];
            if outside.iter().any(|&part| self.slice(part).contains('\n')) {
                return None;
            }
            width += columns(self.slice(whole));
        }
        Some((width, breaks))
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
        let columns = |text: &str| columns(text) as i64;
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
