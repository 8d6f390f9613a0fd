//! What the function waits for that is started once for each element: events, queues, futures that others complete; and
//! whether it ends at all.

use std::sync::Arc;

use super::cx::Cx;
use super::lineage::Place;
use super::makings::Making;
use super::types::Type;
use crate::facts::{Binding, BindingId, Flags, How, Kind, NodeId, Role};

/// How many calls deep a function of the project is followed when it is asked what it waits for.
const DEPTH: u32 = 3;

/// What a call gives for a parameter of the function that it runs.
pub(super) struct Given {
    pub parameter: String,
    cx: Arc<Cx>,
    pub value: NodeId,
}

impl Cx {
    /// Classes of the objects that the work's function awaits or whose methods it awaits, also in functions of its own file
    /// that it calls.
    pub fn waits_of(self: &Arc<Self>, making: &Making) -> Vec<String> {
        let mut found = Vec::new();
        for (cx, function) in self.functions_of_work(making) {
            let given = making.call.map_or_else(Vec::new, |call| self.arguments_of(call, &cx, function, &[]));
            cx.awaited_classes(function, DEPTH, &given, &mut found);
        }
        found
    }

    /// The function that does the work; of an element that nobody knows each method of this file that it may be, but for the
    /// one that starts the work: it is called for something else.
    fn functions_of_work(self: &Arc<Self>, making: &Making) -> Vec<Place> {
        if let Some(known) = self.function_of_making(making) {
            return vec![known];
        }
        let callee = making.call.and_then(|call| self.child(call, Role::Callee));
        let Some(object) = callee.and_then(|callee| self.child(callee, Role::Object)) else { return Vec::new() };
        if !making.names.iter().any(|&name| self.text(name) == self.text(object)) {
            return Vec::new();
        }
        let name = callee.map_or("", |callee| self.name(callee));
        let tree = &self.facts.tree;
        let named =
            tree.of_kind(Kind::Function).filter(|&it| self.name(it) == name && self.class_of_method(it).is_some());
        let others = named.filter(|&method| !tree.is_within(making.element, method));
        others.map(|method| (self.clone(), method)).chain(self.imported_methods(name)).collect()
    }

    /// The methods called `name` that classes of the project have which this file imports and uses.
    fn imported_methods(self: &Arc<Self>, name: &str) -> Vec<Place> {
        let scopes = &self.facts.scopes;
        let class = |(_, binding): (BindingId, &Binding)| {
            let How::Import { path, .. } = &binding.single()?.how else { return None };
            let (module, class) = path.rsplit_once('.')?;
            // Most modules are not read for more than their text.
            let file = class.starts_with(char::is_uppercase).then(|| self.module_path(module)).flatten()?;
            self.files.read(&file).filter(|text| self.language.may_define(text, name))?;
            self.told(*binding.reads.first()?).filter(|(cx, class)| cx.kind(*class) == Kind::Class)
        };
        let method = |(cx, class): Place| {
            cx.lineage_by(class, Self::told).into_iter().find_map(|(cx, class)| {
                let mut members = cx.in_role(class, Role::Body).into_iter();
                let method = members.find(|&one| cx.kind(one) == Kind::Function && cx.name(one) == name)?;
                cx.in_whole(method)
            })
        };
        scopes.all().filter_map(class).filter_map(method).collect()
    }

    /// What `call` gives for the parameters of `function`, which is one of `there`; what it passes on was `passed` to it.
    pub(super) fn arguments_of(
        self: &Arc<Self>,
        call: NodeId,
        there: &Self,
        function: NodeId,
        passed: &[Given],
    ) -> Vec<Given> {
        let names = there.in_role(function, Role::Param).into_iter().filter(|&param| !there.has(param, Flags::REST));
        let names = names.filter_map(|param| there.child(param, Role::Target)).map(|target| there.text(target));
        let names: Vec<&str> = names.collect();
        let has_self = there.class_of_method(function).is_some() && !there.is_static(function);
        let placed = self.positional(call).into_iter().take_while(|&one| self.kind(one) != Kind::Spread);
        let placed = names.iter().copied().skip(usize::from(has_self)).zip(placed);
        let named = names.iter().filter_map(|&name| Some((name, self.keyword(call, name)?)));
        let given = |(name, value): (&str, NodeId)| {
            let known =
                passed.iter().find(|known| self.kind(value) == Kind::Name && self.text(value) == known.parameter);
            let (cx, value) = known.map_or((self, value), |known| (&known.cx, known.value));
            Given { parameter: name.to_owned(), cx: cx.clone(), value }
        };
        placed.chain(named).map(given).collect()
    }

