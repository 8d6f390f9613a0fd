//! What the function waits for that is started once for each element: events, queues, futures that others complete; and
//! whether it ends at all.

use std::sync::Arc;

use super::collection::Making;
use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// How many calls deep a function of the project is followed when it is asked what it waits for.
const DEPTH: u32 = 3;

impl Cx {
    /// Classes of the objects that the work's function awaits or whose methods it awaits, also in functions of its own file
    /// that it calls.
    pub fn waits_of(self: &Arc<Self>, making: &Making) -> Vec<String> {
        let mut found = Vec::new();
        if let Some((cx, function)) = self.function_of_making(making) {
            cx.awaited_classes(function, DEPTH, &mut found);
        }
        found
    }

    fn awaited_classes(self: &Arc<Self>, function: NodeId, depth: u32, found: &mut Vec<String>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for node in self.here(function) {
            match self.kind(node) {
                Kind::WithItem => {
                    found.extend(self.child(node, Role::Value).and_then(|value| self.instance_path(value)));
                }
                // A coroutine can be awaited once: what is kept with others is a future.
                Kind::Await => {
                    let operand = self.child(node, Role::Operand);
                    let kept = operand.filter(|&operand| self.kind(operand) == Kind::Subscript);
                    found.extend(kept.map_or_else(Vec::new, |entry| self.kept_classes(entry)));
                }
                Kind::Call => {
                    let Some(callee) = self.child(node, Role::Callee) else { continue };
                    let awaited = self.facts.tree.ancestors(node).take(3).any(|up| self.kind(up) == Kind::Await);
                    if awaited
                        && self.kind(callee) == Kind::Attribute
                        && self.is_known("waiting methods", self.name(callee))
                    {
                        found
                            .extend(self.child(callee, Role::Object).map_or_else(Vec::new, |it| self.kept_classes(it)));
                    }
                    // What an imported function waits for is its own affair: what it waits on is not of this file. And
                    // nobody waits for a call whose result is dropped.
                    let is_dropped = self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Expression);
                    let is_own = !is_dropped && self.path(callee).is_none();
                    let own = is_own.then(|| self.definition(callee)).flatten();
                    if let Some((cx, called)) = own.filter(|(_, called)| *called != function) {
                        cx.awaited_classes(called, depth, found);
                    }
                }
                _ => {}
            }
        }
    }

    /// The class of `node`; where it is one of many that are kept together, the classes of what is put there.
    fn kept_classes(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        match (self.class_path(node), self.keeper_of(node)) {
            (Some(class), _) => vec![class],
            (None, Some(keeper)) => self.put_into(keeper),
            (None, None) => Vec::new(),
        }
    }

    /// The collection that `node` is taken out of: `xs` of `xs[0]`, `xs.get(0)`, of a name that walks `xs`.
    fn keeper_of(&self, node: NodeId) -> Option<NodeId> {
        match self.kind(node) {
            Kind::Subscript => self.child(node, Role::Object),
            Kind::Call => self.child(node, Role::Callee).and_then(|callee| self.child(callee, Role::Object)),
            Kind::Name => match self.facts.scopes.binding(self.variable(node)?).single()?.how {
                How::Value(value) if matches!(self.kind(value), Kind::Subscript | Kind::Call) => self.keeper_of(value),
                How::Loop(Some(walked)) => self.keeper_of(walked).or(Some(walked)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Classes of what the file puts into a collection of this name: as entries, or where the collection is made.
    fn put_into(self: &Arc<Self>, keeper: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let name = self.name(keeper);
        let puts = |&target: &NodeId| {
            let owner = tree.parent(target).filter(|&up| {
                self.kind(up) == Kind::Subscript && tree[up].role == Role::Target && tree[target].role == Role::Object
            });
            owner.or(Some(target).filter(|_| tree[target].role == Role::Target)).and_then(|target| tree.parent(target))
        };
        let assigns = self.named(name).iter().filter_map(puts).filter(|&it| self.kind(it) == Kind::Assign);
        let values: Vec<NodeId> = assigns.filter_map(|assign| self.child(assign, Role::Value)).collect();
        let parts = values.into_iter().flat_map(|value| tree.walk(value)).filter(|&it| self.kind(it) == Kind::Call);
        let mut found: Vec<String> = parts.filter_map(|call| self.class_path(call)).collect();
        found.dedup();
        found
    }

    /// Whether the work goes on until somebody stops it: each of it has to run beside all others from the start.
    pub fn never_ends(self: &Arc<Self>, making: &Making) -> bool {
        self.function_of_making(making).is_some_and(|(cx, function)| cx.runs_on(function, DEPTH))
    }

    fn runs_on(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let always = |&node: &NodeId| {
            let mut around = self.facts.tree.ancestors(node).take_while(|&up| up != function);
            !around.any(|up| matches!(self.kind(up), Kind::If | Kind::Conditional | Kind::Handler | Kind::Case))
        };
        self.here(function).filter(always).any(|node| match self.kind(node) {
            Kind::While => self.is_told_to_stop(node) && !self.is_left_early(node),
            Kind::Await => {
                let callee = self.child(node, Role::Operand).and_then(|operand| self.child(operand, Role::Callee));
                callee.is_some_and(|callee| {
                    let own = || self.definition(callee).filter(|(_, called)| *called != function);
                    self.is_known("methods that never return", self.name(callee))
                        || own().is_some_and(|(cx, called)| cx.runs_on(called, depth))
                })
            }
            _ => false,
        })
    }

    /// Whether the test of a loop is always true, or only asks for a signal that its body does not give.
    fn is_told_to_stop(&self, node: NodeId) -> bool {
        let Some(test) = self.child(node, Role::Test) else { return true };
        let inner = self.child(test, Role::Operand).filter(|_| self.has(test, Flags::NOT)).unwrap_or(test);
        let callee = self.child(inner, Role::Callee).filter(|_| inner != test);
        let asks = callee.is_some_and(|callee| self.is_known("signal tests", self.name(callee)));
        let signal = callee.and_then(|callee| self.child(callee, Role::Object)).map_or("", |object| self.text(object));
        let gives = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
            let object = callee.and_then(|callee| self.child(callee, Role::Object));
            object.is_some_and(|object| self.text(object) == signal && call != inner)
        };
        matches!(self.kind(test), Kind::True) || self.text(test) == "1" || asks && !self.here(node).any(gives)
    }

    /// Whether a `break` or `return` ends a loop, but where its task was cancelled.
    fn is_left_early(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_loop = |up: NodeId| matches!(self.kind(up), Kind::While | Kind::For);
        self.here(node).any(|way_out| {
            let ends = match self.kind(way_out) {
                Kind::Return => true,
                Kind::Break => tree.ancestors(way_out).find(|&up| is_loop(up)) == Some(node),
                _ => false,
            };
            let mut around = tree.ancestors(way_out).take_while(|&up| up != node);
            let cancelled = around.find(|&up| self.kind(up) == Kind::Handler).is_some_and(|it| self.is_of_cancel(it));
            ends && !cancelled
        })
    }

    /// Whether a handler names nothing but the cancelling of its task.
    fn is_of_cancel(&self, handler: NodeId) -> bool {
        let named = self.catches(handler);
        !named.is_empty() && named.iter().all(|path| self.is_known("cancelling errors", path))
    }
}
