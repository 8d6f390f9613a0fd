//! Methods that a subclass defines anew, sync where the class's own is async or the other way round: what a call of one gives
//! is not certain then.

use std::path::Path;
use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    match key {
        "overridden_elsewhere" => Some(Value::from(node.cx.is_overridden_elsewhere(node.id))),
        _ => None,
    }
}

impl Cx {
    /// Whether the call is one of a method that a class of another file, derived from the one that defines it, has in the
    /// other colour; never where the object was made just here.
    pub fn is_overridden_elsewhere(self: &Arc<Self>, call: NodeId) -> bool {
        self.child(call, Role::Callee).is_some_and(|callee| self.is_method_overridden(callee))
    }

    /// The same of the method that `callee` names.
    pub fn is_method_overridden(self: &Arc<Self>, callee: NodeId) -> bool {
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
        let Some(object) = object else { return false };
        let Some((home, method)) = self.definition(callee).filter(|_| !self.is_made_here(object)) else { return false };
        let Some(class) = home.class_of_method(method) else { return false };
        let key = (home.source.path().to_owned(), format!("{}.{} anew", home.name(class), home.name(method)));
        let mut files = home.heir_files(home.name(class)).into_iter();
        let mut anew = || files.any(|file| self.overrides(&file, &home, class, method));
        self.modules.result(key, || if anew() { "yes" } else { "no" }) == "yes"
    }

    /// Whether `object` is an instance that a call of the very class gives.
    fn is_made_here(self: &Arc<Self>, object: NodeId) -> bool {
        let makes = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|_| matches!(self.kind(call), Kind::Call | Kind::New));
            callee.is_some_and(|callee| matches!(self.type_of(callee), Type::Class(..)))
        };
        let given = || match self.facts.scopes.binding(self.variable(object)?).single()?.how {
            How::Value(value) | How::With(value) => Some(value),
            _ => None,
        };
        makes(object) || self.kind(object) == Kind::Name && given().is_some_and(makes)
    }

    fn overrides(&self, file: &Path, home: &Cx, class: NodeId, method: NodeId) -> bool {
        // Most classes that derive from one leave the method alone.
        if !self.is_named_in(file, &[home.name(method)]) {
            return false;
        }
        let Some(other) = self.open(file) else { return false };
        let classes = other.facts.tree.of_kind(Kind::Class);
        let derived = |one: NodeId| other.derives(one, &|base| other.last_name(base) == home.name(class), 8);
        let (name, colour) = (home.name(method), home.is_awaited(method));
        classes.into_iter().any(|one| derived(one) && other.defines_otherwise(one, name, colour))
    }

    /// Whether a base of `class`, or one of those that the file defines, is such a one.
    pub(in crate::words) fn derives(&self, class: NodeId, is_base: &dyn Fn(NodeId) -> bool, left: u32) -> bool {
        let further =
            || self.file_bases(class).into_iter().any(|base| left > 0 && self.derives(base, is_base, left - 1));
        self.bases(class).into_iter().any(is_base) || further()
    }

    /// Whether `class` itself has a method of this name in the other colour.
    pub(super) fn defines_otherwise(&self, class: NodeId, name: &str, colour: bool) -> bool {
        self.facts.tree.in_role(class, Role::Body).any(|member| {
            self.kind(member) == Kind::Function && self.name(member) == name && self.is_awaited(member) != colour
        })
    }

    /// Whether a call of the method is to be awaited by the look of it: it is async, or says that it gives a promise.
    pub(in crate::words) fn is_awaited(&self, method: NodeId) -> bool {
        let says = self.child(method, Role::Returns).map_or("", |returns| self.text(returns));
        self.has(method, Flags::ASYNC) || says.trim_start_matches([':', ' ']).starts_with("Promise<")
    }

    /// The last name of what a base stands for, what is in brackets aside.
    pub(in crate::words) fn last_name(&self, base: NodeId) -> String {
        let base = self.child(base, Role::Object).filter(|_| self.kind(base) == Kind::Subscript).unwrap_or(base);
        let path = self.path(base).unwrap_or_else(|| self.text(base).to_owned());
        path.rsplit('.').next().unwrap_or_default().to_owned()
    }
}
