//! Chains of members, `a.b().c`, and how a formatter lays them out: on one line where they are short, else each part on a
//! line of its own, one step deeper than the head.

use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};
use minijinja::{Error, ErrorKind, State};

use super::cx::Cx;
use super::node::Node;
use super::text::{mark, plain};
use crate::facts::{Kind, NodeId, Role};
use crate::text::Span;

/// Columns of a line (rustfmt: `max_width`).
const LINE: usize = 100;
/// Columns of a chain with several parts (rustfmt: `chain_width`).
const CHAIN: usize = 60;

impl Cx {
    /// The whole chain of members, calls, `?` and `.await` that starts with `node`.
    pub fn whole_chain(&self, node: NodeId) -> NodeId {
        let tree = &self.facts.tree;
        let mut at = node;
        while let Some(up) = tree.parent(at) {
            let role = tree[at].role;
            let goes_on = match self.kind(up) {
                Kind::Attribute => role == Role::Object,
                Kind::Call => role == Role::Callee && self.kind(at) == Kind::Attribute && at != node,
                Kind::Question | Kind::Await => true,
                _ => false,
            };
            // Parentheses end a chain.
            if !goes_on || self.facts.with_parens(self.source.text(), at) != tree[at].span {
                break;
            }
            at = up;
        }
        at
    }

    /// The links of the chain behind `node`, each the bytes from its dot on; a `?` belongs to what is before it.
    fn links_behind(&self, node: NodeId) -> Vec<Span> {
        let tree = &self.facts.tree;
        let whole = self.whole_chain(node);
        let mut found: Vec<Span> = Vec::new();
        let mut at = node;
        while at != whole {
            let Some(up) = tree.parent(at) else { break };
            let rest = Span::new(tree[at].span.end, tree[up].span.end);
            match (self.kind(up), found.last_mut()) {
                (Kind::Attribute | Kind::Await, _) => found.push(rest),
                (_, Some(last)) => last.end = rest.end,
                // A `?` right behind the node.
                (_, None) => found.push(rest),
            }
            at = up;
        }
        found
    }

    fn is_one_line(&self, node: NodeId) -> bool {
        let span = self.facts.with_parens(self.source.text(), node);
        !self.slice(span).contains('\n')
    }

    /// The start of the chain that ends in `node`, and its links.
    fn taken_apart(&self, node: NodeId) -> (Span, Vec<Span>) {
        let tree = &self.facts.tree;
        let text = self.source.text();
        let whole = self.facts.with_parens(text, node);
        if whole != tree[node].span {
            return (whole, Vec::new());
        }
        let root = self.root(node);
        let mut links = Vec::new();
        let mut at = root;
        let mut end = self.facts.with_parens(text, root).end;
        let start = Span::new(whole.start, end);
        while at != node {
            let Some(up) = tree.parent(at) else { break };
            let last = tree[up].span.end;
            match self.kind(up) {
                Kind::Attribute | Kind::Await => links.push(Span::new(end, last)),
                _ => match links.last_mut() {
                    Some(link) => link.end = last,
                    None => links.push(Span::new(end, last)),
                },
            }
            end = last;
            at = up;
        }
        (start, links)
    }

    /// A chain of `head`, `parts` and what follows `node`, as text for the place of the whole chain.
    fn linked(&self, node: NodeId, head: &str, parts: &[String]) -> String {
        let text = self.source.text();
        let whole = self.facts.tree[self.whole_chain(node)].span;
        let behind = self.links_behind(node);
        let mut links: Vec<String> = parts.to_vec();
        let mut was_broken = false;
        for span in behind {
            let slice = self.slice(span);
            let blanks = slice.len() - slice.trim_start().len();
            was_broken |= slice[..blanks].contains('\n');
            let kept = mark(Span::new(span.start + blanks as u32, span.end));
            match links.last_mut() {
                Some(last) if slice.trim_start().starts_with('?') => last.push_str(&kept),
                _ => links.push(kept),
            }
        }
        let head_text = plain(self, head);
        let texts: Vec<String> = links.iter().map(|link| plain(self, link)).collect();
        let one_line = |all: &[String]| format!("{head}{}", all.concat());
        let width: usize = head_text.len() + texts.iter().map(String::len).sum::<usize>();
        let line = self.source.line_around(whole.start);
        let column = text[line.start as usize..whole.start as usize].chars().count();
        let rest = text[whole.end as usize..].lines().next().unwrap_or_default();
        let tail = rest.find(';').map_or(rest.trim_end().len(), |end| end + 1);
        let broken_inside = texts.iter().any(|text| text.contains('\n')) || head_text.contains('\n');
        let (last_of_head, closed) =
            (head_text.rsplit('\n').next().unwrap_or_default().len(), head_text.contains('\n'));
        let fits = if broken_inside {
            !was_broken && !closed && last_of_head < LINE
        } else {
            let most = if links.len() > 1 { CHAIN } else { LINE };
            !was_broken && width <= most && column + width + tail <= LINE
        };
        if fits || links.is_empty() {
            return one_line(&links);
        }
        // A closing bracket at the head's own indentation needs no deeper lines.
        let closes = closed
            && matches!(head_text.rsplit('\n').next().map(str::trim_start), Some(last) if last.starts_with(['}', ')', ']']));
        let step = if closes { "" } else { "    " };
        // At the start of a line, a short head shares it with the first link.
        let starts_line = text[line.start as usize..whole.start as usize].trim().is_empty();
        let joined = usize::from(starts_line && head_text.len() <= 4 && links.len() > 1);
        let lines: String = links[joined..].iter().map(|link| format!("\n{step}{link}")).collect();
        format!("{head}{}{lines}", links[..joined].concat())
    }
}

