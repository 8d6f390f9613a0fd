//! How long loops run and how they end: numbers that are known before the program runs, rounds, early exits.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Bind, Flags, How, Kind, NodeId, Role};
use crate::text::Span;

/// Longest chain of names and operations that is folded.
const DEPTH: u32 = 8;

impl Cx {
    /// The whole number that `node` surely is: literals, operations on them, names that are bound to such once.
    pub fn constant(&self, node: NodeId) -> Option<i128> {
        self.folded(node, DEPTH)
    }

    /// The value of a number as it is written: `1_000`, `0x10`, `2.5`, `10usize`, `5n`.
    fn amount(&self, node: NodeId) -> Option<f64> {
        let text = self.text(node).replace('_', "").to_ascii_lowercase();
        let radix = [("0x", 16), ("0o", 8), ("0b", 2)].into_iter().find(|(prefix, _)| text.starts_with(prefix));
        if let Some((prefix, radix)) = radix {
            let digits = text.trim_start_matches(prefix);
            let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
            return u64::from_str_radix(&digits[..end], radix).ok().map(|value| value as f64);
        }
        let end = text.find(['i', 'u', 'f', 'n', 'j']).unwrap_or(text.len());
        text[..end].parse().ok().filter(|_| self.kind(node) == Kind::Number && !text.ends_with('j'))
    }

