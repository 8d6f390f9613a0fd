//! The uniform tree of a Rust file, and its names, in one walk over what syn has read.
//!
//! Nodes get their places from their tokens: `close` says where a node stands once all of it was seen. What is not looked
//! into (types, attributes, tokens of macros) still gives the names that occur in it. Start at [`read`].

mod expression;
mod item;
mod macros;
mod opaque;
mod path;
mod pattern;
mod statement;

use std::path::Path;

use syn::spanned::Spanned;

use super::names::{Names, Sort, Space, Wall};
use super::tokens::{Places, Tokens};
use crate::facts::tree::{Builder, Flags, Kind, NodeId, Role, Tree};
use crate::facts::{How, ScopeKind, Scopes};
use crate::text::Span;

/// What a file gives.
pub(super) struct Reading {
    pub tree: Tree,
    pub scopes: Scopes,
    /// The crates that the file names.
    pub modules: Vec<String>,
}

/// Walks a file.
pub(super) fn read(path: &Path, places: &Places<'_>, tokens: &Tokens, file: &syn::File) -> Reading {
    let text = places.text;
    let mut reader = Reader {
        text,
        places,
        tokens,
        tree: Builder::with_capacity(tokens.all.len()),
        names: Names::new(is_root(path, file)),
        own_macros: own_macros(text, tokens),
    };
    let root = reader.open(Kind::Module, Role::Child);
    reader.names.enter(root, ScopeKind::Module, Wall::All);
    reader.attributes(&file.attrs);
    reader.items(&file.items);
    reader.names.leave();
    reader.close(root, Span::new(0, text.len() as u32));
    let (scopes, modules) = reader.names.finish();
    Reading { tree: reader.tree.finish(), scopes, modules }
}

/// Whether a file is a crate's root, by its name or because it has a `main`.
fn is_root(path: &Path, file: &syn::File) -> bool {
    let by_name = path.file_name().is_some_and(|name| name == "lib.rs" || name == "main.rs");
    by_name || file.items.iter().any(|item| matches!(item, syn::Item::Fn(it) if it.sig.ident == "main"))
}

/// Names after `macro_rules!`.
fn own_macros<'t>(text: &'t str, tokens: &Tokens) -> Vec<&'t str> {
    let word = |at: usize| tokens.all.get(at).map(|token| &text[token.span.range()]);
    let found = (0..tokens.all.len()).filter(|&at| word(at) == Some("macro_rules"));
    found.filter_map(|at| word(at + 2)).collect()
}

/// A node that was made, and its place with the parentheses around it.
#[derive(Clone, Copy)]
struct Made {
    id: NodeId,
    outer: Span,
}

struct Reader<'s> {
    text: &'s str,
    places: &'s Places<'s>,
    tokens: &'s Tokens,
    tree: Builder,
    names: Names,
    own_macros: Vec<&'s str>,
}

impl<'s> Reader<'s> {
    fn at(&self, span: proc_macro2::Span) -> Span {
        self.places.of(span)
    }

    fn of(&self, it: &impl Spanned) -> Span {
        self.at(it.span())
    }

    fn slice(&self, span: Span) -> &'s str {
        &self.text[span.range()]
    }

    fn open(&mut self, kind: Kind, role: Role) -> NodeId {
        self.names.node();
        self.tree.open(kind, role, Span::default())
    }

    fn close(&mut self, node: NodeId, span: Span) -> Made {
        self.tree.node(node).span = span;
        self.tree.close();
        Made { id: node, outer: span }
    }

    fn leaf(&mut self, kind: Kind, role: Role, span: Span) -> Made {
        let node = self.open(kind, role);
        self.close(node, span)
    }

    fn flag(&mut self, node: NodeId, flags: Flags) {
        self.tree.flag(node, flags);
    }

    fn named(&mut self, node: NodeId, name: Span) {
        self.tree.node(node).name = name;
    }

    /// Names that were bound by a pattern become known.
    fn bind(&mut self, names: Vec<NodeId>, how: &How) {
        for node in names {
            let span = self.tree.node(node).span;
            let name = self.slice(span);
            self.names.local(name.trim_start_matches("r#"), node, how.clone());
        }
    }

    /// The names of a `use`, function and the like that a list of items declares, before any is walked.
    fn announce(&mut self, items: &mut dyn Iterator<Item = &syn::Item>) {
        for item in items {
            for (name, sort) in item::declared(item) {
                self.names.announce(&name, sort);
            }
            if let syn::Item::Use(it) = item {
                let prefix = if it.leading_colon.is_some() { "::" } else { "" };
                for (name, path) in item::used(&it.tree, prefix) {
                    self.names.announce_use(&name, path);
                }
                for path in item::globs(&it.tree, prefix) {
                    self.names.announce_glob(&path);
                }
            }
        }
    }

    fn read_value(&mut self, node: NodeId, name: &str, span: Span) {
        self.names.read(node, name, Space::Value, span);
    }

    fn declare(&mut self, name: &syn::Ident, sort: Sort, node: NodeId, how: How, exported: bool) {
        self.names.declare(&name.to_string(), sort, node, how, exported);
    }
}
