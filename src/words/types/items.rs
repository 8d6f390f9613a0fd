//! What the elements of an iterable are: by what fills it, else by its annotation.

use std::sync::Arc;

use super::{DEPTH, Type, same};
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::words::asked::{Depth, Reached};
use crate::words::cx::Cx;

impl Cx {
    pub(super) fn infer_items(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        match self.kind(node) {
            Kind::ListComprehension | Kind::SetComprehension | Kind::Generator => {
                self.child(node, Role::Element).map_or(Type::Unknown, |element| self.infer(element, depth))
            }
            Kind::List | Kind::Tuple | Kind::Set => self.items_of_display(node, depth),
            Kind::Binary => {
                let side = |role| self.child(node, role).map_or(Type::Unknown, |side| self.infer_items(side, depth));
                let is_sum = self.slice(crate::text::Span::new(
                    self.child(node, Role::Left).map_or(0, |left| self.facts.tree[left].span.end),
                    self.child(node, Role::Right).map_or(0, |right| self.facts.tree[right].span.start),
                ));
                if is_sum.contains('+') { same(side(Role::Left), side(Role::Right)) } else { Type::Unknown }
            }
            Kind::Conditional => {
                let branch =
                    |role| self.child(node, role).map_or(Type::Unknown, |branch| self.infer_items(branch, depth));
                same(branch(Role::Body), branch(Role::Else))
            }
            Kind::Call => self.items_of_call(node, depth),
            Kind::Name => match self.items_of_name(node, depth) {
                Type::Unknown => self.declared_items(node, &["annotated collections"], depth),
                found => found,
            },
            Kind::Attribute => self.declared_items(node, &["annotated collections"], depth),
            _ => Type::Unknown,
        }
    }

    /// What the annotation of the name or attribute `node` says of its elements: the last argument of a class of these
    /// groups, `Task` of `set[Task]`.
    fn declared_items(self: &Arc<Self>, node: NodeId, groups: &[&str], depth: Depth<'_>) -> Type {
        if self.language.has_braces() {
            return Type::Unknown;
        }
        match self.declaration(node, depth) {
            Some((cx, annotation)) => cx.items_of_annotation(annotation, groups, depth),
            None => Type::Unknown,
        }
    }

    /// The annotation of what the name or attribute `node` stands for, and its file.
    fn declaration(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Option<(Arc<Cx>, NodeId)> {
        if self.kind(node) == Kind::Attribute {
            return match self.infer(self.child(node, Role::Object)?, depth) {
                Type::Local(cx, class) | Type::Class(cx, class) => {
                    match cx.attribute_annotation(class, self.name(node)) {
                        Some(annotation) => Some((cx, annotation)),
                        None => cx.declaration(cx.parameter_kept(class, self.name(node))?, depth),
                    }
                }
                _ => None,
            };
        }
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single().filter(|bind| !bind.from_inside)?;
        let owner = match bind.how {
            How::Parameter if self.language.has_braces() || !self.has(bind.node, Flags::REST) => bind.node,
            How::Value(_) | How::Declared => self.facts.tree.parent(bind.node)?,
            _ => return None,
        };
        Some((Arc::clone(self), self.child(owner, Role::Annotation)?))
    }

    /// The parameter that an attribute of the class' instances keeps, if it is assigned nothing else.
    fn parameter_kept(&self, class: NodeId, name: &str) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut made = tree.walk(class).filter(|&node| self.assigned_attribute(node, class, name).is_some());
        let only = made.next().filter(|&only| made.next().is_none() && self.kind(only) == Kind::Assign)?;
        let value = self.child(only, Role::Value)?;
        let bind = self.facts.scopes.binding(self.variable(value)?).single()?;
        (bind.how == How::Parameter).then_some(value)
    }

    /// What the annotation of a collection says of its elements.
    pub(in crate::words) fn annotated_items(self: &Arc<Self>, annotation: NodeId) -> Type {
        self.items_of_annotation(annotation, &["annotated collections"], Reached::default().depth(DEPTH))
    }

    fn items_of_annotation(self: &Arc<Self>, annotation: NodeId, groups: &[&str], depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        if let Some(inner) = self.wrapped_annotation(annotation) {
            return self.items_of_annotation(inner, groups, depth);
        }
        let outer = self
            .child(annotation, Role::Object)
            .and_then(|outer| self.annotation_path(outer).or_else(|| self.path(outer)));
        let known = outer.is_some_and(|outer| groups.iter().any(|group| self.is_in_group(group, &outer)));
        let Some(index) = self.child(annotation, Role::Index).filter(|_| known) else { return Type::Unknown };
        let parts = if self.kind(index) == Kind::Tuple { self.in_role(index, Role::Element) } else { vec![index] };
        // `tuple[int, str]` has elements of several types, `tuple[int, ...]` of one.
        let one = match parts[..] {
            [one] => one,
            [one, dots] if self.text(dots) == "..." => one,
            [_, value] if groups == ["annotated mappings"] => value,
            _ => return Type::Unknown,
        };
        self.annotated(one, depth)
    }

    pub(super) fn items_of_display(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let mut items = self.in_role(node, Role::Element).into_iter().map(|element| match self.kind(element) {
            Kind::Spread => {
                self.child(element, Role::Value).map_or(Type::Unknown, |value| self.infer_items(value, depth))
            }
            _ => self.infer(element, depth),
        });
        let Some(first) = items.next() else { return Type::Unknown };
        items.fold(first, same)
    }

