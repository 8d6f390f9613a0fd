//! What running a place calls: itself, or through functions of the file.
//!
//! Functions of other files are not followed: what they call is their own affair. Start at [`Cx::reaches_path`] and
//! [`Cx::surely_reaches`].

use std::sync::Arc;

use minijinja::Value;
use rustc_hash::FxHashSet;

use super::asked::Depth;
use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

impl Cx {
    /// The call of one of `paths` whose first argument `node` is, be it by one of these names.
    pub fn argument_of(&self, node: NodeId, paths: &[String], names: &[String]) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let named = |up: &NodeId| self.kind(*up) == Kind::Keyword && names.iter().any(|name| name == self.name(*up));
        let given = tree.parent(node).filter(named).unwrap_or(node);
        let call = tree.parent(given).filter(|&up| self.kind(up) == Kind::Call)?;
        let first = given != node || self.positional(call).first() == Some(&node);
        (first && self.callee_path(call).is_some_and(|path| paths.contains(&path))).then_some(call)
    }

    /// The functions of this file that running `node` runs: those it calls, those that these call, and so on. A call of
    /// a generator function runs nothing yet; a decorator that is not known to be harmless may do anything.
    pub fn runs(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        self.runs_through(node, |_| true)
    }

    /// The same without async functions, which an event loop runs, and what these run.
    pub fn runs_in_thread(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        self.runs_through(node, |function| !self.has(function, Flags::ASYNC))
    }

    fn runs_through(self: &Arc<Self>, node: NodeId, follows: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            for call in self.calls_made(at) {
                for function in self.called_here(call) {
                    if follows(function) && !found.contains(&function) {
                        found.push(function);
                        open.push(function);
                    }
                }
            }
        }
        found
    }

    /// The calls in the file that run a sync function of it that reaches one of `paths`, in source order. The call of an
    /// async function runs nothing by itself.
    pub fn calls_leading_to(self: &Arc<Self>, paths: &[String]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let is_class = |class: &str| class.rsplit('.').next().is_some_and(|name| name.starts_with(char::is_uppercase));
        let methods = paths.iter().filter_map(|path| path.rsplit_once('.').filter(|(class, _)| is_class(class)));
        let methods: FxHashSet<&str> = methods.map(|(_, method)| method).collect();
        let calls: Vec<NodeId> = tree.of_kind(Kind::Call).collect();
        // What an object is costs more to find out than what a name stands for.
        let is_one = |call: NodeId| {
            let Some(callee) = self.child(call, Role::Callee) else { return false };
            let named = self.path(callee).is_some_and(|path| paths.contains(&path));
            named || methods.contains(self.name(callee)) && self.calls_path(call, paths)
        };
        let sync = |call: NodeId| self.function(call).filter(|&function| !self.has(function, Flags::ASYNC));
        let direct = calls.iter().filter(|&&call| is_one(call));
        let mut open: Vec<NodeId> = direct.filter_map(|&call| sync(call)).collect();
        let (mut reaching, mut found) = (FxHashSet::default(), Vec::new());
        while let Some(function) = open.pop() {
            if !reaching.insert(function) {
                continue;
            }
            let name = self.given_name(function);
            for &call in calls.iter().filter(|_| !name.is_empty()) {
                let named = self.child(call, Role::Callee).is_some_and(|callee| self.name(callee) == name);
                if named && self.called_function(call) == Some(function) {
                    found.push(call);
                    open.extend(sync(call));
                }
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// The name by which a function is called: its own, or the one it is assigned to.
    pub(super) fn given_name(&self, function: NodeId) -> &str {
        let assign = self.facts.tree.parent(function).filter(|&up| self.kind(up) == Kind::Assign);
        match assign.and_then(|assign| self.child(assign, Role::Target)) {
            Some(target) => self.name(target),
            None => self.name(function),
        }
    }

    /// Whether running `node` calls one of `paths`, itself or through functions of the file.
    pub fn reaches_path(self: &Arc<Self>, node: NodeId, paths: &[String]) -> bool {
        let calls_one = |at: NodeId| self.calls_made(at).any(|call| self.calls_path(call, paths));
        calls_one(node) || self.runs(node).into_iter().any(calls_one)
    }

    /// Whether code in `node` reads an attribute or calls a method of an instance of one of the classes.
    pub fn reads_one_of(self: &Arc<Self>, node: NodeId, classes: &[String]) -> bool {
        let members = self.here(node).filter(|&part| self.kind(part) == Kind::Attribute);
        let mut objects = members.filter_map(|member| self.child(member, Role::Object));
        objects.any(|object| self.instance_path(object).is_some_and(|class| classes.contains(&class)))
    }

    /// The calls that run when `node` runs and that are, or lead to, one of `paths`, in source order.
    pub fn reaching(self: &Arc<Self>, node: NodeId, paths: &[String]) -> Vec<NodeId> {
        let leads = |call: NodeId| {
            self.calls_path(call, paths)
                || self.called_here(call).into_iter().any(|function| self.reaches_path(function, paths))
        };
        self.calls_made(node).filter(|&call| leads(call)).collect()
    }

    /// Whether running the function that `call` calls always calls one of `paths`, and nothing in it handles what that
    /// raises: not in a branch, a loop or a `try` with handlers, not behind a conditional return.
    pub fn surely_reaches(self: &Arc<Self>, call: NodeId, paths: &[String]) -> bool {
        self.surely(call, paths, &mut Vec::new())
    }

    fn surely(self: &Arc<Self>, call: NodeId, paths: &[String], seen: &mut Vec<NodeId>) -> bool {
        let runs = |function: &NodeId| !self.has(*function, Flags::ASYNC) && !seen.contains(function);
        let Some(function) = self.called_function(call).filter(runs) else { return false };
        seen.push(function);
        self.calls_made(function).any(|inner| {
            self.is_unconditional(inner, function) && (self.calls_path(inner, paths) || self.surely(inner, paths, seen))
        })
    }

    /// Whether `node` is evaluated whenever `function` runs, with nothing around it that handles what it raises.
    fn is_unconditional(self: &Arc<Self>, node: NodeId, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node).take_while(|&up| up != function) {
            let sure = match self.kind(up) {
                Kind::If | Kind::While | Kind::Conditional => tree[below].role == Role::Test,
                Kind::For | Kind::Clause => tree[below].role == Role::Iterable,
                Kind::Try => self.child(up, Role::Handler).is_none() || tree[below].role == Role::Finally,
                Kind::Handler | Kind::Case | Kind::Generator | Kind::Assert => false,
                Kind::Logical => self.child(up, Role::Operand) == Some(below),
                Kind::With => tree[below].role != Role::Body || self.caught(node).is_empty(),
                _ => true,
            };
            if !sure {
                return false;
            }
            below = up;
        }
        let start = tree[node].span.start;
        !self.body_nodes(function).any(|other| {
            matches!(self.kind(other), Kind::Return | Kind::Raise | Kind::Yield)
                && tree[other].span.start < start
                && !tree.is_within(node, other)
        })
    }

    /// Whether the file runs coroutines itself, without an event loop: `coro.send(None)`.
    pub(super) fn steps_by_hand(&self) -> bool {
        self.facts.tree.of_kind(Kind::Call).any(|call| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
            let given = self.in_role(call, Role::Argument);
            callee.is_some_and(|callee| self.is_in_group("stepping methods", self.name(callee)))
                && matches!(given[..], [one] if self.kind(one) == Kind::None)
        })
    }

    /// The calls that run when `node` runs; for a function, when its body runs.
    fn calls_made(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.body_nodes(node).filter(|&part| matches!(self.kind(part), Kind::Call | Kind::New))
    }

    fn body_nodes(&self, node: NodeId) -> Box<dyn Iterator<Item = NodeId> + '_> {
        if self.kind(node) == Kind::Function {
            let body = self.facts.tree.in_role(node, Role::Body);
            // A definition among the statements runs when it is called.
            let run = body.filter(|&statement| self.kind(statement) != Kind::Function);
            Box::new(run.flat_map(|statement| self.here(statement)))
        } else {
            Box::new(self.here(node))
        }
    }

    /// The function of this file that `call` certainly runs.
    pub fn called_function(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        // What is imported, or has a name that nothing here defines, is no function of this file: no other file is read.
        let ours = |callee: &NodeId| match self.kind(*callee) {
            Kind::Attribute => self.defines_function(self.name(*callee)),
            _ => self.path(*callee).is_none(),
        };
        let callee = self.child(call, Role::Callee).filter(ours)?;
        let function = self.own_definition(callee)?;
        (!self.has(function, Flags::GENERATOR) && self.decorators_keep_kind(function)).then_some(function)
    }

    /// The same; of a class its constructor.
    fn called_here(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        if let Some(function) = self.called_function(call) {
            return vec![function];
        }
        let class = |callee: &NodeId| self.kind(*callee) == Kind::Name && self.path(*callee).is_none();
        let callee = self.child(call, Role::Callee).filter(class);
        let made = callee.map(|callee| self.type_of(callee));
        let Some(Type::Class(cx, class)) = made.filter(|_| self.kind(call) == Kind::Call) else { return Vec::new() };
        let is_constructor = |member: &NodeId| self.kind(*member) == Kind::Function && self.name(*member) == "__init__";
        if Arc::ptr_eq(&cx, self) {
            self.in_role(class, Role::Body).into_iter().filter(is_constructor).collect()
        } else {
            Vec::new()
        }
    }

    /// Whether `call` calls one of `paths`, or makes an instance of a class of the file that derives from one.
    pub fn calls_path(self: &Arc<Self>, call: NodeId, paths: &[String]) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let ends = |path: &String| path.rsplit(['.', ':']).next() == Some(self.name(callee));
        let may_be = self.kind(callee) != Kind::Attribute || paths.iter().any(ends);
        if may_be && self.called_path(call).is_some_and(|path| paths.contains(&path)) {
            return true;
        }
        // What is imported is no class of this file.
        if self.kind(callee) != Kind::Name || self.path(callee).is_some() {
            return false;
        }
        match self.type_of(callee) {
            Type::Class(cx, class) => cx.derives_from(class, paths, 4),
            _ => false,
        }
    }

    /// Whether `class` derives from a class of `paths`, through classes of its file as well.
    pub fn derives_from(self: &Arc<Self>, class: NodeId, paths: &[String], depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let known = |base: NodeId| self.path(base).is_some_and(|path| paths.contains(&path));
        self.in_role(class, Role::Base).into_iter().any(known)
            || self.file_bases(class).into_iter().any(|base| self.derives_from(base, paths, depth))
    }

    /// Whether a run of the program that makes the call `node` may make another one of `paths` as well: not in the other
    /// branch of one `if` or `match`, not in a function that an unknown decorator takes.
    fn has_companion(self: &Arc<Self>, node: NodeId, paths: &[String]) -> bool {
        self.is_plain_part(node)
            && self
                .calls_of(NodeId::ROOT, paths)
                .into_iter()
                .any(|other| other != node && self.is_plain_part(other) && !self.excludes(node, other))
    }

    /// Whether the file calls one of `paths` more than once in one run of the program, by what it shows: in a loop, at two
    /// places of which none excludes the other, by two statements of the module that lead there, in threads started again
    /// and again.
    pub fn calls_again(self: &Arc<Self>, paths: &[String]) -> bool {
        let calls = self.calls_of(NodeId::ROOT, paths);
        let tops: Vec<NodeId> =
            self.reaching(NodeId::ROOT, paths).into_iter().filter_map(|call| self.statement(call)).collect();
        let behind = |top: NodeId| {
            self.siblings(top).into_iter().skip_while(|&one| one != top).skip(1).any(|other| tops.contains(&other))
        };
        calls.into_iter().any(|call| self.is_repeated(call) || self.has_companion(call, paths))
            || tops.iter().any(|&top| self.is_repeated(top) || behind(top))
            || self.facts.tree.of_kind(Kind::Call).any(|call| self.leads_again(call, paths))
    }

    /// Whether `call` leads to one of `paths` for each element of something: by what it calls, or in a thread.
    fn leads_again(self: &Arc<Self>, call: NodeId, paths: &[String]) -> bool {
        let is_one = |group: &str| self.called_path(call).is_some_and(|path| self.is_in_group(group, &path));
        let called = || self.called_function(call).is_some_and(|function| self.reaches_path(function, paths));
        let started = || is_one("thread jobs") && self.starts_path(call, paths);
        self.is_repeated(call) && (called() || started()) || is_one("jobs for each element") && started()
    }

    /// Whether every function around `node` is one that only this file calls: no unknown decorator.
    fn is_plain_part(&self, node: NodeId) -> bool {
        let functions = std::iter::successors(self.function(node), |&function| self.function(function));
        functions.into_iter().all(|function| self.decorators_keep_kind(function))
    }

    fn excludes(&self, one: NodeId, other: NodeId) -> bool {
        let tree = &self.facts.tree;
        let part = |node: NodeId, of: NodeId| {
            std::iter::once(node).chain(tree.ancestors(node)).find(|&up| tree.parent(up) == Some(of))
        };
        tree.ancestors(one).filter(|&up| tree.is_within(other, up)).any(|up| {
            let (Some(mine), Some(theirs)) = (part(one, up), part(other, up)) else { return false };
            match self.kind(up) {
                Kind::If | Kind::Conditional => tree[mine].role != tree[theirs].role,
                Kind::Match => mine != theirs,
                _ => false,
            }
        })
    }

    /// The path of what `call` calls; of a method, the path of its object's class with the name.
    pub fn called_path(self: &Arc<Self>, call: NodeId) -> Option<String> {
        self.called_of(call, |object| self.class_path(object))
    }

    /// The same for who is asked for a type himself: `x = await x.method()` asks for its own.
    pub(super) fn called_within(self: &Arc<Self>, call: NodeId, depth: Depth<'_>) -> Option<String> {
        self.called_of(call, |object| self.class_within(object, depth))
    }

    fn called_of(&self, call: NodeId, class_of: impl FnOnce(NodeId) -> Option<String>) -> Option<String> {
        let callee = self.child(call, Role::Callee)?;
        if self.kind(callee) == Kind::Attribute
            && let Some(class) = self.child(callee, Role::Object).and_then(class_of)
        {
            return Some(format!("{class}.{}", self.name(callee)));
        }
        self.path(callee)
    }

    /// Whether `call` calls one of `methods`, as `path::of::Type.method`, of what is declared to be of that type, or of what
    /// that gives on the way.
    fn calls_method_of(self: &Arc<Self>, call: NodeId, methods: &[String]) -> bool {
        let method = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
        let object = method.and_then(|it| self.child(it, Role::Object));
        let Some((method, object)) = method.zip(object).filter(|&(it, _)| !self.has(it, Flags::PATH)) else {
            return false;
        };
        let named =
            methods.iter().filter_map(|path| path.split_once('.')).filter(|(_, name)| *name == self.name(method));
        let mut types = named.map(|(of, _)| of).peekable();
        types.peek().is_some() && {
            let declared = self.declared_as(self.root(object));
            let is_it =
                |path: &String, of: &str| path.strip_prefix(of).is_some_and(|it| it.is_empty() || it.starts_with("::"));
            types.any(|of| declared.iter().any(|path| is_it(path, of)))
        }
    }

    /// `paths`, and for the name of a group of the tables its members.
    pub fn with_groups(&self, paths: &[String]) -> Vec<String> {
        let members = |path: &String| self.knowledge.groups.get(path).cloned().unwrap_or_else(|| vec![path.clone()]);
        paths.iter().flat_map(members).collect()
    }

    /// Whether a test above the method call `node`, in its function, calls one of `methods` of the same object:
    /// `if future.done():`.
    fn is_asked(&self, node: NodeId, methods: &[String]) -> bool {
        let object = |call: NodeId| self.child(self.child(call, Role::Callee)?, Role::Object).map(|at| self.text(at));
        let (Some(function), Some(wanted)) = (self.function(node), object(node)) else { return false };
        let tree = &self.facts.tree;
        let asks = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
            callee.is_some_and(|callee| methods.iter().any(|name| name == self.name(callee)))
                && object(call) == Some(wanted)
        };
        let tests = self.here(function).filter(|&part| tree[part].role == Role::Test);
        tests
            .filter(|&test| tree[test].span.end <= tree[node].span.start)
            .any(|test| tree.walk(test).any(|part| self.kind(part) == Kind::Call && asks(part)))
    }

    /// The call that takes `node`: as an argument, as an element of a display or comprehension that is one, starred or not.
    pub fn taker(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            match (self.kind(up), tree[below].role) {
                (Kind::Call | Kind::New, Role::Argument) => return Some(up),
                (Kind::Keyword | Kind::Spread | Kind::Cast, _) => {}
                (Kind::List | Kind::Tuple | Kind::Set, Role::Element) => {}
                (Kind::ListComprehension | Kind::SetComprehension | Kind::Generator, Role::Element) => {}
                _ => return None,
            }
            below = up;
        }
        None
    }

    /// Every call below `node`, also in the functions it holds, that is one of `paths`.
    pub fn calls_of(self: &Arc<Self>, node: NodeId, paths: &[String]) -> Vec<NodeId> {
        let is_call = |part: &NodeId| matches!(self.kind(*part), Kind::Call | Kind::New);
        let tree = &self.facts.tree;
        tree.walk(node).filter(is_call).filter(|&call| self.calls_path(call, paths)).collect()
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "runs" => node.nodes(cx.runs(id)),
        "changes_settings" => Value::from(cx.changes_settings(id)),
        "writes_state" => Value::from(cx.writes_shared(id)),
        "changes_given" => Value::from(cx.changes_given(id)),
        "exits" => Value::from(cx.exits(id)),
        "all_calls" => node.nodes(cx.calls_made(id)),
        "called_at" => node.nodes(cx.callers(id)),
        "taker" => node.maybe(cx.taker(id)),
        "inert" => Value::from(cx.is_inert(id)),
        "misplaced_await" => node.maybe(cx.misplaced_await(id)),
        "called" => cx.called_path(id).map_or(Value::from(()), Value::from),
        "called_function" => node.maybe(cx.called_function(id)),
        _ => return None,
    })
}

