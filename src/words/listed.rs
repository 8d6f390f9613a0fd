//! Lists of several arguments or elements that stand on one line, and how a formatter breaks them: each element on a line of
//! its own, one step deeper, with a comma behind the last, once one of them has several lines or all are too wide.

mod branches;
mod deeper;
mod joined;
mod separators;
mod wider;

use super::cx::Cx;
use crate::edit::Edit;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::{Span, columns};

/// Columns of a left operand, as it was, that stays on one line.
const LEFT_MOST: usize = 70;

/// Operators on one line.
pub(super) struct Operators {
    top: NodeId,
    /// They are the head of an `if` or `while`.
    head: bool,
}

/// A list on one line.
pub(super) struct List {
    node: NodeId,
    brackets: Span,
    elements: Vec<NodeId>,
    /// The one that is asked about, or in which the chain is that is.
    element: NodeId,
}

impl Cx {
    /// The list of several elements on one line of which `element` is one, where it can be broken by itself: no chain, head or
    /// operator around it has to be laid out anew.
    pub(super) fn list_around(&self, chain: NodeId) -> Option<List> {
        let tree = &self.facts.tree;
        let passes = |&up: &NodeId| matches!(self.kind(up), Kind::Reference | Kind::Unary | Kind::Cast);
        let element = std::iter::successors(Some(chain), |&at| tree.parent(at).filter(passes)).last()?;
        let node = tree.parent(element).filter(|_| matches!(tree[element].role, Role::Argument | Role::Element))?;
        let is_list = matches!(self.kind(node), Kind::Call | Kind::Tuple | Kind::List);
        let is_read_macro = self.kind(node) == Kind::Macro && !self.has(node, Flags::OPAQUE);
        if !is_list && !is_read_macro {
            return None;
        }
        let brackets = self.brackets_of(node)?;
        let elements = [self.in_role(node, Role::Argument), self.in_role(node, Role::Element)].concat();
        // One that a call or a macro is given may stay on the line of its parenthesis.
        let is_called = matches!(self.kind(node), Kind::Call | Kind::Macro) && self.slice(brackets).starts_with('(');
        let several = elements.len() > 1 || !is_called;
        let list = List { node, brackets, elements, element };
        let free = several && !self.slice(brackets).contains('\n') && self.stands_free(node);
        (free && self.has_only_commas(&list)).then_some(list)
    }

    /// The brackets around the elements of `node`, and what is between them.
    fn brackets_of(&self, node: NodeId) -> Option<Span> {
        let own = &self.facts.tree[node];
        Some(match own.list.is_empty() {
            false => own.list,
            true if self.kind(node) != Kind::Macro => own.span,
            true => Span::new(own.span.start + self.text(node).find(['(', '[', '{'])? as u32, own.span.end),
        })
    }

