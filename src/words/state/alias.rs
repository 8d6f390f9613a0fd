//! Other names for shared objects: `const { rows } = this;`, `const known = this.known;`, `const self = this;`.

use std::sync::Arc;

use super::State;
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// The object that a constant of the function around `name` stands for, where it was taken as it is from what is shared.
    /// That goes for what is done with the object: the bare name of a number is a copy.
    pub(super) fn aliased_state(self: &Arc<Self>, name: NodeId) -> Option<State> {
        let (source, member) = self.alias_source(name)?;
        match (member, self.kind(source)) {
            (Some(member), _) => self.member_state(source, member),
            (None, Kind::This) => self.owner(source),
            (None, _) => self.state_of(source),
        }
    }

    /// The expression that such a constant is given, and the member that a pattern takes of it.
    pub(super) fn alias_source(&self, name: NodeId) -> Option<(NodeId, Option<&str>)> {
        if !self.language.calls_start() || self.kind(name) != Kind::Name {
            return None;
        }
        let tree = &self.facts.tree;
        let bind = self.facts.scopes.binding(self.variable(name)?).single()?;
        // What is named further below may itself be taken from this name.
        let above = tree[bind.node].span.end <= tree[name].span.start;
        let function = self.function(name).filter(|&around| above && self.function(bind.node) == Some(around));
        function?;
        match bind.how {
            How::Value(value) => {
                let source = self.without_casts(value);
                matches!(self.kind(source), Kind::This | Kind::Attribute).then_some((source, None))
            }
            How::Part => {
                let pair = tree.parent(bind.node).filter(|&up| self.kind(up) == Kind::Pair)?;
                let pattern = tree.parent(pair).filter(|&up| self.kind(up) == Kind::Dict)?;
                let assign = tree.parent(pattern).filter(|&up| self.kind(up) == Kind::Assign)?;
                let plain = !self.has(pair, Flags::COMPUTED) && !self.name(pair).is_empty();
                let source = self.child(assign, Role::Value).filter(|_| plain)?;
                matches!(self.kind(source), Kind::This | Kind::Attribute | Kind::Name)
                    .then(|| (source, Some(self.name(pair))))
            }
            _ => None,
        }
    }
}
