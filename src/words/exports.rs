//! What other files of the project get from a file under a name: `export` in all its forms, `module.exports`.

use std::sync::Arc;

use minijinja::value::Value;

use super::asked::Depth;
use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// How a specifier of a relative module starts; Python's relative modules have no slash.
pub(super) fn is_relative(path: &str) -> bool {
    path.starts_with("./") || path.starts_with("../")
}

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    match key {
        "import_of" => Some(node.maybe(node.cx.import_of(node.id))),
        _ => None,
    }
}

impl Cx {
    /// The imported name (in its list) that the name or type `node` starts with, if an import alone binds it.
    pub fn import_of(&self, node: NodeId) -> Option<NodeId> {
        let text = self.text(node);
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(text.len());
        let scopes = &self.facts.scopes;
        let bind = scopes.binding(scopes.lookup(scopes.of_node[node.index()], &text[..end])?).single()?;
        let imported = matches!(bind.how, How::Import { .. }) && self.kind(bind.node) == Kind::ImportName;
        imported.then_some(bind.node)
    }

    /// What the path of a relative import stands for: `./store.js.open` is `open` of that file.
    ///
    /// Where the specifier ends is not written in the path: every way to split it is tried. One that names a file to its
    /// last letter is meant; else two that lead to different files leave it open.
    pub(super) fn relative_thing(self: &Arc<Self>, path: &str, depth: Depth<'_>) -> Option<Type> {
        let depth = depth.less()?;
        let last = path.rfind('/')? + 1;
        let ends = path[last..].match_indices('.').map(|(at, _)| last + at).chain([path.len()]);
        let found: Vec<(Arc<Cx>, Vec<&str>, bool)> = ends
            .filter(|&end| end > last)
            .filter_map(|end| {
                let file = self.module(&path[..end])?;
                let members: Vec<&str> = path[end..].split('.').filter(|name| !name.is_empty()).collect();
                let is_whole = file.source.path().file_name().is_some_and(|name| *name == path[last..end]);
                Some((file, members, is_whole))
            })
            .collect();
        let named = found.iter().find(|(_, _, is_whole)| *is_whole);
        let (file, members, _) = named.or(found.last())?;
        if named.is_none() && found.iter().any(|(other, _, _)| other.source.path() != file.source.path()) {
            return Some(Type::Unknown);
        }
        let (mut file, mut members) = (Arc::clone(file), &members[..]);
        while let Some((inner, rest)) =
            members.split_first().and_then(|(first, rest)| Some((file.passed_whole(first)?, rest)))
        {
            (file, members) = (inner, rest);
        }
        let Some((first, rest)) = members.split_first() else { return Some(file.exported_whole(depth)) };
        let start = file.exported(first, depth);
        Some(rest.iter().fold(start, |thing, name| match thing {
            Type::Local(cx, owner) | Type::Class(cx, owner) => cx.member(owner, name, depth),
            _ => Type::Unknown,
        }))
    }

    /// The module that `export * as name from './m'` passes on as a whole.
    fn passed_whole(self: &Arc<Self>, name: &str) -> Option<Arc<Cx>> {
        let statements = self.in_role(NodeId::ROOT, Role::Body).into_iter();
        let mut passing = statements.filter(|&it| self.kind(it) == Kind::Import && self.text(it).starts_with("export"));
        let whole = |&statement: &NodeId| {
            let mut items = self.in_role(statement, Role::Item).into_iter();
            items.any(|item| self.has(item, Flags::STAR) && self.name(item) == name)
        };
        self.module(&self.source_of(passing.find(whole)?)?)
    }

    /// What the file exports as `name`.
    fn exported(self: &Arc<Self>, name: &str, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        if let Some(found) = self.exported_by_name(name, depth) {
            return found;
        }
        // Each file once: they may pass on one another in a circle.
        let mut open = vec![Arc::clone(self)];
        let mut found: Vec<Type> = Vec::new();
        let mut at = 0;
        while let Some(file) = open.get(at).cloned() {
            for module in file.passed_on() {
                if open.iter().any(|seen| seen.is_same_reading(&module)) {
                    continue;
                }
                let said = module.exported_by_name(name, depth);
                let goes_on = said.is_none();
                match said.unwrap_or_else(|| module.exported_by_assignment(name, depth)) {
                    Type::Unknown if goes_on => open.push(module),
                    Type::Unknown => {}
                    thing if found.iter().any(|one| one.is_same_thing(&thing)) => {}
                    thing => found.push(thing),
                }
            }
            at += 1;
        }
        match <[Type; 1]>::try_from(found) {
            Ok([one]) => one,
            Err(many) if many.is_empty() => self.exported_by_assignment(name, depth),
            Err(_) => Type::Unknown,
        }
    }

    /// What an `export` that says `name` exports.
    fn exported_by_name(self: &Arc<Self>, name: &str, depth: Depth<'_>) -> Option<Type> {
        self.in_role(NodeId::ROOT, Role::Body).into_iter().find_map(|statement| match self.kind(statement) {
            Kind::Export => self.exported_here(statement, name, depth),
            Kind::Import => self.reexported(statement, name, depth),
            _ => None,
        })
    }

    /// The files of which this one exports all.
    fn passed_on(self: &Arc<Self>) -> Vec<Arc<Cx>> {
        let statements = self.in_role(NodeId::ROOT, Role::Body).into_iter();
        let passing = statements.filter(|&it| self.kind(it) == Kind::Import && self.passes_all(it));
        passing.filter_map(|statement| self.module(&self.source_of(statement)?)).collect()
    }

