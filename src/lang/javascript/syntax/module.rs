//! Imports and exports.

use oxc_ast::ast::{
    BindingPattern, Class, Declaration, ExportAllDeclaration, ExportDeclaration, ExportDefaultDeclaration,
    ExportDefaultDeclarationKind, ExportFromDeclaration, ExportNamedDeclaration, ImportDeclaration,
    ImportDeclarationSpecifier, ImportOrExportKind, ModuleDeclaration, ModuleExportName, TSImportEqualsDeclaration,
    TSModuleReference,
};
use oxc_ast_visit::Visit;
use oxc_span::{GetSpan, Span as OxcSpan};

use super::super::paths::{join, module_path};
use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, Role};

impl<'a> Reader<'a> {
    pub(super) fn module_declaration(&mut self, it: &ModuleDeclaration<'a>, role: Role) {
        self.habits.es_module |= self.names.at_top();
        match it {
            ModuleDeclaration::ImportDeclaration(it) => self.import(it, role),
            ModuleDeclaration::ExportAllDeclaration(it) => self.export_all(it, role),
            ModuleDeclaration::ExportDefaultDeclaration(it) => self.export_default(it, role),
            ModuleDeclaration::ExportDeclaration(it) => self.export_declaration(it, role),
            ModuleDeclaration::ExportNamedDeclaration(it) => self.export_list(it, role),
            ModuleDeclaration::ExportFromDeclaration(it) => self.export_from(it, role),
            ModuleDeclaration::TSExportAssignment(it) => {
                self.ended(Kind::Export, role, it.span, it.expression.span().end);
                self.expression(&it.expression, Role::Value);
                self.close();
            }
            ModuleDeclaration::TSNamespaceExportDeclaration(it) => {
                let node = self.ended(Kind::Export, role, it.span, it.id.span.end);
                self.named(node, it.id.span);
                self.close();
            }
        }
    }

    fn import(&mut self, it: &ImportDeclaration<'a>, role: Role) {
        let inner = it.with_clause.as_ref().map_or(it.source.span.end, |with| with.span.end);
        let node = self.ended(Kind::Import, role, it.span, inner);
        let type_only = it.import_kind == ImportOrExportKind::Type;
        self.tree.flag(node, Flags::when(type_only, Flags::TYPE_ONLY));
        for specifier in it.specifiers.iter().flatten() {
            self.import_name(specifier, &it.source.value, type_only);
        }
        self.specifier(&it.source, Role::Value);
        self.close();
    }

    fn import_name(&mut self, it: &ImportDeclarationSpecifier<'a>, module: &str, type_only: bool) {
        let module = module_path(module).to_owned();
        let (path, type_only, flags) = match it {
            ImportDeclarationSpecifier::ImportSpecifier(it) => {
                let type_only = type_only || it.import_kind == ImportOrExportKind::Type;
                (join(module, &it.imported.name()), type_only, Flags::default())
            }
            ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => {
                (join(module, "default"), type_only, Flags::default())
            }
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => (module, type_only, Flags::STAR),
        };
        let flags = flags.with(Flags::when(type_only, Flags::TYPE_ONLY));
        let node = self.open_flagged(Kind::ImportName, Role::Item, here(it.span()), flags);
        let local = it.local();
        self.named(node, local.span);
        self.names.declare(node, local, How::Import { path, type_only, conditional: false });
        self.close();
    }

    /// `import x = require('m')`, `import x = a.b`.
    pub(super) fn import_equals(&mut self, it: &TSImportEqualsDeclaration<'a>, role: Role) {
        let node = self.ended(Kind::Import, role, it.span, it.module_reference.span().end);
        let type_only = it.import_kind == ImportOrExportKind::Type;
        let flags = Flags::when(type_only, Flags::TYPE_ONLY);
        self.tree.flag(node, flags);
        let name = self.open_flagged(Kind::ImportName, Role::Item, here(it.id.span), flags);
        self.named(name, it.id.span);
        self.close();
        match &it.module_reference {
            TSModuleReference::ExternalModuleReference(module) => {
                let path = module_path(&module.expression.value).to_owned();
                self.names.declare(name, &it.id, How::Import { path, type_only, conditional: false });
                self.habits.es_module |= self.names.at_top();
                self.specifier(&module.expression, Role::Value);
            }
            TSModuleReference::IdentifierReference(id) => {
                self.names.declare(name, &it.id, How::Other);
                self.name(id, Role::Value);
            }
            TSModuleReference::QualifiedName(qualified) => {
                self.names.declare(name, &it.id, How::Other);
                self.type_leaf(Role::Value, here(qualified.span), |types| types.visit_ts_qualified_name(qualified));
            }
        }
        self.close();
    }

