//! What is not looked into: of types, attributes and tokens that are no expression only the names are kept.

use super::super::names::Space;
use super::super::reserved::is_keyword;
use super::super::tokens::What;
use super::{Made, Reader};
use crate::facts::tree::{Flags, Kind, NodeId, Role};
use crate::text::Span;

impl Reader<'_> {
    /// A type, with the paths in it as parts.
    pub(super) fn type_node(&mut self, role: Role, span: Span) -> Made {
        let node = self.open(Kind::Type, role);
        self.names_in(span);
        self.close(node, span)
    }

    /// Attributes: each a decorator with the paths in it.
    pub(super) fn attributes(&mut self, attributes: &[syn::Attribute]) {
        for attribute in attributes {
            let span = self.of(attribute);
            if self.slice(span).starts_with('/') {
                continue;
            }
            let node = self.open(Kind::Other, Role::Decorator);
            let name = self.of(attribute.path());
            self.named(node, name);
            self.names_in(span);
            self.close(node, span);
        }
    }

    /// The paths among the tokens of `span`, and the names that strings there may capture.
    pub(super) fn names_in(&mut self, span: Span) {
        let tokens = self.tokens.inside(span);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token.what {
                What::Literal => self.captured(token.span),
                // A lifetime, or a field or method of something.
                What::Punct('\'') => at += 1,
                What::Punct('.') if tokens.get(at).is_some_and(|next| next.what == What::Ident) => at += 1,
                What::Ident => {
                    let mut parts = vec![token.span];
                    while let [a, b, name, ..] = tokens[at..]
                        && (a.what, b.what, name.what) == (What::Punct(':'), What::Punct(':'), What::Ident)
                    {
                        parts.push(name.span);
                        at += 3;
                    }
                    self.chain(&parts, Role::Part, Space::Type);
                }
                _ => {}
            }
        }
    }

    /// `a::b::c` as attributes of attributes; nothing for a lone keyword.
    pub(super) fn chain(&mut self, parts: &[Span], role: Role, space: Space) -> Option<NodeId> {
        let (&last, before) = parts.split_last()?;
        let whole = Span::new(parts[0].start, last.end);
        if before.is_empty() {
            let name = self.slice(last).trim_start_matches("r#");
            if is_keyword(name) && !matches!(name, "crate" | "self" | "super" | "Self") {
                return None;
            }
            let node = self.open(Kind::Name, role);
            self.close(node, last);
            self.refer(node, name, space, last);
            return Some(node);
        }
        let node = self.open(Kind::Attribute, role);
        self.flag(node, Flags::PATH);
        self.named(node, last);
        self.chain(before, Role::Object, Space::Type);
        self.close(node, whole);
        self.relative(node, parts, space);
        Some(node)
    }

    /// `super::name` and the like, which may be a thing of this file.
    pub(super) fn relative(&mut self, node: NodeId, parts: &[Span], space: Space) {
        if matches!(self.slice(parts[0]), "self" | "super" | "crate") {
            let parts: Vec<&str> = parts.iter().map(|&part| self.slice(part)).collect();
            self.names.read_relative(node, &parts, space);
        }
    }

    fn refer(&mut self, node: NodeId, name: &str, space: Space, span: Span) {
        if space == Space::Value {
            self.read_value(node, name, span);
        } else if self.names.lookup(name, Space::Type).is_some() || self.tree_is_head(node) {
            self.names.read(node, name, Space::Type, span);
        } else if self.names.lookup(name, Space::Value).is_some() {
            self.read_value(node, name, span);
        }
    }

    /// Whether the node is the head of a path: then what nothing binds is a crate.
    fn tree_is_head(&mut self, node: NodeId) -> bool {
        self.tree.node(node).role == Role::Object
    }

    /// The locals that a format string reads: `"{name}"`.
    pub(super) fn captured(&mut self, literal: Span) {
        let text = self.slice(literal);
        if !text.contains('{') || !text.contains('"') {
            return;
        }
        let mut at = 0;
        while let Some(open) = text[at..].find('{').map(|found| at + found) {
            at = open + 1;
            if text[at..].starts_with('{') || text[..open].ends_with("\\u") {
                at += 1;
                continue;
            }
            let end = text[at..].find('}').map_or(text.len(), |found| at + found);
            let (first, format) = text[at..end].split_once(':').unwrap_or((&text[at..end], ""));
            self.captured_name(first.trim(), literal, at + first.len() - first.trim_start().len());
            let mut piece = at + first.len() + 1;
            // A width or a precision: `{:>width$.digits$}`.
            for part in format.split_inclusive('$') {
                let name = part.strip_suffix('$').map_or("", |part| {
                    let head = part.trim_end_matches(|it: char| it.is_alphanumeric() || it == '_');
                    &part[head.len()..]
                });
                self.captured_name(name, literal, piece + part.len().saturating_sub(name.len() + 1));
                piece += part.len();
            }
            at = end;
        }
    }

    /// The local `name` that stands `at` bytes behind the start of a literal, if there is one.
    fn captured_name(&mut self, name: &str, literal: Span, at: usize) {
        if self.names.is_local(name) || self.names.lookup(name, Space::Value).is_some() {
            let from = literal.start + at as u32;
            let span = Span::new(from, from + name.len() as u32);
            let node = self.open(Kind::Name, Role::Part);
            self.close(node, span);
            self.read_value(node, name, span);
        }
    }
}
