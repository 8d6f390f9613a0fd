//! Calls whose failures never get out: the function that runs takes each of them and only notes it down.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Kind, NodeId, Role};

/// Functions that only wait for another one, one inside the other.
const DEPTH: u32 = 3;

/// The word of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    (key == "takes_its_failures").then(|| Value::from(node.cx.takes_its_failures(node.id, DEPTH)))
}

impl Cx {
    /// Whether `call` runs a function all of which stands in a `try` that takes every failure and raises none, or one that
    /// does nothing but wait for such a call, be it under a semaphore; or one whose decorator says that it tells of them.
    fn takes_its_failures(self: &Arc<Self>, call: NodeId, left: u32) -> bool {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
        let Some((cx, function)) = callee.and_then(|callee| self.definition(callee)) else { return false };
        if !cx.in_role(function, Role::Decorator).is_empty() && !cx.keeps_its_calls(function) {
            return cx.is_told_by_a_decorator(function);
        }
        let text = |one: &NodeId| {
            cx.kind(*one) == Kind::Expression
                && cx.child(*one, Role::Value).is_some_and(|it| cx.kind(it) == Kind::String)
        };
        let body: Vec<NodeId> = cx.in_role(function, Role::Body).into_iter().filter(|one| !text(one)).collect();
        let [only] = body[..] else { return false };
        match cx.kind(only) {
            Kind::Try => cx.takes_all(only),
            Kind::With => match cx.in_role(only, Role::Body)[..] {
                [inside] => cx.waits_quietly(inside, left),
                _ => false,
            },
            _ => cx.waits_quietly(only, left),
        }
    }

    /// `await f()`, `return await f()` of what never fails.
    fn waits_quietly(self: &Arc<Self>, statement: NodeId, left: u32) -> bool {
        let wait = self.child(statement, Role::Value).filter(|&value| self.kind(value) == Kind::Await);
        let call = wait.and_then(|wait| self.child(wait, Role::Operand));
        left > 0 && call.is_some_and(|call| self.takes_its_failures(call, left - 1))
    }

    /// Whether a `try` statement takes every exception, and nothing in its handlers does more than note it down.
    fn takes_all(&self, statement: NodeId) -> bool {
        let handlers = self.in_role(statement, Role::Handler);
        let parts = [Role::Else, Role::Finally].into_iter().flat_map(|role| self.in_role(statement, role));
        let notes = |one: NodeId| match self.kind(one) {
            Kind::Pass => true,
            Kind::Return => self
                .child(one, Role::Value)
                .is_none_or(|value| self.kind(value) == Kind::None || self.is_literal(value)),
            Kind::Expression => self.child(one, Role::Value).is_some_and(|value| self.is_record(value)),
            _ => false,
        };
        let all = |&handler: &NodeId| {
            self.catches(handler).iter().any(|kind| matches!(kind.as_str(), "Exception" | "BaseException"))
        };
        handlers.iter().any(all)
            && parts.count() == 0
            && handlers.iter().flat_map(|&handler| self.in_role(handler, Role::Body)).all(notes)
    }

    /// Whether a decorator of a function says by its name that failures are noted down: `@log_exceptions(logger)`.
    fn is_told_by_a_decorator(&self, function: NodeId) -> bool {
        let tells = |decorator: NodeId| {
            let named = self.child(decorator, Role::Callee).unwrap_or(decorator);
            self.is_in_group("decorators that tell of failures", self.name(named))
        };
        self.in_role(function, Role::Decorator).into_iter().any(tells)
    }

    /// Whether the decorators of a function leave alone what its calls do.
    fn keeps_its_calls(&self, function: NodeId) -> bool {
        let decorators = self.in_role(function, Role::Decorator).into_iter();
        decorators.map(|it| self.path(it)).all(|path| matches!(path.as_deref(), Some("staticmethod" | "classmethod")))
    }
}
