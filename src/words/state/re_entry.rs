//! Which sections must not be put under their lock: what they call takes the same lock, waits for somebody who does, or takes
//! another lock that is held elsewhere while this one is taken.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::locks::Taking;
use super::section::Section;
use super::{Root, State};
use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::types::Type;

/// Calls of this file through which an object is followed that they are given.
const HANDED: u32 = 4;

/// One lock is taken while another is held.
struct Order {
    held: State,
    taken: State,
    /// The section that would hold the first; none where the code does so already.
    by: Option<usize>,
}

/// Which of the functions that some code may run are asked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    /// Those that work with what one object has of its own.
    pub on_object: bool,
    /// Those that are waited for, where a call only starts them.
    pub waited_for: bool,
}

impl Reach {
    /// Those that keep code from going on, which holds the lock of `state`.
    fn until_the_end(state: &State) -> Self {
        Self { on_object: matches!(state.root, Root::This(_)), waited_for: true }
    }
}

impl Cx {
    /// Marks the sections whose lock would be taken again, or in a circle with others.
    pub(super) fn mark_re_entries(self: &Arc<Self>, sections: &mut [Section]) {
        let taker = |one: &Section| Some((one.function, self.same_in_heirs(&one.lock.as_ref()?.state)));
        let takers: Vec<(NodeId, State)> = sections.iter().filter_map(taker).collect();
        if takers.is_empty() {
            return;
        }
        let holding = self.all_takings().into_iter().filter_map(|taking| self.function(taking.lock));
        let holding: FxHashSet<NodeId> = holding.chain(takers.iter().map(|(function, _)| *function)).collect();
        // Without a lock nothing is asked of a section.
        let reached = |one: &Section| {
            let reach = Reach::until_the_end(&one.lock.as_ref()?.state);
            Some(self.reached_with(&one.statements, &holding, reach))
        };
        let reached: Vec<FxHashSet<NodeId>> = sections.iter().map(|one| reached(one).unwrap_or_default()).collect();
        let waiting = OnceCell::new();
        let waiting = || waiting.get_or_init(|| self.functions_that_wait());
        for (at, section) in sections.iter_mut().enumerate() {
            let Some(lock) = &section.lock else { continue };
            let own = self.same_in_heirs(&lock.state);
            let runs = |function: &NodeId| {
                reached[at].contains(function) || self.is_waited_for_in(*function, &section.statements)
            };
            let taken = takers.iter().any(|(function, state)| *state == own && runs(function));
            let others = takers.iter().filter(|(_, state)| *state == own).count() > 1 || lock.home.is_none();
            let elsewhere = takers.iter().any(|(function, state)| *state == own && *function != section.function)
                || lock.home.is_none();
            let inside = self.with_bodies(&section.statements, &reached[at]);
            let holders = || self.holders_of(&own, lock.home.is_none(), &takers);
            section.re_enters = taken
                || others && (self.wait_for_others(&section.statements) || self.wait_for_others_in(&inside))
                || self.meets_at_barrier(&inside)
                || others && !self.reached_indirectly(&inside, waiting(), true).is_empty()
                || elsewhere && self.gather_from_elsewhere(&section.statements)
                || lock.home.is_none() && self.takes_lock(&inside, &lock.state)
                || lock.home.is_none() && self.inherited_takes(&inside, &lock.state)
                || lock.home.is_none() && self.is_entered_under(&lock.state, section.function)
                || lock.home.is_none() && self.waits_under(&lock.state)
                || self.comes_back(&inside, &holders())
                || self.comes_back_by_heirs(&inside, &holders());
        }
        for at in self.in_circles(sections, &reached, &holding) {
            sections[at].re_enters = true;
        }
    }

    /// The functions of this file that running `statements` may call, those of `wanted` that it reaches by no name included.
    pub(super) fn reached_with(
        self: &Arc<Self>,
        statements: &[NodeId],
        wanted: &FxHashSet<NodeId>,
        reach: Reach,
    ) -> FxHashSet<NodeId> {
        let mut reached = if reach.on_object { self.reached_on_object(statements) } else { self.reached(statements) };
        let bodies = reached.iter().flat_map(|&function| self.in_role(function, Role::Body));
        let inside: Vec<NodeId> = statements.iter().copied().chain(bodies).collect();
        reached.extend(self.reached_indirectly(&inside, wanted, reach.waited_for));
        reached
    }

