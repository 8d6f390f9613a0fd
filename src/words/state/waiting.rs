//! Waiting for what other tasks do: under a lock that they take as well, nobody would come on.

use std::sync::Arc;

use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// Whether running the statements waits for something that other tasks do: a task or future made elsewhere, an event, a
    /// queue.
    pub(super) fn wait_for_others(self: &Arc<Self>, statements: &[NodeId]) -> bool {
        self.awaited_in(statements).into_iter().any(|operand| match self.kind(operand) {
            Kind::Name | Kind::Attribute => true,
            Kind::Call => self.meets_others_by(operand),
            _ => false,
        })
    }

    /// Whether code that statements run elsewhere, `bodies`, waits for what other tasks do: at an event or a queue, or for a
    /// future that somebody has to settle.
    pub(super) fn wait_for_others_in(self: &Arc<Self>, bodies: &[NodeId]) -> bool {
        self.awaited_in(bodies).into_iter().any(|operand| match self.kind(operand) {
            Kind::Call => self.meets_others_by(operand),
            Kind::Name => self.made_by(operand).is_some_and(|made| self.is_left_to_settle(made)),
            _ => false,
        })
    }

    /// Whether a call makes a future that nothing settles yet.
    fn is_left_to_settle(self: &Arc<Self>, made: NodeId) -> bool {
        self.called_path(made).is_some_and(|path| self.is_known("futures to be settled", &path))
    }

    /// Whether running the statements waits for several tasks at once, and one was made before.
    pub(super) fn gather_from_elsewhere(self: &Arc<Self>, statements: &[NodeId]) -> bool {
        let mut calls = self.awaited_in(statements).into_iter().filter(|&operand| self.kind(operand) == Kind::Call);
        calls.any(|call| self.gathers_from_elsewhere(call, statements))
    }

    /// What running the statements awaits.
    fn awaited_in(&self, statements: &[NodeId]) -> Vec<NodeId> {
        let parts = statements.iter().flat_map(|&one| self.here(one));
        let awaits = parts.filter(|&part| self.kind(part) == Kind::Await);
        awaits.filter_map(|part| self.child(part, Role::Operand)).collect()
    }

    /// Whether an awaited call is one of an object at which tasks wait for each other.
    fn meets_others_by(self: &Arc<Self>, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let Some(object) = self.child(callee, Role::Object) else { return false };
        if self.is_known("waits if bounded", self.name(callee)) && self.is_unbounded(object) {
            return false;
        }
        match self.instance_path(object) {
            Some(class) => self.is_known("meeting points", &class),
            None => self.path(callee).is_none() && self.says_it_waits(self.name(callee)),
        }
    }

    /// Whether the name of a method says that it returns when something has ended: `wait`, `wait_closed`, `exec_wait`.
    fn says_it_waits(&self, name: &str) -> bool {
        let bare = name.trim_matches('_');
        let first_or_last = [bare.split('_').next(), bare.rsplit('_').next()];
        first_or_last.into_iter().flatten().any(|word| self.is_known("words for waiting", word))
    }

    /// Whether an awaited call waits for its arguments, and one of them was made before the statements.
    fn gathers_from_elsewhere(self: &Arc<Self>, call: NodeId, statements: &[NodeId]) -> bool {
        let waits =
            self.callee_path(call).is_some_and(|path| self.is_known("calls that wait for their arguments", &path));
        waits && self.positional(call).into_iter().any(|argument| self.is_from_elsewhere(argument, statements))
    }

    fn is_from_elsewhere(self: &Arc<Self>, argument: NodeId, statements: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let made_here = |name: NodeId| {
            let binding = self.variable(name).map(|id| self.facts.scopes.binding(id));
            binding.is_some_and(|it| {
                it.binds.iter().all(|bind| statements.iter().any(|&one| tree.is_within(bind.node, one)))
            })
        };
        match self.kind(argument) {
            Kind::Spread => {
                self.in_role(argument, Role::Value).into_iter().any(|it| self.is_from_elsewhere(it, statements))
            }
            Kind::Attribute | Kind::Subscript => true,
            Kind::Name => !made_here(argument),
            // `self.tasks.values()`
            Kind::Call if self.is_view(argument) => {
                let object = self.child(argument, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
                object.is_some_and(|it| self.is_from_elsewhere(it, statements))
            }
            Kind::Call => self.gathers_from_elsewhere(argument, statements),
            _ => false,
        }
    }

    /// Whether a call gives what its object holds already.
    fn is_view(&self, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        callee.is_some_and(|callee| self.is_known("pure methods", self.name(callee)))
    }

    /// Whether the only value that `object` gets is made without a bound.
    fn is_unbounded(self: &Arc<Self>, object: NodeId) -> bool {
        self.made_by(object).is_some_and(|made| self.in_role(made, Role::Argument).is_empty())
    }
}
