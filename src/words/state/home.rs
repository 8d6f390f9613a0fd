//! Where a lock for a piece of state belongs: one that guards it already, else the line on which it can be made.

use std::sync::Arc;

use super::{Root, State};
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeKind};
use crate::words::cx::Cx;

/// The place where a lock is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the line below this statement.
    Below(NodeId),
    /// In a constructor that the class gets above this method, its first.
    Constructor(NodeId),
    /// In a field of the class, below this one.
    Field(NodeId),
}

/// What kind of thing holds the state, and so the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The module.
    Module,
    /// A function around the one that uses it.
    Function,
    /// A class.
    Class,
    /// An instance.
    Instance,
}

/// Where a lock for a piece of state can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// Where.
    pub place: Place,
    /// What holds it.
    pub keeper: Keeper,
    /// The class whose instances hold it, if a class does.
    pub class: Option<NodeId>,
    /// Whether the class derives from one that this file does not define.
    pub foreign_base: bool,
}

impl Cx {
    /// Where a lock for `state`, which code at `user` needs, can be made.
    pub fn lock_home(self: &Arc<Self>, state: &State, user: NodeId) -> Option<Home> {
        let home = self.bare_lock_home(state, user)?;
        let place = match home.place {
            Place::Below(anchor) => Place::Below(self.with_its_text(anchor)),
            place => place,
        };
        Some(Home { place, ..home })
    }

    /// The text that stands below an assignment to describe it, else `statement`.
    fn with_its_text(&self, statement: NodeId) -> NodeId {
        let is_text = |next: &NodeId| {
            let value = self.child(*next, Role::Value).filter(|_| self.kind(*next) == Kind::Expression);
            value.is_some_and(|value| self.kind(value) == Kind::String)
        };
        let next = self.rest_of(statement).get(1).copied();
        next.filter(|_| self.kind(statement) == Kind::Assign).filter(is_text).unwrap_or(statement)
    }

    /// Whether a base of another file works with the state as well: one lock for both belongs there.
    pub(super) fn is_shared_with_base(self: &Arc<Self>, state: &State) -> bool {
        match (&state.root, &state.path[..]) {
            (Root::This(class), [name, ..]) => {
                self.kind(*class) == Kind::Class && self.bases_elsewhere_name(*class, name)
            }
            _ => false,
        }
    }

    fn bare_lock_home(self: &Arc<Self>, state: &State, user: NodeId) -> Option<Home> {
        if self.is_shared_with_base(state) {
            return None;
        }
        match (&state.root, &state.path[..]) {
            (Root::Variable(_), []) => self.home_of_variable(state, user),
            // A map in an object that is written out: the lock stands beside the object.
            (Root::Variable(_), [_]) if self.language.has_braces() && self.member_written_with(state).is_some() => {
                self.home_of_variable(state, user)
            }
            // An object that only its literal or its prototype shows.
            (Root::This(owner), _) if self.kind(*owner) != Kind::Class => None,
            (Root::This(_), [name]) if self.language.has_braces() => {
                self.field_home(name, user).or_else(|| self.constructed_home(name, user))
            }
            (Root::Class(class), [name]) if self.language.has_braces() => self.static_home(*class, name),
            (Root::This(_), [name]) => self.instance_home(name, user),
            (Root::Class(class), [_]) => {
                let assign =
                    self.assignments(&state.whole()).into_iter().find(|&one| self.class_body(one) == Some(*class))?;
                let place = Place::Below(self.statement(assign)?);
                Some(Home { place, keeper: Keeper::Class, class: Some(*class), foreign_base: false })
            }
            _ => None,
        }
    }

