//! What gives the elements of a list or an iterator, and which values an await has given.

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// Values that lead to each other are followed so far.
const DEPTH: u32 = 8;

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "given_elements" => {
            let mut found = Vec::new();
            cx.elements_given(id, DEPTH, &mut found);
            node.nodes(found)
        }
        "comes_awaited" => Value::from(cx.comes_awaited(id, DEPTH)),
        _ => return None,
    })
}

impl Cx {
    /// The expressions that give the elements of `root`, one or many each: those written out, those that methods put into a
    /// local, and what a closure makes of the elements of another list.
    fn elements_given(&self, root: NodeId, depth: u32, found: &mut Vec<NodeId>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        match self.kind(root) {
            Kind::Name => {
                let Some(How::Value(value)) = self.only_binding(root) else { return };
                self.elements_given(*value, depth, found);
                for (call, method) in self.calls_on(root) {
                    let Some(&last) = self.positional(call).last() else { continue };
                    match method {
                        "push" | "push_back" | "push_front" | "insert" => found.push(last),
                        "append" | "extend" => self.elements_given(last, depth, found),
                        _ => {}
                    }
                }
            }
            Kind::List => found.extend(self.in_role(root, Role::Element)),
            Kind::Macro if self.name(root) == "vec" => {
                found.extend(self.in_role(root, Role::Element));
                found.extend(self.in_role(root, Role::Argument));
            }
            Kind::Reference | Kind::Question => {
                let inner = self.child(root, Role::Operand);
                inner.into_iter().for_each(|it| self.elements_given(it, depth, found));
            }
            Kind::Call => {
                let method = self.child(root, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let Some(object) = method.and_then(|it| self.child(it, Role::Object)) else { return };
                if method.is_none_or(|it| !self.name(it).contains("map")) {
                    return self.elements_given(object, depth, found);
                }
                let closure = self.positional(root).into_iter().rfind(|&it| self.has(it, Flags::ARROW));
                found.extend(closure.and_then(|closure| self.value_of_closure(closure)));
            }
            _ => {}
        }
    }

    /// What a closure ends with.
    fn value_of_closure(&self, closure: NodeId) -> Option<NodeId> {
        let body = self.in_role(closure, Role::Body).pop()?;
        if self.kind(body) != Kind::Block {
            return Some(body);
        }
        let last = self.in_role(body, Role::Body).pop().filter(|&it| self.has(it, Flags::NO_SEMICOLON))?;
        Some(if self.kind(last) == Kind::Expression { self.child(last, Role::Value)? } else { last })
    }

    fn only_binding(&self, name: NodeId) -> Option<&How> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        self.facts.scopes.binding(id).single().map(|bind| &bind.how)
    }

    /// Whether an await gave the value `node`, or what it was opened from.
    fn comes_awaited(&self, node: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let goes_on = |next: Option<NodeId>| next.is_some_and(|next| self.comes_awaited(next, depth));
        match self.kind(node) {
            Kind::Await => true,
            Kind::Question => goes_on(self.child(node, Role::Operand)),
            Kind::Name => match self.only_binding(node) {
                Some(How::Value(value)) => self.comes_awaited(*value, depth),
                Some(How::Part | How::Loop(None)) => goes_on(self.opened_at(node)),
                Some(How::Loop(Some(walked))) => self.comes_awaited(*walked, depth),
                _ => false,
            },
            Kind::Call => {
                let method = self.child(node, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let hands = method.is_some_and(|it| self.is_in_group("methods that open a result", self.name(it)));
                hands && goes_on(method.and_then(|it| self.child(it, Role::Object)))
            }
            _ => false,
        }
    }

    /// The value that the pattern opens which binds `name`.
    fn opened_at(&self, name: NodeId) -> Option<NodeId> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        self.opened_by(self.facts.scopes.binding(id).single()?.node)
    }
}
