//! Calls that nobody waits for, asked what an await in front of them would come to: whether they end at all, and whether
//! they need what their caller does later.

use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::makings::Making;
use super::node::Node;
use crate::facts::{Bind, Flags, How, Kind, NodeId, Role};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "endless" => Value::from(cx.is_endless(id) || cx.call_runs_on(id)),
        "follows_others" => Value::from(cx.follows_others(id)),
        "lasts" => Value::from(cx.lasts(id)),
        "until_told" => Value::from(cx.runs_until_told(id)),
        "needs_caller" => node.maybe(cx.needs_caller(id)),
        "wants_held_lock" => node.maybe(cx.wants_held_lock(id)),
        "comes_back" => Value::from(cx.comes_back_here(id)),
        "awaited_otherwise" => Value::from(cx.is_awaited_otherwise(id)),
        _ => return None,
    })
}

/// How many names deep it is followed what something was made from.
const ENDS: usize = 4;

impl Cx {
    /// The function that `call` certainly runs, also one of another file of the project.
    fn function_run(self: &Arc<Self>, call: NodeId) -> Option<(Arc<Self>, NodeId)> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        if self.kind(callee) == Kind::Function { Some((Arc::clone(self), callee)) } else { self.definition(callee) }
    }

    /// Whether what `call` runs surely never ends by itself.
    fn call_runs_on(self: &Arc<Self>, call: NodeId) -> bool {
        self.function_run(call).is_some_and(|(cx, function)| cx.is_endless(function) || cx.walks_endless(function))
    }

    /// Whether a function goes on until somebody stops it, or for as long as others give it something: a loop without an end
    /// of its own, a stream that it did not open itself, the event that a connection is gone; also where it waits for such a
    /// function.
    pub(super) fn lasts(self: &Arc<Self>, function: NodeId) -> bool {
        let opened = |walked: NodeId| matches!(self.kind(walked), Kind::Await | Kind::Call | Kind::New);
        let waits = self.here(function).filter(|&node| self.kind(node) == Kind::Await);
        let mut ends = waits.filter_map(|wait| self.child(wait, Role::Operand)).chain(self.results(function));
        // What gives something in the end has read all that there was.
        let gives = !self.results(function).is_empty();
        self.is_endless(function)
            || !gives && self.streams_walked(function).into_iter().any(|walked| !opened(walked))
            || self.walks_endless(function)
            || ends.any(|end| self.call_runs_on(end) || self.waits_for_end(end))
    }

    /// The same of what is started for each element.
    pub(super) fn work_lasts(self: &Arc<Self>, making: &Making) -> bool {
        let function = match self.kind(making.element) {
            Kind::Function => Some((Arc::clone(self), making.element)),
            _ => self.function_of_making(making),
        };
        function.is_some_and(|(cx, function)| cx.lasts(function))
    }

    /// Whether a function goes through something with `for await` of which the tables know that it has no end.
    fn walks_endless(self: &Arc<Self>, function: NodeId) -> bool {
        let known = |name: &str| self.is_in_group("endless iterables", name);
        self.streams_walked(function).into_iter().any(|walked| {
            let made = self.sole_value(walked);
            let callee = self.child(made, Role::Callee).filter(|_| self.kind(made) == Kind::Call);
            let method = callee.filter(|&callee| self.kind(callee) == Kind::Attribute);
            method.is_some_and(|method| known(&format!(".{}", self.name(method))))
                || self.callee_path(made).is_some_and(|path| known(&path))
        })
    }

    /// Whether a function written in place, `(async () => { … })()`, goes on as long as others give something.
    fn follows_others(self: &Arc<Self>, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
        let function = callee.filter(|&callee| self.kind(callee) == Kind::Function);
        function.is_some_and(|function| !self.streams_walked(function).is_empty())
    }

    /// What the `for await` loops of a function go through.
    fn streams_walked(&self, function: NodeId) -> Vec<NodeId> {
        let loops = self.here(function).filter(|&node| self.kind(node) == Kind::For && self.has(node, Flags::ASYNC));
        loops.filter_map(|node| self.child(node, Role::Iterable)).collect()
    }

    /// What a name that is bound once stands for; anything else stands for itself.
    fn sole_value(&self, node: NodeId) -> NodeId {
        let value = self.binding_named(node).and_then(|id| match self.facts.scopes.binding(id).single()?.how {
            How::Value(value) => Some(value),
            _ => None,
        });
        let value = value.unwrap_or(node);
        self.child(value, Role::Operand).filter(|_| self.kind(value) == Kind::Await).unwrap_or(value)
    }

    /// Whether the function that `call` runs asks before each round of a loop for a flag, or a state, that others set: it goes
    /// on until they do, though it may find another way out. To do nothing but wait for the flag is another thing.
    fn runs_until_told(self: &Arc<Self>, call: NodeId) -> bool {
        let Some((cx, function)) = self.function_run(call) else { return false };
        let loops = cx.here(function).filter(|&node| matches!(cx.kind(node), Kind::While | Kind::ForLoop));
        let mut working = loops.into_iter().filter(|&node| !cx.only_looks_on(node));
        working.any(|node| cx.child(node, Role::Test).is_some_and(|test| cx.asks_for_state(test, node)))
    }

    /// What the code behind `call` has to call or change before what the callee runs can end.
    fn needs_caller(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let given = || self.sign_behind(call).or_else(|| self.value_behind(call));
        self.keeper_of_caller(call).or_else(given).or_else(|| self.other_end_behind(call))
    }

    /// Where a function inside the caller that the call runs reads a variable of his which only the code behind it sets.
    fn value_behind(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let scopes = &self.facts.scopes;
        let caller = self.function(call)?;
        let behind = self.behind_call(call, caller);
        let is_behind = |node: NodeId| behind.iter().any(|&one| tree.is_within(node, one));
        let is_late = |name: &NodeId| {
            let Some(binding) = self.binding_named(*name).map(|id| scopes.binding(id)) else { return false };
            let is_empty = |bind: &Bind| match bind.how {
                How::Declared => true,
                How::Value(value) => self.kind(value) == Kind::None,
                _ => false,
            };
            let is_set = |bind: &Bind| matches!(bind.how, How::Value(_) | How::Part);
            let of_caller = tree.is_within(scopes.scope(binding.scope).node, caller);
            let mut sets = binding.binds.iter().filter(|&bind| !is_empty(bind)).peekable();
            of_caller && sets.peek().is_some() && sets.all(|bind| is_set(bind) && is_behind(bind.node))
        };
        let mut run: Vec<NodeId> = self.reached(&[call]).into_iter().collect();
        run.retain(|&function| tree.is_within(function, caller));
        run.sort_unstable();
        run.into_iter().flat_map(|function| self.captures(function)).find(is_late)
    }

    /// Where the code behind `call` hands on, or reads, what the function around has made with two ends, of which the call
    /// uses one: what it writes there waits until it is read.
    fn other_end_behind(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let caller = self.function(call)?;
        let names = |root: NodeId| tree.of_kind_in(root, Kind::Name);
        let made = |name: NodeId| {
            let value = self.only_value(name).or_else(|| self.unpacked_value(name));
            value.filter(|&value| self.function(value) == Some(caller))
        };
        let origin = |name: NodeId| {
            let mut values = std::iter::successors(made(name), |&value| names(value).find_map(made)).take(ENDS);
            values.find(|&value| self.kind(value) == Kind::New && self.is_call_of(value, "two ended classes"))
        };
        let ends: Vec<NodeId> = names(call).filter_map(origin).collect();
        let behind = self.behind_call(call, caller);
        let mut later = behind.iter().filter(|_| !ends.is_empty()).flat_map(|&one| names(one));
        later.find(|&name| origin(name).is_some_and(|it| ends.contains(&it)))
    }

    /// The value that a pattern takes `name` out of.
    fn unpacked_value(&self, name: NodeId) -> Option<NodeId> {
        let bind = self.facts.scopes.binding(self.binding_named(name)?).single()?;
        let whole = self.facts.tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Assign)?;
        self.child(whole, Role::Value).filter(|_| bind.how == How::Part)
    }

    /// The statements behind `call`, up to the end of `caller`.
    fn behind_call(&self, call: NodeId, caller: NodeId) -> Vec<NodeId> {
        let around = self.facts.tree.ancestors(call).take_while(|&up| up != caller);
        let lists = around.filter(|&up| self.is_statement(up));
        lists.flat_map(|statement| self.rest_of(statement).into_iter().skip(1)).collect()
    }

    /// The lock held at `call` that a function of the file which it runs takes as well.
    fn wants_held_lock(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let takings = self.all_takings();
        let around = self.function(call);
        let run_under = takings.iter().filter(|it| Some(it.by) == around && self.function(it.lock) != around);
        let held: Vec<NodeId> = self.acquired_around(&[call]).into_iter().chain(run_under.map(|it| it.lock)).collect();
        let states: Vec<_> = held.iter().filter_map(|&lock| self.state_of(lock)).collect();
        if states.is_empty() {
            return None;
        }
        let run = self.reached(&[call]);
        let taken = takings.into_iter().filter(|it| it.state.as_ref().is_some_and(|one| states.contains(one)));
        let runs = |lock: NodeId| {
            tree.is_within(lock, call) || self.function(lock).is_some_and(|function| run.contains(&function))
        };
        taken.map(|it| it.lock).find(|&lock| runs(lock))
    }

    /// Where the code behind `call`, and what that runs, gives a sign that the functions of this file which the call runs wait
    /// for. A function that is handed over in place is one of those.
    fn sign_behind(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let mut run = self.reached(&[call]);
        let handed = self.positional(call).into_iter().filter(|&one| self.kind(one) == Kind::Function);
        run.extend(handed);
        let waits = run.iter().flat_map(|&function| self.here(function)).flat_map(|part| self.signs_awaited(part));
        // A promise that is given back is waited for as well.
        let given = run.iter().filter(|_| self.language.calls_start()).flat_map(|&function| self.results(function));
        let made = given.filter(|&result| matches!(self.kind(self.chain_head(result)), Kind::Call | Kind::New));
        let waits = waits.chain(made.flat_map(|result| self.signs_of(result)));
        let mut names: Vec<&str> = waits.flat_map(|name| self.given_under(call, name)).collect();
        if !self.language.calls_start() {
            names.extend(self.signs_of(call));
        }
        if names.is_empty() {
            return None;
        }
        let tree = &self.facts.tree;
        let caller = self.function(call)?;
        let behind = self.behind_call(call, caller);
        let later = self.reached(&behind);
        let is_behind = |&node: &NodeId| {
            let own = || behind.iter().any(|&one| tree.is_within(node, one));
            self.function(node).is_some_and(|function| later.contains(&function) && !run.contains(&function)) || own()
        };
        names.into_iter().flat_map(|name| self.signs_given(name)).find(is_behind)
    }

    /// The names of what `call` gives for the parameter `name` of the function that it runs; another name is that of one
    /// thing. What is a part of an object, `controller.signal`, is told through that.
    fn given_under<'n>(self: &'n Arc<Self>, call: NodeId, name: &'n str) -> Vec<&'n str> {
        let function = self.called_function(call).filter(|_| !self.language.calls_start());
        let function = function.or_else(|| self.callback_function(self.child(call, Role::Callee)?));
        let given = function.map_or_else(Vec::new, |function| self.arguments_of(call, self, function, &[]));
        let Some(value) = given.iter().find(|one| one.parameter == name).map(|one| one.value) else {
            return vec![name];
        };
        let owner = self.child(value, Role::Object).or_else(|| self.unpacked_value(value));
        let owner = owner.filter(|_| self.language.calls_start()).map(|owner| self.name(owner));
        owner.into_iter().chain([self.name(value)]).collect()
    }

    /// The variable of the function around `call` that keeps what settles a promise which the callee, a function inside that
    /// one, waits for: its caller has to go on for that.
    fn keeper_of_caller(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let caller = self.function(call)?;
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let inner = self.callback_function(callee).filter(|&inner| inner != caller && tree.is_within(inner, caller))?;
        let waited = |made: &NodeId| {
            tree.is_within(*made, inner) && tree.parent(*made).is_some_and(|up| self.kind(up) == Kind::Await)
        };
        let local = |keeper: &NodeId| {
            let home =
                self.binding_named(*keeper).map(|id| self.facts.scopes.scope(self.facts.scopes.binding(id).scope).node);
            self.kind(*keeper) == Kind::Name
                && home.is_some_and(|home| tree.is_within(home, caller) && !tree.is_within(home, inner))
        };
        let made = self.promises_made_by_hand().into_iter().filter(waited);
        made.flat_map(|made| self.resolver_keepers(made)).find(local)
    }

    /// Whether the other branch of an `if` around `call` waits for a call of the same: this branch is there in order not to.
    fn is_awaited_otherwise(&self, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let waits = |branch: NodeId| {
            // Also in a function that is handed over there: `timed('save', async () => { await save(); })`.
            tree.of_kind_in(branch, Kind::Await).any(|wait| {
                let operand = self.child(wait, Role::Operand).and_then(|it| self.child(it, Role::Callee));
                operand.is_some_and(|other| self.text(other) == self.text(callee))
            })
        };
        let mut below = call;
        for up in tree.ancestors(call).take_while(|&up| self.kind(up) != Kind::Function) {
            let other = match tree[below].role {
                Role::Body => Role::Else,
                Role::Else => Role::Body,
                _ => Role::Test,
            };
            if self.kind(up) == Kind::If && other != Role::Test && self.in_role(up, other).into_iter().any(waits) {
                return true;
            }
            below = up;
        }
        false
    }

    /// Whether what `call` runs leads back to the function around it, through another one.
    fn comes_back_here(self: &Arc<Self>, call: NodeId) -> bool {
        let direct = |callee: NodeId| self.callback_function(callee) == self.function(call);
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
        callee.is_some_and(|callee| !direct(callee) && self.recurses(callee, call))
    }
}
