//! Which exceptions what stands around a place expects: handlers, and `with` statements that take or look for exceptions.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Bind, Flags, How, Kind, NodeId, Role};

impl Cx {
    /// Paths of the exceptions that handlers around `node` in its function name: `except`, the contexts and context methods
    /// that the tables name (`contextlib.suppress`, `pytest.raises`, `assertRaises`), context managers of the project that
    /// handle what their body raises. A bare `except` names `BaseException`; `except*` names none. A handler that asks what it
    /// caught of which kind it is names that kind, too. What is no known name is given as text, and so is what a handler
    /// takes of it that not every exception has.
    pub fn caught(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        self.caught_around(node, 3, &mut found);
        found
    }

    /// Paths of the exceptions that a test asks for: the body of a `with` around `node` in its function has to raise one of
    /// them (`pytest.raises`, `assertRaises`).
    pub fn asserted(&self, node: NodeId) -> Vec<String> {
        let function = self.function(node);
        let around = self.facts.tree.ancestors(node).take_while(|&up| Some(up) != function);
        let items = around.flat_map(|up| self.in_role(up, Role::Item));
        let asks = |&call: &NodeId| {
            let callee = self.child(call, Role::Callee);
            let method = callee.filter(|&callee| self.kind(callee) == Kind::Attribute);
            self.is_call_of(call, "exception assertions")
                || method.is_some_and(|method| self.is_in_group("exception context methods", self.name(method)))
        };
        let mut found = Vec::new();
        let values = items.filter_map(|item| self.child(item, Role::Value));
        values.filter(asks).flat_map(|call| self.positional(call)).for_each(|it| self.exception_names(it, &mut found));
        found
    }

