//! Walking collections: what kind of collection a receiver is, and what could disturb a walk that takes its time.

use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// How many local names deep a value of a round is followed.
const SET_DEPTH: u32 = 4;

/// Kinds of collections that tables list by class, and the words that recipes use for them.
const COLLECTIONS: &[(&str, &str)] = &[
    ("array classes", "array"),
    ("map classes", "map"),
    ("set classes", "set"),
    ("node list classes", "node list"),
    ("pair list classes", "pairs"),
];

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "may_have_gaps" => Value::from(cx.may_have_gaps(id)),
        "walks" => Value::from(cx.walks(id)),
        "shifted_elsewhere" => node.maybe(cx.shifted_elsewhere(id)),
        "short_circuits" => Value::from(cx.short_circuits(id)),
        "in_inner_loop" => Value::from(cx.in_inner_loop(id)),
        "starts_over" => Value::from(cx.starts_over(id)),
        _ => return None,
    })
}

impl Cx {
    /// What `node` is to somebody who walks it: `array`, `map`, `set`, `node list`, `pairs`, `iterator`, `other` (it walks in a way
    /// of its own), `maybe map` (its name says so) or `unknown`.
    pub fn walks(self: &Arc<Self>, node: NodeId) -> &'static str {
        if self.kind(node) == Kind::Await {
            return self.walks_awaited(node);
        }
        match self.type_of(node) {
            Type::Instance(path) => {
                COLLECTIONS.iter().find(|(group, _)| self.is_in_group(group, &path)).map_or("other", |(_, word)| word)
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
        if self.is_iterator(node) {
            return "iterator";
        }
        let called = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call);
        if let Some(callee) = called {
            let path = self.path(callee).unwrap_or_default();
            if self.is_in_group("array functions", &path) {
                return "array";
            }
            if self.is_in_group("node list functions", self.name(callee)) && self.kind(callee) == Kind::Attribute {
                return "node list";
            }
            if self.kind(callee) == Kind::Attribute && self.is_in_group("array methods", self.name(callee)) {
                return if self.is_foreign(node) { "other" } else { "array" };
            }
            if self.is_in_group("cursor methods", self.name(callee)) {
                return "other";
            }
        }
        if self.is_foreign(node) {
            return "other";
        }
        let name = match self.kind(called.unwrap_or(node)) {
            Kind::Name | Kind::Attribute => self.name(called.unwrap_or(node)),
            Kind::Cast | Kind::Logical => return self.walks_inside(node),
            _ => return "unknown",
        };
        self.walks_by_name(name)
    }