    /// Whether the list is a value, a statement, or all that a call is given; perhaps with links of `.await` and the like behind.
    fn stands_free(&self, list: NodeId) -> bool {
        let tree = &self.facts.tree;
        let chain = self.whole_chain(list);
        let callee = self.child(list, Role::Callee);
        let method = callee.filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH));
        let short =
            method.and_then(|it| self.child(it, Role::Object)).is_none_or(|it| tree.children(it).next().is_none());
        if !short || method.is_some() && chain != list {
            return false;
        }
        tree.parent(chain).is_some_and(|up| match self.kind(up) {
            Kind::Expression | Kind::Return | Kind::Block | Kind::Case => true,
            _ if self.is_assignment(up) => tree[chain].role == Role::Value,
            Kind::Call => self.positional(up).len() == 1 && chain == list && self.stands_free(up),
            Kind::Function => tree[chain].role == Role::Body,
            _ => false,
        })
    }

    /// Columns of a line.
    fn line_width(&self) -> i64 {
        self.widths().0 as i64
    }

    /// Whether `node` is `x = …`, `x += …` or what a `let` does, and not the `let` of a head.
    fn is_assignment(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Assign | Kind::AugAssign => true,
            Kind::AssignExpression => !self.has(node, Flags::REFUTABLE),
            _ => false,
        }
    }

    /// The edits around `chain` that a formatter makes where it grows by `more` columns, or comes to have several lines; none
    /// where what is around it is not known well enough. What calls the like of it is taken to grow as well.
    pub(super) fn layout_around(&self, chain: NodeId, more: i64, broken: bool) -> Option<Vec<Edit>> {
        let tree = &self.facts.tree;
        let joined = if broken { Vec::new() } else { self.joining(chain, more) };
        if !joined.is_empty() {
            return Some(joined);
        }
        if let Some(opened) = self.opened_branches(chain, more).filter(|_| !broken) {
            return Some(opened);
        }
        // What stands between brackets, and a chain, have the same room on one line (rustfmt: `fn_call_width`, `chain_width`).
        let most = self.widths().1 as i64;
        let line = columns(self.slice(self.source.line_around(tree[chain].span.start)).trim_end()) as i64;
        if let Some(list) = self.list_around(chain) {
            let grown = more * self.like(list.node, list.element);
            // The call that holds the list stands in front of it.
            let holder =
                i64::from(grown > more && self.kind(list.node) == Kind::Call && self.is_like(list.node, chain));
            let inner = columns(self.slice(list.brackets)) as i64 - 2 + grown - more * holder;
            // All that stands in the brackets has the whole line, unless the list itself is an argument.
            let has_line = list.elements.len() == 1 && tree[list.node].role != Role::Argument;
            return Some(match () {
                () if broken || inner > most && !has_line || self.is_wide_around(&list, grown, most) => {
                    self.separators(&list)
                }
                () if line + grown <= self.line_width() => Vec::new(),
                () => self.next_line(chain, more).unwrap_or_else(|| self.separators(&list)),
            });
        }
        if let Some(wide) = self.wide_list_beyond(chain, more, most).filter(|_| !broken) {
            return Some(self.separators(&wide));
        }
        if let Some(operators) = self.operators_around(chain) {
            if broken {
                return Some(self.operator_lines(&operators));
            }
            let fits = line + more * self.like(operators.top, chain) <= self.line_width();
            let lines = || self.next_line(chain, more).unwrap_or_else(|| self.operator_lines(&operators));
            return Some(if fits { Vec::new() } else { lines() });
        }
        if broken {
            return None;
        }
        if let Some((outer, links)) = self.chain_around(chain) {
            let grown = more * self.like(outer, chain);
            let width = columns(self.text(outer)) as i64 + grown;
            return if width > most {
                Some(self.link_lines(outer, &links))
            } else {
                self.next_line_if_wide(chain, line, more)
            };
        }
        if line + more <= self.line_width() {
            return None;
        }
        self.next_line(chain, more).or_else(|| self.link_line(chain, more))
    }

    /// Whether `tail` is all of an async block on one line that a formatter opens in place: one that ends its statement,
    /// alone or as the body of a closure or the only argument of a call.
    pub(super) fn opens_its_block(&self, tail: NodeId) -> bool {
        let tree = &self.facts.tree;
        let up = |node: NodeId| tree.parent(node);
        let block = up(tail).filter(|&it| self.kind(it) == Kind::Block && self.has(tail, Flags::NO_SEMICOLON));
        let Some(mut at) = block.and_then(up).filter(|&it| self.kind(it) == Kind::Function) else { return false };
        if !self.has(at, Flags::ASYNC) || self.text(at).contains('\n') {
            return false;
        }
        while let Some(outer) = up(at) {
            match self.kind(outer) {
                Kind::Function if tree[at].role == Role::Body => {}
                Kind::Call if tree[at].role == Role::Argument && self.positional(outer).len() == 1 => {}
                _ if self.is_assignment(outer) && tree[at].role == Role::Value => {}
                Kind::Return if tree[at].role == Role::Value => {}
                Kind::Declare | Kind::Expression => return !self.text(outer).contains('\n') && self.ends_line(outer),
                Kind::Block => return !self.text(at).contains('\n') && self.ends_line(at),
                _ => return false,
            }
            at = outer;
        }
        false
    }

    /// The edits that put each of `links` on a line of its own; the chain comes back from a line of its own behind its `=`.
    fn link_lines(&self, outer: NodeId, links: &[u32]) -> Vec<Edit> {
        let (line, back) = self.outer_line(outer);
        let inner = format!("{line}{}", self.facts.style.indent);
        back.into_iter().chain(links.iter().map(|&at| Edit::insert(at, inner.clone()))).collect()
    }

    /// By how many steps the further lines of `chain` stand deeper than where it starts, where what is around it is broken.
    pub(super) fn depth_in_broken(&self, chain: NodeId) -> i32 {
        let start = self.facts.tree[chain].span.start;
        let operators = self.operators_around(chain);
        // The links of the first operand stand no deeper than the operators.
        let is_first = operators.is_some_and(|it| self.facts.tree[it.top].span.start == start);
        i32::from(!is_first) - i32::from(self.value_below(chain).is_some())
    }

    /// The value of the `let` around `chain` where it stands on a line of its own below the `=`: the bytes between.
    fn value_below(&self, chain: NodeId) -> Option<Span> {
        let tree = &self.facts.tree;
        let inside = |up: &NodeId| !matches!(self.kind(*up), Kind::Block | Kind::Function);
        let assign = tree.ancestors(chain).take_while(inside).find(|&up| self.is_assignment(up))?;
        let value = self.child(assign, Role::Value)?;
        let start = self.facts.with_parens(self.source.text(), value).start;
        let above = self.source.text()[..start as usize].trim_end();
        let blanks = Span::new(above.len() as u32, start);
        (above.ends_with('=') && self.slice(blanks).contains('\n')).then_some(blanks)
    }

    /// The line break and indentation of the statement in which `node` stands, and the edit that brings a value back to its `=`.
    fn outer_line(&self, node: NodeId) -> (String, Option<Edit>) {
        let below = self.value_below(node);
        let at = below.map_or(self.facts.tree[node].span.start, |blanks| blanks.start.max(1) - 1);
        let outer = format!("{}{}", self.facts.style.newline, self.source.indent_at(at));
        (outer, below.map(|blanks| Edit::replace(blanks, " ".to_owned())))
    }

    fn next_line_if_wide(&self, chain: NodeId, line: i64, more: i64) -> Option<Vec<Edit>> {
        if line + more <= self.line_width() { None } else { self.next_line(chain, more) }
    }

    /// The crate and module of what `call` calls.
    fn family(&self, call: NodeId) -> Option<String> {
        self.callee_path(call).map(|path| path.split("::").take(2).collect::<Vec<_>>().join("::"))
    }

    /// Whether `call` is of the crate and module of that in `element`.
    fn is_like(&self, call: NodeId, element: NodeId) -> bool {
        let own = self.facts.tree.of_kind_in(element, Kind::Call).find_map(|it| self.family(it));
        own.is_some() && self.family(call) == own
    }

    /// How many calls in `root` are of the crate and module of that in `element`.
    fn like(&self, root: NodeId, element: NodeId) -> i64 {
        let calls = |node: NodeId| self.facts.tree.of_kind_in(node, Kind::Call).filter_map(|call| self.family(call));
        let own = calls(element).next();
        own.map_or(1, |own| calls(root).filter(|it| *it == own).count().max(1)) as i64
    }

    /// The chain of several links on one line that starts with a call of which `chain` is the only argument, and its links.
    fn chain_around(&self, chain: NodeId) -> Option<(NodeId, Vec<u32>)> {
        let tree = &self.facts.tree;
        let passes = |&up: &NodeId| matches!(self.kind(up), Kind::Reference | Kind::Unary | Kind::Cast);
        let argument = std::iter::successors(Some(chain), |&at| tree.parent(at).filter(passes)).last()?;
        let call =
            tree.parent(argument).filter(|&up| self.kind(up) == Kind::Call && tree[argument].role == Role::Argument)?;
        let links = self.links_below(call);
        let outer = self.whole_chain(call);
        let one_line = self.root(outer) == call && !self.text(outer).contains('\n');
        (links.len() > 1 && one_line && self.stands_free(call)).then_some((outer, links))
    }

    /// The edits that put the only link behind a call on a line of its own, which grows by `more` columns in `chain`, its
    /// only argument, if the call then fits.
    fn link_line(&self, chain: NodeId, more: i64) -> Option<Vec<Edit>> {
        let tree = &self.facts.tree;
        let call =
            tree.parent(chain).filter(|&up| self.kind(up) == Kind::Call && tree[chain].role == Role::Argument)?;
        let [link] = self.links_below(call)[..] else { return None };
        let outer = self.whole_chain(call);
        let free = self.stands_free(call) && self.root(outer) == call && !self.text(outer).contains('\n');
        let (line, most) = self.widths();
        let inner = columns(self.text(chain)) as i64 + more;
        let start = tree[call].span.start;
        let column = columns(self.slice(Span::new(self.source.line_around(start).start, start))) as i64;
        let width = columns(self.slice(Span::new(start, link))) as i64 + more;
        if !free || inner > most as i64 {
            return None;
        }
        let step = &self.facts.style.indent;
        let deeper = format!("{}{}{step}", self.facts.style.newline, self.source.indent_at(start));
        let back = self.value_below(call).filter(|blanks| {
            let before = self.slice(Span::new(self.source.line_around(blanks.start - 1).start, blanks.start));
            columns(before) as i64 + 1 + width < line as i64
        });
        if back.is_some() {
            return Some(self.link_lines(outer, &[link]));
        }
        if column + width < line as i64 {
            return Some(vec![Edit::insert(link, deeper)]);
        }
        let below = (columns(self.source.indent_at(start)) + step.len()) as i64 + width < line as i64;
        let is_value = self.slice(Span::new(start - 2, start)) == "= ";
        (below && is_value).then(|| {
            vec![
                Edit::replace(Span::new(start - 1, start), deeper.clone()),
                Edit::insert(link, format!("{deeper}{step}")),
            ]
        })
    }

    /// The edits that bring the links behind a call, whose brackets are opened for its only argument `chain`, under its
    /// closing bracket.
    pub(super) fn links_under_bracket(&self, chain: NodeId) -> Vec<Edit> {
        let tree = &self.facts.tree;
        let call = tree.parent(chain).filter(|&up| self.kind(up) == Kind::Call);
        let Some(call) = call.filter(|&call| self.root(self.whole_chain(call)) == call) else { return Vec::new() };
        let line = format!("{}{}", self.facts.style.newline, self.source.indent_at(tree[call].span.start));
        self.links_on_lines(call, &line)
    }

    /// The edits that put the links behind `list` on lines that begin with `line`, and the further lines of each below it.
    fn links_on_lines(&self, list: NodeId, line: &str) -> Vec<Edit> {
        let starts = self.links_below(list);
        let end = self.facts.tree[self.whole_chain(list)].span.end;
        let ends = starts.iter().skip(1).copied().chain([end]);
        let mut edits = Vec::new();
        for (&at, end) in starts.iter().zip(ends) {
            let Some(edit) = self.link_behind(at, line) else { continue };
            let old = self.source.indent_at(edit.span.end);
            let gone = old.strip_prefix(line.trim_start_matches(['\r', '\n'])).map_or(0, str::len) as u32;
            let first = self.source.line_of(edit.span.end);
            let further = (first + 1..=self.source.line_of(end - 1)).map(|number| self.source.line_span(number));
            let moved = further.filter(|it| self.slice(*it).starts_with(old) && !self.facts.inside_literal(it.start));
            edits.extend(moved.filter(|_| gone > 0).map(|it| Edit::delete(Span::new(it.start, it.start + gone))));
            edits.push(edit);
        }
        edits
    }

    /// The edit that puts `line` in front of the link behind `at`, in the place of the blanks there; none before a comment.
    fn link_behind(&self, at: u32, line: &str) -> Option<Edit> {
        let rest = &self.source.text()[at as usize..];
        let blanks = rest.len() - rest.trim_start().len();
        rest[blanks..].starts_with('.').then(|| Edit::replace(Span::new(at, at + blanks as u32), line.to_owned()))
    }

    /// The edit that puts the value of the `let` around `chain`, which stands deeper in it, on a line of its own, if it then fits.
    fn next_line(&self, chain: NodeId, more: i64) -> Option<Vec<Edit>> {
        let tree = &self.facts.tree;
        // All of an async block on one line stays in it.
        let is_braced = self.opens_its_block(chain);
        let inside = |up: &NodeId| is_braced || !matches!(self.kind(*up), Kind::Block | Kind::Function);
        let assign = tree.ancestors(chain).take_while(inside).find(|&up| self.is_assignment(up))?;
        let value = self.child(assign, Role::Value).filter(|&it| it != chain && !self.text(it).contains('\n'))?;
        let start = self.facts.with_parens(self.source.text(), value).start;
        let before = self.slice(Span::new(self.source.line_around(start).start, start));
        let outer = self.source.indent_at(start);
        let width = columns(outer) + columns(&self.facts.style.indent) + columns(self.text(value)) + 1;
        let fits = before.ends_with("= ") && width as i64 + more * self.like(value, chain) <= self.line_width();
        let below = format!("{}{outer}{}", self.facts.style.newline, self.facts.style.indent);
        fits.then(|| vec![Edit::replace(Span::new(start - 1, start), below)])
    }

    /// The edits around what stands at `span` where `text` comes in its place.
    pub fn list_breaks(&self, span: Span, text: &str) -> Vec<Edit> {
        let source = self.source.text();
        let tree = &self.facts.tree;
        let at_span = |node: &NodeId| self.facts.with_parens(source, *node) == span;
        let more = columns(text) as i64 - columns(self.slice(span)) as i64;
        // The outermost node at the span: a chain, not its start.
        let with_bracket = |node: &NodeId| {
            let whole = self.facts.with_parens(source, *node);
            whole.start == span.start && whole.end + 1 == span.end
        };
        let with_brace = |node: &NodeId| {
            let whole = tree[*node].span;
            whole.start == span.start + 1 && whole.end + 2 == span.end && self.opens_its_block(*node)
        };
        let chain =
            tree.ids().find(at_span).or_else(|| tree.ids().find(with_bracket)).or_else(|| tree.ids().find(with_brace));
        if let Some(chain) = chain.filter(|&chain| text.starts_with('\n') && with_bracket(&chain)) {
            return self.links_under_bracket(chain);
        }
        chain.and_then(|chain| self.layout_around(chain, more, text.contains('\n'))).unwrap_or_default()
    }

    /// The operators on one line of which the chain `chain` is an operand, where they can be broken by themselves.
    pub(super) fn operators_around(&self, chain: NodeId) -> Option<Operators> {
        let tree = &self.facts.tree;
        let is_operator = |node: NodeId| matches!(self.kind(node), Kind::Binary | Kind::Compare | Kind::Logical);
        let passes = |node: NodeId| matches!(self.kind(node), Kind::Cast | Kind::Unary | Kind::Reference);
        let mut top = None;
        let mut at = chain;
        while let Some(up) = tree.parent(at).filter(|&up| is_operator(up) || passes(up)) {
            if self.facts.with_parens(self.source.text(), at) != tree[at].span {
                return None;
            }
            top = if is_operator(up) { Some(up) } else { top };
            at = up;
        }
        let top = top.filter(|&top| top == at && !self.slice(tree[top].span).contains('\n'))?;
        let above = tree.parent(top)?;
        let head = matches!(self.kind(above), Kind::If | Kind::While) && tree[top].role == Role::Test;
        let free = match self.kind(above) {
            Kind::Expression | Kind::Return | Kind::Block => true,
            _ if self.is_assignment(above) => tree[top].role == Role::Value,
            Kind::Call => self.positional(above).len() == 1 && self.hugs_its_argument(above),
            _ => head,
        };
        let text = self.source.text();
        let plain = free && self.facts.with_parens(text, top) == tree[top].span;
        plain.then_some(Operators { top, head })
    }

    /// The edits that put each operator of the outermost kind at the start of a line of its own.
    fn operator_lines(&self, operators: &Operators) -> Vec<Edit> {
        let tree = &self.facts.tree;
        let style = &self.facts.style;
        let (outer, back) = self.outer_line(operators.top);
        let inner = format!("{outer}{}", style.indent);
        let mut edits: Vec<Edit> = back.into_iter().collect();
        let mut at = operators.top;
        loop {
            let operands =
                [self.in_role(at, Role::Left), self.in_role(at, Role::Operand), self.in_role(at, Role::Right)];
            let operands = operands.concat();
            for pair in operands.windows(2) {
                let (left, right) = (self.facts.with_parens(self.source.text(), pair[0]), tree[pair[1]].span);
                let between = self.slice(Span::new(left.end, right.start));
                let blanks = between.len() - between.trim_start().len();
                edits.push(Edit::replace(Span::new(left.end, left.end + blanks as u32), inner.clone()));
            }
            // Those of one operator break together; another one on the left only where it is too wide.
            let Some(&first) = operands.first() else { break };
            let bare = self.facts.with_parens(self.source.text(), first) == tree[first].span;
            let wide = columns(self.text(first)) > LEFT_MOST;
            let goes_on = matches!(self.kind(first), Kind::Binary | Kind::Compare | Kind::Logical);
            if !bare || !goes_on || self.name(first) != self.name(at) && !wide {
                break;
            }
            at = first;
        }
        let end = tree[operators.top].span.end;
        if operators.head && self.source.text()[end as usize..].starts_with(" {") {
            edits.push(Edit::replace(Span::new(end, end + 1), outer));
        }
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