    /// What an `export` statement exports as `name`, if it does.
    fn exported_here(self: &Arc<Self>, export: NodeId, name: &str, depth: Depth<'_>) -> Option<Type> {
        let is_default = self.text(export).split_whitespace().nth(1) == Some("default");
        if is_default {
            let thing = self.child(export, Role::Child).or_else(|| self.child(export, Role::Value))?;
            return (name == "default").then(|| self.infer(thing, depth));
        }
        if let Some(declared) = self.child(export, Role::Child) {
            let names = match self.kind(declared) {
                Kind::Declare => self.stored_names(declared).iter().map(|&it| self.text(it)).collect(),
                _ => vec![self.name(declared)],
            };
            return names.contains(&name).then(|| self.at_top(name, depth));
        }
        let listed = self.in_role(export, Role::Element).into_iter();
        let local = listed
            .map(|local| (local, self.alias_behind(local)))
            .find(|(local, alias)| alias.as_deref().unwrap_or_else(|| self.text(*local)) == name)?;
        Some(self.infer(local.0, depth))
    }

    /// The name behind `as`, in a list of exported names.
    fn alias_behind(&self, local: NodeId) -> Option<String> {
        let rest = &self.source.text()[self.facts.tree[local].span.end as usize..];
        let end = rest.find([',', '}'])?;
        let alias = rest[..end].trim().strip_prefix("as ")?;
        Some(alias.trim().trim_matches(['\'', '"']).to_owned())
    }

    /// What `export { x as name } from './m'` passes on as `name`, if it does.
    fn reexported(self: &Arc<Self>, statement: NodeId, name: &str, depth: Depth<'_>) -> Option<Type> {
        if !self.text(statement).starts_with("export") {
            return None;
        }
        let item = self.in_role(statement, Role::Item).into_iter().find(|&item| self.name(item) == name)?;
        if self.has(item, Flags::STAR) {
            return Some(Type::Unknown);
        }
        let written = self.text(item).trim_start_matches("type ").trim();
        let local = written.split_whitespace().next().unwrap_or(name).to_owned();
        let module = self.module(&self.source_of(statement)?);
        Some(module.map_or(Type::Unknown, |module| module.exported(&local, depth)))
    }

    /// Whether the statement is `export * from …`.
    fn passes_all(&self, statement: NodeId) -> bool {
        self.child(statement, Role::Item).is_none()
            && self
                .text(statement)
                .strip_prefix("export")
                .is_some_and(|rest| rest.trim_start().trim_start_matches("type").trim_start().starts_with('*'))
    }

    /// The specifier of an import or export.
    fn source_of(&self, statement: NodeId) -> Option<String> {
        let source = self.child(statement, Role::Value).filter(|&it| self.kind(it) == Kind::String)?;
        Some(self.text(source).trim_matches(['\'', '"', '`']).to_owned())
    }

    /// What the module's own scope binds to `name`.
    fn at_top(self: &Arc<Self>, name: &str, depth: Depth<'_>) -> Type {
        let top = self.facts.scopes.scopes.first().and_then(|module| module.names.get(name));
        top.map_or(Type::Unknown, |&binding| self.infer_binding(binding, None, depth))
    }

    /// What a file without that `export` gives by `exports.name = …`, `module.exports = { name }`; its default is all of it.
    fn exported_by_assignment(self: &Arc<Self>, name: &str, depth: Depth<'_>) -> Type {
        let own: Vec<NodeId> = self.assigned_exports(&[&format!("exports.{name}"), &format!("module.exports.{name}")]);
        match (own[..].first(), self.exported_whole(depth)) {
            (Some(&value), _) if own.len() == 1 => self.infer(value, depth),
            (None, whole) if name == "default" => whole,
            (None, Type::Local(cx, owner) | Type::Class(cx, owner)) => cx.member(owner, name, depth),
            _ => Type::Unknown,
        }
    }

    /// What `module.exports` is set to, once.
    fn exported_whole(self: &Arc<Self>, depth: Depth<'_>) -> Type {
        match self.assigned_exports(&["module.exports"])[..] {
            [value] => self.infer(value, depth),
            _ => self.export_assignment().map_or(Type::Unknown, |value| self.infer(value, depth)),
        }
    }

    /// The value of TypeScript's `export = value`.
    fn export_assignment(&self) -> Option<NodeId> {
        let is_whole = |it: &NodeId| {
            let rest = self.text(*it).strip_prefix("export").map(str::trim_start);
            self.kind(*it) == Kind::Export && rest.is_some_and(|rest| rest.starts_with('='))
        };
        let export = self.in_role(NodeId::ROOT, Role::Body).into_iter().find(is_whole)?;
        self.child(export, Role::Value)
    }

    /// The values that statements of the module assign to one of `targets`.
    fn assigned_exports(&self, targets: &[&str]) -> Vec<NodeId> {
        let statements = self.in_role(NodeId::ROOT, Role::Body).into_iter();
        let mut values = Vec::new();
        for assign in statements.filter_map(|statement| self.child(statement, Role::Value)) {
            let mut at = assign;
            // `module.exports = exports = value` sets both.
            while self.kind(at) == Kind::AssignExpression {
                let Some(value) = self.child(at, Role::Value) else { break };
                let target = self.child(at, Role::Target).map_or("", |target| self.text(target));
                if targets.contains(&target) {
                    values.push(self.last_value(value));
                }
                at = value;
            }
        }
        values
    }

    fn last_value(&self, value: NodeId) -> NodeId {
        let inner = self.child(value, Role::Value).filter(|_| self.kind(value) == Kind::AssignExpression);
        inner.map_or(value, |inner| self.last_value(inner))
    }
}
