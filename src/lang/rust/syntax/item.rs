//! Items: functions, types, modules, imports.

use syn::spanned::Spanned;
use syn::{FnArg, ImplItem, Item, ReturnType, Signature, TraitItem, UseTree, Visibility};

use super::super::names::{Sort, Space, Wall};
use super::Reader;
use crate::facts::tree::{Flags, Kind, NodeId, Role};
use crate::facts::{How, ScopeKind};
use crate::text::Span;

/// The names that an item declares where it stands; those of `use` aside.
pub(super) fn declared(item: &Item) -> Vec<(String, Sort)> {
    let one = |name: &syn::Ident, sort| vec![(name.to_string(), sort)];
    match item {
        Item::Fn(it) => one(&it.sig.ident, Sort::Value),
        Item::Const(it) => one(&it.ident, Sort::Value),
        Item::Static(it) => one(&it.ident, Sort::Value),
        Item::Mod(it) => one(&it.ident, Sort::Type),
        Item::Struct(it) => one(&it.ident, Sort::Both),
        Item::Enum(it) => one(&it.ident, Sort::Type),
        Item::Union(it) => one(&it.ident, Sort::Type),
        Item::Trait(it) => one(&it.ident, Sort::Type),
        Item::TraitAlias(it) => one(&it.ident, Sort::Type),
        Item::Type(it) => one(&it.ident, Sort::Type),
        Item::ExternCrate(it) => {
            let name = it.rename.as_ref().map_or(&it.ident, |(_, name)| name);
            one(name, Sort::Both)
        }
        _ => Vec::new(),
    }
}

