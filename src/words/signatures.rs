//! Functions of which only the written type is known: `keeps: (item: T, index: number) => boolean`.

use std::sync::Arc;

use super::cx::Cx;
use super::members::{arrow_parts, split_outside, without_parens};
use crate::facts::{Kind, NodeId, Role};

/// How many names of types are followed.
const DEPTH: u32 = 3;

impl Cx {
    /// How many parameters the written type of `name` says that its function takes; as many as there can be, where it takes
    /// any number.
    pub fn declared_arity(self: &Arc<Self>, name: NodeId) -> Option<usize> {
        if self.kind(name) == Kind::Attribute {
            return self.member_arity(name);
        }
        let bind = self.facts.scopes.binding(self.binding_named(name)?).single()?;
        let home = if self.kind(bind.node) == Kind::Param { bind.node } else { self.facts.tree.parent(bind.node)? };
        let annotation = self.child(home, Role::Annotation).filter(|&it| self.kind(it) == Kind::Type)?;
        self.arity_of_type(self.text(annotation), annotation, DEPTH)
    }

    /// How many arguments the member of a declared type cannot do without.
    fn member_arity(self: &Arc<Self>, member: NodeId) -> Option<usize> {
        let text = self.written_text(member)?;
        required(arrow_parts(without_parens(text.trim_start_matches(':').trim()))?.0)
    }

    fn arity_of_type(&self, text: &str, place: NodeId, depth: u32) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let text = without_parens(text.trim_start_matches(':').trim());
        if let Some((head, _)) = arrow_parts(text) {
            return parameters(head);
        }
        let scopes = &self.facts.scopes;
        let name = text.split('<').next().unwrap_or(text).trim();
        let declared = scopes.binding(scopes.lookup(scopes.of_node[place.index()], name)?).single()?.node;
        let written = self.text(declared).split_once('=').filter(|_| self.kind(declared) == Kind::TypeDeclaration)?.1;
        self.arity_of_type(written.trim_end_matches(';'), declared, depth)
    }
}

/// The parameters that stand in `<T>(a: A, b?: B)`.
fn listed(head: &str) -> Option<Vec<&str>> {
    let list = head.get(head.find('(')? + 1..head.rfind(')')?)?;
    Some(split_outside(list, ',').into_iter().filter(|one| !one.trim().is_empty()).collect())
}

/// How many of them have to be given.
fn required(head: &str) -> Option<usize> {
    let optional = |one: &str| {
        let name = one.split(':').next().unwrap_or(one).trim();
        name.ends_with('?') || name.starts_with("...") || name == "this"
    };
    Some(listed(head)?.into_iter().filter(|one| !optional(one)).count())
}

/// How many parameters stand in `<T>(a: A, b?: B)`.
fn parameters(head: &str) -> Option<usize> {
    let named = listed(head)?;
    let any = named.iter().any(|one| one.trim_start().starts_with("..."));
    let own = named.iter().filter(|one| !one.trim_start().starts_with("this:")).count();
    Some(if any { usize::MAX } else { own })
}
