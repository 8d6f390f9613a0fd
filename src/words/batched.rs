//! Work that a data loader makes one request of, together with all that is asked of it in the same turn of the loop.

use std::sync::Arc;

use super::cx::Cx;
use super::instances::DEPTH;
use super::makings::Making;
use crate::facts::{Kind, Role};

impl Cx {
    /// Whether the work asks a data loader, known by its class, or by its name where something else holds it
    /// (`context.user_loader.load(key)`). A limit would tear the batch apart.
    pub(super) fn is_batched(self: &Arc<Self>, making: &Making) -> bool {
        let callees =
            self.facts.tree.of_kind_in(making.element, Kind::Call).filter_map(|call| self.child(call, Role::Callee));
        let asking = callees.filter(|&it| self.is_in_group("batching methods", self.name(it)));
        asking.filter_map(|callee| self.child(callee, Role::Object)).any(|loader| {
            let root = self.root(loader);
            let kept = self.kind(loader) == Kind::Attribute && self.kind(root) == Kind::Name && !self.is_self(root);
            let named =
                |name: &str| self.group("names of data loaders").iter().any(|part| name.contains(part.as_str()));
            kept && named(&self.text(loader).to_lowercase())
                || self.may_be_instance(loader, self.group("data loaders"), DEPTH)
        })
    }
}