    fn awaited_classes(self: &Arc<Self>, function: NodeId, depth: u32, given: &[Given], found: &mut Vec<String>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for node in self.here(function) {
            match self.kind(node) {
                Kind::WithItem => {
                    found.extend(self.child(node, Role::Value).and_then(|value| self.instance_path(value)));
                }
                // A coroutine can be awaited once: what is kept with others is a future, as what all are handed may be.
                Kind::Await => {
                    let operand = self.child(node, Role::Operand);
                    let kept = operand.filter(|&operand| {
                        let one = || given.iter().find(|it| it.parameter == self.text(operand));
                        let is_future = |it: &Given| matches!(it.cx.type_of(it.value), Type::Future);
                        self.kind(operand) == Kind::Subscript || one().is_some_and(is_future)
                    });
                    found.extend(kept.map_or_else(Vec::new, |entry| self.kept_classes(entry, given)));
                }
                Kind::Call => {
                    let Some(callee) = self.child(node, Role::Callee) else { continue };
                    let awaited = self.facts.tree.ancestors(node).take(3).any(|up| self.kind(up) == Kind::Await);
                    let object = self.child(callee, Role::Object).filter(|_| awaited);
                    if let Some(object) = object.filter(|_| self.is_in_group("waiting methods", self.name(callee))) {
                        // What is handed over may have no bound; whoever takes something out waits for this one.
                        let puts = self.is_in_group("waits if bounded", self.name(callee));
                        let given = if puts { &[] } else { given };
                        found.extend(self.kept_classes(object, given));
                    }
                    // What an imported function waits for is its own affair, unless it is handed what this one was: else
                    // what it waits on is not of this file. And nobody waits for a call whose result is dropped.
                    let is_dropped = self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Expression);
                    let held = |it: &Given| {
                        matches!(it.cx.type_of(it.value), Type::Future) || !it.cx.put_into(it.value).is_empty()
                    };
                    let passed = |value: NodeId| given.iter().any(|it| self.text(value) == it.parameter && held(it));
                    let hands_on = || {
                        let args = self.in_role(node, Role::Argument).into_iter();
                        args.map(|arg| self.child(arg, Role::Value).unwrap_or(arg)).any(passed)
                    };
                    let is_own = !is_dropped && (self.path(callee).is_none() || hands_on());
                    // A plain function of another file is not read for what it may start.
                    let may_wait = || match self.type_of(callee) {
                        Type::Function(cx, it) => awaited || Arc::ptr_eq(&cx, self) || cx.has(it, Flags::ASYNC),
                        _ => false,
                    };
                    let own = (is_own && may_wait()).then(|| self.definition(callee)).flatten();
                    if let Some((cx, called)) = own.filter(|(_, called)| *called != function) {
                        let given = self.arguments_of(node, &cx, called, given);
                        cx.awaited_classes(called, depth, &given, found);
                    }
                }
                _ => {}
            }
        }
    }

    /// The class of `node`; where it is one of many that are kept together, the classes of what is put there, be it by the
    /// caller; of an attribute of something unknown, what the file gives to attributes of this name.
    fn kept_classes(self: &Arc<Self>, node: NodeId, given: &[Given]) -> Vec<String> {
        if let Some(class) = self.class_path(node) {
            return vec![class];
        }
        let returned = self.returned_classes(node);
        if !returned.is_empty() {
            return returned;
        }
        let of =
            |name: NodeId| given.iter().find(|it| self.kind(name) == Kind::Name && self.text(name) == it.parameter);
        match self.keeper_of(node) {
            Some(keeper) => {
                let mut found = self.put_into(keeper);
                found.extend(of(keeper).into_iter().flat_map(|given| given.cx.put_into(given.value)));
                found
            }
            None if self.kind(node) == Kind::Attribute => self.put_into(node),
            None => of(node).and_then(|given| given.cx.class_path(given.value)).into_iter().collect(),
        }
    }

    /// The classes of what a call of a function of the project gives, which is `node` or its value: what the function
    /// makes, or takes out of what it keeps.
    fn returned_classes(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let single = self.variable(node).and_then(|id| self.facts.scopes.binding(id).single());
        let call = single.and_then(|bind| if let How::Value(value) = bind.how { Some(value) } else { None });
        let called = self.child(call.unwrap_or(node), Role::Callee).and_then(|callee| self.definition(callee));
        let Some((cx, function)) = called else { return Vec::new() };
        let returns = cx.here(function).filter(|&node| cx.kind(node) == Kind::Return);
        let mut values: Vec<NodeId> = returns.filter_map(|node| cx.child(node, Role::Value)).collect();
        // `gate = gates.get(key)`, `gate = gates[key] = Event()`
        for binding in values.clone().into_iter().filter_map(|value| cx.variable(value)) {
            values.extend(cx.facts.scopes.binding(binding).binds.iter().filter_map(|bind| match bind.how {
                How::Value(value) => Some(value),
                _ => None,
            }));
        }
        let kept = |value: NodeId| match cx.class_path(value) {
            Some(class) => vec![class],
            None => cx.keeper_of(value).map_or_else(Vec::new, |keeper| cx.put_into(keeper)),
        };
        values.into_iter().flat_map(kept).collect()
    }

    /// The classes of what the file keeps at `node`, an entry or an attribute of something unknown.
    pub(in crate::words) fn classes_kept_at(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        self.kept_classes(node, &[])
    }

    /// The collection that `node` is taken out of: `xs` of `xs[0]`, `xs.get(0)`, of a name that walks `xs`.
    fn keeper_of(&self, node: NodeId) -> Option<NodeId> {
        match self.kind(node) {
            Kind::Subscript => self.child(node, Role::Object),
            Kind::Call => self.child(node, Role::Callee).and_then(|callee| self.child(callee, Role::Object)),
            Kind::Name => match self.facts.scopes.binding(self.variable(node)?).single()?.how {
                How::Value(value) if matches!(self.kind(value), Kind::Subscript | Kind::Call) => self.keeper_of(value),
                How::Loop(Some(walked)) => self.keeper_of(walked).or(Some(walked)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Classes of what the file puts into a collection of this name: as entries, where the collection is made, or where a
    /// look finds none.
    fn put_into(self: &Arc<Self>, keeper: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let name = self.name(keeper);
        let puts = |&target: &NodeId| {
            let owner = tree.parent(target).filter(|&up| {
                self.kind(up) == Kind::Subscript && tree[up].role == Role::Target && tree[target].role == Role::Object
            });
            owner.or(Some(target).filter(|_| tree[target].role == Role::Target)).and_then(|target| tree.parent(target))
        };
        let assigns = self.named(name).iter().filter_map(puts).filter(|&it| self.kind(it) == Kind::Assign);
        let mut values: Vec<NodeId> = assigns.filter_map(|assign| self.child(assign, Role::Value)).collect();
        let asks = |&object: &NodeId| {
            let method = tree.parent(object).filter(|_| tree[object].role == Role::Object)?;
            let call = tree.parent(method).filter(|_| tree[method].role == Role::Callee)?;
            let takes = self.is_in_group("settling methods", &format!("{}/2", self.name(method)));
            self.positional(call).get(1).copied().filter(|_| takes)
        };
        values.extend(self.named(name).iter().filter_map(asks));
        let parts = values.into_iter().flat_map(|value| tree.walk(value)).filter(|&it| self.kind(it) == Kind::Call);
        let mut found: Vec<String> = parts.filter_map(|call| self.class_path(call)).collect();
        found.dedup();
        found
    }

    /// Whether the work goes on until somebody stops it: each of it has to run beside all others from the start.
    pub fn never_ends(self: &Arc<Self>, making: &Making) -> bool {
        self.function_of_making(making).is_some_and(|(cx, function)| cx.runs_on(function, DEPTH))
    }

    fn runs_on(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let always = |&node: &NodeId| {
            let mut around = self.facts.tree.ancestors(node).take_while(|&up| up != function);
            !around.any(|up| matches!(self.kind(up), Kind::If | Kind::Conditional | Kind::Handler | Kind::Case))
        };
        self.here(function).filter(always).any(|node| self.stays_at(node, Some(function), depth))
    }

    /// Whether something in `nodes` goes on until somebody stops it, should it be come to.
    pub(in crate::words) fn may_stay_in(self: &Arc<Self>, nodes: &[NodeId]) -> bool {
        nodes.iter().flat_map(|&node| self.here(node)).any(|node| self.stays_at(node, self.function(node), DEPTH))
    }

    /// Whether the loop or await `node`, in `function`, goes on until somebody stops it.
    fn stays_at(self: &Arc<Self>, node: NodeId, function: Option<NodeId>, depth: u32) -> bool {
        match self.kind(node) {
            Kind::While => self.is_told_to_stop(node) && !self.is_left_early(node),
            Kind::Await => {
                let callee = self.child(node, Role::Operand).and_then(|operand| self.child(operand, Role::Callee));
                callee.is_some_and(|callee| {
                    let own = || self.definition(callee).filter(|(_, called)| Some(*called) != function);
                    self.is_in_group("methods that never return", self.name(callee))
                        || self.waits_for_nobody(callee)
                        || own().is_some_and(|(cx, called)| cx.runs_on(called, depth))
                })
            }
            _ => false,
        }
    }

    /// Whether a method waits for what is made in its place, `asyncio.Event().wait()`: nobody has it to end the wait.
    fn waits_for_nobody(self: &Arc<Self>, callee: NodeId) -> bool {
        let made = self.child(callee, Role::Object).filter(|&object| self.kind(object) == Kind::Call);
        made.and_then(|made| self.instance_path(made))
            .is_some_and(|class| self.is_in_group("signals", &class) && self.name(callee) == "wait")
    }

    /// Whether the test of a loop is always true, or only asks for a signal that its body does not give.
    fn is_told_to_stop(&self, node: NodeId) -> bool {
        let Some(test) = self.child(node, Role::Test) else { return true };
        let inner = self.child(test, Role::Operand).filter(|_| self.has(test, Flags::NOT)).unwrap_or(test);
        let callee = self.child(inner, Role::Callee).filter(|_| inner != test);
        let asks = callee.is_some_and(|callee| self.is_in_group("signal tests", self.name(callee)));
        let signal = callee.and_then(|callee| self.child(callee, Role::Object)).map_or("", |object| self.text(object));
        let gives = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
            let object = callee.and_then(|callee| self.child(callee, Role::Object));
            object.is_some_and(|object| self.text(object) == signal && call != inner)
        };
        matches!(self.kind(test), Kind::True) || self.text(test) == "1" || asks && !self.here(node).any(gives)
    }

    /// Whether a `break` or `return` ends a loop, but where its task was cancelled.
    fn is_left_early(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_loop = |up: NodeId| matches!(self.kind(up), Kind::While | Kind::For);
        self.here(node).any(|way_out| {
            let ends = match self.kind(way_out) {
                Kind::Return => true,
                Kind::Break => tree.ancestors(way_out).find(|&up| is_loop(up)) == Some(node),
                _ => false,
            };
            let mut around = tree.ancestors(way_out).take_while(|&up| up != node);
            let cancelled = around.find(|&up| self.kind(up) == Kind::Handler).is_some_and(|it| self.is_of_cancel(it));
            ends && !cancelled
        })
    }

    /// Whether a handler names nothing but the cancelling of its task.
    pub(super) fn is_of_cancel(&self, handler: NodeId) -> bool {
        let named = self.catches(handler);
        !named.is_empty() && named.iter().all(|path| self.is_in_group("cancelling errors", path))
    }
}
