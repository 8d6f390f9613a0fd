//! What the elements of an iterable are.

use std::sync::Arc;

use super::{Type, same};
use crate::facts::{Kind, NodeId, Role};
use crate::words::asked::Depth;
use crate::words::cx::Cx;

impl Cx {
    pub(super) fn infer_items(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        match self.kind(node) {
            Kind::ListComprehension | Kind::SetComprehension | Kind::Generator => {
                self.child(node, Role::Element).map_or(Type::Unknown, |element| self.infer(element, depth))
            }
            Kind::List | Kind::Tuple | Kind::Set => self.items_of_display(node, depth),
            Kind::Binary => {
                let side = |role| self.child(node, role).map_or(Type::Unknown, |side| self.infer_items(side, depth));
                let is_sum = self.slice(crate::text::Span::new(
                    self.child(node, Role::Left).map_or(0, |left| self.facts.tree[left].span.end),
                    self.child(node, Role::Right).map_or(0, |right| self.facts.tree[right].span.start),
                ));
                if is_sum.contains('+') { same(side(Role::Left), side(Role::Right)) } else { Type::Unknown }
            }
            Kind::Conditional => {
                let branch =
                    |role| self.child(node, role).map_or(Type::Unknown, |branch| self.infer_items(branch, depth));
                same(branch(Role::Body), branch(Role::Else))
            }
            Kind::Call => self.items_of_call(node, depth),
            Kind::Name => self.items_of_name(node, depth),
            _ => Type::Unknown,
        }
    }

    pub(super) fn items_of_display(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let mut items = self.in_role(node, Role::Element).into_iter().map(|element| match self.kind(element) {
            Kind::Spread => {
                self.child(element, Role::Value).map_or(Type::Unknown, |value| self.infer_items(value, depth))
            }
            _ => self.infer(element, depth),
        });
        let Some(first) = items.next() else { return Type::Unknown };
        items.fold(first, same)
    }

    pub(super) fn items_of_call(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let path = self.callee_path(node).unwrap_or_default();
        let args = self.positional(node);
        match (path.as_str(), &args[..]) {
            ("map", [function, _, ..]) => {
                let called = self.infer(*function, depth);
                self.result_of(called, depth)
            }
            ("list" | "tuple" | "reversed" | "iter", [inner]) => self.infer_items(*inner, depth),
            _ => Type::Unknown,
        }
    }

    pub(super) fn items_of_name(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(collection) = self.collection(node) else { return Type::Unknown };
        let mut types = Vec::new();
        for element in &collection.elements {
            types.push(self.infer(*element, depth));
        }
        for whole in &collection.iterables {
            types.push(self.infer_items(*whole, depth));
        }
        let mut types = types.into_iter();
        let Some(first) = types.next() else { return Type::Unknown };
        types.fold(first, same)
    }
}
