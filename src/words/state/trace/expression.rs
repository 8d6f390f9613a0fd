//! Expressions in the order in which they are evaluated.

use super::env::{Taint, add};
use super::{Look, Walk};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::state::{Access, Event, State, Touch};

impl Walk<'_> {
    /// The values that evaluating `node` uses.
    pub(super) fn value(&mut self, node: NodeId) -> Vec<Taint> {
        let from = self.env.temps.place();
        self.expression(node);
        self.env.temps.take_since(from)
    }

    pub(super) fn expression(&mut self, node: NodeId) {
        let cx = self.cx;
        match cx.kind(node) {
            Kind::Function | Kind::Class => {}
            Kind::Name | Kind::Attribute | Kind::Subscript => {
                self.inner(node);
                self.read(node, cx.state_of(node));
            }
            Kind::Await => {
                self.children(node);
                self.suspend(node);
            }
            Kind::Call | Kind::New => self.call(node),
            Kind::Compare => self.compare(node),
            Kind::Assign | Kind::AssignExpression => self.assign(node),
            Kind::AugAssign | Kind::Update => self.update(node),
            Kind::Delete => {
                for target in cx.in_role(node, Role::Target) {
                    let from = self.env.temps.place();
                    self.inner(target);
                    let used = self.env.temps.take_since(from);
                    if let Some(state) = cx.state_of(target) {
                        let places = self.places(target, used);
                        self.write(state, node, places);
                    }
                }
            }
            // `delete x[k]`
            Kind::Unary if self.takes_away(node) => {
                for target in cx.in_role(node, Role::Operand) {
                    self.inner(target);
                    if let Some(state) = cx.state_of(target) {
                        self.write(state, node, Vec::new());
                    }
                }
            }
            Kind::Conditional => self.conditional(node),
            // In a test every operand of `and` counts, those before a suspension as well.
            Kind::Logical if self.testing && cx.all_hold(node) => self.children(node),
            Kind::Logical if self.look == Look::Guard => self.guarded(node),
            Kind::Logical => {
                // What stands further left is not part of the value if what stands further right is evaluated.
                // What was read before the first of them stays part of what is around.
                let around = self.env.temps.place();
                for operand in cx.in_role(node, Role::Operand) {
                    let before = self.env.temps.since(around);
                    let place = self.env.temps.place();
                    self.expression(operand);
                    let new = self.env.temps.take_since(place);
                    self.env.temps.drop_since(around);
                    self.env.temps.extend(before);
                    self.env.temps.extend(new);
                }
            }
            Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                for clause in cx.in_role(node, Role::Clause) {
                    let values = cx.child(clause, Role::Iterable).map(|one| self.value(one)).unwrap_or_default();
                    self.wait_if_async(clause);
                    for target in cx.in_role(clause, Role::Target) {
                        self.bind(target, values.clone(), clause);
                    }
                    cx.in_role(clause, Role::Condition).into_iter().for_each(|condition| self.any(condition));
                }
                for role in [Role::Key, Role::Value, Role::Element] {
                    cx.in_role(node, role).into_iter().for_each(|part| self.expression(part));
                }
            }
            _ => self.children(node),
        }
    }

    /// Whether an operator takes away what it stands before.
    fn takes_away(&self, node: NodeId) -> bool {
        self.cx.in_role(node, Role::Operand).iter().any(|&operand| self.cx.has(operand, Flags::STORE))
    }

    pub(super) fn children(&mut self, node: NodeId) {
        for child in self.cx.facts.tree.children(node).collect::<Vec<_>>() {
            if !matches!(self.cx.facts.tree[child].role, Role::Annotation | Role::Returns | Role::Type) {
                self.expression(child);
            }
        }
    }

    /// What is evaluated to get at a name, attribute or entry; the thing itself is not read.
    pub(super) fn inner(&mut self, node: NodeId) {
        match self.cx.kind(node) {
            Kind::Name => {}
            Kind::Attribute | Kind::Subscript => self.children(node),
            _ => self.children(node),
        }
    }

    pub(super) fn read(&mut self, node: NodeId, state: Option<State>) {
        if self.cx.kind(node) == Kind::Name
            && let Some(known) = self.cx.variable(node).and_then(|id| self.env.locals.get(&id))
        {
            self.env.temps.extend(known.clone());
        }
        let Some(state) = state else { return };
        let touch = if self.testing { Touch::Test } else { Touch::Read };
        self.out.events.push(Event::Access(Access { state: state.clone(), node, touch }));
        self.note_read(&state, node);
        let taint = Taint { state, read: node, suspended: None };
        if self.look == Look::Guard && taint.state.entry.is_some() {
            add(&mut self.env.seen, [taint.clone()]);
        }
        self.env.temps.push(taint);
    }

    /// `a ?? b`: whether `b` is evaluated, and so the value, depends on what `a` saw.
    fn guarded(&mut self, node: NodeId) {
        for operand in self.cx.in_role(node, Role::Operand) {
            let from = self.env.temps.place();
            self.expression(operand);
            let looks = self.env.temps.since(from);
            self.depend(node, &looks);
        }
        self.depend_no_more(node);
    }

    pub(super) fn conditional(&mut self, node: NodeId) {
        let cx = self.cx;
        let looks = cx.child(node, Role::Test).map(|test| self.looks(test)).unwrap_or_default();
        if self.look == Look::Guard {
            self.depend(node, &looks);
            self.env.temps.extend(looks);
        }
        let before = self.env.clone();
        cx.in_role(node, Role::Body).into_iter().for_each(|part| self.expression(part));
        let body = std::mem::replace(&mut self.env, before);
        cx.in_role(node, Role::Else).into_iter().for_each(|part| self.expression(part));
        let known = self.env.temps.since(0);
        let temps = body.temps.since(0).into_iter().filter(|one| !known.contains(one)).collect();
        let other = std::mem::take(&mut self.env);
        self.env = other.union(body);
        self.env.temps.extend(temps);
        self.depend_no_more(node);
    }

    /// `key in collection` looks at one entry.
    pub(super) fn compare(&mut self, node: NodeId) {
        let cx = self.cx;
        let Some(mut left) = cx.child(node, Role::Left) else { return self.children(node) };
        self.expression(left);
        for right in cx.in_role(node, Role::Right) {
            let is_asked = cx.operator_words(left, right).last() == Some(&"in");
            let asked = cx.state_asked_for(left, right).filter(|_| is_asked);
            let state = cx.collection_state(right).filter(|state| state.entry.is_none() && is_asked);
            match state {
                _ if asked.is_some() => self.read(right, asked),
                Some(state) => {
                    self.inner(right);
                    self.read(right, Some(State { entry: Some(cx.text(left).to_owned()), ..state }));
                }
                None => self.expression(right),
            }
            left = right;
        }
    }

    pub(super) fn call(&mut self, node: NodeId) {
        let cx = self.cx;
        let callee = cx.child(node, Role::Callee);
        if let Some((collection, key)) = self.key_test(node) {
            let state = cx.collection_state(collection).filter(|state| state.entry.is_none());
            let entry = Some(cx.text(key).to_owned());
            self.inner(collection);
            self.expression(key);
            return self.read(collection, state.map(|state| State { entry, ..state }));
        }
        let method = callee.filter(|&callee| cx.kind(callee) == Kind::Attribute);
        let object = method.and_then(|method| cx.child(method, Role::Object));
        let (Some(method), Some(object)) = (method, object) else {
            // A bare function's name is no state.
            if let Some(callee) = callee.filter(|&callee| cx.kind(callee) != Kind::Name) {
                self.expression(callee);
            }
            return self.by_name(node);
        };
        let name = cx.name(method);
        // A local that was given a text or a number holds a copy.
        let uses = cx.alias_source(object).is_none()
            || ["keyed methods", "changing methods"].iter().any(|group| cx.is_in_group(group, name));
        let state = cx.collection_state(object).filter(|_| uses);
        let key = state.as_ref().filter(|state| state.entry.is_none() && cx.is_in_group("keyed methods", name));
        let key = key.and_then(|_| cx.positional(node).first().copied()).map(|key| cx.text(key).to_owned());
        let changes = cx.is_in_group("changing methods", name);
        match (&key, &state) {
            (Some(_), _) => self.inner(object),
            (None, Some(state)) => {
                self.inner(object);
                self.read(object, Some(state.clone()));
            }
            (None, None) => self.expression(object),
        }
        let from = self.env.temps.place();
        self.arguments(node);
        let Some(state) = state else {
            if changes {
                self.keep_in(object, from);
            }
            return;
        };
        let state = if key.is_some() { State { entry: key, ..state } } else { state };
        if state.entry.is_some() && !(changes && cx.is_in_group("setting methods", name)) {
            self.read(object, Some(state.clone()));
        }
        if changes {
            let values = self.env.temps.since(from);
            let count = cx.positional(node).len();
            if cx.is_in_group("settling methods", &format!("{name}/{count}")) {
                self.env.look_again(&state);
            }
            self.note_change(&state, node);
            self.write(state, node, values);
        }
    }

    /// The collection and the key that a call looks for in it: `Object.hasOwn(map, key)`.
    fn key_test(&self, call: NodeId) -> Option<(NodeId, NodeId)> {
        let [collection, key] = self.cx.positional(call)[..] else { return None };
        let path = self.cx.callee_path(call)?;
        self.cx.is_in_group("key tests", &path).then_some((collection, key))
    }

    /// A call of a function, which may read or set an attribute by its name.
    fn by_name(&mut self, node: NodeId) {
        let cx = self.cx;
        let from = self.env.temps.place();
        self.arguments(node);
        if let Some(state) = cx.state_set_by_text(node) {
            let values = self.env.temps.since(from);
            self.note_change(&state, node);
            self.write(state, node, values);
        } else if let Some(state) = cx.state_of(node) {
            self.read(node, Some(state));
        }
    }

    /// A local collection takes up the values of a call.
    pub(super) fn keep_in(&mut self, object: NodeId, from: usize) {
        let values = self.env.temps.since(from);
        if let Some(id) = self.cx.variable(object).filter(|_| !values.is_empty()) {
            add(self.env.locals.entry(id).or_default(), values);
        }
    }

    pub(super) fn arguments(&mut self, node: NodeId) {
        self.cx.in_role(node, Role::Argument).into_iter().for_each(|argument| self.expression(argument));
    }

    pub(super) fn assign(&mut self, node: NodeId) {
        let cx = self.cx;
        let targets = cx.in_role(node, Role::Target);
        let Some(value) = cx.child(node, Role::Value) else { return };
        let pairs = match targets[..] {
            [target] => self.pairs(target, value),
            _ => None,
        };
        let from = self.env.temps.place();
        if let Some(pairs) = pairs {
            let mut bounds = Vec::new();
            for &(_, value) in &pairs {
                let start = self.env.temps.place();
                self.expression(value);
                bounds.push((start, self.env.temps.place()));
            }
            let values: Vec<Vec<Taint>> =
                bounds.into_iter().map(|(start, end)| self.env.temps.between(start, end)).collect();
            self.env.temps.drop_since(from);
            for ((target, _), values) in pairs.into_iter().zip(values) {
                self.bind(target, values, node);
            }
            return;
        }
        self.expression(value);
        let values = self.env.temps.since(from);
        for target in targets {
            self.bind(target, values.clone(), node);
        }
    }

    /// `a, b = c, d` part by part.
    pub(super) fn pairs(&self, target: NodeId, value: NodeId) -> Option<Vec<(NodeId, NodeId)>> {
        let cx = self.cx;
        let display = |node| matches!(cx.kind(node), Kind::Tuple | Kind::List);
        let (targets, values) = (cx.in_role(target, Role::Element), cx.in_role(value, Role::Element));
        let spread = targets.iter().chain(&values).any(|&one| cx.kind(one) == Kind::Spread);
        (display(target) && display(value) && targets.len() == values.len() && !spread)
            .then(|| targets.into_iter().zip(values).collect())
    }

    /// `x += value`, `x++`: the old value is read first.
    pub(super) fn update(&mut self, node: NodeId) {
        let cx = self.cx;
        let role = if cx.kind(node) == Kind::Update { Role::Operand } else { Role::Target };
        let Some(target) = cx.child(node, role) else { return self.children(node) };
        let from = self.env.temps.place();
        self.expression(target);
        // `x ??= value` sets only what is not there, whatever the old value was.
        if cx.sets_only_what_is_missing(node) && self.look != Look::Guard {
            self.env.temps.drop_since(from);
        }
        if let Some(value) = cx.child(node, Role::Value) {
            self.expression(value);
        }
        let values = self.env.temps.since(from);
        self.store(target, values, node);
    }
}
