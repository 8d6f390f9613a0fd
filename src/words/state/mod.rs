//! Shared state: what it is called, who touches it, and between which touches others may run.
//!
//! [`State`] names a piece of state in the same way wherever it is touched (`by_name` where that is by a text), [`trace`] walks a function in the order in
//! which it runs and gives its [`Access`]es with the suspensions between them, [`section`] makes statements out of the
//! races it finds (`deciding` widens them to the tests above that decide, `giving` gives them their locks), [`home`] says where a lock for a piece of state belongs (`instances` whether
//! objects may be given one), [`locks`] which locks are held and taken, [`order`] in which order,
//! `alias` under which other names, `assigned` which assignments set it, [`calls`] who calls whom in a file, [`threads`] which functions threads run,
//! [`hazards`] which collections they share, [`inventory`] lists every shared object of a file. Nothing here knows a recipe or a library: what methods do stands in the tables of
//! knowledge.

mod alias;
pub(in crate::words) mod assigned;
mod by_name;
pub mod calls;
mod claimed;
mod deciding;
mod giving;
pub mod hazards;
mod heirs;
pub mod home;
pub(in crate::words) mod indirect;
mod instances;
pub mod inventory;
pub mod locks;
mod meanwhile;
pub mod order;
mod re_entry;
mod runs;
pub mod section;
pub mod threads;
pub mod trace;
mod turns;
pub mod value;
mod waiting;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{BindingId, Flags, How, Kind, NodeId, Role, ScopeKind};

/// What a piece of state belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// A variable: of the module, of an enclosing function, a parameter, or a local that holds an object from elsewhere.
    Variable(BindingId),
    /// The instances of a class (the outermost base of it that the file defines).
    This(NodeId),
    /// A class itself.
    Class(NodeId),
    /// A module or a thing of one, by its path.
    Module(String),
}

/// A piece of state that several callers may share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// What it belongs to.
    pub root: Root,
    /// Attributes, from the root on; none for the variable itself.
    pub path: Vec<String>,
    /// The text of the key, where one entry of a collection is meant.
    pub entry: Option<String>,
}

impl State {
    /// The collection or value as a whole.
    #[must_use]
    pub fn whole(&self) -> State {
        State { entry: None, ..self.clone() }
    }

    /// Whether both lie in the same variable or attribute, whatever the entries.
    pub fn is_with(&self, other: &State) -> bool {
        self.root == other.root && self.path == other.path
    }

    /// Whether a change of `other` changes this: the same entry, or one of both is the whole.
    pub fn meets(&self, other: &State) -> bool {
        self.is_with(other)
            && match (&self.entry, &other.entry) {
                (Some(one), Some(two)) => one == two,
                _ => true,
            }
    }
}

/// How state is touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Touch {
    /// Its value is used.
    Read,
    /// It decides what runs next.
    Test,
    /// It is set or changed.
    Write,
}

/// One place that touches a piece of state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The state.
    pub state: State,
    /// The expression that reads, the assignment or call that writes.
    pub node: NodeId,
    /// How.
    pub touch: Touch,
}

/// What happens in a function, in the order in which it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// State is touched.
    Access(Access),
    /// Others may run here.
    Suspension(NodeId),
}

impl Cx {
    /// The shared state that the expression `node` stands for; none where it is the function's own.
    pub fn state_of(self: &Arc<Self>, node: NodeId) -> Option<State> {
        match self.kind(node) {
            Kind::Name => {
                let root = Root::Variable(self.variable(node).filter(|_| self.is_shared_name(node))?);
                Some(State { root, path: Vec::new(), entry: None })
            }
            Kind::Attribute => self.member_state(self.child(node, Role::Object)?, self.name(node)),
            Kind::Call => self.state_by_text(node),
            Kind::Subscript => {
                let object = self.child(node, Role::Object)?;
                if let Some(named) = self.state_by_text(node) {
                    return Some(named);
                }
                // What a caller hands over to be filled is mostly its own: a request, keyword arguments.
                let is_shared = self.is_shared_name(object) || self.is_imported_value(object);
                let handed = self.kind(object) == Kind::Name && !is_shared && self.alias_source(object).is_none();
                let mut owner = self.owner(object).filter(|_| !handed)?;
                owner.path.extend(owner.entry.take().map(|key| format!("[{key}]")));
                let index = self.child(node, Role::Index)?;
                // A slice may be any part of it.
                owner.entry = (self.kind(index) != Kind::Slice).then(|| self.text(index).to_owned());
                Some(owner)
            }
            Kind::Cast => self.state_of(self.child(node, Role::Value)?),
            _ => None,
        }
    }

