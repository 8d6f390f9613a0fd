//! What is read of a result: its members, right there and wherever the result gets to in its file. Unlike
//! [`super::flows`] it goes on through promises and through what functions give.

use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::Value;
use rustc_hash::{FxHashMap, FxHashSet};

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Kind, NodeId, Role};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "members_read" => cx.members_read(id).into_iter().map(Value::from).collect(),
        _ => return None,
    })
}

/// A way along a result.
#[derive(Default)]
struct Way {
    seen: FxHashSet<NodeId>,
    found: BTreeSet<String>,
    /// Functions that were entered with the result as an argument, by the call that did: what they give goes there.
    entered: FxHashMap<NodeId, NodeId>,
}

impl Cx {
    /// Names of the members that are read of what `node` gives, once awaited: right there, through names and members that
    /// it is bound to, in a pattern that it is unpacked by, among others that are waited for with it, by functions that
    /// take it, also in a `then`; of what a function gives that returns it.
    pub fn members_read(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let mut way = Way::default();
        self.read_of(node, &mut way);
        way.found.into_iter().collect()
    }

    fn read_of(self: &Arc<Self>, node: NodeId, way: &mut Way) {
        if !way.seen.insert(node) {
            return;
        }
        let tree = &self.facts.tree;
        let Some(parent) = tree.parent(node) else { return };
        match (self.kind(parent), tree[node].role) {
            (Kind::Await | Kind::Cast, Role::Operand | Role::Value) => self.read_of(parent, way),
            (Kind::Attribute, Role::Object) => self.read_of_member(parent, way),
            (Kind::Subscript, Role::Object) => {
                let index = self.child(parent, Role::Index).map_or("", |index| self.text(index));
                way.found.insert(index.trim_matches(['\'', '"', '`']).to_owned());
            }
            (Kind::Assign | Kind::AssignExpression, Role::Value) => {
                self.in_role(parent, Role::Target).into_iter().for_each(|target| self.read_of_target(target, way));
            }
            (Kind::Logical | Kind::Conditional, _) if tree[node].role != Role::Test => self.read_of(parent, way),
            (Kind::Return, Role::Value) => {
                self.function(parent).into_iter().for_each(|around| self.read_of_results(around, way));
            }
            (Kind::Function, Role::Body) => self.read_of_results(parent, way),
            (Kind::Call, Role::Argument) => self.read_of_argument(parent, node, way),
            (Kind::List, Role::Element) => self.read_of_element(parent, node, way),
            _ => {}
        }
    }

    /// A member is read; one that gives the object again, or hands it to functions, leads on.
    fn read_of_member(self: &Arc<Self>, attribute: NodeId, way: &mut Way) {
        let name = self.name(attribute);
        way.found.insert(name.to_owned());
        let call = self.facts.tree.parent(attribute).filter(|&up| self.child(up, Role::Callee) == Some(attribute));
        let Some(call) = call.filter(|&up| self.kind(up) == Kind::Call) else { return };
        if self.is_in_group("methods that give the same", name) {
            self.read_of(call, way);
        } else if name == "then" {
            self.read_of_handler(call, way);
        }
    }

    /// What is read of a promise by the function handed to `then`, and of what comes of it. A function of another file
    /// may give on what it takes.
    fn read_of_handler(self: &Arc<Self>, call: NodeId, way: &mut Way) {
        let Some(&handler) = self.positional(call).first() else { return self.read_of(call, way) };
        match self.own_definition(handler) {
            Some(function) => self.read_of_parameter(function, self.in_role(function, Role::Param).first(), call, way),
            None => self.read_of(call, way),
        }
    }

