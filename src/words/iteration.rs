//! Walking collections: what kind of collection a receiver is, and what could disturb a walk that takes its time.

use std::sync::Arc;

use super::cx::Cx;
use super::flow::CHANGING;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

/// Kinds of collections that tables list by class, and the words that recipes use for them.
const COLLECTIONS: &[(&str, &str)] = &[
    ("array classes", "array"),
    ("map classes", "map"),
    ("set classes", "set"),
    ("node list classes", "node list"),
    ("pair list classes", "pairs"),
];

impl Cx {
    fn in_group(&self, group: &str, name: &str) -> bool {
        self.knowledge.groups.get(group).is_some_and(|list| list.iter().any(|one| one == name))
    }

    /// What `node` is to somebody who walks it: `array`, `map`, `set`, `node list`, `pairs`, `other` (it walks in a way
    /// of its own), `maybe map` (its name says so) or `unknown`.
    pub fn walks(self: &Arc<Self>, node: NodeId) -> &'static str {
        match self.type_of(node) {
            Type::Instance(path) => {
                COLLECTIONS.iter().find(|(group, _)| self.in_group(group, &path)).map_or("other", |(_, word)| word)
            }
            Type::Unknown | Type::Path(_) => self.walks_by_form(node),
            Type::Local(cx, owner) => match cx.kind(owner) {
                // A class without bases in which no line says what its member is: it has none.
                Kind::Class | Kind::TypeDeclaration => "other",
                _ => "unknown",
            },
            _ => "other",
        }
    }

    /// The same by the way it is written: calls of methods that give arrays, names that tell.
    fn walks_by_form(self: &Arc<Self>, node: NodeId) -> &'static str {
        let called = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call);
        if let Some(callee) = called {
            let path = self.path(callee).unwrap_or_default();
            if self.in_group("array functions", &path) {
                return "array";
            }
            if self.in_group("node list functions", self.name(callee)) && self.kind(callee) == Kind::Attribute {
                return "node list";
            }
            if self.kind(callee) == Kind::Attribute && self.in_group("array methods", self.name(callee)) {
                return if self.is_foreign(node) { "other" } else { "array" };
            }
            if self.in_group("cursor methods", self.name(callee)) {
                return "other";
            }
        }
        if self.is_foreign(node) {
            return "other";
        }
        let name = match self.kind(called.unwrap_or(node)) {
            Kind::Name | Kind::Attribute => self.name(called.unwrap_or(node)),
            Kind::Await | Kind::Cast | Kind::Logical => return self.walks_inside(node),
            _ => return "unknown",
        };
        self.walks_by_name(name)
    }

    /// What stands inside an `await`, a cast, or first in `a ?? b`.
    fn walks_inside(self: &Arc<Self>, node: NodeId) -> &'static str {
        let inner = self.child(node, Role::Operand).or_else(|| self.child(node, Role::Value));
        inner.map_or("unknown", |inner| self.walks(inner))
    }

    fn walks_by_name(&self, name: &str) -> &'static str {
        let lower = name.to_lowercase();
        let tells = |group: &str| {
            let parts = self.knowledge.groups.get(group);
            parts.is_some_and(|parts| parts.iter().any(|part| lower.contains(part.as_str())))
        };
        if tells("cursor names") || name.ends_with('$') {
            "other"
        } else if lower.ends_with("map") || tells("map names") {
            "maybe map"
        } else {
            "unknown"
        }
    }

    /// Whether the chain of members and calls starts at a module that tables list as walking in a way of its own.
    fn is_foreign(&self, node: NodeId) -> bool {
        let mut root = node;
        while let Some(inner) = self.child(root, Role::Callee).or_else(|| self.child(root, Role::Object)) {
            root = inner;
        }
        let Some(path) = self.path(root) else { return false };
        let modules = self.knowledge.groups.get("own walk modules");
        modules.is_some_and(|list| {
            list.iter().any(|module| path.strip_prefix(module.as_str()).is_some_and(|it| it.is_empty() || it.starts_with(['.', '/'])))
        })
    }

    /// Whether a `?.` inside `node` would skip what is done with it as well: `a?.b` in `a?.b.c()`.
    pub fn short_circuits(&self, node: NodeId) -> bool {
        if self.facts.with_parens(self.source.text(), node) != self.facts.tree[node].span {
            return false;
        }
        let inner = self.child(node, Role::Callee).or_else(|| self.child(node, Role::Object));
        self.has(node, Flags::OPTIONAL) || inner.is_some_and(|inner| self.short_circuits(inner))
    }

    /// Whether `code` changes how many elements `collection`, as it is written, has.
    pub fn changes(&self, code: NodeId, collection: NodeId) -> bool {
        let written = self.text(collection);
        self.facts.tree.walk(code).any(|node| {
            let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call);
            let method = callee.filter(|&it| self.kind(it) == Kind::Attribute && CHANGING.contains(&self.name(it)));
            method.and_then(|it| self.child(it, Role::Object)).is_some_and(|object| self.text(object) == written)
        })
    }

    /// Whether `function` surely never ends by itself: a loop without a test that nothing leaves, or a call of itself as its
    /// last statement.
    pub fn is_endless(self: &Arc<Self>, function: NodeId) -> bool {
        let loops = self.here(function).filter(|&node| match self.kind(node) {
            Kind::While => self.child(node, Role::Test).is_some_and(|test| matches!(self.text(test), "true" | "True" | "1")),
            Kind::ForLoop => self.child(node, Role::Test).is_none(),
            _ => false,
        });
        let leaves = |node: NodeId| {
            self.here(node).any(|it| matches!(self.kind(it), Kind::Break | Kind::Return | Kind::Raise))
        };
        loops.into_iter().any(|node| !leaves(node)) || self.calls_itself_last(function)
    }

    fn calls_itself_last(self: &Arc<Self>, function: NodeId) -> bool {
        let block = self.child(function, Role::Body).filter(|&body| self.kind(body) == Kind::Block);
        let last = block.and_then(|block| self.in_role(block, Role::Body).last().copied());
        let value = last.filter(|&last| self.kind(last) == Kind::Expression).and_then(|it| self.child(it, Role::Value));
        let call = value.and_then(|value| match self.kind(value) {
            Kind::Await => self.child(value, Role::Operand),
            _ => Some(value),
        });
        let callee = call.filter(|&call| self.kind(call) == Kind::Call).and_then(|it| self.child(it, Role::Callee));
        let ends = self.here(function).any(|it| matches!(self.kind(it), Kind::Return | Kind::Raise));
        !ends && callee.is_some_and(|callee| self.callback_function(callee) == Some(function))
    }

    /// Whether a loop or `switch` of the same function stands around `node`.
    pub fn in_inner_loop(&self, node: NodeId) -> bool {
        let function = self.function(node);
        let mut around = self.facts.tree.ancestors(node).take_while(|&up| Some(up) != function);
        around.any(|up| {
            matches!(
                self.kind(up),
                Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While | Kind::DoWhile | Kind::Match
            )
        })
    }
}
