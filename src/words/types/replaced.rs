//! Methods that the file replaces: `self.load = load`, `Store.load = other`.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Type;
use crate::facts::{Kind, NodeId, Role};
use crate::words::asked::Depth;
use crate::words::cx::Cx;

impl Cx {
    /// Whether the file sets an attribute that is called like the method `name` of `class`: on the class, an instance, one that
    /// derives from it, or on something unknown.
    pub(super) fn is_replaced(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> bool {
        let sets = self.asked.set_attributes.get_or_init(|| self.all_set_attributes());
        sets.get(name).into_iter().flatten().any(|&attribute| {
            let owner = self.child(attribute, Role::Object);
            owner.is_some_and(|owner| self.may_be_of(owner, class, depth))
        })
    }

    fn may_be_of(self: &Arc<Self>, owner: NodeId, class: NodeId, depth: Depth<'_>) -> bool {
        if self.is_self(owner) {
            return self.class_around(owner).is_some_and(|around| self.is_kin(around, class));
        }
        match self.infer(owner, depth) {
            Type::Local(home, other) | Type::Class(home, other) => {
                Arc::ptr_eq(&home, self) && self.is_kin(other, class)
            }
            Type::Unknown => true,
            _ => false,
        }
    }

    /// Every attribute of the file that is set, by its name.
    fn all_set_attributes(&self) -> FxHashMap<Box<str>, Vec<NodeId>> {
        let mut sets: FxHashMap<Box<str>, Vec<NodeId>> = FxHashMap::default();
        for node in self.facts.tree.of_kind(Kind::Attribute).filter(|&node| self.is_set(node)) {
            sets.entry(self.name(node).into()).or_default().push(node);
        }
        sets
    }
}
