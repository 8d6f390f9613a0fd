//! Locks that functions take which are called while another lock is held by a call: `lock.runExclusive(work)`,
//! `await lock.acquire()`.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::locks::Taking;
use super::order::Pair;
use super::{Root, State};
use crate::facts::{How, Kind, NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// The pairs of `held`, which a call takes, with the locks of functions that run before it is let go.
    pub(super) fn pairs_meanwhile(self: &Arc<Self>, held: &Taking, takings: &[Taking]) -> Vec<Pair> {
        let mut found = Vec::new();
        for call in self.calls_under(held) {
            let functions = self.run_functions(call);
            let inside = |taking: &&Taking| {
                let home = self.function(taking.by);
                home.is_some_and(|home| functions.contains(&home)) && !self.facts.tree.is_within(taking.by, held.by)
            };
            let pair = |taking: &Taking| Pair { first: held.clone(), second: taking.clone(), call: Some(call) };
            found.extend(takings.iter().filter(inside).map(pair));
        }
        found
    }

    /// The lock of another module that a name stands for.
    pub(super) fn imported_lock(&self, lock: NodeId) -> Option<State> {
        let binding = self.facts.scopes.binding(self.variable(lock)?);
        match &binding.single()?.how {
            How::Import { path, .. } => Some(State { root: Root::Module(path.clone()), path: Vec::new(), entry: None }),
            _ => None,
        }
    }

    /// Calls that are made while the lock is held.
    fn calls_under(self: &Arc<Self>, held: &Taking) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let given = self.in_role(held.by, Role::Argument);
        let is_call = |&part: &NodeId| self.kind(part) == Kind::Call;
        if !given.is_empty() {
            let functions = given.into_iter().filter(|&one| self.kind(one) == Kind::Function);
            let bodies = functions.flat_map(|function| self.in_role(function, Role::Body));
            return bodies.flat_map(|body| self.here(body)).filter(is_call).collect();
        }
        let Some(function) = self.function(held.by) else { return Vec::new() };
        let later = self.here(function).filter(|&part| tree[part].span.start >= tree[held.by].span.end);
        later.filter(is_call).filter(|&call| !self.is_let_go(held, call)).collect()
    }

    /// The functions of this file that a call certainly names, and those that they call.
    fn run_functions(self: &Arc<Self>, call: NodeId) -> FxHashSet<NodeId> {
        let mut found = FxHashSet::default();
        let mut open: Vec<NodeId> = self.called_function(call).into_iter().collect();
        while let Some(function) = open.pop() {
            if found.insert(function) {
                let calls = self.here(function).filter(|&part| self.kind(part) == Kind::Call);
                open.extend(calls.collect::<Vec<_>>().into_iter().filter_map(|call| self.called_function(call)));
            }
        }
        found
    }
}
