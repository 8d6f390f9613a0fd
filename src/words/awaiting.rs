//! Where an `await` can stand, and what a suspension there would stand between.

use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Bind, BindingId, Flags, How, Kind, NodeId, Role};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "async_lock" => node.maybe(cx.async_lock(id).map(|(code, _)| code)),
        "can_await" => Value::from(cx.can_await(id)),
        "async_around" => node.maybe(cx.async_around(id)),
        "effects_awaited" => Value::from(cx.are_effects_awaited(id)),
        "missed_behind" => node.maybe(cx.missed_behind(id)),
        "pending_over" => node.maybe(cx.pending_over(id)),
        "missed_from" => node.maybe(cx.missed_from(id)),
        "split_transaction" => node.maybe(cx.split_transaction(id)),
        "setting_around" => node.maybe(cx.setting_around(id)),
        "thread_state_around" => node.maybe(cx.thread_state_around(id)),
        "overtaken_state" => cx.overtaken_state(id).into_iter().map(Value::from).collect(),
        "split_state" => cx.split_state(id).into_iter().map(Value::from).collect(),
        _ => return None,
    })
}

impl Cx {
    /// Whether an `await` can be written at `node`: it stands in the body of an async function, not in a default of a
    /// parameter, a decorator, a field or static block of a class.
    pub fn can_await(&self, node: NodeId) -> bool {
        self.runner(node).is_some_and(|function| self.has(function, Flags::ASYNC))
    }

    /// The function whose body evaluates `node` itself; none at module level, and none where the evaluation belongs to
    /// a class or to the head of a function.
    fn runner(&self, node: NodeId) -> Option<NodeId> {
        let mut below = node;
        for up in self.facts.tree.ancestors(node) {
            let role = self.facts.tree[below].role;
            match self.kind(up) {
                Kind::Function => return (role == Role::Body).then_some(up),
                Kind::Class if matches!(role, Role::Body | Role::Decorator) => return None,
                _ => below = up,
            }
        }
        None
    }

    /// The async function in whose course `node` is evaluated: the nearest function, or one around it if each function
    /// between is handed to a call, or called, where it stands.
    pub fn async_around(&self, node: NodeId) -> Option<NodeId> {
        let mut function = self.runner(node)?;
        loop {
            if self.has(function, Flags::ASYNC) {
                return Some(function);
            }
            let role = self.facts.tree[function].role;
            let handed = matches!(role, Role::Argument | Role::Callee) && !self.has(function, Flags::GENERATOR);
            function = handed.then(|| self.runner(function)).flatten()?;
        }
    }

    /// Shared state that the function around `node` reads before it and writes after it, by their places in the text. An
    /// update such as `x += 1` is one step and reads nothing, unless `node` is part of it.
    pub fn split_state(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let Some(function) = self.function(node) else { return Vec::new() };
        let tree = &self.facts.tree;
        let place = tree[node].span;
        let lock = self.async_lock(node);
        let inside = |at: NodeId| lock.is_some_and(|(code, _)| tree.is_within(at, code));
        let guards = |key: &str| lock.is_some_and(|(_, lock)| self.guards(lock, key));
        let mut read: Vec<(String, bool)> = Vec::new();
        let mut written: Vec<(String, bool)> = Vec::new();
        for at in tree.walk(function) {
            // What the call is given is read before it, too.
            let given = at != node && tree.is_within(at, node) && self.function(at) == Some(function);
            if (given || tree[at].span.end <= place.start) && self.is_read(at) {
                read.extend(self.state_key(function, at).map(|key| (key, inside(at))));
            }
            if tree[at].span.end <= place.start {
                read.extend(self.unpacked_key(function, at).map(|key| (key, inside(at))));
            }
            let contains = tree.is_within(node, at);
            if contains || tree[at].span.start >= place.end {
                for target in self.write_targets(at) {
                    let key = self.state_key(function, target).map(|key| (key, inside(at)));
                    if contains && self.kind(at) == Kind::AugAssign {
                        read.extend(key.clone());
                    }
                    written.extend(key);
                }
            }
        }
        let split = |(key, guarded): &(String, bool)| {
            written.iter().any(|(other, also)| other == key && !(*guarded && *also && guards(key)))
        };
        let mut split: Vec<String> = read.into_iter().filter(split).map(|(key, _)| key).collect();
        split.sort();
        split.dedup();
        split
    }

