//! What is bound and written, and whether it comes too late.

use super::env::{Check, Taint, add};
use super::{Look, Race, Walk};
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::words::state::{Access, Event, Root, State, Touch};

impl Walk<'_> {
    /// Gives `target` the values, its own parts being evaluated first.
    pub(super) fn bind(&mut self, target: NodeId, values: Vec<Taint>, by: NodeId) {
        let cx = self.cx;
        match cx.kind(target) {
            Kind::Name => self.store(target, values, by),
            Kind::Attribute | Kind::Subscript => {
                let from = self.env.temps.place();
                self.inner(target);
                let used = self.env.temps.take_since(from);
                let mut values = values;
                values.extend(self.places(target, used));
                self.store(target, values, by);
            }
            Kind::Tuple | Kind::List => {
                for element in cx.in_role(target, Role::Element) {
                    self.bind(element, values.clone(), by);
                }
            }
            Kind::Spread => {
                for value in cx.in_role(target, Role::Value) {
                    self.bind(value, values.clone(), by);
                }
            }
            _ => {
                for name in cx.stored_names(target) {
                    let mut values = values.clone();
                    values.extend(self.unpacked(name, target, by));
                    self.store(name, values, by);
                }
            }
        }
    }

    /// What `name` of the pattern `target` reads: the member of that name of the object that `by` unpacks.
    fn unpacked(&mut self, name: NodeId, target: NodeId, by: NodeId) -> Option<Taint> {
        let cx = self.cx;
        let tree = &cx.facts.tree;
        let pair = tree.parent(name).filter(|&up| cx.kind(up) == Kind::Pair && tree.parent(up) == Some(target))?;
        let object = cx.child(by, Role::Value).filter(|_| tree.parent(target) == Some(by))?;
        let member = Some(cx.name(pair)).filter(|member| !member.is_empty() && !cx.has(pair, Flags::COMPUTED))?;
        let state = cx.member_state(object, member)?;
        self.out.events.push(Event::Access(Access { state: state.clone(), node: pair, touch: Touch::Read }));
        self.note_read(&state, pair);
        Some(Taint { state, read: pair, suspended: None })
    }

    pub(super) fn store(&mut self, target: NodeId, values: Vec<Taint>, by: NodeId) {
        let cx = self.cx;
        if let Some(state) = cx.state_of(target) {
            return self.write(state, by, values);
        }
        let mut owner = target;
        while let Some(object) = cx.child(owner, Role::Object) {
            owner = object;
        }
        let Some(id) = cx.variable(owner) else { return };
        if owner == target {
            // The name is another object from here on.
            let other = |taint: &Taint| taint.state.root != Root::Variable(id);
            self.env.locals.values_mut().for_each(|taints| taints.retain(other));
            self.env.checks.retain(|check| check.state.root != Root::Variable(id));
            let mut kept = Vec::new();
            add(&mut kept, values.into_iter().filter(other));
            self.env.locals.insert(id, kept);
        } else {
            add(self.env.locals.entry(id).or_default(), values);
        }
    }

    pub(super) fn write(&mut self, state: State, by: NodeId, values: Vec<Taint>) {
        self.out.events.push(Event::Access(Access { state: state.clone(), node: by, touch: Touch::Write }));
        let found = match self.look {
            Look::Write => self.stale(&values, &state),
            Look::Update => values.iter().find(|taint| feeds(taint, &state)).map(|taint| (taint.read, taint.suspended)),
            Look::Check => self.checked(&state, by),
            Look::Between => {
                self.note_window(&state, by);
                None
            }
            Look::Guard => {
                // Only a look at entries counts: a size or a walk says little of the entry that is written.
                let entries: Vec<Taint> = values.iter().filter(|taint| taint.state.entry.is_some()).cloned().collect();
                self.stale(&entries, &state).or_else(|| self.checked(&state, by)).or_else(|| self.seen(&state))
            }
        };
        // What is put away for good is no decision made on what was seen.
        let resets = self.look == Look::Check
            && self.cx.child(by, Role::Value).is_some_and(|value| self.cx.kind(value) == Kind::None);
        let sets = self.cx.kind(by) != Kind::Call || self.cx.set_by_text(by).is_some();
        let assigns = sets || matches!(self.look, Look::Check | Look::Guard);
        if let Some((read, suspension)) = found.filter(|_| assigns && !resets) {
            self.out.races.push(Race { state: state.clone(), read, suspension, write: by });
        }
        self.env.claim(&state);
    }

    /// The look at this very entry before a suspension, nobody having looked again since: `await pay(carts.get(user))`,
    /// `carts.delete(user)`. What was done with it meanwhile is what others do as well, unless the entry is the work itself,
    /// which they wait for.
    fn seen(&self, state: &State) -> Option<(NodeId, Option<NodeId>)> {
        let seen: Vec<Taint> = self.env.seen.iter().filter(|taint| taint.state.entry == state.entry).cloned().collect();
        let is_work = |taint: &Taint| taint.state == *state && self.is_awaited_itself(taint.read);
        // Who asks again what is there, be it of the list beside the index, has seen to it.
        let asked_again = self.env.checks.iter().any(|check| check.suspended.is_none());
        self.stale(&seen, state).filter(|_| !asked_again && !seen.iter().any(is_work))
    }

    /// `await map.get(key)`, of which `read` is the map.
    fn is_awaited_itself(&self, read: NodeId) -> bool {
        let tree = &self.cx.facts.tree;
        let call = tree.parent(read).filter(|&up| tree[up].role == Role::Callee).and_then(|method| tree.parent(method));
        tree.parent(call.unwrap_or(read)).is_some_and(|up| self.cx.kind(up) == Kind::Await)
    }

    /// The stale value among `values`, unless a fresh one of the same state goes in as well, read behind the suspension.
    /// One of another branch says nothing: `key in map ? map[key] : await load(key)`.
    fn stale(&self, values: &[Taint], state: &State) -> Option<(NodeId, Option<NodeId>)> {
        let (stale, fresh): (Vec<&Taint>, Vec<&Taint>) =
            values.iter().filter(|taint| feeds(taint, state)).partition(|taint| taint.suspended.is_some());
        let renews = |fresh: &Taint, stale: &Taint| {
            let behind = stale.suspended.is_none_or(|at| self.cx.comes_to(at, fresh.read, stale.read));
            stale.read != fresh.read && behind
        };
        let renewed = fresh.iter().any(|fresh| stale.iter().all(|stale| renews(fresh, stale)));
        stale.first().filter(|_| !renewed).map(|taint| (taint.read, taint.suspended))
    }

    /// Whether the entry that is written goes by the key that was asked for, as what was waited for has it:
    /// `rows.has(wanted.id)`, `row = await load(wanted)`, `rows.set(row.id, row)`.
    fn writes_what_was_asked(&self, asked: &State, written: &State, by: NodeId) -> bool {
        let cx = self.cx;
        let target = cx.child(by, Role::Target).and_then(|target| cx.child(target, Role::Index));
        let key = target.or_else(|| cx.positional(by).first().copied()).filter(|&key| cx.kind(key) == Kind::Attribute);
        let (Some(key), Some(entry)) = (key.filter(|_| self.look == Look::Guard), &asked.entry) else { return false };
        let bind = cx.roots(key).last().and_then(|root| cx.variable(root)).map(|id| cx.facts.scopes.binding(id));
        let waited = bind.and_then(|binding| binding.single()).is_some_and(
            |bind| matches!(bind.how, How::Value(value) if cx.here(value).any(|part| cx.kind(part) == Kind::Await)),
        );
        let last = entry.rsplit(['.', '?']).next();
        waited && asked.is_with(written) && written.entry.is_some() && last == Some(cx.name(key))
    }

    pub(super) fn checked(&self, state: &State, by: NodeId) -> Option<(NodeId, Option<NodeId>)> {
        let counts = |check: &Check| self.look != Look::Guard || check.state.entry.is_some();
        let decides =
            |check: &Check| check.only.is_none_or(|deed| self.does(by, deed, state) && self.is_beside(check.owner, by));
        let meets = |check: &Check| check.state.meets(state) || self.writes_what_was_asked(&check.state, state, by);
        let stale = |check: &&Check| check.suspended.is_some() && meets(check) && counts(check) && decides(check);
        let stale = self.env.checks.iter().find(stale)?;
        Some((stale.node, stale.suspended))
    }
}

/// Whether what was read goes into what is written: the same entry, or the whole into anything but one entry.
fn feeds(taint: &Taint, state: &State) -> bool {
    taint.state.is_with(state) && (taint.state.entry == state.entry || state.entry.is_none())
}