    /// The shared state that the member `name` of `object` is.
    pub(super) fn member_state(self: &Arc<Self>, object: NodeId, name: &str) -> Option<State> {
        let mut owner = self.owner(object)?;
        owner.path.extend(owner.entry.take().map(|key| format!("[{key}]")));
        owner.path.push(name.to_owned());
        Some(self.shared_by_instances(owner))
    }

    /// The state of a collection on which a method is called: as [`Cx::state_of`], parameters and what other files of the
    /// project make included.
    pub fn collection_state(self: &Arc<Self>, node: NodeId) -> Option<State> {
        let handed = |state: &State| matches!(state.root, Root::Variable(_)) || self.is_imported_value(node);
        self.state_of(node).or_else(|| match self.kind(node) {
            Kind::Name if !self.is_self(node) => self.owner(node).filter(handed).or_else(|| self.aliased_state(node)),
            _ => None,
        })
    }

    /// The object whose attribute or entry is used; none for objects that the function made itself.
    fn owner(self: &Arc<Self>, object: NodeId) -> Option<State> {
        let plain = |root| State { root, path: Vec::new(), entry: None };
        if let Some(instance) = self.instance_of_named_class(object) {
            let class = self.class_of_self(instance).filter(|_| self.is_self(instance));
            return class.map(|class| plain(Root::Class(class)));
        }
        match self.kind(object) {
            Kind::This => match self.class_of_this(object) {
                Some((class, is_static)) => {
                    Some(plain(if is_static { Root::Class(class) } else { Root::This(self.top_class(class)) }))
                }
                None => {
                    let owner = self.plain_owner_of_this(object)?;
                    Some(plain(self.sole_name_of(owner).map_or(Root::This(owner), Root::Variable)))
                }
            },
            Kind::Name if self.is_self(object) => {
                let class = self.class_of_self(object)?;
                let root = if self.is_class_parameter(object) {
                    Root::Class(class)
                } else {
                    Root::This(self.top_class(class))
                };
                Some(plain(root))
            }
            Kind::Name => {
                let id = self.variable(object)?;
                let binding = self.facts.scopes.binding(id);
                match binding.single().map(|bind| (&bind.how, bind.node)) {
                    Some((How::Class, class)) => Some(plain(Root::Class(class))),
                    Some((How::Import { path, .. }, _)) => Some(plain(Root::Module(path.clone()))),
                    _ if self.is_shared_name(object) || self.is_handed(id) => Some(plain(Root::Variable(id))),
                    _ => self.aliased_state(object),
                }
            }
            Kind::Cast => self.owner(self.child(object, Role::Value)?),
            Kind::Attribute | Kind::Subscript => self.state_of(object),
            Kind::Call => self.state_of(object).or_else(|| self.entry_looked_up(object)),
            _ => None,
        }
    }

    /// The entry of a shared collection that a method gives: `rooms.get(id)` is what `rooms[id]` would be.
    fn entry_looked_up(self: &Arc<Self>, call: NodeId) -> Option<State> {
        let callee = self.child(call, Role::Callee).filter(|&it| self.is_in_group("looking methods", self.name(it)))?;
        let [key] = self.positional(call)[..] else { return None };
        let mut owner = self.state_of(self.child(callee, Role::Object)?)?;
        owner.path.extend(owner.entry.take().map(|key| format!("[{key}]")));
        owner.entry = Some(self.text(key).to_owned());
        Some(owner)
    }

    /// Whether the variable is a parameter that stands for one object all along.
    pub(super) fn is_handed(&self, id: BindingId) -> bool {
        let bind = self.facts.scopes.binding(id).single();
        bind.is_some_and(|bind| bind.how == How::Parameter && !self.has(bind.node, Flags::REST))
    }

    /// The binding that a name stands for.
    pub fn variable(&self, name: NodeId) -> Option<BindingId> {
        self.facts.scopes.of_name.get(name.index()).copied().flatten()
    }

