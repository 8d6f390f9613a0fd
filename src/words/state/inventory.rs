//! Every shared mutable object of a file: who touches it, and which suspensions stand between its reads and its writes.
//!
//! A variable of the module, an attribute of a class or of another module counts where a function writes it. An attribute
//! of instances or a variable of a function around counts where one of the functions that touch it runs concurrently. An
//! object that is handed in counts where a suspension stands between a read and a write of it. Start at [`Cx::inventory`].

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::calls::Held;
use super::threads::ThreadRun;
use super::trace::{Look, Window};
use super::{Access, Event, Root, State, Touch};
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeKind};
use crate::words::cx::Cx;

/// What keeps an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// This module.
    Module,
    /// Another module.
    Elsewhere,
    /// A function around those that touch it.
    Function(NodeId),
    /// Each instance of a class.
    Instance(NodeId),
    /// A class.
    Class(NodeId),
    /// Whoever calls the function that takes it as an argument.
    Argument(NodeId),
}

/// How a function is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Runs {
    /// As a task: others run at its suspensions.
    Async,
    /// In threads: others run anywhere.
    Threads,
    /// Like any other function: no faster than its callers let others run.
    Plain,
}

/// What a place does with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// Uses its value.
    Read,
    /// Lets it decide what runs next.
    Test,
    /// Sets or changes it.
    Write,
    /// Reads and sets it in one expression.
    Update,
}

/// A place that touches an object.
#[derive(Clone, Debug)]
pub struct Use {
    /// The function.
    pub function: NodeId,
    /// The expression.
    pub node: NodeId,
    /// What it does.
    pub deed: Deed,
    /// The text of the key, where one entry is meant.
    pub entry: Option<String>,
}

/// What keeps others out of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// This lock is held over all of it.
    Lock(NodeId),
    /// It is held by a call, or all callers hold one.
    Held,
}

/// A shared mutable object.
#[derive(Clone, Debug)]
pub struct Object {
    /// What it is.
    pub state: State,
    /// What keeps it.
    pub owner: Owner,
    /// Where it is made: the first assignment outside of the functions that share it; none where that is elsewhere.
    pub made: Option<NodeId>,
    /// Who touches it, by place.
    pub uses: Vec<Use>,
    /// The writes with suspensions between a read and them, by place; each with its function and what keeps others out.
    pub windows: Vec<(NodeId, Window, Option<Guard>)>,
}

impl Cx {
    /// Whether the tables of knowledge say enough of the language to follow shared state: which part of a collection its
    /// methods mean.
    pub fn follows_state(&self) -> bool {
        !self.group("keyed methods").is_empty()
    }

    /// The shared mutable objects of the file, by the place where they are made or first used.
    pub fn inventory(self: &Arc<Self>) -> Vec<Object> {
        let tree = &self.facts.tree;
        let threads = self.thread_functions();
        let mut found: Vec<Object> = Vec::new();
        let mut index: FxHashMap<State, usize> = FxHashMap::default();
        for function in tree.ids().filter(|&node| self.kind(node) == Kind::Function) {
            let trace = self.trace(function, Look::Between);
            for one in self.uses_of(function, &trace.events) {
                let state = one.0.whole();
                let Some(owner) = self.owner_of(&state).filter(|owner| !self.is_making(function, *owner)) else {
                    continue;
                };
                let at = *index.entry(state.clone()).or_insert_with(|| {
                    let made = self.made_at(&state, owner);
                    found.push(Object { state, owner, made, uses: Vec::new(), windows: Vec::new() });
                    found.len() - 1
                });
                found[at].uses.push(one.1);
            }
            for window in trace.windows {
                if let Some(&at) = index.get(&window.state.whole()) {
                    let guard = self.guard_of(function, &window);
                    found[at].windows.push((function, window, guard));
                }
            }
        }
        found.retain(|object| self.is_shared_object(object, &threads));
        let place = |object: &Object| {
            let node = object.made.or(object.uses.first().map(|one| one.node));
            node.map_or(0, |node| tree[node].span.start)
        };
        found.sort_by_key(place);
        found
    }

