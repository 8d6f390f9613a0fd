//! Where a chain of members stands, and the room it has there: what a formatter sets by the width of the chain belongs to
//! its place.

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::{Span, columns};

/// Where a chain stands, and what a formatter sets around it.
pub(super) struct Surroundings {
    /// The chain with that.
    pub span: Span,
    /// The chain itself, with the signs in front of it.
    pub node: NodeId,
    /// Where it stands in the text.
    pub whole: Span,
    /// The signs in front: `&`, `!`.
    pub signs: Span,
    pub seat: Seat,
    /// The `{` that follows, or the `else {` of a `let`.
    pub behind: Option<&'static str>,
    /// The call in whose brackets it stands, up to the bracket, where that is what stands behind a `=`.
    pub lead: Option<Span>,
    /// What stands in the block behind that `else {`, on the same line; then the place goes to the end of the block.
    pub otherwise: Option<Span>,
}

/// What a formatter sets around a chain by its width.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    /// Nothing.
    Free,
    /// It is what stands behind `=` or `in`.
    Value,
    /// It is all that stands in the brackets of a call, behind the bracket; whether it stays there though it breaks, and what
    /// stands behind it where it does not.
    Only { hugged: bool, comma: &'static str },
    /// It is all that an async block on one line holds, which has room for lines.
    Braced,
    /// It is the body of a `match` arm, which has its pattern on the same line; the comma is in the span.
    Arm,
}

/// The room that a chain has.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Where it starts.
    pub column: usize,
    /// How far the line on which it starts is indented.
    pub indent: usize,
    /// Columns of what follows on its last line.
    pub tail: usize,
    /// Columns that an await with a `?`, if it is the only link, leaves free at the end of the line.
    pub spare: usize,
    /// Nothing stands before it on its line.
    pub opens_line: bool,
}

impl Cx {
    /// The place of the whole chain that starts with `node`, with what a formatter sets by its width: the blanks between `=`
    /// or `in` and the chain, the `{` behind a head that ends in the chain, the brackets of which it is the only content.
    pub fn chain_place(&self, node: NodeId) -> Span {
        self.surroundings(node).span
    }

    /// Where the chain that starts with `node` stands.
    pub(super) fn surroundings(&self, node: NodeId) -> Surroundings {
        let tree = &self.facts.tree;
        let text = self.source.text();
        let first = self.whole_chain(node);
        let chain = self.with_signs(first);
        let whole = tree[chain].span;
        let signs = Span::new(whole.start, tree[first].span.start);
        let (node, seat) = (chain, Seat::Free);
        let mut found =
            Surroundings { span: whole, node, whole, signs, seat, behind: None, lead: None, otherwise: None };
        let Some(up) = tree.parent(chain).filter(|_| self.facts.with_parens(text, chain) == whole) else {
            return found;
        };
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let above = text[..whole.start as usize].trim_end_matches(blank);
        let below = text[whole.end as usize..].trim_start_matches(blank);
        let behind = |length: usize| (text.len() - below.len() + length) as u32;
        let role = tree[chain].role;
        let outer = if self.kind(up) == Kind::AssignExpression { tree.parent(up) } else { Some(up) };
        let is_head = outer.is_some_and(|it| matches!(self.kind(it), Kind::For | Kind::If | Kind::While | Kind::Match));
        let otherwise = below.strip_prefix("else").filter(|rest| rest.trim_start_matches(blank).starts_with('{'));
        found.behind = match otherwise {
            _ if is_head && role != Role::Body && below.starts_with('{') => Some("{"),
            Some(_) if self.kind(up) == Kind::Assign && role == Role::Value => Some("else {"),
            _ => None,
        };
        found.seat = self.seat(chain, above, below);
        let behind_bracket = below.get(1..).map_or("", |rest| rest.trim_start_matches(blank));
        let in_head = matches!(found.seat, Seat::Only { .. }) && self.ends_head(up) && behind_bracket.starts_with('{');
        if in_head {
            found.behind = Some("{");
        }
        found.lead = self.lead(up, whole.start).filter(|_| matches!(found.seat, Seat::Only { .. }));
        let start = match found.lead {
            Some(lead) => text[..lead.start as usize].trim_end_matches(blank).len() as u32,
            None if matches!(found.seat, Seat::Value | Seat::Braced) => above.len() as u32,
            None => whole.start,
        };
        let other = self.child(up, Role::Else).filter(|&it| found.behind == Some("else {") && self.is_one_line(it));
        found.otherwise = other.and_then(|block| self.content_of(block));
        let end = match (found.behind, otherwise) {
            (Some(_), Some(_)) if found.otherwise.is_some() => other.map_or(whole.end, |block| tree[block].span.end),
            (Some("{"), _) if in_head => (text.len() - behind_bracket.len()) as u32 + 1,
            (Some("{"), _) => behind(1),
            (Some(_), Some(rest)) => (text.len() - rest.trim_start_matches(blank).len()) as u32 + 1,
            _ if !matches!(found.seat, Seat::Free | Seat::Value) => behind(1),
            _ => whole.end,
        };
        found.span = Span::new(start, end);
        found
    }

