//! Where a call stands in chains, closures and macros, and the calls of a whole package.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};

impl Cx {
    /// The sync closures between `node` and the async function around them, from the inside out; none if there is no such
    /// function.
    pub fn async_around_closure(&self, node: NodeId) -> Option<Vec<NodeId>> {
        let is_closure = |at: &NodeId| !self.has(*at, Flags::ASYNC) && self.has(*at, Flags::ARROW);
        let mut closures = vec![self.function(node).filter(is_closure)?];
        loop {
            let around = self.function(*closures.last()?)?;
            if self.has(around, Flags::ASYNC) {
                return Some(closures);
            }
            closures.push(Some(around).filter(is_closure)?);
        }
    }

    /// The calls that the closures between `node` and an async function are arguments of; empty if one of them is none.
    pub(super) fn closure_takers(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let taker = |closure: NodeId| {
            tree.parent(closure).filter(|&up| self.kind(up) == Kind::Call && tree[closure].role == Role::Argument)
        };
        let closures = self.async_around_closure(node).unwrap_or_default();
        closures.into_iter().map(taker).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// Whether the closures between `node` and an async function run where they stand: given to one of the `methods`, or bound
    /// to a name that is called there, or given to one of them.
    pub fn closures_run_here(&self, node: NodeId, methods: &[String]) -> bool {
        let closures = self.async_around_closure(node).unwrap_or_default();
        !closures.is_empty() && closures.into_iter().all(|closure| self.is_called_here(closure, methods))
    }

    fn is_called_here(&self, closure: NodeId, methods: &[String]) -> bool {
        let tree = &self.facts.tree;
        let is_taken = |given: NodeId| {
            let callee =
                tree.parent(given).filter(|&up| self.kind(up) == Kind::Call && tree[given].role == Role::Argument);
            callee.and_then(|call| self.child(call, Role::Callee)).is_some_and(|callee| {
                let is_method = self.kind(callee) == Kind::Attribute && !self.has(callee, Flags::PATH);
                is_method && methods.iter().any(|name| name == self.name(callee))
            })
        };
        if tree[closure].role == Role::Argument {
            return is_taken(closure);
        }
        let bound = tree.parent(closure).filter(|&up| self.kind(up) == Kind::Assign);
        let Some(name) = bound.and_then(|up| self.child(up, Role::Target)).filter(|&it| self.kind(it) == Kind::Name)
        else {
            return false;
        };
        self.reads_of_name(name).into_iter().any(|read| {
            let lent = tree.parent(read).filter(|&up| self.kind(up) == Kind::Reference).unwrap_or(read);
            let is_here = self.function(read) == self.function(closure) || self.closures_run_here(read, methods);
            is_here && (tree[read].role == Role::Callee || is_taken(lent))
        })
    }

    /// Whether `node` stands in a macro whose tokens are not read as code.
    pub fn in_macro(&self, node: NodeId) -> bool {
        self.facts.tree.ancestors(node).any(|up| self.kind(up) == Kind::Macro && self.has(up, Flags::OPAQUE))
    }

    /// The expression that a chain of members and calls starts with; a call of a path is such a start.
    pub fn root(&self, node: NodeId) -> NodeId {
        let mut at = node;
        loop {
            let next = match self.kind(at) {
                Kind::Question | Kind::Await => self.child(at, Role::Operand),
                Kind::Attribute if !self.has(at, Flags::PATH) => self.child(at, Role::Object),
                Kind::Call => self
                    .child(at, Role::Callee)
                    .filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH)),
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
    }

    /// The names of the methods called on the value of `node`, one on the result of the other; of a value that is bound to a
    /// name, those called on the name as well.
    pub fn chained(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut at = node;
        while let Some(up) = tree.parent(at) {
            let role = tree[at].role;
            match self.kind(up) {
                Kind::Attribute if role == Role::Object => found.push(self.name(up).to_owned()),
                Kind::Call if role == Role::Callee => {}
                Kind::Question | Kind::Await => {}
                _ => break,
            }
            at = up;
        }
        for read in self.reads_of(at) {
            if read != node && self.kind(read) == Kind::Name {
                found.extend(self.chained_once(read));
            }
        }
        found
    }

    fn chained_once(&self, node: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut at = node;
        while let Some(up) = tree.parent(at) {
            match self.kind(up) {
                Kind::Attribute => found.push(self.name(up).to_owned()),
                Kind::Call | Kind::Question | Kind::Await => {}
                _ => break,
            }
            at = up;
        }
        found
    }

    /// The calls of the file, and of the other files of its package, of one of `paths`, on
    /// whose result none of the methods `lacking` is called.
    pub fn package_calls(self: &Arc<Self>, paths: &[String], lacking: &[String]) -> Vec<(Arc<Cx>, NodeId)> {
        let mut files = vec![Arc::clone(self)];
        let last = |path: &String| path.rsplit(['.', ':']).next().unwrap_or_default().to_owned();
        let names: Vec<String> = paths.iter().map(last).collect();
        for path in self.language.package_files(&*self.files, self.source.path()) {
            let holds =
                self.files.read(&path).is_some_and(|text| names.iter().any(|name| text.contains(name.as_str())));
            if holds && path != self.source.path() {
                files.extend(self.open(&path));
            }
        }
        let mut found = Vec::new();
        for cx in files {
            let calls: Vec<NodeId> = cx.facts.tree.of_kind(Kind::Call).collect();
            let wanted = calls.into_iter().filter(|&call| {
                cx.callee_path(call).is_some_and(|path| paths.contains(&path))
                    && !cx.chained(call).iter().any(|name| lacking.contains(name))
            });
            found.extend(wanted.map(|call| (Arc::clone(&cx), call)).collect::<Vec<_>>());
        }
        found
    }
}
