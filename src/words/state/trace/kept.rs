//! What a local keeps of a look at state: the value for the test below it, a place in the collection for a later write.

use super::env::Taint;
use super::{Look, Walk};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::state::{Root, State};

impl Walk<'_> {
    /// Whether `test` asks for nothing but what a local was given above it in the same list, just as it was read there:
    /// `row = rows.get(key)`, `if row is None:`. Nobody was let in between.
    pub(super) fn is_kept_for(&self, taint: &Taint, test: NodeId) -> bool {
        let cx = self.cx;
        let tree = &cx.facts.tree;
        // What a caller hands over is mostly its own.
        let handed = matches!(taint.state.root, Root::Variable(id) if cx.is_handed(id));
        let (Some(name), Some(assign)) = (self.asked_alone(test).filter(|_| !handed), self.keeper(taint)) else {
            return false;
        };
        let is_it = |target: NodeId| cx.kind(target) == Kind::Name && cx.variable(target) == cx.variable(name);
        let beside = cx.statement(test).is_some_and(|branch| tree.parent(branch) == tree.parent(assign));
        beside && cx.in_role(assign, Role::Target).into_iter().any(is_it)
    }

    /// The assignment that keeps the state just as it was read, nobody having been let in since.
    pub(super) fn keeper(&self, taint: &Taint) -> Option<NodeId> {
        let cx = self.cx;
        let tree = &cx.facts.tree;
        let is_asked = |up: &NodeId| {
            tree[taint.read].role == Role::Object
                && tree[*up].role == Role::Callee
                && ["keyed methods", "state methods"].iter().any(|group| cx.is_in_group(group, cx.name(*up)))
        };
        // `rows.get(key)` and `queue.empty()` read their object.
        let method = tree.parent(taint.read).filter(is_asked);
        let mut value = method.and_then(|method| tree.parent(method)).unwrap_or(taint.read);
        // `missing = key not in rows`: what a test says of it, to be asked below.
        while let Some(test) = tree.parent(value).filter(|&up| self.tells(up)) {
            value = test;
        }
        let assign = tree.parent(value).filter(|&up| cx.kind(up) == Kind::Assign && tree[value].role == Role::Value);
        assign.filter(|_| taint.suspended.is_none())
    }

    /// Whether an expression only says how what it is made of compares.
    fn tells(&self, node: NodeId) -> bool {
        let cx = self.cx;
        cx.kind(node) == Kind::Compare || cx.kind(node) == Kind::Unary && cx.has(node, Flags::NOT)
    }

    /// The name that a test asks for by itself: `row`, `not row`, `row is None`.
    fn asked_alone(&self, test: NodeId) -> Option<NodeId> {
        let cx = self.cx;
        match cx.kind(test) {
            Kind::Name => Some(test),
            Kind::Unary if cx.has(test, Flags::NOT) => self.asked_alone(cx.child(test, Role::Operand)?),
            Kind::Compare => {
                let (left, right) = (cx.child(test, Role::Left)?, cx.child(test, Role::Right)?);
                let name = Some(left).filter(|&left| cx.kind(left) == Kind::Name)?;
                let plain = cx.kind(right) == Kind::None && matches!(cx.operator_words(left, right)[..], ["is", ..]);
                plain.then_some(name)
            }
            _ => None,
        }
    }

    /// Of the values by which the entry `target` is found those that are a place in its very collection: how many there are,
    /// or where an element stands. What they were read for is what is written.
    pub(super) fn places(&self, target: NodeId, used: Vec<Taint>) -> Vec<Taint> {
        let cx = self.cx;
        let entry = Some(target).filter(|&target| cx.kind(target) == Kind::Subscript && self.look == Look::Write);
        // A slice up to what was there before leaves alone what came meanwhile.
        let state = entry.and_then(|target| cx.state_of(target)).filter(|state| state.entry.is_some());
        let Some(state) = state else { return Vec::new() };
        let is_place =
            |taint: &Taint| taint.state.is_with(&state) && taint.state.entry.is_none() && self.tells_place(taint.read);
        used.into_iter().filter(is_place).map(|taint| Taint { state: State::clone(&state), ..taint }).collect()
    }

    /// Whether the read of a collection is one for a number that is a place in it. A loop over all places is none.
    fn tells_place(&self, read: NodeId) -> bool {
        let cx = self.cx;
        let tree = &cx.facts.tree;
        let Some(up) = tree.parent(read) else { return false };
        let counts = cx.is_call_of(up, "functions that count");
        let finds = tree[up].role == Role::Callee && cx.is_in_group("methods that give a place", cx.name(up));
        (counts && tree[read].role == Role::Argument || finds && tree[read].role == Role::Object)
            && !tree.ancestors(read).any(|up| tree[up].role == Role::Iterable)
    }
}
