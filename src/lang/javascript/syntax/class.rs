//! Classes and their members.

use oxc_ast::ast::{
    Class, ClassElement, Decorator, Expression, MethodDefinition, MethodDefinitionKind, PropertyKey, StaticBlock,
    TSTypeAnnotation,
};
use oxc_span::{GetSpan, Span as OxcSpan};

use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, NodeId, Role};

/// What `x = 1` and `accessor x = 1` in a class body have in common.
struct Field<'f, 'a> {
    span: OxcSpan,
    key: &'f PropertyKey<'a>,
    computed: bool,
    is_static: bool,
    decorators: &'f [Decorator<'a>],
    annotation: Option<&'f TSTypeAnnotation<'a>>,
    value: Option<&'f Expression<'a>>,
}

impl<'a> Reader<'a> {
    pub(super) fn class(&mut self, it: &Class<'a>, role: Role) -> NodeId {
        let node = self.open(Kind::Class, role, here(it.span));
        self.tree.flag(node, Flags::when(it.is_expression(), Flags::IN_EXPRESSION));
        // Decorators before `export` belong to the export.
        let own = it.decorators.partition_point(|decorator| decorator.span.start < it.span.start);
        self.decorators(&it.decorators[own..]);
        if let Some(id) = &it.id {
            self.named(node, id.span);
            self.names.declare(node, id, How::Class);
        }
        let outer = self.names.enter(node, &it.scope_id);
        self.type_parameters(it.type_parameters.as_deref());
        if let Some(heritage) = &it.heritage {
            self.expression(&heritage.expression, Role::Base);
            self.type_arguments(heritage.type_arguments.as_deref());
        }
        for implemented in &it.implements {
            self.type_leaf(Role::Type, here(implemented.span), |types| types.implements(implemented));
        }
        for element in &it.body.body {
            self.member_of_class(element);
        }
        self.names.leave(outer);
        self.close();
        node
    }

    pub(super) fn decorators(&mut self, decorators: &[Decorator<'a>]) {
        for decorator in decorators {
            self.expression(&decorator.expression, Role::Decorator);
        }
    }

    fn member_of_class(&mut self, element: &ClassElement<'a>) {
        match element {
            ClassElement::StaticBlock(it) => self.static_block(it),
            ClassElement::MethodDefinition(it) => self.method(it),
            ClassElement::PropertyDefinition(it) => self.field(&Field {
                span: it.span,
                key: &it.key,
                computed: it.computed,
                is_static: it.r#static,
                decorators: &it.decorators,
                annotation: it.type_annotation.as_deref(),
                value: it.value.as_ref(),
            }),
            ClassElement::AccessorProperty(it) => self.field(&Field {
                span: it.span,
                key: &it.key,
                computed: it.computed,
                is_static: it.r#static,
                decorators: &it.decorators,
                annotation: it.type_annotation.as_deref(),
                value: it.value.as_ref(),
            }),
            ClassElement::TSIndexSignature(it) => {
                self.type_leaf(Role::Child, here(it.span), |types| types.annotation(&it.type_annotation));
            }
        }
    }

    fn static_block(&mut self, it: &StaticBlock<'a>) {
        let node = self.open_flagged(Kind::Block, Role::Body, here(it.span), Flags::STATIC);
        let outer = self.names.enter(node, &it.scope_id);
        self.statements(&it.body);
        self.names.leave(outer);
        self.close();
    }

    fn method(&mut self, it: &MethodDefinition<'a>) {
        let flags = match it.kind {
            MethodDefinitionKind::Constructor => Flags::CONSTRUCTOR,
            MethodDefinitionKind::Method => Flags::default(),
            MethodDefinitionKind::Get | MethodDefinitionKind::Set => Flags::ACCESSOR,
        };
        let flags = flags
            .with(Flags::METHOD)
            .with(Flags::when(it.r#static, Flags::STATIC))
            .with(Flags::when(it.computed, Flags::COMPUTED))
            .with(Flags::when(it.value.r#async, Flags::ASYNC))
            .with(Flags::when(it.value.generator, Flags::GENERATOR));
        let node = self.open_flagged(Kind::Function, Role::Body, here(it.span), flags);
        self.named(node, it.key.span());
        self.decorators(&it.decorators);
        if it.computed {
            self.key(&it.key, true);
        }
        self.inside_function(&it.value, node);
        self.close();
    }

    fn field(&mut self, it: &Field<'_, 'a>) {
        let inner = it.value.map(GetSpan::span).or(it.annotation.map(|it| it.span)).unwrap_or(it.key.span()).end;
        let node = self.ended(Kind::Assign, Role::Body, it.span, inner);
        let flags = Flags::when(it.is_static, Flags::STATIC).with(Flags::when(it.computed, Flags::COMPUTED));
        self.tree.flag(node, flags);
        self.named(node, it.key.span());
        self.decorators(it.decorators);
        match it.key {
            PropertyKey::StaticIdentifier(_) | PropertyKey::PrivateIdentifier(_) => {
                let target = self.leaf(Kind::Name, Role::Target, here(it.key.span()));
                self.tree.flag(target, Flags::STORE);
            }
            key => {
                self.expression(key.to_expression(), Role::Target);
            }
        }
        self.annotation(it.annotation, Role::Annotation);
        self.maybe(it.value, Role::Value);
        self.close();
    }
}
