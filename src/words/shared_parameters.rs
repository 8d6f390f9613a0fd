//! Parameters as state that others may share: what a function looks into and puts something into is not its own.

use super::cx::Cx;
use super::shared::Write;
use crate::facts::{How, Kind, NodeId, Role};

impl Cx {
    /// Whether a parameter is asked for what it holds: `x in cache`, `queue.empty()`.
    pub(super) fn is_looked_into(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let asked = tree.parent(node).is_some_and(|up| match self.kind(up) {
            Kind::Attribute => tree[up].role == Role::Callee,
            Kind::Compare => tree[node].role != Role::Left && self.text(up).contains(" in "),
            _ => false,
        });
        asked && self.is_only_parameter(node)
    }

    /// What a call puts into a parameter that others may look into.
    pub(super) fn put_into_parameter(&self, call: NodeId) -> Option<Write> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let object = self.child(callee, Role::Object).filter(|&object| self.is_only_parameter(object))?;
        let key = Some(self.text(object).to_owned()).filter(|_| matches!(self.name(callee), "put" | "put_nowait"))?;
        Some(Write { key, node: call, values: self.in_role(call, Role::Argument), augmented: false })
    }

    /// Whether the name stands for a parameter that is never given anything else.
    fn is_only_parameter(&self, name: NodeId) -> bool {
        let binding = self.variable(name).map(|id| self.facts.scopes.binding(id));
        self.kind(name) == Kind::Name
            && binding.and_then(|it| it.single()).is_some_and(|bind| bind.how == How::Parameter)
            && !self.is_self(name)
    }
}
