//! Chains of members, `a.b().c`, and how a formatter lays them out: on one line where they are short, else each part on a
//! line of its own, one step deeper than the head.

mod brackets;
mod layout;

use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value, ValueKind};
use minijinja::{Error, ErrorKind, State};

use self::layout::Layout;
use super::cx::Cx;
use super::node::Node;
use super::surroundings::{Room, Seat};
use super::text::{mark, plain};
use crate::facts::{Kind, NodeId, Role};
use crate::text::{Span, columns};

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

    /// Whether `node`, with its parentheses, stands on one line.
    pub(super) fn is_one_line(&self, node: NodeId) -> bool {
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

    /// The start and the links of a head that stands on one line, or has links; those may stand on lines of their own.
    fn links_of_head(&self, head: NodeId) -> Option<(String, Vec<String>)> {
        let (root, links) = self.taken_apart(head);
        if self.is_one_line(head) {
            return Some((mark(root), links.into_iter().map(mark).collect()));
        }
        let (starts, comments): (Vec<u32>, Vec<_>) = links.iter().map(|&link| self.comments_before(link)).unzip();
        if links.is_empty() || comments.concat().len() + self.slice(root).matches('\n').count() > 0 {
            return None;
        }
        let mut texts: Vec<String> =
            links.iter().zip(starts).map(|(link, start)| mark(Span::new(start, link.end))).collect();
        if let Some(short) = self.last_link_on_one_line(head) {
            texts.pop();
            texts.push(short);
        }
        Some((mark(root), texts))
    }

    /// The last link of a chain where it was broken for its brackets, if it finds room on a line of its own.
    fn last_link_on_one_line(&self, head: NodeId) -> Option<String> {
        let callee = self.child(head, Role::Callee).filter(|_| self.kind(head) == Kind::Call)?;
        let object = self.child(callee, Role::Object)?;
        let text = self.joined(head)?;
        let link = text.strip_prefix(&*self.joined(object)?)?;
        let given = columns(link) - columns(self.name(callee)) - 3;
        let column =
            columns(self.source.indent_at(self.facts.tree[head].span.start)) + columns(&self.facts.style.indent);
        let (line, most) = self.widths();
        (given <= most && column + columns(link) <= line).then(|| link.to_owned())
    }

    /// A chain of `head`, `parts` and what follows `node`, as text for the place of the whole chain.
    fn linked(&self, node: NodeId, head: &Head, parts: &[String]) -> String {
        let links = self.all_links(node, parts);
        Layout::new(self, self.surroundings(node), head, &links).text()
    }

    /// The new links and those behind `node`, and whether the latter stood on lines of their own for no need.
    fn all_links(&self, node: NodeId, parts: &[String]) -> Links {
        let mut texts: Vec<String> = parts.to_vec();
        let (mut was_broken, mut commented) = (false, false);
        for span in self.links_behind(node) {
            let (start, comments) = self.comments_before(span);
            let slice = self.slice(Span::new(start, span.end));
            was_broken |= self.slice(Span::new(span.start, start)).contains('\n');
            for comment in comments {
                commented = true;
                let alone = self.slice(Span::new(span.start, comment.start)).contains('\n');
                match texts.last_mut().filter(|_| !alone) {
                    Some(last) => last.push_str(&format!(" {}", mark(comment))),
                    None => texts.push(mark(comment)),
                }
            }
            let kept = mark(Span::new(start, span.end));
            match texts.last_mut() {
                Some(last) if slice.trim_start().starts_with('?') => last.push_str(&kept),
                _ => texts.push(kept),
            }
        }
        Links { texts, was_broken: commented || was_broken && !self.had_to_break(node) }
    }

    /// Where the link in `span` starts, behind blanks and comments, and the comments.
    fn comments_before(&self, span: Span) -> (u32, Vec<Span>) {
        let mut comments = Vec::new();
        let mut at = span.start;
        loop {
            let rest = self.slice(Span::new(at, span.end));
            at += (rest.len() - rest.trim_start().len()) as u32;
            match self.facts.comment_at(at).filter(|comment| comment.start == at && comment.end < span.end) {
                Some(comment) => {
                    let text = self.slice(comment);
                    comments.push(Span::new(at, at + text.trim_end().len() as u32));
                    at = comment.end;
                }
                None => return (at, comments),
            }
        }
    }

    /// Whether the chain of `node`, as it stands, is too wide for one line, so that a formatter broke it.
    fn had_to_break(&self, node: NodeId) -> bool {
        let (line, chain) = self.widths();
        let whole = self.facts.tree[self.whole_chain(node)].span;
        let width: usize = self.slice(whole).lines().map(|part| columns(part.trim())).sum();
        let before = Span::new(self.source.line_around(whole.start).start, whole.start);
        width > chain || columns(self.slice(before)) + width >= line
    }

    /// The chain with the `signs` in front of it.
    fn chain_text(&self, signs: &str, head: &Head, Links { texts: links, was_broken }: &Links, place: &Room) -> String {
        let (line, chain) = self.widths();
        let head = match head {
            Head::Text(text) => format!("{signs}{text}"),
            Head::Brackets { callee, call } => {
                let callee = format!("{signs}{callee}");
                let brackets = self.brackets(&callee, *call, place);
                callee + &brackets
            }
            Head::Call { callee, argument, extra } => {
                let column = place.column + columns(signs) + columns(&plain(self, callee)) + 1;
                format!(
                    "{signs}{callee}({})",
                    self.argument(*argument, extra, place.indent, column + place.tail.min(1))
                )
            }
        };
        let head_text = plain(self, &head);
        let texts: Vec<String> = links.iter().map(|link| plain(self, link)).collect();
        let width: usize = head_text.len() + texts.iter().map(String::len).sum::<usize>();
        let closed = head_text.contains('\n');
        let most = if links.len() > 1 { chain } else { line };
        let in_front = &texts[..texts.len().saturating_sub(1)];
        let last = texts.last().map_or("", String::as_str);
        let fits = !was_broken
            && !closed
            && !in_front.iter().any(|text| text.contains('\n'))
            && if last.contains('\n') {
                // The first line of the last link counts, the rest of it stands below.
                let first = width - last.len() + first_width(last);
                first <= most && place.column + first <= line
            } else {
                // A single await with a `?` does not fill the last column (rustfmt).
                let spare = if links.len() == 1 && last == ".await?" { place.spare } else { 0 };
                width <= most && place.column + width + place.tail + spare <= line
            };
        if fits || links.is_empty() {
            return format!("{head}{}", links.concat());
        }
        // At the start of a line, a short head shares it with the first link.
        let joined = usize::from(place.opens_line && self.is_short_head(&head_text) && links.len() > 1);
        let first = head_text + &texts[..joined].concat();
        // A closing bracket at the head's own indentation needs no deeper lines.
        let closes = first.rsplit_once('\n').is_some_and(|(_, last)| last.trim_start().starts_with(['}', ')', ']']));
        let step = if closes { "" } else { "    " };
        let lines: String = links[joined..].iter().map(|link| format!("\n{step}{link}")).collect();
        format!("{head}{}{lines}", links[..joined].concat())
    }

    /// Whether a chain of this width in the place of the one that starts with `node` fits on its line, or on the one below.
    fn has_room_for(&self, node: NodeId, width: usize) -> bool {
        let around = self.surroundings(node);
        let room = self.room(&around);
        let below = columns(self.source.indent_at(around.span.start)) + columns(&self.facts.style.indent);
        let column = if around.seat == Seat::Free { room.column } else { below.min(room.column) };
        column + width + room.tail < self.widths().0
    }
}

