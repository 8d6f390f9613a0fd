//! What a call of a function of the file writes, in the words of the caller.

use std::sync::Arc;

use super::cx::Cx;
use super::shared::Write;
use crate::facts::{Kind, NodeId, Role};

impl Cx {
    /// The shared state that the function of the project writes that `call` calls: of its module, and of the object it is
    /// called on. Further functions are not followed.
    pub(super) fn writes_of_callee(self: &Arc<Self>, call: NodeId) -> Vec<Write> {
        let Some((cx, function)) = self.function_behind(call) else { return Vec::new() };
        let arguments = self.in_role(call, Role::Argument);
        // A function inside sees the locals around it.
        let around = self.function(call);
        let inside = Arc::ptr_eq(&cx, self) && around.is_some_and(|around| self.facts.tree.is_within(function, around));
        let writes = cx.writes(function).into_iter().filter_map(|write| {
            let own = if inside { write.values } else { Vec::new() };
            let values = arguments.iter().copied().chain(own).collect();
            let key = self.key_of_caller(call, &cx, function, write.key)?;
            Some(Write { key, node: call, values, augmented: false })
        });
        writes.collect()
    }

    /// The function that `call` calls: of this file, or of another one of the project.
    fn function_behind(self: &Arc<Self>, call: NodeId) -> Option<(Arc<Cx>, NodeId)> {
        if self.kind(call) != Kind::Call {
            return None;
        }
        let elsewhere = || {
            let callee = self.child(call, Role::Callee).filter(|_| !self.language.has_braces())?;
            self.definition(callee).filter(|(cx, _)| !self.is_same_file(cx))
        };
        self.called_function(call).map(|function| (Arc::clone(self), function)).or_else(elsewhere)
    }

    fn is_same_file(&self, other: &Cx) -> bool {
        self.source.path().as_os_str() == other.source.path().as_os_str()
    }

    /// The shared state that the function of the project reads for what it returns that `call` calls.
    pub(super) fn reads_of_callee(self: &Arc<Self>, call: NodeId) -> Vec<String> {
        let Some((cx, function)) = self.function_behind(call) else { return Vec::new() };
        let returns = cx.here(function).filter(|&node| cx.kind(node) == Kind::Return);
        let keys = returns.flat_map(|node| cx.reads(node));
        keys.filter_map(|key| self.key_of_caller(call, &cx, function, key)).collect()
    }

    /// The shared state that the getter reads of which `node`, an attribute of the own object, is a property; else none.
    pub(super) fn reads_of_property(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        if self.kind(node) != Kind::Attribute || self.language.has_braces() {
            return Vec::new();
        }
        let object = self.child(node, Role::Object).filter(|&object| self.is_self(object));
        let Some((object, class)) = object.and_then(|object| {
            let class = self.facts.tree.ancestors(node).find(|&up| self.kind(up) == Kind::Class)?;
            Some((object, class))
        }) else {
            return Vec::new();
        };
        let is_getter =
            |&it: &NodeId| self.kind(it) == Kind::Function && self.name(it) == self.name(node) && self.is_property(it);
        let Some(getter) = self.in_role(class, Role::Body).into_iter().find(is_getter) else { return Vec::new() };
        let own = self.child(getter, Role::Param).and_then(|param| self.child(param, Role::Target));
        let Some(own) = own.map(|own| self.text(own)) else { return Vec::new() };
        let keys = self.reads(getter).into_iter();
        keys.map(|key| match key.strip_prefix(own).filter(|rest| rest.starts_with('.')) {
            Some(rest) => format!("{}{rest}", self.text(object)),
            None => key,
        })
        .collect()
    }

    /// What `call` calls the state that `function` calls `key`: `self.n` is `account.n` where the method of `account` is
    /// called. None for what belongs to other parameters.
    fn key_of_caller(&self, call: NodeId, cx: &Cx, function: NodeId, key: String) -> Option<String> {
        let root = key.split('.').next().unwrap_or(&key);
        let parameters = cx.in_role(function, Role::Param);
        let names = parameters.iter().filter_map(|&param| cx.child(param, Role::Target));
        let names: Vec<&str> = names.map(|name| cx.text(name)).collect();
        let method = cx.class_of_method(function).is_some();
        let own = if cx.language.has_braces() { Some("this") } else { names.first().copied() };
        if !method || own != Some(root) {
            // A name of another file is another name.
            let named =
                if self.is_same_file(cx) { key.clone() } else { format!("{}:{key}", cx.source.path().display()) };
            return (!names.contains(&root)).then_some(named);
        }
        let callee = self.child(call, Role::Callee)?;
        let object = self.child(callee, Role::Object)?;
        Some(format!("{}{}", self.text(object), &key[root.len()..]))
    }
}
