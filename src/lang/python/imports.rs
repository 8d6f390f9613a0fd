//! Imports: how a thing is written at a place, what is added to the imports of a file and what goes from them.
//!
//! `section` knows where the imports of a file stand, `add` and `remove` change them, `lines` keeps the blank lines
//! around them in order. Start at [`spelling`] and [`edits`].

mod add;
mod lines;
mod remove;
mod section;
mod stdlib;
#[cfg(test)]
mod tests;

use super::names::imported;
use super::notebook;
use crate::edit::Edit;
use crate::facts::{Bind, Binding, BindingId, Facts, How, Kind, NodeId, ScopeId};
use crate::lang::{ImportRequest, Spelling};
use crate::text::Source;

pub(super) use add::module_level;
pub(super) use stdlib::holds as is_standard;

/// Packages whose modules are there as soon as the package is.
const WHOLE: &[&str] = &["asyncio", "os"];

/// How the thing with this path is written at `place`.
pub(super) fn spelling(source: &Source, facts: &Facts, place: NodeId, path: &str) -> Option<Spelling> {
    let sight = Sight { source, facts, place };
    let Some((module, _)) = path.rsplit_once('.') else {
        // A builtin.
        return sight.bound(path).is_none().then(|| Spelling { text: path.to_owned(), import: None });
    };
    if let Some(text) = sight.present(path, module) {
        return Some(Spelling { text, import: None });
    }
    let root = module.split('.').next().unwrap_or(module);
    sight.may_import(root).then(|| {
        let import =
            ImportRequest { module: module.to_owned(), export: None, local: root.to_owned(), within: Vec::new() };
        Spelling { text: path.to_owned(), import: Some(import) }
    })
}

/// The edits that add imports and take away those of names that are no longer used.
pub(super) fn edits(source: &Source, facts: &Facts, add: &[ImportRequest], dead: &[BindingId]) -> Vec<Edit> {
    let mut lines = lines::Lines::new(source);
    let mut dead = remove::removable(source, facts, dead);
    add::add(&mut lines, source, facts, add, &mut dead);
    remove::remove(&mut lines, source, facts, &dead);
    lines.edits()
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

    /// The thing through a name that the file has: one for the thing itself at module level, one for its module there,
    /// then the same inside the function.
    fn present(&self, path: &str, module: &str) -> Option<String> {
        let mut best: Option<((bool, bool, u32), String)> = None;
        for (id, binding) in self.facts.scopes.all() {
            let Some(known) = self.usable(binding) else { continue };
            let Some(rest) = path.strip_prefix(known.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('.'))
            else {
                continue;
            };
            if self.bound(&binding.name) != Some(id) || !rest.is_empty() && !self.holds(binding, &known, module) {
                continue;
            }
            let start = binding.binds.first().map_or(0, |bind| self.facts.tree[bind.node].span.start);
            let rank = (binding.scope != ScopeId(0), !rest.is_empty(), start);
            if best.as_ref().is_none_or(|(other, _)| rank < *other) {
                best = Some((rank, format!("{}{rest}", binding.name)));
            }
        }
        best.map(|(_, text)| text)
    }

    /// The path of a name that is certainly bound to one imported thing when the place runs.
    fn usable(&self, binding: &Binding) -> Option<String> {
        let same_scope = self.facts.scopes.of_node[self.place.index()] == binding.scope;
        let in_order = same_scope || binding.scope != ScopeId(0);
        let (mut path, mut held) = (None, false);
        for Bind { node, from_inside, how } in &binding.binds {
            let How::Import { path: one, type_only, conditional } = how else { return None };
            if *type_only {
                continue;
            }
            if *from_inside || path.is_some_and(|path| path != one) {
                return None;
            }
            path = Some(one);
            let earlier = !in_order || !self.is_below(*node);
            held |= earlier && (!conditional || self.runs_before(*node));
        }
        // Functions of a notebook are called before the cells below are run.
        let late = self.is_notebook() && binding.binds.iter().all(|bind| self.is_below(bind.node));
        path.filter(|_| held && !late).cloned()
    }

    /// Whether the import of `name` stands in a list of statements around the place, above it: then it ran.
    fn runs_before(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let around = |node: NodeId| std::iter::once(node).chain(tree.ancestors(node));
        let Some(import) = around(name).find(|&up| tree[up].kind == Kind::Import) else { return false };
        let mine = around(self.place).find(|&up| tree.parent(up) == tree.parent(import));
        mine.is_some_and(|mine| tree[mine].role == tree[import].role && tree[mine].span.start > tree[import].span.start)
    }

    fn is_notebook(&self) -> bool {
        notebook::is_notebook(self.source.path())
    }

    fn is_below(&self, node: NodeId) -> bool {
        self.facts.tree[node].span.start > self.facts.tree[self.place].span.start
    }

    /// Whether `module` can be reached through a name that stands for `known`, a package above it or the module itself.
    fn holds(&self, binding: &Binding, known: &str, module: &str) -> bool {
        let Some(below) = module.strip_prefix(known) else { return false };
        // `asyncio.Queue` is no module, it is there with its module.
        let class = below.split('.').next_back().is_some_and(|last| last.starts_with(char::is_uppercase));
        let module = if class { module.rsplit_once('.').map_or(module, |(module, _)| module) } else { module };
        module == known
            || WHOLE.contains(&known)
            || binding.binds.iter().any(|bind| {
                let full = imported(&self.facts.tree, self.source.text(), bind.node);
                full == module || full.strip_prefix(module).is_some_and(|rest| rest.starts_with('.'))
            })
    }

    /// Whether an import of `root` at module level would be seen at the place and take no other thing's name.
    fn may_import(&self, root: &str) -> bool {
        let same = |binding: &Binding| {
            binding.scope == ScopeId(0)
                && binding
                    .binds
                    .iter()
                    .all(|bind| !bind.from_inside && matches!(&bind.how, How::Import { path, .. } if path == root))
        };
        let module = self.facts.scopes.scope(ScopeId(0)).names.get(root).copied();
        [self.bound(root), module].into_iter().flatten().all(|id| same(self.facts.scopes.binding(id)))
    }
}
