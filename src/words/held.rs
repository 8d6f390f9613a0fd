//! Locks that are held although no `with` on them is in sight: by a helper that the block enters, by a decorator, by whoever
//! awaits the function.

use std::sync::Arc;

use super::cx::Cx;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How many callers are followed.
const DEPTH: u32 = 3;

/// What runs when a context is entered.
pub(super) enum Entering {
    /// A generator, up to one of its yields.
    Generator(Arc<Cx>, Vec<NodeId>),
    /// A method of the object.
    Method(Arc<Cx>, NodeId),
}

impl Cx {
    /// Whether `node` runs while a lock of one of these classes is held that its own function does not name there.
    pub(super) fn holds_unseen(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        self.is_inside_helper(node, classes)
            || self.function(node).is_some_and(|function| {
                self.stacked(function, node, &|context| self.is_lock(context, classes)).is_some()
                    || self.is_wrapped_by_lock(function, classes)
                    || self.is_awaited_under_lock(function, classes, DEPTH)
            })
    }

    /// Whether a `with` around `node` enters something of the project that holds such a lock.
    fn is_inside_helper(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        let tree = &self.facts.tree;
        let function = self.function(node);
        let around = tree.ancestors(node).take_while(|&up| Some(up) != function);
        around.filter(|&up| self.kind(up) == Kind::With).any(|with| {
            let values = self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
            values.filter(|&value| !tree.is_within(node, value)).any(|value| self.keeps_lock(value, classes))
        })
    }

    /// Whether the context `value` holds such a lock while it is entered: a generator that yields under one, an object that
    /// takes one when it is entered.
    fn keeps_lock(self: &Arc<Self>, value: NodeId, classes: &[String]) -> bool {
        match self.entering(value) {
            Some(Entering::Generator(cx, yields)) => yields.iter().any(|&node| cx.holds_by_name(node, classes)),
            Some(Entering::Method(cx, method)) => cx.takes_for_good(method, &|lock| cx.is_lock(lock, classes)),
            None => false,
        }
    }

    /// The same of any lock that only one may hold.
    pub(super) fn keeps_others_out(self: &Arc<Self>, value: NodeId) -> bool {
        match self.entering(value) {
            Some(Entering::Generator(cx, yields)) => yields.iter().all(|&node| {
                let entered = !cx.holding(node).is_empty();
                entered || !cx.acquired_around(&[node]).is_empty()
            }),
            Some(Entering::Method(cx, method)) => cx.takes_for_good(method, &|lock| cx.is_exclusive(lock)),
            None => false,
        }
    }

    /// What runs when the context `value` is entered, if the project defines it.
    pub(super) fn entering(self: &Arc<Self>, value: NodeId) -> Option<Entering> {
        let callee = self.child(value, Role::Callee).filter(|_| self.kind(value) == Kind::Call);
        if let Some((cx, function)) = callee.and_then(|callee| self.definition(callee)) {
            let yields: Vec<NodeId> = cx.here(function).filter(|&node| cx.kind(node) == Kind::Yield).collect();
            return (!yields.is_empty()).then_some(Entering::Generator(cx, yields));
        }
        let Type::Local(cx, class) = self.type_of(value) else { return None };
        let (cx, method) = cx.methods_in_lineage(class, "methods of entered contexts").into_iter().next()?;
        Some(Entering::Method(cx, method))
    }

    /// Whether `method` takes a lock and does not give it back.
    fn takes_for_good(self: &Arc<Self>, method: NodeId, is_lock: &dyn Fn(NodeId) -> bool) -> bool {
        let called = |name: &str| {
            let calls = self.here(method).filter(|&node| self.kind(node) == Kind::Call);
            calls.filter_map(|call| self.child(call, Role::Callee)).filter(|&it| self.name(it) == name).collect()
        };
        let taken: Vec<NodeId> = called("acquire");
        let given: Vec<NodeId> = called("release");
        given.is_empty() && taken.iter().any(|&callee| self.child(callee, Role::Object).is_some_and(is_lock))
    }

    /// The context for which `is_such` holds that was put on a stack of contexts above `node`.
    pub(super) fn stacked(
        self: &Arc<Self>,
        function: NodeId,
        node: NodeId,
        is_such: &dyn Fn(NodeId) -> bool,
    ) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let before = |&call: &NodeId| self.kind(call) == Kind::Call && tree[call].span.end <= tree[node].span.start;
        self.here(function).filter(before).find_map(|call| {
            let callee = self.child(call, Role::Callee)?;
            let known = self.is_in_group("context entering methods", self.name(callee));
            let held = known && !self.child(callee, Role::Object).is_some_and(|stack| self.is_left_before(stack, node));
            self.positional(call).first().copied().filter(|&context| held && is_such(context))
        })
    }

    /// Whether `stack` is what a `with` entered that stands before `node` and does not hold it.
    fn is_left_before(&self, stack: NodeId, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut around = tree.ancestors(stack).filter(|&up| self.kind(up) == Kind::With);
        around.any(|with| {
            let targets = self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Target));
            !tree.is_within(node, with) && targets.into_iter().any(|target| self.text(target) == self.text(stack))
        })
    }

    /// Whether a decorator of the project awaits `function` under such a lock.
    fn is_wrapped_by_lock(self: &Arc<Self>, function: NodeId, classes: &[String]) -> bool {
        self.in_role(function, Role::Decorator).into_iter().any(|decorator| {
            let made = self.child(decorator, Role::Callee).filter(|_| self.kind(decorator) == Kind::Call);
            let Some((cx, wrapper)) = self.definition(made.unwrap_or(decorator)) else { return false };
            cx.facts.tree.of_kind_in(wrapper, Kind::Await).any(|node| cx.holds_by_name(node, classes))
        })
    }

    /// Whether a function of the file awaits a call of `function` under such a lock, or is awaited so itself.
    fn is_awaited_under_lock(self: &Arc<Self>, function: NodeId, classes: &[String], depth: u32) -> bool {
        let (tree, name) = (&self.facts.tree, self.name(function));
        let Some(depth) = depth.checked_sub(1).filter(|_| !name.is_empty()) else { return false };
        let calls = tree.of_kind(Kind::Call).filter(|&call| {
            let statement = self.statement(call);
            let mut around = tree.ancestors(call).take_while(|&up| Some(up) != statement);
            let callee = self.child(call, Role::Callee).filter(|&callee| self.name(callee) == name);
            callee.is_some_and(|callee| {
                around.any(|up| self.kind(up) == Kind::Await) && self.own_definition(callee) == Some(function)
            })
        });
        let mut callers = calls.filter(|&call| self.function(call) != Some(function));
        callers.any(|call| {
            self.holds_by_name(call, classes)
                || self.function(call).is_some_and(|caller| {
                    self.has(caller, Flags::ASYNC) && self.is_awaited_under_lock(caller, classes, depth)
                })
        })
    }
}