    fn home_of_variable(self: &Arc<Self>, state: &State, user: NodeId) -> Option<Home> {
        let Root::Variable(id) = state.root else { return None };
        let binding = self.facts.scopes.binding(id);
        let mut binds = binding.binds.iter().filter(|bind| !bind.from_inside);
        let declared = || binding.binds.iter().find(|bind| bind.how == How::Declared && self.language.has_braces());
        // `let rows;`, to be made by the first who needs it.
        let first = binds.find(|bind| bind.how != How::Declared).or_else(declared)?;
        if !matches!(first.how, How::Value(_) | How::Part | How::Declared) {
            return None;
        }
        let anchor = self.beside(self.statement(first.node)?, user)?;
        let scope = self.facts.scopes.scope(binding.scope);
        // A namespace is run once as well, and so is a block of the module.
        let module = scope.kind == ScopeKind::Module
            || self.language.has_braces() && self.function_of_scope(scope.node).is_none();
        let keeper = if module { Keeper::Module } else { Keeper::Function };
        Some(Home { place: Place::Below(anchor), keeper, class: None, foreign_base: false })
    }

    /// `statement`, or the one around it that stands in a list which `user` belongs to as well.
    fn beside(&self, statement: NodeId, user: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut at = Some(statement);
        while let Some(statement) = at {
            let list = (tree.parent(statement)?, tree[statement].role);
            let shared = std::iter::once(user)
                .chain(tree.ancestors(user))
                .find(|&up| tree.parent(up).is_some_and(|parent| (parent, tree[up].role) == list));
            if let Some(other) = shared {
                return (other != statement || self.is_method_of(statement, user)).then_some(statement);
            }
            at = tree.ancestors(statement).find(|&up| self.is_statement(up));
        }
        None
    }

    /// Whether `user` belongs to a method of the object that `statement` makes, which nobody can call before it is made.
    fn is_method_of(&self, statement: NodeId, user: NodeId) -> bool {
        let tree = &self.facts.tree;
        let inside = |up: &NodeId| tree.is_within(*up, statement) && *up != statement;
        let around: Vec<NodeId> = std::iter::once(user).chain(tree.ancestors(user)).take_while(inside).collect();
        let method = around.iter().rposition(|&up| self.kind(up) == Kind::Function);
        method.is_some_and(|at| {
            let held = |&up: &NodeId| {
                matches!(self.kind(up), Kind::Pair | Kind::Dict | Kind::Cast | Kind::Assign | Kind::Declare)
            };
            around[at + 1..].iter().all(held)
        })
    }

    /// A field of the class around `user` that holds the state.
    fn field_home(&self, name: &str, user: NodeId) -> Option<Home> {
        let tree = &self.facts.tree;
        let class = tree.ancestors(user).find(|&up| self.kind(up) == Kind::Class)?;
        let field = tree.in_role(class, Role::Body).find(|&member| {
            self.kind(member) == Kind::Assign && self.name(member) == name && !self.has(member, Flags::STATIC)
        })?;
        Some(Home { place: Place::Field(field), keeper: Keeper::Instance, class: Some(class), foreign_base: false })
    }

    /// The statement of the constructor that makes the state, where no field of the class declares it.
    fn constructed_home(&self, name: &str, user: NodeId) -> Option<Home> {
        let tree = &self.facts.tree;
        let class = self.class_around(user)?;
        let members = self.in_role(class, Role::Body);
        let constructor = members.into_iter().find(|&member| self.has(member, Flags::CONSTRUCTOR))?;
        let sets = |node: NodeId| {
            let is_set = matches!(self.kind(node), Kind::Assign | Kind::AssignExpression);
            let target = self.child(node, Role::Target).filter(|_| is_set);
            target.is_some_and(|target| {
                let object = self.child(target, Role::Object).map(|object| self.kind(object));
                self.kind(target) == Kind::Attribute && self.name(target) == name && object == Some(Kind::This)
            })
        };
        let body = self.child(constructor, Role::Body)?;
        let statements = self.in_role(body, Role::Body);
        let anchor = statements.into_iter().find(|&one| sets(one) || tree.children(one).any(sets))?;
        let plain = matches!(self.kind(anchor), Kind::Assign | Kind::Expression);
        let place = Place::Below(anchor);
        plain.then_some(Home { place, keeper: Keeper::Instance, class: Some(class), foreign_base: false })
    }

    /// A field of the class itself that holds the state.
    fn static_home(&self, class: NodeId, name: &str) -> Option<Home> {
        let tree = &self.facts.tree;
        let field = tree.in_role(class, Role::Body).find(|&member| {
            self.kind(member) == Kind::Assign && self.name(member) == name && self.has(member, Flags::STATIC)
        })?;
        Some(Home { place: Place::Field(field), keeper: Keeper::Class, class: Some(class), foreign_base: false })
    }

