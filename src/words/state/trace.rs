//! A function in the order in which it runs: what state it touches, and which writes come from a look at the state that
//! others may have made stale meanwhile.
//!
//! Values are followed through locals, along every branch; a loop is walked once. Start at [`Cx::trace`].

use std::collections::HashMap;
use std::sync::Arc;

use super::{Access, Event, State, Touch};
use crate::facts::{BindingId, Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;

/// What makes a write a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Its value comes from a read before a suspension.
    Write,
    /// A test of the state before a suspension leads to it.
    Check,
    /// Either of both; tests of locals that hold what was read count as well.
    Guard,
    /// Its value comes from a read, with or without a suspension between: threads may run anywhere.
    Update,
}

impl Look {
    /// The look that a recipe names.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "write" => Look::Write,
            "check" => Look::Check,
            "guard" => Look::Guard,
            "update" => Look::Update,
            _ => return None,
        })
    }
}

/// A write of shared state that depends on an earlier look at it, others being let in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Race {
    /// What is written.
    pub state: State,
    /// The expression that reads, or the statement that tests.
    pub read: NodeId,
    /// Where others are let in; none where that is everywhere.
    pub suspension: Option<NodeId>,
    /// The assignment or call that writes.
    pub write: NodeId,
}

/// What happens in a function.
#[derive(Debug, Default)]
pub struct Trace {
    /// Accesses and suspensions in the order in which they happen.
    pub events: Vec<Event>,
    /// Writes that may be stale.
    pub races: Vec<Race>,
}

/// A value that was read from shared state.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Taint {
    state: State,
    read: NodeId,
    suspended: Option<NodeId>,
}

/// A test of shared state under which the code runs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Check {
    state: State,
    node: NodeId,
    /// The `if` that tests.
    owner: NodeId,
    suspended: Option<NodeId>,
}

/// Tests, and reads in one local, that are kept in mind at once; in longer functions the oldest are forgotten.
const KEPT: usize = 24;

/// Adds what is not there yet, and forgets what is too much.
fn add<T: PartialEq>(known: &mut Vec<T>, new: impl IntoIterator<Item = T>) {
    for one in new {
        if !known.contains(&one) {
            known.push(one);
        }
    }
    let extra = known.len().saturating_sub(KEPT);
    known.drain(..extra);
}

/// What is known at a point of the function.
#[derive(Clone, Debug, Default)]
struct Env {
    locals: HashMap<BindingId, Vec<Taint>>,
    /// Values of the expression that is being evaluated.
    temps: Vec<Taint>,
    checks: Vec<Check>,
    left: bool,
}

impl Env {
    fn suspend(&mut self, at: NodeId) {
        for taint in self.locals.values_mut().flatten().chain(&mut self.temps) {
            taint.suspended.get_or_insert(at);
        }
        for check in &mut self.checks {
            check.suspended.get_or_insert(at);
        }
    }

    /// Both ways led here.
    fn join(self, other: Env) -> Env {
        match (self.left, other.left) {
            (true, false) => other,
            (false, true) => self,
            _ => self.union(other),
        }
    }

    fn union(mut self, other: Env) -> Env {
        for (name, taints) in other.locals {
            add(self.locals.entry(name).or_default(), taints);
        }
        add(&mut self.checks, other.checks);
        self.left &= other.left;
        self
    }

    /// State was set by the function itself: what it knows of it is fresh, or gone for good.
    fn claim(&mut self, state: &State) {
        let stale = |taint: &Taint| taint.suspended.is_some() || !taint.state.meets(state);
        self.locals.values_mut().for_each(|taints| taints.retain(stale));
        self.temps.retain(stale);
        self.checks.retain(|check| !check.state.meets(state));
    }

    /// State is looked at again: what was known of it before a suspension does not count any more.
    fn look_again(&mut self, state: &State) {
        let other = |taint: &Taint| taint.suspended.is_none() || !taint.state.meets(state);
        self.locals.values_mut().for_each(|taints| taints.retain(other));
        self.checks.retain(|check| !check.state.meets(state));
    }
}

