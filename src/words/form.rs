//! How code can be written elsewhere: on one line, without or with parentheses; and which names it brings along.

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use super::text::mark;
use crate::facts::{Binding, Flags, Kind, NodeId, Role};
use crate::text::Span;

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "label" => node.text(Some(cx.label(id))),
        "tight" => Value::from(cx.tight(id)),
        "joined" => cx.joined(id).map_or(Value::from(()), Value::from),
        "indent" => Value::from(cx.indent_of(id)),
        "is_short_head" => Value::from(cx.is_short_head(cx.text(id))),
        "widths" => [cx.widths().0, cx.widths().1].into_iter().map(Value::from).collect(),
        "content" => node.text(node.inside().map(|inside| cx.content(inside))),
        "opening" => node.text(node.opening()),
        "content_below" => node.text(
            node.inside()
                .map(|inside| cx.content(node.opening().map_or(inside, |comment| Span::new(comment.end, inside.end)))),
        ),
        "signature" => node.text(node.before_body().map(|before| cx.signature(id, before))),
        "trailing" => node.text(Some(cx.trailing(id))),
        "led" => node.text(Some(cx.led(id))),
        "leading_semicolon" => node.text(cx.leading_semicolon(id)),
        "parameters" => node.nodes(cx.in_role(id, Role::Param)),
        "free_names" => cx.free_names(id).into_iter().map(Value::from).collect(),
        "declared" => cx.declared_names(id).into_iter().map(Value::from).collect(),
        "hoisted" => cx.hoisted_names(id).into_iter().map(Value::from).collect(),
        "rewritten" => Value::from(cx.is_rewritten(id)),
        "read_at" => node.nodes(cx.mentions_of(id)),
        "always_leaves" => Value::from(cx.always_leaves(id)),
        "endings" => node.nodes(cx.endings(id)),
        "returns_at_end" => Value::from(cx.returns_at_end(id)),
        "definition" => node.maybe(cx.callback_function(id)),
        "unbound" => node.maybe(Some(cx.bound_method(id).unwrap_or(id))),
        "own_this" => Value::from(cx.uses_own_this(id)),
        "singular" => cx.singular(id).map_or(Value::from(()), Value::from),
        "top_await" => Value::from(cx.language.awaits_at_top(&*cx.files, cx.source.path())),
        "es_module" => Value::from(cx.facts.style.modules),
        _ => return None,
    })
}

impl Cx {
    /// Where the name of the node stands; the node where it has none.
    pub fn label(&self, node: NodeId) -> Span {
        let it = &self.facts.tree[node];
        if it.name.is_empty() { it.span } else { it.name }
    }

    /// The bytes between the braces of a block (or of another bracketed node), without the blanks at both ends.
    pub fn content(&self, inside: Span) -> Span {
        let text = self.slice(inside);
        let start = inside.start + (text.len() - text.trim_start().len()) as u32;
        let end = inside.end - (text.len() - text.trim_end().len()) as u32;
        Span::new(start.min(end), end)
    }

    /// The node's text, in parentheses where a word in front of it (`await`) would otherwise take only a part of it.
    pub fn tight(&self, node: NodeId) -> String {
        let outer = self.facts.with_parens(self.source.text(), node);
        let wrapped = outer != self.facts.tree[node].span;
        let loose = matches!(
            self.kind(node),
            Kind::Conditional
                | Kind::Logical
                | Kind::Binary
                | Kind::Compare
                | Kind::AssignExpression
                | Kind::AugAssign
                | Kind::Yield
                | Kind::Sequence
        ) || self.kind(node) == Kind::Function && self.has(node, Flags::ARROW)
            || self.kind(node) == Kind::Cast && !self.text(node).ends_with('!');
        if loose && !wrapped { format!("({})", mark(outer)) } else { mark(outer) }
    }

    /// The text of `span` on one line; none where that would lose a comment, touch a literal, or join statements.
    pub fn joined(&self, node: NodeId) -> Option<String> {
        let span = self.facts.tree[node].span;
        let text = self.slice(span);
        if !text.contains('\n') {
            return Some(text.to_owned());
        }
        let blocks = |it: NodeId| matches!(self.kind(it), Kind::Block | Kind::Class) && self.text(it).contains('\n');
        let literal = self.facts.literals.iter().any(|literal| span.contains(*literal));
        if literal || !self.facts.comments_in(span).is_empty() || self.facts.tree.walk(node).any(blocks) {
            return None;
        }
        // A backslash only carries a line on.
        let lines = text.lines().map(|line| line.trim().trim_end_matches('\\').trim_end());
        let mut lines = lines.filter(|line| !line.is_empty());
        let mut out = lines.next()?.to_owned();
        for line in lines {
            join_line(&mut out, line);
        }
        Some(out)
    }

