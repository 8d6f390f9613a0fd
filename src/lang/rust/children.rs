//! Modules of a file that stand in files of their own, and what they take from it: `use super::*` sees its private imports.

use std::path::PathBuf;

use super::parse;
use crate::facts::{BindingId, Facts, How, Kind, NodeId, Role, ScopeId};
use crate::lang::Files;
use crate::text::{Source, Span};

/// Whether a module below this file may use its import `id`; one whose file is not found may.
pub(super) fn use_import(files: &dyn Files, source: &Source, facts: &Facts, id: BindingId) -> bool {
    let binding = facts.scopes.binding(id);
    let outside = |&node: &NodeId| facts.tree[node].kind == Kind::Module && is_outside(source, facts, node);
    binding.scope == ScopeId(0)
        && facts.tree.children(NodeId::ROOT).filter(outside).any(|module| {
            let found = places(source, facts, module).into_iter().find_map(|path| Some((files.read(&path)?, path)));
            found.is_none_or(|(text, path)| takes(&Source::new(&path, text), &binding.name))
        })
}

/// `mod name;`
fn is_outside(source: &Source, facts: &Facts, module: NodeId) -> bool {
    source.slice(facts.tree[module].span).ends_with(';')
}

/// Where the file of a module may be: beside this one for the root of a crate and `mod.rs`, else in a folder of its name.
fn places(source: &Source, facts: &Facts, module: NodeId) -> Vec<PathBuf> {
    let beside = source.path().parent().map(PathBuf::from).unwrap_or_default();
    let below = source.path().file_stem().map_or_else(|| beside.clone(), |stem| beside.join(stem));
    let text = |span: Span| source.slice(span);
    let attributes = facts.tree.children(module).filter(|&part| facts.tree[part].role == Role::Decorator);
    let named = attributes.map(|part| text(facts.tree[part].span)).find_map(|attribute| {
        let (head, rest) = attribute.split_once('"')?;
        head.contains("path").then(|| rest.split('"').next()).flatten()
    });
    if let Some(path) = named {
        return vec![beside.join(path)];
    }
    let name = text(facts.tree[module].name);
    [beside, below]
        .iter()
        .flat_map(|folder| [folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")])
        .filter(|path| path != source.path())
        .collect()
}

/// Whether the file of a child module takes `name` from its parent; one that cannot be read may.
fn takes(child: &Source, name: &str) -> bool {
    let Ok(facts) = parse::facts(child) else { return true };
    let own = format!("super::{name}");
    let is_own = |path: &str| path == own || path.strip_prefix(&own).is_some_and(|rest| rest.starts_with("::"));
    let imported = facts.scopes.all().any(|(_, binding)| {
        binding.binds.iter().any(|bind| matches!(&bind.how, How::Import { path, .. } if is_own(path)))
    });
    let mut paths = facts.tree.of_kind(Kind::Attribute);
    if imported || paths.any(|node| is_own(child.slice(facts.tree[node].span))) {
        return true;
    }
    let open = facts.scopes.free.iter().any(|&(_, span)| child.slice(span) == name);
    globs_parent(child.text()) && (open || facts.modules.iter().any(|module| module == name))
}

/// `use super::*`, alone or in a group.
fn globs_parent(text: &str) -> bool {
    let group =
        |rest: &str| rest.strip_prefix('{').and_then(|rest| rest.split('}').next()).is_some_and(|it| it.contains('*'));
    text.split("super::").skip(1).any(|rest| rest.starts_with('*') || group(rest))
}
