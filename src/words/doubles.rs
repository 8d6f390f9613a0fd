//! Functions that the file puts something of its own in the place of, as tests do.

use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Kind, NodeId, Role};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    Some(match key {
        "has_double" => Value::from(node.cx.has_double(node.id)),
        _ => return None,
    })
}

impl Cx {
    /// Whether the file replaces the function of a module that `callee` stands for: it is assigned, told what to give
    /// (`read.mockReturnValue(x)`), named beside its module (`spyOn(fs, 'read')`), or all of the module is replaced.
    pub fn has_double(self: &Arc<Self>, callee: NodeId) -> bool {
        let Some(path) = self.path(callee) else { return false };
        let Some((module, member)) = path.rsplit_once('.') else { return false };
        let tree = &self.facts.tree;
        let stands_for = |node: NodeId, whole: &str| self.path(node).is_some_and(|it| it == whole);
        let mentions = tree.of_kind(Kind::Attribute).chain(tree.of_kind(Kind::Name));
        let told = mentions.filter(|&node| self.is_set_up(node)).any(|node| stands_for(node, &path));
        told || tree.of_kind(Kind::Call).any(|call| {
            let args = self.positional(call);
            let says = |name: &str| args.iter().any(|&arg| self.string_in(arg) == Some(name));
            let beside = || says(member) && args.iter().any(|&arg| stands_for(arg, module));
            let whole = || {
                let method = self.child(call, Role::Callee).map_or("", |callee| self.name(callee));
                let first = args.first().and_then(|&arg| self.string_in(arg));
                self.is_in_group("methods that replace a module", method)
                    && first.is_some_and(|name| name.strip_prefix("node:").unwrap_or(name) == module)
            };
            beside() || whole()
        })
    }

    /// Whether `node` is assigned, or handled as an object with members of its own, be it in a cast or as what a test
    /// calls it: `mocked(read).mockReturnValue(x)`.
    fn is_set_up(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut at = node;
        loop {
            let Some(up) = tree.parent(at) else { return false };
            match (self.kind(up), tree[at].role) {
                (Kind::Cast, _) => at = up,
                (Kind::Call, Role::Argument) => {
                    let callee = self.child(up, Role::Callee).map_or("", |callee| self.name(callee));
                    if !self.is_in_group("functions that name a double", callee) {
                        return false;
                    }
                    at = up;
                }
                (Kind::Attribute, Role::Object) => {
                    return self.is_in_group("methods that set up a double", self.name(up));
                }
                (kind, role) => return kind == Kind::AssignExpression && role == Role::Target,
            }
        }
    }

    /// What stands in the literal `node`, if it is a plain string.
    fn string_in(&self, node: NodeId) -> Option<&str> {
        (self.kind(node) == Kind::String).then(|| self.text(node).trim_matches(['\'', '"']))
    }
}