    /// Whether the name is bound in the module, or in a function around the one that uses it.
    pub fn is_shared_name(&self, name: NodeId) -> bool {
        let Some(id) = self.variable(name) else { return false };
        let binding = self.facts.scopes.binding(id);
        if binding.binds.iter().any(|bind| matches!(bind.how, How::Function | How::Class | How::Import { .. })) {
            return false;
        }
        let scope = self.facts.scopes.scope(binding.scope);
        match scope.kind {
            ScopeKind::Module => true,
            ScopeKind::Function | ScopeKind::Block => self.function(name) != self.function_of_scope(scope.node),
            ScopeKind::Class | ScopeKind::Comprehension => false,
        }
    }

    /// The function whose body the scope opened by `node` belongs to.
    pub fn function_of_scope(&self, node: NodeId) -> Option<NodeId> {
        if self.kind(node) == Kind::Function { Some(node) } else { self.function(node) }
    }

    /// The class whose instance `this` is at `node`: arrows keep the `this` around them.
    fn class_of_this(&self, node: NodeId) -> Option<(NodeId, bool)> {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            let body = tree[below].role == Role::Body;
            match self.kind(up) {
                Kind::Class if body => return Some((up, self.has(below, Flags::STATIC))),
                Kind::Function if body && !self.has(up, Flags::ARROW) => {
                    return self.class_of_method(up).map(|class| (class, self.has(up, Flags::STATIC)));
                }
                _ => below = up,
            }
        }
        None
    }

    /// Where no class is around `node`, a `this`: the object literal in whose method it stands, or the function whose
    /// prototype takes the method.
    fn plain_owner_of_this(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut functions =
            tree.ancestors(node).filter(|&up| self.kind(up) == Kind::Function && !self.has(up, Flags::ARROW));
        let up = tree.parent(functions.next()?)?;
        match self.kind(up) {
            Kind::Pair => tree.parent(up).filter(|&up| self.kind(up) == Kind::Dict),
            Kind::AssignExpression => {
                let prototype = self.child(self.child(up, Role::Target)?, Role::Object)?;
                let maker = self.child(prototype, Role::Object).filter(|_| self.name(prototype) == "prototype")?;
                let bind = self.facts.scopes.binding(self.variable(maker)?).single()?;
                (bind.how == How::Function).then_some(bind.node)
            }
            _ => None,
        }
    }

    /// The variable set once to this object: `const counter = { async add() { … } }`.
    fn sole_name_of(&self, object: NodeId) -> Option<BindingId> {
        let holder = self.facts.tree.parent(object).filter(|&up| self.kind(up) == Kind::Assign)?;
        let id = self.variable(self.child(holder, Role::Target)?)?;
        self.facts.scopes.binding(id).single().map(|_| id)
    }

    /// The class of the method whose first parameter `name` is.
    fn class_of_self(&self, name: NodeId) -> Option<NodeId> {
        let binding = self.facts.scopes.binding(self.variable(name)?);
        self.class_of_method(self.facts.tree.parent(binding.single()?.node)?)
    }

    /// Whether the method that has `name` as its first parameter is one of the class itself.
    pub(super) fn is_class_parameter(&self, name: NodeId) -> bool {
        let binding = self.variable(name).map(|id| self.facts.scopes.binding(id));
        let function = binding.and_then(|binding| self.facts.tree.parent(binding.single()?.node));
        function.is_some_and(|function| {
            self.in_role(function, Role::Decorator).iter().any(|&one| self.path(one).as_deref() == Some("classmethod"))
        })
    }

    /// The outermost class of this file that `class` derives from, along first bases.
    pub fn top_class(&self, class: NodeId) -> NodeId {
        let mut top = class;
        for _ in 0..8 {
            let Some(base) = self.file_bases(top).first().copied() else { break };
            top = base;
        }
        top
    }

    /// The bases of `class` that this file defines.
    pub fn file_bases(&self, class: NodeId) -> Vec<NodeId> {
        // Bases stand in front of the body, which may be long.
        let head = self.facts.tree.children(class).take_while(|&part| self.facts.tree[part].role != Role::Body);
        let bases = head.filter(|&part| self.facts.tree[part].role == Role::Base && self.kind(part) == Kind::Name);
        bases.filter_map(|base| self.file_class(base)).filter(|&base| base != class).collect()
    }

    /// The class of this file that a name stands for.
    pub(super) fn file_class(&self, name: NodeId) -> Option<NodeId> {
        let binding = self.facts.scopes.binding(self.variable(name)?);
        binding.single().filter(|bind| bind.how == How::Class).map(|bind| bind.node)
    }
}
