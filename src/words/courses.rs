//! What runs in the course of a future: the functions of the file that it calls, and the blocks and closures it is made of;
//! and what it does by its number among others.

use std::sync::Arc;

use super::crate_wide::Place;
use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// Expressions that are looked into at most.
const MOST: usize = 200;

impl Cx {
    /// The functions, closures and async blocks of the crate that run when `root` does, itself included: what it calls or
    /// hands on to be called, what its names stand for and what methods of these are given, at any depth. Tasks that are
    /// spawned on the way run by themselves.
    pub fn course(self: &Arc<Self>, root: NodeId) -> Vec<Place> {
        let mut open: Vec<Place> = vec![(Arc::clone(self), root)];
        let (mut found, mut seen): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
        while let Some((cx, at)) = open.pop() {
            let known = |(other, node): &Place| *node == at && other.is_same_reading(&cx);
            if seen.iter().any(known) || seen.len() > MOST {
                continue;
            }
            let here = |node: NodeId| (Arc::clone(&cx), node);
            seen.push(here(at));
            if cx.kind(at) == Kind::Function {
                found.push(here(at));
            }
            open.extend(cx.functions_in(at).filter(|&function| !cx.is_spawned(function)).map(here));
            for node in cx.here(at) {
                match cx.kind(node) {
                    Kind::Call => open.extend(cx.functions_called(node)),
                    Kind::Attribute if cx.facts.tree[node].role == Role::Argument => {
                        let own = cx.named_function(node).map(here);
                        open.extend(own.or_else(|| cx.crate_function_at(node)));
                    }
                    Kind::Name => open.extend(cx.made_of(node).into_iter().map(here)),
                    _ => {}
                }
            }
        }
        found
    }

    /// The function of the crate that `call` calls; where the type of the object is not known, the methods of that name that
    /// types have which the file imports.
    fn functions_called(self: &Arc<Self>, call: NodeId) -> Vec<Place> {
        match self.crate_function(call) {
            Some(known) => vec![known],
            None => self.methods_of_imports(call),
        }
    }

    /// The closures and blocks that stand in `root` itself.
    fn functions_in(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let own = if self.kind(root) == Kind::Function { Some(root) } else { self.function(root) };
        let all = self.facts.tree.of_kind_in(root, Kind::Function);
        all.filter(move |&function| function != root && self.function(function) == own)
    }

    /// What a name stands for: a function of the file, or the value of a local with what its methods are given.
    fn made_of(&self, name: NodeId) -> Vec<NodeId> {
        let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return Vec::new() };
        let Some(bind) = self.facts.scopes.binding(id).single() else { return Vec::new() };
        match bind.how {
            How::Function => vec![bind.node],
            How::Value(value) => {
                let fills =
                    |&(_, method): &(NodeId, &str)| matches!(method, "push" | "push_back" | "extend" | "insert");
                let fillings = self.calls_on(name).into_iter().filter(fills);
                fillings.flat_map(|(call, _)| self.positional(call)).chain([value]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The calls of `paths` in the course of `root` that are awaited, are told the number of the element that it is about,
    /// and are not the last that is awaited there.
    pub fn pauses_by_number(self: &Arc<Self>, root: NodeId, paths: &[String]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let own = self.course(root).into_iter().filter(|(cx, _)| Arc::ptr_eq(cx, self));
        for (_, function) in own {
            let awaits: Vec<NodeId> = self.here(function).filter(|&node| self.kind(node) == Kind::Await).collect();
            for call in awaits.iter().filter_map(|&wait| self.child(wait, Role::Operand)) {
                let is_pause = self.callee_path(call).is_some_and(|path| paths.contains(&path));
                let numbered = || tree.of_kind_in(call, Kind::Name).any(|name| self.counts_elements(name));
                let goes_on = || awaits.iter().any(|&wait| tree[wait].span.start > tree[call].span.end);
                found.extend(Some(call).filter(|_| is_pause && goes_on() && numbered()));
            }
        }
        found
    }

    /// Whether what is done for an element waits first for a time that grows with its number, the second parameter, so that
    /// all starts are counted from one moment.
    pub(super) fn spreads_starts(self: &Arc<Self>, making: &Making) -> bool {
        let tree = &self.facts.tree;
        let function = self.callback_function(making.element).filter(|_| making.form == "mapping");
        let number = function.and_then(|function| self.in_role(function, Role::Param).get(1).copied());
        let Some((function, number)) = function.zip(number) else { return false };
        let names = |root: NodeId| tree.of_kind_in(root, Kind::Name);
        let counted = |name: NodeId| {
            let binding = self.binding_named(name).map(|id| self.facts.scopes.binding(id));
            binding.is_some_and(|it| it.binds.iter().any(|bind| tree.is_within(bind.node, number)))
        };
        let numbered = |pause: NodeId| {
            names(pause).any(|name| counted(name) || self.only_value(name).is_some_and(|it| names(it).any(counted)))
        };
        let goes_on = |pause: NodeId| names(function).any(|name| tree[name].span.start >= tree[pause].span.end);
        self.here(function).any(|node| self.is_pause(node) && numbered(node) && goes_on(node))
    }

    /// Whether a name counts the elements of what is walked: the first of the pairs that `enumerate` gives.
    pub(super) fn counts_elements(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let counted = |id| {
            let node = self.facts.scopes.binding(id).single()?.node;
            let pair = tree.parent(node).filter(|&up| self.kind(up) == Kind::Tuple)?;
            let is_first = self.in_role(pair, Role::Element).first() == Some(&node);
            let holder = tree.ancestors(pair).find(|&up| matches!(self.kind(up), Kind::For | Kind::Function))?;
            let walked = match self.kind(holder) {
                Kind::For => self.child(holder, Role::Iterable),
                _ => tree.parent(holder).filter(|&up| self.kind(up) == Kind::Call),
            };
            Some(is_first && self.chain_methods(walked?).iter().any(|method| method == "enumerate"))
        };
        self.facts.scopes.of_name.get(name.index()).copied().flatten().and_then(counted) == Some(true)
    }

    /// Whether an async block is handed to what starts a task.
    fn is_spawned(&self, block: NodeId) -> bool {
        let tree = &self.facts.tree;
        let call = tree.parent(block).filter(|&up| self.kind(up) == Kind::Call && self.has(block, Flags::ASYNC));
        let callee = call.and_then(|call| self.child(call, Role::Callee));
        callee.is_some_and(|callee| self.is_in_group("starting names", self.name(callee)))
    }
}