    /// Names that `node` reads or writes and that are bound outside of it, or nowhere in the file.
    pub fn free_names(&self, node: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let mut found: Vec<String> = Vec::new();
        for name in tree.of_kind_in(node, Kind::Name) {
            let own = self.binding_at(name).is_some_and(|binding| {
                let scope = self.facts.scopes.scope(binding.scope).node;
                scope != node && tree.is_within(scope, node) || self.kind(node) == Kind::Function && scope == node
            });
            let text = self.text(name);
            if !own && !found.iter().any(|known| known == text) {
                found.push(text.to_owned());
            }
        }
        found
    }

    fn binding_at(&self, name: NodeId) -> Option<&Binding> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        Some(self.facts.scopes.binding(id))
    }

    /// The names that the statements of the block `node` declare for it: `const`, `let`, `class`, `function`, and every
    /// `var` inside that belongs to the function around it.
    pub fn declared_names(&self, block: NodeId) -> Vec<String> {
        let mut found = self.hoisted_names(block);
        for statement in self.in_role(block, Role::Body) {
            match self.kind(statement) {
                Kind::Declare => found.extend(self.stored_names(statement).iter().map(|&it| self.text(it).to_owned())),
                Kind::Class => found.push(self.name(statement).to_owned()),
                _ => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The names that `node` binds in the function around it rather than in a block: `var`, and functions that stand
    /// directly in it.
    pub fn hoisted_names(&self, node: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        for it in self.here(node) {
            match self.kind(it) {
                Kind::Declare if self.has(it, Flags::VAR) => {
                    let targets =
                        self.in_role(it, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Target));
                    for target in targets {
                        found.extend(self.stored_names(target).iter().map(|&name| self.text(name).to_owned()));
                    }
                }
                Kind::Function if self.is_statement(it) && it != node => found.push(self.name(it).to_owned()),
                _ => {}
            }
        }
        found
    }

    /// Whether a name that the parameter or pattern `node` binds is written again.
    pub fn is_rewritten(&self, node: NodeId) -> bool {
        let bound = self.stored_names(node).into_iter().filter_map(|name| self.binding_at(name));
        bound.into_iter().any(|binding| binding.binds.len() > 1)
    }

    /// The places that read the names bound by `node` (a name, a parameter, a pattern, a function).
    pub fn mentions_of(&self, node: NodeId) -> Vec<NodeId> {
        let named = self.stored_names(node).into_iter().filter_map(|name| self.binding_at(name));
        let mut found: Vec<NodeId> = named.flat_map(|binding| binding.reads.iter().copied()).collect();
        if matches!(self.kind(node), Kind::Function | Kind::Class) {
            let own = self.facts.scopes.all().find(|(_, it)| it.binds.iter().any(|bind| bind.node == node));
            found = own.map_or_else(Vec::new, |(_, binding)| binding.reads.clone());
        }
        found
    }

    /// Whether the function gives a value by its last statement and nowhere else.
    pub fn returns_at_end(&self, function: NodeId) -> bool {
        let body = self.child(function, Role::Body).filter(|&body| self.kind(body) == Kind::Block);
        let last = body.and_then(|body| self.in_role(body, Role::Body).last().copied());
        let returns: Vec<NodeId> = self.here(function).filter(|&node| self.kind(node) == Kind::Return).collect();
        matches!(returns[..], [only] if Some(only) == last && self.child(only, Role::Value).is_some())
    }

    /// The statement with what stands between it and the one above it.
    pub fn trailing(&self, statement: NodeId) -> Span {
        let span = self.facts.tree[statement].span;
        let siblings = self.siblings(statement);
        let at = siblings.iter().position(|&one| one == statement).unwrap_or_default();
        let above = at.checked_sub(1).map(|at| self.facts.tree[siblings[at]].span.end);
        Span::new(above.unwrap_or(span.start), span.end)
    }

    /// Whether what stands behind `statement` can never be reached from it: it returns or throws on every way.
    pub fn always_leaves(&self, statement: NodeId) -> bool {
        let last = |node: NodeId, role| self.in_role(node, role).last().is_some_and(|&it| self.always_leaves(it));
        match self.kind(statement) {
            Kind::Return | Kind::Raise => true,
            Kind::Block => last(statement, Role::Body),
            Kind::If => last(statement, Role::Body) && last(statement, Role::Else),
            // What was entered may swallow a failure, but no return.
            Kind::With => {
                let fails = self.here(statement).any(|it| self.kind(it) == Kind::Raise);
                !fails && last(statement, Role::Body)
            }
            Kind::Match if self.language.calls_start() => self.switch_always_leaves(statement),
            Kind::While | Kind::ForLoop => self.has_no_test(statement) && !self.is_broken_off(statement),
            Kind::Try => {
                let handlers = self.in_role(statement, Role::Handler);
                last(statement, Role::Finally)
                    || last(statement, Role::Body) && handlers.iter().all(|&it| last(it, Role::Body))
            }
            _ => false,
        }
    }

    /// The statements that `statement` ends with: the last of a block, and that of each branch of an `if` there. An `if` that
    /// has a way around it ends with itself as well.
    pub fn endings(&self, statement: NodeId) -> Vec<NodeId> {
        let below = |role| self.in_role(statement, role).last().map(|&last| self.endings(last));
        let around = || vec![statement];
        match self.kind(statement) {
            Kind::Block => below(Role::Body).unwrap_or_else(around),
            Kind::If => {
                [Role::Body, Role::Else].into_iter().flat_map(|role| below(role).unwrap_or_else(around)).collect()
            }
            _ => around(),
        }
    }

    /// A `switch` with a default does so if nothing breaks out of it and its last case leaves: the others at worst go on to it.
    fn switch_always_leaves(&self, switch: NodeId) -> bool {
        let cases = self.in_role(switch, Role::Handler);
        let default = cases.iter().any(|&case| self.child(case, Role::Test).is_none());
        let last = || cases.last().and_then(|&case| self.in_role(case, Role::Body).last().copied());
        default && !self.is_broken_off(switch) && last().is_some_and(|last| self.always_leaves(last))
    }

    /// Whether a `break` leaves the loop or `switch`.
    fn is_broken_off(&self, node: NodeId) -> bool {
        self.here(node).any(|it| self.kind(it) == Kind::Break && !self.jumps_within(it, node))
    }

    /// Of a function: what stands in front of its body, for an arrow in front of the arrow.
    pub fn signature(&self, function: NodeId, before_body: Span) -> Span {
        Span::new(self.facts.tree[function].span.start, before_body.start)
    }

    /// The semicolon in front of a statement on its line, see [`Cx::led`].
    pub fn leading_semicolon(&self, statement: NodeId) -> Option<Span> {
        let (led, span) = (self.led(statement), self.facts.tree[statement].span);
        (led.start < span.start).then(|| Span::new(led.start, span.start))
    }

    /// The statement with a semicolon in front of it on its line: files without semicolons put one before a bracket that
    /// would otherwise continue the line above.
    pub fn led(&self, statement: NodeId) -> Span {
        let span = self.facts.tree[statement].span;
        let line = self.source.line_around(span.start);
        let before = &self.source.text()[line.start as usize..span.start as usize];
        if before.trim() == ";" && !self.facts.style.semicolons {
            return Span::new(line.start + before.find(';').unwrap_or_default() as u32, span.end);
        }
        span
    }

    /// The blanks that the line of `node` starts with.
    pub fn indent_of(&self, node: NodeId) -> &str {
        self.source.indent_at(self.facts.tree[node].span.start)
    }
}

/// Puts `line` behind `out` as a person would write it on one line.
fn join_line(out: &mut String, line: &str) {
    let closes = line.starts_with([')', ']', '}']);
    if closes && out.ends_with(',') {
        out.pop();
    }
    let tight = line.starts_with(['.', ')', ']', ',', ';'])
        || line.starts_with("?.")
        || out.ends_with(['(', '[', '.'])
        || out.ends_with("?.");
    if !tight {
        out.push(' ');
    }
    out.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::join_line;

    fn joined(lines: &[&str]) -> String {
        let mut out = lines[0].to_owned();
        lines[1..].iter().for_each(|line| join_line(&mut out, line));
        out
    }

    #[test]
    fn lines_are_joined_as_people_write_them() {
        assert_eq!(joined(&["jobs", ".filter((j) => j.ready)", "?.sort()"]), "jobs.filter((j) => j.ready)?.sort()");
        assert_eq!(joined(&["[", "'a',", "'b',", "]"]), "['a', 'b']");
        assert_eq!(joined(&["f({", "a,", "b: 1,", "})"]), "f({ a, b: 1 })");
        assert_eq!(joined(&["a", "+ b"]), "a + b");
    }
}
