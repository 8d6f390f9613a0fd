//! Whether an expression may stand for an object of some class, by any way that gives it a value: what a rewrite asks that
//! is wrong for such an object. Where the type is certain, `types` says so.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Bind, How, Kind, NodeId, Role};

/// How many names and calls are followed.
pub(super) const DEPTH: u32 = 6;

impl Cx {
    /// Whether `node` may be an object of one of `classes`, or of a class of the file that derives from one.
    pub(super) fn may_be_instance(self: &Arc<Self>, node: NodeId, classes: &[String], depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let may_be = |one: NodeId| self.may_be_instance(one, classes, depth);
        let may_hold = |whole: NodeId| self.may_hold_instance(whole, classes, depth);
        if self.instance_path(node).is_some_and(|path| classes.contains(&path)) {
            return true;
        }
        match self.kind(node) {
            Kind::Name => self.binds_of(node).iter().any(|bind| match bind.how {
                How::Value(value) => may_be(value),
                How::Part => self.counterpart_of_target(bind.node).is_some_and(may_be),
                How::Loop(Some(over)) => may_hold(over),
                _ => false,
            }),
            Kind::Attribute => self.values_of_own(node).into_iter().any(may_be),
            Kind::Subscript => self.child(node, Role::Object).is_some_and(may_hold),
            Kind::Conditional => {
                [Role::Body, Role::Else].iter().any(|&role| self.child(node, role).is_some_and(may_be))
            }
            Kind::Logical => self.in_role(node, Role::Operand).into_iter().any(may_be),
            Kind::AssignExpression => self.child(node, Role::Value).is_some_and(may_be),
            Kind::Call => self.may_give_instance(node, classes, depth),
            _ => false,
        }
    }

    /// The same of what a call gives: an object of a class of the file, what a function returns, an entry of a mapping.
    fn may_give_instance(self: &Arc<Self>, call: NodeId, classes: &[String], depth: u32) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        if let Some(class) = self.own_class(callee) {
            return self.derives_from(class, classes, depth);
        }
        if let Some(function) = self.called_function(call) {
            let returns = self.here(function).filter(|&node| self.kind(node) == Kind::Return);
            let mut given = returns.filter_map(|node| self.child(node, Role::Value));
            return given.any(|value| self.may_be_instance(value, classes, depth));
        }
        let whole =
            self.child(callee, Role::Object).filter(|_| matches!(self.name(callee), "get" | "pop" | "setdefault"));
        whole.is_some_and(|whole| self.may_hold_instance(whole, classes, depth))
            || whole.is_some() && self.positional(call).iter().any(|&one| self.may_be_instance(one, classes, depth))
    }

    /// Whether an element or entry of the collection `node` may be such an object.
    fn may_hold_instance(self: &Arc<Self>, node: NodeId, classes: &[String], depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let may_be = |one: NodeId| self.may_be_instance(one, classes, depth);
        let may_hold = |whole: NodeId| self.may_hold_instance(whole, classes, depth);
        match self.kind(node) {
            Kind::List | Kind::Tuple | Kind::Set => self.in_role(node, Role::Element).into_iter().any(may_be),
            Kind::ListComprehension | Kind::SetComprehension | Kind::Generator => {
                self.child(node, Role::Element).is_some_and(may_be)
            }
            Kind::Dict => {
                let pairs = self.in_role(node, Role::Element).into_iter();
                pairs.filter_map(|pair| self.child(pair, Role::Value)).any(may_be)
            }
            Kind::DictComprehension => self.child(node, Role::Value).is_some_and(may_be),
            Kind::Name => {
                self.binds_of(node).iter().any(|bind| matches!(bind.how, How::Value(value) if may_hold(value)))
            }
            Kind::Attribute => self.values_of_own(node).into_iter().any(may_hold),
            Kind::Call if self.is_call_of(node, "calls that make collections") => {
                let makes = |one: NodeId| self.path(one).is_some_and(|path| classes.contains(&path));
                self.positional(node).into_iter().any(|one| makes(one) || may_hold(one))
            }
            _ => false,
        }
    }

    fn binds_of(&self, name: NodeId) -> &[Bind] {
        self.binding_named(name).map_or(&[], |id| &self.facts.scopes.binding(id).binds)
    }

    /// The class of the file that `callee` names.
    fn own_class(&self, callee: NodeId) -> Option<NodeId> {
        let bind = self.facts.scopes.binding(self.binding_named(callee)?).single()?;
        (bind.how == How::Class).then_some(bind.node)
    }

    /// What the methods of the class around assign to the attribute `node` of the own object.
    fn values_of_own(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let own = self.child(node, Role::Object).filter(|&object| self.is_self(object));
        let Some(class) = own.and_then(|_| tree.ancestors(node).find(|&up| self.kind(up) == Kind::Class)) else {
            return Vec::new();
        };
        let same = |other: &NodeId| {
            let object = self.child(*other, Role::Object);
            self.name(*other) == self.name(node) && object.is_some_and(|object| self.is_self(object))
        };
        let assigned = |target: NodeId| match tree.parent(target) {
            Some(up) if self.kind(up) == Kind::Assign && tree[target].role == Role::Target => {
                self.child(up, Role::Value)
            }
            _ => self.counterpart_of_target(target),
        };
        tree.of_kind_in(class, Kind::Attribute).filter(same).filter_map(assigned).collect()
    }
}
