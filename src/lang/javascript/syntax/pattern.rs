//! What is bound or written: declared patterns and the left side of assignments.

use oxc_ast::ast::{
    ArrayAssignmentTarget, ArrayPattern, AssignmentTarget, AssignmentTargetMaybeDefault, AssignmentTargetProperty,
    AssignmentTargetPropertyIdentifier, BindingIdentifier, BindingPattern, BindingProperty, Expression,
    ObjectAssignmentTarget, ObjectPattern, PropertyKey, SimpleAssignmentTarget,
};
use oxc_ast::match_simple_assignment_target;
use oxc_span::{GetSpan, Span as OxcSpan};

use super::super::names::Noted;
use super::super::paths::join;
use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, Role};

impl<'a> Reader<'a> {
    /// A declared name.
    pub(super) fn binding_name(&mut self, id: &BindingIdentifier<'a>, role: Role, how: How) -> Option<Noted> {
        let node = self.leaf(Kind::Name, role, here(id.span));
        self.tree.flag(node, Flags::STORE);
        self.names.is_name(node, id);
        self.names.declare(node, id, how)
    }

    /// A declared pattern. `how` is how a plain name would be bound; only what is unpacked from an import keeps more
    /// than that it is a part.
    pub(super) fn binding_pattern(&mut self, pattern: &BindingPattern<'a>, role: Role, how: &How) {
        match pattern {
            BindingPattern::BindingIdentifier(id) => {
                self.binding_name(id, role, how.clone());
            }
            BindingPattern::ObjectPattern(it) => self.object_pattern(it, role, how),
            BindingPattern::ArrayPattern(it) => self.array_pattern(it, role),
            BindingPattern::AssignmentPattern(it) => {
                self.open(Kind::Other, role, here(it.span));
                self.binding_pattern(&it.left, Role::Target, &How::Part);
                self.expression(&it.right, Role::Default);
                self.close();
            }
        }
    }

    fn object_pattern(&mut self, it: &ObjectPattern<'a>, role: Role, how: &How) {
        self.open_flagged(Kind::Dict, role, here(it.span), Flags::STORE);
        for property in &it.properties {
            self.binding_property(property, how);
        }
        if let Some(rest) = &it.rest {
            self.open(Kind::Spread, Role::Element, here(rest.span));
            self.binding_pattern(&rest.argument, Role::Target, &How::Part);
            self.close();
        }
        self.close();
    }

    fn binding_property(&mut self, it: &BindingProperty<'a>, how: &How) {
        let flags = Flags::when(it.shorthand, Flags::SHORTHAND).with(Flags::when(it.computed, Flags::COMPUTED));
        let node = self.open_flagged(Kind::Pair, Role::Element, here(it.span), flags);
        self.named(node, it.key.span());
        if !it.shorthand {
            self.key(&it.key, it.computed);
        }
        let part = part_of(how, &it.key, it.computed);
        match &it.value {
            BindingPattern::AssignmentPattern(value) => {
                self.binding_pattern(&value.left, Role::Value, &How::Part);
                self.expression(&value.right, Role::Default);
            }
            value => self.binding_pattern(value, Role::Value, &part),
        }
        self.close();
    }

    fn array_pattern(&mut self, it: &ArrayPattern<'a>, role: Role) {
        self.open_flagged(Kind::List, role, here(it.span), Flags::STORE);
        for element in it.elements.iter().flatten() {
            self.binding_pattern(element, Role::Element, &How::Part);
        }
        if let Some(rest) = &it.rest {
            self.open(Kind::Spread, Role::Element, here(rest.span));
            self.binding_pattern(&rest.argument, Role::Target, &How::Part);
            self.close();
        }
        self.close();
    }

    /// The left side of an assignment; noted if it is one plain name.
    pub(super) fn assignment_target(&mut self, it: &AssignmentTarget<'a>, role: Role) -> Option<Noted> {
        match it {
            AssignmentTarget::ArrayAssignmentTarget(it) => self.array_target(it, role),
            AssignmentTarget::ObjectAssignmentTarget(it) => self.object_target(it, role),
            match_simple_assignment_target!(AssignmentTarget) => {
                return self.simple_target(it.to_simple_assignment_target(), role);
            }
        }
        None
    }