/// The names that a `use` brings in, with their paths; globs and `_` give none.
pub(super) fn used(tree: &UseTree, prefix: &str) -> Vec<(String, String)> {
    let join = |name: &str| below(prefix, name);
    // `a::{self}` is `a`.
    let own = |name: &str| if name == "self" && !prefix.is_empty() { prefix.to_owned() } else { join(name) };
    match tree {
        UseTree::Path(it) => used(&it.tree, &join(&it.ident.to_string())),
        UseTree::Name(it) => {
            let name = it.ident.to_string();
            let path = own(&name);
            let local = if name == "self" { last(&path).to_owned() } else { name };
            vec![(local, path)]
        }
        UseTree::Rename(it) if it.rename == "_" => Vec::new(),
        UseTree::Rename(it) => vec![(it.rename.to_string(), own(&it.ident.to_string()))],
        UseTree::Group(it) => it.items.iter().flat_map(|item| used(item, prefix)).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

/// The paths of modules all of whose names a `use` brings in.
pub(super) fn globs(tree: &UseTree, prefix: &str) -> Vec<String> {
    match tree {
        UseTree::Path(it) => globs(&it.tree, &below(prefix, &it.ident.to_string())),
        UseTree::Group(it) => it.items.iter().flat_map(|item| globs(item, prefix)).collect(),
        UseTree::Glob(_) => vec![prefix.to_owned()],
        UseTree::Name(_) | UseTree::Rename(_) => Vec::new(),
    }
}

fn below(prefix: &str, name: &str) -> String {
    match prefix {
        "" => name.to_owned(),
        "::" => format!("::{name}"),
        _ => format!("{prefix}::{name}"),
    }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

fn is_public(visibility: &Visibility) -> bool {
    !matches!(visibility, Visibility::Inherited)
}

impl Reader<'_> {
    pub(super) fn items(&mut self, items: &[Item]) {
        self.announce(&mut items.iter());
        for item in items {
            self.item(item, Role::Body);
        }
    }

    pub(super) fn item(&mut self, item: &Item, role: Role) {
        let span = self.code_of(self.of(item));
        match item {
            Item::Use(it) => self.use_item(it, role, span),
            Item::Fn(it) => {
                let node = self.function(&it.attrs, &it.sig, Some(&it.block), role, span, Flags::default());
                self.declare(&it.sig.ident, Sort::Value, node, How::Function, is_public(&it.vis));
            }
            Item::Mod(it) => self.module(it, role, span),
            Item::Impl(it) => self.impl_item(it, role, span),
            Item::Trait(it) => self.trait_item(it, role, span),
            Item::Struct(it) => {
                let node = self.fields(&it.attrs, &it.ident, &it.generics, &it.fields, role, span);
                self.declare(&it.ident, Sort::Both, node, How::Class, is_public(&it.vis));
            }
            Item::Static(it) => {
                let flags = Flags::STATIC
                    .with(Flags::when(matches!(it.mutability, syn::StaticMutability::Mut(_)), Flags::MUTABLE));
                self.constant(&it.attrs, &it.ident, &it.ty, Some(&it.expr), role, span, flags, is_public(&it.vis));
            }
            Item::Const(it) => {
                let public = is_public(&it.vis);
                self.constant(&it.attrs, &it.ident, &it.ty, Some(&it.expr), role, span, Flags::CONST, public);
            }
            Item::Macro(it) => {
                let node = self.open(Kind::Expression, role);
                self.attributes(&it.attrs);
                self.macro_call(&it.mac, Role::Value);
                self.close(node, span);
            }
            _ => {
                let node = self.open(Kind::TypeDeclaration, role);
                if let Item::Type(it) = item {
                    self.named(node, self.at(it.ident.span()));
                }
                self.names_in(span);
                self.close(node, span);
                for (name, sort) in declared(item) {
                    self.names.declare(&name, sort, node, How::Other, false);
                }
            }
        }
    }

    fn use_item(&mut self, it: &syn::ItemUse, role: Role, span: Span) {
        let node = self.open(Kind::Import, role);
        self.attributes(&it.attrs);
        let conditional = it.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        let prefix = if it.leading_colon.is_some() { "::" } else { "" };
        self.use_head(&it.tree, it.leading_colon.is_some());
        self.use_tree(&it.tree, prefix, (conditional, is_public(&it.vis)));
        self.close(node, span);
    }

    /// The first names of the paths: what they stand for is read.
    fn use_head(&mut self, tree: &UseTree, global: bool) {
        match tree {
            UseTree::Group(it) => it.items.iter().for_each(|item| self.use_head(item, global)),
            UseTree::Path(it) => {
                let name = it.ident.to_string();
                if global || self.names.lookup(&name, Space::Type).is_none() {
                    self.names.module(&name);
                    return;
                }
                let node = self.leaf(Kind::Name, Role::Object, self.at(it.ident.span()));
                self.names.read(node.id, &name, Space::Type, node.outer);
            }
            UseTree::Name(_) | UseTree::Rename(_) | UseTree::Glob(_) => {}
        }
    }

    fn use_tree(&mut self, tree: &UseTree, prefix: &str, (conditional, exported): (bool, bool)) {
        let name_span = match tree {
            UseTree::Path(it) => {
                let prefix = below(prefix, &it.ident.to_string());
                return self.use_tree(&it.tree, &prefix, (conditional, exported));
            }
            UseTree::Group(it) => {
                return it.items.iter().for_each(|item| self.use_tree(item, prefix, (conditional, exported)));
            }
            UseTree::Glob(_) => return,
            UseTree::Name(it) => it.ident.span(),
            UseTree::Rename(it) => it.ident.span().join(it.rename.span()).unwrap_or(it.ident.span()),
        };
        let span = self.at(name_span);
        let node = self.leaf(Kind::ImportName, Role::Item, span).id;
        for (local, path) in used(tree, prefix) {
            self.names.read_through(node, &path);
            if !self.names.is_brought(&local) {
                continue;
            }
            let path = match path.strip_prefix("::") {
                Some(path) => path.to_owned(),
                None => {
                    let (head, rest) = path.split_once("::").unwrap_or((&path, ""));
                    if head == local && rest.is_empty() { path } else { self.names.whole_path(&path) }
                }
            };
            let how = How::Import { path, type_only: false, conditional };
            self.names.declare(&local, Sort::Both, node, how, exported);
        }
    }

    fn module(&mut self, it: &syn::ItemMod, role: Role, span: Span) {
        let node = self.open(Kind::Module, role);
        self.attributes(&it.attrs);
        self.named(node, self.at(it.ident.span()));
        self.declare(&it.ident, Sort::Type, node, How::Other, is_public(&it.vis));
        if let Some((_, items)) = &it.content {
            self.names.enter(node, ScopeKind::Module, Wall::All);
            self.items(items);
            self.names.leave();
        }
        self.close(node, span);
    }

    fn impl_item(&mut self, it: &syn::ItemImpl, role: Role, span: Span) {
        let node = self.open(Kind::Impl, role);
        self.attributes(&it.attrs);
        self.names.enter(node, ScopeKind::Block, Wall::Locals);
        self.generics(&it.generics);
        if let Some((_, path, _)) = &it.trait_ {
            self.type_node(Role::Base, self.of(path));
        }
        self.type_node(Role::Type, self.of(&*it.self_ty));
        for item in &it.items {
            let span = self.code_of(self.of(item));
            match item {
                ImplItem::Fn(it) => {
                    self.function(&it.attrs, &it.sig, Some(&it.block), Role::Body, span, Flags::METHOD);
                }
                ImplItem::Const(it) => {
                    let node = self.open(Kind::Field, Role::Body);
                    self.named(node, self.at(it.ident.span()));
                    self.type_node(Role::Annotation, self.of(&it.ty));
                    self.expr(&it.expr, Role::Value);
                    self.close(node, span);
                }
                _ => self.other(span),
            }
        }
        self.names.leave();
        self.close(node, span);
    }

    fn trait_item(&mut self, it: &syn::ItemTrait, role: Role, span: Span) {
        let node = self.open(Kind::Impl, role);
        self.attributes(&it.attrs);
        self.named(node, self.at(it.ident.span()));
        self.declare(&it.ident, Sort::Type, node, How::Other, is_public(&it.vis));
        self.names.enter(node, ScopeKind::Block, Wall::Locals);
        self.generics(&it.generics);
        let bounds = self.of(&it.supertraits);
        self.names_in(bounds);
        for item in &it.items {
            let span = self.code_of(self.of(item));
            match item {
                TraitItem::Fn(it) => {
                    self.function(&it.attrs, &it.sig, it.default.as_ref(), Role::Body, span, Flags::METHOD);
                }
                _ => self.other(span),
            }
        }
        self.names.leave();
        self.close(node, span);
    }

    fn other(&mut self, span: Span) {
        let node = self.open(Kind::Other, Role::Child);
        self.names_in(span);
        self.close(node, span);
    }

    fn fields(
        &mut self,
        attributes: &[syn::Attribute],
        name: &syn::Ident,
        generics: &syn::Generics,
        fields: &syn::Fields,
        role: Role,
        span: Span,
    ) -> NodeId {
        let node = self.open(Kind::Class, role);
        self.attributes(attributes);
        self.named(node, self.at(name.span()));
        self.names.enter(node, ScopeKind::Block, Wall::Locals);
        self.generics(generics);
        for field in fields {
            let entry = self.open(Kind::Field, Role::Item);
            self.attributes(&field.attrs);
            if let Some(name) = &field.ident {
                self.named(entry, self.at(name.span()));
            }
            self.type_node(Role::Annotation, self.of(&field.ty));
            let place = self.code_of(self.of(field));
            self.close(entry, place);
        }
        self.names.leave();
        self.close(node, span);
        node
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of two items of one form")]
    fn constant(
        &mut self,
        attributes: &[syn::Attribute],
        name: &syn::Ident,
        ty: &syn::Type,
        value: Option<&syn::Expr>,
        role: Role,
        span: Span,
        flags: Flags,
        public: bool,
    ) {
        let node = self.open(Kind::Declare, role);
        self.flag(node, flags);
        self.attributes(attributes);
        let item = self.open(Kind::Assign, Role::Item);
        let place = self.at(name.span());
        let target = self.leaf(Kind::Name, Role::Target, place).id;
        self.flag(target, Flags::STORE);
        let id = self.names.declare(&name.to_string(), Sort::Value, target, How::Other, public);
        if let Some(id) = id {
            self.names.is_name(target, id);
        }
        let mut end = self.type_node(Role::Annotation, self.of(ty)).outer;
        if let Some(value) = value {
            end = self.expr(value, Role::Value).outer;
        }
        self.close(item, place.cover(end));
        self.close(node, span);
    }

    /// Type parameters, which are names of their own, and the bounds on them.
    fn generics(&mut self, generics: &syn::Generics) {
        for param in &generics.params {
            match param {
                syn::GenericParam::Type(it) => self.names.announce(&it.ident.to_string(), Sort::Type),
                syn::GenericParam::Const(it) => self.names.announce(&it.ident.to_string(), Sort::Value),
                syn::GenericParam::Lifetime(_) => {}
            }
        }
        if generics.lt_token.is_some() {
            let span = self.of(generics);
            self.names_in(span);
        }
        if let Some(clause) = &generics.where_clause {
            let span = self.of(clause);
            self.names_in(span);
        }
    }

    fn function(
        &mut self,
        attributes: &[syn::Attribute],
        sig: &Signature,
        body: Option<&syn::Block>,
        role: Role,
        span: Span,
        flags: Flags,
    ) -> NodeId {
        let node = self.open(Kind::Function, role);
        self.flag(node, flags.with(Flags::when(sig.asyncness.is_some(), Flags::ASYNC)));
        self.named(node, self.at(sig.ident.span()));
        self.tree.node(node).list = self.at(sig.paren_token.span.join());
        self.attributes(attributes);
        self.names.enter(node, ScopeKind::Function, Wall::Locals);
        self.generics(&sig.generics);
        let mut bound = Vec::new();
        for input in &sig.inputs {
            let param = self.open(Kind::Param, Role::Param);
            let place = self.code_of(self.at(input.span()));
            match input {
                FnArg::Receiver(_) => {
                    self.names_in(place);
                }
                FnArg::Typed(it) => {
                    self.pattern(&it.pat, Role::Target, &mut bound);
                    self.type_node(Role::Annotation, self.of(&*it.ty));
                }
            }
            self.close(param, place);
        }
        self.bind(bound, &How::Parameter);
        if let ReturnType::Type(_, ty) = &sig.output {
            self.type_node(Role::Returns, self.of(&**ty));
        }
        if let Some(body) = body {
            self.block(body, Role::Body);
        }
        self.names.leave();
        self.close(node, span);
        node
    }
}
