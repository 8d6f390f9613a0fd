//! Whose event loop runs a function, where a file or its project is written for several.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Kind, NodeId, Role};

impl Cx {
    /// Whether the function around `node`, or that is `node`, may run in an event loop of another library than the one that
    /// the recipes know, by what the file, its project and the marks of its tests say, or without one.
    fn is_in_other_loop(self: &Arc<Self>, node: NodeId) -> bool {
        let function = if self.kind(node) == Kind::Function { Some(node) } else { self.function(node) };
        let asks = |&function: &NodeId| !self.calls_of(function, self.group("questions for the event loop")).is_empty();
        function.filter(asks).is_some()
            || !function.is_some_and(|function| self.is_in_own_loop(function))
                && (self.is_written_for_others()
                    || function.is_some_and(|function| self.is_marked_for_others(function)))
    }

    /// Whether it uses what only works in the loop of the library itself, or is reached by what starts one.
    fn is_in_own_loop(self: &Arc<Self>, function: NodeId) -> bool {
        let outside = self.group("calls from outside the event loop");
        let starts = || self.calls_of(NodeId::ROOT, self.group("calls that start the event loop")).into_iter();
        self.group("libraries of the event loop").iter().any(|library| self.uses(function, library, outside))
            || starts().any(|call| self.runs(call).contains(&function))
    }

    fn is_written_for_others(self: &Arc<Self>) -> bool {
        let imports = |group: &str| self.group(group).iter().any(|package| self.imports(package));
        let project = || self.is_imported_in_project(self.group("event loops of projects"));
        imports("other event loops") || !imports("libraries of the event loop") && (project() || self.steps_by_hand())
    }

    /// Whether a mark of the test `function`, of its class or of the file has it run by a plugin for other event loops, and
    /// no setting of the project narrows that down to the one.
    fn is_marked_for_others(&self, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_mark = |node: NodeId| {
            let path = self.path(node).or_else(|| self.callee_path(node));
            path.is_some_and(|path| self.is_in_group("marks for other event loops", &path))
        };
        let around = std::iter::once(function).chain(tree.ancestors(function));
        let marked = around.into_iter().any(|up| match self.kind(up) {
            Kind::Function => self.in_role(up, Role::Decorator).into_iter().any(is_mark),
            Kind::Class | Kind::Module => {
                let decorated = self.in_role(up, Role::Decorator).into_iter().any(is_mark);
                let assigned = self.in_role(up, Role::Body).into_iter().filter(|&line| self.marks_all(line));
                decorated || assigned.into_iter().any(|line| self.here(line).any(is_mark))
            }
            _ => false,
        });
        let names = self.group("settings of event loops for tests");
        let files = self.group("files of settings for tests");
        marked
            && !names.iter().any(|name| self.source.text().contains(name.as_str()))
            && self.project_says(files, names) == 0
    }

    /// Whether the statement gives the marks of all tests beside it.
    fn marks_all(&self, line: NodeId) -> bool {
        let target = self.child(line, Role::Target).filter(|_| self.kind(line) == Kind::Assign);
        target.is_some_and(|target| self.is_in_group("names of marks for all tests", self.text(target)))
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    (key == "in_other_loop").then(|| Value::from(node.cx.is_in_other_loop(node.id)))
}