    pub(super) fn simple_target(&mut self, it: &SimpleAssignmentTarget<'a>, role: Role) -> Option<Noted> {
        match it {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(id) => {
                let node = self.leaf(Kind::Name, role, here(id.span));
                self.tree.flag(node, Flags::STORE);
                return self.names.refer(node, id);
            }
            SimpleAssignmentTarget::TSAsExpression(it) => {
                self.cast_target(it.span, &it.expression, role);
            }
            SimpleAssignmentTarget::TSSatisfiesExpression(it) => {
                self.cast_target(it.span, &it.expression, role);
            }
            SimpleAssignmentTarget::TSNonNullExpression(it) => {
                self.cast_target(it.span, &it.expression, role);
            }
            SimpleAssignmentTarget::TSTypeAssertion(it) => {
                self.cast_target(it.span, &it.expression, role);
            }
            _ => {
                let node = self.member(it.to_member_expression(), role);
                self.tree.flag(node, Flags::STORE);
            }
        }
        None
    }

    fn cast_target(&mut self, span: OxcSpan, inner: &Expression<'a>, role: Role) {
        self.open_flagged(Kind::Cast, role, here(span), Flags::STORE);
        self.expression(inner, Role::Value);
        self.close();
    }

    fn array_target(&mut self, it: &ArrayAssignmentTarget<'a>, role: Role) {
        self.open_flagged(Kind::List, role, here(it.span), Flags::STORE);
        for element in it.elements.iter().flatten() {
            self.maybe_default(element, Role::Element);
        }
        if let Some(rest) = &it.rest {
            self.open(Kind::Spread, Role::Element, here(rest.span));
            self.assignment_target(&rest.target, Role::Target);
            self.close();
        }
        self.close();
    }

    fn object_target(&mut self, it: &ObjectAssignmentTarget<'a>, role: Role) {
        self.open_flagged(Kind::Dict, role, here(it.span), Flags::STORE);
        for property in &it.properties {
            self.target_property(property);
        }
        if let Some(rest) = &it.rest {
            self.open(Kind::Spread, Role::Element, here(rest.span));
            self.assignment_target(&rest.target, Role::Target);
            self.close();
        }
        self.close();
    }

    fn target_property(&mut self, it: &AssignmentTargetProperty<'a>) {
        match it {
            AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => self.target_shorthand(it),
            AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
                let flags = Flags::when(it.computed, Flags::COMPUTED);
                let node = self.open_flagged(Kind::Pair, Role::Element, here(it.span), flags);
                self.named(node, it.name.span());
                self.key(&it.name, it.computed);
                match &it.binding {
                    AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(with) => {
                        self.assignment_target(&with.binding, Role::Value);
                        self.expression(&with.init, Role::Default);
                    }
                    target => {
                        self.assignment_target(target.to_assignment_target(), Role::Value);
                    }
                }
                self.close();
            }
        }
    }

    fn target_shorthand(&mut self, it: &AssignmentTargetPropertyIdentifier<'a>) {
        let node = self.open_flagged(Kind::Pair, Role::Element, here(it.span), Flags::SHORTHAND);
        self.named(node, it.binding.span);
        let name = self.leaf(Kind::Name, Role::Value, here(it.binding.span));
        self.tree.flag(name, Flags::STORE);
        self.names.refer(name, &it.binding);
        self.maybe(it.init.as_ref(), Role::Default);
        self.close();
    }

    fn maybe_default(&mut self, it: &AssignmentTargetMaybeDefault<'a>, role: Role) {
        match it {
            AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(with) => {
                self.open(Kind::Other, role, here(with.span));
                self.assignment_target(&with.binding, Role::Target);
                self.expression(&with.init, Role::Default);
                self.close();
            }
            target => {
                self.assignment_target(target.to_assignment_target(), role);
            }
        }
    }
}

/// How a property of an unpacked value is bound.
fn part_of(how: &How, key: &PropertyKey<'_>, computed: bool) -> How {
    match how {
        How::Import { path, type_only, conditional } if !computed => match key.static_name() {
            Some(name) => {
                How::Import { path: join(path.clone(), &name), type_only: *type_only, conditional: *conditional }
            }
            None => How::Part,
        },
        How::Handler | How::Declared => how.clone(),
        _ => How::Part,
    }
}
