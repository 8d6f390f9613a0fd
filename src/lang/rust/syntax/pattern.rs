//! Patterns: what they bind, and the names they read.

use syn::Pat;

use super::{Made, Reader};
use crate::facts::tree::{Flags, Kind, NodeId, Role};

impl Reader<'_> {
    /// A pattern; the `Name`s that it binds go to `bound` and become known when the caller says so.
    pub(super) fn pattern(&mut self, pattern: &Pat, role: Role, bound: &mut Vec<NodeId>) -> Made {
        let span = self.of(pattern);
        match pattern {
            Pat::Ident(it) => {
                let name = it.ident.to_string();
                // By custom, what starts with a capital is a constant or variant: `None`, `MAX`.
                if it.subpat.is_none() && it.by_ref.is_none() && name.starts_with(char::is_uppercase) {
                    let node = self.open(Kind::Name, role);
                    self.read_value(node, &name, span);
                    return self.close(node, span);
                }
                if let Some((_, inner)) = &it.subpat {
                    let node = self.open(Kind::Pattern, role);
                    let name = self.leaf(Kind::Name, Role::Target, self.at(it.ident.span()));
                    self.flag(name.id, Flags::STORE);
                    bound.push(name.id);
                    self.pattern(inner, Role::Element, bound);
                    return self.close(node, span);
                }
                let place = self.at(it.ident.span());
                let node = self.open(Kind::Name, role);
                self.flag(node, Flags::STORE.with(Flags::when(it.mutability.is_some(), Flags::MUTABLE)));
                self.flag(node, Flags::when(it.by_ref.is_some(), Flags::REST));
                bound.push(node);
                let made = self.close(node, place);
                Made { outer: span, ..made }
            }
            Pat::Wild(_) => {
                let node = self.leaf(Kind::Name, role, span);
                self.flag(node.id, Flags::STORE);
                node
            }
            Pat::Type(it) => {
                let made = self.pattern(&it.pat, role, bound);
                self.type_node(Role::Annotation, self.of(&*it.ty));
                Made { outer: span, ..made }
            }
            Pat::Paren(it) => {
                let made = self.pattern(&it.pat, role, bound);
                Made { outer: span, ..made }
            }
            Pat::Tuple(it) => self.parts(Kind::Tuple, role, it.elems.iter(), pattern, bound),
            Pat::Slice(it) => self.parts(Kind::List, role, it.elems.iter(), pattern, bound),
            Pat::Or(it) => self.or(&it.cases, role, pattern, bound),
            Pat::Reference(it) => self.parts(Kind::Pattern, role, std::iter::once(&*it.pat), pattern, bound),
            Pat::TupleStruct(it) => {
                let node = self.open(Kind::Pattern, role);
                self.path(&it.path, Role::Callee);
                for element in &it.elems {
                    self.pattern(element, Role::Element, bound);
                }
                self.close(node, span)
            }
            Pat::Struct(it) => {
                let node = self.open(Kind::Pattern, role);
                self.path(&it.path, Role::Callee);
                for field in &it.fields {
                    self.pattern(&field.pat, Role::Element, bound);
                }
                self.close(node, span)
            }
            Pat::Path(it) if it.qself.is_none() => self.path(&it.path, role),
            Pat::Lit(it) => self.literal(&it.lit, role),
            _ => {
                let node = self.open(Kind::Other, role);
                self.names_in(span);
                self.close(node, span)
            }
        }
    }

    fn parts<'p>(
        &mut self,
        kind: Kind,
        role: Role,
        parts: impl Iterator<Item = &'p Pat>,
        whole: &Pat,
        bound: &mut Vec<NodeId>,
    ) -> Made {
        let node = self.open(kind, role);
        for part in parts {
            self.pattern(part, Role::Element, bound);
        }
        self.close(node, self.of(whole))
    }

    /// The cases of `a | b` bind the same names; those of the first count.
    fn or(
        &mut self,
        cases: &syn::punctuated::Punctuated<Pat, syn::Token![|]>,
        role: Role,
        whole: &Pat,
        bound: &mut Vec<NodeId>,
    ) -> Made {
        let node = self.open(Kind::Pattern, role);
        let known = bound.len();
        for (at, case) in cases.iter().enumerate() {
            self.pattern(case, Role::Element, bound);
            if at > 0 {
                let mut seen: Vec<&str> = Vec::new();
                let names: Vec<&str> =
                    bound.iter().map(|&name| self.tree.node(name).span).map(|span| &self.text[span.range()]).collect();
                let mut at = 0;
                bound.retain(|_| {
                    let again = at >= known && seen.contains(&names[at]);
                    if at >= known {
                        seen.push(names[at]);
                    }
                    at += 1;
                    !again
                });
            }
        }
        self.close(node, self.of(whole))
    }
}
