//! Flow questions: which lock is held at a place, and whether a suspension there would let others in between a read
//! and a write of shared state.
//!
//! Reads and writes of shared state (`shared`) are taken in the order of the text; a loop around the place runs twice.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cx::Cx;
use super::instances;
use super::shared::Write;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Cx {
    /// Whether `node` runs while a lock of one of these classes is held, by `with` or between `acquire` and `release`.
    /// A lock whose class is not known counts if its name says that it is one.
    pub fn holds_lock(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        self.holds_by_name(node, classes) || self.holds_unseen(node, classes)
    }

    /// The same of locks that the function around `node` names.
    pub(super) fn holds_by_name(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        self.enters_lock(node, classes) || self.is_between_acquire_and_release(node, classes)
    }

    fn enters_lock(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            let entered = self.kind(up) == Kind::With && tree[below].role == Role::Body && !self.has(up, Flags::ASYNC);
            if entered
                && self
                    .in_role(up, Role::Item)
                    .into_iter()
                    .any(|item| self.child(item, Role::Value).is_some_and(|value| self.is_lock(value, classes)))
            {
                return true;
            }
            if self.kind(up) == Kind::Function && tree[below].role == Role::Body {
                return false;
            }
            below = up;
        }
        false
    }

    pub(super) fn is_lock(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        if let Some(path) = self.instance_path(node)
            && (classes.contains(&path) || self.knowledge.methods.contains_key(&path))
        {
            // What the tables know for something else is no such lock, whatever its name.
            return classes.contains(&path);
        }
        if !self.language.has_braces() && self.may_be_instance(node, classes, instances::DEPTH) {
            return true;
        }
        let mut named = node;
        while self.kind(named) == Kind::Call {
            let Some(callee) = self.child(named, Role::Callee) else { return false };
            named = callee;
        }
        // `self.lock`, but also `self.lock.reading()`.
        let owners = std::iter::successors(Some(named), |&at| self.child(at, Role::Object));
        owners.into_iter().any(|at| self.says(self.name(at), "lock names"))
    }

    fn is_between_acquire_and_release(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        let Some(function) = self.function(node) else { return false };
        let tree = &self.facts.tree;
        let at = tree[node].span.start;
        let mut held: FxHashMap<String, bool> = FxHashMap::default();
        for call in self.here(function).filter(|&call| self.kind(call) == Kind::Call && tree[call].span.start < at) {
            if let Some((locked, taken)) = self.locked_by_call(call) {
                held.insert(locked, taken);
                continue;
            }
            let Some(callee) = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)
            else {
                continue;
            };
            let Some(object) = self.child(callee, Role::Object) else { continue };
            let awaited = tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Await);
            match self.name(callee) {
                "acquire" if !awaited && self.is_lock(object, classes) => {
                    held.insert(self.text(object).to_owned(), true);
                }
                "release" => {
                    held.insert(self.text(object).to_owned(), false);
                }
                _ => {}
            }
        }
        held.into_values().any(|held| held)
    }

    /// What a function of the system locks, and whether it takes the lock or gives it back: `fcntl.flock(f, LOCK_EX)`.
    fn locked_by_call(&self, call: NodeId) -> Option<(String, bool)> {
        self.callee_path(call).filter(|path| self.is_in_group("locking calls", path))?;
        let locked = self.positional(call).into_iter().next()?;
        let gives_back = self.group("words that unlock").iter().any(|word| self.text(call).contains(word));
        Some((self.text(locked).to_owned(), !gives_back))
    }

    /// Whether a suspension at `node` would stand between a read of shared state and a write that depends on it, with
    /// no lock of one of the classes `locks` around all three.
    pub fn opens_race(self: &Arc<Self>, node: NodeId, locks: &[String]) -> bool {
        let Some(function) = self.function(node) else { return false };
        self.has_stale_write(function, node, locks)
            || self.has_stale_check(function, node, locks)
            || self.has_stale_walk(function, node, locks)
    }

    /// The place stands in a loop over shared state that the function writes in the loop or behind it, or that others must not
    /// resize or shift meanwhile.
    fn has_stale_walk(self: &Arc<Self>, function: NodeId, at: NodeId, locks: &[String]) -> bool {
        let tree = &self.facts.tree;
        let around = tree.ancestors(at).take_while(|&up| up != function);
        let walks = around.flat_map(|up| match self.kind(up) {
            Kind::For | Kind::ForIn => vec![up],
            _ => self.clauses_walked(up, at),
        });
        walks.into_iter().any(|walk| {
            let Some(iterable) = self.child(walk, Role::Iterable).filter(|&over| !tree.is_within(at, over)) else {
                return false;
            };
            // A copy, `list(xs)`, may be walked while others change what it was made of.
            let iterable = self.collection_walked(iterable);
            let walked = match self.kind(iterable) {
                Kind::Call => self.child(iterable, Role::Callee).filter(|&it| self.is_in_group("views", self.name(it))),
                _ => None,
            };
            let walked = walked.map_or(Some(iterable), |view| self.child(view, Role::Object));
            let Some((walked, key)) = walked.and_then(|walked| Some((walked, self.shared_key(walked)?))) else {
                return false;
            };
            if self.is_moved_beside(walked, function) && !self.under_one_lock(&key, &[walk], locks) {
                return true;
            }
            let start = tree[walk].span.start;
            let mut writes = self.writes(function).into_iter();
            writes.any(|write| {
                write.key == key
                    && tree[write.node].span.start >= start
                    && !self.under_one_lock(&key, &[walk, write.node], locks)
            })
        })
    }

    /// The clauses of the comprehension `whole` that go on while `at` inside it is evaluated.
    fn clauses_walked(&self, whole: NodeId, at: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let clauses = self.in_role(whole, Role::Clause);
        let makes = |&clause: &NodeId| self.child(clause, Role::Iterable).is_some_and(|over| tree.is_within(at, over));
        let started = clauses.iter().position(makes).unwrap_or(clauses.len());
        clauses[..started].to_vec()
    }

    /// Whether one `async with` on such a lock, at which all users of the state meet, holds all of `nodes`.
    fn under_one_lock(self: &Arc<Self>, key: &str, nodes: &[NodeId], locks: &[String]) -> bool {
        let tree = &self.facts.tree;
        tree.ancestors(nodes[0]).any(|up| {
            self.kind(up) == Kind::With
                && self.has(up, Flags::ASYNC)
                && nodes.iter().all(|&node| tree.is_within(node, up))
                && self.in_role(up, Role::Item).into_iter().any(|item| {
                    let lock = self.child(item, Role::Value).filter(|&lock| self.guards(lock, key));
                    lock.and_then(|lock| self.instance_path(lock)).is_some_and(|path| locks.contains(&path))
                })
        })
    }

    /// A read before `at`, carried in a local, is written back after it.
    fn has_stale_write(self: &Arc<Self>, function: NodeId, at: NodeId, locks: &[String]) -> bool {
        let tree = &self.facts.tree;
        let place = tree[at].span;
        // In one statement: `x += f(<here>)`, `x = x + f(<here>)`; what the place is given is read before it is run.
        if let Some(statement) = self.statement(at) {
            for write in self.writes(statement).into_iter().filter(|write| tree.is_within(at, write.node)) {
                let earlier = write.values.iter().any(|&value| {
                    self.here(value).any(|node| {
                        tree[node].span.end <= place.start && self.shared_key(node).as_deref() == Some(&write.key)
                    })
                });
                let given = self.in_role(at, Role::Argument).into_iter().flat_map(|argument| self.here(argument));
                let targets = self.in_role(write.node, Role::Target);
                let same = |node: NodeId| targets.iter().any(|&target| self.text(target) == self.text(node));
                let earlier = earlier || given.into_iter().any(same);
                if (earlier || write.augmented) && !self.under_one_lock(&write.key, &[write.node, at], locks) {
                    return true;
                }
            }
        }
        let mut carried: FxHashMap<String, Vec<(String, NodeId)>> = FxHashMap::default();
        let mut passed = false;
        for node in self.events(function, at) {
            if node == at {
                passed = true;
            } else {
                self.carry(node, at, passed, &mut carried);
            }
            if !passed {
                continue;
            }
            // What the place is part of is written when the place is done.
            let around = tree.ancestors(at).take_while(|&up| node == at && up != function);
            let written = around.flat_map(|up| self.writes_of(up));
            // What the place itself calls runs when the place is run.
            let own = if node == at { self.own_writes(node) } else { self.writes_of(node) };
            for write in own.into_iter().chain(written) {
                // An old test decides about the write as an old value does.
                let tests = tree.ancestors(write.node).filter(|&up| self.kind(up) == Kind::If);
                let tests = tests.filter_map(|up| self.child(up, Role::Test));
                let tests = tests.filter(|&test| tree[test].span.start >= place.end);
                let made_of = write.values.iter().copied().chain(self.entries_written(write.node)).chain(tests);
                let stale = made_of.flat_map(|value| self.here(value)).find_map(|name| {
                    let from = carried.get(self.text(name)).filter(|_| self.kind(name) == Kind::Name)?;
                    from.iter().find(|(key, _)| *key == write.key).map(|&(_, read)| read)
                });
                let races = |read: NodeId| {
                    self.comes_to(at, write.node, read)
                        && !self.under_one_lock(&write.key, &[read, at, write.node], locks)
                };
                if stale.is_some_and(races) {
                    return true;
                }
            }
        }
        false
    }

    /// Which entries an assignment writes: `n` of `rows[n] = x`.
    fn entries_written(&self, assignment: NodeId) -> Vec<NodeId> {
        let targets = self.in_role(assignment, Role::Target).into_iter();
        targets
            .filter(|&target| self.kind(target) == Kind::Subscript)
            .filter_map(|it| self.child(it, Role::Index))
            .collect()
    }

    /// Notes which locals carry a value read from shared state before the place.
    fn carry(
        self: &Arc<Self>,
        node: NodeId,
        at: NodeId,
        passed: bool,
        carried: &mut FxHashMap<String, Vec<(String, NodeId)>>,
    ) {
        let tree = &self.facts.tree;
        // The names of a comprehension are bound before its element, which is written first, uses them.
        for clause in self.in_role(node, Role::Clause) {
            self.carry(clause, at, passed, carried);
        }
        let (targets, value) = match self.kind(node) {
            Kind::Assign | Kind::AssignExpression => (self.in_role(node, Role::Target), self.child(node, Role::Value)),
            Kind::For | Kind::Clause => (self.in_role(node, Role::Target), self.child(node, Role::Iterable)),
            Kind::Match => {
                let cases = self.in_role(node, Role::Handler).into_iter();
                (cases.flat_map(|case| self.in_role(case, Role::Target)).collect(), self.child(node, Role::Test))
            }
            Kind::AugAssign => (Vec::new(), None),
            _ => return,
        };
        let Some(value) = value else { return };
        let mut sources: Vec<(String, NodeId)> = Vec::new();
        if !passed {
            // `f(<here>) + x` reads once the place is done.
            let late = |it: NodeId| tree.is_within(at, value) && tree[it].span.start >= tree[at].span.end;
            for early in self.here(value).filter(|&it| !late(it)) {
                let keys = self.key_read(early).into_iter().chain(self.reads_out_of_sight(early));
                sources.extend(keys.map(|key| (key, node)));
            }
        }
        for name in self.here(value).filter(|&name| self.kind(name) == Kind::Name) {
            sources.extend(carried.get(self.text(name)).cloned().unwrap_or_default());
        }
        for name in targets.into_iter().flat_map(|target| self.stored_names(target)) {
            if !self.is_shared_name(name) {
                carried.insert(self.text(name).to_owned(), sources.clone());
            }
        }
    }

    /// The shared state that is read by what a call calls, or by the getter of a property.
    fn reads_out_of_sight(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let mut keys = self.reads_of_callee(node);
        keys.extend(self.reads_of_property(node));
        keys
    }

    fn writes_of(self: &Arc<Self>, node: NodeId) -> Vec<Write> {
        self.own_writes(node).into_iter().chain(self.writes_of_callee(node)).collect()
    }

    fn own_writes(self: &Arc<Self>, node: NodeId) -> Vec<Write> {
        match self.kind(node) {
            Kind::Assign | Kind::AugAssign | Kind::AssignExpression | Kind::Call | Kind::Delete => {
                self.writes(node).into_iter().filter(|write| write.node == node).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The nodes of `function` in the order in which they run: values before targets is good enough here; the
    /// outermost loop around `at` comes a second time behind itself.
    fn events(self: &Arc<Self>, function: NodeId, at: NodeId) -> Vec<NodeId> {
        let all: Vec<NodeId> = self.here(function).filter(|&node| node != function).collect();
        let around = self
            .facts
            .tree
            .ancestors(at)
            .take_while(|&up| up != function)
            .filter(|&up| {
                matches!(self.kind(up), Kind::For | Kind::While | Kind::ForIn | Kind::ForLoop | Kind::DoWhile)
            })
            .last();
        let Some(around) = around else { return all };
        let inside: Vec<NodeId> = self.here(around).filter(|&node| node != at).collect();
        let end = self.facts.tree[around].span.end;
        let split = all.iter().position(|&node| self.facts.tree[node].span.start >= end).unwrap_or(all.len());
        let (before, after) = all.split_at(split);
        before.iter().chain(&inside).chain(after).copied().collect()
    }

    /// State is tested, the place follows under that test, then the state is written without another test.
    fn has_stale_check(self: &Arc<Self>, function: NodeId, at: NodeId, locks: &[String]) -> bool {
        let tree = &self.facts.tree;
        let place = tree[at].span;
        let writes: Vec<Write> = self
            .writes(function)
            .into_iter()
            .chain(self.here(function).filter(|&call| call != at).flat_map(|call| self.writes_of_callee(call)))
            .chain(self.here(function).filter_map(|call| self.put_into_parameter(call)))
            .filter(|write| {
                // What the place is part of is written when the place is done.
                tree[write.node].span.start >= place.end || tree.is_within(at, write.node)
            })
            .collect();
        if writes.is_empty() {
            return false;
        }
        let tests = self.here(function).filter(|&node| {
            let kind = self.kind(node);
            matches!(kind, Kind::If | Kind::While | Kind::Conditional | Kind::Match | Kind::Assert)
        });
        for test in tests {
            let Some(condition) = self.child(test, Role::Test) else { continue };
            if tree[condition].span.end > place.start {
                continue;
            }
            let inside = tree.is_within(at, test);
            if !inside && !self.leaves(test) {
                continue;
            }
            let keys = self.keys_of_test(condition);
            let stale = writes.iter().any(|write| {
                // The test of a loop is made again before what follows the loop runs.
                let reached = !inside
                    || self.kind(test) == Kind::If && self.falls_to(test, write.node)
                    || tree.is_within(write.node, test);
                reached
                    && keys.contains(&write.key)
                    && !self.is_tested_again(write, at)
                    && self.comes_to(at, write.node, test)
                    && !self.under_one_lock(&write.key, &[condition, at, write.node], locks)
            });
            if stale {
                return true;
            }
        }
        self.fails_first(at, &writes, locks)
    }

    /// The shared state that a test looks at: itself, and through the locals in it.
    fn keys_of_test(self: &Arc<Self>, test: NodeId) -> Vec<String> {
        let mut keys = self.reads(test);
        keys.extend(self.here(test).flat_map(|it| self.reads_out_of_sight(it)));
        keys.extend(self.here(test).filter(|&node| self.is_looked_into(node)).map(|node| self.text(node).to_owned()));
        for name in self.here(test).filter(|&node| self.kind(node) == Kind::Name && !self.is_shared_name(node)) {
            let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { continue };
            for bind in &self.facts.scopes.binding(id).binds {
                let How::Value(value) = bind.how else { continue };
                if self.facts.tree[value].span.end <= self.facts.tree[test].span.start {
                    keys.extend(self.reads(value));
                }
            }
        }
        keys
    }

    /// The place stands in a handler of a `try` that read the state which is written behind the place: `except KeyError`.
    fn fails_first(self: &Arc<Self>, at: NodeId, writes: &[Write], locks: &[String]) -> bool {
        let tree = &self.facts.tree;
        let handlers = tree.ancestors(at).filter(|&up| self.kind(up) == Kind::Handler);
        handlers.filter_map(|handler| tree.parent(handler)).any(|tried| {
            let body = self.in_role(tried, Role::Body);
            let keys: Vec<String> = body.into_iter().flat_map(|statement| self.reads(statement)).collect();
            let writes = writes.iter().filter(|write| keys.contains(&write.key));
            writes.into_iter().any(|write| !self.under_one_lock(&write.key, &[tried, at, write.node], locks))
        })
    }

    /// Whether a write that stands behind the `if` statement `test` still depends on its outcome: never, both ways lead
    /// there, unless the other way left the function.
    fn falls_to(&self, test: NodeId, write: NodeId) -> bool {
        !self.facts.tree.is_within(write, test) && self.leaves(test)
    }

    /// Whether one branch of the `if` statement ends in `return`, `raise`, `continue` or `break`: what follows runs under
    /// the condition, then; so it does behind an `assert`.
    fn leaves(&self, test: NodeId) -> bool {
        if self.kind(test) != Kind::If {
            return self.kind(test) == Kind::Assert;
        }
        [Role::Body, Role::Else].iter().any(|&role| {
            let last = self.in_role(test, role).last().copied();
            let last = last.and_then(|node| match self.kind(node) {
                Kind::Block => self.in_role(node, Role::Body).last().copied(),
                _ => Some(node),
            });
            last.is_some_and(|node| {
                matches!(self.kind(node), Kind::Return | Kind::Raise | Kind::Continue | Kind::Break)
            })
        })
    }

    /// Whether the state is tested once more between the place and the write.
    fn is_tested_again(self: &Arc<Self>, write: &Write, at: NodeId) -> bool {
        let tree = &self.facts.tree;
        tree.ancestors(write.node).any(|up| {
            matches!(self.kind(up), Kind::If | Kind::While)
                && tree[up].span.start >= tree[at].span.end
                && self.child(up, Role::Test).is_some_and(|test| self.reads(test).contains(&write.key))
        })
    }
}
