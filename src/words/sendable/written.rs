//! Written types that keep a future on its thread: paths of the table, pointers, traits, structs and aliases of the crate.

use std::sync::Arc;

use super::{Part, Trail};
use crate::facts::{Kind, NodeId, Role};
use crate::text::Span;
use crate::words::cx::Cx;

impl Cx {
    /// A written type: paths of the table, pointers, traits, structs and aliases of the crate.
    pub(super) fn type_of_thread(self: &Arc<Self>, written: NodeId, part: Part, trail: &mut Trail<'_>) {
        self.written_of_thread(written, self.facts.tree[written].span, part, trail);
    }

    /// The same of the type that is written at `place`, in `root`.
    fn written_of_thread(self: &Arc<Self>, root: NodeId, place: Span, part: Part, trail: &mut Trail<'_>) {
        let whole = self.slice(place);
        let paths: Vec<NodeId> = self.paths_below(root);
        let narrowed = narrowed(whole, part);
        // An alias that hides the part that is meant.
        if part != Part::All && narrowed.is_none_or(|text| text.len() == whole.len()) {
            let head = paths.iter().find(|&&path| self.facts.tree[path].span.start == place.start);
            if head.is_some_and(|&head| self.alias_of_thread(head, part, trail)) {
                return;
            }
        }
        let Some(text) = narrowed else { return };
        let start = place.start + (text.as_ptr() as usize - whole.as_ptr() as usize) as u32;
        let end = start + text.len() as u32;
        if text.contains("*const ") || text.contains("*mut ") {
            trail.found.push("raw pointer".to_owned());
        }
        let inside = |node: &&NodeId| (start..end).contains(&self.facts.tree[**node].span.start);
        for &path in paths.iter().filter(inside) {
            let at = (self.facts.tree[path].span.start - start) as usize;
            if text[..at].ends_with("dyn ") {
                self.trait_of_thread(path, &text[at..], trail);
            } else if !self.alias_of_thread(path, Part::All, trail) {
                self.path_of_thread(path, trail);
            }
        }
    }

    /// Whether `path` names an alias of the crate; what it stands for is looked into.
    fn alias_of_thread(self: &Arc<Self>, path: NodeId, part: Part, trail: &mut Trail<'_>) -> bool {
        let own = self.alias_of(path).map(|alias| (Arc::clone(self), alias));
        let Some((cx, alias)) = own.or_else(|| self.type_by_path(path, "type", Kind::TypeDeclaration)) else {
            return false;
        };
        let (span, text) = (cx.facts.tree[alias].span, cx.text(alias));
        if let (Some(at), Some(mut trail)) = (top_level(text, '='), trail.deeper()) {
            let behind = text[at + 1..].trim_start();
            let start = span.start + (text.len() - behind.len()) as u32;
            let length = behind.trim_end().trim_end_matches(';').trim_end().len() as u32;
            cx.written_of_thread(alias, Span::new(start, start + length), part, &mut trail);
        }
        true
    }

    fn trait_of_thread(self: &Arc<Self>, path: NodeId, bounds: &str, trail: &mut Trail<'_>) {
        if ["Send", "Sync"].iter().any(|word| own_bounds(bounds).contains(word)) {
            return;
        }
        let named = self.path(path);
        let known = named.as_ref().is_some_and(|path| self.is_in_group("traits without Send", path));
        let own = self.declared_at(path).filter(|&it| self.kind(it) == Kind::Impl);
        let plain = own.is_some_and(|it| !self.text(it).split('{').next().unwrap_or_default().contains("Send"));
        if known || plain {
            trail.found.push(format!("dyn {}", self.name_of_path(path)));
        }
    }

    /// A path of a type or function: one of the table, or a struct of the crate with its fields.
    pub(super) fn path_of_thread(self: &Arc<Self>, path: NodeId, trail: &mut Trail<'_>) {
        if self.text(path) == "Self" {
            let around = self.facts.tree.ancestors(path).find(|&up| self.kind(up) == Kind::Impl);
            if let (Some(own), Some(mut trail)) = (around.and_then(|it| self.child(it, Role::Type)), trail.deeper()) {
                self.type_of_thread(own, Part::All, &mut trail);
            }
            return;
        }
        if let Some(named) = self.path(path).filter(|named| self.is_in_group("unsendable", named)) {
            let names = named.rsplit("::").find(|name| name.starts_with(char::is_uppercase));
            trail.found.push(names.unwrap_or(&named).to_owned());
        }
        let own = self.declared_at(path).filter(|&it| self.kind(it) == Kind::Class).map(|own| (Arc::clone(self), own));
        let elsewhere = || self.type_by_path(path, "struct", Kind::Class);
        let found = own.or_else(elsewhere).or_else(|| self.struct_elsewhere(self.name_of_path(path)));
        let (Some((cx, own)), Some(mut trail)) = (found, trail.deeper()) else { return };
        let promised = format!("Send for {}", cx.name(own));
        if !cx.source.text().contains(&promised) {
            for field in cx.in_role(own, Role::Item) {
                let annotation = cx.child(field, Role::Annotation);
                annotation.into_iter().for_each(|it| cx.type_of_thread(it, Part::All, &mut trail));
            }
        }
    }

    /// The item of this file that the path names.
    pub(in crate::words) fn declared_at(&self, path: NodeId) -> Option<NodeId> {
        let id = self.facts.scopes.of_name.get(path.index()).copied().flatten()?;
        self.facts.scopes.binding(id).single().map(|bind| bind.node)
    }

    fn name_of_path(&self, path: NodeId) -> &str {
        self.text(path).rsplit("::").next().unwrap_or_default()
    }

    /// The whole paths among what a type names.
    pub(super) fn paths_below(&self, root: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let is_path = |&node: &NodeId| matches!(self.kind(node), Kind::Name | Kind::Attribute);
        let whole = |&node: &NodeId| tree.parent(node).is_none_or(|up| self.kind(up) != Kind::Attribute);
        tree.walk(root).filter(is_path).filter(whole).collect()
    }
}

/// The part of a type that is meant: `T` or `E` of `Result<T, E>`; none where an alias hides it.
fn narrowed(text: &str, part: Part) -> Option<&str> {
    if part == Part::All {
        return Some(text);
    }
    let Some((open, _)) = text.match_indices('<').next().filter(|_| text.trim_end().ends_with('>')) else {
        return (part == Part::Good).then_some(text);
    };
    let inner = &text[open + 1..text.rfind('>')?];
    let comma = top_level(inner, ',').unwrap_or(inner.len());
    match part {
        Part::Bad => inner.get(comma + 1..).filter(|rest| !rest.trim().is_empty()),
        _ => Some(&inner[..comma]),
    }
}

/// The bounds of a trait object, up to the end of its type.
fn own_bounds(text: &str) -> &str {
    let ends = [',', '>', ')', ';', '='].iter().filter_map(|&end| top_level(text, end));
    &text[..ends.min().unwrap_or(text.len())]
}

/// Where `wanted` stands outside of brackets.
fn top_level(text: &str, wanted: char) -> Option<usize> {
    let mut depth = 0i32;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let arrow = c == '>' && before == '-';
        if c == wanted && depth == 0 && !arrow {
            return Some(at);
        }
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' if !arrow => depth -= 1,
            _ => {}
        }
        before = c;
    }
    None
}
