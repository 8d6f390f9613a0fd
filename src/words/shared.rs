//! The shared state that code reads and writes, each part by a key.
//!
//! Shared are names of the module or of an enclosing function, and attributes and entries of objects that the function did
//! not make itself.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeId};

/// A write of shared state.
pub(super) struct Write {
    pub(super) key: String,
    pub(super) node: NodeId,
    pub(super) values: Vec<NodeId>,
    pub(super) augmented: bool,
}

impl Cx {
    /// The shared state that `node` reads or writes, as a key: `self.left`, `counts`, `account.balance`.
    pub(super) fn shared_key(self: &Arc<Self>, node: NodeId) -> Option<String> {
        match self.kind(node) {
            Kind::Name if self.is_own_collection(node) => Some(self.text(node).to_owned()),
            Kind::Name => {
                (self.is_shared_name(node) || self.is_imported_value(node)).then(|| self.text(node).to_owned())
            }
            Kind::Attribute => {
                let object = self.child(node, Role::Object)?;
                Some(format!("{}.{}", self.owner_key(object)?, self.name(node)))
            }
            Kind::Subscript | Kind::Call if let Some((object, name)) = self.named_by_text(node) => match object {
                Some(object) => Some(format!("{}.{name}", self.owner_key(object)?)),
                None => Some(name.to_owned()),
            },
            Kind::Subscript => self.owner_key(self.child(node, Role::Object)?),
            _ => None,
        }
    }

    /// Whether `node` names the own object where that is used as a collection: `key in self`, `len(self)`, `not self`, walked,
    /// looked into or changed by a method that its class does not define.
    fn is_own_collection(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let used = tree.parent(node).is_some_and(|up| match self.kind(up) {
            Kind::Compare | Kind::Logical => true,
            Kind::Unary => self.has(up, Flags::NOT),
            Kind::Call => self.is_call_of(up, "functions that count"),
            Kind::Attribute => {
                let groups = ["changing methods", "looking methods", "views"];
                groups.iter().any(|group| self.is_in_group(group, self.name(up)))
                    && !self.defines_function(self.name(up))
            }
            _ => matches!(tree[node].role, Role::Iterable | Role::Test),
        });
        used && !self.language.has_braces() && self.is_self(node)
    }

    /// The key of an object whose attribute or entry is used; none for objects that the function made itself. A class and
    /// its instance are one.
    fn owner_key(self: &Arc<Self>, object: NodeId) -> Option<String> {
        if let Some(instance) = self.instance_of_named_class(object) {
            return self.owner_key(instance);
        }
        match self.kind(object) {
            Kind::This => Some("this".to_owned()),
            Kind::Name if let Some(own) = self.instance_of_class_around(object) => Some(own.to_owned()),
            Kind::Name => match self.alias(object) {
                Some(value) => self.owner_key(value),
                None => (!self.is_own_local(object)).then(|| self.text(object).to_owned()),
            },
            Kind::Attribute | Kind::Subscript => self.shared_key(object),
            _ => None,
        }
    }

    /// What the method around `name`, which stands for its class, calls its instance.
    fn instance_of_class_around(&self, name: NodeId) -> Option<&str> {
        // Where `this` names the object, no parameter does, and members of a class are not those of its instances.
        if self.language.calls_start() {
            return None;
        }
        let bind = self.facts.scopes.binding(self.variable(name)?).single().filter(|bind| bind.how == How::Class)?;
        let mut functions = std::iter::successors(self.function(name), |&inner| self.function(inner));
        let method = functions.find(|&function| self.class_of_method(function) == Some(bind.node))?;
        let own = self.child(method, Role::Param).and_then(|param| self.child(param, Role::Target));
        own.filter(|&own| self.is_instance_method(method) && self.kind(own) == Kind::Name).map(|own| self.text(own))
    }

    /// The name or attribute that the local `name` is another name for.
    fn alias(&self, name: NodeId) -> Option<NodeId> {
        let id = self.variable(name).filter(|_| !self.is_shared_name(name))?;
        match self.facts.scopes.binding(id).single()?.how {
            How::Value(value) if matches!(self.kind(value), Kind::Name | Kind::Attribute) => {
                (self.text(value) != self.text(name)).then_some(value)
            }
            _ => None,
        }
    }

    /// Whether the name is a local that holds something the function made: not a parameter, not from outside.
    fn is_own_local(&self, name: NodeId) -> bool {
        let Some(id) = self.variable(name) else { return true };
        if self.is_shared_name(name) {
            return false;
        }
        let binding = self.facts.scopes.binding(id);
        binding.binds.iter().all(|bind| match bind.how {
            How::Value(value) => matches!(
                self.kind(value),
                Kind::List
                    | Kind::Dict
                    | Kind::Set
                    | Kind::Tuple
                    | Kind::ListComprehension
                    | Kind::SetComprehension
                    | Kind::DictComprehension
                    | Kind::Call
                    | Kind::New
                    | Kind::Await
            ),
            How::With(_) | How::Handler => true,
            // Attributes of a module, and of a class or function of the module, are there for all.
            How::Function | How::Class => binding.scope != ScopeId(0),
            _ => false,
        })
    }

