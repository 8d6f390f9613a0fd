//! Waiting for what other tasks do: under a lock that they take as well, nobody would come on.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::types::Type;

impl Cx {
    /// Whether running the statements waits for something that other tasks do: a task or future made elsewhere, an event, a
    /// queue, a change that they look for again and again.
    pub(super) fn wait_for_others(self: &Arc<Self>, statements: &[NodeId]) -> bool {
        let is_kept = |&operand: &NodeId| matches!(self.kind(operand), Kind::Name | Kind::Attribute | Kind::Subscript);
        self.awaited_in(statements).iter().any(is_kept) || self.wait_for_others_in(statements)
    }

    /// Whether code that statements run elsewhere, `bodies`, waits for what other tasks do: at an event or a queue, for a
    /// change, or for a future that somebody has to settle.
    pub(super) fn wait_for_others_in(self: &Arc<Self>, bodies: &[NodeId]) -> bool {
        bodies.iter().flat_map(|&one| self.here(one)).any(|part| match self.kind(part) {
            Kind::Await => {
                self.child(part, Role::Operand).is_some_and(|operand| self.waits_for_others(operand))
                    || self.language.calls_start() && self.waits_for_sign(part)
            }
            Kind::While | Kind::DoWhile | Kind::ForLoop => self.only_looks_on(part),
            _ => false,
        })
    }

    /// Whether running `code` waits at a barrier until all have come there: one at a time they never would.
    pub(super) fn meets_at_barrier(self: &Arc<Self>, code: &[NodeId]) -> bool {
        let callees = code.iter().flat_map(|&one| self.here(one)).filter_map(|part| self.child(part, Role::Callee));
        let mut waited = callees.filter(|&callee| self.is_in_group("waiting methods", self.name(callee)));
        waited.any(|callee| {
            let class = self.child(callee, Role::Object).and_then(|object| self.instance_path(object));
            class.is_some_and(|class| self.is_in_group("barriers", &class))
        })
    }

    /// The functions of this file that wait for what other tasks do.
    pub(super) fn functions_that_wait(self: &Arc<Self>) -> FxHashSet<NodeId> {
        let functions = self.facts.tree.of_kind(Kind::Function);
        functions.filter(|&function| self.wait_for_others_in(&self.in_role(function, Role::Body))).collect()
    }

    /// Whether awaiting `operand` waits for others, be it through a call that waits for what it is given.
    fn waits_for_others(self: &Arc<Self>, operand: NodeId) -> bool {
        match self.kind(operand) {
            Kind::Name => self.made_by(operand).is_some_and(|made| self.is_left_to_settle(made)),
            Kind::Attribute => {
                matches!(self.type_of(operand), Type::Future) || self.gives_sign_at(self.name(operand), false)
            }
            // What is kept with others is no coroutine, which can be awaited but once.
            Kind::Subscript => true,
            Kind::Call => {
                let hands_on = |path: String| {
                    self.is_in_group("calls that wait for their arguments", &path)
                        || self.is_in_group("task starters", &path)
                };
                self.meets_others_by(operand)
                    || self.waits_in_thread(operand)
                    || self.callee_path(operand).is_some_and(hands_on)
                        && self.positional(operand).into_iter().any(|argument| self.waits_for_others(argument))
            }
            _ => false,
        }
    }

    /// Whether an await is one for a sign that code of this file gives.
    fn waits_for_sign(self: &Arc<Self>, part: NodeId) -> bool {
        self.signs_awaited(part).into_iter().any(|name| self.signs_given(name).next().is_some())
    }

    /// Whether a thread that `call` starts waits for what others do: `to_thread(event.wait)`.
    fn waits_in_thread(self: &Arc<Self>, call: NodeId) -> bool {
        let is_thread = || self.called_path(call).is_some_and(|path| self.is_in_group("thread jobs", &path));
        let job = self.job(call).filter(|&job| self.kind(job) == Kind::Attribute && is_thread());
        // `client.get` is handed what to get.
        let alone =
            |job| self.positional(call).last() == Some(&job) && self.is_in_group("waiting methods", self.name(job));
        job.is_some_and(|job| self.meets_others_at(job) || alone(job))
    }

    /// Whether a call makes a future that nothing settles yet.
    fn is_left_to_settle(self: &Arc<Self>, made: NodeId) -> bool {
        self.called_path(made).is_some_and(|path| self.is_in_group("futures to be settled", &path))
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
        self.child(call, Role::Callee).is_some_and(|callee| self.meets_others_at(callee))
    }

    /// Whether `method` is one by which tasks wait for each other: of what its object is known to be, or what the file keeps
    /// there; of something unknown by its name.
    fn meets_others_at(self: &Arc<Self>, method: NodeId) -> bool {
        let Some(object) = self.child(method, Role::Object) else { return false };
        let name = self.name(method);
        if self.is_in_group("waits if bounded", name) && self.is_unbounded(object) {
            return false;
        }
        if let Some(class) = self.instance_path(object) {
            return self.is_in_group("meeting points", &class);
        }
        let kept = || self.classes_kept_at(object).iter().any(|class| self.is_in_group("meeting points", class));
        // Of a cache what is got or put goes by a key.
        let called = self.facts.tree.parent(method).filter(|&up| self.kind(up) == Kind::Call);
        let is_alone = called.is_some_and(|call| self.in_role(call, Role::Argument).is_empty());
        let told = || self.is_in_group("waiting methods", name) && self.gives_sign_at(self.name(object), is_alone);
        self.path(method).is_none() && (self.says_it_waits(name) || kept() || told())
    }

    /// Whether the file gives a sign by a method of something called `name`: `self.ready.set()`, `jobs.put_nowait(1)`, and with
    /// `puts` also `jobs.put(1)`.
    fn gives_sign_at(&self, name: &str, puts: bool) -> bool {
        let tree = &self.facts.tree;
        let gives = |&node: &NodeId| {
            let method = tree.parent(node).filter(|&up| self.kind(up) == Kind::Attribute && self.name(up) != name);
            let call = method.and_then(|method| tree.parent(method)).filter(|&up| self.kind(up) == Kind::Call);
            method.zip(call).is_some_and(|(method, call)| {
                let alone = || self.in_role(call, Role::Argument).is_empty();
                self.is_in_group("methods that give a sign", self.name(method))
                    || puts && self.is_in_group("waits if bounded", self.name(method))
                    || self.is_in_group("methods that give a sign alone", self.name(method)) && alone()
            })
        };
        !name.is_empty() && self.named(name).iter().any(gives)
    }

    /// Whether the name of a method says that it returns when something has ended: `wait`, `wait_closed`, `exec_wait`.
    fn says_it_waits(&self, name: &str) -> bool {
        let bare = name.trim_matches('_');
        let first_or_last = [bare.split('_').next(), bare.rsplit('_').next()];
        first_or_last.into_iter().flatten().any(|word| self.is_in_group("words for waiting", word))
    }

    /// Whether an awaited call waits for its arguments, and one of them was made before the statements.
    fn gathers_from_elsewhere(self: &Arc<Self>, call: NodeId, statements: &[NodeId]) -> bool {
        let waits = self.is_call_of(call, "calls that wait for their arguments");
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
        callee.is_some_and(|callee| self.is_in_group("pure methods", self.name(callee)))
    }

    /// Whether the only value that `object` gets is made without a bound.
    fn is_unbounded(self: &Arc<Self>, object: NodeId) -> bool {
        self.made_by(object).is_some_and(|made| self.in_role(made, Role::Argument).is_empty())
    }
}