    fn caught_around(self: &Arc<Self>, node: NodeId, left: u32, found: &mut Vec<String>) {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            let inside = tree[below].role == Role::Body;
            match self.kind(up) {
                Kind::Try if inside && !self.has(up, Flags::STAR) => {
                    for handler in self.in_role(up, Role::Handler) {
                        found.extend(self.catches(handler));
                        self.caught_reads(handler).for_each(|read| self.asked_of_caught(handler, read, 2, found));
                    }
                }
                Kind::With if inside => self.caught_by_with(up, node, left, found),
                Kind::Function if inside => break,
                _ => {}
            }
            below = up;
        }
    }

    /// What `handler` asks of its exception where `read` reads it: its kind, its text, or what only some kinds have; so do
    /// functions of this file that it is given to. To look for a mark that somebody put on it decides nothing where it is
    /// raised in any case.
    fn asked_of_caught(self: &Arc<Self>, handler: NodeId, read: NodeId, left: u32, found: &mut Vec<String>) {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(read) else { return };
        let is_text = self.kind(up) == Kind::Template || self.is_call_of(up, "calls that give a text");
        if is_text && tree[read].role != Role::Callee {
            found.extend(self.decides(up, left).then(|| self.text(up).to_owned()));
            return;
        }
        match (self.kind(up), tree[read].role) {
            (Kind::Attribute, _) if tree[up].role == Role::Target => {}
            (Kind::Attribute, _) => {
                let groups = ["members of an error", "members of a group of errors"];
                let known = groups.iter().any(|group| self.is_in_group(group, self.name(up)));
                found.extend((!known).then(|| self.text(up).to_owned()));
            }
            (Kind::Call, Role::Argument) if self.is_call_of(up, "type tests") => {
                self.positional(up).get(1).into_iter().for_each(|&kind| self.exception_names(kind, found));
            }
            (Kind::Call, Role::Argument) if self.is_call_of(up, "calls that read by name") => {
                found.extend((!self.always_raises(handler)).then(|| self.text(up).to_owned()));
            }
            (Kind::Call, Role::Argument) if self.is_call_of(up, "calls for the class") => {
                let compared = tree.parent(up).filter(|&whole| self.kind(whole) == Kind::Compare);
                found.extend(compared.map(|whole| self.text(whole).to_owned()));
            }
            (Kind::Call, Role::Argument) if left > 0 => {
                let parameter = self.parameter_of(up, read).and_then(|parameter| self.child(parameter, Role::Target));
                let reads = parameter.map_or_else(Vec::new, |name| self.reads_of_name(name));
                reads.into_iter().for_each(|read| self.asked_of_caught(handler, read, left - 1, found));
            }
            (Kind::Match, Role::Test) => {
                let patterns =
                    self.in_role(up, Role::Handler).into_iter().flat_map(|case| self.in_role(case, Role::Target));
                let classes = patterns.flat_map(|pattern| tree.walk(pattern).collect::<Vec<_>>());
                let classes = classes.filter_map(|part| self.child(part, Role::Callee));
                classes.for_each(|class| self.exception_names(class, found));
            }
            _ => {}
        }
    }

    /// Whether `value`, or a name that is given it, takes part in a test or a comparison.
    fn decides(&self, value: NodeId, left: u32) -> bool {
        let tree = &self.facts.tree;
        let whole = std::iter::once(value).chain(tree.ancestors(value)).take_while(|&up| !self.is_statement(up));
        let mut last = value;
        for up in whole {
            if tree[up].role == Role::Test || self.kind(up) == Kind::Compare {
                return true;
            }
            last = up;
        }
        let assign = tree.parent(last).filter(|&up| self.kind(up) == Kind::Assign && left > 0);
        let target =
            assign.and_then(|assign| self.child(assign, Role::Target)).filter(|&it| self.kind(it) == Kind::Name);
        let reads = target.map_or_else(Vec::new, |name| self.reads_of_name(name));
        reads.into_iter().any(|read| self.decides(read, left - 1))
    }

    /// By the contexts that `with` enters in its head, and in its body above `node`.
    fn caught_by_with(self: &Arc<Self>, with: NodeId, node: NodeId, left: u32, found: &mut Vec<String>) {
        let enters = |call: &NodeId| {
            let callee = self.child(*call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
            callee.is_some_and(|callee| self.is_in_group("context entering methods", self.name(callee)))
        };
        let calls = |inside: NodeId| self.here(inside).filter(|&part| self.kind(part) == Kind::Call);
        let values = self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
        let entered = self.in_role(with, Role::Body).into_iter().flat_map(calls).filter(enters);
        let entered = entered.filter(|&call| self.facts.tree[call].span.end <= self.facts.tree[node].span.start);
        for call in values.chain(entered.flat_map(|call| self.positional(call))).flat_map(calls) {
            self.caught_by_context(call, left, found);
        }
    }

    /// By the context that `call` makes.
    fn caught_by_context(self: &Arc<Self>, call: NodeId, left: u32, found: &mut Vec<String>) {
        let Some(callee) = self.child(call, Role::Callee) else { return };
        let path = self.callee_path(call).unwrap_or_default();
        let by_name = self.kind(callee) == Kind::Attribute;
        if self.is_in_group("exception contexts", &path)
            || by_name && self.is_in_group("exception context methods", self.name(callee))
        {
            self.positional(call).into_iter().for_each(|kind| self.exception_names(kind, found));
        } else if left > 0 {
            for (cx, maker) in self.contexts(callee) {
                if cx.kind(maker) == Kind::Class {
                    cx.caught_on_leaving(maker, found);
                    continue;
                }
                let yields = cx.in_role(maker, Role::Body).into_iter().flat_map(|statement| cx.here(statement));
                yields
                    .filter(|&part| cx.kind(part) == Kind::Yield)
                    .for_each(|part| cx.caught_around(part, left - 1, found));
            }
        }
    }

    /// By the methods of the context class `class` that are told what its body raised: one that gives back anything but
    /// nothing may have taken it, and what decides on that is given as text.
    fn caught_on_leaving(self: &Arc<Self>, class: NodeId, found: &mut Vec<String>) {
        for (cx, method) in self.methods_in_lineage(class, "methods of left contexts") {
            let something = |&value: &NodeId| !matches!(cx.kind(value), Kind::None | Kind::False);
            let returns = cx.here(method).filter(|&node| cx.kind(node) == Kind::Return);
            let values = returns.filter_map(|node| cx.child(node, Role::Value)).filter(something);
            found.extend(values.map(|value| cx.text(value).to_owned()));
        }
    }

    /// What `callee` may name: decorated functions of this file; a function or class of the project that it certainly is.
    fn contexts(self: &Arc<Self>, callee: NodeId) -> Vec<(Arc<Cx>, NodeId)> {
        let own = self.own_contexts(callee);
        if own.is_empty() {
            return self.defined(callee).into_iter().collect();
        }
        own.into_iter().map(|function| (Arc::clone(self), function)).collect()
    }

    /// The decorated functions of this file that `callee` may name.
    fn own_contexts(&self, callee: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let may_be = |&function: &NodeId| {
            let is_method = tree.parent(function).is_some_and(|up| self.kind(up) == Kind::Class);
            self.name(function) == self.name(callee) && is_method == (self.kind(callee) == Kind::Attribute)
        };
        let decorated = |&function: &NodeId| !self.in_role(function, Role::Decorator).is_empty();
        tree.of_kind(Kind::Function).filter(decorated).filter(may_be).collect()
    }

    pub(super) fn exception_names(&self, node: NodeId, found: &mut Vec<String>) {
        self.exceptions_of(node, found, 4);
    }

    fn exceptions_of(&self, node: NodeId, found: &mut Vec<String>, left: u32) {
        let tuple = self.tuple_at(node).filter(|_| left > 0).unwrap_or(node);
        match self.kind(tuple) {
            Kind::Tuple | Kind::Spread => {
                self.facts.tree.children(tuple).for_each(|one| self.exceptions_of(one, found, left.saturating_sub(1)))
            }
            _ => found.push(self.path(node).unwrap_or_else(|| self.text(node).to_owned())),
        }
    }

    /// The tuple that is the only value of the name `node`.
    fn tuple_at(&self, node: NodeId) -> Option<NodeId> {
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
        match self.facts.scopes.binding(id).single()? {
            Bind { how: How::Value(value), from_inside: false, .. } => {
                Some(*value).filter(|&value| self.kind(value) == Kind::Tuple)
            }
            _ => None,
        }
    }
}