    /// How `function` is run, as far as this file tells.
    pub fn runs_how(&self, function: NodeId, threads: &FxHashMap<NodeId, ThreadRun>) -> Runs {
        match (self.has(function, Flags::ASYNC), threads.contains_key(&function)) {
            (true, _) => Runs::Async,
            (false, true) => Runs::Threads,
            (false, false) => Runs::Plain,
        }
    }

    /// How `state` is called: `counter`, `Pool.client`, `os.environ`.
    pub fn state_name(&self, state: &State) -> String {
        let root = match &state.root {
            Root::Variable(id) => self.facts.scopes.binding(*id).name.to_string(),
            Root::This(class) | Root::Class(class) => self.qualified(*class),
            Root::Module(path) => path.clone(),
        };
        let parts = state.path.iter().map(|part| if part.starts_with('[') { part.clone() } else { format!(".{part}") });
        root + &parts.collect::<String>()
    }

    /// Whether `node` is looked at only to get at an attribute or entry of it that is set.
    pub fn leads_to_target(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut at = node;
        while let Some(up) = tree.parent(at).filter(|_| tree[at].role == Role::Object) {
            at = up;
        }
        if at == node {
            return false;
        }
        let unpacked = |up: &NodeId| matches!(self.kind(*up), Kind::Tuple | Kind::List | Kind::Spread);
        while let Some(up) = tree.parent(at).filter(unpacked) {
            at = up;
        }
        tree[at].role == Role::Target
    }

    /// The name of a function or class with those of the classes and functions around it: `Pool.client`.
    pub fn qualified(&self, node: NodeId) -> String {
        let tree = &self.facts.tree;
        let around = tree.ancestors(node).filter(|&up| matches!(self.kind(up), Kind::Function | Kind::Class));
        let mut names: Vec<&str> = std::iter::once(node).chain(around).map(|one| self.own_name(one)).collect();
        names.reverse();
        names.join(".")
    }

    /// The name of a function or class, or the one that it is assigned to.
    fn own_name(&self, node: NodeId) -> &str {
        let given = || {
            let up = self.facts.tree.parent(node).filter(|_| self.facts.tree[node].role == Role::Value)?;
            Some(self.child(up, Role::Target).map_or(self.name(up), |target| self.text(target)))
        };
        match self.name(node) {
            "" => given().filter(|name| !name.is_empty()).unwrap_or("(unnamed)"),
            name => name,
        }
    }