    fn instance_home(self: &Arc<Self>, name: &str, user: NodeId) -> Option<Home> {
        let class = self.class_around(user)?;
        let family = self.file_ancestry(class);
        if family.iter().any(|&one| !self.takes_new_attributes(one)) || !self.instances_take_more(&family) {
            return None;
        }
        let foreign_base = family.iter().any(|&one| self.has_foreign_base(one));
        let home = |place, class| Home { place, keeper: Keeper::Instance, class: Some(class), foreign_base };
        let constructors: Vec<(NodeId, NodeId)> =
            family.iter().filter_map(|&one| Some((one, self.constructor(one)?))).collect();
        if constructors.is_empty() {
            let lonely = family.len() == 1 && !foreign_base && self.takes_constructor(class);
            if !lonely || self.heirs_need_their_own(class) {
                return None;
            }
            let method =
                self.in_role(class, Role::Body).into_iter().find(|&member| self.kind(member) == Kind::Function);
            return method.map(|method| home(Place::Constructor(method), class));
        }
        // What makes its instances itself may hand out one again, whose constructor then sets it but the first time.
        let once = family.iter().any(|&one| self.makes_instances(one));
        let (owner, anchor) = constructors
            .into_iter()
            .rev()
            .find_map(|(owner, constructor)| Some((owner, self.first_setting(constructor, name, once)?)))?;
        let hidden = self.heirs_hide_constructor(owner) || self.heirs_elsewhere_hide_constructor(owner);
        (!hidden).then_some(home(Place::Below(anchor?), owner))
    }

    /// The class in whose methods `node` stands.
    pub fn class_around(&self, node: NodeId) -> Option<NodeId> {
        self.facts.tree.ancestors(node).find(|&up| self.kind(up) == Kind::Class)
    }

    /// `class` and the classes of this file that it derives from, nearest first.
    pub(super) fn file_ancestry(&self, class: NodeId) -> Vec<NodeId> {
        let mut found = vec![class];
        let mut at = 0;
        while at < found.len() && found.len() < 16 {
            let bases = self.file_bases(found[at]);
            found.extend(bases.into_iter().filter(|base| !found.contains(base)).collect::<Vec<_>>());
            at += 1;
        }
        found
    }

    fn takes_new_attributes(&self, class: NodeId) -> bool {
        let special = |member: NodeId| match self.kind(member) {
            Kind::Function => self.is_in_group("methods that say what an object holds", self.name(member)),
            Kind::Assign => self
                .in_role(member, Role::Target)
                .iter()
                .any(|&target| self.is_in_group("methods that say what an object holds", self.text(target))),
            _ => false,
        };
        self.in_role(class, Role::Decorator).is_empty() && !self.in_role(class, Role::Body).into_iter().any(special)
    }

    /// Whether a constructor without parameters changes nothing for those who make instances.
    fn takes_constructor(&self, class: NodeId) -> bool {
        !self.makes_instances(class) && !self.is_mixed_in(class)
    }

    /// Whether a `__new__` or a metaclass has a say in how instances are made.
    fn makes_instances(&self, class: NodeId) -> bool {
        let makes = |member: &NodeId| self.kind(*member) == Kind::Function && self.name(*member) == "__new__";
        let foreign = |base: &NodeId| self.kind(*base) == Kind::Keyword && self.name(*base) == "metaclass";
        self.in_role(class, Role::Body).iter().any(makes) || self.in_role(class, Role::Base).iter().any(foreign)
    }

    /// Whether the class is made to stand beside others in a list of bases, where its constructor would hide theirs or not
    /// be called: by its name, or because it calls methods that it does not have, or a class has it as one base of several.
    fn is_mixed_in(&self, class: NodeId) -> bool {
        let several = |heir: &NodeId| self.in_role(*heir, Role::Base).len() > 1;
        self.name(class).to_lowercase().contains("mixin")
            || self.calls_what_it_lacks(class)
            || self.file_heirs(&[class]).iter().any(several)
    }

