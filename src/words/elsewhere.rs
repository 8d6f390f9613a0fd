//! State of other modules of the project, under the names by which it is imported.

use super::cx::Cx;
use crate::facts::{How, Kind, NodeId, Role};

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

    /// Whether the module of the project that `path` leads into assigns its last name.
    fn assigns_in_module(&self, path: &str, depth: u32) -> bool {
        let (Some((module, name)), Some(depth)) = (path.rsplit_once('.'), depth.checked_sub(1)) else { return false };
        if module.chars().all(|dot| dot == '.') {
            return false;
        }
        let Some(file) = self.module(module) else { return false };
        let top = file.facts.scopes.scopes.first().and_then(|scope| scope.names.get(name));
        let binds = top.map_or(&[][..], |&id| &file.facts.scopes.binding(id).binds[..]);
        binds.iter().any(|bind| match &bind.how {
            How::Value(value) => file.kind(*value) != Kind::Function,
            How::Import { path, type_only: false, .. } => file.assigns_in_module(path, depth),
            _ => false,
        })
    }
}
