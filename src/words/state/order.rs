//! Locks that are taken while others are held: in which order, and whether a lock is taken twice.

use std::sync::Arc;

use minijinja::Value;

use super::State;
use super::locks::Taking;
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::node::Node;
use crate::words::types::Type;

/// A lock that is taken while another one is held.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The one that is held.
    pub first: Taking,
    /// The one that is taken meanwhile.
    pub second: Taking,
    /// The call that leads to the function which takes the second, where that is another one.
    pub call: Option<NodeId>,
}

impl Cx {
    /// Every lock of the file that is taken while another one is held, in the same function (or in a function that is
    /// handed to what holds it), or in one of this file that is called meanwhile.
    pub fn lock_pairs(self: &Arc<Self>) -> Vec<Pair> {
        let mut found = Vec::new();
        let takings = self.takings();
        for taking in takings.iter().cloned().chain(self.called_takings()) {
            for held in self.held_at(&taking) {
                found.push(Pair { first: held, second: taking.clone(), call: None });
            }
        }
        found.extend(takings.iter().flat_map(|held| self.pairs_by_calls(held, &takings)));
        let called = self.called_takings();
        found.extend(called.iter().flat_map(|held| self.pairs_meanwhile(held, &called)));
        found
    }

    /// The pairs of `held` with the locks that functions take which are called while it is held.
    fn pairs_by_calls(self: &Arc<Self>, held: &Taking, takings: &[Taking]) -> Vec<Pair> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let runs = self.run_statements(held.by);
        let parts = runs.iter().flat_map(|&one| self.here(one)).filter(|&part| self.kind(part) == Kind::Call);
        for call in parts.collect::<Vec<_>>() {
            let Some(function) = self.function_run_by(call) else { continue };
            let mut functions = vec![function];
            functions.extend(self.run_statements(function).into_iter().flat_map(|one| self.surely_called(one)));
            let inside = |taking: &&Taking| {
                let home = self.function(taking.by);
                home.is_some_and(|home| functions.contains(&home)) && !tree.is_within(taking.by, held.by)
            };
            let pair = |taking: &Taking| Pair { first: held.clone(), second: taking.clone(), call: Some(call) };
            found.extend(takings.iter().filter(inside).map(pair));
        }
        found
    }

    /// The locks that are held around both locks of a pair.
    fn locks_around(self: &Arc<Self>, pair: &Pair) -> Vec<State> {
        self.held_at(&pair.first).into_iter().filter_map(|taking| taking.state).collect()
    }

    /// The locks that are held where `taking` takes its own.
    fn held_at(self: &Arc<Self>, taking: &Taking) -> Vec<Taking> {
        let tree = &self.facts.tree;
        let mut held: Vec<Taking> = if self.kind(taking.by) == Kind::With {
            let earlier = self.taken_by(taking.by).into_iter();
            let before: Vec<Taking> = earlier.take_while(|one| one.lock != taking.lock).collect();
            before.into_iter().chain(self.holding(taking.by)).collect()
        } else {
            let around = |one: &Taking| one.by != taking.by && tree.is_within(taking.by, one.by);
            self.called_takings().into_iter().filter(around).collect()
        };
        held.extend(self.acquired_before(taking));
        held
    }

    /// Calls that run a function under a lock, or acquire one: `lock.runExclusive(work)`, `await lock.acquire()`.
    fn called_takings(self: &Arc<Self>) -> Vec<Taking> {
        let calls = self.facts.tree.of_kind(Kind::Call);
        calls
            .filter_map(|call| {
                let callee = self.child(call, Role::Callee)?;
                let lock = self.child(callee, Role::Object)?;
                let takes = self.is_in_group("lock methods", self.name(callee)) && self.is_exclusive(lock);
                takes.then(|| Taking {
                    lock,
                    state: self.state_of(lock).or_else(|| self.imported_lock(lock)),
                    by: call,
                })
            })
            .collect()
    }

    /// Functions that a call runs under a lock.
    pub fn run_under_locks(self: &Arc<Self>) -> Vec<Taking> {
        let functions = |taking: &Taking| -> Vec<NodeId> {
            let given = self.in_role(taking.by, Role::Argument).into_iter();
            given.filter_map(|argument| self.function_of(argument)).collect()
        };
        let takings = self.called_takings().into_iter();
        takings
            .flat_map(|taking| functions(&taking).into_iter().map(move |by| Taking { by, ..taking.clone() }))
            .collect()
    }

    /// Locks that the same function acquired in an earlier statement, by a name that it has not called since.
    fn acquired_before(self: &Arc<Self>, taking: &Taking) -> Vec<Taking> {
        let tree = &self.facts.tree;
        let Some(function) = self.function(taking.by).filter(|_| self.kind(taking.by) == Kind::Call) else {
            return Vec::new();
        };
        let earlier = self.called_takings().into_iter().filter(|one| {
            self.function(one.by) == Some(function)
                && tree[one.by].span.end <= tree[taking.by].span.start
                && self.in_role(one.by, Role::Argument).is_empty()
        });
        earlier.filter(|one| !self.is_let_go(one, taking.by)).collect()
    }

    /// Whether what `taking` gave is called between it and `until`.
    pub(super) fn is_let_go(&self, taking: &Taking, until: NodeId) -> bool {
        let tree = &self.facts.tree;
        let assign = tree.ancestors(taking.by).find(|&up| self.kind(up) == Kind::Assign);
        let release = assign.and_then(|assign| self.child(assign, Role::Target)).map(|target| self.text(target));
        let Some(release) = release else { return true };
        let (start, end) = (tree[taking.by].span.end, tree[until].span.start);
        tree.of_kind(Kind::Call).any(|call| {
            (start..end).contains(&tree[call].span.start)
                && self.child(call, Role::Callee).is_some_and(|callee| self.text(callee) == release)
        })
    }

    /// `lock_takings` for recipes: each `lock` that a call takes, and the `call`.
    pub fn lock_takings_value(self: &Arc<Self>) -> Value {
        let value = |one: Taking| {
            Value::from_pairs([("lock", Node::value(self, one.lock)), ("call", Node::value(self, one.by))])
        };
        self.called_takings().into_iter().map(value).collect()
    }

    /// `lock_pairs` for recipes. `opposite` tells the first pair of each of two orders that contradict each other;
    /// `handed` the objects of two locks that the caller decides on: parameters with the same attribute.
    pub fn lock_pairs_value(self: &Arc<Self>) -> Value {
        let pairs = self.lock_pairs();
        let key = |pair: &Pair| Some((pair.first.state.clone()?, pair.second.state.clone()?));
        // Whoever holds the same third lock comes one after the other.
        let apart = |one: &Pair, other: &Pair| {
            let around = self.locks_around(one);
            !around.is_empty() && self.locks_around(other).iter().any(|state| around.contains(state))
        };
        let mut told: Vec<(State, State)> = Vec::new();
        let mut values = Vec::new();
        for pair in &pairs {
            let order = key(pair)
                .filter(|(first, second)| self.is_named_lock(first) && self.is_named_lock(second) && first != second);
            let reversed = order.clone().map(|(first, second)| (second, first));
            let opposite = reversed.is_some_and(|reversed| {
                pairs.iter().any(|other| key(other) == Some(reversed.clone()) && !apart(pair, other))
            });
            let first_time = order.as_ref().is_some_and(|order| !told.contains(order));
            told.extend(order);
            values.push(self.pair_value(pair, opposite && first_time));
        }
        Value::from(values)
    }

    fn pair_value(self: &Arc<Self>, pair: &Pair, opposite: bool) -> Value {
        let node = |id: NodeId| Node::value(self, id);
        let handed = self.handed_objects(pair).filter(|_| pair.call.is_none());
        let inner = pair.call.unwrap_or(pair.second.by);
        let one_held = handed.as_ref().is_some_and(|objects| self.is_used_under_one(pair, objects));
        Value::from_pairs([
            ("node", node(if handed.is_some() { pair.first.by } else { inner })),
            ("outer", node(pair.first.by)),
            ("inner", node(inner)),
            ("first", node(pair.first.lock)),
            ("second", node(pair.second.lock)),
            ("opposite", Value::from(opposite)),
            ("one_held", Value::from(one_held)),
            ("handed", handed.map_or(Value::from(()), |objects| objects.into_iter().map(node).collect())),
        ])
    }

    /// Whether one of the two objects is used where only the first lock is held: that lock has to be its own.
    fn is_used_under_one(&self, pair: &Pair, objects: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let names: Vec<_> = objects.iter().filter_map(|&object| self.variable(object)).collect();
        let alone = |node: &NodeId| !tree.is_within(*node, pair.second.by) && *node != objects[0];
        let inside = tree.walk(pair.first.by).filter(|&node| self.kind(node) == Kind::Name).filter(alone);
        pair.first.by != pair.second.by
            && inside.filter_map(|node| self.variable(node)).any(|variable| names.contains(&variable))
    }

    /// Whether the lock can be told apart by its name: a variable, or an attribute of the own object.
    fn is_named_lock(&self, state: &State) -> bool {
        match &state.root {
            super::Root::Variable(_) => state.path.is_empty() && state.entry.is_none(),
            super::Root::This(_) | super::Root::Class(_) => state.path.len() == 1 && state.entry.is_none(),
            super::Root::Module(_) => state.entry.is_none(),
        }
    }

    /// The objects of two locks with one name that come from two parameters of the function, if no third lock is about.
    fn handed_objects(self: &Arc<Self>, pair: &Pair) -> Option<Vec<NodeId>> {
        let (first, second) = (pair.first.lock, pair.second.lock);
        let both = [first, second];
        if self.kind(pair.second.by) == Kind::Call {
            return self.handed_to_calls(both, pair.second.by);
        }
        let objects: Vec<NodeId> = both.iter().filter_map(|&lock| self.child(lock, Role::Object)).collect();
        let function = self.function(pair.second.by)?;
        let is_parameter = |object: &NodeId| {
            let binding = self.variable(*object).map(|id| self.facts.scopes.binding(id));
            let bind = binding.and_then(|binding| binding.single()).filter(|bind| bind.how == How::Parameter);
            self.kind(*object) == Kind::Name
                && bind.is_some_and(|bind| {
                    self.facts.tree.parent(bind.node) == Some(function) && !self.has(bind.node, Flags::REST)
                })
        };
        let alike =
            both.iter().all(|&lock| self.kind(lock) == Kind::Attribute) && self.name(first) == self.name(second);
        let two =
            objects.len() == 2 && objects.iter().all(is_parameter) && self.text(objects[0]) != self.text(objects[1]);
        let tree = &self.facts.tree;
        let takings = self.takings().into_iter().filter(|taking| self.function(taking.by) == Some(function));
        let together = |by: NodeId| tree.is_within(by, pair.first.by) || tree.is_within(pair.first.by, by);
        let only =
            takings.filter(|taking| self.name(taking.lock) == self.name(first) && together(taking.by)).count() == 2;
        let (outer, inner) = (pair.first.by, pair.second.by);
        let one_way = self.has(outer, Flags::ASYNC) == self.has(inner, Flags::ASYNC);
        let free = self.may_change_places(&objects)
            && !self.is_called_swapped(function, &objects)
            && !self.is_chosen_by_order(pair, &objects);
        (alike && two && only && one_way && free).then_some(objects)
    }

    /// Whether `function` calls itself with the two parameters the other way round, as one does to put them in order.
    fn is_called_swapped(self: &Arc<Self>, function: NodeId, objects: &[NodeId]) -> bool {
        let [first, second] = objects else { return false };
        let calls = self.here(function).filter(|&node| self.kind(node) == Kind::Call);
        calls.filter(|&call| self.called_function(call) == Some(function)).any(|call| {
            let given = self.positional(call);
            let at = |object: &NodeId| given.iter().position(|&one| self.text(one) == self.text(*object));
            at(second).zip(at(first)).is_some_and(|(second, first)| second < first)
        })
    }

    /// Whether a test puts the two objects in order: an assertion before the pair, an `if` that fails otherwise, or one that
    /// takes the locks the other way round in its other branch, or behind it where its body leaves.
    fn is_chosen_by_order(self: &Arc<Self>, pair: &Pair, objects: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let by = pair.first.by;
        let (Some(function), takings) = (self.function(by), self.takings()) else { return false };
        let asks = |&node: &NodeId| self.child(node, Role::Test).is_some_and(|test| self.puts_in_order(test, objects));
        let is_behind = |node: NodeId, what: NodeId| tree[node].span.start >= tree[what].span.end;
        let mut tests = self.here(function).filter(|&node| matches!(self.kind(node), Kind::If | Kind::Assert));
        tests.any(|test| {
            let within =
                |role: Role, node: NodeId| self.in_role(test, role).into_iter().any(|part| tree.is_within(node, part));
            let last = self.in_role(test, Role::Body).last().copied();
            let (inside, beside, behind) = (within(Role::Body, by), within(Role::Else, by), is_behind(by, test));
            let leaves = last.is_some_and(|last| self.always_leaves(last));
            let is_other = |node: NodeId| match (inside, beside) {
                (true, _) => within(Role::Else, node) || leaves && is_behind(node, test),
                (_, true) => within(Role::Body, node),
                _ => behind && leaves && within(Role::Body, node),
            };
            let fails = self.kind(test) == Kind::Assert || last.is_some_and(|last| self.kind(last) == Kind::Raise);
            let first =
                || takings.iter().find(|taking| self.function(taking.by) == Some(function) && is_other(taking.by));
            asks(&test)
                && (behind && fails
                    || first().is_some_and(|taking| self.text(taking.lock) == self.text(pair.second.lock)))
        })
    }

    /// Whether the test asks which of the two objects comes first: `a.number < b.number`.
    fn puts_in_order(&self, test: NodeId, objects: &[NodeId]) -> bool {
        let (Some(left), Some(right), [one, other]) =
            (self.child(test, Role::Left), self.child(test, Role::Right), objects)
        else {
            return false;
        };
        let is_about = |side: NodeId, object: NodeId| {
            self.here(side).any(|part| self.kind(part) == Kind::Name && self.variable(part) == self.variable(object))
        };
        let sides = [(left, right), (right, left)];
        let operator = self.operator(test).map_or("", |operator| self.slice(operator));
        matches!(operator, "<" | "<=" | ">" | ">=")
            && sides.into_iter().any(|(first, second)| is_about(first, *one) && is_about(second, *other))
    }

    /// Whether a caller may hand over the two objects the other way round: nothing says that they are of different classes.
    fn may_change_places(self: &Arc<Self>, objects: &[NodeId]) -> bool {
        let types: Vec<Type> = objects.iter().map(|&object| self.type_of(object)).collect();
        match &types[..] {
            [Type::Local(one, first), Type::Local(other, second)] if Arc::ptr_eq(one, other) => {
                one.is_kin(*first, *second)
            }
            [Type::Local(one, first), Type::Local(other, second)] => {
                let derives = |(cx, class): (&Arc<Cx>, NodeId), name: &str| {
                    cx.derives(class, &|base| cx.last_name(base) == name, 8)
                };
                let (one, other) = ((one, *first), (other, *second));
                derives(one, other.0.name(other.1)) || derives(other, one.0.name(one.1))
            }
            [Type::Instance(one), Type::Instance(other)] => one == other,
            [Type::Instance(_), Type::Local(..)] | [Type::Local(..), Type::Instance(_)] => false,
            _ => true,
        }
    }

    /// The same where calls take the locks: two parameters of one function around, or one attribute of both.
    fn handed_to_calls(self: &Arc<Self>, locks: [NodeId; 2], by: NodeId) -> Option<Vec<NodeId>> {
        let tree = &self.facts.tree;
        let home = |object: NodeId| {
            let bind = self.facts.scopes.binding(self.variable(object)?).single()?;
            let plain = bind.how == How::Parameter && !self.has(bind.node, Flags::REST);
            tree.parent(bind.node).filter(|&home| plain && tree.is_within(by, home))
        };
        let objects: Option<Vec<NodeId>> = match locks.map(|lock| self.kind(lock)) {
            [Kind::Name, Kind::Name] => Some(locks.to_vec()),
            [Kind::Attribute, Kind::Attribute] if self.name(locks[0]) == self.name(locks[1]) => {
                locks.iter().map(|&lock| self.child(lock, Role::Object)).collect()
            }
            _ => None,
        };
        if let Some(both) = objects.as_ref().filter(|both| both.iter().any(|&one| self.kind(one) == Kind::This)) {
            return self.is_own_and_other(both, home).then(|| both.clone());
        }
        objects.filter(|both| {
            let homes: Vec<Option<NodeId>> = both.iter().map(|&object| home(object)).collect();
            homes[0].is_some() && homes[0] == homes[1] && self.text(both[0]) != self.text(both[1])
        })
    }

    /// Whether one is the own object and the other a parameter that is declared as one of the same class. One without a
    /// declared type is, as both have such a lock.
    fn is_own_and_other(self: &Arc<Self>, both: &[NodeId], home: impl Fn(NodeId) -> Option<NodeId>) -> bool {
        let (own, others): (Vec<NodeId>, Vec<NodeId>) = both.iter().partition(|&&one| self.kind(one) == Kind::This);
        let ([own], [other]) = (&own[..], &others[..]) else { return false };
        home(*other).is_some()
            && match (self.type_of(*own), self.type_of(*other)) {
                (Type::Local(one, class), Type::Local(two, same)) => Arc::ptr_eq(&one, &two) && class == same,
                (Type::Local(..), Type::Unknown) => !self.language.is_typed(self.source.path()),
                _ => false,
            }
    }

    /// Whether code that holds the lock `node` takes it again: in the same function, or in one that it calls.
    pub fn is_taken_again(self: &Arc<Self>, node: NodeId) -> bool {
        let states = self.lock_states(node);
        let own = self.variable(node).filter(|_| self.state_of(node).is_none() && self.class_body(node).is_none());
        // A variable of one function that is bound again may be another lock by then.
        if own.is_some_and(|id| self.facts.scopes.binding(id).single().is_none()) {
            return false;
        }
        let is_it = |taking: &Taking| self.lock_state_of(taking.lock).is_some_and(|state| states.contains(&state));
        let entered =
            self.takings().into_iter().filter(is_it).map(|taking| (self.run_statements(taking.by), taking.by));
        let acquired = self.acquired_locks().into_iter().filter(is_it);
        let acquired = acquired.map(|taking| (self.run_until_released(taking.lock), taking.lock));
        entered.chain(acquired).any(|(body, by)| {
            let holder = self.function(by);
            let called: Vec<NodeId> = body.iter().flat_map(|&one| self.called_in_some_class(one, holder)).collect();
            let called = called.into_iter().filter(|&function| !self.returns_at_once_behind(function, &body));
            let called = called.flat_map(|function| self.run_statements(function));
            let inside: Vec<NodeId> = body.iter().copied().chain(called).collect();
            let again = self.taken_by(by).iter().filter(|&one| is_it(one)).count() > 1;
            let entered = inside.iter().flat_map(|&one| self.here(one)).filter(|&one| self.kind(one) == Kind::With);
            let entered = entered.flat_map(|with| self.taken_by(with)).any(|one| is_it(&one));
            let takes = |state| self.takes_lock(&inside, state) || self.waits_for_lock(&inside, state);
            again || entered || states.iter().any(takes)
        })
    }

    /// Whether `function` looks first whether its work is done, and leaves if it is, by something that `body` sets:
    /// `if self.engine is not None: return`.
    fn returns_at_once_behind(self: &Arc<Self>, function: NodeId, body: &[NodeId]) -> bool {
        let set: Vec<String> = body.iter().flat_map(|&one| self.written_keys(one, |_| true)).collect();
        let docs = |one: &NodeId| matches!(self.kind(*one), Kind::Expression | Kind::Global);
        let statements = self.run_statements(function).into_iter().skip_while(docs);
        let mut looks = statements.take_while(|&one| self.kind(one) == Kind::If);
        looks.any(|look| {
            let leaves = self.in_role(look, Role::Body).last().is_some_and(|&last| self.kind(last) == Kind::Return);
            let test = self.child(look, Role::Test);
            leaves && test.is_some_and(|test| self.reads(test).iter().any(|key| set.contains(key)))
        })
    }

    /// Whether what runs in `nodes` calls `acquire()` of the lock `state`, and did not release it before.
    fn waits_for_lock(self: &Arc<Self>, nodes: &[NodeId], state: &State) -> bool {
        let calls = |name: &'static str| {
            nodes.iter().flat_map(|&node| self.here(node)).filter(move |&call| {
                let callee = self.child(call, Role::Callee).filter(|&callee| self.name(callee) == name);
                let lock = callee.and_then(|callee| self.child(callee, Role::Object));
                self.in_role(call, Role::Argument).is_empty()
                    && lock.and_then(|lock| self.lock_state_of(lock)).is_some_and(|found| found == *state)
            })
        };
        let tree = &self.facts.tree;
        let before = |release: NodeId, acquire: NodeId| {
            self.function(release) == self.function(acquire) && tree[release].span.end <= tree[acquire].span.start
        };
        calls("acquire").any(|acquire| !calls("release").any(|release| before(release, acquire)))
    }

    /// The state that the lock at `node` is: a variable of its own function as well.
    fn lock_state_of(self: &Arc<Self>, node: NodeId) -> Option<State> {
        let own = || Some(State { root: super::Root::Variable(self.variable(node)?), path: Vec::new(), entry: None });
        self.state_of(node).or_else(own)
    }

    /// The states by which the lock at `node` may be meant: in a class body, that of the class and of its instances.
    fn lock_states(self: &Arc<Self>, node: NodeId) -> Vec<State> {
        let Some(class) = self.class_body(node).filter(|_| self.kind(node) == Kind::Name) else {
            return self.lock_state_of(node).into_iter().collect();
        };
        let roots = [super::Root::Class(class), super::Root::This(class), super::Root::This(self.top_class(class))];
        roots.map(|root| State { root, path: vec![self.text(node).to_owned()], entry: None }).to_vec()
    }

    /// Uses of the lock `node` in the file beside `with` statements and assignments to it.
    pub fn other_uses(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let states = self.lock_states(node);
        let Some(state) = states.first() else { return Vec::new() };
        let same = |part: NodeId| self.lock_state_of(part).is_some_and(|found| states.contains(&found));
        let entered = |part: NodeId| {
            tree[part].role == Role::Value && tree.parent(part).is_some_and(|up| self.kind(up) == Kind::WithItem)
        };
        let last = state.path.last().map_or_else(|| self.text(node), String::as_str);
        tree.ids()
            .filter(|&part| matches!(self.kind(part), Kind::Name | Kind::Attribute) && self.name(part) == last)
            .filter(|&part| tree[part].role != Role::Target && !entered(part))
            .filter(|&part| {
                let owner = self.child(part, Role::Object);
                // The attribute of an object that is not known may be this very lock.
                let mine = owner.is_some_and(|owner| self.kind(owner) != Kind::Name || !self.is_self(owner));
                same(part) || self.kind(part) == Kind::Attribute && mine && !state.path.is_empty()
            })
            .filter(|&part| !matches!(tree.parent(part).map(|up| self.kind(up)), Some(Kind::Global | Kind::Nonlocal)))
            .collect()
    }

    /// The import of one name that binds `name`, if nothing else reads it.
    pub fn sole_import(&self, name: NodeId) -> Option<NodeId> {
        let binding = self.facts.scopes.binding(self.variable(name)?);
        let bind = binding.single().filter(|bind| matches!(bind.how, How::Import { .. }))?;
        let plain = self.kind(bind.node) == Kind::ImportName && self.text(bind.node) == self.text(name);
        (plain && binding.reads == [name] && !binding.exported).then_some(bind.node)
    }
}
