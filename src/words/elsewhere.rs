//! State of other modules of the project, under the names by which it is imported.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{BindingId, How, Kind, NodeId, Role};

/// How many modules may hand a name on.
const DEPTH: u32 = 3;

impl Cx {
    /// Whether `name` is imported from a module of the project that assigns it.
    pub(super) fn is_imported_value(&self, name: NodeId) -> bool {
        // What is called, or asked for a part only, is a function or module much more often.
        let called = self.facts.tree[name].role == Role::Callee;
        let binding = self.variable(name).map(|id| self.facts.scopes.binding(id)).filter(|_| !called);
        let how = binding.and_then(|binding| binding.single()).map(|bind| &bind.how);
        matches!(how, Some(How::Import { path, type_only: false, .. }) if self.assigns_in_module(path, DEPTH))
    }

    /// Whether `node` stands for what a module of the project gives a tuple, once. An attribute of a module may be set from
    /// anywhere, but for one whose name says that it is a constant.
    pub(super) fn is_imported_tuple(&self, node: NodeId) -> bool {
        let is_constant = !self.name(node).contains(char::is_lowercase);
        let lasts = self.kind(node) == Kind::Name || is_constant;
        lasts && self.path(node).is_some_and(|path| self.gives_tuple(&path, DEPTH))
    }

    /// Whether the module of the project that `path` leads into assigns its last name.
    fn assigns_in_module(&self, path: &str, depth: u32) -> bool {
        let Some((file, id)) = self.named_in_module(path) else { return false };
        let Some(depth) = depth.checked_sub(1) else { return false };
        file.facts.scopes.binding(id).binds.iter().any(|bind| match &bind.how {
            How::Value(value) => file.kind(*value) != Kind::Function,
            How::Import { path, type_only: false, .. } => file.assigns_in_module(path, depth),
            _ => false,
        })
    }

    fn gives_tuple(&self, path: &str, depth: u32) -> bool {
        let Some((file, id)) = self.named_in_module(path) else { return false };
        let Some(depth) = depth.checked_sub(1) else { return false };
        match file.facts.scopes.binding(id).single().map(|bind| &bind.how) {
            Some(How::Value(value)) => {
                let is_tuple = file.kind(*value) == Kind::Tuple && file.child(*value, Role::Element).is_some();
                is_tuple && file.is_bounded(*value)
            }
            Some(How::Import { path, type_only: false, .. }) => file.gives_tuple(path, depth),
            _ => false,
        }
    }

    /// The module of the project that `path` leads into, and what binds its last name at the top there.
    fn named_in_module(&self, path: &str) -> Option<(Arc<Cx>, BindingId)> {
        let (module, name) = path.rsplit_once('.')?;
        let file = self.module(module).filter(|_| module.chars().any(|letter| letter != '.'))?;
        let id = *file.facts.scopes.scopes.first()?.names.get(name)?;
        Some((file, id))
    }
}
