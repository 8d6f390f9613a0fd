//! Whether code changes how many elements a collection has, by whatever name the collection goes there.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{BindingId, How, Kind, NodeId, Role};

/// How many functions of the file are looked into for changes of a collection.
const FOLLOWED: usize = 12;

/// Code that runs, and the parameters by which it was handed the collection.
#[derive(PartialEq)]
struct Part {
    code: NodeId,
    held: Vec<BindingId>,
}

impl Cx {
    /// Whether `code`, or a function of the file that it calls, changes how many elements `collection` has: by the same
    /// expression, by a name that stands for it, by a parameter.
    pub fn changes(self: &Arc<Self>, code: NodeId, collection: NodeId) -> bool {
        let tree = &self.facts.tree;
        let around = |node: NodeId| tree.ancestors(node).find(|&up| self.kind(up) == Kind::Class);
        let wanted = self.stands_for(collection);
        let is_it = |part: &Part, object: NodeId| {
            self.binding_named(object).is_some_and(|id| part.held.contains(&id))
                || self.stands_for(object) == wanted && around(object) == around(collection)
        };
        let mut parts = vec![Part { code, held: Vec::new() }];
        for at in 0.. {
            let Some(part) = parts.get(at).filter(|_| at < FOLLOWED) else { break };
            if self.sets_length(part.code, |object| is_it(part, object)) {
                return true;
            }
            let mut new = Vec::new();
            for call in tree.of_kind_in(part.code, Kind::Call) {
                let Some(callee) = self.child(call, Role::Callee) else { continue };
                let is_change =
                    self.kind(callee) == Kind::Attribute && self.is_in_group("changing methods", self.name(callee));
                if is_change && self.child(callee, Role::Object).is_some_and(|object| is_it(part, object)) {
                    return true;
                }
                // What is handed over is called there: `more.forEach(enqueue)`.
                let named = self.positional(call).into_iter().filter(|&one| self.kind(one) == Kind::Name);
                let handed = named.filter_map(|one| self.own_definition(one));
                new.extend(handed.map(|code| Part { code, held: Vec::new() }));
                let Some(function) = self.own_definition(callee) else { continue };
                let given = self.positional(call).into_iter().filter(|&one| is_it(part, one));
                let params = given.filter_map(|one| self.parameter_of(call, one));
                let names = params.filter_map(|param| self.child(param, Role::Target));
                new.push(Part { code: function, held: names.filter_map(|name| self.binding_named(name)).collect() });
            }
            for one in new {
                if !parts.contains(&one) {
                    parts.push(one);
                }
            }
        }
        false
    }

    /// Where another function of the file moves elements of `collection`, which outlives a call, to other places: whoever
    /// waits in the middle of a walk would pass some of them over.
    pub(super) fn shifted_elsewhere(self: &Arc<Self>, collection: NodeId) -> Option<NodeId> {
        self.shared_key(collection)?;
        let tree = &self.facts.tree;
        let wanted = self.stands_for(collection);
        let around = |node: NodeId| tree.ancestors(node).find(|&up| self.kind(up) == Kind::Class);
        let own = self.function(collection);
        let is_it = |object: NodeId| self.stands_for(object) == wanted && around(object) == around(collection);
        let other = |node: &NodeId| {
            let function = self.function(*node);
            function.is_some() && function != own
        };
        tree.of_kind(Kind::Attribute).filter(other).find(|&callee| {
            let called = tree[callee].role == Role::Callee && self.is_in_group("shifting methods", self.name(callee));
            called && self.child(callee, Role::Object).is_some_and(is_it)
        })
    }

    /// Whether `code` sets how long something is, by that number or by an entry at the end: `xs.length = 0`,
    /// `xs[xs.length] = x`.
    fn sets_length(&self, code: NodeId, is_it: impl Fn(NodeId) -> bool) -> bool {
        let tree = &self.facts.tree;
        let is_length = |node: NodeId| {
            self.kind(node) == Kind::Attribute
                && self.name(node) == "length"
                && self.child(node, Role::Object).is_some_and(&is_it)
        };
        let sets = tree.of_kind_in(code, Kind::AssignExpression).chain(tree.of_kind_in(code, Kind::AugAssign));
        let mut targets = sets.filter_map(|set| self.child(set, Role::Target));
        targets.any(|target| {
            let index = self.child(target, Role::Index).filter(|_| self.kind(target) == Kind::Subscript);
            is_length(target) || index.is_some_and(&is_length)
        })
    }

    /// One text for what stands for one thing: as [`Cx::canonical`], also of a name that is taken out of an object.
    fn stands_for(&self, node: NodeId) -> String {
        let taken = || {
            let bind = self.facts.scopes.binding(self.binding_named(node)?).single()?;
            let pair = self.facts.tree.parent(bind.node).filter(|&up| self.kind(up) == Kind::Pair)?;
            let assign = self.facts.tree.ancestors(pair).nth(1).filter(|&up| self.kind(up) == Kind::Assign)?;
            let value = self.child(assign, Role::Value).filter(|_| bind.how == How::Part)?;
            Some(format!("{}.{}", self.canonical(value), self.name(pair)))
        };
        taken().unwrap_or_else(|| self.canonical(node))
    }
}
