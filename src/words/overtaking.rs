//! Calls on an object beside work that goes through it: work that starts later than it does now finds the object in another
//! state, or comes when the object has been told to do what it was given.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Kind, NodeId, Role, ScopeKind};

impl Cx {
    /// The object of which the work calls a method for what it is given, while `beside` it another one is called for its
    /// effect: `jobs.push(load(cursor.left())); cursor.skip();`.
    pub(super) fn moved_beside(
        &self,
        making: &Making,
        work: NodeId,
        own: &[NodeId],
        beside: &[NodeId],
    ) -> Option<String> {
        let given = own.iter().filter(|&&node| node != work && !self.is_dropped_call(node));
        let given: Vec<NodeId> = given.filter_map(|&node| self.object_acted_on(node)).collect();
        let given: Vec<NodeId> = given.into_iter().filter(|&object| !self.is_made_in(object, work)).collect();
        let moved = beside.iter().filter(|&&node| self.is_dropped_call(node));
        let moved = moved.filter(|&&node| !self.is_set_up_for(node, work, making.whole));
        let mut moved = moved.filter_map(|&node| self.object_acted_on(node));
        let object = moved.find(|&object| given.iter().any(|&other| self.is_object_again(object, other)));
        object.map(|object| self.text(object).to_owned())
    }

    /// A call for its effect between the making and `site`, of a method of the object whose methods the work calls:
    /// `jobs = keys.map((key) => batch.get(key)); batch.flush(); await Promise.all(jobs)`.
    pub fn driven_behind(self: &Arc<Self>, making: &Making, site: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let around = self.function(making.whole).unwrap_or(NodeId::ROOT);
        let (from, to) = (tree[making.whole].span.end, tree[site].span.start);
        let between = self.here(around).filter(|&node| {
            let at = tree[node].span.start;
            from <= at && at < to && self.is_dropped_call(node)
        });
        let driven: Vec<(NodeId, NodeId)> =
            between.filter_map(|call| Some((call, self.object_acted_on(call)?))).collect();
        if driven.is_empty() {
            return None;
        }
        let work = tree.walk(making.element).filter(|&node| !self.is_dropped_call(node));
        let used: Vec<NodeId> = work.filter_map(|node| self.object_acted_on(node)).collect();
        let is_used = |object: NodeId| used.iter().any(|&other| self.is_object_again(object, other));
        driven.into_iter().find(|&(_, object)| is_used(object)).map(|(call, _)| call)
    }

    /// Whether `node` is a call whose result nobody takes, waited for or not.
    fn is_dropped_call(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let up = tree.parent(node).filter(|_| self.kind(node) == Kind::Call);
        let up = if up.is_some_and(|up| self.kind(up) == Kind::Await) { up.and_then(|up| tree.parent(up)) } else { up };
        up.is_some_and(|up| self.kind(up) == Kind::Expression)
    }

    /// The object whose method the call `node` calls: a variable of a function, or a member of the own object.
    fn object_acted_on(&self, node: NodeId) -> Option<NodeId> {
        let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call)?;
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute)?;
        let is_own = match self.kind(object) {
            Kind::Name => self.binding_named(object).is_some_and(|id| {
                let scopes = &self.facts.scopes;
                scopes.scope(scopes.binding(id).scope).kind != ScopeKind::Module
            }),
            Kind::Attribute => self.child(object, Role::Object).is_some_and(|it| self.kind(it) == Kind::This),
            _ => false,
        };
        is_own.then_some(object)
    }

    fn is_object_again(&self, one: NodeId, other: NodeId) -> bool {
        self.kind(one) == self.kind(other)
            && self.text(one) == self.text(other)
            && self.binding_named(one) == self.binding_named(other)
    }
}
