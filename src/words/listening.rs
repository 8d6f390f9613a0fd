//! Waiting for an event: what starts no work, and misses what happens before it gets its turn.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Flags, Kind, NodeId, Role};

impl Cx {
    /// Whether `call` gives a promise of an event: the tables say so of its path, or of its method as `.name`; or it is a
    /// function of the name of a listening method that is given the event's name second, `once(socket, 'open')`.
    pub(super) fn waits_for_event(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call) else {
            return false;
        };
        let known = |name: &str| self.is_in_group("event waits", name);
        let is_text = |event: &NodeId| matches!(self.kind(*event), Kind::String | Kind::Template);
        match self.kind(callee) {
            Kind::Attribute if known(&format!(".{}", self.name(callee))) => true,
            Kind::Name if self.is_listener(callee) && self.positional(call).get(1).is_some_and(is_text) => true,
            _ => self.callee_path(call).is_some_and(|path| known(&path)),
        }
    }

    /// Whether `node` is a promise of the event that ends something which lasts, by the name of the event.
    pub(super) fn waits_for_end(&self, node: NodeId) -> bool {
        let listens = self.waits_for_event(node) || self.kind(node) == Kind::New && self.only_listens(node);
        let ends = |text: NodeId| self.is_in_group("events of an end", self.text(text).trim_matches(['\'', '"', '`']));
        listens && self.facts.tree.of_kind_in(node, Kind::String).any(ends)
    }

    /// Whether a promise made by hand only listens: everything its function calls is a method that the tables call
    /// listening, or is told to call the resolver, `job.registerCleanup(resolve)`, so that nothing starts and nothing may
    /// come later.
    pub(super) fn only_listens(&self, promise: NodeId) -> bool {
        let executor = self.positional(promise).first().copied().filter(|&it| self.kind(it) == Kind::Function);
        let listens = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
            callee.is_some_and(|callee| self.is_listening(callee) || self.registers_resolver(call, callee))
        };
        executor.is_some_and(|executor| {
            let mut calls = self.here(executor).filter(|&node| self.kind(node) == Kind::Call).peekable();
            calls.peek().is_some() && calls.all(listens)
        })
    }

    /// Whether a method that the tables say keeps callbacks, by how its name begins, is given a name and no more.
    fn registers_resolver(&self, call: NodeId, callee: NodeId) -> bool {
        let keeps = |start: &String| {
            let rest = self.name(callee).strip_prefix(&**start);
            rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()))
        };
        let given = self.in_role(call, Role::Argument);
        matches!(given[..], [only] if self.kind(only) == Kind::Name)
            && self.group("beginnings of methods that keep callbacks").iter().any(keeps)
    }

    pub(super) fn is_listening(&self, callee: NodeId) -> bool {
        self.is_in_group("listening methods", self.name(callee))
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
        let function = self.callback_function(making.element);
        let awaited = function.and_then(|function| self.here(function).find(|&node| self.kind(node) == Kind::Await));
        let operand = awaited.and_then(|first| self.child(first, Role::Operand));
        let body =
            function.filter(|&it| self.has(it, Flags::EXPRESSION_BODY)).and_then(|it| self.child(it, Role::Body));
        let given = operand.or(body).or(Some(making.element).filter(|_| function.is_none()));
        let Some(waited) = given.map(|given| self.chain_head(self.without_casts(given))) else { return false };
        let ahead = |node: &NodeId| tree[*node].span.end <= tree[waited].span.start;
        let is_work_ahead = |function| {
            self.here(function).filter(ahead).any(|node| self.kind(node) == Kind::Call && self.is_work(node))
        };
        // Beside what it does: `Promise.all([once(connection, 'close'), connection.close()])`.
        let parts = self.array_awaited(waited);
        let listens = |node: NodeId| self.waits_for_event(node) || self.waits_to_be_told(node);
        (listens(waited) || parts.first().is_some_and(|&part| self.waits_for_event(part)))
            && !function.is_some_and(is_work_ahead)
    }

    /// The elements of the array that a call waits for.
    fn array_awaited(&self, call: NodeId) -> Vec<NodeId> {
        let waits = self.kind(call) == Kind::Call
            && self
                .callee_path(call)
                .is_some_and(|path| self.is_in_group("calls that wait for their arguments", &path));
        let array = self.positional(call).first().copied().filter(|&it| waits && self.kind(it) == Kind::List);
        array.map_or_else(Vec::new, |array| self.in_role(array, Role::Element))
    }

    /// Whether a promise is made by hand that only listens, or that only keeps its resolver for others to call.
    fn waits_to_be_told(&self, node: NodeId) -> bool {
        if self.kind(node) != Kind::New || self.callee_path(node).as_deref() != Some("Promise") {
            return false;
        }
        let executor = self.positional(node).first().copied().filter(|&it| self.kind(it) == Kind::Function);
        let keeps = |executor: NodeId| {
            let mut calls = self.here(executor).filter(|&it| self.kind(it) == Kind::Call);
            let kept = self.resolver_keepers(node);
            let into =
                |call: NodeId| self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
            !kept.is_empty() && calls.all(|call| into(call).is_some_and(|object| kept.contains(&object)))
        };
        self.only_listens(node) || executor.is_some_and(keeps)
    }
}
