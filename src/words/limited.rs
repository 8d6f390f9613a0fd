//! Whether work that is started once for each element is limited already.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// How many calls deep a limiter is looked for.
const DEEPEST: u32 = 3;

impl Cx {
    /// Whether the work is limited already: its function enters, takes or is handed something that the tables call a
    /// limiter, by its class or by its name, or waits for nothing but functions that do.
    pub fn is_limited(self: &Arc<Self>, making: &Making) -> bool {
        let handed = making.call.map(|call| self.handed_to(call)).unwrap_or_default();
        handed.iter().any(|class| self.is_limiter_class(class))
            || self.function_of_making(making).is_some_and(|(cx, function)| cx.limits_itself(function, DEEPEST))
            || self.goes_to_a_pool(making)
            || self.waits_in_front(making)
    }

    /// Whether each round of the loop that starts the work takes a limiter first, which the round itself does not give back.
    fn waits_in_front(self: &Arc<Self>, making: &Making) -> bool {
        if making.form != "appends" {
            return false;
        }
        let named = |name: &str| {
            let calls = self.here(making.whole).filter(|&node| self.kind(node) == Kind::Call);
            let callees = calls.filter_map(|call| self.child(call, Role::Callee));
            let wanted = callees.filter(|&callee| self.name(callee) == name);
            wanted.filter_map(|callee| self.child(callee, Role::Object)).collect::<Vec<_>>()
        };
        let released = named("release");
        named("acquire").into_iter().any(|taken| {
            let given_back = released.iter().any(|&one| self.text(one) == self.text(taken));
            !given_back && self.lets_few_in(taken)
        })
    }

    /// Whether a call of `callee` goes through a limiter by the look of the names on the way to it. What the calls on that
    /// way are given says nothing: `load(id, limit).then`, `fetch('/queue').then`.
    pub(super) fn is_called_limiter(&self, callee: NodeId) -> bool {
        let says = |node: NodeId| self.says(self.name(node), "limiter call names") && !self.counts_rows(node);
        !self.only_reads(callee) && self.way_to(callee).any(says)
    }

    /// The names and members that `callee` goes through, itself first: also those of calls and makings, not their arguments.
    fn way_to(&self, callee: NodeId) -> impl Iterator<Item = NodeId> {
        let inner = [Role::Object, Role::Callee, Role::Operand, Role::Value];
        let next = move |&at: &NodeId| inner.into_iter().find_map(|role| self.child(at, role));
        let named = |node: &NodeId| matches!(self.kind(*node), Kind::Name | Kind::Attribute);
        std::iter::successors(Some(callee), next).filter(named)
    }

    /// Whether `method` says how many rows a query gives: `.limit(10)`, `find(…).limit(size)`.
    fn counts_rows(&self, method: NodeId) -> bool {
        let object = self.child(method, Role::Object).filter(|_| self.name(method) == "limit");
        let call = self.facts.tree.parent(method).filter(|&up| self.kind(up) == Kind::Call);
        let Some((object, call)) = object.zip(call) else { return false };
        let [count] = self.positional(call)[..] else { return false };
        self.kind(count) == Kind::Number || self.kind(object) == Kind::Call && self.kind(count) != Kind::Function
    }

