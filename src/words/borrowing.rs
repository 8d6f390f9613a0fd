//! Whether a collection visibly holds references: by the type that is written for it, by what the function of this file
//! that gives it returns, or by what it is made and filled of. Start at [`Cx::holds_references`].

use std::sync::Arc;

use super::cx::Cx;
use super::owned::has_lifetime;
use crate::facts::{How, Kind, NodeId, Role};

/// Methods that give what their object holds.
const OPENING: &[&str] = &["unwrap", "expect", "unwrap_or_default", "clone", "to_owned"];

/// Methods that put their arguments into a collection.
const FILLING: &[&str] = &["push", "push_back", "push_front", "insert", "extend", "append"];

impl Cx {
    /// Whether a collection, or what a reference leads to, visibly holds references.
    pub(super) fn holds_references(self: &Arc<Self>, node: NodeId) -> bool {
        let fields = self.facts.tree.ancestors(node).take_while(|&up| self.kind(up) == Kind::Attribute);
        let field = fields.filter(|&up| self.facts.tree[up].role != Role::Callee).last();
        if let Some(field) = field {
            let written = self.field_of(field).and_then(|it| self.child(it, Role::Annotation));
            return written.is_some_and(|it| self.names_references(it));
        }
        match self.kind(node) {
            Kind::Name => self.bound_to_references(node),
            Kind::Question | Kind::Await => self.child(node, Role::Operand).is_some_and(|it| self.holds_references(it)),
            Kind::List | Kind::Macro => !self.holds_owned(node),
            Kind::Call => self.call_gives_references(node),
            _ => false,
        }
    }

    /// Whether a written type, but for a reference that leads to it, has references or lifetimes in it.
    fn names_references(self: &Arc<Self>, annotation: NodeId) -> bool {
        let text = self.text(annotation).trim_start_matches('&').trim_start();
        has_lifetime(text) || self.hides(annotation, has_lifetime)
    }

    fn bound_to_references(self: &Arc<Self>, name: NodeId) -> bool {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).single()) else { return false };
        let holds = |up: &NodeId| matches!(self.kind(*up), Kind::Param | Kind::Assign);
        let holder = self.facts.tree.ancestors(bind.node).find(holds);
        let written = holder.and_then(|it| self.child(it, Role::Annotation));
        if written.is_some_and(|it| self.names_references(it)) {
            return true;
        }
        let is_told = written.is_some_and(|it| !self.text(it).contains('_'));
        match bind.how {
            How::Value(value) if !is_told => {
                let is_empty =
                    self.in_role(value, Role::Argument).is_empty() && self.in_role(value, Role::Element).is_empty();
                let is_empty = is_empty && matches!(self.kind(value), Kind::List | Kind::Macro);
                !is_empty && self.holds_references(value) || self.is_filled_with_references(name)
            }
            _ => false,
        }
    }

    fn call_gives_references(self: &Arc<Self>, call: NodeId) -> bool {
        if let Some(returns) = self.own_function(call).and_then(|own| self.child(own, Role::Returns)) {
            return self.names_references(returns);
        }
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        match self.chain_methods(call).last().map(String::as_str) {
            Some("collect") => {
                let (_, kind) = self.text(callee).rsplit_once("collect").unwrap_or_default();
                has_lifetime(kind) || (kind.is_empty() || kind.contains('_')) && !self.gives_owned(call)
            }
            Some(last) if OPENING.contains(&last) => {
                self.child(callee, Role::Object).is_some_and(|it| self.holds_references(it))
            }
            _ => {
                let literal = self.positional(call).into_iter().find(|&it| self.kind(it) == Kind::List);
                self.text(callee).ends_with("::from") && literal.is_some_and(|it| !self.holds_owned(it))
            }
        }
    }

    /// Whether a reference is put into the local collection `name`.
    fn is_filled_with_references(self: &Arc<Self>, name: NodeId) -> bool {
        let filling = self.calls_on(name).into_iter().filter(|(_, method)| FILLING.contains(method));
        filling.flat_map(|(call, _)| self.positional(call)).any(|given| self.refers(given))
    }

    fn refers(self: &Arc<Self>, value: NodeId) -> bool {
        match self.kind(value) {
            Kind::String | Kind::Reference => true,
            Kind::Tuple => self.in_role(value, Role::Element).into_iter().any(|it| self.refers(it)),
            Kind::Name => self.is_reference(value),
            _ => false,
        }
    }
}
