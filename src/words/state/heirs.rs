//! Methods that derived classes define anew: a call on the own object may run those, and they may take the lock again.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;

/// Classes between a class and the one it derives from that are followed.
const DEEPEST: u32 = 8;

impl Cx {
    /// The function that `callee` names, with the methods of this file that take its place in derived classes.
    pub(super) fn with_overriders(&self, callee: NodeId, function: NodeId) -> Vec<NodeId> {
        let mut found = vec![function];
        if let Some(class) = self.class_of_method(function).filter(|_| self.may_be_of_heir(callee)) {
            found.extend(self.methods_of_heirs(self.name(class), self.name(function)));
        }
        found
    }

    /// Whether running `code` may call one of `holders` by a method that a class of another file defines anew.
    pub(super) fn comes_back_by_heirs(self: &Arc<Self>, code: &[NodeId], holders: &[NodeId]) -> bool {
        let Some(class) = holders.iter().find_map(|&one| self.class_of_method(one)) else { return false };
        let called = self.own_methods_called(code);
        if called.is_empty() {
            return false;
        }
        let back = self.ways_to(class, holders);
        !back.is_empty()
            && self.heir_files(self.name(class)).iter().any(|file| self.leads_back_in(file, class, &called, &back))
    }

    fn leads_back_in(&self, file: &Path, class: NodeId, called: &[&str], back: &[&str]) -> bool {
        if !self.is_named_in(file, called) || !self.is_named_in(file, back) {
            return false;
        }
        let Some(other) = self.open(file) else { return false };
        let anew: Vec<NodeId> = called.iter().flat_map(|name| other.methods_of_heirs(self.name(class), name)).collect();
        let reached: FxHashSet<NodeId> = anew.iter().copied().chain(other.reached(&anew)).collect();
        let calls: Vec<NodeId> = reached.into_iter().collect();
        other.own_methods_called(&calls).iter().any(|name| back.contains(name))
    }

    /// The methods called `name` of the classes of this file that derive from one called `base`.
    fn methods_of_heirs(&self, base: &str, name: &str) -> Vec<NodeId> {
        let methods = self.methods_named(name).iter().copied();
        methods
            .filter(|&method| {
                let class = self.class_of_method(method);
                class.is_some_and(|class| self.derives(class, &|one| self.last_name(one) == base, DEEPEST))
            })
            .collect()
    }

    /// The methods of `class` that other classes see and that lead to one of `holders`.
    fn ways_to(self: &Arc<Self>, class: NodeId, holders: &[NodeId]) -> Vec<&str> {
        let methods = self.in_role(class, Role::Body).into_iter().filter(|&one| self.kind(one) == Kind::Function);
        let leads = |&method: &NodeId| {
            holders.contains(&method) || self.reached(&[method]).iter().any(|one| holders.contains(one))
        };
        methods.filter(leads).map(|method| self.name(method)).filter(|name| !name.starts_with('#')).collect()
    }

    /// The names of the methods that `code` calls on the own object, or on that of its base.
    fn own_methods_called(&self, code: &[NodeId]) -> Vec<&str> {
        let calls = code.iter().flat_map(|&one| self.facts.tree.of_kind_in(one, Kind::Call));
        let callees = calls.filter_map(|call| self.child(call, Role::Callee));
        callees.filter(|&callee| self.is_on_own_object(callee)).map(|callee| self.name(callee)).collect()
    }

    /// Whether the object of the method `callee` may be of a class that derives from its own: it is not made right there, nor
    /// is it the class itself.
    fn may_be_of_heir(&self, callee: NodeId) -> bool {
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
        object.is_some_and(|object| !matches!(self.kind(object), Kind::Call | Kind::New) && !self.is_class_name(object))
    }

    fn is_on_own_object(&self, callee: NodeId) -> bool {
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
        object.is_some_and(|object| self.is_self(object) || self.text(object) == "super")
    }
}
