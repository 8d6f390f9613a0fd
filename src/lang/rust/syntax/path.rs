//! Paths in expressions.

use syn::spanned::Spanned;

use super::super::names::Space;
use super::{Made, Reader};
use crate::facts::tree::{Flags, Kind, Role};
use crate::text::Span;

impl Reader<'_> {
    /// `a::b::<T>::c`; `self` alone is a value of its own kind.
    pub(super) fn path(&mut self, path: &syn::Path, role: Role) -> Made {
        let span = self.of(path);
        if path.is_ident("self") {
            return self.leaf(Kind::This, role, span);
        }
        let parts: Vec<Span> = path.segments.iter().map(|segment| self.at(segment.ident.span())).collect();
        let arguments: Vec<Span> = path
            .segments
            .iter()
            .filter(|segment| !segment.arguments.is_empty())
            .map(|segment| self.at(segment.arguments.span()))
            .collect();
        let (&last, before) = parts.split_last().expect("a path has a segment");
        let node = if before.is_empty() && path.leading_colon.is_none() {
            let node = self.open(Kind::Name, role);
            let name = self.slice(last).trim_start_matches("r#");
            self.read_value(node, name, last);
            node
        } else {
            let node = self.open(Kind::Attribute, role);
            self.flag(node, Flags::PATH);
            self.named(node, last);
            self.head(before, path.leading_colon.is_some());
            if path.leading_colon.is_none() {
                self.relative(node, &parts, Space::Value);
            }
            node
        };
        for span in arguments {
            self.type_node(Role::Type, span);
        }
        // A name stands where it is written, whatever types follow it.
        let span = if before.is_empty() { last } else { span };
        let made = self.close(node, span);
        Made { outer: self.of(path), ..made }
    }

    fn head(&mut self, parts: &[Span], global: bool) {
        match parts {
            [] => {}
            [only] if global => {
                self.leaf(Kind::Name, Role::Object, *only);
                self.names.module(self.text[only.range()].trim_start_matches("r#"));
            }
            [before @ .., last] if global => {
                let node = self.open(Kind::Attribute, Role::Object);
                self.flag(node, Flags::PATH);
                self.named(node, *last);
                self.head(before, true);
                self.close(node, Span::new(parts[0].start, last.end));
            }
            _ => {
                self.chain(parts, Role::Object, Space::Type);
            }
        }
    }
}