    /// The accesses of a trace; a look that belongs to a write of the same thing is told with it.
    fn uses_of(&self, function: NodeId, events: &[Event]) -> Vec<(State, Use)> {
        let accesses: Vec<&Access> = events
            .iter()
            .filter_map(|event| match event {
                Event::Access(access) => Some(access).filter(|access| !self.leads_to_target(access.node)),
                Event::Suspension(_) => None,
            })
            .collect();
        let tree = &self.facts.tree;
        let entered = |node: NodeId| {
            tree[node].role == Role::Object && tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Subscript)
        };
        let belongs = |look: &Access, write: &Access| {
            write.touch == Touch::Write && look.state.is_with(&write.state) && tree.is_within(look.node, write.node)
        };
        let mut found: Vec<(State, Use)> = Vec::new();
        for access in &accesses {
            let deed = match access.touch {
                Touch::Read | Touch::Test
                    if entered(access.node) || accesses.iter().any(|write| belongs(access, write)) =>
                {
                    continue;
                }
                Touch::Read => Deed::Read,
                Touch::Test => Deed::Test,
                Touch::Write => {
                    let looks = accesses.iter().any(|look| look.touch != Touch::Write && belongs(look, access));
                    if looks { Deed::Update } else { Deed::Write }
                }
            };
            let (node, entry) = (access.node, access.state.entry.clone());
            if !found.iter().any(|(_, known)| known.node == node && known.deed == deed) {
                found.push((access.state.clone(), Use { function, node, deed, entry }));
            }
        }
        found.sort_by_key(|(_, one)| (tree[one.node].span.start, one.deed));
        found
    }

    /// What keeps a state; none where it is no object that others can change, or one for each thread.
    fn owner_of(self: &Arc<Self>, state: &State) -> Option<Owner> {
        match &state.root {
            Root::Variable(id) => {
                let binding = self.facts.scopes.binding(*id);
                let scope = self.facts.scopes.scope(binding.scope);
                let single = binding.single().map(|bind| &bind.how);
                if let Some(How::Value(value)) = single
                    && self.instance_path(*value).is_some_and(|path| self.is_in_group("one for each thread", &path))
                {
                    return None;
                }
                if scope.kind == ScopeKind::Module {
                    return Some(Owner::Module);
                }
                let function = self.function_of_scope(scope.node)?;
                let handed = single == Some(&How::Parameter);
                Some(if handed { Owner::Argument(function) } else { Owner::Function(function) })
            }
            Root::This(class) => Some(Owner::Instance(*class)),
            Root::Class(class) => Some(Owner::Class(*class)),
            Root::Module(_) => Some(Owner::Elsewhere),
        }
    }

    /// Whether `function` makes the object that keeps the state: nobody shares it yet.
    fn is_making(&self, function: NodeId, owner: Owner) -> bool {
        let maker = self.has(function, Flags::CONSTRUCTOR)
            || self.is_in_group("methods that make the object", self.name(function));
        matches!(owner, Owner::Instance(_)) && maker && self.class_of_method(function).is_some()
    }

    fn made_at(self: &Arc<Self>, state: &State, owner: Owner) -> Option<NodeId> {
        match (&state.root, owner) {
            (Root::Variable(_), Owner::Argument(_)) | (Root::Module(_), _) => None,
            (Root::Variable(id), _) => {
                let binds = &self.facts.scopes.binding(*id).binds;
                let first = binds.iter().find(|bind| bind.how != How::Declared && !bind.from_inside);
                first.or_else(|| binds.first()).map(|bind| bind.node)
            }
            (Root::This(_) | Root::Class(_), _) => {
                let first = self.assignments(state).into_iter().next();
                first.or_else(|| self.state_field(state))
            }
        }
    }

    /// The field of a class body that holds the state.
    fn state_field(&self, state: &State) -> Option<NodeId> {
        let (Root::This(class) | Root::Class(class)) = state.root else { return None };
        let [name] = &state.path[..] else { return None };
        let fields = self.in_role(class, Role::Body).into_iter();
        fields.filter(|&member| self.kind(member) == Kind::Assign).find(|&member| self.name(member) == name)
    }

    fn guard_of(self: &Arc<Self>, function: NodeId, window: &Window) -> Option<Guard> {
        let places: Vec<NodeId> =
            window.reads.iter().chain(&window.suspensions).copied().chain([window.write]).collect();
        let tree = &self.facts.tree;
        let around = self.holding(window.write).into_iter();
        let mut around = around.filter(|taking| places.iter().all(|&place| tree.is_within(place, taking.by)));
        if let Some(taking) = around.next() {
            return Some(Guard::Lock(taking.lock));
        }
        (self.is_kept_apart(&places) || self.callers_hold(function) == Held::Always).then_some(Guard::Held)
    }

    fn is_shared_object(&self, object: &Object, threads: &FxHashMap<NodeId, ThreadRun>) -> bool {
        let written = object.uses.iter().any(|one| matches!(one.deed, Deed::Write | Deed::Update));
        let concurrent = || object.uses.iter().any(|one| self.runs_how(one.function, threads) != Runs::Plain);
        written
            && match object.owner {
                Owner::Module | Owner::Class(_) | Owner::Elsewhere => true,
                Owner::Instance(_) | Owner::Function(_) => concurrent(),
                Owner::Argument(_) => !object.windows.is_empty(),
            }
    }
}
