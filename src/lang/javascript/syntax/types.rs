//! TypeScript: types, which are not looked into but for the names of values and imports, and type declarations.

use std::cell::Cell;

use oxc_ast::ast::{
    Declaration, IdentifierReference, PropertyKey, StringLiteral, TSCallSignatureDeclaration, TSClassImplements,
    TSEnumDeclaration, TSEnumMemberName, TSInterfaceDeclaration, TSMethodSignature, TSModuleBlock,
    TSNamespaceDeclaration, TSNamespaceDeclarationBody, TSSignature, TSType, TSTypeAnnotation,
    TSTypeParameterDeclaration, TSTypeParameterInstantiation, TemplateLiteral,
};
use oxc_ast_visit::Visit;
use oxc_ast_visit::walk;
use oxc_span::{GetSpan, Span as OxcSpan};
use oxc_syntax::scope::{ScopeFlags, ScopeId};

use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, NodeId, Role};
use crate::text::Span;

/// Walks a type whose node is open, and puts the names that matter below it.
pub(super) struct Types<'r, 'a> {
    reader: &'r mut Reader<'a>,
    node: NodeId,
}

impl<'a> Types<'_, 'a> {
    pub(super) fn annotation(&mut self, it: &TSTypeAnnotation<'a>) {
        self.visit_ts_type(&it.type_annotation);
    }

    pub(super) fn parameters(&mut self, it: &TSTypeParameterDeclaration<'a>) {
        self.visit_ts_type_parameter_declaration(it);
    }

    pub(super) fn arguments(&mut self, it: &TSTypeParameterInstantiation<'a>) {
        self.visit_ts_type_parameter_instantiation(it);
    }

    pub(super) fn implements(&mut self, it: &TSClassImplements<'a>) {
        self.visit_ts_class_implements(it);
    }
}

impl<'a> Visit<'a> for Types<'_, 'a> {
    fn enter_scope(&mut self, _flags: ScopeFlags, scope_id: &Cell<Option<ScopeId>>) {
        if let Some(scope) = scope_id.get() {
            self.reader.names.place(self.node, scope);
        }
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        if self.reader.names.matters_in_type(it) {
            self.reader.name(it, Role::Child);
        }
    }

    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        self.reader.literal(here(it.span));
        self.reader.habits.string(self.reader.byte(it.span.start));
    }

    fn visit_template_literal(&mut self, it: &TemplateLiteral<'a>) {
        self.reader.literal(here(it.span));
        walk::walk_template_literal(self, it);
    }
}

impl<'a> Reader<'a> {
    pub(super) fn annotation(&mut self, it: Option<&TSTypeAnnotation<'a>>, role: Role) {
        if let Some(it) = it {
            self.plain_type(&it.type_annotation, role);
        }
    }

    pub(super) fn plain_type(&mut self, it: &TSType<'a>, role: Role) {
        self.type_leaf(role, here(it.span()), |types| types.visit_ts_type(it));
    }

    /// A type; `walk` goes through it for the names that matter.
    pub(super) fn type_leaf(&mut self, role: Role, span: Span, walk: impl FnOnce(&mut Types<'_, 'a>)) {
        let node = self.open(Kind::Type, role, span);
        walk(&mut Types { reader: self, node });
        self.close();
    }

    pub(super) fn type_declaration(&mut self, it: &Declaration<'a>, role: Role) {
        match it {
            Declaration::TSTypeAliasDeclaration(it) => {
                let node = self.ended(Kind::TypeDeclaration, role, it.span, it.type_annotation.span().end);
                self.named(node, it.id.span);
                self.names.declare(node, &it.id, How::Other);
                match &it.type_annotation {
                    TSType::TSTypeLiteral(literal) => {
                        self.names.place_scope(node, &it.scope_id);
                        self.type_parameters(it.type_parameters.as_deref());
                        self.signatures(&literal.members, node);
                    }
                    _ => Types { reader: self, node }.visit_ts_type_alias_declaration(it),
                }
                self.close();
            }
            Declaration::TSInterfaceDeclaration(it) => self.interface(it, role),
            Declaration::TSEnumDeclaration(it) => self.enumeration(it, role),
            Declaration::TSNamespaceDeclaration(it) => self.namespace(it, role),
            Declaration::TSExternalModuleDeclaration(it) => {
                let node = self.open(Kind::TypeDeclaration, role, here(it.span));
                if let Some(body) = &it.body {
                    self.module_block(body, node, &it.scope_id);
                }
                self.close();
            }
            Declaration::TSGlobalDeclaration(it) => {
                let node = self.open(Kind::TypeDeclaration, role, here(it.span));
                self.module_block(&it.body, node, &it.scope_id);
                self.close();
            }
            Declaration::TSImportEqualsDeclaration(it) => self.import_equals(it, role),
            Declaration::VariableDeclaration(_)
            | Declaration::FunctionDeclaration(_)
            | Declaration::ClassDeclaration(_) => {}
        }
    }

