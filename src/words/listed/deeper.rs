//! Statements that move deeper as they are, and what a formatter breaks in those that come to be too wide: the value of a `let`
//! goes on the line below, links of a chain, arguments and operators go on lines of their own.

use super::super::cx::Cx;
use super::{List, Operators};
use crate::edit::Edit;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::{Span, columns};

/// Macros whose arguments before and behind the text stay on one line where all are simple, and where the text stands
/// (rustfmt: `SPECIAL_CASE_MACROS`).
const FORMATTING: &[(&[&str], usize)] = &[
    (&["eprint", "eprintln", "format", "format_args", "panic", "print", "println", "unreachable"], 0),
    (&["assert", "debug_assert", "write", "writeln"], 1),
    (&["assert_eq", "assert_ne", "debug_assert_eq", "debug_assert_ne"], 2),
];

/// Columns of simple elements that share a line (rustfmt: `short_array_element_width_threshold`).
const SHORT_ELEMENT: usize = 10;

impl Cx {
    /// The edits that a formatter makes in the statements of `moved`, whose lines get `step` in front.
    pub fn layout_of_deeper(&self, moved: Span, step: &str) -> Vec<Edit> {
        if !self.language.breaks_lines() {
            return Vec::new();
        }
        let more = columns(step) as i64;
        let first = self.source.line_of(moved.start);
        let last = self.source.line_of(moved.end.max(1) - 1);
        let wide = (first..=last).map(|line| self.source.line_span(line)).filter(|&line| {
            let width = columns(self.slice(self.code_of(line)).trim_end()) as i64;
            width <= self.line_width() && width + more > self.line_width()
        });
        // What the new text puts elsewhere in its line is laid out by whoever wrote it.
        let code = wide.map(|line| Span::new(line.start + self.source.indent_at(line.start).len() as u32, line.end));
        let edits = code.filter(|code| moved.start <= code.start).flat_map(|code| self.break_line(code, more));
        edits.map(|edit| Edit::replace(edit.span, edit.text.replace('\n', &format!("\n{step}")))).collect()
    }

    /// A line as far as its code goes: a comment behind it may reach as far as it likes.
    fn code_of(&self, line: Span) -> Span {
        let comment = self.facts.comments_in(line).first().map_or(line.end, |comment| comment.start);
        Span::new(line.start, comment.max(line.start))
    }

    /// The edits that break what stands on one line, which gets `more` columns.
    fn break_line(&self, line: Span, more: i64) -> Vec<Edit> {
        let tree = &self.facts.tree;
        let on_line = |&node: &NodeId| line.contains(tree[node].span) && !tree[node].span.is_empty();
        let arm = tree.of_kind_in(tree.covering(line), Kind::Case).find(|case| tree[*case].span.start == line.start);
        if let Some(edits) = arm.and_then(|arm| self.break_arm(arm, line, more)) {
            return edits;
        }
        if let Some(statement) = tree.ids().filter(on_line).find(|&node| self.is_statement(node)) {
            return self.break_statement(statement, more);
        }
        let head = |node: NodeId| match self.kind(node) {
            Kind::If | Kind::While | Kind::Match => self.child(node, Role::Test),
            Kind::For => self.child(node, Role::Iterable),
            _ => None,
        };
        let last = tree.ids().filter_map(head).find(on_line);
        last.map_or_else(Vec::new, |last| self.break_head(last, more))
    }

    /// The edits that put the body of an arm into a block of its own, if it stands on the arm's line and has room there.
    fn break_arm(&self, arm: NodeId, line: Span, more: i64) -> Option<Vec<Edit>> {
        let body = self.child(arm, Role::Body).filter(|&body| self.kind(body) != Kind::Block)?;
        let span = self.facts.with_parens(self.source.text(), body);
        if !line.contains(span) {
            return None;
        }
        let behind = self.slice(Span::new(span.end, self.code_of(line).end.max(span.end))).trim_end();
        let leaves = matches!(self.kind(body), Kind::Return | Kind::Break | Kind::Continue);
        let room = self.fits_below(span.start, self.slice(span), more - i64::from(!leaves));
        if !matches!(behind, "" | ",") || !room {
            return None;
        }
        let newline = format!("{}{}", self.facts.style.newline, self.source.indent_at(span.start));
        let end = format!("{}{newline}}}", if leaves { ";" } else { "" });
        Some(vec![
            Edit::insert(span.start, format!("{{{newline}{}", self.facts.style.indent)),
            Edit::replace(Span::new(span.end, span.end + behind.len() as u32), end),
        ])
    }