    fn calls_what_it_lacks(&self, class: NodeId) -> bool {
        let tree = &self.facts.tree;
        let own = |node: &NodeId| self.child(*node, Role::Object).is_some_and(|object| self.is_self(object));
        let attributes: Vec<NodeId> = tree.of_kind_in(class, Kind::Attribute).filter(own).collect();
        let members = self.in_role(class, Role::Body).into_iter();
        let named = members.flat_map(|member| {
            let targets = self.in_role(member, Role::Target).into_iter().map(|target| self.text(target));
            targets.chain([self.name(member)]).collect::<Vec<_>>()
        });
        let set = attributes.iter().filter(|&&node| self.has(node, Flags::STORE)).map(|&node| self.name(node));
        let known: Vec<&str> = named.chain(set).collect();
        let called = attributes.iter().filter(|&&node| tree[node].role == Role::Callee).map(|&node| self.name(node));
        called.into_iter().any(|name| !name.starts_with("__") && !known.contains(&name))
    }

    fn has_foreign_base(&self, class: NodeId) -> bool {
        // A metaclass is no base.
        let bases = self.in_role(class, Role::Base).into_iter().filter(|&base| self.kind(base) != Kind::Keyword);
        let plain = bases.filter(|&base| self.path(base).as_deref() != Some("object")).count();
        plain > self.file_bases(class).len()
    }

    /// The top-level statement of `constructor` that first sets the attribute; none inside if a `return` may come before, or,
    /// with `always`, if it does so under a condition.
    fn first_setting(&self, constructor: NodeId, name: &str, always: bool) -> Option<Option<NodeId>> {
        let tree = &self.facts.tree;
        let assign = self.here(constructor).find(|&node| {
            // An annotation alone sets nothing.
            self.kind(node) == Kind::Assign
                && self.child(node, Role::Value).is_some()
                && tree.walk(node).any(|target| {
                    self.kind(target) == Kind::Attribute
                        && self.name(target) == name
                        && self.is_target(target, node)
                        && self.child(target, Role::Object).is_some_and(|object| self.is_self(object))
                })
        })?;
        let top =
            std::iter::once(assign).chain(tree.ancestors(assign)).find(|&up| tree.parent(up) == Some(constructor))?;
        let plain = self.in_role(constructor, Role::Decorator).is_empty() && !self.has(constructor, Flags::ASYNC);
        let end = tree[top].span.end;
        let left = self.here(constructor).any(|node| self.kind(node) == Kind::Return && tree[node].span.start < end);
        Some(Some(top).filter(|_| plain && !left && (top == assign || !always)))
    }

    /// Whether `target` is written by the assignment `assign`: its target, or an element of it.
    fn is_target(&self, target: NodeId, assign: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut at = target;
        while let Some(up) = tree.parent(at) {
            if up == assign {
                return tree[at].role == Role::Target;
            }
            if !matches!(self.kind(up), Kind::Tuple | Kind::List | Kind::Spread) {
                return false;
            }
            at = up;
        }
        false
    }

    /// Whether running `node` writes the state: sets it, an entry of it, or changes it by a method.
    pub fn writes_state(self: &Arc<Self>, node: NodeId, state: &State) -> bool {
        let hits = |target: NodeId| self.state_of(target).is_some_and(|found| found.is_with(state));
        self.here(node).any(|node| match self.kind(node) {
            Kind::Assign | Kind::AugAssign | Kind::AssignExpression | Kind::Delete => {
                self.in_role(node, Role::Target).into_iter().any(|target| match self.kind(target) {
                    Kind::Tuple | Kind::List => self.in_role(target, Role::Element).into_iter().any(hits),
                    _ => hits(target),
                })
            }
            // `x++`, `delete x[k]`
            Kind::Update | Kind::Unary => {
                self.child(node, Role::Operand).is_some_and(|it| self.has(it, Flags::STORE) && hits(it))
            }
            Kind::Call => self.child(node, Role::Callee).is_some_and(|callee| {
                self.is_in_group("changing methods", self.name(callee))
                    && self.child(callee, Role::Object).is_some_and(hits)
            }),
            _ => false,
        })
    }
}