    /// What the section waits for where it is given the object itself and nothing is known of the code: that may call any
    /// method of it, one that takes the lock as well.
    pub(super) fn hands_object_over(self: &Arc<Self>, section: &Section) -> Option<NodeId> {
        section.lock.as_ref().filter(|lock| matches!(lock.state.root, Root::This(_)))?;
        let waits = section.statements.iter().flat_map(|&one| self.here(one));
        let mut waits = waits.filter(|&part| self.kind(part) == Kind::Await);
        waits.find_map(|wait| self.hands_to_unknown(wait, &|part| self.is_self(part), HANDED))
    }

    /// The call within `code` that is given what `is_it` tells, if it is of a function that nothing is known of, or of one of
    /// this file that hands it on to such a function.
    fn hands_to_unknown(self: &Arc<Self>, code: NodeId, is_it: &dyn Fn(NodeId) -> bool, left: u32) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let given = tree.walk(code).filter(|&part| tree[part].role != Role::Object && is_it(part));
        given.into_iter().filter_map(|part| Some((part, self.taker_of_part(part, code)?))).find_map(|(part, call)| {
            let callee = self.child(call, Role::Callee)?;
            let Some((cx, function)) = self.definition(callee) else {
                let known = matches!(self.type_of(callee), Type::Function(..) | Type::Class(..));
                return (!known).then_some(call);
            };
            let own = cx.source.path() == self.source.path();
            let param = self.parameter_of(call, part).filter(|_| own && left > 0)?;
            let name = self.child(param, Role::Target).and_then(|name| self.binding_named(name))?;
            let is_it = |part: NodeId| self.binding_named(part) == Some(name);
            let mut body = self.in_role(function, Role::Body).into_iter();
            body.any(|one| self.hands_to_unknown(one, &is_it, left - 1).is_some()).then_some(call)
        })
    }

    /// The call within `code` that is given `part`, be it in an object that is written out there.
    fn taker_of_part(&self, part: NodeId, code: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut below = part;
        for up in tree.ancestors(part).take_while(|&up| up == code || tree.is_within(up, code)) {
            match self.kind(up) {
                Kind::Call | Kind::New if tree[below].role == Role::Argument => return Some(up),
                Kind::Keyword | Kind::Pair | Kind::Dict | Kind::List | Kind::Tuple => below = up,
                _ => return None,
            }
        }
        None
    }

    /// Whether `function` is written in place within `statements`, for something whose value is not dropped.
    fn is_waited_for_in(&self, function: NodeId, statements: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let handed = tree[function].role == Role::Argument;
        let up = tree.ancestors(function).find(|&up| self.kind(up) == Kind::Await || self.is_statement(up));
        handed
            && statements.iter().any(|&one| one != function && tree.is_within(function, one))
            && up.is_some_and(|up| self.kind(up) != Kind::Expression)
    }

    /// Whether code that holds the lock already may run `function`, by whatever way.
    fn is_entered_under(self: &Arc<Self>, lock: &State, function: NodeId) -> bool {
        let wanted = FxHashSet::from_iter([function]);
        let holding = self.takings().into_iter().filter(|taking| taking.state.as_ref() == Some(lock));
        holding.into_iter().any(|taking| {
            let body = self.in_role(taking.by, Role::Body);
            let reached = self.reached_with(&body, &wanted, Reach::default());
            reached.contains(&function) || self.comes_back(&self.with_bodies(&body, &reached), &[function])
        })
    }

    /// Whether code that holds the lock already waits for what other tasks do: they might come to this section first.
    fn waits_under(self: &Arc<Self>, lock: &State) -> bool {
        let holding = self.takings().into_iter().filter(|taking| taking.state.as_ref() == Some(lock));
        holding.into_iter().any(|taking| {
            let body = self.in_role(taking.by, Role::Body);
            let reached = self.reached_with(&body, &self.functions_that_wait(), Reach::until_the_end(lock));
            self.wait_for_others(&body) || self.wait_for_others_in(&self.with_bodies(&body, &reached))
        })
    }

    /// The functions that take the lock of `state`, once all sections have theirs.
    fn holders_of(self: &Arc<Self>, state: &State, is_there: bool, takers: &[(NodeId, State)]) -> Vec<NodeId> {
        let there = is_there.then(|| self.all_takings()).into_iter().flatten();
        let holding = there.filter(|it| it.state.as_ref().is_some_and(|one| self.same_in_heirs(one) == *state));
        let holding = holding.filter_map(|taking| self.function(taking.lock));
        let planned = takers.iter().filter(|(_, other)| other == state).map(|(function, _)| *function);
        holding.chain(planned).collect()
    }

    /// The statements, and the bodies of the functions that they reach.
    pub(super) fn with_bodies(&self, statements: &[NodeId], reached: &FxHashSet<NodeId>) -> Vec<NodeId> {
        let bodies = reached.iter().flat_map(|&function| self.in_role(function, Role::Body));
        statements.iter().copied().chain(bodies).collect()
    }

    /// The sections that would take part in a circle: each holds one lock while it takes the next. Those that get no lock
    /// anyhow are in none.
    fn in_circles(
        self: &Arc<Self>,
        sections: &[Section],
        reached: &[FxHashSet<NodeId>],
        holding: &FxHashSet<NodeId>,
    ) -> FxHashSet<usize> {
        let mut locks: Vec<&State> = sections.iter().filter_map(Section::lock_to_be).collect();
        locks.dedup();
        let takings: Vec<Taking> = if locks.is_empty() { Vec::new() } else { self.all_takings() };
        let known = takings.iter().filter_map(|one| one.state.as_ref());
        if !locks.iter().copied().chain(known).any(|other| *other != *locks[0]) {
            return FxHashSet::default();
        }
        let orders = self.orders(sections, reached, (&takings, holding));
        let mut next: FxHashMap<&State, FxHashSet<&State>> = FxHashMap::default();
        for order in &orders {
            next.entry(&order.held).or_default().insert(&order.taken);
        }
        let closed = |order: &&Order| leads_to(&next, &order.taken, &order.held);
        orders.iter().filter(closed).filter_map(|order| order.by).collect()
    }

    /// Which lock is taken while which is held, by the code as it is and by the sections.
    fn orders(
        self: &Arc<Self>,
        sections: &[Section],
        reached: &[FxHashSet<NodeId>],
        (takings, holding): (&[Taking], &FxHashSet<NodeId>),
    ) -> Vec<Order> {
        let mut found = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            if let Some(lock) = section.lock_to_be() {
                let inside = self.with_bodies(&section.statements, &reached[at]);
                let held = self.same_in_heirs(lock);
                found.extend(self.orders_of(&held, Some(at), &inside, &reached[at], (sections, takings)));
            }
        }
        for taking in takings {
            if let Some(state) = &taking.state {
                let body = self.in_role(taking.by, Role::Body);
                let reached = self.reached_with(&body, holding, Reach::default());
                let inside = self.with_bodies(&body, &reached);
                let held = self.same_in_heirs(state);
                found.extend(self.orders_of(&held, None, &inside, &reached, (sections, takings)));
            }
        }
        found
    }

    /// The locks that running `inside`, which calls `reached`, takes while `held` is held.
    fn orders_of(
        &self,
        held: &State,
        by: Option<usize>,
        inside: &[NodeId],
        reached: &FxHashSet<NodeId>,
        (sections, takings): (&[Section], &[Taking]),
    ) -> Vec<Order> {
        let within = |node: NodeId| inside.iter().any(|&root| self.facts.tree.is_within(node, root));
        let to_be = sections.iter().filter(|one| reached.contains(&one.function) || within(one.statements[0]));
        let to_be = to_be.filter_map(|one| Some(self.same_in_heirs(one.lock_to_be()?)));
        let there = takings.iter().filter(|one| within(one.lock));
        let there = there.filter_map(|one| Some(self.same_in_heirs(one.state.as_ref()?)));
        let others = to_be.chain(there).filter(|taken| taken != held);
        others.map(|taken| Order { held: held.clone(), taken, by }).collect()
    }

    /// One state for what a class and those it derives from each have of their own: a method that an heir takes over works
    /// with the heir's.
    fn same_in_heirs(&self, state: &State) -> State {
        let mut same = state.clone();
        if let Root::Class(class) = state.root {
            same.root = Root::Class(self.top_class(class));
        }
        same
    }
}

/// Whether holding `from` leads to taking `to`, perhaps over further locks: `next` says what is taken while one is held.
fn leads_to(next: &FxHashMap<&State, FxHashSet<&State>>, from: &State, to: &State) -> bool {
    let mut seen = FxHashSet::from_iter([from]);
    let mut open = vec![from];
    while let Some(held) = open.pop() {
        if held == to {
            return true;
        }
        open.extend(next.get(held).into_iter().flatten().copied().filter(|&taken| seen.insert(taken)));
    }
    false
}
