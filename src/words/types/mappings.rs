//! What the values of a local mapping are, where every place that fills it is in plain sight.

use std::sync::Arc;

use super::{Type, same};
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::words::asked::Depth;
use crate::words::cx::Cx;

impl Cx {
    /// The type of every value that the mapping `name` ever gets; unknown if one is not seen.
    pub(super) fn values_of_mapping(self: &Arc<Self>, name: NodeId, depth: Depth<'_>) -> Type {
        let values = self.mapping_values(name).unwrap_or_default();
        let mut types = values
            .into_iter()
            .map(|value| if self.is_overridden_elsewhere(value) { Type::Unknown } else { self.infer(value, depth) });
        let Some(first) = types.next() else { return Type::Unknown };
        types.fold(first, same)
    }

    fn mapping_values(&self, name: NodeId) -> Option<Vec<NodeId>> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        let binding = self.facts.scopes.binding(id);
        let bind = binding.single().filter(|bind| !bind.from_inside)?;
        let How::Value(made) = bind.how else { return None };
        let home = self.function(bind.node).filter(|&home| self.function(name) == Some(home))?;
        let mut values = match self.kind(made) {
            Kind::DictComprehension => self.in_role(made, Role::Value),
            Kind::Dict => self.values_written(made)?,
            _ => return None,
        };
        for &read in binding.reads.iter().filter(|&&read| read != name) {
            match self.value_stored(read) {
                Some(value) if self.function(read) == Some(home) => values.push(value),
                _ if self.only_looks_into(read) => {}
                _ => return None,
            }
        }
        Some(values)
    }

    fn values_written(&self, display: NodeId) -> Option<Vec<NodeId>> {
        let pairs = self.in_role(display, Role::Element).into_iter();
        pairs.map(|pair| self.child(pair, Role::Value).filter(|_| !self.has(pair, Flags::DOUBLE_STAR))).collect()
    }

    /// The value of `mapping[key] = value`, of which `read` is the mapping.
    fn value_stored(&self, read: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let entry = tree.parent(read).filter(|&up| self.kind(up) == Kind::Subscript)?;
        let assign = tree.parent(entry).filter(|&up| self.kind(up) == Kind::Assign)?;
        let alone = tree[entry].role == Role::Target && self.in_role(assign, Role::Target).len() == 1;
        self.child(assign, Role::Value).filter(|_| alone && tree[read].role == Role::Object)
    }

    /// Whether the keys are all that is read of the mapping there, or all of it as it is.
    fn only_looks_into(&self, read: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(read) else { return false };
        match self.kind(up) {
            Kind::Attribute => matches!(self.name(up), "items" | "keys" | "values"),
            Kind::Call => {
                let walks = ["enumerate", "len", "list", "set", "sorted", "tuple", "zip"];
                tree[read].role == Role::Argument && self.callee_path(up).is_some_and(|path| walks.contains(&&*path))
            }
            Kind::If | Kind::While => tree[read].role == Role::Test,
            Kind::For | Kind::Clause => tree[read].role == Role::Iterable,
            Kind::Compare => tree[read].role == Role::Right,
            Kind::Unary => self.has(up, Flags::NOT),
            _ => false,
        }
    }
}
