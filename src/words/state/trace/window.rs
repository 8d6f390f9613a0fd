//! The ways from a look at shared state to a write of it, and the suspensions on them.

use super::{Look, Walk, Window};
use crate::facts::{Kind, NodeId, Role};
use crate::words::state::State;

/// The looks at one piece of state on the way to a point.
#[derive(Clone, Debug)]
pub(super) struct Way {
    state: State,
    /// Looks with no suspension behind them yet.
    fresh: Vec<NodeId>,
    /// Looks with one.
    passed: Vec<NodeId>,
    /// The suspensions behind a look.
    suspensions: Vec<NodeId>,
}

impl Way {
    pub(super) fn suspend(&mut self, at: NodeId) {
        let fresh = std::mem::take(&mut self.fresh);
        put(&mut self.passed, fresh);
        put(&mut self.suspensions, [at]);
    }

    /// Adds what is known of the same state on another way.
    pub(super) fn join(self, ways: &mut Vec<Way>) {
        match ways.iter_mut().find(|way| way.state == self.state) {
            Some(way) => {
                put(&mut way.fresh, self.fresh);
                put(&mut way.passed, self.passed);
                put(&mut way.suspensions, self.suspensions);
            }
            None => ways.push(self),
        }
    }
}

fn put(known: &mut Vec<NodeId>, new: impl IntoIterator<Item = NodeId>) {
    for one in new {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}

impl Walk<'_> {
    /// A look at the state, an entry counting as its collection. What only leads to a place that is set is none, and
    /// what a method changes is looked at when it is called.
    pub(super) fn note_read(&mut self, state: &State, node: NodeId) {
        if self.look == Look::Between && !self.cx.leads_to_target(node) && !self.is_changed_by_call(node) {
            self.note_look(state, node);
        }
    }

    /// A method that changes the state is called; where something is done with what it gives, it is a look as well.
    pub(super) fn note_change(&mut self, state: &State, call: NodeId) {
        let dropped = self.cx.facts.tree.parent(call).is_some_and(|up| self.cx.kind(up) == Kind::Expression);
        if self.look == Look::Between && !dropped {
            self.note_look(state, call);
        }
    }

    fn note_look(&mut self, state: &State, node: NodeId) {
        let way = Way { state: state.whole(), fresh: vec![node], passed: Vec::new(), suspensions: Vec::new() };
        way.join(&mut self.env.ways);
    }

    fn is_changed_by_call(&self, object: NodeId) -> bool {
        let (cx, tree) = (self.cx, &self.cx.facts.tree);
        let method = tree.parent(object).filter(|_| tree[object].role == Role::Object);
        method.is_some_and(|method| {
            tree[method].role == Role::Callee && cx.is_in_group("changing methods", cx.name(method))
        })
    }

    pub(super) fn note_window(&mut self, state: &State, write: NodeId) {
        let state = state.whole();
        let way = self.env.ways.iter().find(|way| way.state == state && !way.passed.is_empty());
        let Some(way) = way else { return };
        let (mut reads, mut suspensions) = (way.passed.clone(), way.suspensions.clone());
        reads.sort_unstable();
        suspensions.sort_unstable();
        self.out.windows.push(Window { state, reads, suspensions, write });
    }
}
