//! Waiting for an event: what starts no work, and misses what happens before it gets its turn.

use std::sync::Arc;

use super::collection::Making;
use super::cx::Cx;
use crate::facts::{Kind, NodeId, Role};

impl Cx {
    /// Whether `call` gives a promise of an event: the tables say so of its path, or of its method as `.name`; or it is a
    /// function of the name of a listening method that is given the event's name second, `once(socket, 'open')`.
    pub(super) fn waits_for_event(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call) else {
            return false;
        };
        let known = |name: &str| self.group("event waits").iter().any(|one| one == name);
        let is_text = |event: &NodeId| matches!(self.kind(*event), Kind::String | Kind::Template);
        match self.kind(callee) {
            Kind::Attribute if known(&format!(".{}", self.name(callee))) => true,
            Kind::Name if self.is_listener(callee) && self.positional(call).get(1).is_some_and(is_text) => true,
            _ => self.callee_path(call).is_some_and(|path| known(&path)),
        }
    }

    /// Whether a promise made by hand only listens: everything its function calls is a method that the tables call
    /// listening, so that nothing starts and nothing may come later.
    pub(super) fn only_listens(&self, promise: NodeId) -> bool {
        let executor = self.positional(promise).first().copied().filter(|&it| self.kind(it) == Kind::Function);
        let listens = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
            callee.is_some_and(|callee| self.is_listening(callee))
        };
        executor.is_some_and(|executor| {
            let mut calls = self.here(executor).filter(|&node| self.kind(node) == Kind::Call).peekable();
            calls.peek().is_some() && calls.all(listens)
        })
    }

    fn is_listening(&self, callee: NodeId) -> bool {
        self.group("listening methods").iter().any(|name| name == self.name(callee))
    }

    /// Whether a function has the name of a listening method, or comes from a module under it.
    fn is_listener(&self, callee: NodeId) -> bool {
        let path = self.path(callee);
        let own = path.as_deref().and_then(|path| path.rsplit('.').next()).unwrap_or(self.text(callee));
        self.group("listening methods").iter().any(|name| name == own)
    }

    /// Whether each item waits for an event before it starts anything: put off, it may come too late for it.
    pub fn listens_first(self: &Arc<Self>, making: &Making) -> bool {
        let tree = &self.facts.tree;
        let Some(function) = self.callback_function(making.element) else { return false };
        let Some(first) = self.here(function).find(|&node| self.kind(node) == Kind::Await) else { return false };
        let Some(waited) = self.child(first, Role::Operand).map(|operand| self.without_casts(operand)) else {
            return false;
        };
        let event = self.waits_for_event(waited)
            || self.kind(waited) == Kind::New
                && self.callee_path(waited).as_deref() == Some("Promise")
                && self.only_listens(waited);
        let ahead = |node: &NodeId| tree[*node].span.end <= tree[waited].span.start;
        event && !self.here(function).filter(ahead).any(|node| self.kind(node) == Kind::Call && self.is_work(node))
    }
}