    pub(super) fn interface(&mut self, it: &TSInterfaceDeclaration<'a>, role: Role) {
        let node = self.open(Kind::TypeDeclaration, role, here(it.span));
        self.named(node, it.id.span);
        self.names.declare(node, &it.id, How::Other);
        self.names.place_scope(node, &it.scope_id);
        self.type_parameters(it.type_parameters.as_deref());
        for base in &it.extends {
            self.type_leaf(Role::Base, here(base.span), |types| types.visit_ts_interface_heritage(base));
        }
        self.signatures(&it.body.body, node);
        self.close();
    }

    /// Members of a declared type: a `Pair` each for methods (what they give in role `Returns`) and properties (their
    /// type in role `Annotation`); one without a name for a call of the thing itself.
    fn signatures(&mut self, members: &[TSSignature<'a>], owner: NodeId) {
        for member in members {
            match member {
                TSSignature::TSMethodSignature(it) => self.method_signature(it),
                TSSignature::TSCallSignatureDeclaration(it) => self.call_signature(it),
                TSSignature::TSPropertySignature(it) => {
                    let pair = self.signature(it.span, &it.key, it.computed, it.optional);
                    if it.computed {
                        Types { reader: self, node: pair }.visit_property_key(&it.key);
                    }
                    self.annotation(it.type_annotation.as_deref(), Role::Annotation);
                    self.close();
                }
                other => Types { reader: self, node: owner }.visit_ts_signature(other),
            }
        }
    }

    fn method_signature(&mut self, it: &TSMethodSignature<'a>) {
        let pair = self.signature(it.span, &it.key, it.computed, it.optional);
        self.tree.flag(pair, Flags::METHOD);
        self.names.place_scope(pair, &it.scope_id);
        let mut types = Types { reader: self, node: pair };
        if it.computed {
            types.visit_property_key(&it.key);
        }
        if let Some(parameters) = &it.type_parameters {
            types.parameters(parameters);
        }
        if let Some(this) = &it.this_param {
            types.visit_ts_this_parameter(this);
        }
        types.visit_formal_parameters(&it.params);
        self.annotation(it.return_type.as_deref(), Role::Returns);
        self.close();
    }

    fn call_signature(&mut self, it: &TSCallSignatureDeclaration<'a>) {
        let pair = self.open_flagged(Kind::Pair, Role::Element, here(it.span), Flags::METHOD);
        self.names.place_scope(pair, &it.scope_id);
        let mut types = Types { reader: self, node: pair };
        if let Some(parameters) = &it.type_parameters {
            types.parameters(parameters);
        }
        if let Some(this) = &it.this_param {
            types.visit_ts_this_parameter(this);
        }
        types.visit_formal_parameters(&it.params);
        self.annotation(it.return_type.as_deref(), Role::Returns);
        self.close();
    }

    /// Opens the node of a member of a declared type.
    fn signature(&mut self, span: OxcSpan, key: &PropertyKey<'a>, computed: bool, optional: bool) -> NodeId {
        let flags = Flags::when(computed, Flags::COMPUTED).with(Flags::when(optional, Flags::OPTIONAL));
        let pair = self.open_flagged(Kind::Pair, Role::Element, here(span), flags);
        self.named(pair, key.span());
        pair
    }

    fn enumeration(&mut self, it: &TSEnumDeclaration<'a>, role: Role) {
        let node = self.open(Kind::TypeDeclaration, role, here(it.span));
        self.named(node, it.id.span);
        self.names.declare(node, &it.id, How::Other);
        let outer = self.names.enter(node, &it.body.scope_id);
        for member in &it.body.members {
            let pair = self.open(Kind::Pair, Role::Element, here(member.span));
            self.named(pair, enum_key(&member.id));
            self.maybe(member.initializer.as_ref(), Role::Value);
            self.close();
        }
        self.names.leave(outer);
        self.close();
    }

    fn namespace(&mut self, it: &TSNamespaceDeclaration<'a>, role: Role) {
        let node = self.open(Kind::TypeDeclaration, role, here(it.span));
        self.named(node, it.id.span);
        self.names.declare(node, &it.id, How::Other);
        match &it.body {
            TSNamespaceDeclarationBody::TSNamespaceDeclaration(inner) => {
                let outer = self.names.enter(node, &it.scope_id);
                self.namespace(inner, Role::Body);
                self.names.leave(outer);
            }
            TSNamespaceDeclarationBody::TSModuleBlock(body) => self.module_block(body, node, &it.scope_id),
        }
        self.close();
    }

    fn module_block(&mut self, body: &TSModuleBlock<'a>, node: NodeId, scope: &Cell<Option<ScopeId>>) {
        let outer = self.names.enter(node, scope);
        self.open(Kind::Block, Role::Body, here(body.span));
        self.directives(&body.directives);
        self.statements(&body.body);
        self.close();
        self.names.leave(outer);
    }
}

fn enum_key(name: &TSEnumMemberName<'_>) -> OxcSpan {
    match name {
        TSEnumMemberName::Identifier(it) => it.span,
        TSEnumMemberName::String(it) | TSEnumMemberName::ComputedString(it) => it.span,
        TSEnumMemberName::ComputedTemplateString(it) => it.span,
    }
}