impl Cx {
    /// `node` with `extra` links as the only argument of a call that starts at `column` and is laid out on lines of its own
    /// where it is too wide.
    fn argument(&self, node: NodeId, extra: &str, column: usize) -> String {
        let whole = self.facts.with_parens(self.source.text(), node);
        let text = self.slice(whole);
        let (root, mut links) = self.taken_apart(node);
        let short = format!("{}{extra}", mark(whole));
        let count = links.len() + usize::from(!extra.is_empty());
        let width = text.chars().count() + extra.len();
        let fits = !text.contains('\n') && (count < 2 || width <= CHAIN) && column + width < LINE;
        if fits || extra.is_empty() && text.contains('\n') || count == 0 {
            return short;
        }
        let trimmed = |span: Span| {
            let blanks = self.slice(span).len() - self.slice(span).trim_start().len();
            mark(Span::new(span.start + blanks as u32, span.end))
        };
        let mut out = format!("\n    {}", mark(root));
        // A short start shares its line with the first link.
        if root.len() <= 4 && !links.is_empty() {
            out.push_str(&trimmed(links.remove(0)));
        }
        for link in links {
            out.push_str(&format!("\n        {}", trimmed(link)));
        }
        if !extra.is_empty() {
            out.push_str(&format!("\n        {extra}"));
        }
        out.push_str(",\n");
        out
    }
}

/// `argument(node, '.collect()', 'iter(')`: the chain as the only argument behind the given head, on lines of its own where it
/// is too wide for one.
#[derive(Debug)]
pub struct Argument(pub Arc<Cx>);

impl Object for Argument {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let wrong =
            || Error::new(ErrorKind::InvalidOperation, "argument: a node, links behind it, and the head before it");
        let [node, extra, head] = args else { return Err(wrong()) };
        let node = node.downcast_object_ref::<Node>().ok_or_else(wrong)?.id;
        let start = self.0.statement(node).unwrap_or(node);
        let place = self.0.facts.tree[start].span.start;
        let line = self.0.source.line_around(place);
        let column = self.0.source.text()[line.start as usize..place as usize].chars().count();
        let head = plain(&self.0, &head.to_string());
        Ok(Value::from(self.0.argument(node, &extra.to_string(), column + head.len() + 2)))
    }
}

/// `linked(node, head, '.await', …)`: the chain that starts with `node`, with `head` in the place of `node` and the parts
/// behind it, laid out anew for the place of `node.whole_chain`.
#[derive(Debug)]
pub struct Linked(pub Arc<Cx>);

impl Object for Linked {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let wrong = || Error::new(ErrorKind::InvalidOperation, "linked: a node, a text and parts of a chain");
        let [node, head, parts @ ..] = args else { return Err(wrong()) };
        let node = node.downcast_object_ref::<Node>().ok_or_else(wrong)?.id;
        let mut parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let mut start = head.to_string();
        if let Some(head) = head.downcast_object_ref::<Node>().filter(|head| self.0.is_one_line(head.id)) {
            let (root, links) = self.0.taken_apart(head.id);
            start = mark(root);
            parts.splice(0..0, links.into_iter().map(mark));
        }
        Ok(Value::from(self.0.linked(node, &start, &parts)))
    }
}
