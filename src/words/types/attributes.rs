//! Attributes and methods of the classes of a project, their bases included.

use std::sync::Arc;

use super::Type;
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeKind};
use crate::words::asked::Depth;
use crate::words::cx::Cx;

impl Cx {
    pub(super) fn infer_attribute(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(object) = self.child(node, Role::Object) else { return Type::Unknown };
        let name = self.name(node);
        if let Some(instance) = self.instance_of_named_class(object).filter(|_| !self.language.has_braces()) {
            // The class may be an heir's, with methods of its own.
            return match self.infer(instance, depth) {
                Type::Local(cx, class) => cx.attribute(class, name, depth),
                _ => Type::Unknown,
            };
        }
        match self.infer(object, depth) {
            Type::Path(path) if self.language.has_braces() => self.thing_at(&format!("{path}.{name}"), depth),
            Type::Local(cx, owner) | Type::Class(cx, owner) if cx.language.has_braces() => {
                match cx.member(owner, name, depth) {
                    Type::Unknown => self.by_written_type(node, depth),
                    found => found,
                }
            }
            Type::Instance(class) => {
                self.known_member(&class, name).unwrap_or_else(|| self.by_written_type(node, depth))
            }
            Type::Local(cx, class) | Type::Class(cx, class) => cx.method_or_attribute(class, name, depth),
            _ if self.language.calls_start() => self.by_written_type(node, depth),
            _ => Type::Unknown,
        }
    }

    /// The member `name` of an object of a class of the project.
    pub(in crate::words) fn method_or_attribute(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Type {
        match self.method(class, name, depth) {
            Type::Unknown => self.attribute(class, name, depth),
            found => found,
        }
    }

    /// What the tables say of the member `name` of instances of `class`: a method is the path whose call is known.
    pub(in crate::words) fn known_member(&self, class: &str, name: &str) -> Option<Type> {
        let of = |table: &'_ std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>>| {
            table.get(class).and_then(|members| members.get(name)).cloned()
        };
        if of(&self.knowledge.methods).is_some() {
            return Some(Type::Path(format!("{class}.{name}")));
        }
        of(&self.knowledge.attributes).map(Type::Instance)
    }

    /// The method `name` of a class of the project, also from its bases; unknown if a subclass of the file overrides it
    /// with one of the other colour.
    pub(super) fn method(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        let own: Vec<NodeId> = self
            .facts
            .tree
            .children(class)
            .filter(|&member| self.facts.tree[member].role == Role::Body && self.defines(member, name))
            .collect();
        match self.behind_signatures(own)[..] {
            [method] if self.kind(method) == Kind::Function => {
                // What a property gives is an attribute, and no method.
                let read = self.is_property(method) && !self.language.has_braces();
                if read || self.overridden_otherwise(class, method, name) || self.is_replaced(class, name, depth) {
                    return Type::Unknown;
                }
                Type::Function(Arc::clone(self), method)
            }
            [] => self.inherited(class, name, depth),
            _ => Type::Unknown,
        }
    }

    /// The definitions without those that only say how another one may be called; all, if there are no others.
    pub(in crate::words) fn behind_signatures(&self, definitions: Vec<NodeId>) -> Vec<NodeId> {
        let is_signature = |&it: &NodeId| {
            let mut decorators = self.facts.tree.in_role(it, Role::Decorator);
            decorators.any(|one| self.path(one).is_some_and(|path| self.is_in_group("signature decorators", &path)))
        };
        let behind: Vec<NodeId> = definitions.iter().copied().filter(|it| !is_signature(it)).collect();
        if behind.is_empty() { definitions } else { behind }
    }

    pub(in crate::words) fn defines(&self, member: NodeId, name: &str) -> bool {
        match self.kind(member) {
            Kind::Function => self.name(member) == name,
            Kind::Assign => self.in_role(member, Role::Target).iter().any(|&target| self.text(target) == name),
            // A definition in a branch: there may be another one.
            Kind::If | Kind::Try => {
                self.facts.tree.walk(member).any(|node| self.kind(node) == Kind::Function && self.name(node) == name)
            }
            _ => false,
        }
    }

