//! What is known at a point of a function: what locals hold, and which tests lead there.

use rustc_hash::FxHashMap;

use super::super::State;
use super::window::Way;
use crate::facts::{BindingId, NodeId};

/// A value that was read from shared state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taint {
    pub(super) state: State,
    pub(super) read: NodeId,
    pub(super) suspended: Option<NodeId>,
}

/// A test of shared state under which the code runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) state: State,
    pub(super) node: NodeId,
    /// The `if` that tests.
    pub(super) owner: NodeId,
    pub(super) suspended: Option<NodeId>,
    /// The writes it decides about; all where that is none.
    pub(super) only: Option<Deed>,
}

/// What is done behind a test that has left the function where nothing was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Something is put where nothing was.
    Fill,
    /// A number is changed by some amount, or a collection by an element.
    Count,
    /// Something is taken out that has to be there.
    Take,
}

/// Tests, and reads in one local, that are kept in mind at once; in longer functions the oldest are forgotten.
pub(super) const KEPT: usize = 24;

/// Adds what is not there yet, and forgets what is too much.
pub(super) fn add<T: PartialEq>(known: &mut Vec<T>, new: impl IntoIterator<Item = T>) {
    for one in new {
        if !known.contains(&one) {
            known.push(one);
        }
    }
    let extra = known.len().saturating_sub(KEPT);
    known.drain(..extra);
}

/// Values in the order of their evaluation; what becomes of no use leaves its place empty, so that places last.
#[derive(Clone, Debug, Default)]
pub(super) struct Temps(Vec<Option<Taint>>);

impl Temps {
    pub(super) fn push(&mut self, taint: Taint) {
        self.0.push(Some(taint));
    }

    pub(super) fn extend(&mut self, taints: Vec<Taint>) {
        self.0.extend(taints.into_iter().map(Some));
    }

    /// The place of the next value.
    pub(super) fn place(&self) -> usize {
        self.0.len()
    }

    /// The values from `place` on.
    pub(super) fn since(&self, place: usize) -> Vec<Taint> {
        self.between(place, self.place())
    }

    /// The values from `place` up to another place.
    pub(super) fn between(&self, place: usize, end: usize) -> Vec<Taint> {
        self.0.get(place..end).into_iter().flatten().flatten().cloned().collect()
    }

    /// Forgets the values from `place` on.
    pub(super) fn drop_since(&mut self, place: usize) {
        self.0.truncate(place);
    }

    /// Takes the values from `place` on.
    pub(super) fn take_since(&mut self, place: usize) -> Vec<Taint> {
        let values = self.since(place);
        self.drop_since(place);
        values
    }
}

/// What is known at a point of the function.
#[derive(Clone, Debug, Default)]
pub(super) struct Env {
    pub(super) locals: FxHashMap<BindingId, Vec<Taint>>,
    /// Values of the expression that is being evaluated.
    pub(super) temps: Temps,
    pub(super) checks: Vec<Check>,
    /// Entries that were looked at on the way here; for [`super::Look::Guard`] alone.
    pub(super) seen: Vec<Taint>,
    /// Looks at state on the way here; for [`super::Look::Between`] alone.
    pub(super) ways: Vec<Way>,
    pub(super) left: bool,
}

impl Env {
    pub(super) fn suspend(&mut self, at: NodeId) {
        let carried = self.locals.values_mut().flatten().chain(self.temps.0.iter_mut().flatten());
        for taint in carried.chain(&mut self.seen) {
            taint.suspended.get_or_insert(at);
        }
        for check in &mut self.checks {
            check.suspended.get_or_insert(at);
        }
    }

    /// Both ways led here.
    pub(super) fn join(self, other: Env) -> Env {
        match (self.left, other.left) {
            (true, false) => other,
            (false, true) => self,
            _ => self.union(other),
        }
    }

    pub(super) fn union(mut self, other: Env) -> Env {
        for (name, taints) in other.locals {
            add(self.locals.entry(name).or_default(), taints);
        }
        add(&mut self.checks, other.checks);
        add(&mut self.seen, other.seen);
        other.ways.into_iter().for_each(|way| way.join(&mut self.ways));
        self.left &= other.left;
        self
    }

    /// State was set by the function itself: what it knows of it is fresh, or gone for good.
    pub(super) fn claim(&mut self, state: &State) {
        let stale = |taint: &Taint| taint.suspended.is_some() || !taint.state.meets(state);
        self.locals.values_mut().for_each(|taints| taints.retain(stale));
        self.temps.0.iter_mut().for_each(|slot| *slot = slot.take().filter(stale));
        self.seen.retain(|taint| !taint.state.meets(state));
        self.checks.retain(|check| !check.state.meets(state));
    }

    /// State is looked at again: what was known of it before a suspension does not count any more.
    pub(super) fn look_again(&mut self, state: &State) {
        let other = |taint: &Taint| taint.suspended.is_none() || !taint.state.meets(state);
        self.locals.values_mut().for_each(|taints| taints.retain(other));
        self.seen.retain(other);
        self.checks.retain(|check| !check.state.meets(state));
    }
}
