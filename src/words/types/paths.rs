//! What a path stands for: a thing that a file of the project defines, or else the path itself.

use std::sync::Arc;

use super::Type;
use crate::words::asked::Depth;
use crate::words::cx::Cx;
use crate::words::exports::is_relative;

impl Cx {
    /// What `path` stands for.
    pub(in crate::words) fn thing_at(self: &Arc<Self>, path: &str, depth: Depth<'_>) -> Type {
        match self.project_thing(path, depth) {
            Some(found) => found,
            None if self.is_for_instances(path) => Type::Unknown,
            None => Type::Path(path.to_owned()),
        }
    }

    /// Whether the tables know `path` as a method of what a class makes only: the class itself may have another one of that
    /// name, as `Response.json` is beside `response.json`. Classes are told by their capital.
    fn is_for_instances(&self, path: &str) -> bool {
        let Some((class, name)) = path.rsplit_once('.').filter(|_| self.language.calls_start()) else { return false };
        class.rsplit('.').next().is_some_and(|last| last.starts_with(char::is_uppercase))
            && self.knowledge.methods.get(class).is_some_and(|methods| methods.contains_key(name))
            && !self.knowledge.returns.contains_key(path)
    }

    /// What a path stands for in the project's own files; none if no file of the project defines it.
    fn project_thing(self: &Arc<Self>, path: &str, depth: Depth<'_>) -> Option<Type> {
        let depth = depth.less()?;
        // A path of a known library is never looked for among the project's files.
        if is_relative(path) {
            return self.relative_thing(path, depth);
        }
        let known = self.knowledge.returns.contains_key(path) || self.knowledge.methods.contains_key(path);
        let (module, name) = path.rsplit_once('.').filter(|_| !known)?;
        if module.chars().all(|dot| dot == '.') {
            return None;
        }
        if let Some(file) = self.module(module) {
            return Some(file.top_level(name, depth));
        }
        // `module.Class.method`
        let (outer, class) = module.rsplit_once('.')?;
        match self.module(outer)?.top_level(class, depth) {
            Type::Class(cx, class) => Some(cx.method(class, name, depth)),
            // An object that the module makes.
            Type::Local(cx, class) if !cx.language.has_braces() => Some(cx.method_or_attribute(class, name, depth)),
            Type::Instance(class) => self.known_member(&class, name).or(Some(Type::Unknown)),
            // A module that another one passes on.
            Type::Path(path) => Some(self.thing_at(&format!("{path}.{name}"), depth)),
            _ => Some(Type::Unknown),
        }
    }

    /// What a module-level name of this file stands for, seen from outside.
    fn top_level(self: &Arc<Self>, name: &str, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        let Some(module) = self.facts.scopes.scopes.first() else { return Type::Unknown };
        match module.names.get(name) {
            Some(&binding) => self.infer_binding(binding, None, depth),
            None => Type::Unknown,
        }
    }
}
