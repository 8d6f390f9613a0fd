//! The brackets of a call in a chain: on one line, or opened with a line for each argument; an only argument that is a chain or
//! ends in a closure is laid out in them.

use super::super::cx::Cx;
use super::super::surroundings::Room;
use super::super::text::{mark, plain};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::{Span, columns};

impl Cx {
    /// A call that was broken for its brackets, on one line; none where something in it keeps it from that, or where what is
    /// in the brackets is too wide for a line.
    pub(super) fn call_on_one_line(&self, call: NodeId) -> Option<String> {
        let text = self.joined(call).filter(|_| self.kind(call) == Kind::Call)?;
        let callee = self.facts.tree[self.child(call, Role::Callee)?].span;
        let is_plain = !self.slice(callee).contains('\n');
        let width = columns(&text) - columns(self.slice(callee)) - 2;
        let given = self.positional(call);
        let has_room = match given[..] {
            [] => true,
            [only] => !self.is_nested_call(only),
            _ => false,
        };
        (is_plain && (has_room || width <= self.widths().1)).then_some(text)
    }

    /// Whether `node` is a call of a function, which has less room as the only argument of another one (rustfmt:
    /// `is_nested_call`).
    fn is_nested_call(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Macro => true,
            Kind::Call => {
                let callee = self.child(node, Role::Callee);
                callee.is_some_and(|callee| self.kind(callee) != Kind::Attribute || self.has(callee, Flags::PATH))
            }
            Kind::Question | Kind::Reference | Kind::Unary | Kind::Cast => {
                let inner = self.child(node, Role::Operand).or_else(|| self.child(node, Role::Value));
                inner.is_some_and(|inner| self.is_nested_call(inner))
            }
            _ => false,
        }
    }

    /// The brackets of `call`, as they go behind `callee`: on one line where that has room, else with a line for each
    /// argument.
    pub(super) fn brackets(&self, callee: &str, call: NodeId, place: &Room) -> String {
        let list = self.facts.tree[call].list;
        let (written, text) = (mark(list), self.slice(list));
        let on_one_line = if text.contains('\n') {
            let callee = self.child(call, Role::Callee).map_or("", |callee| self.text(callee));
            self.call_on_one_line(call).and_then(|joined| Some(joined.strip_prefix(callee)?.to_owned()))
        } else {
            Some(written.clone())
        };
        let Some(short) = on_one_line else { return written };
        let start = place.column + columns(&plain(self, callee));
        if start + columns(&plain(self, &short)) + place.tail.min(1) <= self.widths().0 {
            return short;
        }
        let given = self.positional(call);
        let deeper = place.indent + columns(&self.facts.style.indent);
        let last_opens = given.last().is_some_and(|&last| matches!(self.kind(last), Kind::Function | Kind::Block));
        let fits = |&one: &NodeId| deeper + columns(self.text(one)) < self.widths().0;
        if text.contains('\n') || given.is_empty() || last_opens || !given.iter().all(fits) {
            return written;
        }
        let lines: String = given.iter().map(|&one| format!("\n    {},", mark(self.facts.tree[one].span))).collect();
        format!("({lines}\n)")
    }

    /// `node` with `extra` links, which have no dots inside, as the only argument of a call, from `column` on of a line that is
    /// indented by `indent`, on lines of its own where it is too wide.
    pub(super) fn argument(&self, node: NodeId, extra: &str, indent: usize, column: usize) -> String {
        let (line, chain) = self.widths();
        let whole = self.facts.with_parens(self.source.text(), node);
        let text = self.slice(whole);
        if extra.is_empty() && text.contains('\n') {
            return mark(self.between_brackets(node).unwrap_or(whole));
        }
        let (root, mut links) = self.taken_apart(node);
        let extras: Vec<&str> = extra.split('.').skip(1).collect();
        let count = links.len() + extras.len();
        let width = columns(text) + extra.len();
        let fits = !text.contains('\n') && (count < 2 || width <= chain) && column + width < line;
        if fits || count == 0 {
            return format!("{}{extra}", mark(whole));
        }
        let below = indent + columns(&self.facts.style.indent);
        if !text.contains('\n') && width <= chain && below + width < line {
            return format!("\n    {}{extra},\n", mark(whole));
        }
        let mut out = format!("\n    {}", mark(root));
        // One link stays with its start.
        let joined = if count == 1 { 1 } else { usize::from(self.is_short_head(self.slice(root))).min(links.len()) };
        out.extend(links.drain(..joined.min(links.len())).map(|link| self.link(link, line)));
        for link in links {
            out.push_str(&format!("\n        {}", self.link(link, below + columns(&self.facts.style.indent))));
        }
        out.extend(extras.into_iter().map(|link| format!("\n        .{link}")));
        out.push_str(",\n");
        out
    }

    /// A link for a line of its own, where the only argument finds room behind its bracket again: a closure that ends in
    /// a block, or that is short enough on one line from `column` on.
    fn link(&self, span: Span, column: usize) -> String {
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let Some((open, closure)) = self.only_closure(Span::new(start, span.end)) else {
            return mark(Span::new(start, span.end));
        };
        let (head, most) = (mark(Span::new(start, open)), self.widths().0);
        // A call of the like inside is laid out anew as well, and needs its lines.
        let again = self.call_around(span).is_some_and(|callee| self.slice(closure).contains(callee));
        let short = self.closure_on_one_line(closure).filter(|_| !again);
        let width = short.as_ref().map_or(most, |short| columns(&plain(self, short)));
        let is_block = self.slice(closure).ends_with('}');
        match short {
            Some(short) if column + columns(self.slice(Span::new(start, open))) + width < most => {
                format!("{head}{short})")
            }
            // A block of its own is kept on its line, rather than opened.
            Some(short) if is_block && short.ends_with('}') && column + 4 + width < most => {
                format!("{head}\n            {short},\n        )")
            }
            _ if is_block => format!("{head}{})", mark(closure)),
            _ => mark(Span::new(start, span.end)),
        }
    }

    /// What the call is named whose argument ends in the chain that the link is of.
    fn call_around(&self, link: Span) -> Option<&str> {
        let tree = &self.facts.tree;
        let calls = tree.of_kind(Kind::Call).filter(|&call| tree[call].list.contains(link));
        let innermost = calls.min_by_key(|&call| tree[call].list.len())?;
        self.child(innermost, Role::Callee).map(|callee| self.name(callee))
    }

    /// Where the bracket of a link ends, and the only argument inside if that is a closure over several lines.
    fn only_closure(&self, link: Span) -> Option<(u32, Span)> {
        let (head, rest) = self.slice(link).split_once('(')?;
        let inner = rest.trim_start();
        let inside = inner.strip_suffix(')')?.trim_end();
        let only = inside.strip_suffix(',').unwrap_or(inside);
        let opens = ["|", "move |", "async |", "async move |"].iter().any(|start| only.starts_with(start));
        let open = link.start + head.len() as u32 + 1;
        let at = open + (rest.len() - inner.len()) as u32;
        (opens && rest.contains('\n')).then(|| (open, Span::new(at, at + only.len() as u32)))
    }

    /// A closure on one line, if it is nothing but one expression: without the braces that only a body on lines of its own
    /// needs.
    fn closure_on_one_line(&self, closure: Span) -> Option<String> {
        let text = self.slice(closure);
        let marked = |part: &str| {
            let start = closure.start + (part.as_ptr().addr() - text.as_ptr().addr()) as u32;
            mark(Span::new(start, start + part.len() as u32))
        };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let [first, body, "}"] = lines[..] else { return (lines.len() == 1).then(|| mark(closure)) };
        let head = first.strip_suffix('{')?.trim_end();
        if body.ends_with([';', ',', '{', '(', '['])
            || body.contains("//")
            || body.contains("/*")
            || body.starts_with('#')
        {
            return None;
        }
        let (head, body) = (marked(head), marked(body));
        Some(if first.ends_with("| {") { format!("{head} {body}") } else { format!("{head} {{ {body} }}") })
    }

    /// What stands between the brackets of the call whose only argument is `node`.
    fn between_brackets(&self, node: NodeId) -> Option<Span> {
        let tree = &self.facts.tree;
        let call = tree.parent(node).filter(|&up| self.kind(up) == Kind::Call)?;
        let callee = tree[self.child(call, Role::Callee)?].span;
        let open = callee.end + self.slice(Span::new(callee.end, tree[call].span.end)).find('(')? as u32 + 1;
        Some(Span::new(open, tree[call].span.end - 1))
    }
}
