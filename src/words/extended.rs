//! Temporaries that a `let` keeps to the end of its block, since what it binds refers to them (The Rust Reference, "Temporary
//! lifetime extension").

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};

impl Cx {
    /// The calls of one of `methods`, without arguments, whose result the `let` that `assign` belongs to keeps without a name:
    /// `m.lock()` in `let list = &mut *m.lock().unwrap();`, and where a pattern takes a reference to a part of it.
    pub fn extended(&self, assign: NodeId, methods: &[String]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let Some(value) = self.child(assign, Role::Value) else { return Vec::new() };
        if tree.parent(assign).is_none_or(|up| self.kind(up) != Kind::Declare) {
            return Vec::new();
        }
        let mut kept = Vec::new();
        self.extended_by(value, &mut kept);
        let refers = |target: NodeId| self.names_bound(target).iter().any(|&name| self.has(name, Flags::REST));
        if self.child(assign, Role::Target).is_some_and(refers) {
            kept.push(self.place_start(value));
        }
        kept.into_iter().filter_map(|it| self.unwrapped_from(it, methods)).collect()
    }

    /// The same of the `let` that binds `name`.
    pub(super) fn extended_for(&self, name: NodeId, methods: &[String]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let bind = id.and_then(|id| self.facts.scopes.binding(id).binds.first());
        let assign = bind.and_then(|bind| tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Assign));
        assign.map_or_else(Vec::new, |assign| self.extended(assign, methods))
    }

    /// What the references in `value` refer to, as far as they are what the value is made of.
    fn extended_by(&self, value: NodeId, kept: &mut Vec<NodeId>) {
        let inner: Vec<NodeId> = match self.kind(value) {
            Kind::Reference => {
                let operand = self.child(value, Role::Operand);
                kept.extend(operand.map(|it| self.place_start(it)));
                operand.into_iter().collect()
            }
            Kind::Tuple | Kind::List => self.in_role(value, Role::Element),
            Kind::New => {
                let fields = self.in_role(value, Role::Argument);
                fields.into_iter().filter_map(|field| self.child(field, Role::Value)).collect()
            }
            Kind::Cast => self.in_role(value, Role::Value),
            Kind::Block => {
                let last = self.in_role(value, Role::Body).pop().filter(|&it| self.has(it, Flags::NO_SEMICOLON));
                last.and_then(|it| self.child(it, Role::Value).or(Some(it))).into_iter().collect()
            }
            Kind::If => [self.child(value, Role::Body), self.child(value, Role::Else)].into_iter().flatten().collect(),
            Kind::Match => {
                let arms = self.in_role(value, Role::Handler);
                arms.into_iter().filter_map(|arm| self.child(arm, Role::Body)).collect()
            }
            _ => Vec::new(),
        };
        inner.into_iter().for_each(|it| self.extended_by(it, kept));
    }

    /// Where a place starts, behind its fields, indices and `*`.
    fn place_start(&self, place: NodeId) -> NodeId {
        let mut at = place;
        while let Some(inner) = match self.kind(at) {
            Kind::Unary if !self.has(at, Flags::NOT) && !self.has(at, Flags::MINUS) => self.child(at, Role::Operand),
            Kind::Attribute | Kind::Subscript => self.child(at, Role::Object),
            _ => None,
        } {
            at = inner;
        }
        at
    }
}
