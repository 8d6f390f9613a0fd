//! Imports: how a thing is written at a place, what is added to the imports of a file and what goes from them.
//!
//! `section` knows where the imports of a file stand, `list` the names that one of them brings, `write` makes new ones.
//! Start at [`spelling`] and [`edits`].

mod add;
mod list;
mod remove;
mod section;
#[cfg(test)]
mod tests;
mod write;

use super::reserved;
use crate::edit::Edit;
use crate::facts::{Bind, Binding, BindingId, Facts, Flags, How, Kind, NodeId, Role, ScopeId};
use crate::lang::{ImportRequest, Spelling};
use crate::text::Source;

/// How the thing with this path is written at `place`, see [`crate::lang::Language::spelling`].
pub(super) fn spelling(source: &Source, facts: &Facts, place: NodeId, path: &str, wanted: &[&str]) -> Option<Spelling> {
    let sight = Sight { source, facts, place };
    let root = path.split('.').next().unwrap_or(path);
    if reserved::is_global(root) {
        return sight.bound(root).is_none().then(|| Spelling { text: path.to_owned(), import: None });
    }
    if let Some(text) = sight.present(path) {
        return Some(Spelling { text, import: None });
    }
    let (module, export) = match path.rsplit_once('.') {
        Some((module, export)) => (module, Some(export.to_owned())),
        None => (path, None),
    };
    let local = wanted.iter().find(|name| sight.is_free(name))?;
    let import = ImportRequest { module: module.to_owned(), export, local: (*local).to_owned(), within: Vec::new() };
    Some(Spelling { text: (*local).to_owned(), import: Some(import) })
}

/// The edits that add imports and take away those of names that are no longer used.
pub(super) fn edits(source: &Source, facts: &Facts, add: &[ImportRequest], dead: &[BindingId]) -> Vec<Edit> {
    let removal = remove::plan(source, facts, dead);
    add::edits(source, facts, add, removal)
}

/// Where a module-level definition goes: below the leading imports, one blank line between.
pub(super) fn module_level(source: &Source, facts: &Facts, definition: &str) -> Edit {
    let newline = facts.style.newline;
    let leading = section::leading(source, facts);
    let beside = leading.last().map(|line| line.node).or_else(|| facts.tree.children(NodeId::ROOT).next());
    let indent = beside.map_or("", |node| section::line_indent(source, facts.tree[node].span.start));
    let definition = &format!("{indent}{}", definition.replace('\n', &format!("\n{indent}")));
    match leading.last() {
        Some(last) => {
            let at = section::line_end(source, facts, last.span.end).unwrap_or(last.span.end);
            let below = &source.text()[at as usize..];
            let next = below.split_inclusive('\n').nth(1).unwrap_or("\n");
            let after = if next.trim().is_empty() { "" } else { newline };
            Edit::insert(at, format!("{newline}{newline}{definition}{after}"))
        }
        None => Edit::insert(section::top(source, facts), format!("{definition}{newline}{newline}")),
    }
}

/// The names that can be used at a place.
struct Sight<'a> {
    source: &'a Source,
    facts: &'a Facts,
    place: NodeId,
}

impl Sight<'_> {
    fn bound(&self, name: &str) -> Option<BindingId> {
        let scopes = &self.facts.scopes;
        scopes.lookup(scopes.of_node[self.place.index()], name)
    }

    /// The thing through a name that the file has: the thing itself before a module that holds it, names of the module
    /// before those of a function, then the first.
    fn present(&self, path: &str) -> Option<String> {
        let mut best: Option<((usize, bool, u32), String)> = None;
        for (id, binding) in self.facts.scopes.all() {
            let Some((known, bind)) = self.usable(binding) else { continue };
            let Some(rest) = self.reach(known, bind, path) else { continue };
            if self.bound(&binding.name) != Some(id) {
                continue;
            }
            let start = self.facts.tree[bind.node].span.start;
            let rank = (rest.len(), binding.scope != ScopeId(0), start);
            if best.as_ref().is_none_or(|(other, _)| rank < *other) {
                best = Some((rank, format!("{}{rest}", binding.name)));
            }
        }
        best.map(|(_, text)| text)
    }

    /// The path of a name that is certainly bound to one imported thing when the place runs.
    fn usable<'b>(&self, binding: &'b Binding) -> Option<(&'b str, &'b Bind)> {
        let bind = binding.single()?;
        let How::Import { path, type_only: false, conditional: false } = &bind.how else { return None };
        let tree = &self.facts.tree;
        // An `import` is there before anything runs, a `require` from its line on.
        let function = |node: NodeId| tree.ancestors(node).find(|&up| tree[up].kind == Kind::Function);
        let hoisted = tree[bind.node].kind == Kind::ImportName || function(self.place) != function(bind.node);
        let before = tree[bind.node].span.start < tree[self.place].span.start;
        (!bind.from_inside && (hoisted || before)).then_some((path, bind))
    }

    /// What has to follow the name to get from what it stands for to `path`.
    fn reach(&self, known: &str, bind: &Bind, path: &str) -> Option<String> {
        let rest = match path.strip_prefix(known) {
            // One module, two names.
            Some(rest) if known == "fs" && rest.starts_with("/promises") => format!(".{}", &rest[1..]),
            other => other?.to_owned(),
        };
        if rest == ".default" {
            // What `require` gives is the thing itself, as its package exports nothing else.
            return self.is_required(bind).then(String::new);
        }
        (rest.is_empty() || rest.starts_with('.')).then_some(rest)
    }

    fn is_required(&self, bind: &Bind) -> bool {
        let tree = &self.facts.tree;
        let Some(parent) = tree.parent(bind.node) else { return false };
        match tree[bind.node].kind {
            Kind::ImportName => is_equals(self.source, self.facts, parent),
            _ => tree.child(parent, Role::Value).is_some_and(|value| tree[value].kind == Kind::Call),
        }
    }

    /// Whether an import of `name` would be seen at the place, and be seen by nobody else.
    fn is_free(&self, name: &str) -> bool {
        let scopes = &self.facts.scopes;
        let inside = |node: NodeId| self.facts.tree.is_within(node, self.place);
        !reserved::is_reserved(name)
            && self.bound(name).is_none()
            && !scopes.scope(ScopeId(0)).names.contains_key(name)
            && !scopes.free.iter().any(|&(_, span)| self.source.slice(span) == name)
            && !scopes.scopes.iter().any(|scope| scope.names.contains_key(name) && inside(scope.node))
    }
}

/// Whether an import is TypeScript's `import x = require('m')`.
fn is_equals(source: &Source, facts: &Facts, import: NodeId) -> bool {
    facts.tree.child(import, Role::Item).is_some_and(|name| {
        let after = facts.skip_blank(source.text(), facts.tree[name].span.end);
        source.text().as_bytes().get(after as usize) == Some(&b'=')
    })
}

/// Whether a statement is one of `export … from`.
fn is_export(source: &Source, facts: &Facts, import: NodeId) -> bool {
    source.slice(facts.tree[import].span).starts_with("export")
}

/// Whether an import binds for the type checker alone.
fn is_type_only(facts: &Facts, node: NodeId) -> bool {
    facts.tree[node].flags.has(Flags::TYPE_ONLY)
}