/// The start of a chain.
enum Head {
    Text(String),
    /// `callee` with the brackets of `call`, laid out for its place.
    Brackets {
        callee: String,
        call: NodeId,
    },
    /// `callee(argument extra)`, laid out for its place.
    Call {
        callee: String,
        argument: NodeId,
        extra: String,
    },
}

/// The links of a chain.
struct Links {
    texts: Vec<String>,
    was_broken: bool,
}

/// Columns of the first line.
fn first_width(text: &str) -> usize {
    text.lines().next().map_or(0, columns)
}

/// `linked(node, head, '.await', …)`: the chain that starts with `node`, with `head` in the place of `node` and the parts
/// behind it, laid out anew for the place `node.chain_place`. A head of three, `[callee, argument, links]`, is a call; one of
/// two, `[callee, call]`, has the brackets of another one.
#[derive(Debug)]
pub struct Linked(pub Arc<Cx>);

impl Object for Linked {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let wrong = || Error::new(ErrorKind::InvalidOperation, "linked: a node, the head and parts of a chain");
        let [node, head, parts @ ..] = args else { return Err(wrong()) };
        let node = node.downcast_object_ref::<Node>().ok_or_else(wrong)?.id;
        let mut parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let mut start = Head::Text(head.to_string());
        if let Some((root, links)) = head.downcast_object_ref::<Node>().and_then(|head| self.0.links_of_head(head.id)) {
            start = Head::Text(root);
            parts.splice(0..0, links);
        } else if let Some(joined) =
            head.downcast_object_ref::<Node>().and_then(|head| self.0.call_on_one_line(head.id))
        {
            if self.0.has_room_for(node, columns(&joined)) {
                start = Head::Text(joined);
            }
        } else if head.kind() == ValueKind::Seq {
            let item = |at: usize| head.get_item_by_index(at);
            let (callee, node) = (item(0)?.to_string(), item(1)?.downcast_object_ref::<Node>().ok_or_else(wrong)?.id);
            start = match head.len() {
                Some(2) => Head::Brackets { callee, call: node },
                _ => Head::Call { callee, argument: node, extra: item(2)?.to_string() },
            };
        }
        Ok(Value::from(self.0.linked(node, &start, &parts)))
    }
}