    /// Whether `callee` only asks for something, or changes it, by its first word: `getRateLimits(id)`, `deleteQueue(name)`.
    /// One that is handed a function, or waited for without any argument, may let it pass in its turn; what is called without
    /// any to be an argument itself is a number.
    fn only_reads(&self, callee: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(call) = tree.parent(callee).filter(|&up| self.kind(up) == Kind::Call) else { return false };
        let given = self.positional(call);
        if given.is_empty() && tree[call].role == Role::Argument {
            return true;
        }
        let name = self.name(callee);
        let verb = name.split(|it: char| it.is_ascii_uppercase() || it == '_').next().unwrap_or_default();
        let plain = verb.len() < name.len() && self.group("verbs of plain calls").iter().any(|it| it == verb);
        let awaited = tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Await);
        plain && !given.iter().any(|&one| self.kind(one) == Kind::Function) && !(given.is_empty() && awaited)
    }

    /// Whether something of this class is a limiter.
    fn is_limiter_class(&self, class: &str) -> bool {
        self.is_in_group("limiters", class) || self.says_limiter(class.rsplit('.').next().unwrap_or_default())
    }

    /// Whether something of this name is a limiter, by the sound of it.
    fn says_limiter(&self, name: &str) -> bool {
        self.group("limiter names").iter().any(|part| name.to_lowercase().contains(part))
    }

    /// Whether `node` stands for a limiter: by its class or by its name, unless it is known to be something else.
    fn lets_few_in(self: &Arc<Self>, node: NodeId) -> bool {
        let class = match self.kind(node) {
            Kind::Attribute => self.instance_path(node),
            _ => self.made_class(node),
        };
        let other = class.as_ref().is_some_and(|class| self.is_in_group("async contexts", class));
        !other && self.says_limiter(self.name_entered(node)) || class.is_some_and(|class| self.is_limiter_class(&class))
    }

    /// Whether all that `function` waits for is behind a limiter, be it in a decorator of it.
    fn limits_itself(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        self.enters_limiter(self.here(function))
            || self.is_limited_by_decorator(function)
            || depth.checked_sub(1).is_some_and(|depth| self.waits_for_limited(function, depth))
    }

    /// Whether every wait in `function` is for a call of one that limits itself.
    fn waits_for_limited(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        let is_wait = |&node: &NodeId| {
            self.kind(node) == Kind::Await
                || matches!(self.kind(node), Kind::With | Kind::For | Kind::Clause) && self.has(node, Flags::ASYNC)
        };
        let mut waits = self.here(function).filter(is_wait).peekable();
        waits.peek().is_some()
            && waits.all(|wait| {
                let call = self.child(wait, Role::Operand).filter(|_| self.kind(wait) == Kind::Await);
                call.is_some_and(|call| self.calls_limited(call, depth))
            })
    }

    /// Whether `call` is one of a function that limits itself, or waits for such a call alone.
    fn calls_limited(self: &Arc<Self>, call: NodeId, depth: u32) -> bool {
        let Some(callee) = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call) else {
            return false;
        };
        if self.is_call_of(call, "calls that wait for their arguments") {
            let given = self.positional(call);
            let mut calls = given.iter().filter(|&&it| self.kind(it) == Kind::Call).peekable();
            return calls.peek().is_some()
                && calls.all(|&it| self.calls_limited(it, depth))
                && !given.iter().any(|&it| self.kind(it) == Kind::Spread);
        }
        self.definition(callee).is_some_and(|(cx, function)| cx.limits_itself(function, depth))
    }

    /// Whether the work is a job of a pool of workers, which is named where the job is given.
    fn goes_to_a_pool(self: &Arc<Self>, making: &Making) -> bool {
        let job = making
            .call
            .filter(|&call| self.called_path(call).is_some_and(|path| self.is_in_group("jobs of a named pool", &path)));
        let pool = job.and_then(|job| self.positional(job).first().copied());
        let class = pool.and_then(|pool| self.instance_path(pool));
        class.is_some_and(|class| self.is_in_group("pools of workers", &class))
    }

    /// What the work is handed: the class where it is known.
    fn handed_to(self: &Arc<Self>, call: NodeId) -> Vec<String> {
        let arguments = self.in_role(call, Role::Argument).into_iter();
        let values =
            arguments.map(|it| if self.kind(it) == Kind::Keyword { self.child(it, Role::Value) } else { Some(it) });
        let class = |value: NodeId| self.made_class(value).or_else(|| self.class_path(value));
        values.flatten().filter_map(class).collect()
    }

    fn is_limited_by_decorator(self: &Arc<Self>, function: NodeId) -> bool {
        self.in_role(function, Role::Decorator).into_iter().any(|one| {
            let decorator = self.child(one, Role::Callee).filter(|_| self.kind(one) == Kind::Call).unwrap_or(one);
            self.definition(decorator).is_some_and(|(cx, wrapper)| cx.enters_limiter(cx.facts.tree.walk(wrapper)))
        })
    }

    /// Whether one of `nodes` enters a limiter by `async with` or takes it by `acquire()`: by its class where it is known, else
    /// by its name.
    fn enters_limiter(self: &Arc<Self>, nodes: impl Iterator<Item = NodeId>) -> bool {
        let entered = |node: NodeId| match self.kind(node) {
            Kind::WithItem => self.child(node, Role::Value),
            Kind::Call => self.child(node, Role::Callee).and_then(|callee| match self.name(callee) {
                "acquire" => self.child(callee, Role::Object),
                name if self.is_in_group("entering methods", name) => self.positional(node).first().copied(),
                _ => None,
            }),
            _ => None,
        };
        nodes.filter_map(entered).any(|entered| self.lets_few_in(entered))
    }

    /// The path of the class whose call `node` is, or whose call the name `node` was given: seen without another file.
    fn made_class(&self, node: NodeId) -> Option<String> {
        match self.kind(node) {
            Kind::Call => self.callee_path(node),
            Kind::Name => {
                let id = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
                match self.facts.scopes.binding(id).single()?.how {
                    How::Value(value) => self.callee_path(value),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The name of what is entered, of what a call calls, or of the collection that it is an entry of.
    fn name_entered(&self, node: NodeId) -> &str {
        let named = if self.kind(node) == Kind::Call { self.child(node, Role::Callee).unwrap_or(node) } else { node };
        match self.kind(named) {
            Kind::Subscript => self.child(named, Role::Object).map_or("", |object| self.name(object)),
            _ => self.name(named),
        }
    }
}
