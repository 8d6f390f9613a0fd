//! What the decorators of a function leave of it: how it is called, and whether a call still gives what the function gives.

use crate::facts::{NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// Whether no decorator of `function` can change what a call of it gives.
    pub(in crate::words) fn decorators_keep_kind(&self, function: NodeId) -> bool {
        self.facts.tree.in_role(function, Role::Decorator).all(|decorator| self.is_harmless(decorator))
    }

    pub(in crate::words) fn is_harmless(&self, decorator: NodeId) -> bool {
        self.path(decorator).is_some_and(|path| self.is_in_group("harmless decorators", &path))
    }

    /// Whether `function`, a method, is called on an instance of its class.
    pub fn is_instance_method(&self, function: NodeId) -> bool {
        !self.is_static(function) && !self.is_class_method(function)
    }

    pub(in crate::words) fn is_static(&self, function: NodeId) -> bool {
        self.has_decorator(function, "staticmethod")
    }

    pub(super) fn is_class_method(&self, function: NodeId) -> bool {
        self.has_decorator(function, "classmethod")
            || self.is_in_group("methods of the class itself", self.name(function))
    }

    fn has_decorator(&self, function: NodeId, name: &str) -> bool {
        self.facts
            .tree
            .in_role(function, Role::Decorator)
            .any(|decorator| self.path(decorator).as_deref() == Some(name))
    }
}
