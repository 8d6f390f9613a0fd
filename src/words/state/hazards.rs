//! Collections that several threads or tasks use: looked at and changed in separate steps, walked while others change them.

use std::collections::HashMap;
use std::sync::Arc;

use minijinja::Value;

use super::calls::Held;
use super::threads::ThreadRun;
use super::{Root, State};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::node::Node;

/// A place that uses a collection which another thread may change meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hazard {
    /// The `if` that looks, or what is walked.
    pub node: NodeId,
    /// Whether it is walked; else it is looked at and then changed.
    pub walked: bool,
}

impl Cx {
    /// The hazards of the functions that threads run.
    pub fn thread_hazards(self: &Arc<Self>) -> Vec<Hazard> {
        let threads = self.thread_functions();
        let mut functions: Vec<NodeId> = threads.keys().copied().collect();
        functions.sort_unstable();
        let mut found = Vec::new();
        for function in functions.into_iter().filter(|&function| self.callers_hold(function) == Held::Never) {
            for node in self.here(function).collect::<Vec<_>>() {
                let hazard = match self.kind(node) {
                    Kind::If => self.checked_change(node, function, &threads),
                    Kind::For | Kind::Clause => self.shared_walk(node, function, &threads),
                    _ => None,
                };
                found.extend(hazard);
            }
        }
        found.sort_by_key(|hazard| self.facts.tree[hazard.node].span.start);
        found
    }

    /// `if key in shared:` with a change of that entry under it that fails if the entry has gone.
    fn checked_change(
        self: &Arc<Self>,
        branch: NodeId,
        function: NodeId,
        threads: &HashMap<NodeId, ThreadRun>,
    ) -> Option<Hazard> {
        let test = self.child(branch, Role::Test).filter(|&test| self.kind(test) == Kind::Compare)?;
        let collection = self.child(test, Role::Right)?;
        let key = self.text(self.child(test, Role::Left)?).to_owned();
        let state = self.shared_collection(collection, function, threads)?;
        let entry = State { entry: Some(key.clone()), ..state.clone() };
        let taken = self.in_role(branch, Role::Body).into_iter().flat_map(|one| self.here(one)).any(|node| match self
            .kind(node)
        {
            Kind::Delete => {
                self.in_role(node, Role::Target).iter().any(|&target| self.state_of(target).as_ref() == Some(&entry))
            }
            Kind::Call => self.child(node, Role::Callee).is_some_and(|callee| {
                let object = self.child(callee, Role::Object);
                let args = self.positional(node);
                self.is_known("taking methods", self.name(callee))
                    && args.len() == 1
                    && self.text(args[0]) == key
                    && object.and_then(|object| self.state_of(object)).as_ref() == Some(&state)
            }),
            _ => false,
        });
        let changed = threads[&function].many || self.changers(&state, threads).iter().any(|&other| other != function);
        let open = !self.is_kept_apart(&[branch]);
        let negated = self.slice(self.facts.tree[test].span).contains(" not in ");
        (taken && changed && open && !negated && !self.has(branch, Flags::ELIF))
            .then_some(Hazard { node: branch, walked: false })
    }

    /// A walk over a shared collection that another thread changes in size.
    fn shared_walk(
        self: &Arc<Self>,
        walk: NodeId,
        function: NodeId,
        threads: &HashMap<NodeId, ThreadRun>,
    ) -> Option<Hazard> {
        let iterable = self.child(walk, Role::Iterable)?;
        let view = self.child(iterable, Role::Callee).filter(|&callee| self.is_known("views", self.name(callee)));
        let collection = view.and_then(|callee| self.child(callee, Role::Object)).unwrap_or(iterable);
        let state = self.shared_collection(collection, function, threads)?;
        let run = threads[&function];
        let changers = self.changers(&state, threads);
        let beside = changers.iter().any(|&other| other != function) || run.many && changers.contains(&function);
        (beside && !self.is_kept_apart(&[walk])).then_some(Hazard { node: iterable, walked: true })
    }

    /// The collection that all threads share, if it is one of the file that is made of a display or a call.
    fn shared_collection(
        self: &Arc<Self>,
        node: NodeId,
        function: NodeId,
        threads: &HashMap<NodeId, ThreadRun>,
    ) -> Option<State> {
        let state = self.state_of(node).filter(|state| state.entry.is_none())?;
        let shared = match state.root {
            Root::Variable(_) => state.path.is_empty(),
            Root::This(_) => state.path.len() == 1 && threads[&function].shared_self,
            Root::Class(_) | Root::Module(_) => false,
        };
        let made = self.made_by(node).filter(|_| shared)?;
        self.is_mutable_collection(made).then_some(state)
    }

    /// Whether `node` makes a list, dict or set.
    fn is_mutable_collection(self: &Arc<Self>, node: NodeId) -> bool {
        let displays = [
            Kind::List,
            Kind::Dict,
            Kind::Set,
            Kind::ListComprehension,
            Kind::DictComprehension,
            Kind::SetComprehension,
        ];
        displays.contains(&self.kind(node))
            || self.callee_path(node).is_some_and(|path| self.is_known("collection classes", &path))
    }

    /// Functions that threads run and that change the collection.
    fn changers(self: &Arc<Self>, state: &State, threads: &HashMap<NodeId, ThreadRun>) -> Vec<NodeId> {
        threads.keys().copied().filter(|&function| self.writes_state(function, state)).collect()
    }

    /// `thread_hazards` for recipes.
    pub fn thread_hazards_value(self: &Arc<Self>) -> Value {
        let value = |hazard: Hazard| {
            Value::from_pairs([("node", Node::value(self, hazard.node)), ("walked", Value::from(hazard.walked))])
        };
        self.thread_hazards().into_iter().map(value).collect()
    }

    /// The top-level assignments that make a list, dict, set or an instance of a class of the file which functions change
    /// that run concurrently: in threads, or as coroutines.
    pub fn changing_singletons(self: &Arc<Self>) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let threads = self.thread_functions();
        let functions: Vec<NodeId> = tree
            .of_kind(Kind::Function)
            .filter(|function| threads.contains_key(function) || self.has(*function, Flags::ASYNC))
            .collect();
        let assigns = tree.children(NodeId::ROOT).filter(|&node| self.kind(node) == Kind::Assign);
        assigns
            .filter(|&assign| {
                let (Some(target), Some(value)) = (self.child(assign, Role::Target), self.child(assign, Role::Value))
                else {
                    return false;
                };
                let Some(state) = self.state_of(target) else { return false };
                let own = matches!(self.type_of(value), crate::words::types::Type::Local(..));
                (own || self.is_mutable_collection(value))
                    && functions.iter().any(|&function| self.changes_inside(function, &state))
            })
            .collect()
    }

    /// Whether running `function` changes the object that `state` holds, rather than setting another one.
    fn changes_inside(self: &Arc<Self>, function: NodeId, state: &State) -> bool {
        let inside = |found: &State| found.root == state.root && (!found.path.is_empty() || found.entry.is_some());
        self.here(function).any(|node| match self.kind(node) {
            Kind::Assign | Kind::AugAssign | Kind::Delete => self
                .in_role(node, Role::Target)
                .into_iter()
                .any(|target| self.state_of(target).as_ref().is_some_and(inside)),
            Kind::Call => self.child(node, Role::Callee).is_some_and(|callee| {
                let object = self.child(callee, Role::Object).and_then(|object| self.state_of(object));
                self.is_known("changing methods", self.name(callee)) && object.as_ref() == Some(state)
            }),
            _ => false,
        })
    }
}