    /// Keys that evaluating `root` reads.
    pub(super) fn reads(self: &Arc<Self>, root: NodeId) -> Vec<String> {
        self.here(root).filter_map(|node| self.key_read(node)).collect()
    }

    /// The key of the shared state that `node` itself reads.
    pub(super) fn key_read(self: &Arc<Self>, node: NodeId) -> Option<String> {
        if self.has(node, Flags::STORE) || self.is_written(node) { None } else { self.shared_key(node) }
    }

    /// Keys that `root` writes at places for which `at` holds.
    pub fn written_keys(self: &Arc<Self>, root: NodeId, at: impl Fn(u32) -> bool) -> Vec<String> {
        let writes = self.writes(root).into_iter();
        writes.filter(|write| at(self.facts.tree[write.node].span.start)).map(|write| write.key).collect()
    }

    /// Keys that `root` reads at places for which `at` holds.
    pub fn read_keys(self: &Arc<Self>, root: NodeId, at: impl Fn(u32) -> bool) -> Vec<String> {
        self.here(root)
            .filter(|&node| at(self.facts.tree[node].span.start) && !self.is_written(node))
            .filter_map(|node| self.shared_key(node))
            .collect()
    }

    fn is_written(&self, node: NodeId) -> bool {
        self.facts.tree[node].role == Role::Target
    }

    /// Whether `root` writes shared state. What a constructor puts into the object that is being made nobody else can see yet.
    pub(super) fn writes_shared(self: &Arc<Self>, root: NodeId) -> bool {
        let making = self.has(root, Flags::CONSTRUCTOR);
        let is_own = |target: &NodeId| {
            let object = self.child(*target, Role::Object).filter(|_| self.kind(*target) == Kind::Attribute);
            object.is_some_and(|object| self.is_self(object) || self.kind(object) == Kind::This)
        };
        let fills = |write: &Write| {
            let targets = self.in_role(write.node, Role::Target);
            making && self.kind(write.node) == Kind::Assign && targets.iter().all(is_own)
        };
        !self.writes(root).iter().all(fills)
    }

    /// Whether `call` changes how many elements a collection has that it is given, and that the function around did not make.
    pub(super) fn changes_given(self: &Arc<Self>, call: NodeId) -> bool {
        let given = self.in_role(call, Role::Argument).into_iter().filter(|&one| match self.kind(one) {
            Kind::Name => !self.is_own_local(one),
            kind => matches!(kind, Kind::Attribute | Kind::Subscript),
        });
        given.into_iter().any(|one| self.changes(call, one))
    }

    /// Writes below `root`: key, the node that writes, the expressions its value comes from.
    pub(super) fn writes(self: &Arc<Self>, root: NodeId) -> Vec<Write> {
        let mut found = Vec::new();
        for node in self.here(root) {
            match self.kind(node) {
                Kind::Assign | Kind::AugAssign | Kind::AssignExpression => {
                    let fresh = self.kind(node) == Kind::AugAssign;
                    let values = self.in_role(node, Role::Value);
                    for target in self.in_role(node, Role::Target) {
                        for key in self.target_keys(target) {
                            found.push(Write { key, node, values: values.clone(), augmented: fresh });
                        }
                    }
                }
                Kind::Call => found.extend(self.changing_call(node)),
                Kind::Delete => {
                    let targets: Vec<NodeId> = self.facts.tree.children(node).collect();
                    let keys = targets.iter().filter_map(|&target| self.shared_key(target));
                    found.extend(keys.map(|key| Write { key, node, values: targets.clone(), augmented: false }));
                }
                _ => {}
            }
        }
        found
    }

    fn target_keys(self: &Arc<Self>, target: NodeId) -> Vec<String> {
        match self.kind(target) {
            Kind::Tuple | Kind::List => {
                self.in_role(target, Role::Element).into_iter().flat_map(|one| self.target_keys(one)).collect()
            }
            _ => self.shared_key(target).into_iter().collect(),
        }
    }

    /// The collection that a call of one of its methods changes.
    pub(super) fn changed_by(&self, call: NodeId) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
        let object = self.child(callee, Role::Object)?;
        self.is_in_group("changing methods", self.name(callee)).then_some(object)
    }

    fn changing_call(self: &Arc<Self>, call: NodeId) -> Option<Write> {
        let key = match self.changed_by(call) {
            Some(changed) => self.shared_key(changed)?,
            None => {
                self.set_by_text(call).and_then(|(object, name)| Some(format!("{}.{name}", self.owner_key(object)?)))?
            }
        };
        Some(Write { key, node: call, values: self.in_role(call, Role::Argument), augmented: false })
    }
}
