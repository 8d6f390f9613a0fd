//! State that is named by a text or through its class: `getattr(self, "x")`, `vars(self)["x"]`, `globals()["x"]`,
//! `type(self).x`. The tables of knowledge say which words do that.

use std::sync::Arc;

use super::{Root, State};
use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// The attribute that a call reads, sets or removes by its name, if that is one of the calls of `group`: the object and
    /// the name.
    fn attribute_by_name(&self, call: NodeId, group: &str) -> Option<(NodeId, &str)> {
        let [object, name, ..] = self.positional(call)[..] else { return None };
        let name = self.plain_name(name)?;
        self.is_call_of(call, group).then_some((object, name))
    }

    /// The attribute of an object, or the variable of the module, that a call or subscript reads by a text.
    pub(in crate::words) fn named_by_text(&self, node: NodeId) -> Option<(Option<NodeId>, &str)> {
        if self.kind(node) == Kind::Call {
            return self.attribute_by_name(node, "calls that read by name").map(|(object, name)| (Some(object), name));
        }
        let object = self.child(node, Role::Object).filter(|_| self.kind(node) == Kind::Subscript)?;
        let name = self.plain_name(self.child(node, Role::Index)?)?;
        if self.kind(object) == Kind::Call && self.is_call_of(object, "calls for all variables") {
            return Some((None, name));
        }
        self.holder_of_attributes(object).map(|owner| (Some(owner), name))
    }

    /// The attribute that a call sets or removes by its name: the object and the name.
    pub(in crate::words) fn set_by_text(&self, call: NodeId) -> Option<(NodeId, &str)> {
        let setting = || self.attribute_by_name(call, "calls that set by name");
        let removing = || self.attribute_by_name(call, "calls that remove by name");
        (self.kind(call) == Kind::Call).then(|| setting().or_else(removing)).flatten()
    }

    /// The state of [`Cx::named_by_text`].
    pub(super) fn state_by_text(self: &Arc<Self>, node: NodeId) -> Option<State> {
        match self.named_by_text(node)? {
            (Some(object), name) => self.attribute_of(object, name),
            (None, name) => {
                let variable = *self.facts.scopes.scopes.first()?.names.get(name)?;
                Some(State { root: Root::Variable(variable), path: Vec::new(), entry: None })
            }
        }
    }

    /// The attribute that `name in holder` asks for, where the one is its name and the other holds all attributes.
    pub(super) fn state_asked_for(self: &Arc<Self>, name: NodeId, holder: NodeId) -> Option<State> {
        self.attribute_of(self.holder_of_attributes(holder)?, self.plain_name(name)?)
    }

    /// The state of [`Cx::set_by_text`].
    pub(super) fn state_set_by_text(self: &Arc<Self>, call: NodeId) -> Option<State> {
        self.set_by_text(call).and_then(|(object, name)| self.attribute_of(object, name))
    }

    fn attribute_of(self: &Arc<Self>, object: NodeId, name: &str) -> Option<State> {
        let mut owner = self.owner(object)?;
        owner.path.extend(owner.entry.take().map(|key| format!("[{key}]")));
        owner.path.push(name.to_owned());
        Some(self.shared_by_instances(owner))
    }

    /// The state of an attribute that instances only read: the class's own, if it is set on the class, or if the class body
    /// makes the collection that they all fill, or the lock that they all take.
    pub(super) fn shared_by_instances(self: &Arc<Self>, state: State) -> State {
        let (&Root::This(class), [name]) = (&state.root, &state.path[..]) else { return state };
        let root = self.asked.attribute_roots.get((class, name.as_str().into()), || self.attribute_root(class, name));
        State { root, ..state }
    }

    fn attribute_root(self: &Arc<Self>, class: NodeId, name: &str) -> Root {
        let tree = &self.facts.tree;
        let whole = State { root: Root::Class(class), path: Vec::new(), entry: None };
        let stores = self.named(name).iter().filter(|&&node| self.is_set(node));
        let objects: Vec<NodeId> = stores.filter_map(|&node| tree.child(node, Role::Object)).collect();
        let on_class =
            |&object: &NodeId| self.is_plain_object(object) && self.owner(object).is_some_and(|it| it == whole);
        let declared = || {
            let mut members = tree.in_role(class, Role::Body);
            members.any(|member| tree.in_role(member, Role::Target).any(|target| self.text(target) == name))
        };
        if !objects.is_empty() && objects.iter().all(on_class) && declared() {
            return Root::Class(class);
        }
        let of_others = |&object: &NodeId| {
            let other = self.class_of_self(object).filter(|_| self.is_self(object));
            other.is_some_and(|other| self.top_class(other) != class)
        };
        let keeper = self.keeper_for_all(class, name).filter(|_| objects.iter().all(of_others));
        keeper.map_or(Root::This(class), Root::Class)
    }

    /// Whether `object` is an object itself, not a member or entry of one. To whom those belong may be the very question.
    fn is_plain_object(&self, object: NodeId) -> bool {
        let object = self.without_casts(object);
        match self.alias_source(object) {
            Some((source, member)) => member.is_none() && self.kind(source) == Kind::This,
            None => {
                matches!(self.kind(object), Kind::Name | Kind::This) || self.instance_of_named_class(object).is_some()
            }
        }
    }

    /// The class that keeps the collection or lock `name` for all instances of `class` and of those that derive from it: the
    /// one whose body makes it, or `class` where several do. None if what stands in a body may be copied into each instance.
    fn keeper_for_all(self: &Arc<Self>, class: NodeId, name: &str) -> Option<NodeId> {
        if self.language.has_braces() {
            return None;
        }
        let tree = &self.facts.tree;
        let kept = |&node: &NodeId| {
            let assign =
                tree.parent(node).filter(|&up| self.kind(node) == Kind::Name && self.kind(up) == Kind::Assign)?;
            let home = tree.parent(assign).filter(|&up| self.kind(up) == Kind::Class && self.is_set(node))?;
            (self.top_class(home) == class).then_some((home, self.child(assign, Role::Value)))
        };
        let kept: Vec<(NodeId, Option<NodeId>)> = self.named(name).iter().filter_map(kept).collect();
        let plain = |&(home, made): &(NodeId, Option<NodeId>)| {
            made.is_some_and(|made| {
                self.is_mutable_collection(made) || self.kind(made) == Kind::Call && self.is_exclusive(made)
            }) && self.in_role(home, Role::Decorator).is_empty()
                && !self.may_copy_attributes(home)
        };
        let (first, _) = kept.first().filter(|_| kept.iter().all(plain))?;
        Some(if kept.len() == 1 { *first } else { class })
    }

    /// Whether a base of `class` from elsewhere may give each instance a copy of what the class body makes.
    fn may_copy_attributes(&self, class: NodeId) -> bool {
        let own = self.file_bases(class).len();
        let harmless = |&base: &NodeId| {
            let named = self.child(base, Role::Object).filter(|_| self.kind(base) == Kind::Subscript).unwrap_or(base);
            self.path(named).is_some_and(|path| self.is_in_group("bases that copy no attributes", &path))
        };
        let bases = self.bases(class);
        bases.len() > own + bases.iter().filter(|base| harmless(base)).count()
    }

    /// Whether `node` is a target, or a part of one.
    pub(in crate::words) fn is_set(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let whole = |&up: &NodeId| !matches!(self.kind(up), Kind::Tuple | Kind::List | Kind::Spread);
        let parts = std::iter::once(node).chain(tree.ancestors(node).take_while(|up| !whole(up)));
        parts.last().is_some_and(|top| tree[top].role == Role::Target)
    }

    /// The object whose attributes `node` holds, by their names.
    pub(super) fn holder_of_attributes(&self, node: NodeId) -> Option<NodeId> {
        match self.kind(node) {
            Kind::Call if self.is_call_of(node, "calls for all attributes") => self.positional(node).first().copied(),
            Kind::Attribute if self.is_in_group("holders of attributes", self.name(node)) => {
                self.child(node, Role::Object)
            }
            _ => None,
        }
    }

    /// The object of whose class `node` is another name.
    pub(in crate::words) fn instance_of_named_class(&self, node: NodeId) -> Option<NodeId> {
        match self.kind(node) {
            Kind::Call if self.is_call_of(node, "calls for the class") => match self.positional(node)[..] {
                [object] => Some(object),
                _ => None,
            },
            Kind::Attribute if self.is_in_group("names of the class", self.name(node)) => {
                self.child(node, Role::Object)
            }
            _ => None,
        }
    }

    /// The object that `node` starts with, as it is written where attributes are taken from it.
    pub(super) fn written_owner(&self, node: NodeId) -> NodeId {
        let mut at = self.without_casts(node);
        loop {
            let named = self.named_by_text(at).and_then(|(object, _)| object);
            let next = match named.or_else(|| self.set_by_text(at).map(|(object, _)| object)) {
                None if self.instance_of_named_class(at).is_some() => None,
                None => self.child(at, Role::Object).or_else(|| Some(self.alias_source(at)?.0)),
                named => named,
            };
            let Some(next) = next else { return at };
            at = self.without_casts(next);
        }
    }

    /// The text of a plain string that is a name.
    pub(super) fn plain_name(&self, node: NodeId) -> Option<&str> {
        let text = Some(self.text(node)).filter(|_| self.kind(node) == Kind::String)?;
        let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let name = text.strip_prefix(quote)?.strip_suffix(quote)?;
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        is_name.then_some(name)
    }
}
