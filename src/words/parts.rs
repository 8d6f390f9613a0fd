//! Parts of something longer: what a function of the project cuts it into, and lists that are emptied when they are full.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Cx {
    /// Whether `call` is one of a function of the project that gives parts of something, each of limited length.
    pub(super) fn gives_parts(self: &Arc<Self>, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
        let Some((cx, function)) = callee.and_then(|callee| self.definition(callee)) else { return false };
        let wanted = if cx.has(function, Flags::GENERATOR) { Kind::Yield } else { Kind::Return };
        let given = |node: NodeId| cx.child(node, Role::Value).filter(|_| !cx.has(node, Flags::STAR));
        let mut gives = cx.here(function).filter(|&node| cx.kind(node) == wanted).map(given).peekable();
        gives.peek().is_some()
            && gives.all(|value| {
                value.is_some_and(|value| match cx.kind(value) {
                    _ if wanted == Kind::Yield => cx.is_part(value),
                    Kind::ListComprehension | Kind::Generator => {
                        cx.child(value, Role::Element).is_some_and(|element| cx.is_part(element))
                    }
                    _ => false,
                })
            })
    }

    /// Whether `value` is a part of limited length, be the length a parameter: `xs[i:i + n]`, `list(islice(walk, n))`, a name
    /// for that, a list that is emptied when it is full.
    fn is_part(self: &Arc<Self>, value: NodeId) -> bool {
        match self.kind(value) {
            Kind::Subscript => self.is_bounded(value),
            Kind::Name => {
                let bind = self.binding_named(value).and_then(|id| self.facts.scopes.binding(id).single());
                let cut = matches!(bind.map(|bind| &bind.how), Some(&How::Value(value)) if self.is_cut(value));
                cut || self.is_emptied_when_full(value)
            }
            _ => self.is_cut(value),
        }
    }

    /// `islice(walk, n)`, also as a list.
    fn is_cut(&self, value: NodeId) -> bool {
        let path = |call: NodeId| self.callee_path(call).filter(|_| self.kind(call) == Kind::Call).unwrap_or_default();
        let inner = self.positional(value).first().copied();
        let value = inner.filter(|_| matches!(path(value).as_str(), "list" | "tuple")).unwrap_or(value);
        self.is_in_group("cuts", &path(value)) && self.positional(value).len() == 2
    }

    /// Whether an `if` of the function around the list `name` empties it once it has so many elements.
    pub(super) fn is_emptied_when_full(&self, name: NodeId) -> bool {
        let Some(function) = self.function(name).filter(|_| self.kind(name) == Kind::Name) else { return false };
        let full = |&node: &NodeId| self.kind(node) == Kind::If && self.asks_for_length(node, name);
        self.here(function).filter(full).any(|node| {
            self.in_role(node, Role::Body).into_iter().flat_map(|one| self.here(one)).any(|it| self.empties(it, name))
        })
    }

    /// Whether the test of `node` is that of a list that is full: `len(name) >= n`.
    fn asks_for_length(&self, node: NodeId, name: NodeId) -> bool {
        let test = self.child(node, Role::Test).filter(|&test| self.kind(test) == Kind::Compare);
        let (Some(test), Some(left)) = (test, test.and_then(|test| self.child(test, Role::Left))) else { return false };
        let operator = self.operator(test).map_or("", |operator| self.slice(operator));
        self.callee_path(left).as_deref() == Some("len")
            && self.positional(left).iter().any(|&one| self.text(one) == self.text(name))
            && matches!(operator, ">=" | ">" | "==")
    }

    /// `name = []`, `name.clear()`
    fn empties(&self, node: NodeId, name: NodeId) -> bool {
        let is_name = |it: NodeId| self.text(it) == self.text(name);
        match self.kind(node) {
            Kind::Assign => {
                let value = self.child(node, Role::Value);
                let empty = |value: NodeId| {
                    matches!(self.kind(value), Kind::List | Kind::Set) && self.in_role(value, Role::Element).is_empty()
                        || matches!(self.callee_path(value).as_deref(), Some("list" | "set"))
                            && self.positional(value).is_empty()
                };
                self.child(node, Role::Target).is_some_and(is_name) && value.is_some_and(empty)
            }
            Kind::Call => self.child(node, Role::Callee).is_some_and(|callee| {
                self.name(callee) == "clear" && self.child(callee, Role::Object).is_some_and(is_name)
            }),
            _ => false,
        }
    }
}
