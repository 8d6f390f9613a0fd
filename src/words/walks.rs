//! Statements that walk a list by a callback, `xs.forEach((x) => { … });`, which are loops in all but their form.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Flags, Kind, NodeId, Role};

/// Such a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// The statement, which is nothing but the call.
    pub(super) statement: NodeId,
    /// What is walked.
    pub(super) over: NodeId,
    /// The function that is called for each element, written in place.
    pub(super) callback: NodeId,
}

impl Cx {
    /// Whether another function of the file changes `walked` so that a walk fails or passes elements over: a collection with
    /// keys, or one that fails as those do, in size, a list in places.
    pub(super) fn is_moved_beside(self: &Arc<Self>, walked: NodeId, function: NodeId) -> bool {
        let makers = self.makers(walked);
        let keyed = |&made: &NodeId| {
            matches!(self.kind(made), Kind::Dict | Kind::DictComprehension | Kind::Set | Kind::SetComprehension)
                || self.callee_path(made).is_some_and(|path| self.is_in_group("keyed collections", &path))
        };
        let (keyed, listed) = (makers.iter().any(keyed), makers.iter().any(|&made| self.is_list_made(made)));
        let Some(state) = self.state_of(walked).filter(|_| keyed || listed) else { return false };
        let is_it = |node: NodeId| self.state_of(node).as_ref() == Some(&state);
        let entry = |target: &NodeId| {
            self.kind(*target) == Kind::Subscript && self.child(*target, Role::Object).is_some_and(is_it)
        };
        let moves = |node: NodeId| match self.kind(node) {
            Kind::Assign if !keyed => false,
            Kind::Assign | Kind::Delete => self.in_role(node, Role::Target).iter().any(entry),
            Kind::Call if !keyed => self.child(node, Role::Callee).is_some_and(|callee| {
                self.is_in_group("shifting methods", self.name(callee))
                    && self.child(callee, Role::Object).is_some_and(is_it)
            }),
            Kind::Call => self.changed_by(node).is_some_and(is_it),
            _ => false,
        };
        let others = self.facts.tree.of_kind(Kind::Function);
        let mut others = others.filter(|&one| one != function && !self.has(one, Flags::CONSTRUCTOR));
        others.any(|other| self.here(other).any(moves))
    }

    /// Whether the expression makes a list.
    pub(super) fn is_list_made(&self, made: NodeId) -> bool {
        matches!(self.kind(made), Kind::List | Kind::ListComprehension)
            || self.callee_path(made).as_deref() == Some("list")
    }

    /// The walk that `statement` is.
    pub(super) fn walk_of(&self, statement: NodeId) -> Option<Walk> {
        let call = self.child(statement, Role::Value).filter(|_| self.kind(statement) == Kind::Expression)?;
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let over = self.child(callee, Role::Object).filter(|_| self.name(callee) == "forEach")?;
        let [callback] = self.positional(call)[..] else { return None };
        let plain = self.kind(callback) == Kind::Function
            && !self.has(callback, Flags::ASYNC)
            && !self.has(callback, Flags::GENERATOR);
        plain.then_some(Walk { statement, over, callback })
    }

    /// How the method `call` makes work for each element by its first argument, whatever becomes of what that gives.
    pub fn walk_making(&self, call: NodeId) -> Option<Making> {
        let whole = call;
        let over = self.child(self.child(call, Role::Callee)?, Role::Object)?;
        let element = self.positional(call).first().copied()?;
        let anchor = self.statement(call)?;
        Some(Making { form: "mapping", element, call: None, over: vec![over], names: Vec::new(), whole, anchor })
    }

    /// How the loops of its function around `call` make work by it; none outside of loops.
    pub fn round_making(self: &Arc<Self>, call: NodeId) -> Option<Making> {
        let outside = self.function(call).unwrap_or(NodeId::ROOT);
        let loops = self.loops_around(call, outside);
        (!loops.is_empty()).then(|| self.looped(call, &loops, loops[0]))
    }

    /// The walk whose callback is the function around `node`.
    pub(super) fn walk_around(&self, node: NodeId) -> Option<Walk> {
        let tree = &self.facts.tree;
        let call = tree.parent(self.function(node)?).filter(|&up| self.kind(up) == Kind::Call)?;
        self.walk_of(tree.parent(call)?).filter(|walk| Some(walk.callback) == self.function(node))
    }
}