    fn export_all(&mut self, it: &ExportAllDeclaration<'a>, role: Role) {
        let inner = it.with_clause.as_ref().map_or(it.source.span.end, |with| with.span.end);
        let node = self.ended(Kind::Import, role, it.span, inner);
        self.tree.flag(node, Flags::when(it.export_kind == ImportOrExportKind::Type, Flags::TYPE_ONLY));
        if let Some(exported) = &it.exported {
            let name = self.open_flagged(Kind::ImportName, Role::Item, here(exported.span()), Flags::STAR);
            self.named(name, exported.span());
            self.close();
        }
        self.reexport(&it.source);
        self.close();
    }

    fn export_from(&mut self, it: &ExportFromDeclaration<'a>, role: Role) {
        let inner = it.with_clause.as_ref().map_or(it.source.span.end, |with| with.span.end);
        let node = self.ended(Kind::Import, role, it.span, inner);
        let type_only = it.export_kind == ImportOrExportKind::Type;
        self.tree.flag(node, Flags::when(type_only, Flags::TYPE_ONLY));
        for specifier in &it.specifiers {
            let type_only = type_only || specifier.export_kind == ImportOrExportKind::Type;
            let flags = Flags::when(type_only, Flags::TYPE_ONLY);
            let name = self.open_flagged(Kind::ImportName, Role::Item, here(specifier.span), flags);
            self.named(name, specifier.exported.span());
            self.close();
        }
        self.reexport(&it.source);
        self.close();
    }

    fn reexport(&mut self, source: &oxc_ast::ast::StringLiteral<'a>) {
        self.names.module(&source.value);
        self.string(source, Role::Value);
    }

    fn export_list(&mut self, it: &ExportNamedDeclaration<'a>, role: Role) {
        let close = self.slice(here(it.span)).rfind('}').map_or(it.span.end, |at| it.span.start + at as u32 + 1);
        let node = self.ended(Kind::Export, role, it.span, close);
        self.tree.flag(node, Flags::when(it.export_kind == ImportOrExportKind::Type, Flags::TYPE_ONLY));
        for specifier in &it.specifiers {
            match &specifier.local {
                ModuleExportName::IdentifierReference(id) => {
                    self.name(id, Role::Element);
                    self.names.export_reference(id);
                }
                ModuleExportName::IdentifierName(_) | ModuleExportName::StringLiteral(_) => {}
            }
        }
        self.close();
    }

    fn export_declaration(&mut self, it: &ExportDeclaration<'a>, role: Role) {
        match &it.declaration {
            Declaration::ClassDeclaration(class) => self.open_decorated(class, role, it.span),
            _ => {
                self.open(Kind::Export, role, here(it.span));
            }
        }
        self.declaration(&it.declaration, Role::Child);
        self.close();
        match &it.declaration {
            Declaration::VariableDeclaration(it) => {
                for declarator in &it.declarations {
                    self.export_pattern(&declarator.id);
                }
            }
            declaration => {
                if let Some(id) = declaration.id() {
                    self.names.export(id);
                }
            }
        }
    }

    /// Opens the export of a class; decorators may stand before the `export`.
    fn open_decorated(&mut self, class: &Class<'a>, role: Role, span: OxcSpan) {
        let start = class.decorators.first().map_or(span.start, |first| first.span.start.min(span.start));
        self.open(Kind::Export, role, here(OxcSpan::new(start, span.end)));
        let outer = class.decorators.partition_point(|decorator| decorator.span.start < class.span.start);
        self.decorators(&class.decorators[..outer]);
    }

    fn export_pattern(&mut self, pattern: &BindingPattern<'a>) {
        for id in pattern.get_binding_identifiers() {
            self.names.export(id);
        }
    }

    fn export_default(&mut self, it: &ExportDefaultDeclaration<'a>, role: Role) {
        match &it.declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                self.open(Kind::Export, role, here(it.span));
                self.function(function, Role::Child, function.span, Flags::default(), None);
                function.id.iter().for_each(|id| self.names.export(id));
            }
            ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                self.open_decorated(class, role, it.span);
                self.class(class, Role::Child);
                class.id.iter().for_each(|id| self.names.export(id));
            }
            ExportDefaultDeclarationKind::TSInterfaceDeclaration(interface) => {
                self.open(Kind::Export, role, here(it.span));
                self.interface(interface, Role::Child);
                self.names.export(&interface.id);
            }
            value => {
                let value = value.to_expression();
                self.ended(Kind::Export, role, it.span, value.span().end);
                self.expression(value, Role::Value);
            }
        }
        self.close();
    }
}