    fn folded(&self, node: NodeId, depth: u32) -> Option<i128> {
        let depth = depth.checked_sub(1)?;
        match self.kind(node) {
            Kind::Number => {
                let digits = self.text(node).replace('_', "");
                digits.parse().ok().or_else(|| whole(digits.parse::<f64>().ok().or_else(|| self.amount(node))?))
            }
            Kind::Cast => {
                let inner = self.child(node, Role::Operand).or_else(|| self.child(node, Role::Value));
                self.folded(inner?, depth)
            }
            Kind::Unary if self.has(node, Flags::MINUS) => {
                self.folded(self.child(node, Role::Operand)?, depth)?.checked_neg()
            }
            Kind::Binary => {
                let (left, right) = (self.child(node, Role::Left)?, self.child(node, Role::Right)?);
                let (a, b) = (self.folded(left, depth)?, self.folded(right, depth)?);
                let between = Span::new(
                    self.facts.with_parens(self.source.text(), left).end,
                    self.facts.with_parens(self.source.text(), right).start,
                );
                match self.slice(between).trim() {
                    "+" => a.checked_add(b),
                    "-" => a.checked_sub(b),
                    "*" => a.checked_mul(b),
                    "//" => a.checked_div_euclid(b),
                    "**" => a.checked_pow(u32::try_from(b).ok()?),
                    "<<" => u32::try_from(b).ok().filter(|&b| b < 100).and_then(|b| a.checked_shl(b)),
                    _ => None,
                }
            }
            Kind::Name => {
                let id = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
                match self.facts.scopes.binding(id).single()? {
                    Bind { how: How::Value(value), from_inside: false, .. } => self.folded(*value, depth),
                    Bind { how: How::Other, node, .. } => self.folded(self.item_value(*node)?, depth),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The value of the constant item whose name stands at `target`.
    pub(super) fn item_value(&self, target: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let assign = tree.parent(target).filter(|&up| self.kind(up) == Kind::Assign)?;
        let is_constant = tree.parent(assign).is_some_and(|up| self.has(up, Flags::CONST));
        self.child(assign, Role::Value).filter(|_| is_constant)
    }

    /// Rounds of a loop over a builtin range: known, not known, or none if it walks something else.
    fn rounds(&self, iterable: NodeId) -> Option<Option<i128>> {
        let path = self.callee_path(iterable)?;
        if path != "range" {
            // `reversed(range(n))`, `enumerate(range(n))`
            let [inner] = self.positional(iterable)[..] else { return None };
            return self.rounds(inner).filter(|_| self.is_in_group("carriers", &path));
        }
        let ends: Vec<Option<i128>> = self.positional(iterable).into_iter().map(|end| self.constant(end)).collect();
        Some(match ends[..] {
            [Some(stop)] => Some(stop.max(0)),
            [Some(start), Some(stop)] => Some(stop.checked_sub(start)?.max(0)),
            [Some(start), Some(stop), Some(step)] if step != 0 => {
                // The last step may be cut short.
                let (way, step) = (stop.checked_sub(start)?.checked_mul(step.signum())?, step.checked_abs()?);
                Some(way.max(0).checked_add(step - 1)?.checked_div(step)?)
            }
            _ => None,
        })
    }

    /// Whether the loop or comprehension `node` walks ranges for at least `most` rounds, those of loops inside it
    /// multiplied, without waiting or yielding in between. Ranges inside one another count as long where their ends are
    /// not known.
    pub fn is_long_loop(&self, node: NodeId, most: i128) -> bool {
        let Some((known, depth, open)) = self.loop_size(node, DEPTH) else { return false };
        let still = !self.here(node).any(|part| self.is_wait(part) || self.kind(part) == Kind::Yield);
        still && (known >= most || open && depth > 1)
    }

    /// Product of the known rounds, number of ranges inside one another, whether the rounds of one are not known.
    fn loop_size(&self, node: NodeId, left: u32) -> Option<(i128, usize, bool)> {
        let left = left.checked_sub(1)?;
        let own: Vec<Option<i128>> = match self.kind(node) {
            Kind::For => vec![self.rounds(self.child(node, Role::Iterable)?)?],
            Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => self
                .in_role(node, Role::Clause)
                .into_iter()
                .filter_map(|clause| self.rounds(self.child(clause, Role::Iterable)?))
                .collect(),
            _ => return None,
        };
        let product = |all: &[Option<i128>]| all.iter().flatten().fold(1i128, |all, one| all.saturating_mul(*one));
        let inner = self.inner_loops(node).into_iter().filter_map(|inner| self.loop_size(inner, left));
        let (known, depth, open) = inner.max_by_key(|&(known, depth, _)| (depth, known)).unwrap_or((1, 0, false));
        if own.is_empty() {
            return None;
        }
        Some((product(&own).saturating_mul(known), depth + own.len(), open || own.contains(&None)))
    }

    /// The loops and comprehensions that each round of `node` runs, nearest ones.
    fn inner_loops(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let nearest = |&inner: &NodeId| tree.ancestors(inner).find(|&up| self.is_loop(up)) == Some(node);
        let runs = |&inner: &NodeId| {
            let child = std::iter::once(inner).chain(tree.ancestors(inner)).find(|&up| tree.parent(up) == Some(node));
            child.is_some_and(|child| matches!(tree[child].role, Role::Body | Role::Element | Role::Value | Role::Key))
        };
        self.here(node).filter(|&inner| inner != node && self.is_loop(inner)).filter(nearest).filter(runs).collect()
    }

    pub(super) fn is_loop(&self, node: NodeId) -> bool {
        matches!(
            self.kind(node),
            Kind::For
                | Kind::While
                | Kind::ListComprehension
                | Kind::SetComprehension
                | Kind::DictComprehension
                | Kind::Generator
        )
    }

    /// The outermost long loops of `root`, nested functions aside, see [`Cx::is_long_loop`].
    pub fn long_loops(&self, root: NodeId, most: i128) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let all: Vec<NodeId> = self.here(root).filter(|&node| self.is_long_loop(node, most)).collect();
        all.iter().copied().filter(|&node| !all.iter().any(|&up| up != node && tree.is_within(node, up))).collect()
    }

    /// The long loops that a call runs, in functions of this file, through their calls of others.
    pub fn called_long_loops(self: &Arc<Self>, call: NodeId, most: i128, depth: u32) -> Vec<NodeId> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        if !self.child(call, Role::Callee).is_some_and(|callee| self.is_own_callee(callee)) {
            return Vec::new();
        }
        let Some(function) = self.called_function(call).filter(|&function| !self.has(function, Flags::ASYNC)) else {
            return Vec::new();
        };
        let own = self.long_loops(function, most);
        if !own.is_empty() {
            return own;
        }
        let calls = self.here(function).filter(|&node| self.kind(node) == Kind::Call);
        calls.flat_map(|call| self.called_long_loops(call, most, depth)).collect()
    }

    /// The bytes behind `node`, its parentheses included, up to the end of its statement.
    fn behind(&self, node: NodeId) -> Option<Span> {
        let end = self.facts.with_parens(self.source.text(), node).end;
        Some(Span::new(end, self.facts.tree[self.statement(node)?].span.end))
    }

    /// Whether the loop can be left before it is through: by a `break` of its own or a `return`.
    pub fn exits_early(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        self.here(node).any(|part| match self.kind(part) {
            Kind::Return => true,
            Kind::Break => self.loop_of_jump(part) == Some(node),
            _ => false,
        }) && matches!(tree[node].kind, Kind::For | Kind::While)
    }

    /// The loop that `break` or `continue` at `jump` means: the `else` of a loop belongs to the one around it, and a `switch`
    /// takes the `break` that stands in it.
    pub fn loop_of_jump(&self, jump: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let label = self.name(jump);
        let takes_breaks = self.kind(jump) == Kind::Break && label.is_empty() && self.language.calls_start();
        let mut below = jump;
        for up in tree.ancestors(jump) {
            match self.kind(up) {
                Kind::For | Kind::While | Kind::ForIn | Kind::ForLoop | Kind::DoWhile
                    if tree[below].role == Role::Body && (label.is_empty() || self.is_labeled(up, label)) =>
                {
                    return Some(up);
                }
                Kind::Match if takes_breaks => return None,
                Kind::Function if tree[below].role == Role::Body => return None,
                _ => below = up,
            }
        }
        None
    }

    fn is_labeled(&self, node: NodeId, label: &str) -> bool {
        let up = self.facts.tree.parent(node).filter(|&up| self.kind(up) == Kind::Labeled);
        up.is_some_and(|up| self.name(up) == label)
    }

    /// Whether the statement `node` goes on within `around`: it jumps to the next round of a loop inside, or behind a
    /// loop or `switch` there.
    pub(super) fn jumps_within(&self, node: NodeId, around: NodeId) -> bool {
        let tree = &self.facts.tree;
        match self.loop_of_jump(node) {
            Some(meant) => meant != around && tree.is_within(meant, around),
            // Of a `switch`, or of a block with a label.
            None => {
                let mut between = tree.ancestors(node).take_while(|&up| up != around);
                self.kind(node) == Kind::Break && between.any(|up| matches!(self.kind(up), Kind::Match | Kind::Labeled))
            }
        }
    }
}

fn whole(number: f64) -> Option<i128> {
    (number.fract() == 0.0 && number.abs() < 1e18).then_some(number as i128)
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "amount" => cx.amount(id).map_or(Value::from(()), Value::from),
        "constant" => cx.constant(id).and_then(|n| i64::try_from(n).ok()).map_or(Value::from(()), Value::from),
        "behind" => node.text(cx.behind(id)),
        "exits_early" => Value::from(cx.exits_early(id)),
        _ => return None,
    })
}
