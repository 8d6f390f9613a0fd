//! Whether the items of an iterator are owned by the look of it: nothing is borrowed that the items would carry along.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Cx {
    /// The names of the methods of the chain that ends in `node`, from its start on.
    pub fn chain_methods(&self, node: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        let mut at = node;
        let root = self.root(node);
        while at != root {
            let next = match self.kind(at) {
                Kind::Question | Kind::Await => self.child(at, Role::Operand),
                Kind::Attribute => {
                    found.push(self.name(at).to_owned());
                    self.child(at, Role::Object)
                }
                _ => self.child(at, Role::Callee),
            };
            let Some(next) = next else { break };
            at = next;
        }
        found.reverse();
        found
    }

    /// Whether the iterator `node` gives owned items.
    pub fn gives_owned(self: &Arc<Self>, node: NodeId) -> bool {
        let root = self.root(node);
        let methods = self.chain_methods(node);
        let has = |names: &[&str]| methods.iter().any(|method| names.contains(&method.as_str()));
        let second_owned =
            self.zipped(node).into_iter().all(|other| self.gives_owned(other) || self.holds_owned(other));
        if !second_owned || has(&["flat_map", "flatten", "windows", "chunks", "split", "lines", "chars", "scan"]) {
            return false;
        }
        if self.is_range(root) {
            return true;
        }
        if has(&["drain", "cloned", "copied", "into_keys", "into_values"]) {
            return !self.holds_references(root);
        }
        methods.first().is_some_and(|first| first == "into_iter") && self.holds_owned(root)
    }

    /// Whether closures are given references on the way to the owned items: before `copied` or `cloned`.
    fn lends_on_the_way(&self, node: NodeId) -> bool {
        let (mut at, mut owned_behind) = (node, false);
        while self.kind(at) == Kind::Call {
            let Some(callee) = self.child(at, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute) else {
                break;
            };
            owned_behind |= matches!(self.name(callee), "cloned" | "copied");
            if owned_behind && self.positional(at).into_iter().any(|it| self.kind(it) == Kind::Function) {
                return true;
            }
            let Some(object) = self.child(callee, Role::Object) else { break };
            at = object;
        }
        self.zipped(node).into_iter().any(|other| self.lends_on_the_way(other))
    }

    /// Whether the iterator `node` gives owned items, and lends none of them to a closure before.
    pub fn handles_owned(self: &Arc<Self>, node: NodeId) -> bool {
        self.gives_owned(node) && !self.lends_on_the_way(node)
    }

    /// Whether `node` is a range, or a name for one.
    pub(super) fn is_range(&self, node: NodeId) -> bool {
        let declared = || {
            let id = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
            let bind = self.facts.scopes.binding(id).single()?;
            let holder = self.facts.tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Param)?;
            let written = self.child(holder, Role::Annotation)?;
            self.type_name(written).rsplit("::").next().map(|name| matches!(name, "Range" | "RangeInclusive"))
        };
        self.kind(self.origin(node)) == Kind::Range || declared().unwrap_or(false)
    }

    /// Second iterators: arguments of `zip` and `chain`.
    fn zipped(&self, node: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut at = node;
        while self.kind(at) == Kind::Call {
            let Some(callee) = self.child(at, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute) else {
                break;
            };
            if matches!(self.name(callee), "zip" | "chain") {
                found.extend(self.positional(at));
            }
            let Some(object) = self.child(callee, Role::Object) else { break };
            at = object;
        }
        found
    }

    /// Whether a collection holds owned values: its type says so, or it is made here of such.
    pub(super) fn holds_owned(self: &Arc<Self>, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Name => {
                let Some(id) = self.facts.scopes.of_name.get(node.index()).copied().flatten() else { return false };
                let Some(bind) = self.facts.scopes.binding(id).single() else { return false };
                let tree = &self.facts.tree;
                let holder = tree.ancestors(bind.node).find(|&up| matches!(self.kind(up), Kind::Param | Kind::Assign));
                let annotation = holder.and_then(|it| self.child(it, Role::Annotation));
                match (annotation, &bind.how) {
                    (Some(annotation), _) => {
                        let text = self.text(annotation);
                        let generic = text.len() <= 2 || text.contains('_') || text.starts_with("impl");
                        !has_lifetime(text)
                            && !generic
                            && text.contains(['<', '['])
                            && !self.hides(annotation, has_lifetime)
                    }
                    (None, How::Value(value)) => self.holds_owned(*value),
                    _ => false,
                }
            }
            Kind::List => self.in_role(node, Role::Element).into_iter().all(|one| self.is_owned_value(one)),
            Kind::Macro if self.name(node) == "vec" && !self.has(node, Flags::OPAQUE) => {
                let parts = [self.in_role(node, Role::Argument), self.in_role(node, Role::Element)].concat();
                parts.into_iter().all(|one| self.is_owned_value(one))
            }
            Kind::Call
                if self.text(node).ends_with(".collect()")
                    || self.chain_methods(node).last().is_some_and(|it| it == "collect") =>
            {
                false
            }
            Kind::Call => {
                let from = self.callee_path(node).is_some_and(|path| path.ends_with("::from"));
                from && self.positional(node).into_iter().all(|one| self.holds_owned(one))
            }
            Kind::Range => true,
            _ => false,
        }
    }

    /// Whether a type of the crate that `annotation` names has lifetimes that are not written there, or stands for a reference.
    pub(super) fn hides_lifetime(self: &Arc<Self>, annotation: NodeId) -> bool {
        self.hides(annotation, |written| written.contains(['&', '\'']))
    }

    /// Whether `tells` of what a type of the crate that `annotation` names is declared as.
    pub(super) fn hides(self: &Arc<Self>, annotation: NodeId, tells: impl Fn(&str) -> bool) -> bool {
        let head = |cx: &Cx, item: NodeId| match cx.kind(item) {
            Kind::TypeDeclaration => tells(cx.text(item)),
            _ => tells(cx.text(item).split(['{', '(']).next().unwrap_or_default()),
        };
        let named = self.facts.tree.of_kind_in(annotation, Kind::Name);
        named.into_iter().any(|name| match self.declared_at(name) {
            Some(item) if self.kind(item) == Kind::ImportName => {
                let alias = || self.type_elsewhere(self.text(name), "type", Kind::TypeDeclaration);
                let found = self.struct_elsewhere(self.text(name)).or_else(alias);
                found.is_some_and(|(cx, item)| head(&cx, item))
            }
            Some(item) => head(self, item),
            None => false,
        })
    }

    fn is_owned_value(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Number | Kind::True | Kind::False => true,
            Kind::Tuple => self.in_role(node, Role::Element).into_iter().all(|one| self.is_owned_value(one)),
            Kind::Unary => self.has(node, Flags::MINUS),
            Kind::Macro => self.name(node) == "format",
            Kind::Call => {
                let made = self.callee_path(node).is_some_and(|path| path.ends_with("String::from"));
                let last = self.chain_methods(node).last().cloned().unwrap_or_default();
                made || matches!(last.as_str(), "to_string" | "to_owned")
            }
            _ => false,
        }
    }
}

/// Whether a written type has a lifetime in it: that of a reference, a name for one, or the one that `dyn` brings.
pub(super) fn has_lifetime(written: &str) -> bool {
    written.contains(['&', '\'']) || written.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "dyn")
}
