//! Calls that start no work, and what a call does before anything is waited for: what counts where work is put off.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How many calls deep it is followed what a function does before it waits.
const DEPTH: u32 = 3;

impl Cx {
    /// Whether the result of `call` is no work: the tables say so of what is called, of the class of its object, or of a
    /// method with that name; it is one that chooses among elements by a function in its place, or a wait for an event.
    pub fn is_idle(self: &Arc<Self>, call: NodeId) -> bool {
        let known = self.callee_path(call).is_some_and(|path| self.group("idle calls").contains(&path));
        if known || self.waits_for_event(call) {
            return true;
        }
        let method = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        method.is_some_and(|method| {
            let named = |group: &str| self.group(group).iter().any(|name| name == self.name(method));
            let chooses = || {
                let first = self.positional(call).first().copied();
                first.is_some_and(|it| self.kind(it) == Kind::Function && !self.has(it, Flags::ASYNC))
            };
            let object = self.child(method, Role::Object);
            let class = || object.and_then(|object| self.instance_path(object));
            named("idle methods")
                || named("choosing methods") && chooses()
                || class().is_some_and(|class| self.group("idle classes").contains(&class))
        })
    }

    /// Whether something behind the making in the same display acts at once, so that it would go before work that is put
    /// off. Another making there is put off as well.
    pub fn is_overtaken(self: &Arc<Self>, making: &Making) -> bool {
        let tree = &self.facts.tree;
        let above: Vec<NodeId> = std::iter::once(making.whole).chain(tree.ancestors(making.whole)).collect();
        let steps = above.windows(2).find(|pair| !matches!(self.kind(pair[1]), Kind::Spread | Kind::Cast));
        let Some(&[element, display]) = steps.filter(|pair| self.kind(pair[1]) == Kind::List) else { return false };
        let behind = tree.children(display).skip_while(|&it| it != element).skip(1);
        behind.into_iter().any(|it| !self.is_spread_making(it) && self.acts(it, u32::MAX, DEPTH))
    }

    /// Whether an element of a display is spread from a mapping that starts work for each element of what it walks.
    fn is_spread_making(self: &Arc<Self>, element: NodeId) -> bool {
        let value = self.child(element, Role::Value).filter(|_| self.kind(element) == Kind::Spread);
        value.and_then(|value| self.mapping(value)).is_some_and(|mapping| {
            let limited = self.is_bounded(mapping.over) || self.goes_through_limiter(mapping.callback);
            self.starts_work(mapping.callback) && !limited
        })
    }

    /// Whether evaluating the part of `node` that starts before `end` does something that others can notice.
    fn acts(self: &Arc<Self>, node: NodeId, end: u32, depth: u32) -> bool {
        let parts = self.here(node).filter(|&part| self.facts.tree[part].span.start < end);
        let acts = |part: NodeId| match self.kind(part) {
            Kind::Call => self.call_acts(part, depth),
            Kind::New | Kind::TaggedTemplate | Kind::Yield => true,
            _ => false,
        };
        parts.into_iter().any(acts) || !self.written_keys(node, |at| at < end).is_empty()
    }

    fn call_acts(self: &Arc<Self>, call: NodeId, depth: u32) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return true };
        let follows = self.is_in_group("members of a pending value", self.name(callee));
        if self.is_idle(call) || follows && self.kind(callee) == Kind::Attribute {
            return false;
        }
        match (self.callback_function(callee), depth.checked_sub(1)) {
            (Some(function), Some(depth)) => self.acts_before_waiting(function, depth),
            _ => true,
        }
    }

    /// Whether a function of the file does something that others can notice before it waits for anything.
    fn acts_before_waiting(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        let tree = &self.facts.tree;
        let waits = self.here(function).filter(|&node| self.kind(node) == Kind::Await);
        let end = waits.map(|wait| tree[wait].span.end).min().unwrap_or(u32::MAX);
        self.acts(function, end, depth)
    }
}
