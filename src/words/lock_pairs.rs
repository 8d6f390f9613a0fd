//! Locks that are taken while others are held, in one order here and in another one there.

use std::sync::Arc;

use super::cx::Cx;
use super::receivers::behind_pointers;
use crate::facts::{How, Kind, NodeId, Role};

impl Cx {
    /// Calls of other locks that are held where the lock `node` is taken.
    pub fn outer_locks(self: &Arc<Self>, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let mine = self.lock_name(node);
        let mut held = self.held(node, methods, true);
        held.extend(self.awaited_locks(node, methods));
        held.into_iter().filter(|&call| call != node && self.lock_name(call) != mine).collect()
    }

    /// Calls of locks of tasks whose guards are held in names where `node` stands.
    fn awaited_locks(&self, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let names = self.alive(node).into_iter().filter(|&name| !self.is_given_up(name, node));
        let waits = names.filter_map(|name| self.bound_value(name)).filter(|&it| self.kind(it) == Kind::Await);
        let calls = waits.flat_map(|wait| self.facts.tree.children(wait));
        calls.filter(|&call| self.is_plain_call(call, methods)).collect()
    }

    /// The lock that a call takes: a static or other name, or the field of the type it belongs to.
    fn lock_name(&self, call: NodeId) -> String {
        let Some(object) = self.locked(call) else { return String::new() };
        let text = self.text_from_self(object);
        if !text.starts_with("self.") {
            // Two modules may each have one of this name.
            let bound = self.facts.scopes.of_name.get(object.index()).copied().flatten();
            return bound.filter(|_| self.kind(object) == Kind::Name).map_or(text, |id| format!("{id:?}"));
        }
        let around = self.facts.tree.ancestors(call).find(|&up| self.kind(up) == Kind::Impl);
        let owner = around.and_then(|it| self.child(it, Role::Type)).map(|it| self.type_name(it)).unwrap_or_default();
        format!("{owner}{}", &text[4..])
    }

    /// The text of an object without blanks; of a part of what a name lends from `self`, as part of `self`.
    fn text_from_self(&self, object: NodeId) -> String {
        let lent = self.canonical(object);
        let written = || self.text(object).split_whitespace().collect();
        if self.kind(object) == Kind::Attribute && lent.starts_with("self.") { lent } else { written() }
    }

    /// Whether a lock goes by this name everywhere: a static, or a field of `self`.
    fn is_lasting(&self, call: NodeId) -> bool {
        let Some(object) = self.locked(call) else { return false };
        let bound = self.facts.scopes.of_name.get(object.index()).copied().flatten();
        let is_static = bound.is_some_and(|id| {
            let binding = self.facts.scopes.binding(id);
            self.facts.scopes.scope(binding.scope).kind == crate::facts::ScopeKind::Module
        });
        self.text_from_self(object).starts_with("self.") || self.kind(object) == Kind::Name && is_static
    }

    /// What a lock goes by in all functions: a static, or the field of the type it belongs to.
    fn lasting_name(&self, call: NodeId) -> Option<String> {
        if self.is_lasting(call) {
            return Some(self.lock_name(call));
        }
        let object = self.locked(call)?;
        let root = self.root(object);
        let owner = self.written_type(root).filter(|it| self.kind(root) == Kind::Name && !it.is_empty())?;
        let field: String = self.text(object).strip_prefix(self.text(root))?.split_whitespace().collect();
        field.starts_with('.').then(|| format!("{owner}{field}"))
    }

    /// Whether two locks belong to one object, or to none.
    fn has_one_owner(&self, one: NodeId, other: NodeId) -> bool {
        let owner = |call: NodeId| self.locked(call).map(|object| self.text(self.root(object)));
        self.is_lasting(one) && self.is_lasting(other) || owner(one) == owner(other)
    }

    /// Places of the file where the lock `node` is held while one that is held here is taken.
    pub fn swapped_locks(self: &Arc<Self>, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let Some(mine) = self.lasting_name(node) else { return Vec::new() };
        let held_at = |call: NodeId| {
            let held = self.outer_locks(call, methods).into_iter().filter(move |&held| self.has_one_owner(held, call));
            held.filter_map(|held| self.lasting_name(held))
        };
        let outer: Vec<String> = held_at(node).filter(|name| *name != mine).collect();
        if outer.is_empty() {
            return Vec::new();
        }
        let calls = self.facts.tree.ids().filter(|&call| self.is_plain_call(call, methods));
        calls
            .filter(|&call| self.lasting_name(call).is_some_and(|name| outer.contains(&name)))
            .filter(|&call| held_at(call).any(|held| held == mine))
            .collect()
    }

    /// Locks held here that are the same field of another parameter of the same type, where nothing says which goes first.
    pub fn twin_parameters(self: &Arc<Self>, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let Some((field, kind)) = self.lock_of_parameter(node) else { return Vec::new() };
        let twin = |call: &NodeId| self.lock_of_parameter(*call) == Some((field.clone(), kind.clone()));
        let twins = self.outer_locks(node, methods).into_iter().filter(twin);
        twins.filter(|&twin| !self.are_put_in_order(twin, node)).collect()
    }

    /// Whether the objects of two locks are compared before the second is taken: by `<` and the like, or by `cmp`.
    fn are_put_in_order(&self, first: NodeId, second: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(around) = self.function(second) else { return false };
        let orders = |&node: &NodeId| match self.kind(node) {
            Kind::Compare => self.name(node).starts_with(['<', '>']),
            Kind::Call => {
                self.child(node, Role::Callee).is_some_and(|it| matches!(self.name(it), "cmp" | "partial_cmp"))
            }
            _ => false,
        };
        let roots = [first, second].map(|call| self.locked(call).map(|object| self.text(self.root(object))));
        let reads = |node: NodeId, root: &Option<&str>| tree.walk(node).any(|part| Some(self.text(part)) == *root);
        let before = |&node: &NodeId| tree[node].span.end <= tree[second].span.start;
        let mut found = tree.walk(around).filter(before).filter(orders);
        found.any(|node| roots.iter().all(|root| reads(node, root)))
    }

    /// The object that a call locks.
    fn locked(&self, call: NodeId) -> Option<NodeId> {
        self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object))
    }

    /// The field of a parameter that a call locks, and the type of the parameter; `self` is one.
    fn lock_of_parameter(&self, call: NodeId) -> Option<(String, String)> {
        let object = self.locked(call)?;
        let root = self.root(object);
        let field = self.text(object).strip_prefix(self.text(root))?.to_owned();
        let around = self.facts.tree.ancestors(call).find(|&up| self.kind(up) == Kind::Impl);
        let owner = around.and_then(|it| self.child(it, Role::Type)).map(|it| self.text(it));
        if self.kind(root) == Kind::This {
            return Some((field, owner?.to_owned()));
        }
        let id = self.facts.scopes.of_name.get(root.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single().filter(|bind| bind.how == How::Parameter)?;
        let param = self.facts.tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Param)?;
        let kind = self.child(param, Role::Annotation).map(|it| behind_pointers(self.text(it)))?;
        let kind = owner.filter(|_| kind == "Self").unwrap_or(kind);
        Some((field, kind.to_owned()))
    }
}