    /// A connection that others have as well, of which the function calls a method before `node` and another behind it
    /// without a wait between them: they may belong to one transaction, which others would get into.
    pub fn split_transaction(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let function = self.async_around(node).or_else(|| self.function(node))?;
        let object = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
            self.child(callee, Role::Object)
        };
        let is_shared = |object: NodeId| {
            let class = self.instance_path(object);
            class.is_some_and(|class| self.is_in_group("connections", &class))
                && self.state_key(function, object).is_some()
        };
        let calls = || self.here(function).filter(|&call| self.kind(call) == Kind::Call);
        let mut before = calls().filter(|&call| tree[call].span.end <= tree[node].span.start).filter_map(object);
        before.find(|&one| {
            let again =
                |other: NodeId| self.text(other) == self.text(one) && tree[other].span.start >= tree[node].span.end;
            let since = tree[one].span.end;
            let mut others = calls().filter_map(object).filter(|&other| again(other));
            is_shared(one) && others.any(|other| !self.waits_between(since, other, function))
        })
    }

    /// Shared state that the function around `node` sets before it to what belongs to this call, or counts on, and reads
    /// after it, by their places in the text: by then another call may have set it. What is set anew in between does not count,
    /// nor does what this call was handed, which is mostly its own.
    pub fn overtaken_state(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let Some(function) = self.function(node) else { return Vec::new() };
        let tree = &self.facts.tree;
        let place = tree[node].span;
        let lock = self.async_lock(node);
        let guarded = |key: &str| lock.is_some_and(|(_, lock)| self.guards(lock, key));
        let own = |value: NodeId| {
            tree.of_kind_in(value, Kind::Name).any(|name| {
                self.binding_named(name).is_some_and(|id| {
                    tree.is_within(self.facts.scopes.scope(self.facts.scopes.binding(id).scope).node, function)
                })
            })
        };
        // What a call has just given belongs to this one as well: the time, a new object.
        let made = |value: NodeId| matches!(self.kind(value), Kind::Call | Kind::New);
        let set = |at: NodeId| {
            let targets = self.write_targets(at).into_iter();
            let plain = targets.filter(|&target| matches!(self.kind(target), Kind::Name | Kind::Attribute));
            let lasting = plain.filter(|&target| !self.roots(target).last().is_some_and(own));
            lasting.filter_map(|target| self.state_key(function, target)).collect::<Vec<String>>()
        };
        let is_own = |at: NodeId| match self.kind(at) {
            Kind::Assign | Kind::AssignExpression => self.child(at, Role::Value).is_some_and(|it| own(it) || made(it)),
            Kind::AugAssign | Kind::Update => true,
            _ => false,
        };
        let here = || tree.walk(function).filter(|&at| self.function(at) == Some(function));
        let before = here().filter(|&at| tree[at].span.end <= place.start && is_own(at));
        let before = before.flat_map(|at| set(at).into_iter().map(move |key| (at, key)));
        let behind = |key: &str| {
            tree.walk(function).find(|&at| {
                tree[at].span.start >= place.end
                    && (set(at).iter().any(|one| one == key) || self.reads_state(function, at, key))
            })
        };
        let entered = self.exclusive_contexts(node, function);
        let overtaken = |(at, key): &(NodeId, String)| {
            behind(key).is_some_and(|read| {
                let locked = entered.iter().any(|&with| tree.is_within(*at, with) && tree.is_within(read, with));
                self.reads_state(function, read, key) && !locked
            })
        };
        let before = before.filter(|(_, key)| !guarded(key)).filter(overtaken);
        let mut keys: Vec<String> = before.map(|(_, key)| key).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// The `async with` around `node` that let one in at a time.
    fn exclusive_contexts(self: &Arc<Self>, node: NodeId, function: NodeId) -> Vec<NodeId> {
        let around = self.facts.tree.ancestors(node).take_while(|&up| up != function);
        let around = around.filter(|&up| self.kind(up) == Kind::With && self.has(up, Flags::ASYNC));
        let values = |with| self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
        around.filter(|&with| values(with).any(|value| self.is_exclusive(value))).collect()
    }

    fn reads_state(self: &Arc<Self>, function: NodeId, at: NodeId, key: &str) -> bool {
        self.is_read(at) && self.state_key(function, at).as_deref() == Some(key)
    }

    /// The code around `node` that runs while an async lock is held: a function handed to `runExclusive` or to `acquire`, a
    /// `try` that is entered with the lock taken and gives it back at its end. With it comes what stands for the lock.
    pub fn async_lock(self: &Arc<Self>, node: NodeId) -> Option<(NodeId, NodeId)> {
        let tree = &self.facts.tree;
        let object = |callee: NodeId| self.child(callee, Role::Object).filter(|&it| self.lets_one_in(it));
        let mut below = node;
        for up in tree.ancestors(node) {
            match self.kind(up) {
                Kind::Function if tree[up].role == Role::Argument => {
                    let callee = tree.parent(up).and_then(|call| self.child(call, Role::Callee));
                    let takes = callee.filter(|&it| matches!(self.name(it), "runExclusive" | "acquire"));
                    if let Some(lock) = takes.and_then(object) {
                        return Some((up, lock));
                    }
                }
                Kind::Try if tree[below].role == Role::Body => {
                    if let Some(lock) = self.lock_given_back(up).and_then(object) {
                        return Some((up, lock));
                    }
                }
                _ => {}
            }
            below = up;
        }
        None
    }

    /// The `lock.acquire` that a statement before a `try` awaits, if its `finally` calls `release`, or what the `acquire` gave.
    fn lock_given_back(&self, node: NodeId) -> Option<NodeId> {
        let callees = |root: NodeId| {
            let calls = self.here(root).filter(|&it| self.kind(it) == Kind::Call);
            calls.filter_map(|call| self.child(call, Role::Callee))
        };
        let end = self.in_role(node, Role::Finally);
        let mut before = self.siblings(node).into_iter().take_while(|&other| other != node);
        before.find_map(|taking| {
            let stored = self.here(taking).filter(|&it| self.kind(it) == Kind::Name && self.has(it, Flags::STORE));
            let given: Vec<BindingId> = stored.filter_map(|name| self.binding_named(name)).collect();
            let gives_back = |callee: NodeId| {
                self.name(callee) == "release" || self.binding_named(callee).is_some_and(|id| given.contains(&id))
            };
            let taken = callees(taking).find(|&it| self.name(it) == "acquire" && self.suspends(taking));
            taken.filter(|_| end.iter().any(|&end| callees(end).any(gives_back)))
        })
    }

    /// Whether the lock `object` lets one in at a time, as a semaphore does not, and others can know it; where its class is
    /// not known, its name has to say so.
    fn lets_one_in(self: &Arc<Self>, object: NodeId) -> bool {
        let named = || self.says(self.text(object), "names of exclusive locks");
        let single = self.instance_path(object).map_or_else(named, |class| self.is_in_group("locks", &class));
        single && !self.is_made_in_call(object)
    }

    /// Whether some call of a function in the file drops its promise, and the statements behind that call read what the
    /// function has written, shared state or files, or end the process. A method is called by its name, of whatever object.
    /// The function is `node`, else the one around it; then what it writes before `node` does not count, nor does a call that
    /// could be awaited where it stands.
    pub fn are_effects_awaited(self: &Arc<Self>, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_function = self.kind(node) == Kind::Function;
        let Some(function) = Some(node).filter(|_| is_function).or_else(|| self.function(node)) else { return false };
        let is_method = self.has(function, Flags::METHOD);
        let loops = [Kind::For, Kind::ForIn, Kind::ForLoop, Kind::While, Kind::DoWhile];
        let around = tree.ancestors(node).take_while(|&up| !is_function && up != function);
        let first = around.filter(|&up| loops.contains(&self.kind(up))).last().unwrap_or(node);
        let later = tree.walk(function).filter(|&at| tree[at].span.end > tree[first].span.start);
        let targets: Vec<NodeId> = later.flat_map(|at| self.write_targets(at)).collect();
        let written: Vec<String> = targets.iter().filter_map(|&target| self.state_key(function, target)).collect();
        // A variable of the function around is no state that lasts, but it is shared with what stands there.
        let of_around: Vec<BindingId> =
            targets.iter().filter_map(|&target| self.local_around(function, target)).collect();
        let writes_files = ["file changes", "file copies", "file moves"]
            .iter()
            .any(|name| !self.calling(function, self.group(name)).is_empty());
        let reads = |node: NodeId| match self.kind(node) {
            Kind::Attribute if is_method => {
                written.iter().any(|key| key.strip_prefix("this.") == Some(self.name(node)))
            }
            _ => {
                self.shared_key(node).is_some_and(|key| written.contains(&key))
                    || self.binding_named(node).is_some_and(|id| of_around.contains(&id))
            }
        };
        let relies = |statement: NodeId| {
            tree.walk(statement).any(|node| self.is_read(node) && reads(node))
                || writes_files && !self.calling(statement, self.group("file reads")).is_empty()
                || !self.calling(statement, self.group("exits")).is_empty()
        };
        let dropped = self.mentions_of_function(function).into_iter().filter_map(|read| self.dropped_at(read));
        dropped.filter(|&statement| is_function || !self.runs_async(statement)).any(|statement| {
            let siblings = self.siblings(statement);
            siblings.into_iter().skip_while(|&other| other != statement).skip(1).any(relies)
        })
    }

    /// Where the file names `function`: the reads of its name, for a method the members of that name; itself where it is
    /// called in place.
    fn mentions_of_function(&self, function: NodeId) -> Vec<NodeId> {
        if self.has(function, Flags::METHOD) {
            let member = |node: &NodeId| self.kind(*node) == Kind::Attribute && self.name(*node) == self.name(function);
            return self.facts.tree.ids().filter(member).collect();
        }
        if self.facts.tree[function].role == Role::Callee {
            return vec![function];
        }
        let named = self.sole_name(function);
        named.map_or_else(Vec::new, |(binding, _)| self.facts.scopes.binding(binding).reads.clone())
    }

    /// Whether the function that `callback` is or names calls one of `paths`, itself or by a function of the file, and
    /// nothing there waits: no `await`, no call of them that is put off into a function of its own, unless another one runs
    /// in any case.
    pub fn runs_at_once(self: &Arc<Self>, callback: NodeId, paths: &[String], depth: u32) -> bool {
        let Some(function) = self.callback_function(callback) else { return false };
        let Some(depth) = depth.checked_sub(1) else { return false };
        if self.here(function).any(|node| matches!(self.kind(node), Kind::Await | Kind::Yield)) {
            return false;
        }
        let wanted = self.calling(function, paths);
        let (own, put_off): (Vec<NodeId>, Vec<NodeId>) =
            wanted.iter().partition(|&&call| self.function(call) == Some(function));
        if !put_off.is_empty() {
            return own.into_iter().any(|call| self.is_always_reached(call, function));
        }
        let called = self.here(function).filter(|&node| self.kind(node) == Kind::Call);
        !wanted.is_empty()
            || called
                .filter_map(|call| self.child(call, Role::Callee))
                .any(|callee| self.runs_at_once(callee, paths, depth))
    }

    /// Whether no condition and no loop stands between `node` and the function.
    fn is_always_reached(&self, node: NodeId, function: NodeId) -> bool {
        let mut between = self.facts.tree.ancestors(node).take_while(|&up| up != function);
        between.all(|up| matches!(self.kind(up), Kind::Expression | Kind::Block | Kind::Try))
    }

    /// The statement that is nothing but a call of `read`.
    fn dropped_at(&self, read: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let call = tree.parent(read).filter(|&up| self.kind(up) == Kind::Call && tree[read].role == Role::Callee)?;
        tree.parent(call).filter(|&up| self.kind(up) == Kind::Expression)
    }

    /// Whether `node` is read where it stands, other than to be updated or filled in one step.
    fn is_read(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let role = tree[node].role;
        let Some(parent) = tree.parent(node) else { return false };
        let updated = role == Role::Target || self.kind(parent) == Kind::Update;
        let filled = role == Role::Object
            && self.is_in_group("filling methods", self.name(parent))
            && tree[parent].role == Role::Callee
            && tree.parent(parent).is_some_and(|call| self.kind(call) == Kind::Call);
        !updated && !filled && !self.has(node, Flags::STORE) && !self.gets_an_entry(node)
    }

    /// Whether an entry of `node` is written and no more is done with it: `node[key] = …`.
    fn gets_an_entry(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let entry = |at: NodeId| {
            tree.parent(at).filter(|&up| self.kind(up) == Kind::Subscript && tree[at].role == Role::Object)
        };
        std::iter::successors(entry(node), |&at| entry(at)).any(|at| tree[at].role == Role::Target)
    }

    /// What evaluating `node` itself writes.
    pub(super) fn write_targets(&self, node: NodeId) -> Vec<NodeId> {
        match self.kind(node) {
            Kind::Assign | Kind::AugAssign | Kind::AssignExpression => self.in_role(node, Role::Target),
            Kind::Update => self.in_role(node, Role::Operand),
            Kind::Delete => self.facts.tree.children(node).collect(),
            Kind::Unary => {
                self.in_role(node, Role::Operand).into_iter().filter(|&it| self.has(it, Flags::STORE)).collect()
            }
            Kind::Call => self.changed_by(node).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The key of shared state that `node` names, if it outlives a call of `function`.
    fn state_key(self: &Arc<Self>, function: NodeId, node: NodeId) -> Option<String> {
        let mut root = node;
        while let Some(object) = self.child(root, Role::Object) {
            root = object;
        }
        if self.kind(root) == Kind::Name {
            let id = self.facts.scopes.of_name.get(root.index()).copied().flatten()?;
            let binding = self.facts.scopes.binding(id);
            let home = self.facts.scopes.scope(binding.scope).node;
            let given = binding.binds.iter().any(|bind| bind.how == How::Parameter);
            if !given && self.facts.tree.is_within(home, function) {
                return self.key_of_alias(function, binding.single()?, node);
            }
        }
        self.shared_key(node)
    }

    /// The variable of a function around `function` that `node` names, itself or by a member.
    fn local_around(&self, function: NodeId, node: NodeId) -> Option<BindingId> {
        let root = self.roots(node).last()?;
        let id = self.binding_named(root)?;
        let home = self.facts.scopes.scope(self.facts.scopes.binding(id).scope).node;
        let around = self.function(function).is_some_and(|outer| self.facts.tree.is_within(home, outer));
        (around && !self.facts.tree.is_within(home, function)).then_some(id)
    }

    /// The key of shared state that a pattern reads where it binds `node`: `const { count } = this`.
    fn unpacked_key(self: &Arc<Self>, function: NodeId, node: NodeId) -> Option<String> {
        let in_pair = self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Pair);
        let id = self.binding_named(node).filter(|_| in_pair && self.has(node, Flags::STORE))?;
        let bind = self.facts.scopes.binding(id).single().filter(|bind| bind.how == How::Part)?;
        self.key_of_alias(function, bind, node)
    }

    /// The key of shared state that a local name stands for, or of its member `node`: `const { cache } = this`.
    fn key_of_alias(self: &Arc<Self>, function: NodeId, bind: &Bind, node: NodeId) -> Option<String> {
        let lasting = |value: NodeId| matches!(self.kind(value), Kind::Name | Kind::Attribute | Kind::This);
        let owner = match bind.how {
            How::Value(value) if self.kind(value) == Kind::This => "this".to_owned(),
            How::Value(value) if lasting(value) && self.is_older(value, bind) => self.state_key(function, value)?,
            How::Part => {
                let item = self.facts.tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Assign)?;
                let value =
                    self.child(item, Role::Value).filter(|&value| lasting(value) && self.is_older(value, bind))?;
                let whole = if self.kind(value) == Kind::This { None } else { self.state_key(function, value) };
                let part = self.facts.tree.parent(bind.node).map_or("", |pair| self.name(pair));
                format!("{}.{part}", whole.unwrap_or_else(|| self.text(value).to_owned()))
            }
            _ => return None,
        };
        Some(if self.kind(node) == Kind::Attribute { format!("{owner}.{}", self.name(node)) } else { owner })
    }

    /// Whether what `value` starts with was bound before `bind`, so that names followed to their values come to an end.
    fn is_older(&self, value: NodeId, bind: &Bind) -> bool {
        let mut root = value;
        while let Some(object) = self.child(root, Role::Object) {
            root = object;
        }
        let binds = self.binding_named(root).map(|id| &self.facts.scopes.binding(id).binds);
        let start = |node: NodeId| self.facts.tree[node].span.start;
        binds.is_none_or(|binds| binds.iter().all(|other| start(other.node) < start(bind.node)))
    }
}