/// What this file adds to the words with arguments.
pub(super) fn method(node: &Node, name: &str, paths: &[String]) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    let paths = &cx.with_groups(paths)[..];
    Some(match name {
        "assigns" => Value::from(paths.iter().any(|target| cx.assigns(id, target))),
        "mentions" => Value::from(cx.here(id).any(|part| paths.iter().any(|text| cx.text(part) == text))),
        "asked" => Value::from(cx.is_asked(id, paths)),
        "reaches" => Value::from(cx.reaches_path(id, paths)),
        "surely_reaches" => Value::from(cx.surely_reaches(id, paths)),
        "reads_one_of" => Value::from(cx.reads_one_of(id, paths)),
        "has_companion" => Value::from(cx.has_companion(id, paths)),
        "calls_again" => Value::from(cx.calls_again(paths)),
        "callers" => node.nodes(cx.calls_leading_to(paths)),
        "reaching" => node.nodes(cx.reaching(id, paths)),
        "calls" => node.nodes(cx.calls_of(id, paths)),
        "subjects_given" => cx.subjects_given(id, paths).into_iter().map(Value::from).collect(),
        "run_under" => {
            let says = |function: &NodeId| {
                cx.in_role(*function, Role::Decorator)
                    .into_iter()
                    .any(|it| paths.iter().any(|word| cx.text(it).contains(word)))
            };
            let functions = cx.facts.tree.of_kind(Kind::Function).filter(says);
            node.nodes(functions.filter(|&function| cx.leads_to(function, id)).collect::<Vec<_>>())
        }
        "run_by" => {
            let of_type = cx.facts.tree.of_kind(Kind::Call).filter(|&call| cx.calls_method_of(call, paths));
            let calls = cx.calls_of(NodeId::ROOT, paths).into_iter().chain(of_type);
            node.nodes(calls.filter(|&call| cx.leads_to(call, id)).collect::<Vec<_>>())
        }
        _ => return None,
    })
}