    pub(super) fn inherited(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Type {
        for base in self.bases(class) {
            // `Base[int]` has the members of `Base`.
            let named = self.child(base, Role::Object).filter(|_| self.kind(base) == Kind::Subscript);
            match self.infer(named.unwrap_or(base), depth) {
                Type::Class(cx, base) => match cx.method(base, name, depth) {
                    Type::Unknown => {}
                    found => return found,
                },
                Type::Path(path) => match self.known_member(&path, name) {
                    Some(found) => return found,
                    // A base from outside may define the name: what comes after it is not certain.
                    None if path == "object" || path == "abc.ABC" || path.starts_with("typing.") => {}
                    None => return Type::Unknown,
                },
                _ => return Type::Unknown,
            }
        }
        Type::Unknown
    }

    /// Whether a class of this file that derives from `class` defines `name` sync where `method` is async, or the
    /// other way round.
    pub(in crate::words) fn overridden_otherwise(self: &Arc<Self>, class: NodeId, method: NodeId, name: &str) -> bool {
        let tree = &self.facts.tree;
        let colour = self.is_awaited(method);
        let is_base = |base: NodeId| self.last_name(base) == self.name(class);
        tree.of_kind(Kind::Class)
            .filter(|&other| other != class && self.defines_otherwise(other, name, colour))
            .any(|other| self.derives(other, &is_base, 8))
    }

    /// What an attribute of an instance holds: assigned once in the class (`self.x = Class(…)`), or in the nearest base that
    /// does so, or annotated.
    pub(super) fn attribute(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Type {
        self.attribute_found(class, name, depth).unwrap_or(Type::Unknown)
    }

    /// The same; none if neither the class nor a base says anything of the name. A `None` beside other values, which has
    /// no methods, says nothing.
    fn attribute_found(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Option<Type> {
        let tree = &self.facts.tree;
        let all: Vec<NodeId> =
            tree.walk(class).filter(|&node| self.assigned_attribute(node, class, name).is_some()).collect();
        match all[..] {
            [] => {
                // A property, or a method that a decorator made something else of.
                let members = tree.in_role(class, Role::Body);
                let defined: Vec<NodeId> = members.filter(|&member| self.defines(member, name)).collect();
                match defined[..] {
                    [] => self.attribute_of_bases(class, name, depth),
                    _ => Some(self.read_of_property(&defined, depth)),
                }
            }
            [only] => Some(self.attribute_given(only, depth)),
            _ => {
                let is_none =
                    |node: &NodeId| self.child(*node, Role::Value).is_some_and(|value| self.kind(value) == Kind::None);
                let says = |node: &NodeId| self.child(*node, Role::Annotation).is_some();
                let mut given = all.into_iter().filter(|node| says(node) || !is_none(node));
                let first = given.next().map_or(Type::Unknown, |node| self.attribute_given(node, depth));
                let alike = given.all(|node| self.attribute_given(node, depth).is_same_object(&first));
                Some(if alike && first.is_same_object(&first) { first } else { Type::Unknown })
            }
        }
    }

    /// What reading a property gives, of which `definitions` are the getter and what sets it: by the annotation of the
    /// getter, else by the one value that it returns.
    fn read_of_property(self: &Arc<Self>, definitions: &[NodeId], depth: Depth<'_>) -> Type {
        let sets = |it: NodeId| {
            let setter = |decorator: NodeId| matches!(self.name(decorator), "setter" | "deleter");
            self.in_role(it, Role::Decorator).into_iter().any(setter)
        };
        let getters: Vec<NodeId> = definitions.iter().copied().filter(|&it| !sets(it)).collect();
        let plain = |it: NodeId| !self.has(it, Flags::ASYNC) && !self.has(it, Flags::GENERATOR);
        let [getter] = getters[..] else { return Type::Unknown };
        if self.kind(getter) != Kind::Function || !self.is_property(getter) || !plain(getter) {
            return Type::Unknown;
        }
        let returns: Vec<NodeId> = self.here(getter).filter(|&node| self.kind(node) == Kind::Return).collect();
        let given = match (self.child(getter, Role::Returns), &returns[..]) {
            (Some(annotation), _) => self.annotated(annotation, depth),
            (None, &[only]) => self.child(only, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth)),
            _ => Type::Unknown,
        };
        match given {
            found @ (Type::Instance(_) | Type::Local(..) | Type::Task | Type::Future) => found,
            _ => Type::Unknown,
        }
    }

    /// What the bases of the project say of an attribute, in their order; a base from outside may define the name.
    fn attribute_of_bases(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Option<Type> {
        let depth = depth.less()?;
        self.bases(class).into_iter().find_map(|base| {
            let named = self.child(base, Role::Object).filter(|_| self.kind(base) == Kind::Subscript);
            match self.infer(named.unwrap_or(base), depth) {
                Type::Class(cx, base) => cx.attribute_found(base, name, depth),
                Type::Path(path) if path == "object" || path == "abc.ABC" || path.starts_with("typing.") => None,
                _ => Some(Type::Unknown),
            }
        })
    }

    /// What the assignment `assign` of an attribute says that it holds.
    fn attribute_given(self: &Arc<Self>, assign: NodeId, depth: Depth<'_>) -> Type {
        if let Some(annotation) = self.telling_annotation(assign) {
            return self.annotated(annotation, depth);
        }
        self.child(assign, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth))
    }

    /// The annotation of an assignment; `Final` alone says nothing of the type.
    pub(in crate::words) fn telling_annotation(&self, assign: NodeId) -> Option<NodeId> {
        let says = |annotation: &NodeId| {
            self.annotation_path(*annotation).is_none_or(|path| path.rsplit('.').next() != Some("Final"))
        };
        self.child(assign, Role::Annotation).filter(says)
    }

    /// The one annotation of an attribute of the class' instances: what is assigned to it later is of that type, too.
    pub(super) fn attribute_annotation(&self, class: NodeId, name: &str) -> Option<NodeId> {
        let made = self.facts.tree.walk(class).filter(|&node| self.assigned_attribute(node, class, name).is_some());
        let mut annotations = made.filter_map(|assign| self.telling_annotation(assign));
        annotations.next().filter(|_| annotations.next().is_none())
    }

    /// The target of `node` that writes the attribute `name` of the class' instances.
    pub(in crate::words) fn assigned_attribute(&self, node: NodeId, class: NodeId, name: &str) -> Option<NodeId> {
        if !matches!(self.kind(node), Kind::Assign | Kind::AugAssign) {
            return None;
        }
        let in_body = self.facts.tree.parent(node) == Some(class);
        self.facts.tree.in_role(node, Role::Target).find(|&target| match self.kind(target) {
            Kind::Name => in_body && self.text(target) == name,
            Kind::Attribute => {
                self.name(target) == name && self.child(target, Role::Object).is_some_and(|object| self.is_self(object))
            }
            _ => false,
        })
    }

    /// Whether `node` names the first parameter of the method it stands in, or is `this`.
    pub fn is_self(&self, node: NodeId) -> bool {
        if self.kind(node) == Kind::This {
            return true;
        }
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        // Where a call starts an async function, `this` is the only name of the own object.
        let Some(id) = id.filter(|_| !self.language.calls_start()) else { return false };
        let binding = self.facts.scopes.binding(id);
        let Some(bind) = binding.single().filter(|bind| bind.how == How::Parameter) else { return false };
        let Some(function) = self.facts.tree.parent(bind.node) else { return false };
        self.child(function, Role::Param) == Some(bind.node)
            && self.class_of_method(function).is_some()
            && !self.is_static(function)
            && self.facts.scopes.scope(binding.scope).kind == ScopeKind::Function
    }
}
