//! Promises made by hand around a function that takes a callback: `new Promise((resolve) => later(resolve, 100))`.

use minijinja::value::Value;

use super::cx::Cx;
use super::members::split_outside;
use super::node::Node;
use crate::facts::{BindingId, Flags, Kind, NodeId, Role};

/// A promise that is settled by the callback of one call.
#[derive(Clone, Debug)]
pub struct Promised {
    /// `new Promise(…)`.
    pub whole: NodeId,
    /// What the call is given beside its callback.
    pub given: Vec<NodeId>,
    /// What the callback gives to `resolve`, where it is a function that calls it.
    pub value: Option<NodeId>,
    /// Whether what the call gives is kept or used.
    pub kept: bool,
    /// The function that does nothing but make this promise from its own parameters.
    pub helper: Option<NodeId>,
}

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    if key == "hands_to" {
        return Some(node.node(node.cx.hands_to(node.id)));
    }
    if key == "is_one_promise" {
        return Some(Value::from(node.cx.is_one_promise(node.id)));
    }
    if key != "promised" {
        return None;
    }
    let Some(promised) = node.cx.promised(node.id) else { return Some(Value::from(())) };
    Some(Value::from_pairs([
        ("whole", node.node(promised.whole)),
        ("given", node.nodes(promised.given)),
        ("value", node.maybe(promised.value)),
        ("kept", Value::from(promised.kept)),
        ("helper", node.maybe(promised.helper)),
    ]))
}

impl Cx {
    /// Whether the written type is `Promise<…>` and nothing else: what an async function may say of its result.
    pub fn is_one_promise(&self, annotation: NodeId) -> bool {
        let text = self.text(annotation).trim_start_matches(':').trim();
        text.starts_with("Promise<") && ['|', '&'].iter().all(|&sign| split_outside(text, sign).len() == 1)
    }

    /// The promise that the call `node` settles by its callback, if its executor does nothing else; where what the call
    /// gives is kept, the executor may do more.
    pub fn promised(&self, node: NodeId) -> Option<Promised> {
        let tree = &self.facts.tree;
        let executor = self.function(node).filter(|&function| tree[function].role == Role::Argument)?;
        let whole = tree.parent(executor).filter(|&up| self.kind(up) == Kind::New)?;
        let made = self.callee_path(whole).as_deref() == Some("Promise") && self.positional(whole) == [executor];
        let resolve = self.resolver(executor).filter(|_| made)?;
        let mut given = self.positional(node);
        let callback = (!given.is_empty()).then(|| given.remove(0))?;
        let value = self.resolving(callback, resolve)?;
        let kept = !self.is_dropped(node, executor);
        let alone = kept || self.has(executor, Flags::EXPRESSION_BODY) || self.only_statement(executor).is_some();
        let outside = given.iter().chain(&value).all(|&part| self.can_move_out(part, executor));
        let helper = self.helper(whole, &given).filter(|_| value.is_none());
        (alone && outside).then_some(Promised { whole, given, value, kept, helper })
    }

    /// The binding of the executor's first parameter, if it is a plain name that is read once.
    fn resolver(&self, executor: NodeId) -> Option<BindingId> {
        let param = self.child(executor, Role::Param).filter(|&param| self.child(param, Role::Default).is_none())?;
        let name = self.child(param, Role::Target).filter(|&name| self.kind(name) == Kind::Name)?;
        let id = self.binding_named(name)?;
        let binding = self.facts.scopes.binding(id);
        (binding.reads.len() == 1 && binding.single().is_some() && !self.has(param, Flags::REST)).then_some(id)
    }

    /// Whether `callback` is the resolver, or does nothing but call it: then what it gives to it.
    fn resolving(&self, callback: NodeId, resolve: BindingId) -> Option<Option<NodeId>> {
        let callback = self.without_casts(callback);
        if self.kind(callback) == Kind::Name {
            return (self.binding_named(callback) == Some(resolve)).then_some(None);
        }
        if self.kind(callback) != Kind::Function || self.child(callback, Role::Param).is_some() {
            return None;
        }
        let call = match self.child(callback, Role::Body) {
            Some(body) if self.has(callback, Flags::EXPRESSION_BODY) => body,
            _ => self.child(self.only_statement(callback)?, Role::Value)?,
        };
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let args = self.positional(call);
        let plain = self.binding_named(callee) == Some(resolve) && args.len() <= 1;
        plain.then(|| args.first().copied())
    }

    /// What takes the one argument of a function that does nothing but hand it on: `(x) => f(x)` gives `f`, and so does
    /// `(x) => { f(x); }`. Anything else gives itself.
    pub fn hands_to(&self, callback: NodeId) -> NodeId {
        let taker = || {
            let plain = !self.has(callback, Flags::ASYNC) && !self.has(callback, Flags::GENERATOR);
            let [param] = self.in_role(callback, Role::Param)[..] else { return None };
            let call = match self.child(callback, Role::Body).filter(|_| plain)? {
                body if self.has(callback, Flags::EXPRESSION_BODY) => body,
                _ => self.child(self.only_statement(callback)?, Role::Value)?,
            };
            let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
            match self.positional(call)[..] {
                [only] if self.kind(callee) == Kind::Name && self.is_plain_parameter(param, only) => Some(callee),
                _ => None,
            }
        };
        if self.kind(callback) == Kind::Function { taker().unwrap_or(callback) } else { callback }
    }

