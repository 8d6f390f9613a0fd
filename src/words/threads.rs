//! Functions that are handed to threads and processes, how often that happens, and what they do there.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Cx {
    /// The argument of `call` that will run in a thread or process, by the tables of knowledge.
    pub fn job(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let places = self.knowledge.jobs.get(&self.called_path(call)?)?;
        let positional = self.positional(call);
        places.iter().find_map(|place| match place.parse::<usize>() {
            Ok(at) if positional.iter().take(at + 1).any(|&one| self.kind(one) == Kind::Spread) => None,
            Ok(at) => positional.get(at).copied(),
            Err(_) => self.keyword(call, place),
        })
    }

    /// What a partial application calls, however often it is applied; else `node` itself.
    fn applied(self: &Arc<Self>, node: NodeId) -> NodeId {
        let mut at = node;
        while self.is_call_of(at, "partial application") {
            let Some(&first) = self.positional(at).first() else { break };
            at = first;
        }
        at
    }

    /// The function of this file that `node` is, by a name or as it stands.
    pub fn function_of(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        self.own_definition(node)
    }

    /// Whether the function `node`, or one that runs it, is handed to a call of one of `paths` somewhere in the file.
    fn is_handed_to(self: &Arc<Self>, node: NodeId, paths: &[String]) -> bool {
        let jobs = self.calls_of(NodeId::ROOT, paths).into_iter().filter_map(|call| self.job(call));
        let mut functions: Vec<NodeId> = jobs.filter_map(|job| self.function_of(self.applied(job))).collect();
        functions.extend(self.methods_run_by(paths));
        functions.into_iter().any(|function| function == node || self.runs_in_thread(function).contains(&node))
    }

    /// The classes of what calls of one of `paths` hand to their jobs for the parameter `name` of a function.
    fn handed_classes(self: &Arc<Self>, name: NodeId, paths: &[String]) -> Vec<String> {
        let bind = self.binding_named(name).and_then(|id| self.facts.scopes.binding(id).single());
        let param = bind.filter(|bind| bind.how == How::Parameter).map(|bind| bind.node);
        let Some((param, function)) = param.and_then(|param| Some((param, self.facts.tree.parent(param)?))) else {
            return Vec::new();
        };
        let place = self.in_role(function, Role::Param).iter().position(|&one| one == param).unwrap_or_default();
        let calls = self.calls_of(NodeId::ROOT, paths).into_iter();
        let given = calls.filter_map(|call| {
            let job = self.job(call).filter(|&job| self.function_of(job) == Some(function))?;
            // The object before the dot comes first.
            let bound = self.kind(job) == Kind::Attribute && !self.is_static(function);
            self.handed_at(call, job, place.checked_sub(usize::from(bound))?)
        });
        given.filter_map(|value| self.class_path(value)).collect()
    }

    /// What `call` hands to `job` at `place`: in `args`, else behind the job.
    fn handed_at(&self, call: NodeId, job: NodeId, place: usize) -> Option<NodeId> {
        let list = |node: &NodeId| matches!(self.kind(*node), Kind::Tuple | Kind::List);
        let handed: Vec<NodeId> = match self.keyword(call, "args").filter(list) {
            Some(args) => self.in_role(args, Role::Element),
            None => self.positional(call).into_iter().skip_while(|&one| one != job).skip(1).collect(),
        };
        let plain = !handed.iter().take(place + 1).any(|&one| self.kind(one) == Kind::Spread);
        handed.get(place).copied().filter(|_| plain)
    }

    /// The methods that classes of the file define for a class of `paths` to run.
    fn methods_run_by(self: &Arc<Self>, paths: &[String]) -> Vec<NodeId> {
        let methods = self.facts.tree.ids().filter(|&node| self.kind(node) == Kind::Function);
        let named = methods.filter(|&node| self.is_in_group("methods that threads run", self.name(node)));
        named
            .filter(|&node| {
                let class = self.class_of_method(node);
                class.is_some_and(|class| self.derives_from(class, paths, 4))
            })
            .collect()
    }

    /// The iterables of the loops and comprehensions around `node`, in its function, whose elements it is given.
    fn per_element(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let function = self.function(node);
        let mut found = Vec::new();
        let mut below = node;
        for up in tree.ancestors(node).take_while(|&up| Some(up) != function) {
            let clauses = match self.kind(up) {
                Kind::For if tree[below].role == Role::Body => vec![up],
                Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                    self.in_role(up, Role::Clause).into_iter().filter(|&clause| clause != below).collect()
                }
                _ => Vec::new(),
            };
            let given = |clause: &NodeId| self.gives_names(*clause, node);
            found.extend(clauses.into_iter().filter(given).filter_map(|clause| self.child(clause, Role::Iterable)));
            below = up;
        }
        found
    }

    /// Whether a name that changes from round to round of the loop or clause occurs in `node`.
    fn gives_names(&self, round: NodeId, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let stored = |part: NodeId| self.kind(part) == Kind::Name && self.has(part, Flags::STORE);
        let names: Vec<&str> = self.here(round).filter(|&part| stored(part)).map(|part| self.text(part)).collect();
        tree.walk(node).any(|part| self.kind(part) == Kind::Name && !stored(part) && names.contains(&self.text(part)))
    }

    /// Whether `node` is evaluated more than once each time its function runs: in a loop or comprehension.
    pub(super) fn is_repeated(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let function = self.function(node);
        let in_loop = |up: NodeId, below: NodeId| match self.kind(up) {
            Kind::For | Kind::ForIn => tree[below].role == Role::Body,
            Kind::While | Kind::DoWhile | Kind::ForLoop => tree[below].role != Role::Else,
            _ => false,
        };
        let mut below = node;
        for up in tree.ancestors(node).take_while(|&up| Some(up) != function) {
            if in_loop(up, below) {
                return true;
            }
            below = up;
        }
        self.comprehension(node).is_some()
    }

    /// Whether the function `node` surely does nothing but compute: a loop with arithmetic, and every call in it is one
    /// of the tables' pure functions, of a pure method, or of another function of the file that only computes.
    fn computes(self: &Arc<Self>, node: NodeId) -> bool {
        self.here(node).any(|part| self.is_arithmetic(part) && self.is_repeated(part)) && self.is_quiet(node, 4)
    }

    fn is_arithmetic(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::AugAssign | Kind::Binary)
    }

    fn is_quiet(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let unknown_decorator = !self.in_role(function, Role::Decorator).is_empty();
        !unknown_decorator
            && !self.has(function, Flags::ASYNC)
            && !self.has(function, Flags::GENERATOR)
            && self.here(function).all(|part| match self.kind(part) {
                Kind::Call | Kind::New => self.is_quiet_call(part, function, depth),
                Kind::With | Kind::Yield | Kind::Await | Kind::Import => false,
                _ => true,
            })
    }

    fn is_quiet_call(self: &Arc<Self>, call: NodeId, function: NodeId, depth: u32) -> bool {
        if self.is_call_of(call, "pure functions") {
            return true;
        }
        if let Some(called) = self.called_function(call) {
            return called == function || self.is_quiet(called, depth);
        }
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        callee.is_some_and(|callee| self.is_in_group("pure methods", self.name(callee)))
    }

    /// Whether what `call` hands to a thread or process is one of `paths`, or a function of the file that reaches one.
    pub(super) fn starts_path(self: &Arc<Self>, call: NodeId, paths: &[String]) -> bool {
        if let Some(run) = self.run_by_instance(call) {
            return self.reaches_path(run, paths);
        }
        let Some(job) = self.job(call).map(|job| self.applied(job)) else { return false };
        self.path(job).is_some_and(|path| paths.contains(&path))
            || self.function_of(job).is_some_and(|function| self.reaches_path(function, paths))
    }

    /// Whether the function may run in the middle of other code of the same thread: what a signal or the end of an object
    /// calls, and what that runs.
    fn interrupts(self: &Arc<Self>, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let handed = tree.of_kind(Kind::Call).filter(|&call| self.is_call_of(call, "calls whose function interrupts"));
        let handlers = handed.flat_map(|call| self.positional(call)).filter_map(|given| self.function_of(given));
        let named = |&one: &NodeId| self.is_in_group("methods that interrupt", self.name(one));
        let methods = tree.of_kind(Kind::Function).filter(named);
        handlers.chain(methods).any(|one| one == function || self.runs(one).contains(&function))
    }

    /// The method that a thread runs of the instance which `call` makes, if its class is one of this file.
    fn run_by_instance(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Name)?;
        let Type::Class(cx, class) = self.type_of(callee) else { return None };
        let methods = self.facts.tree.in_role(class, Role::Body).filter(|_| Arc::ptr_eq(&cx, self));
        let mut runs = methods.filter(|&node| self.kind(node) == Kind::Function);
        runs.find(|&node| self.is_in_group("methods that threads run", self.name(node)))
    }

    /// Whether a `with` around `node`, in its function, enters a call of one of `paths`. One that is given None asks for
    /// nothing: `timeout(None)`.
    fn is_entered(self: &Arc<Self>, node: NodeId, paths: &[String]) -> bool {
        let asks = |value: NodeId| self.positional(value).first().is_none_or(|&first| self.kind(first) != Kind::None);
        self.withs_around(node).any(|block| {
            let values = self.in_role(block, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
            let outside = values.filter(|&value| !self.facts.tree.is_within(node, value));
            outside.filter(|&value| self.calls_path(value, paths) || self.calls_either(value, paths)).any(asks)
        })
    }

    /// The `with` around `node`, in its function, that enters what `node` stands for, under its name or by it.
    fn with_that_enters(&self, node: NodeId) -> Option<NodeId> {
        self.withs_around(node).find(|&block| {
            self.in_role(block, Role::Item).into_iter().any(|item| {
                let named = self.child(item, Role::Target).or_else(|| self.child(item, Role::Value));
                named.is_some_and(|named| named != node && self.text(named) == self.text(node))
            })
        })
    }

    /// The `with` statements around `node` in its function, nearest first.
    fn withs_around(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let function = self.function(node);
        let around = self.facts.tree.ancestors(node).take_while(move |&up| Some(up) != function);
        around.filter(|&up| self.kind(up) == Kind::With)
    }

    /// Whether `call` calls a name for which every branch imports one of `paths`, be they different ones.
    fn calls_either(&self, call: NodeId, paths: &[String]) -> bool {
        let id = self.child(call, Role::Callee).and_then(|callee| self.variable(callee));
        let binds = id.map(|id| &self.facts.scopes.binding(id).binds[..]).unwrap_or_default();
        let imports_one = |how: &How| matches!(how, How::Import { path, .. } if paths.contains(path));
        !binds.is_empty() && binds.iter().all(|bind| imports_one(&bind.how))
    }

    /// The functions that the pool made by `node` is given, if every use of its name is seen; else none.
    fn jobs_given(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(node) else { return Vec::new() };
        let (target, within) = match self.kind(up) {
            Kind::WithItem => (self.child(up, Role::Target), self.statement(up)),
            Kind::Assign => (self.child(up, Role::Target), None),
            _ => (None, None),
        };
        if let Some(attribute) = target.filter(|&target| self.kind(target) == Kind::Attribute && within.is_none()) {
            return self.jobs_of_attribute(attribute, up);
        }
        let id = target.and_then(|name| self.facts.scopes.of_name.get(name.index()).copied().flatten());
        let Some(binding) = id.map(|id| self.facts.scopes.binding(id)) else { return Vec::new() };
        if binding.exported || within.is_none() && binding.binds.len() != 1 {
            return Vec::new();
        }
        let reads = binding.reads.iter().filter(|&&read| within.is_none_or(|block| tree.is_within(read, block)));
        let jobs: Option<Vec<Option<NodeId>>> = reads.map(|&read| self.job_of_use(read)).collect();
        jobs.unwrap_or_default().into_iter().flatten().collect()
    }

    /// The same for a pool that an attribute keeps, if `assign` is the only place that sets it.
    fn jobs_of_attribute(self: &Arc<Self>, attribute: NodeId, assign: NodeId) -> Vec<NodeId> {
        if self.assignment(attribute) != Some(assign) {
            return Vec::new();
        }
        let jobs: Option<Vec<Option<NodeId>>> =
            self.references(attribute).into_iter().map(|read| self.job_of_use(read)).collect();
        let jobs: Vec<NodeId> = jobs.unwrap_or_default().into_iter().flatten().collect();
        // Other files are asked last: that takes reading them.
        if jobs.is_empty() || self.is_used_outside(attribute) { Vec::new() } else { jobs }
    }

    /// What one use of a pool gives it; none inside where it gives nothing, none outside where it is not known.
    fn job_of_use(self: &Arc<Self>, read: NodeId) -> Option<Option<NodeId>> {
        let tree = &self.facts.tree;
        let up = tree.parent(read)?;
        let call = match self.kind(up) {
            Kind::Attribute if self.name(up) == "shutdown" => return Some(None),
            Kind::Attribute => tree.parent(up).filter(|&call| self.child(call, Role::Callee) == Some(up))?,
            Kind::Call => up,
            _ => return None,
        };
        self.job(call).filter(|&job| job != read).map(Some)
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "job" => node.maybe(cx.job(id)),
        "applied" => node.node(cx.applied(id)),
        "jobs_given" => node.nodes(cx.jobs_given(id)),
        "entering" => node.maybe(cx.with_that_enters(id)),
        "per_element" => node.nodes(cx.per_element(id)),
        "repeated" => Value::from(cx.is_repeated(id)),
        "interrupts" => Value::from(cx.interrupts(id)),
        "bounded" => Value::from(cx.is_bounded(id)),
        "computes" => Value::from(cx.function_of(cx.applied(id)).is_some_and(|function| cx.computes(function))),
        _ => return None,
    })
}

/// What this file adds to the words with arguments.
pub(super) fn method(node: &Node, name: &str, paths: &[String]) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    let paths = &cx.with_groups(paths)[..];
    Some(match name {
        "handed_to" => Value::from(cx.is_handed_to(id, paths)),
        "handed_classes" => cx.handed_classes(id, paths).into_iter().map(Value::from).collect(),
        "starts" => Value::from(cx.starts_path(id, paths)),
        "entered" => Value::from(cx.is_entered(id, paths)),
        _ => return None,
    })
}
