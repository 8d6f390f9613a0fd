//! Which locks are held at a place and which are taken in it.

use std::sync::Arc;

use super::{Root, State};
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::words::cx::Cx;

/// A place where a lock is taken and held over statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The expression that stands for the lock.
    pub lock: NodeId,
    /// What it is, if it can be named from elsewhere.
    pub state: Option<State>,
    /// The `with` that takes it, or the call that runs a function under it.
    pub by: NodeId,
}

impl Cx {
    /// Whether `node` is a lock that only one may hold: by its class, else by its name.
    pub fn is_exclusive(self: &Arc<Self>, node: NodeId) -> bool {
        let named = |name: &str| self.says(name, "lock names");
        // An attribute that a class around made is found by the only place that makes it.
        let class = self.instance_path(node).or_else(|| self.instance_path(self.made_by(node)?));
        if let Some(path) = class {
            if self.is_in_group("semaphores", &path) {
                return self.admits_one(node);
            }
            if self.is_in_group("locks", &path) || named(path.rsplit('.').next().unwrap_or_default()) {
                return true;
            }
        }
        let mut at = node;
        loop {
            match self.kind(at) {
                Kind::Call => match self.child(at, Role::Callee) {
                    Some(callee) => at = callee,
                    None => return false,
                },
                Kind::Subscript => match self.child(at, Role::Object) {
                    Some(object) => at = object,
                    None => return false,
                },
                _ => return named(self.name(at)),
            }
        }
    }

    /// Whether those who use the state `key` (`self.rows`, `count`) all meet at `lock`: not at one that each call makes for
    /// itself, and at the lock of an instance only for what is the instance's own.
    pub(in crate::words) fn guards(self: &Arc<Self>, lock: NodeId, key: &str) -> bool {
        let root = self.roots(lock).last().unwrap_or(lock);
        let of_instance = root != lock && (self.kind(root) == Kind::This || self.is_self(root));
        let own = key.strip_prefix(self.text(root)).is_some_and(|rest| rest.starts_with('.'));
        !self.is_made_in_call(lock) && (!of_instance || own)
    }

    /// Whether each call of the function around `name` makes the lock anew that it stands for.
    pub(in crate::words) fn is_made_in_call(self: &Arc<Self>, name: NodeId) -> bool {
        let (Some(id), Some(function)) = (self.binding_named(name), self.function(name)) else { return false };
        let binding = self.facts.scopes.binding(id);
        let Some(How::Value(made)) = binding.single().map(|bind| &bind.how) else { return false };
        let is_new = self.callee_path(*made).is_some_and(|class| self.is_in_group("locks", &class));
        is_new && self.facts.tree.is_within(self.facts.scopes.scope(binding.scope).node, function)
    }

