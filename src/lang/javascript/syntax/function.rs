//! Functions of every form, and their parameters.

use oxc_ast::ast::{
    ArrowFunctionBody, ArrowFunctionExpression, BindingPattern, FormalParameter, FormalParameters, Function,
    FunctionBody, TSTypeAnnotation,
};
use oxc_span::{GetSpan, Span as OxcSpan};

use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, NodeId, Role};

impl<'a> Reader<'a> {
    /// A function that stands at `span`, which for methods is that of the whole definition, with its key as `name`.
    pub(super) fn function(
        &mut self,
        it: &Function<'a>,
        role: Role,
        span: OxcSpan,
        flags: Flags,
        name: Option<OxcSpan>,
    ) -> NodeId {
        let node = self.open_flagged(Kind::Function, role, here(span), flags);
        let flags = Flags::when(it.r#async, Flags::ASYNC)
            .with(Flags::when(it.generator, Flags::GENERATOR))
            .with(Flags::when(it.is_expression() && name.is_none(), Flags::IN_EXPRESSION));
        self.tree.flag(node, flags);
        if let Some(id) = &it.id {
            self.named(node, id.span);
            self.names.declare(node, id, How::Function);
        }
        if let Some(name) = name {
            self.named(node, name);
        }
        self.inside_function(it, node);
        self.close();
        node
    }

    /// What belongs to the scope of a function whose node is open.
    pub(super) fn inside_function(&mut self, it: &Function<'a>, node: NodeId) {
        let outer = self.names.enter(node, &it.scope_id);
        self.type_parameters(it.type_parameters.as_deref());
        if let Some(this) = &it.this_param {
            self.type_leaf(Role::Type, here(this.span), |types| {
                if let Some(annotation) = &this.type_annotation {
                    types.annotation(annotation);
                }
            });
        }
        self.parameters(&it.params, node);
        self.annotation(it.return_type.as_deref(), Role::Returns);
        if let Some(body) = &it.body {
            self.function_body(body);
        } else if self.byte(it.span.end - 1) == b';' {
            self.habits.semicolons = true;
        }
        self.names.leave(outer);
    }

    pub(super) fn arrow(&mut self, it: &ArrowFunctionExpression<'a>, role: Role) -> NodeId {
        let flags = Flags::ARROW.with(Flags::IN_EXPRESSION).with(Flags::when(it.r#async, Flags::ASYNC));
        let node = self.open_flagged(Kind::Function, role, here(it.span), flags);
        let outer = self.names.enter(node, &it.scope_id);
        self.type_parameters(it.type_parameters.as_deref());
        self.parameters(&it.params, node);
        self.annotation(it.return_type.as_deref(), Role::Returns);
        self.arrow_habit(it);
        match &it.body {
            ArrowFunctionBody::FunctionBody(body) => self.function_body(body),
            body => {
                self.tree.flag(node, Flags::EXPRESSION_BODY);
                self.expression(body.to_expression(), Role::Body);
            }
        }
        self.names.leave(outer);
        self.close();
        node
    }

    /// Counts an arrow whose parentheses are a matter of taste.
    fn arrow_habit(&mut self, it: &ArrowFunctionExpression<'a>) {
        let [only] = &it.params.items[..] else { return };
        let plain = matches!(only.pattern, BindingPattern::BindingIdentifier(_))
            && only.type_annotation.is_none()
            && only.initializer.is_none()
            && !only.optional
            && it.params.rest.is_none()
            && it.type_parameters.is_none()
            && it.return_type.is_none();
        if plain {
            self.habits.arrow(self.byte(it.params.span.start) == b'(');
        }
    }

    fn function_body(&mut self, body: &FunctionBody<'a>) {
        self.open(Kind::Block, Role::Body, here(body.span));
        self.directives(&body.directives);
        self.statements(&body.statements);
        self.close();
    }

    fn parameters(&mut self, it: &FormalParameters<'a>, function: NodeId) {
        if self.byte(it.span.start) == b'(' {
            self.tree.node(function).list = here(it.span);
        }
        for parameter in &it.items {
            self.parameter(parameter);
        }
        if let Some(rest) = &it.rest {
            let node = self.open_flagged(Kind::Param, Role::Param, here(rest.span), Flags::REST);
            self.decorators(&rest.decorators);
            self.target_of(node, &rest.rest.argument, rest.type_annotation.as_deref());
            self.close();
        }
    }

    fn parameter(&mut self, it: &FormalParameter<'a>) {
        let node = self.open(Kind::Param, Role::Param, here(it.span));
        self.decorators(&it.decorators);
        self.target_of(node, &it.pattern, it.type_annotation.as_deref());
        self.maybe(it.initializer.as_deref(), Role::Default);
        self.close();
    }

    /// What a parameter binds: a plain name is bound by the `Param`, the parts of a pattern are unpacked from it.
    fn target_of(&mut self, param: NodeId, pattern: &BindingPattern<'a>, annotation: Option<&TSTypeAnnotation<'a>>) {
        match pattern.get_binding_identifier() {
            Some(id) => {
                self.names.declare(param, id, How::Parameter);
                self.named(param, id.span);
                let name = self.leaf(Kind::Name, Role::Target, here(id.span));
                self.tree.flag(name, Flags::STORE);
                self.names.is_name(name, id);
            }
            None => {
                self.binding_pattern(pattern, Role::Target, &How::Part);
            }
        }
        self.annotation(annotation, Role::Annotation);
    }

    /// A list of type parameters, if there is one.
    pub(super) fn type_parameters(&mut self, it: Option<&oxc_ast::ast::TSTypeParameterDeclaration<'a>>) {
        if let Some(it) = it {
            self.type_leaf(Role::Type, here(it.span()), |types| types.parameters(it));
        }
    }
}
