//! What has to be done before other code runs: behind a wait the event is over, or it came while nobody listened.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use super::types::Type;
use crate::facts::{How, Kind, NodeId, Role};

impl Cx {
    /// The first place behind `node` that would come too late if the function waited there.
    pub fn missed_behind(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let span = self.facts.tree[node].span;
        self.missed(node, span.start, span.end)
    }

    /// The same from `node` on, which itself comes behind the wait.
    pub fn missed_from(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let start = self.facts.tree[node].span.start;
        self.missed(node, start, start)
    }

    /// The first place from `end` on, in the course of the function of `node`, that would come too late if the function
    /// waited at `start`, where it waits nowhere on the way to it now: what only works while an event is under way
    /// (`event.preventDefault`, `window.open`), a listener on an object that is there already, a wait for an event of such an
    /// object. What goes on with an open transaction that a foreign wait commits is too late whatever it waits for itself.
    fn missed(self: &Arc<Self>, node: NodeId, start: u32, end: u32) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let function = self.async_around(node).or_else(|| self.function(node))?;
        let behind = tree.walk(function).filter(|&place| tree[place].span.start >= end);
        behind.filter(|&place| self.runs_in_course_of(place, function)).find_map(|place| {
            if let Some(object) = self.goes_on_with_transaction(place) {
                return self.there_since(object, function).filter(|&since| since <= start).map(|_| place);
            }
            let (named, since) = match self.listens_at(place) {
                Some((named, object)) => (named, self.there_since(object, function).filter(|&since| since <= start)?),
                None => {
                    let passing = self.is_of_passing_event(place) || self.asks_for_gesture(place);
                    (place, passing.then_some(tree[function].span.start)?)
                }
            };
            (!self.waits_between(since, place, function)).then_some(named)
        })
    }

    /// A promise that is kept in a name before `node`, and waited for behind it with no other wait ahead: should it fail while
    /// `node` waits, nobody has taken its failure yet.
    pub(super) fn pending_over(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let function = self.function(node)?;
        let tree = &self.facts.tree;
        let (start, end) = (tree[node].span.start, tree[node].span.end);
        let waits = || self.here(function).filter(|&at| self.kind(at) == Kind::Await);
        let next = waits().filter(|&at| tree[at].span.start >= end).min_by_key(|&at| tree[at].span.start)?;
        tree.of_kind_in(next, Kind::Name).find(|&name| {
            let binding = self.binding_named(name).map(|id| self.facts.scopes.binding(id));
            binding.is_some_and(|binding| {
                let made = binding.single().and_then(|bind| match bind.how {
                    How::Value(value) => Some(value),
                    _ => None,
                });
                let is_first = |value: NodeId| {
                    let bound = tree[value].span.end;
                    let between = |at: NodeId| tree[at].span.start >= bound && tree[at].span.end <= start;
                    bound <= start && !waits().any(between) && !binding.reads.iter().any(|&read| between(read))
                };
                made.is_some_and(|value| {
                    self.function(value) == Some(function)
                        && self.kind(value) == Kind::Call
                        && matches!(self.type_of(value), Type::Promise)
                        && is_first(value)
                })
            })
        })
    }

    /// The event under way that the work of a making needs before it waits: put off, it would come too late for it.
    pub fn event_needed(self: &Arc<Self>, making: &Making) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let shown = |name: NodeId| self.is_event(name);
        let work = self.callback_function(making.element).unwrap_or(making.element);
        tree.walk(work).find(|&node| {
            let used = self.is_of_passing_event(node) && !self.waits_between(tree[work].span.start, node, work);
            let handed = self.kind(node) == Kind::Name && tree[node].role == Role::Argument && shown(node);
            used || handed
        })
    }

    /// Whether `node` runs whenever the course of `function` comes to it: in its own code, or in a function that a promise
    /// made there calls at once.
    fn runs_in_course_of(&self, node: NodeId, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_executor = |inner: NodeId| {
            let made = tree.parent(inner).filter(|&made| self.kind(made) == Kind::New);
            made.is_some_and(|made| self.callee_path(made).as_deref() == Some("Promise"))
        };
        let inner = std::iter::successors(self.function(node), |&inner| self.function(inner));
        inner.take_while(|&inner| inner != function).all(is_executor)
    }

    /// What listens at `place` and the object of the events: `child.on('exit', f)`, `once(child, 'exit')`, `ws.onopen = f`.
    fn listens_at(self: &Arc<Self>, place: NodeId) -> Option<(NodeId, NodeId)> {
        match self.kind(place) {
            Kind::Call => {
                let callee = self.child(place, Role::Callee)?;
                let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
                let given = self.positional(place);
                let listens = object.is_some() && given.len() > 1 && self.is_listening(callee);
                let heard = if listens { object } else { object.or(given.first().copied()) };
                heard.filter(|_| listens || self.waits_for_event(place)).map(|heard| (callee, heard))
            }
            Kind::Assign | Kind::AssignExpression => {
                let target = self.child(place, Role::Target).filter(|&it| self.kind(it) == Kind::Attribute)?;
                let handler = self
                    .name(target)
                    .strip_prefix("on")
                    .is_some_and(|event| !event.is_empty() && event.bytes().all(|byte| byte.is_ascii_lowercase()));
                let given = self.child(place, Role::Value)?;
                let is_function = self.kind(given) == Kind::Function || self.own_definition(given).is_some();
                let object = self.child(target, Role::Object)?;
                (handler && is_function).then_some((target, object))
            }
            _ => None,
        }
    }

    /// Where in the text of `function` the object is there from on, so that it may tell something; none for one that is made
    /// where it is listened to.
    fn there_since(&self, object: NodeId, function: NodeId) -> Option<u32> {
        let tree = &self.facts.tree;
        let root = self.root(object);
        if !matches!(self.kind(root), Kind::Name | Kind::This) {
            return None;
        }
        let is_part = |whole: &str| {
            let rest = self.text(object).strip_prefix(whole);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let stored = self.here(function).filter(|&node| {
            tree[node].role == Role::Target
                && tree[node].span.end <= tree[object].span.start
                && is_part(self.text(node))
        });
        let assigned = |node: NodeId| {
            let inside = tree.ancestors(node).take_while(|&up| up != function);
            inside.filter(|&up| self.kind(up) == Kind::Assign).map(|up| tree[up].span.end).next()
        };
        let bound = self.binding_named(root).and_then(|id| self.facts.scopes.binding(id).single());
        let own = bound.filter(|bind| bind.how != How::Parameter && tree.is_within(bind.node, function));
        let own = own.map(|bind| assigned(bind.node).unwrap_or(tree[bind.node].span.end));
        Some(stored.filter_map(assigned).max().or(own).unwrap_or(tree[function].span.start))
    }

    /// Whether the code waits on every way from `since` to `place`, by statements before those that `place` stands in.
    pub(super) fn waits_between(&self, since: u32, place: NodeId, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let around = std::iter::once(place).chain(tree.ancestors(place)).take_while(|&up| up != function);
        around.filter(|&up| self.is_statement(up)).any(|statement| {
            let before = self.siblings(statement).into_iter().take_while(|&other| other != statement);
            before.filter(|&other| tree[other].span.end > since).any(|other| {
                let mut waits = self.here(other).filter(|&node| self.kind(node) == Kind::Await);
                waits.any(|wait| tree[wait].span.start >= since && self.is_certain_in(wait, other))
            })
        })
    }

    /// Whether `node` is evaluated whenever `statement` is and does not fail.
    fn is_certain_in(&self, node: NodeId, statement: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node).take_while(|&up| up >= statement) {
            let role = tree[below].role;
            let certain = match self.kind(up) {
                Kind::If | Kind::While | Kind::Conditional => role == Role::Test,
                Kind::For | Kind::Clause => role == Role::Iterable,
                Kind::Try => matches!(role, Role::Body | Role::Finally),
                Kind::Handler | Kind::Case => false,
                Kind::Logical => self.child(up, Role::Operand) == Some(below),
                _ => true,
            };
            if !certain {
                return false;
            }
            below = up;
        }
        true
    }

    /// Whether `node` is a member that only works while the event that a function was called with is under way.
    fn is_of_passing_event(&self, node: NodeId) -> bool {
        let known =
            self.kind(node) == Kind::Attribute && self.is_in_group("members of an event under way", self.name(node));
        known && self.is_parameter_name(self.root(node))
    }

    /// Whether `node` names a call that a browser only allows in the course of what the user does.
    fn asks_for_gesture(&self, node: NodeId) -> bool {
        let is_method =
            self.kind(node) == Kind::Attribute && self.is_in_group("methods within a gesture", self.name(node));
        let is_known = || self.path(node).is_some_and(|path| self.is_in_group("calls within a gesture", &path));
        self.facts.tree[node].role == Role::Callee && (is_method || is_known())
    }

    /// The name that `node` goes on with if that stands for a transaction which ends once nobody has asked it for anything
    /// for one turn of the event loop (`tx.objectStore`), or for a part of one (`store.put`).
    fn goes_on_with_transaction(&self, node: NodeId) -> Option<NodeId> {
        let opens = |node: NodeId| {
            self.kind(node) == Kind::Attribute && self.is_in_group("parts of a short transaction", self.name(node))
        };
        let object = self.child(node, Role::Object).filter(|&object| self.kind(object) == Kind::Name)?;
        let made = || {
            let binding = self.binding_named(object).map(|id| self.facts.scopes.binding(id))?;
            match binding.single()?.how {
                How::Value(value) if self.kind(value) == Kind::Call => self.child(value, Role::Callee),
                _ => None,
            }
        };
        (self.kind(node) == Kind::Attribute && (opens(node) || made().is_some_and(opens))).then_some(object)
    }

    /// Whether the name stands for a parameter of a function.
    fn is_parameter_name(&self, name: NodeId) -> bool {
        let binding = self.binding_named(name).filter(|_| self.kind(name) == Kind::Name);
        binding.and_then(|id| self.facts.scopes.binding(id).single()).is_some_and(|bind| bind.how == How::Parameter)
    }

    /// Whether the name stands for an event of a page: a parameter of which a member is used that only such an event has, or
    /// that has the name of one in code for browsers.
    fn is_event(&self, name: NodeId) -> bool {
        if !self.is_parameter_name(name) {
            return false;
        }
        let named = self.is_in_group("names of events", self.text(name));
        let binding = self.binding_named(name);
        let in_browser = || self.language.platform(&*self.files, &self.source, &self.facts) == "browser";
        let attributes = || self.facts.tree.of_kind_in(NodeId::ROOT, Kind::Attribute);
        let shown = |node: NodeId| self.is_of_passing_event(node) && self.binding_named(self.root(node)) == binding;
        named && in_browser() || attributes().any(shown)
    }
}
