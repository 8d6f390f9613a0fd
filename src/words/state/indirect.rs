//! Calls of what a table, an attribute or a variable holds: which functions of the file they may run.

use std::sync::Arc;

use crate::facts::{How, Kind, NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// The functions of this file that `call` may run though it names none of them: where it calls an entry, a kept
    /// attribute or the like, every function that is used otherwise than by a call of its name; where it takes the callee by a
    /// name that is worked out, every method.
    pub(super) fn called_indirectly(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        let Some(callee) = self.child(call, Role::Callee) else { return Vec::new() };
        // `f.call(this)` calls `f`.
        let function = self.child(callee, Role::Object).filter(|_| self.is_member_of_functions(callee));
        let direct = function.filter(|&function| self.kind(function) == Kind::Attribute);
        let mut found = direct.map_or_else(Vec::new, |function| self.methods_named(self.name(function)));
        match self.held_in(function.unwrap_or(callee)) {
            Some(value) if self.is_taken_by_name(value) => found.extend(self.methods()),
            Some(_) => found.extend(self.kept_functions()),
            None => {}
        }
        found
    }

    /// Whether the attribute is a method that functions have, by which they are called.
    fn is_member_of_functions(&self, callee: NodeId) -> bool {
        self.kind(callee) == Kind::Attribute && self.is_in_group("methods that call their function", self.name(callee))
    }

    /// What holds or gives the function that `callee` stands for, if the callee itself names none.
    fn held_in(self: &Arc<Self>, callee: NodeId) -> Option<NodeId> {
        match self.kind(callee) {
            Kind::Name => match self.facts.scopes.binding(self.variable(callee)?).single()?.how {
                How::Loop(Some(over)) => Some(over),
                How::Value(value) if matches!(self.kind(value), Kind::Subscript | Kind::Call) => Some(value),
                _ => None,
            },
            Kind::Attribute => {
                let is_kept = self.path(callee).is_none()
                    && self.methods_named(self.name(callee)).is_empty()
                    && self.is_assigned_attribute(self.name(callee));
                is_kept.then_some(callee)
            }
            Kind::Subscript | Kind::Call | Kind::Conditional | Kind::Logical => Some(callee),
            _ => None,
        }
    }

    /// Whether the value is what an object has by a name that the text does not tell: `getattr(self, name)`, `this[name]`.
    fn is_taken_by_name(&self, value: NodeId) -> bool {
        let by_call = self.kind(value) == Kind::Call && self.is_call_of(value, "calls that read by name");
        let own = || self.child(value, Role::Object).is_some_and(|object| self.is_self(object));
        let by_index = self.kind(value) == Kind::Subscript && self.language.calls_start() && own();
        (by_call || by_index) && self.named_by_text(value).is_none()
    }

    /// Whether code of this file assigns an attribute of this name, or declares it.
    fn is_assigned_attribute(&self, name: &str) -> bool {
        let is_target = |&node: &NodeId| {
            let role = self.facts.tree[node].role;
            let declared = || {
                let class = self.facts.tree.parent(node).and_then(|assign| self.facts.tree.parent(assign));
                class.is_some_and(|class| self.kind(class) == Kind::Class)
            };
            role == Role::Target && (self.kind(node) == Kind::Attribute || declared())
        };
        self.named(name).iter().any(is_target)
    }

    /// The methods of this file's classes.
    fn methods(&self) -> Vec<NodeId> {
        self.facts.tree.of_kind(Kind::Function).filter(|&node| self.class_of_method(node).is_some()).collect()
    }

    /// The functions of this file that are used otherwise than by a call of their names, or may be.
    fn kept_functions(self: &Arc<Self>) -> Vec<NodeId> {
        let functions = self.facts.tree.of_kind(Kind::Function);
        functions.filter(|&function| self.is_kept(function)).collect()
    }

    fn is_kept(self: &Arc<Self>, function: NodeId) -> bool {
        let name = self.given_name(function);
        // A decorator may keep it: `@register("name")`.
        if !self.decorators_keep_kind(function) {
            return true;
        }
        if name.is_empty() {
            return self.facts.tree[function].role != Role::Callee;
        }
        let is_method = self.class_of_method(function).is_some();
        let is_value = |&node: &NodeId| {
            let stands = !matches!(self.facts.tree[node].role, Role::Callee | Role::Target);
            stands && is_method == (self.kind(node) == Kind::Attribute)
        };
        self.named(name).iter().any(is_value)
    }
}