    /// Whether `node` surely is an iterator: what a generator of the project gives, a method such as `values`, or a method
    /// that goes on with one.
    fn is_iterator(self: &Arc<Self>, node: NodeId) -> bool {
        let made = self.only_value(node).filter(|_| self.kind(node) == Kind::Name).unwrap_or(node);
        let Some(callee) = self.child(made, Role::Callee).filter(|_| self.kind(made) == Kind::Call) else {
            return false;
        };
        let path = self.path(callee).unwrap_or_default();
        if self.is_in_group("iterator functions", &path) {
            return true;
        }
        let Some(object) = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute) else {
            let defined = self.definition(callee);
            return defined.is_some_and(|(cx, it)| cx.has(it, Flags::GENERATOR) && !cx.has(it, Flags::ASYNC));
        };
        let gives = self.is_in_group("iterator methods", self.name(callee)) && self.positional(made).is_empty();
        gives && !self.is_in_group("array functions", &path) && !self.is_foreign(made)
            || self.is_in_group("methods of iterators", self.name(callee)) && self.is_iterator(object)
    }

    /// What a call gives once it is awaited: only its name can tell.
    fn walks_awaited(self: &Arc<Self>, node: NodeId) -> &'static str {
        let operand = self.child(node, Role::Operand).unwrap_or(node);
        let named = self.child(operand, Role::Callee).unwrap_or(operand);
        self.walks_by_name(self.name(named))
    }

    /// What stands inside a cast, or first in `a ?? b`.
    fn walks_inside(self: &Arc<Self>, node: NodeId) -> &'static str {
        let inner = self.child(node, Role::Operand).or_else(|| self.child(node, Role::Value));
        inner.map_or("unknown", |inner| self.walks(inner))
    }

    fn walks_by_name(&self, name: &str) -> &'static str {
        let lower = name.to_lowercase();
        let tells = |group: &str| self.group(group).iter().any(|part| lower.contains(part.as_str()));
        if tells("cursor names") || name.ends_with('$') {
            "other"
        } else if lower.ends_with("map") || tells("map names") {
            "maybe map"
        } else {
            "unknown"
        }
    }

    /// Whether the array may have places that hold nothing, which `forEach` passes over: it is made by its length, written with
    /// gaps, what a method makes of such a one, or an element is deleted.
    pub fn may_have_gaps(self: &Arc<Self>, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let deleted = |operand: NodeId| {
            self.kind(operand) == Kind::Subscript
                && self.child(operand, Role::Object).is_some_and(|object| self.text(object) == self.text(node))
        };
        let deletes = |it: NodeId| self.text(it).starts_with("delete") && tree.children(it).any(deleted);
        if tree.of_kind(Kind::Unary).any(deletes) {
            return true;
        }
        self.makers(node).into_iter().chain([self.origin(node)]).any(|made| {
            let made = self.without_casts(made);
            let gap = |it: NodeId| self.kind(it) == Kind::Other && self.text(it).trim_matches(',').is_empty();
            match self.kind(made) {
                Kind::List => self.in_role(made, Role::Element).into_iter().any(gap),
                Kind::New | Kind::Call if self.callee_path(made).as_deref() == Some("Array") => {
                    matches!(self.positional(made)[..], [length] if self.kind(length) != Kind::Spread)
                }
                Kind::Call => self.child(made, Role::Callee).is_some_and(|method| {
                    let keeps = self.is_in_group("methods that keep gaps", self.name(method));
                    keeps && self.child(method, Role::Object).is_some_and(|object| self.may_have_gaps(object))
                }),
                _ => false,
            }
        })
    }

    /// Whether the chain of members and calls starts at a module that tables list as walking in a way of its own.
    fn is_foreign(&self, node: NodeId) -> bool {
        let mut root = node;
        while let Some(inner) = self.child(root, Role::Callee).or_else(|| self.child(root, Role::Object)) {
            root = inner;
        }
        let Some(path) = self.path(root) else { return false };
        self.group("own walk modules").iter().any(|module| {
            path.strip_prefix(module.as_str()).is_some_and(|it| it.is_empty() || it.starts_with(['.', '/']))
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

    /// Names that `code` reads and that a round of `around`, a loop, sets for the next: assigned in its body, held by what
    /// an await in it gave, or changed through a method, a member or an entry. What the head of the loop sets is no such.
    pub fn set_in(&self, code: NodeId, around: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let names = tree.of_kind_in(code, Kind::Name).filter(|&it| !tree.is_within(around, it));
        let mut found: Vec<String> = names
            .filter(|&name| self.is_set_in(name, code, around, SET_DEPTH))
            .map(|name| self.text(name).to_owned())
            .collect();
        found.extend(self.members_set_in(code, around));
        found.dedup();
        found
    }

    /// Members of the own object that `code` reads and that the body of the loop `around` sets or changes.
    fn members_set_in(&self, code: NodeId, around: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let own = |it: NodeId| self.child(it, Role::Object).is_some_and(|object| self.kind(object) == Kind::This);
        let members = |root: NodeId| tree.of_kind_in(root, Kind::Attribute).filter(move |&it| own(it));
        let bodies = tree.in_role(around, Role::Body);
        let elsewhere = bodies.flat_map(members).filter(|&it| !tree.is_within(it, code));
        let set: Vec<&str> = elsewhere
            .filter(|&it| self.has(it, Flags::STORE) || self.is_changed_at(it))
            .map(|it| self.name(it))
            .collect();
        members(code).filter(|&it| set.contains(&self.name(it))).map(|it| self.text(it).to_owned()).collect()
    }

    fn is_set_in(&self, name: NodeId, code: NodeId, around: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let tree = &self.facts.tree;
        let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return false };
        let binding = self.facts.scopes.binding(id);
        if tree.is_within(self.facts.scopes.scope(binding.scope).node, code) {
            return false;
        }
        let in_body = |node: NodeId| {
            let body = tree.in_role(around, Role::Body).any(|body| tree.is_within(node, body));
            body && !tree.is_within(node, code)
        };
        let sets = binding.binds.iter().filter(|bind| in_body(bind.node)).any(|bind| match bind.how {
            How::Value(value) if binding.binds.len() == 1 => tree.walk(value).any(|it| match self.kind(it) {
                Kind::Await => true,
                Kind::Name => self.is_set_in(it, value, around, depth),
                _ => false,
            }),
            How::Function | How::Class | How::Declared => false,
            _ => true,
        });
        sets || binding.reads.iter().any(|&read| in_body(read) && self.is_changed_at(read))
    }

    /// Whether the object that `read` names is changed right there: by a method that changes, by a write to a part of it.
    fn is_changed_at(&self, read: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut at = read;
        while let Some(up) = tree
            .parent(at)
            .filter(|&up| tree[at].role == Role::Object && matches!(self.kind(up), Kind::Attribute | Kind::Subscript))
        {
            let called = tree.parent(up).filter(|&call| self.kind(call) == Kind::Call && tree[up].role == Role::Callee);
            if self.has(up, Flags::STORE) || called.is_some() && self.is_in_group("changing methods", self.name(up)) {
                return true;
            }
            at = up;
        }
        false
    }

    /// Whether a member of one of these names is used anywhere in `node`: `x.name`, `{ name }` of a pattern, `'name'`.
    pub fn uses_member(&self, node: NodeId, names: &[String]) -> bool {
        self.mentions_of_members(node, names).next().is_some()
    }

    /// The same, but for members that are only called: a `status` is looked at, `status(200)` sets one.
    pub fn reads_member(&self, node: NodeId, names: &[String]) -> bool {
        self.mentions_of_members(node, names).any(|it| self.facts.tree[it].role != Role::Callee)
    }

    pub(super) fn mentions_of_members(&self, node: NodeId, names: &[String]) -> impl Iterator<Item = NodeId> {
        self.facts.tree.walk(node).filter(move |&it| {
            let name = match self.kind(it) {
                Kind::Attribute | Kind::Pair => self.name(it),
                Kind::String => self.text(it).trim_matches(['\'', '"']),
                _ => return false,
            };
            names.iter().any(|one| one == name)
        })
    }

    /// Whether `function` surely never ends by itself: a loop without a test that nothing leaves or that only others end,
    /// or a call of itself as its last statement.
    pub fn is_endless(self: &Arc<Self>, function: NodeId) -> bool {
        let loops = self.here(function).filter(|&node| self.has_no_test(node));
        let leaves = |node: NodeId| {
            let mut ways_out =
                self.here(node).filter(|&it| matches!(self.kind(it), Kind::Break | Kind::Return | Kind::Raise));
            ways_out.any(|it| !self.is_asked_to_stop(it, function))
        };
        loops.into_iter().any(|node| !leaves(node)) || self.calls_itself_last(function) || self.serves(function)
    }

    /// Whether `node` is a loop whose head never ends it: `while (true)`, `for (;;)`.
    pub(super) fn has_no_test(&self, node: NodeId) -> bool {
        let test = self.child(node, Role::Test);
        match self.kind(node) {
            Kind::While => test.is_some_and(|test| matches!(self.text(test), "true" | "True" | "1")),
            Kind::ForLoop => test.is_none(),
            _ => false,
        }
    }

    fn calls_itself_last(self: &Arc<Self>, function: NodeId) -> bool {
        let block = self.child(function, Role::Body).filter(|&body| self.kind(body) == Kind::Block);
        let last = block.and_then(|block| self.in_role(block, Role::Body).last().copied());
        let is_call = |&last: &NodeId| matches!(self.kind(last), Kind::Expression | Kind::Return);
        let value = last.filter(is_call).and_then(|it| self.child(it, Role::Value));
        let call = value.and_then(|value| match self.kind(value) {
            Kind::Await => self.child(value, Role::Operand),
            _ => Some(value),
        });
        let mut ways_out = self.here(function).filter(|&it| matches!(self.kind(it), Kind::Return | Kind::Raise));
        let ends = ways_out.any(|it| Some(it) != last && !self.is_asked_to_stop(it, function));
        !ends && call.is_some_and(|call| self.starts_over(call))
    }

    /// Whether a way out of `function` is taken only where a flag says so that others set.
    pub(super) fn is_asked_to_stop(self: &Arc<Self>, way_out: NodeId, function: NodeId) -> bool {
        let mut around = self.facts.tree.ancestors(way_out).take_while(|&up| up != function);
        let test = around.find(|&up| self.kind(up) == Kind::If).and_then(|up| self.child(up, Role::Test));
        test.is_some_and(|test| self.asks_only_flags(test, function))
    }

    /// Whether the call starts its own function over, with the parameters that it has: a poll, not a walk into a tree.
    pub fn starts_over(self: &Arc<Self>, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
        let function = callee.and_then(|callee| self.callback_function(callee));
        let Some(function) = function.filter(|_| function == self.function(call)) else { return false };
        let names: Vec<&str> = self.in_role(function, Role::Param).into_iter().map(|param| self.name(param)).collect();
        let given: Vec<&str> = self.positional(call).into_iter().map(|arg| self.text(arg)).collect();
        given.is_empty() || given == names
    }

    /// Whether a loop or `switch` of the same function stands around `node`.
    pub fn in_inner_loop(&self, node: NodeId) -> bool {
        let function = self.function(node);
        let mut around = self.facts.tree.ancestors(node).take_while(|&up| Some(up) != function);
        around.any(|up| {
            matches!(self.kind(up), Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While | Kind::DoWhile | Kind::Match)
        })
    }
}