    /// `node` without `as T` and `!` around it.
    pub fn without_casts(&self, node: NodeId) -> NodeId {
        let mut at = node;
        while let Some(inner) = self.child(at, Role::Value).filter(|_| self.kind(at) == Kind::Cast) {
            at = inner;
        }
        at
    }

    /// The statement that is the whole body of a function.
    fn only_statement(&self, function: NodeId) -> Option<NodeId> {
        let body = self.child(function, Role::Body).filter(|&body| self.kind(body) == Kind::Block)?;
        match self.in_role(body, Role::Body)[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether nothing is done with what the call `node` gives in `executor`.
    fn is_dropped(&self, node: NodeId, executor: NodeId) -> bool {
        let Some(parent) = self.facts.tree.parent(node) else { return false };
        parent == executor
            || matches!(self.kind(parent), Kind::Expression | Kind::Return) && self.function(parent) == Some(executor)
            || self.kind(parent) == Kind::Unary && self.is_dropped(parent, executor)
    }

    /// Whether `part` means the same outside of `executor`: it reads no name that is bound in it, has no `this` of its
    /// own, and does not suspend.
    fn can_move_out(&self, part: NodeId, executor: NodeId) -> bool {
        let tree = &self.facts.tree;
        let own_this = !self.has(executor, Flags::ARROW);
        tree.walk(part).all(|node| match self.kind(node) {
            Kind::Await | Kind::Yield | Kind::Spread => false,
            Kind::This | Kind::Super | Kind::Meta => !own_this,
            Kind::Name => {
                let home = self.binding_named(node).map(|id| self.facts.scopes.binding(id).scope);
                let outside = home.is_none_or(|home| {
                    let home = self.facts.scopes.scope(home).node;
                    !tree.is_within(home, executor) || tree.is_within(home, part)
                });
                outside && !(own_this && self.text(node) == "arguments")
            }
            _ => true,
        })
    }

    /// The function that gives `whole` and does nothing else, with `given` as its parameters.
    fn helper(&self, whole: NodeId, given: &[NodeId]) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let function = self.function(whole)?;
        let is_awaited = |node: NodeId| tree.parent(node).filter(|&up| self.kind(up) == Kind::Await);
        let outer = is_awaited(whole).unwrap_or(whole);
        let parent = tree.parent(outer)?;
        let returns = parent == function && self.has(function, Flags::EXPRESSION_BODY)
            || Some(parent) == self.only_statement(function)
                && (self.kind(parent) == Kind::Return
                    || self.kind(parent) == Kind::Expression && outer != whole && given.len() < 2);
        let params = self.in_role(function, Role::Param);
        let same = params.len() == given.len()
            && params.iter().zip(given).all(|(&param, &given)| self.is_plain_parameter(param, given));
        (returns && same && !self.has(function, Flags::GENERATOR)).then_some(function)
    }

    /// Whether `read` reads the parameter `param`, which is a plain name.
    fn is_plain_parameter(&self, param: NodeId, read: NodeId) -> bool {
        let plain = self.child(param, Role::Default).is_none() && !self.has(param, Flags::REST);
        let name = self.child(param, Role::Target).filter(|&name| self.kind(name) == Kind::Name && plain);
        let read = self.without_casts(read);
        self.kind(read) == Kind::Name
            && name.and_then(|name| self.binding_named(name)).is_some_and(|id| self.binding_named(read) == Some(id))
    }

    /// Whether the promise around `place` is made before the value `function` is: in front of it, in no function.
    fn is_unmade(&self, function: NodeId, place: NodeId) -> bool {
        let tree = &self.facts.tree;
        let place = self.promised(place).map_or(place, |found| found.whole);
        let is_value = self.has(function, Flags::IN_EXPRESSION) || self.has(function, Flags::ARROW);
        is_value && self.function(place).is_none() && tree[place].span.start < tree[function].span.start
    }

    /// The name, visible at `place`, of a function of this file alone that does nothing but promise a call of `path` with its own
    /// parameters, and keeps nothing of it.
    pub fn promising_helper(&self, place: NodeId, path: &str) -> Option<String> {
        let tree = &self.facts.tree;
        let scopes = &self.facts.scopes;
        let calls = tree.of_kind(Kind::Call).filter(|&node| self.callee_path(node).as_deref() == Some(path));
        let made = calls.filter_map(|call| self.promised(call)).filter(|it| !it.kept);
        made.filter_map(|it| it.helper).find_map(|function| {
            let (binding, _) = self.sole_name(function)?;
            let name = &scopes.binding(binding).name;
            let seen = !scopes.binding(binding).exported && !self.is_unmade(function, place);
            (seen && scopes.lookup(scopes.of_node[place.index()], name) == Some(binding)).then(|| name.to_string())
        })
    }
}