    /// The edits that break the head of an `if`, a `match` or a loop that ends in `last` and a brace: before the brace, if that is
    /// enough, else before the value behind a `=` or `in`, or before the only link of a chain.
    fn break_head(&self, last: NodeId, more: i64) -> Vec<Edit> {
        let tree = &self.facts.tree;
        let end = self.facts.with_parens(self.source.text(), last).end;
        let before = columns(self.slice(Span::new(self.source.line_around(end).start, end))) as i64;
        let behind = &self.source.text()[end as usize..];
        let braced = behind.trim_start().starts_with('{');
        // It may stand on a line of its own already.
        let brace = || {
            let joined = behind.starts_with(" {");
            joined.then(|| Edit::replace(Span::new(end, end + 1), self.outer_line(last).0))
        };
        if braced && before + more <= self.line_width() {
            return brace().into_iter().collect();
        }
        let value = self.child(last, Role::Value).filter(|_| self.kind(last) == Kind::AssignExpression).unwrap_or(last);
        let start = self.facts.with_parens(self.source.text(), value).start;
        let above = &self.source.text()[..start as usize];
        // There is no semicolon.
        let fits = |at: u32| self.fits_below(start, self.slice(Span::new(at, end)), more - 1);
        let deeper = || format!("{}{}", self.outer_line(last).0, self.facts.style.indent);
        if braced && (above.ends_with("= ") || above.ends_with(" in ")) && fits(start) {
            return [Edit::replace(Span::new(start - 1, start), deeper())].into_iter().chain(brace()).collect();
        }
        let root = self.root(value);
        match (self.kind(value), &self.links_below(root)[..]) {
            (Kind::Binary | Kind::Compare | Kind::Logical, _) => {
                self.operator_lines(&Operators { top: last, head: true })
            }
            (_, &[link]) if braced && self.whole_chain(root) == value && tree[value].span.end == end && fits(link) => {
                [Edit::insert(link, deeper())].into_iter().chain(brace()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn break_statement(&self, statement: NodeId, more: i64) -> Vec<Edit> {
        let inner = match self.kind(statement) {
            Kind::Declare => self.child(statement, Role::Item),
            Kind::Expression | Kind::Return => self.child(statement, Role::Value),
            _ => Some(statement),
        };
        let Some(inner) = inner.filter(|_| !self.text(statement).contains("else {")) else { return Vec::new() };
        if !self.is_assignment(inner) {
            return self.break_value(inner, more);
        }
        let Some(value) = self.child(inner, Role::Value) else { return Vec::new() };
        let start = self.facts.with_parens(self.source.text(), value).start;
        let behind_blank = self.slice(Span::new(self.facts.tree[inner].span.start, start)).ends_with("= ");
        if !behind_blank || !self.fits_below(start, self.text(value), more) {
            return self.break_value(value, more);
        }
        let below = format!("{}{}{}", self.facts.style.newline, self.source.indent_at(start), self.facts.style.indent);
        vec![Edit::replace(Span::new(start - 1, start), below)]
    }

    /// Whether `text` and a semicolon have room one step deeper than the line of `at`.
    fn fits_below(&self, at: u32, text: &str, more: i64) -> bool {
        let indent = columns(self.source.indent_at(at)) + columns(&self.facts.style.indent);
        (indent + columns(text) + 1) as i64 + more <= self.line_width()
    }

    /// The edits that break a chain, a list or operators.
    fn break_value(&self, value: NodeId, more: i64) -> Vec<Edit> {
        let tree = &self.facts.tree;
        let root = self.root(value);
        let mut links = self.links_below(root);
        let is_chain = self.whole_chain(root) == value;
        if is_chain && self.is_short_head(self.text(root)) && self.is_first_of_line(root) && !links.is_empty() {
            links.remove(0);
        }
        let last = |&at: &u32| self.slice(Span::new(at, tree[value].span.end));
        match (self.kind(value), &links[..]) {
            (Kind::Return, _) => self.child(value, Role::Value).map_or_else(Vec::new, |it| self.break_value(it, more)),
            (_, [one]) if is_chain && !self.opens_in_place(value) && self.fits_below(*one, last(one), more) => {
                self.link_lines(value, &links)
            }
            (_, [_, _, ..]) if is_chain => self.link_lines(value, &links),
            (Kind::Binary | Kind::Compare | Kind::Logical, _) => {
                self.operator_lines(&Operators { top: value, head: false })
            }
            (Kind::Call | Kind::Macro | Kind::Tuple | Kind::List, _) => self.break_list(value),
            _ => Vec::new(),
        }
    }

    /// The edits that put the elements of a list on lines of their own; an only argument that is a list itself opens in place.
    fn break_list(&self, node: NodeId) -> Vec<Edit> {
        let Some(list) = self.list_of(node) else { return Vec::new() };
        if let [only] = list.elements[..]
            && self.kind(node) == Kind::Call
        {
            if self.kind(only) == Kind::Function {
                return self.open_closure(only);
            }
            let opens = matches!(self.kind(only), Kind::Call | Kind::Macro | Kind::Tuple | Kind::List);
            if opens && self.root(only) == only {
                return self.break_list(only);
            }
        }
        let edits = self.separators(&list);
        let format = FORMATTING.iter().find(|(names, _)| names.contains(&self.name(node)));
        let simple = list.elements.iter().all(|&it| self.is_simple(it));
        let count = list.elements.len();
        let short = || list.elements.iter().all(|&it| self.text(it).len() <= SHORT_ELEMENT);
        let kept = match format.filter(|(_, at)| self.kind(node) == Kind::Macro && count > *at) {
            Some(&(_, at)) if simple => vec![0, at, at + 1, count],
            None if simple && short() => vec![0, count],
            _ => return edits,
        };
        edits.into_iter().enumerate().filter(|(number, _)| kept.contains(number)).map(|(_, edit)| edit).collect()
    }

    /// Whether the only argument of a call is a list of values, which a formatter opens behind the bracket of the call.
    fn opens_in_place(&self, call: NodeId) -> bool {
        let [only] = self.positional(call)[..] else { return false };
        let list = matches!(self.kind(only), Kind::Tuple | Kind::List) || self.name(only) == "vec";
        list && self.list_of(only).is_some_and(|list| list.elements.len() > 1)
    }

    /// The edits that put braces around the body of a closure.
    fn open_closure(&self, closure: NodeId) -> Vec<Edit> {
        let body = self.child(closure, Role::Body).filter(|&body| self.kind(body) != Kind::Block);
        body.map_or_else(Vec::new, |body| {
            let (outer, _) = self.outer_line(closure);
            let span = self.facts.with_parens(self.source.text(), body);
            let open = format!("{{{outer}{}", self.facts.style.indent);
            vec![Edit::insert(span.start, open), Edit::insert(span.end, format!("{outer}}}"))]
        })
    }

    /// Whether a formatter takes an argument for simple (rustfmt: `is_simple_expr`).
    fn is_simple(&self, node: NodeId) -> bool {
        let inner = |role: Role| self.child(node, role).is_some_and(|it| self.is_simple(it));
        match self.kind(node) {
            Kind::Name | Kind::This | Kind::Number | Kind::String | Kind::True | Kind::False => true,
            Kind::Attribute => !self.has(node, Flags::PATH) && inner(Role::Object),
            Kind::Subscript => inner(Role::Object) && inner(Role::Index),
            Kind::Reference | Kind::Unary | Kind::Question | Kind::Cast => inner(Role::Operand),
            _ => false,
        }
    }

    pub(super) fn list_of(&self, node: NodeId) -> Option<List> {
        let elements = [self.in_role(node, Role::Argument), self.in_role(node, Role::Element)].concat();
        let element = *elements.first().filter(|_| !self.has(node, Flags::OPAQUE))?;
        Some(List { node, brackets: self.brackets_of(node)?, elements, element })
    }

    /// Whether the head of a chain shares its line with the first link: one no longer than a step of indentation (rustfmt).
    pub fn is_short_head(&self, head: &str) -> bool {
        columns(head) <= columns(&self.facts.style.indent)
    }

    pub(super) fn is_first_of_line(&self, node: NodeId) -> bool {
        let start = self.facts.tree[node].span.start;
        self.slice(Span::new(self.source.line_around(start).start, start)).trim().is_empty()
    }
}
