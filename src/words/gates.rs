//! Locals that only gate the work of a loop, as a semaphore does that is made for it: what is taken of them comes back once
//! the work is done. And what an awaited lock or semaphore gave that is still held at a place.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{BindingId, Flags, How, Kind, NodeId, Role};

impl Cx {
    /// The guards and permits that were awaited and live at `node`: names in scope, not given up before, and the awaits of
    /// those that the heads around it, or its own arguments, keep.
    pub(super) fn awaited_guards(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let holds = |&name: &NodeId| self.bound_value(name).is_some_and(|value| self.is_awaited_guard(value));
        let named = self.alive(node).into_iter().filter(|name| holds(name) && !self.is_given_up(*name, node));
        let heads = self.heads_around(node).into_iter().filter(|&it| tree[it].span.end <= tree[node].span.start);
        let kept = heads.chain(self.in_role(node, Role::Argument)).flat_map(|it| self.here(it));
        named.chain(kept.filter(|&it| self.kind(it) == Kind::Await && self.is_awaited_guard(it))).collect()
    }

    /// Whether `value` is what an awaited lock gives, unwrapped or not, be it within a limit of time.
    fn is_awaited_guard(&self, value: NodeId) -> bool {
        let (mut at, mut awaited) = (value, false);
        loop {
            let callee = self.child(at, Role::Callee);
            let method = callee.filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH));
            let below = match self.kind(at) {
                Kind::Await | Kind::Question => self.child(at, Role::Operand),
                Kind::Call if method.is_some_and(|it| matches!(self.name(it), "expect" | "unwrap")) => {
                    method.and_then(|it| self.child(it, Role::Object))
                }
                Kind::Call if method.is_some() => {
                    let named =
                        method.is_some_and(|it| self.is_in_group("methods that wait for a guard", self.name(it)));
                    return awaited && named && self.positional(at).iter().all(|&it| self.kind(it) != Kind::Reference);
                }
                Kind::Call => self.positional(at).last().copied(),
                _ => None,
            };
            awaited |= self.kind(at) == Kind::Await;
            let Some(below) = below else { return false };
            at = below;
        }
    }

    /// The gates of the tables that are made in the function around the loop `rounds` and that nothing reads but `work`, which
    /// the rounds start, with the names by which the rounds hand them over.
    pub(super) fn gates(self: &Arc<Self>, work: NodeId, rounds: NodeId) -> Vec<BindingId> {
        let makers = self.group("gates");
        let keeps = |call: NodeId| {
            self.child(call, Role::Callee)
                .is_some_and(|it| self.is_in_group("methods that keep what was taken", self.name(it)))
        };
        if makers.is_empty() || self.facts.tree.of_kind_in(rounds, Kind::Call).any(keeps) {
            return Vec::new();
        }
        let around = self.function(rounds);
        let is_made = |id: &BindingId| {
            let bind = self.facts.scopes.binding(*id).single().filter(|bind| self.function(bind.node) == around);
            bind.is_some_and(|bind| matches!(bind.how, How::Value(value) if self.makes_gate(value, makers)))
        };
        let all = self.facts.scopes.all().map(|(id, _)| id).filter(is_made);
        let mut found: Vec<BindingId> =
            all.filter_map(|id| self.handed_over(id, work, rounds, around)).flatten().collect();
        if !found.is_empty() {
            found.extend(self.gates_taken(makers, around));
        }
        found
    }

    /// The parameters of functions other than `around` that are gates by their type: they get what the work is handed.
    fn gates_taken(self: &Arc<Self>, makers: &[String], around: Option<NodeId>) -> Vec<BindingId> {
        let types: Vec<&str> = makers.iter().filter_map(|maker| maker.strip_suffix("::new")).collect();
        let takes = |id: &BindingId| {
            let bind = self.facts.scopes.binding(*id).single().filter(|bind| bind.how == How::Parameter);
            bind.is_some_and(|bind| {
                self.function(bind.node) != around
                    && self.declared_as(bind.node).iter().any(|path| types.contains(&path.as_str()))
            })
        };
        self.facts.scopes.all().map(|(id, _)| id).filter(takes).collect()
    }

    /// Whether `value` is a new gate, perhaps behind a pointer.
    fn makes_gate(&self, value: NodeId, makers: &[String]) -> bool {
        let made = |call: NodeId| self.callee_path(call).is_some_and(|path| makers.contains(&path));
        made(value) || matches!(self.positional(value)[..], [inner] if self.callee_path(value).is_some() && made(inner))
    }

    /// The local and those it is handed over by, if all of them are read in the work, or by a `let` of the rounds for it.
    fn handed_over(
        &self,
        id: BindingId,
        work: NodeId,
        rounds: NodeId,
        around: Option<NodeId>,
    ) -> Option<Vec<BindingId>> {
        let tree = &self.facts.tree;
        let mut found = vec![id];
        let mut at = 0;
        while let Some(&id) = found.get(at) {
            at += 1;
            for &read in &self.facts.scopes.binding(id).reads {
                if tree.is_within(read, work) {
                    continue;
                }
                let plain = self.function(read) == around && tree.is_within(read, rounds);
                let next = plain.then(|| self.entered_by(read)).flatten()?;
                if !found.contains(&next) {
                    found.push(next);
                }
            }
        }
        Some(found)
    }

    /// The local of a `let` whose value is what `read` gives, or a copy of it.
    fn entered_by(&self, read: NodeId) -> Option<BindingId> {
        let tree = &self.facts.tree;
        let assign = tree.ancestors(read).find(|&up| self.kind(up) == Kind::Assign)?;
        tree.parent(assign).filter(|&up| self.kind(up) == Kind::Declare)?;
        let value = self.child(assign, Role::Value)?;
        let enters = |call: NodeId| {
            self.child(call, Role::Callee)
                .is_some_and(|it| self.is_in_group("methods between a gate and what it lets in", self.name(it)))
        };
        let target = self.child(assign, Role::Target).filter(|&it| self.kind(it) == Kind::Name)?;
        let only = tree.is_within(read, value) && tree.of_kind_in(value, Kind::Call).all(enters);
        only.then(|| self.facts.scopes.of_name.get(target.index()).copied().flatten()).flatten()
    }
}