    /// What is read of that which `function` gives: where this file calls it; where it is handed to a call that may give
    /// on what it gives, as one that tries again does.
    fn read_of_results(self: &Arc<Self>, function: NodeId, way: &mut Way) {
        if let Some(&call) = way.entered.get(&function) {
            return self.read_of(call, way);
        }
        let tree = &self.facts.tree;
        if let Some(call) = tree.parent(function).filter(|_| tree[function].role == Role::Argument) {
            return self.read_of(call, way);
        }
        let named = self.sole_name(function).map(|(id, _)| self.facts.scopes.binding(id).reads.clone());
        for callee in named.unwrap_or_else(|| self.callers(function)) {
            let call = tree.parent(callee).filter(|_| tree[callee].role == Role::Callee);
            call.into_iter().for_each(|call| self.read_of(call, way));
        }
    }

    /// A function of this file takes the result. Of another it is not known what it does, so what it gives may be the same.
    fn read_of_argument(self: &Arc<Self>, call: NodeId, argument: NodeId, way: &mut Way) {
        let called = self.child(call, Role::Callee).and_then(|callee| self.path(callee)).unwrap_or_default();
        if self.is_in_group("collecting functions", &called) {
            return self.read_of_collected(call, way);
        }
        match self.called_function(call) {
            Some(function) => {
                let param = self.parameter_of(call, argument);
                self.read_of_parameter(function, param.as_ref(), call, way);
            }
            None if self.is_in_group("idle calls", &called) => {}
            None => self.read_of(call, way),
        }
    }

    fn read_of_parameter(self: &Arc<Self>, function: NodeId, param: Option<&NodeId>, call: NodeId, way: &mut Way) {
        way.entered.insert(function, call);
        let target = param.and_then(|&param| self.child(param, Role::Target));
        target.into_iter().for_each(|target| self.read_of_target(target, way));
    }

    /// One of a list whose elements are waited for together.
    fn read_of_element(self: &Arc<Self>, list: NodeId, element: NodeId, way: &mut Way) {
        let tree = &self.facts.tree;
        let call = tree.parent(list).filter(|&up| self.kind(up) == Kind::Call && tree[list].role == Role::Argument);
        let Some(call) = call else { return };
        let called = self.child(call, Role::Callee).and_then(|callee| self.path(callee)).unwrap_or_default();
        if !self.is_in_group("collecting functions", &called) {
            if self.is_in_group("calls that wait for their arguments", &called) {
                self.read_of(call, way);
            }
            return;
        }
        let at = self.in_role(list, Role::Element).into_iter().position(|one| one == element);
        match self.unpacked_at(call, at) {
            Some(target) => self.read_of_target(target, way),
            None => self.read_of_collected(call, way),
        }
    }

    /// One or another of the elements that `call` waits for.
    fn read_of_collected(self: &Arc<Self>, call: NodeId, way: &mut Way) {
        let awaited = self.facts.tree.parent(call).filter(|&up| self.kind(up) == Kind::Await);
        way.found.extend(self.element_members(awaited.unwrap_or(call)));
    }

    /// What the element `at` of the awaited list `call` is bound to, by a pattern that stands right beside it.
    fn unpacked_at(&self, call: NodeId, at: Option<usize>) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let awaited = tree.parent(call).filter(|&up| self.kind(up) == Kind::Await)?;
        let assign =
            tree.parent(awaited).filter(|&up| matches!(self.kind(up), Kind::Assign | Kind::AssignExpression))?;
        let pattern = self.child(assign, Role::Target).filter(|&target| self.kind(target) == Kind::List)?;
        self.in_role(pattern, Role::Element).get(at?).copied()
    }

    fn read_of_target(self: &Arc<Self>, target: NodeId, way: &mut Way) {
        match self.kind(target) {
            Kind::Name | Kind::Attribute => {
                self.references(target).into_iter().for_each(|read| self.read_of(read, way));
            }
            Kind::Dict => {
                let keys = self.facts.tree.children(target).filter(|&pair| self.kind(pair) == Kind::Pair);
                way.found.extend(keys.map(|pair| self.name(pair).to_owned()));
            }
            _ => {}
        }
    }
}
