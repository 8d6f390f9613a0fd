//! What a call of a function of the file writes, in the words of the caller.

use std::sync::Arc;

use super::cx::Cx;
use super::flow::Write;
use crate::facts::{Kind, NodeId, Role};

impl Cx {
    /// The shared state that the function of the file writes that `call` calls: of the module, and of the object it is
    /// called on. Further functions are not followed.
    pub(super) fn writes_of_callee(self: &Arc<Self>, call: NodeId) -> Vec<Write> {
        if self.kind(call) != Kind::Call {
            return Vec::new();
        }
        let Some(function) = self.called_function(call) else { return Vec::new() };
        let values = self.in_role(call, Role::Argument);
        let keys = self.writes(function).into_iter().filter_map(|write| self.key_of_caller(call, function, write.key));
        keys.map(|key| Write { key, node: call, values: values.clone(), augmented: false }).collect()
    }

    /// The shared state that the function of the file reads for what it returns that `call` calls.
    pub(super) fn reads_of_callee(self: &Arc<Self>, call: NodeId) -> Vec<String> {
        if self.kind(call) != Kind::Call {
            return Vec::new();
        }
        let Some(function) = self.called_function(call) else { return Vec::new() };
        let returns = self.here(function).filter(|&node| self.kind(node) == Kind::Return);
        let keys = returns.flat_map(|node| self.reads(node));
        keys.filter_map(|key| self.key_of_caller(call, function, key)).collect()
    }

    /// What `call` calls the state that `function` calls `key`: `self.n` is `account.n` where the method of `account` is
    /// called. None for what belongs to other parameters.
    fn key_of_caller(&self, call: NodeId, function: NodeId, key: String) -> Option<String> {
        let root = key.split('.').next().unwrap_or(&key);
        let parameters = self.in_role(function, Role::Param);
        let names = parameters.iter().filter_map(|&param| self.child(param, Role::Target));
        let names: Vec<&str> = names.map(|name| self.text(name)).collect();
        let method = self.class_of_method(function).is_some();
        let own = if self.language.has_braces() { Some("this") } else { names.first().copied() };
        if !method || own != Some(root) {
            return (!names.contains(&root)).then_some(key);
        }
        let callee = self.child(call, Role::Callee)?;
        let object = self.child(callee, Role::Object)?;
        Some(format!("{}{}", self.text(object), &key[root.len()..]))
    }
}