impl Cx {
    /// What happens in `function`, and the races that `look` asks for. Locks are not looked at.
    pub fn trace(self: &Arc<Self>, function: NodeId, look: Look) -> Trace {
        let mut walk = Walk { cx: self, look, out: Trace::default(), env: Env::default(), testing: false };
        walk.block(&self.in_role(function, Role::Body));
        walk.out
    }
}

struct Walk<'a> {
    cx: &'a Arc<Cx>,
    look: Look,
    out: Trace,
    env: Env,
    testing: bool,
}

impl Walk<'_> {
    fn block(&mut self, statements: &[NodeId]) {
        for &statement in statements {
            self.statement(statement);
            // What stands behind a return is never run.
            if self.env.left {
                break;
            }
        }
    }

    fn role(&mut self, node: NodeId, role: Role) {
        self.block(&self.cx.in_role(node, role));
    }

    fn statement(&mut self, node: NodeId) {
        let cx = self.cx;
        match cx.kind(node) {
            Kind::Function | Kind::Class | Kind::Import | Kind::Global | Kind::Nonlocal | Kind::TypeDeclaration => {}
            Kind::If => self.branch(node),
            Kind::For | Kind::ForIn => {
                let values = cx.child(node, Role::Iterable).map(|iterable| self.value(iterable)).unwrap_or_default();
                self.wait_if_async(node);
                for target in cx.in_role(node, Role::Target) {
                    self.bind(target, values.clone(), node);
                }
                self.repeated(node);
            }
            Kind::While | Kind::ForLoop => {
                cx.in_role(node, Role::Init).into_iter().for_each(|init| self.any(init));
                self.test_role(node);
                self.repeated(node);
                self.test_role(node);
            }
            Kind::DoWhile => {
                self.repeated(node);
                self.test_role(node);
            }
            Kind::Try => self.attempt(node),
            Kind::With => self.with(node),
            Kind::Match => self.cases(node),
            Kind::Block | Kind::Labeled => self.role(node, Role::Body),
            Kind::Return | Kind::Raise | Kind::Break | Kind::Continue => {
                self.parts(node);
                self.env.left = true;
            }
            Kind::Assert => self.test_role(node),
            _ => self.any(node),
        }
    }

    /// An expression or a simple statement whose value is of no use.
    fn any(&mut self, node: NodeId) {
        let from = self.env.temps.len();
        self.expression(node);
        self.env.temps.truncate(from);
    }

    fn parts(&mut self, node: NodeId) {
        for part in self.cx.facts.tree.children(node).collect::<Vec<_>>() {
            self.any(part);
        }
    }

    fn wait_if_async(&mut self, node: NodeId) {
        if self.cx.has(node, Flags::ASYNC) {
            self.suspend(node);
        }
    }

    fn suspend(&mut self, node: NodeId) {
        self.out.events.push(Event::Suspension(node));
        self.env.suspend(node);
    }

    fn branch(&mut self, node: NodeId) {
        let cx = self.cx;
        let test = cx.child(node, Role::Test);
        let checks = test.map(|test| self.test(test)).unwrap_or_default();
        let statement = test.and_then(|test| cx.statement(test)).unwrap_or(node);
        let new = checks.into_iter().map(|(state, read, suspended)| Check {
            state,
            node: read.unwrap_or(statement),
            owner: node,
            suspended,
        });
        add(&mut self.env.checks, new);
        let before = self.env.clone();
        self.role(node, Role::Body);
        let body = std::mem::replace(&mut self.env, before);
        self.role(node, Role::Else);
        let leaves = body.left != self.env.left;
        let other = std::mem::take(&mut self.env);
        self.env = body.join(other);
        let checks = std::mem::take(&mut self.env.checks).into_iter();
        let lasting = |check: &Check| leaves && (self.look == Look::Guard || self.gives_back(node, &check.state));
        let checks: Vec<Check> = checks.filter(|check| check.owner != node || lasting(check)).collect();
        self.env.checks = checks;
    }

    /// Whether a branch of the `if` statement returns the state that it tests: what stands behind it fills the state.
    fn gives_back(&self, branch: NodeId, state: &State) -> bool {
        let cx = self.cx;
        let returns = cx.here(branch).filter(|&node| cx.kind(node) == Kind::Return);
        returns
            .into_iter()
            .any(|node| cx.here(node).any(|part| cx.collection_state(part).is_some_and(|found| found.meets(state))))
    }

    /// Evaluates a test. Gives the state it looks at: directly, or through a local with the expression that read it.
    fn test(&mut self, test: NodeId) -> Vec<(State, Option<NodeId>, Option<NodeId>)> {
        let was_testing = std::mem::replace(&mut self.testing, true);
        let values = self.value(test);
        self.testing = was_testing;
        let tree = &self.cx.facts.tree;
        let (direct, carried): (Vec<Taint>, Vec<Taint>) =
            values.into_iter().partition(|taint| tree.is_within(taint.read, test));
        for taint in direct.iter().filter(|taint| taint.suspended.is_none()) {
            self.env.look_again(&taint.state);
        }
        let mut found = Vec::new();
        if matches!(self.look, Look::Check | Look::Guard) {
            found.extend(direct.into_iter().map(|taint| (taint.state, None, taint.suspended)));
        }
        if self.look == Look::Guard {
            found.extend(carried.into_iter().map(|taint| (taint.state, Some(taint.read), taint.suspended)));
        }
        found
    }

    fn test_role(&mut self, node: NodeId) {
        if let Some(test) = self.cx.child(node, Role::Test) {
            self.test(test);
        }
    }

    /// The body of a loop, which may run or not.
    fn repeated(&mut self, node: NodeId) {
        let before = self.env.clone();
        self.role(node, Role::Body);
        self.cx.in_role(node, Role::Update).into_iter().for_each(|update| self.any(update));
        let mut body = std::mem::take(&mut self.env);
        // A `break` or `continue` of the body goes on behind the loop.
        body.left = false;
        self.env = before.union(body);
        self.role(node, Role::Else);
    }

    fn attempt(&mut self, node: NodeId) {
        let before = self.env.clone();
        self.role(node, Role::Body);
        let body = self.env.clone();
        let mut caught = before.union(body.clone());
        caught.left = false;
        self.role(node, Role::Else);
        let mut ends = vec![std::mem::take(&mut self.env)];
        for handler in self.cx.in_role(node, Role::Handler) {
            self.env = caught.clone();
            self.role(handler, Role::Body);
            ends.push(std::mem::take(&mut self.env));
        }
        let last = self.cx.in_role(node, Role::Finally);
        let left = ends.iter().all(|end| end.left);
        if !last.is_empty() {
            // It also runs on the ways that leave.
            self.env = ends.into_iter().reduce(Env::union).unwrap_or_default();
            self.env.left = false;
            self.block(&last);
            self.env.left |= left;
            return;
        }
        self.env = ends.into_iter().reduce(Env::join).unwrap_or_default();
    }

    fn with(&mut self, node: NodeId) {
        for item in self.cx.in_role(node, Role::Item) {
            let values = self.cx.child(item, Role::Value).map(|value| self.value(value)).unwrap_or_default();
            self.wait_if_async(node);
            if let Some(target) = self.cx.child(item, Role::Target) {
                self.bind(target, values, node);
            }
        }
        self.role(node, Role::Body);
        self.wait_if_async(node);
    }

    fn cases(&mut self, node: NodeId) {
        self.test_role(node);
        let before = self.env.clone();
        let mut ends = vec![before.clone()];
        for case in self.cx.in_role(node, Role::Handler) {
            self.env = before.clone();
            self.cx.in_role(case, Role::Condition).into_iter().for_each(|guard| self.any(guard));
            self.role(case, Role::Body);
            // A `break` ends the case, not the function.
            self.env.left &= !self.cx.language.has_braces();
            ends.push(std::mem::take(&mut self.env));
        }
        self.env = ends.into_iter().reduce(Env::join).unwrap_or_default();
    }

    /// The values that evaluating `node` uses.
    fn value(&mut self, node: NodeId) -> Vec<Taint> {
        let from = self.env.temps.len();
        self.expression(node);
        self.env.temps.split_off(from)
    }

    fn expression(&mut self, node: NodeId) {
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
                    self.inner(target);
                    if let Some(state) = cx.state_of(target) {
                        self.write(state, node, Vec::new());
                    }
                }
            }
            Kind::Conditional => self.conditional(node),
            Kind::Logical => {
                // What stands further left is not part of the value if what stands further right is evaluated.
                for operand in cx.in_role(node, Role::Operand) {
                    let before = self.env.temps.clone();
                    self.expression(operand);
                    let new = self.env.temps.split_off(before.len());
                    self.env.temps = before;
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

    fn children(&mut self, node: NodeId) {
        for child in self.cx.facts.tree.children(node).collect::<Vec<_>>() {
            if !matches!(self.cx.facts.tree[child].role, Role::Annotation | Role::Returns | Role::Type) {
                self.expression(child);
            }
        }
    }

    /// What is evaluated to get at a name, attribute or entry; the thing itself is not read.
    fn inner(&mut self, node: NodeId) {
        match self.cx.kind(node) {
            Kind::Name => {}
            Kind::Attribute | Kind::Subscript => self.children(node),
            _ => self.children(node),
        }
    }

    fn read(&mut self, node: NodeId, state: Option<State>) {
        if self.cx.kind(node) == Kind::Name
            && let Some(known) = self.cx.variable(node).and_then(|id| self.env.locals.get(&id))
        {
            self.env.temps.extend(known.clone());
        }
        let Some(state) = state else { return };
        let touch = if self.testing { Touch::Test } else { Touch::Read };
        self.out.events.push(Event::Access(Access { state: state.clone(), node, touch }));
        self.env.temps.push(Taint { state, read: node, suspended: None });
    }

    fn conditional(&mut self, node: NodeId) {
        let cx = self.cx;
        self.test_role(node);
        let before = self.env.clone();
        cx.in_role(node, Role::Body).into_iter().for_each(|part| self.expression(part));
        let body = std::mem::replace(&mut self.env, before);
        cx.in_role(node, Role::Else).into_iter().for_each(|part| self.expression(part));
        let temps: Vec<Taint> = body.temps.iter().filter(|one| !self.env.temps.contains(one)).cloned().collect();
        let other = std::mem::take(&mut self.env);
        self.env = other.union(body);
        self.env.temps.extend(temps);
    }

    /// `key in collection` looks at one entry.
    fn compare(&mut self, node: NodeId) {
        let cx = self.cx;
        let Some(mut left) = cx.child(node, Role::Left) else { return self.children(node) };
        self.expression(left);
        for right in cx.in_role(node, Role::Right) {
            let between = crate::text::Span::new(cx.facts.tree[left].span.end, cx.facts.tree[right].span.start);
            let operator = cx.slice(between).trim_matches(|c: char| c.is_whitespace() || "()".contains(c));
            let state = cx.collection_state(right).filter(|state| state.entry.is_none());
            match state.filter(|_| matches!(operator.split_whitespace().last(), Some("in"))) {
                Some(state) => {
                    self.inner(right);
                    self.read(right, Some(State { entry: Some(cx.text(left).to_owned()), ..state }));
                }
                None => self.expression(right),
            }
            left = right;
        }
    }

    fn call(&mut self, node: NodeId) {
        let cx = self.cx;
        let callee = cx.child(node, Role::Callee);
        let method = callee.filter(|&callee| cx.kind(callee) == Kind::Attribute);
        let object = method.and_then(|method| cx.child(method, Role::Object));
        let (Some(method), Some(object)) = (method, object) else {
            // A bare function's name is no state.
            if let Some(callee) = callee.filter(|&callee| cx.kind(callee) != Kind::Name) {
                self.expression(callee);
            }
            return self.arguments(node);
        };
        let name = cx.name(method);
        let state = cx.collection_state(object);
        let key = state.as_ref().filter(|state| state.entry.is_none() && cx.is_known("keyed methods", name));
        let key = key.and_then(|_| cx.positional(node).first().copied()).map(|key| cx.text(key).to_owned());
        let changes = cx.is_known("changing methods", name);
        match (&key, &state) {
            (Some(_), _) => self.inner(object),
            (None, Some(state)) => {
                self.inner(object);
                self.read(object, Some(state.clone()));
            }
            (None, None) => self.expression(object),
        }
        let from = self.env.temps.len();
        self.arguments(node);
        let Some(state) = state else {
            if changes {
                self.keep_in(object, from);
            }
            return;
        };
        let state = if key.is_some() { State { entry: key, ..state } } else { state };
        if state.entry.is_some() && !(changes && cx.is_known("setting methods", name)) {
            self.read(object, Some(state.clone()));
        }
        if changes {
            let values = self.env.temps[from..].to_vec();
            let count = cx.positional(node).len();
            if cx.is_known("settling methods", &format!("{name}/{count}")) {
                self.env.look_again(&state);
            }
            self.write(state, node, values);
        }
    }

    /// A local collection takes up the values of a call.
    fn keep_in(&mut self, object: NodeId, from: usize) {
        let values = self.env.temps[from..].to_vec();
        if let Some(id) = self.cx.variable(object).filter(|_| !values.is_empty()) {
            add(self.env.locals.entry(id).or_default(), values);
        }
    }

    fn arguments(&mut self, node: NodeId) {
        self.cx.in_role(node, Role::Argument).into_iter().for_each(|argument| self.expression(argument));
    }

    fn assign(&mut self, node: NodeId) {
        let cx = self.cx;
        let targets = cx.in_role(node, Role::Target);
        let Some(value) = cx.child(node, Role::Value) else { return };
        let pairs = match targets[..] {
            [target] => self.pairs(target, value),
            _ => None,
        };
        let from = self.env.temps.len();
        if let Some(pairs) = pairs {
            let mut bounds = Vec::new();
            for &(_, value) in &pairs {
                let start = self.env.temps.len();
                self.expression(value);
                bounds.push((start, self.env.temps.len()));
            }
            let values: Vec<Vec<Taint>> =
                bounds.into_iter().map(|(start, end)| self.env.temps[start..end].to_vec()).collect();
            self.env.temps.truncate(from);
            for ((target, _), values) in pairs.into_iter().zip(values) {
                self.bind(target, values, node);
            }
            return;
        }
        self.expression(value);
        let values = self.env.temps[from..].to_vec();
        for target in targets {
            self.bind(target, values.clone(), node);
        }
    }

    /// `a, b = c, d` part by part.
    fn pairs(&self, target: NodeId, value: NodeId) -> Option<Vec<(NodeId, NodeId)>> {
        let cx = self.cx;
        let display = |node| matches!(cx.kind(node), Kind::Tuple | Kind::List);
        let (targets, values) = (cx.in_role(target, Role::Element), cx.in_role(value, Role::Element));
        let spread = targets.iter().chain(&values).any(|&one| cx.kind(one) == Kind::Spread);
        (display(target) && display(value) && targets.len() == values.len() && !spread)
            .then(|| targets.into_iter().zip(values).collect())
    }

    /// `x += value`, `x++`: the old value is read first.
    fn update(&mut self, node: NodeId) {
        let cx = self.cx;
        let role = if cx.kind(node) == Kind::Update { Role::Operand } else { Role::Target };
        let Some(target) = cx.child(node, role) else { return self.children(node) };
        let from = self.env.temps.len();
        self.expression(target);
        // `x ??= value` sets only what is not there, whatever the old value was.
        let operator = cx.operator(node).map_or("", |operator| cx.slice(operator));
        if matches!(operator, "&&=" | "||=" | "??=") {
            self.env.temps.truncate(from);
        }
        if let Some(value) = cx.child(node, Role::Value) {
            self.expression(value);
        }
        let values = self.env.temps[from..].to_vec();
        self.store(target, values, node);
    }

    /// Gives `target` the values, its own parts being evaluated first.
    fn bind(&mut self, target: NodeId, values: Vec<Taint>, by: NodeId) {
        let cx = self.cx;
        match cx.kind(target) {
            Kind::Name => self.store(target, values, by),
            Kind::Attribute | Kind::Subscript => {
                let from = self.env.temps.len();
                self.inner(target);
                self.env.temps.truncate(from);
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
                    self.store(name, values.clone(), by);
                }
            }
        }
    }

    fn store(&mut self, target: NodeId, values: Vec<Taint>, by: NodeId) {
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
            let other = |taint: &Taint| taint.state.root != super::Root::Variable(id);
            self.env.locals.values_mut().for_each(|taints| taints.retain(other));
            self.env.checks.retain(|check| check.state.root != super::Root::Variable(id));
            let mut kept = Vec::new();
            add(&mut kept, values.into_iter().filter(other));
            self.env.locals.insert(id, kept);
        } else {
            add(self.env.locals.entry(id).or_default(), values);
        }
    }

    fn write(&mut self, state: State, by: NodeId, values: Vec<Taint>) {
        self.out.events.push(Event::Access(Access { state: state.clone(), node: by, touch: Touch::Write }));
        let found = match self.look {
            Look::Write => stale(&values, &state),
            Look::Update => values.iter().find(|taint| feeds(taint, &state)).map(|taint| (taint.read, taint.suspended)),
            Look::Check => self.checked(&state),
            Look::Guard => {
                // Only a look at entries counts: a size or a walk says little of the entry that is written.
                let entries: Vec<Taint> = values.iter().filter(|taint| taint.state.entry.is_some()).cloned().collect();
                stale(&entries, &state).or_else(|| self.checked(&state))
            }
        };
        // What is put away for good is no decision made on what was seen.
        let resets = self.look == Look::Check
            && self.cx.child(by, Role::Value).is_some_and(|value| self.cx.kind(value) == Kind::None);
        let assigns = self.cx.kind(by) != Kind::Call || matches!(self.look, Look::Check | Look::Guard);
        if let Some((read, suspension)) = found.filter(|_| assigns && !resets) {
            self.out.races.push(Race { state: state.clone(), read, suspension, write: by });
        }
        self.env.claim(&state);
    }

    fn checked(&self, state: &State) -> Option<(NodeId, Option<NodeId>)> {
        let counts = |check: &Check| self.look != Look::Guard || check.state.entry.is_some();
        let stale = |check: &&Check| check.suspended.is_some() && check.state.meets(state) && counts(check);
        let stale = self.env.checks.iter().find(stale)?;
        Some((stale.node, stale.suspended))
    }
}

/// Whether what was read goes into what is written: the same entry, or the whole into anything but one entry.
fn feeds(taint: &Taint, state: &State) -> bool {
    taint.state.is_with(state) && (taint.state.entry == state.entry || state.entry.is_none())
}

/// The stale value among `values`, unless a fresh one of the same state goes in as well.
fn stale(values: &[Taint], state: &State) -> Option<(NodeId, Option<NodeId>)> {
    let (stale, fresh): (Vec<&Taint>, Vec<&Taint>) =
        values.iter().filter(|taint| feeds(taint, state)).partition(|taint| taint.suspended.is_some());
    let renewed = fresh.iter().any(|fresh| stale.iter().all(|stale| stale.read != fresh.read));
    stale.first().filter(|_| !renewed).map(|taint| (taint.read, taint.suspended))
}