    /// The chain with the signs right in front of it, which a formatter does not part from it: `&chain`, `!chain`.
    fn with_signs(&self, chain: NodeId) -> NodeId {
        let (tree, text) = (&self.facts.tree, self.source.text());
        let end = tree[chain].span.end;
        let signed = |&at: &NodeId| {
            let bare = self.facts.with_parens(text, at) == tree[at].span;
            let up = tree.parent(at).filter(|&up| bare && matches!(self.kind(up), Kind::Reference | Kind::Unary));
            up.filter(|&up| tree[up].span.end == end && !self.slice(Span::new(tree[up].span.start, end)).contains("//"))
        };
        std::iter::successors(Some(chain), signed).last().unwrap_or(chain)
    }

    /// The seat of a chain between the texts `above` and `below` it, blanks aside.
    fn seat(&self, chain: NodeId, above: &str, below: &str) -> Seat {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(chain) else { return Seat::Free };
        let (start, role) = (tree[chain].span.start, tree[chain].role);
        let is_value = match self.kind(up) {
            Kind::Assign | Kind::AugAssign | Kind::AssignExpression => role == Role::Value && above.ends_with('='),
            Kind::For => role == Role::Iterable && above.ends_with("in"),
            _ => false,
        };
        let is_argument = matches!(self.kind(up), Kind::Call | Kind::Macro) && role == Role::Argument;
        let alone = above.ends_with('(') && below.starts_with(')') && above.len() as u32 == start;
        let on_line_of_arm = || self.source.line_of(tree[up].span.start) == self.source.line_of(start);
        if is_value {
            Seat::Value
        } else if is_argument && alone {
            let is_macro = self.kind(up) == Kind::Macro;
            Seat::Only { hugged: is_macro || self.hugs_its_argument(up), comma: if is_macro { "" } else { "," } }
        } else if above.ends_with('{') && below.starts_with('}') && self.opens_its_block(chain) {
            Seat::Braced
        } else if below.starts_with(',') && self.is_arm(chain) && on_line_of_arm() {
            Seat::Arm
        } else {
            Seat::Free
        }
    }

    /// The bytes of `call` up to `end`, on one line, if it is what stands behind the `=` of a statement, perhaps with a `?`.
    fn lead(&self, call: NodeId, end: u32) -> Option<Span> {
        let tree = &self.facts.tree;
        let whole = self.whole_chain(call);
        let plain = whole == call || self.kind(whole) == Kind::Question && tree.parent(call) == Some(whole);
        let node = self.with_signs(whole);
        let up = tree.parent(node).filter(|_| plain && tree[node].role == Role::Value)?;
        let lead = Span::new(tree[node].span.start, end);
        let behind = self.source.text()[..lead.start as usize].trim_end().ends_with('=');
        let is_value = matches!(self.kind(up), Kind::Assign | Kind::AugAssign) && behind;
        (is_value && self.child(up, Role::Else).is_none() && !self.slice(lead).contains('\n')).then_some(lead)
    }

    /// Whether the head of an `if`, a loop or a `match` ends in `node`.
    fn ends_head(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let up = tree.parent(node).filter(|_| tree[node].role != Role::Body);
        up.is_some_and(|up| matches!(self.kind(up), Kind::For | Kind::If | Kind::While | Kind::Match))
    }

    /// Whether `node` is the expression behind the `=>` of a `match` arm.
    pub fn is_arm(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let in_case = tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Case) && tree[node].role == Role::Body;
        let above = &self.source.text()[..tree[node].span.start as usize];
        in_case && self.kind(node) != Kind::Block && above.trim_end().ends_with("=>")
    }

    /// Whether a formatter leaves the only argument of a call behind its bracket though it breaks: where what is called is
    /// shorter than a step of indentation (rustfmt: `combine_arg_with_callee`), as in `Ok(…)`.
    pub(super) fn hugs_its_argument(&self, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let is_method = self.kind(callee) == Kind::Attribute && !self.has(callee, Flags::PATH);
        let start = if is_method {
            self.child(callee, Role::Object).map_or(tree[callee].span.end, |object| tree[object].span.end)
        } else {
            tree[callee].span.start
        };
        let called = self.slice(Span::new(start, tree[call].span.end));
        let name = called.split('(').next().unwrap_or_default().trim();
        self.whole_chain(call) == call && columns(name) < columns(&self.facts.style.indent)
    }

    /// What room a chain has where it starts now.
    pub(super) fn room(&self, around: &Surroundings) -> Room {
        let text = self.source.text();
        let rest = text[around.whole.end as usize..].lines().next().unwrap_or_default();
        let first = self.source.line_around(around.span.start).start;
        let before = self.slice(Span::new(first, around.span.start));
        let is_only = matches!(around.seat, Seat::Only { .. });
        let is_returned = before.trim_start().starts_with("return ");
        Room {
            column: match around.lead {
                Some(lead) => columns(before) + 1 + columns(self.slice(lead)),
                None => columns(before) + usize::from(around.seat == Seat::Value),
            },
            indent: columns(self.source.indent_at(around.span.start)),
            tail: match around.behind {
                // The brace of a head may stand on a line of its own; so may an `else`, which leaves a column free.
                Some("{") => usize::from(is_only),
                Some(_) => 1,
                None => rest.find(';').map_or(rest.trim_end().len(), |end| end + 1) + usize::from(is_returned),
            },
            spare: usize::from(!is_only),
            opens_line: before.trim().is_empty(),
        }
    }
}
