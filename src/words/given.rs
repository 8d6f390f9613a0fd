//! What known functions are given in the course of a function, told by its subjects: so that two places can be seen to be
//! about one file, though one of them stands in a function that the other calls.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How many calls of functions of the file are followed.
const DEPTH: u32 = 3;

impl Cx {
    /// The subjects of what calls of `paths` in `root` are given; a path without `::` is a method, and what it is called on
    /// counts. Functions of this file that run there without a wait are looked into, with what they are given in the place
    /// of their parameters.
    pub fn subjects_given(self: &Arc<Self>, root: NodeId, paths: &[String]) -> Vec<String> {
        let mut found = self.subjects_to(root, paths, DEPTH);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn subjects_to(self: &Arc<Self>, root: NodeId, paths: &[String], depth: u32) -> Vec<String> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let calls = self.facts.tree.of_kind_in(root, Kind::Call);
        calls.flat_map(|call| self.subjects_of_call(call, paths, depth)).collect()
    }

    fn subjects_of_call(self: &Arc<Self>, call: NodeId, paths: &[String], depth: u32) -> Vec<String> {
        let Some(callee) = self.child(call, Role::Callee) else { return Vec::new() };
        let method = Some(callee).filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH));
        let object = method.and_then(|it| self.child(it, Role::Object));
        let given = || self.positional(call).into_iter().map(|it| self.subject_of(it)).collect::<Vec<_>>();
        if let Some(object) = object {
            // `OpenOptions::new().append(true).open(path)`
            if self.callee_path(self.root(object)).is_some_and(|path| paths.contains(&path)) {
                return given();
            }
            if paths.iter().any(|name| name == self.name(callee)) {
                return vec![self.subject_of(object)];
            }
        } else if self.callee_path(call).is_some_and(|path| paths.contains(&path)) {
            return given();
        }
        let own = self.own_function(call).filter(|&it| !self.has(it, Flags::ASYNC));
        let inner = own.map(|own| (own, self.subjects_to(own, paths, depth)));
        let Some((own, inner)) = inner.filter(|(_, inner)| !inner.is_empty()) else { return Vec::new() };
        // `self` is a parameter without a name.
        let params = self.in_role(own, Role::Param).into_iter().filter_map(|it| self.child(it, Role::Target));
        let stands_for: Vec<(String, String)> = params.map(|it| self.canonical(it)).zip(given()).collect();
        let seen_here = |subject: String| match stands_for.iter().find(|(name, _)| *name == subject) {
            Some((_, given)) => Some(given.clone()),
            None if self.names_local(&subject, own) => None,
            None => match (subject.strip_prefix("self."), object) {
                (Some(field), Some(object)) => Some(format!("{}.{field}", self.canonical(object))),
                _ => Some(subject),
            },
        };
        inner.into_iter().filter_map(seen_here).collect()
    }

    /// Whether a subject names a local of `function`, which nobody else knows.
    fn names_local(&self, subject: &str, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_local = |&name: &NodeId| {
            let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
            let bind = id.and_then(|id| self.facts.scopes.binding(id).binds.first());
            bind.is_some_and(|bind| tree.is_within(bind.node, function))
        };
        subject.contains('#')
            && tree.of_kind_in(function, Kind::Name).filter(is_local).any(|it| subject.contains(&self.canonical(it)))
    }
}