    /// `node` and the objects whose member it is.
    pub(in crate::words) fn roots(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(node), |&at| self.child(at, Role::Object))
    }

    fn admits_one(self: &Arc<Self>, node: NodeId) -> bool {
        let Some(mut made) = self.made_by(node) else { return false };
        while let Some(given) = self.given_back(made) {
            let Some(inner) = self.made_by(given) else { return false };
            made = inner;
        }
        match self.positional(made)[..] {
            [] => self.in_role(made, Role::Argument).is_empty(),
            [count, ..] => self.text(count) == "1",
        }
    }

    /// The expression that is the only value a name, or an attribute of the own object, ever gets.
    pub fn made_by(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let [value] = self.makers(node)[..] else { return None };
        Some(value)
    }

    /// The expressions whose values a name, or an attribute of the own object, ever gets.
    pub fn makers(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        if matches!(self.kind(node), Kind::Call | Kind::New) {
            return vec![node];
        }
        let state = self.state_of(node).or_else(|| self.aliased_state(node)).or_else(|| {
            let root = super::Root::Variable(self.variable(node)?);
            Some(State { root, path: Vec::new(), entry: None })
        });
        let values = |state| self.assignments(&state).into_iter().filter_map(|assign| self.child(assign, Role::Value));
        let written = |state: State| match values(state.clone()).collect::<Vec<_>>() {
            none if none.is_empty() => self.member_written_with(&state).into_iter().collect(),
            some => some,
        };
        state.map_or_else(Vec::new, written)
    }

    /// What the literal that makes an object gives its member: `new Map()` of `const store = { rows: new Map() }`.
    pub(super) fn member_written_with(&self, state: &State) -> Option<NodeId> {
        let (super::Root::Variable(id), [member]) = (&state.root, &state.path[..]) else { return None };
        let How::Value(literal) = self.facts.scopes.binding(*id).single()?.how else { return None };
        let pairs = self.facts.tree.children(self.without_casts(literal));
        let mut named = pairs.filter(|&pair| self.kind(pair) == Kind::Pair && self.name(pair) == member);
        self.child(named.next()?, Role::Value)
    }

    /// Locks that `with` statements around `node`, inside its function, hold; the innermost first.
    pub fn holding(self: &Arc<Self>, node: NodeId) -> Vec<Taking> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut below = node;
        for up in tree.ancestors(node) {
            if self.kind(up) == Kind::With && tree[below].role == Role::Body {
                found.extend(self.taken_by(up).into_iter().rev());
            }
            if self.kind(up) == Kind::Function && tree[below].role == Role::Body {
                break;
            }
            below = up;
        }
        found
    }

    /// The locks that a `with` statement takes, in order.
    pub fn taken_by(self: &Arc<Self>, with: NodeId) -> Vec<Taking> {
        let values = self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
        values
            .filter(|&lock| self.is_exclusive(lock))
            .map(|lock| Taking { lock, state: self.state_of(lock).or_else(|| self.imported_lock(lock)), by: with })
            .collect()
    }

    /// Whether one lock is held at all of `nodes`, from the first to the last, by whatever means.
    pub fn is_kept_apart(self: &Arc<Self>, nodes: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let Some(&first) = nodes.first() else { return false };
        let entered = self.holding(first).iter().any(|taking| {
            !self.is_made_in_call(taking.lock) && nodes.iter().all(|&node| tree.is_within(node, taking.by))
        });
        entered || self.enters_part(nodes) || self.runs_alone(first) || self.is_acquired(nodes)
    }

    /// Whether each call makes the lock anew, but not the state that is touched at `node`: it keeps nobody apart.
    fn guards_nobody(self: &Arc<Self>, lock: NodeId, node: NodeId) -> bool {
        let made_there = || {
            let state = self.state_of(node).map(|state| state.root);
            matches!((state, self.function(lock)), (Some(Root::Variable(id)), Some(function))
                if self.facts.tree.is_within(self.facts.scopes.scope(self.facts.scopes.binding(id).scope).node, function))
        };
        self.is_made_in_call(lock) && !made_there()
    }

    /// Whether a `with` around all of `nodes` enters what a lock gives, `rwlock.writer`, `lock.acquire()`, or what takes a
    /// lock when it is entered.
    fn enters_part(self: &Arc<Self>, nodes: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let part = |value: NodeId| {
            let callee = self.child(value, Role::Callee).filter(|_| self.kind(value) == Kind::Call).unwrap_or(value);
            self.child(callee, Role::Object).is_some_and(|object| self.is_exclusive(object))
        };
        let withs = tree.ancestors(nodes[0]).filter(|&up| self.kind(up) == Kind::With);
        let function = self.function(nodes[0]);
        withs.filter(|&with| self.function(with) == function).any(|with| {
            let items = self.in_role(with, Role::Item).into_iter();
            let mut values = items.filter_map(|item| self.child(item, Role::Value));
            nodes.iter().all(|&node| tree.is_within(node, with))
                && values
                    .any(|value| part(value) || self.keeps_others_out(value) || self.asks_again(value, with, nodes[0]))
        })
    }

    /// Whether what is asked at `node` was asked in front of `with` in the same words: whoever asks again once inside expects
    /// that what `with` enters lets one in at a time.
    fn asks_again(&self, entered: NodeId, with: NodeId, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let test = |branch: NodeId| self.child(branch, Role::Test);
        let mut around = std::iter::once(node).chain(tree.ancestors(node)).filter(|&up| self.kind(up) == Kind::If);
        let asked = around.find_map(|branch| test(branch).filter(|&test| node == branch || tree.is_within(node, test)));
        let Some((asked, function)) = asked.zip(self.function(with)) else { return false };
        let mut above = self
            .here(function)
            .filter(|&branch| self.kind(branch) == Kind::If && tree[branch].span.start < tree[with].span.start);
        matches!(self.kind(entered), Kind::Name | Kind::Attribute)
            && above.any(|branch| test(branch).is_some_and(|test| self.text(test) == self.text(asked)))
    }

    /// Whether the function around `node` is handed to something that runs it alone.
    fn runs_alone(self: &Arc<Self>, node: NodeId) -> bool {
        let mut function = self.function(node);
        while let Some(at) = function {
            let decorators = self.in_role(at, Role::Decorator);
            let mut decorators = decorators.into_iter().map(|one| self.child(one, Role::Callee).unwrap_or(one));
            if decorators
                .any(|one| self.says(self.text(one), "names of exclusive decorators") || self.calls_under_lock(one))
            {
                return true;
            }
            let given = self.facts.tree[at].role == Role::Argument;
            let callee = self.facts.tree.parent(at).filter(|_| given).and_then(|call| self.child(call, Role::Callee));
            let own_lock = |callee| self.child(callee, Role::Object).is_some_and(|lock| self.guards_nobody(lock, node));
            if callee.is_some_and(|callee| self.lets_one_run(callee) && !own_lock(callee)) || self.is_queued(at) {
                return true;
            }
            function = self.function(at);
        }
        false
    }

    /// Whether what is called says that it runs what it is given alone, and its object is no semaphore for several.
    fn lets_one_run(self: &Arc<Self>, callee: NodeId) -> bool {
        let object = self.child(callee, Role::Object);
        let is_of_several = |object: NodeId| {
            let class = self.instance_path(object).or_else(|| self.instance_path(self.made_by(object)?));
            class.is_some_and(|class| self.is_in_group("semaphores", &class)) && !self.admits_one(object)
        };
        self.says(self.text(callee), "names of exclusive calls") && !object.is_some_and(is_of_several)
    }

    /// Whether the function of the project that `decorator` names calls what it is given under a lock, wherever it calls it.
    fn calls_under_lock(self: &Arc<Self>, decorator: NodeId) -> bool {
        match self.function_of(decorator) {
            Some(function) => self.calls_parameter_under_lock(function),
            None => self.definition(decorator).is_some_and(|(cx, function)| cx.calls_parameter_under_lock(function)),
        }
    }

    fn calls_parameter_under_lock(self: &Arc<Self>, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let param = self.child(function, Role::Param).and_then(|param| self.child(param, Role::Target));
        let Some(id) = param.and_then(|name| self.variable(name)) else { return false };
        let reads = &self.facts.scopes.binding(id).reads;
        let mut calls = reads.iter().copied().filter(|&read| tree[read].role == Role::Callee).peekable();
        calls.peek().is_some() && calls.all(|call| !self.holding(call).is_empty())
    }

    /// Whether all of `nodes` stand between an `acquire` and the next `release` of one lock.
    fn is_acquired(self: &Arc<Self>, nodes: &[NodeId]) -> bool {
        self.acquired_around(nodes).into_iter().any(|lock| !self.guards_nobody(lock, nodes[0]))
    }

    /// The locks between whose `acquire` and next `release` all of `nodes` stand.
    pub fn acquired_around(self: &Arc<Self>, nodes: &[NodeId]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let Some(function) = self.function(nodes[0]) else { return Vec::new() };
        let start = nodes.iter().map(|&node| tree[node].span.start).min().unwrap_or_default();
        let end = nodes.iter().map(|&node| tree[node].span.end).max().unwrap_or_default();
        let calls: Vec<NodeId> = self.here(function).filter(|&node| self.kind(node) == Kind::Call).collect();
        let method = |call: NodeId, name: &str| {
            let callee = self.child(call, Role::Callee)?;
            let object = self.child(callee, Role::Object).filter(|_| self.name(callee) == name)?;
            self.is_exclusive(object).then_some(object)
        };
        let held = |&taken: &NodeId| {
            if tree[taken].span.end > start {
                return None;
            }
            if self.hands_lock_on(taken) {
                return self.positional(taken).first().copied();
            }
            let lock = method(taken, "acquire")?;
            let releaser = self.releaser(taken).unwrap_or("release");
            let released = |call: NodeId| {
                tree[call].span.start > tree[taken].span.start
                    && tree[call].span.start < end
                    && (method(call, "release").is_some_and(|other| self.text(other) == self.text(lock))
                        || self.child(call, Role::Callee).is_some_and(|callee| self.text(callee) == releaser))
            };
            (!calls.iter().any(|&call| released(call))).then_some(lock)
        };
        let mut locks: Vec<NodeId> = calls.iter().filter_map(held).collect();
        locks.extend(self.released_at_last(nodes));
        locks
    }

    /// The locks that the `finally` part of a `try` around all of `nodes` releases in any case: somebody has acquired them.
    fn released_at_last(self: &Arc<Self>, nodes: &[NodeId]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let function = self.function(nodes[0]);
        let around = tree.ancestors(nodes[0]).take_while(|&up| Some(up) != function);
        let holds_all = |&up: &NodeId| {
            let body = self.in_role(up, Role::Body);
            nodes.iter().all(|&node| body.iter().any(|&statement| tree.is_within(node, statement)))
        };
        let tries = around.filter(|&up| self.kind(up) == Kind::Try).filter(holds_all);
        let last = tries.flat_map(|up| self.in_role(up, Role::Finally)).filter(|&it| self.kind(it) == Kind::Expression);
        let released = |statement: NodeId| {
            let callee = self.child(self.child(statement, Role::Value)?, Role::Callee)?;
            self.child(callee, Role::Object).filter(|_| self.name(callee) == "release")
        };
        last.filter_map(released).filter(|&lock| self.is_exclusive(lock)).collect()
    }

    /// What the `acquire` at `call` gives to let the lock go, where it is kept: `const free = await lock.acquire()`, or the
    /// last of `[value, free]`.
    fn releaser(&self, call: NodeId) -> Option<&str> {
        let tree = &self.facts.tree;
        let awaited = tree.parent(call).filter(|&up| self.kind(up) == Kind::Await)?;
        let assign = tree.parent(awaited).filter(|_| tree[awaited].role == Role::Value)?;
        let target = self.child(assign, Role::Target)?;
        Some(self.text(self.in_role(target, Role::Element).last().copied().unwrap_or(target)))
    }

    /// Whether `call` hands a lock to a stack that enters it, and leaves it at its own end.
    fn hands_lock_on(self: &Arc<Self>, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let given = self.positional(call);
        self.is_in_group("entering methods", self.name(callee))
            && given.first().is_some_and(|&lock| self.is_exclusive(lock))
    }

    /// Whether what runs in `nodes` takes the lock `state`, by a `with` or by a call.
    pub fn takes_lock(self: &Arc<Self>, nodes: &[NodeId], state: &State) -> bool {
        let tree = &self.facts.tree;
        let by_call = self.takings_by_call().any(|taking| {
            taking.state.as_ref() == Some(state) && nodes.iter().any(|&node| tree.is_within(taking.lock, node))
        });
        by_call || self.enters(nodes, state)
    }

    fn enters(self: &Arc<Self>, nodes: &[NodeId], state: &State) -> bool {
        nodes
            .iter()
            .flat_map(|&node| self.here(node))
            .filter(|&node| self.kind(node) == Kind::With)
            .any(|with| self.taken_by(with).iter().any(|taking| taking.state.as_ref() == Some(state)))
    }

    /// Every `with` of the file that takes a lock.
    pub fn takings(self: &Arc<Self>) -> Vec<Taking> {
        let withs = self.facts.tree.of_kind(Kind::With);
        withs.flat_map(|with| self.taken_by(with)).collect()
    }

    /// Every place of the file that takes a lock, by a `with` or by a call.
    pub(in crate::words) fn all_takings(self: &Arc<Self>) -> Vec<Taking> {
        self.takings().into_iter().chain(self.takings_by_call()).collect()
    }

    fn takings_by_call(self: &Arc<Self>) -> impl Iterator<Item = Taking> {
        self.acquired_locks().into_iter().chain(self.run_under_locks())
    }

    /// Locks that a function acquires by a call; it counts as held in all of the function.
    pub fn acquired_locks(self: &Arc<Self>) -> Vec<Taking> {
        let calls = self.facts.tree.of_kind(Kind::Call);
        calls
            .filter_map(|call| {
                let callee = self.child(call, Role::Callee).filter(|&callee| self.name(callee) == "acquire")?;
                let lock = self.child(callee, Role::Object).filter(|&lock| self.is_exclusive(lock))?;
                let by = self.function(call)?;
                Some(Taking { lock, state: self.state_of(lock), by })
            })
            .collect()
    }

    /// The statements that run between the statement `lock.acquire()`, of this `lock`, and its release in the same list; of a
    /// `try` that releases at its end, its body. None where it is released in any other way.
    pub(super) fn run_until_released(&self, lock: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let call = tree.ancestors(lock).find(|&up| self.kind(up) == Kind::Call);
        let call = call.filter(|&call| self.in_role(call, Role::Argument).is_empty());
        let statement = call.and_then(|call| {
            let whole = tree.parent(call).filter(|&up| self.kind(up) == Kind::Await).unwrap_or(call);
            tree.parent(whole).filter(|&up| self.kind(up) == Kind::Expression)
        });
        let Some(statement) = statement else { return Vec::new() };
        let releases = |node: NodeId| {
            let callees = self.here(node).filter_map(|call| self.child(call, Role::Callee));
            let mut released = callees.filter(|&callee| self.name(callee) == "release");
            released.any(|callee| self.child(callee, Role::Object).is_some_and(|it| self.text(it) == self.text(lock)))
        };
        let mut found = Vec::new();
        for next in self.rest_of(statement).into_iter().skip(1) {
            if self.kind(next) == Kind::Try && self.in_role(next, Role::Finally).into_iter().any(releases) {
                found.extend(self.run_statements(next));
            } else if !releases(next) {
                found.push(next);
                continue;
            }
            return if found.iter().any(|&one| releases(one)) { Vec::new() } else { found };
        }
        Vec::new()
    }

    /// Whether a function waits for others: it is `async`.
    pub fn is_async(&self, function: NodeId) -> bool {
        self.has(function, Flags::ASYNC)
    }
}