    pub(super) fn items_of_call(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let path = self.callee_path(node).unwrap_or_default();
        let args = self.positional(node);
        match (path.as_str(), &args[..]) {
            ("map", [function, _, ..]) if self.has(*function, Flags::LAMBDA) => {
                self.child(*function, Role::Body).map_or(Type::Unknown, |given| self.infer(given, depth))
            }
            ("map", [function, _, ..]) => {
                let called = self.infer(*function, depth);
                self.result_of(called, depth)
            }
            ("list" | "tuple" | "reversed" | "iter" | "sorted", [inner]) => self.infer_items(*inner, depth),
            _ => self.known_items(node, &path, depth).unwrap_or_else(|| self.items_of_method(node, "values", depth)),
        }
    }

    /// What the tables say of the elements of what a call gives.
    fn known_items(self: &Arc<Self>, call: NodeId, path: &str, depth: Depth<'_>) -> Option<Type> {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        let known = self.knowledge.items.get(path).or_else(|| {
            let name = self.name(callee?);
            // No object is looked at that no table could know.
            self.knowledge.items.keys().any(|known| known.rsplit('.').next() == Some(name)).then_some(())?;
            match self.infer(self.child(callee?, Role::Object)?, depth) {
                Type::Instance(class) => self.knowledge.items.get(&format!("{class}.{name}")),
                _ => None,
            }
        });
        known.map(|word| Type::from_table(word))
    }

    /// The values of the mapping whose method `name` is called, as in `mapping.values()`: by what fills the mapping, else by
    /// its annotation.
    fn items_of_method(self: &Arc<Self>, call: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        let values = callee.filter(|&callee| self.name(callee) == name && self.positional(call).is_empty());
        match values.and_then(|callee| self.child(callee, Role::Object)) {
            Some(mapping) => match self.values_of_mapping(mapping, depth) {
                Type::Unknown => self.declared_items(mapping, &["annotated mappings"], depth),
                found => found,
            },
            None => Type::Unknown,
        }
    }

    pub(super) fn items_of_name(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(collection) = self.collection(node) else { return Type::Unknown };
        let mut types = Vec::new();
        for element in &collection.elements {
            types.push(self.infer(*element, depth));
        }
        for whole in &collection.iterables {
            types.push(self.infer_items(*whole, depth));
        }
        let mut types = types.into_iter();
        let Some(first) = types.next() else { return Type::Unknown };
        types.fold(first, same)
    }

    /// What `collection[key]` is, by the annotation of the collection; a part of one is a collection itself.
    pub(super) fn infer_entry(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let parts = (self.child(node, Role::Object), self.child(node, Role::Index));
        let (Some(whole), Some(index)) = parts else { return Type::Unknown };
        if self.kind(index) == Kind::Slice || !matches!(self.kind(whole), Kind::Name | Kind::Attribute) {
            return Type::Unknown;
        }
        let declared = ["annotated mappings", "annotated collections"]
            .into_iter()
            .map(|group| self.declared_items(whole, &[group], depth));
        declared.into_iter().find(|one| matches!(one, Type::Instance(_) | Type::Local(..))).unwrap_or(Type::Unknown)
    }

    /// What a loop binds to `name`, one of two targets: of the pairs that `enumerate(…)` and `mapping.items()` give, the
    /// second one.
    pub(super) fn infer_paired(self: &Arc<Self>, name: NodeId, depth: Depth<'_>) -> Type {
        let Some(over) = self.paired_with(name) else { return Type::Unknown };
        let round = self.facts.tree.parent(over);
        if self.language.has_braces() || round.is_some_and(|round| self.has(round, Flags::ASYNC)) {
            return Type::Unknown;
        }
        let enumerated = self.callee_path(over).is_some_and(|path| path == "enumerate");
        let items = match self.positional(over).first() {
            Some(&inner) if enumerated => self.infer_items(inner, depth),
            _ => self.items_of_method(over, "items", depth),
        };
        match items {
            found @ (Type::Instance(_) | Type::Local(..)) => found,
            _ => Type::Unknown,
        }
    }

    /// What the loop walks that binds `name` as the second of two targets.
    fn paired_with(&self, name: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let pair = tree.parent(name).filter(|&up| self.kind(up) == Kind::Tuple)?;
        let targets = self.in_role(pair, Role::Element);
        let round = tree.parent(pair).filter(|&up| matches!(self.kind(up), Kind::For | Kind::Clause))?;
        (targets.len() == 2 && targets[1] == name).then(|| self.child(round, Role::Iterable))?
    }

    /// What a loop over `over` binds, one by one. A coroutine can be awaited once, so that a name for one of many proves
    /// nothing.
    pub(super) fn infer_looped(self: &Arc<Self>, over: NodeId, depth: Depth<'_>) -> Type {
        let round = self.facts.tree.parent(over);
        if self.language.has_braces() {
            let waits = round.is_some_and(|round| self.has(round, Flags::ASYNC));
            return if waits { Type::Unknown } else { self.element_by_written_type(over, depth) };
        }
        if round.is_some_and(|round| self.has(round, Flags::ASYNC)) {
            return Type::Unknown;
        }
        match self.infer_items(over, depth) {
            found @ (Type::Instance(_) | Type::Local(..) | Type::Task | Type::Future) => found,
            _ => Type::Unknown,
        }
    }
}
