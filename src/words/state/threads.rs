//! Which functions of a file run in threads, how many at once, and what they share.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::trace::Race;
use super::{Root, State};
use crate::facts::{Bind, BindingId, How, Kind, NodeId, Role, ScopeKind};
use crate::words::cx::Cx;

/// How a function is run by threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ThreadRun {
    /// More than one thread may be in it.
    pub many: bool,
    /// A method: the threads use one and the same object.
    pub shared_self: bool,
    /// The function in whose thread it runs, the first one.
    pub start: Option<NodeId>,
}

impl ThreadRun {
    fn with(self, other: ThreadRun) -> ThreadRun {
        ThreadRun {
            many: self.many || other.many || self.is_beside(other),
            shared_self: self.shared_self || other.shared_self,
            start: self.start.or(other.start),
        }
    }

    /// Whether the two run in different threads.
    pub(super) fn is_beside(self, other: ThreadRun) -> bool {
        self.start.is_some() && other.start.is_some() && self.start != other.start
    }
}

/// A call that runs a function in a thread.
#[derive(Clone, Copy, Debug)]
struct Start {
    call: NodeId,
    target: NodeId,
    many: bool,
}

impl Cx {
    /// The functions of this file that threads run: those that are handed to them, and what these call.
    pub fn thread_functions(self: &Arc<Self>) -> Arc<FxHashMap<NodeId, ThreadRun>> {
        if let Some(known) = self.asked.thread_functions.get() {
            return Arc::clone(known);
        }
        let found = Arc::new(self.functions_run_by_threads());
        Arc::clone(self.asked.thread_functions.get_or_init(|| found))
    }

    fn functions_run_by_threads(self: &Arc<Self>) -> FxHashMap<NodeId, ThreadRun> {
        let mut found: FxHashMap<NodeId, ThreadRun> = FxHashMap::default();
        let mut open: Vec<NodeId> = Vec::new();
        for start in self.thread_starts() {
            let Some(function) = self.own_definition(start.target) else { continue };
            let earlier = found.get(&function).copied();
            let run = ThreadRun {
                many: start.many || earlier.is_some(),
                shared_self: self.class_of_method(function).is_none() || self.is_one_object(start.target, start.call),
                start: Some(function),
            };
            found.insert(function, earlier.unwrap_or_default().with(run));
            open.push(function);
        }
        for (function, run) in self.thread_classes() {
            found.insert(function, run);
            open.push(function);
        }
        while let Some(function) = open.pop() {
            let run = found[&function];
            for call in self.here(function).filter(|&node| self.kind(node) == Kind::Call).collect::<Vec<_>>() {
                let callee = self.child(call, Role::Callee);
                let Some(called) = callee.and_then(|callee| self.own_definition(callee)) else { continue };
                let shared_self = self.class_of_method(called).is_none()
                    || callee.is_some_and(|callee| self.passes_object(callee, run.shared_self));
                let earlier = found.get(&called).copied();
                let now = earlier.unwrap_or_default().with(ThreadRun { shared_self, ..run });
                if earlier != Some(now) {
                    found.insert(called, now);
                    open.push(called);
                }
            }
        }
        found
    }

    fn thread_starts(self: &Arc<Self>) -> Vec<Start> {
        let calls = self.facts.tree.of_kind(Kind::Call);
        calls.filter_map(|call| self.thread_start(call)).flatten().collect()
    }

    fn thread_start(self: &Arc<Self>, call: NodeId) -> Option<Vec<Start>> {
        // Receivers are asked for only where the method is one that starts something.
        let last = self.name(self.child(call, Role::Callee)?);
        let path = self.path(self.child(call, Role::Callee)?);
        let starts = |path: &&String| path.rsplit('.').next() == Some(last);
        if path.is_none() {
            self.group("thread jobs").iter().find(starts)?;
        }
        let path = path.or_else(|| self.called_path(call)).filter(|path| self.is_in_group("thread jobs", path))?;
        let args = self.positional(call);
        if self.is_in_group("jobs of a named pool", &path) {
            let pool = *args.first()?;
            let threads = self.instance_path(pool).is_some_and(|class| self.is_in_group("thread pools", &class));
            (threads || self.kind(pool) == Kind::None).then_some(())?;
        }
        let target = self.job(call)?;
        let each = self.is_in_group("jobs for each element", &path);
        let awaited = self.facts.tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Await);
        let target = match self.callee_path(target) {
            Some(path) if self.is_in_group("partial application", &path) => *self.positional(target).first()?,
            _ => target,
        };
        let rounds = if awaited { 0 } else { self.rounds_around(call) };
        Some(match self.listed_values(target) {
            Some(targets) => {
                targets.into_iter().map(|target| Start { call, target, many: each || rounds > 1 }).collect()
            }
            None => vec![Start { call, target, many: each || rounds > 0 }],
        })
    }

    /// The elements of the display that a loop gives the name `node` one by one.
    fn listed_values(&self, node: NodeId) -> Option<Vec<NodeId>> {
        let binding = self.facts.scopes.binding(self.variable(node).filter(|_| self.kind(node) == Kind::Name)?);
        let looped = |bind: &Bind| match bind.how {
            How::Loop(walked) => walked.map(|walked| (bind.node, walked)),
            _ => None,
        };
        let loops = binding.binds.iter().map(looped).collect::<Option<Vec<_>>>()?;
        // Of several loops over one name it is the one around that gives the value.
        let tree = &self.facts.tree;
        let around =
            |target: NodeId| tree.ancestors(node).any(|up| self.kind(up) == Kind::For && tree.is_within(target, up));
        let (_, walked) = match loops[..] {
            [only] => only,
            _ => loops.into_iter().rfind(|&(target, _)| around(target))?,
        };
        let list = self.origin(walked);
        matches!(self.kind(list), Kind::Tuple | Kind::List | Kind::Set).then(|| self.in_role(list, Role::Element))
    }

    /// How many loops and clauses of comprehensions stand around `node` in its function.
    fn rounds_around(&self, node: NodeId) -> usize {
        let function = self.function(node);
        let around = self.facts.tree.ancestors(node).take_while(|&up| Some(up) != function);
        around
            .map(|up| match self.kind(up) {
                Kind::For | Kind::While | Kind::ForIn | Kind::ForLoop => 1,
                Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                    self.in_role(up, Role::Clause).len()
                }
                _ => 0,
            })
            .sum()
    }

    fn repeat_around(&self, node: NodeId) -> Option<NodeId> {
        let function = self.function(node);
        self.facts.tree.ancestors(node).take_while(|&up| Some(up) != function).find(|&up| {
            matches!(
                self.kind(up),
                Kind::For
                    | Kind::While
                    | Kind::ForIn
                    | Kind::ForLoop
                    | Kind::ListComprehension
                    | Kind::SetComprehension
                    | Kind::DictComprehension
                    | Kind::Generator
            )
        })
    }

    /// Whether the method `target` is taken from an object that all rounds of the loop around `call` share.
    fn is_one_object(&self, target: NodeId, call: NodeId) -> bool {
        let Some(object) = self.child(target, Role::Object).filter(|_| self.kind(target) == Kind::Attribute) else {
            return false;
        };
        if self.is_self(object) {
            return true;
        }
        let Some(id) = self.variable(object).filter(|_| self.kind(object) == Kind::Name) else { return false };
        let binds = &self.facts.scopes.binding(id).binds;
        match self.repeat_around(call) {
            Some(repeat) => binds.iter().all(|bind| !self.facts.tree.is_within(bind.node, repeat)),
            None => true,
        }
    }

    /// Whether a method that a thread calls works on an object that other threads have as well.
    fn passes_object(self: &Arc<Self>, callee: NodeId, shared_self: bool) -> bool {
        let Some(object) = self.child(callee, Role::Object) else { return false };
        if self.is_self(object) { shared_self } else { self.kind(object) == Kind::Name && self.is_shared_name(object) }
    }

    /// `run` of the classes that derive from a thread: each instance is a thread of its own.
    fn thread_classes(self: &Arc<Self>) -> Vec<(NodeId, ThreadRun)> {
        let tree = &self.facts.tree;
        let classes = tree.of_kind(Kind::Class);
        let mut found = Vec::new();
        for class in classes {
            let is_thread =
                |&base: &NodeId| self.path(base).is_some_and(|path| self.is_in_group("thread classes", &path));
            if !self.in_role(class, Role::Base).iter().any(is_thread) {
                continue;
            }
            let run = tree
                .in_role(class, Role::Body)
                .find(|&member| self.kind(member) == Kind::Function && self.name(member) == "run");
            let made: Vec<NodeId> = tree
                .of_kind(Kind::Call)
                .filter(|&call| {
                    self.child(call, Role::Callee).is_some_and(|callee| self.text(callee) == self.name(class))
                })
                .collect();
            let many = made.len() > 1 || made.iter().any(|&call| self.rounds_around(call) > 0);
            found.extend(run.map(|run| (run, ThreadRun { many, shared_self: false, start: Some(run) })));
        }
        found
    }

    /// Whether what `race` in `function` updates is used by more than one thread.
    pub(super) fn is_shared_by_threads(
        self: &Arc<Self>,
        race: &Race,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> bool {
        let Some(run) = threads.get(&function).filter(|_| !self.is_of_one_thread(&race.state)) else { return false };
        let shared = match &race.state.root {
            Root::Variable(id) => self.is_shared_variable(*id, function, threads),
            Root::This(_) => run.shared_self || self.class_of_method(function).is_none(),
            Root::Class(_) | Root::Module(_) => true,
        };
        shared
            && (run.many
                || self.is_updated_beside(&race.state, *run, threads)
                || self.is_called_beside(function, threads))
    }

    /// Whether code that no thread runs calls the function that does the update.
    fn is_called_beside(self: &Arc<Self>, function: NodeId, threads: &FxHashMap<NodeId, ThreadRun>) -> bool {
        self.callers(function).into_iter().any(|caller| {
            self.facts.tree[caller].role == Role::Callee
                && self.function(caller).is_none_or(|around| !threads.contains_key(&around))
        })
    }

    /// Whether the state lies in an attribute that every thread has of its own.
    fn is_of_one_thread(self: &Arc<Self>, state: &State) -> bool {
        let (true, [name, ..]) = (matches!(state.root, Root::This(_) | Root::Class(_)), &state.path[..]) else {
            return false;
        };
        let holder = State { root: state.root.clone(), path: vec![name.clone()], entry: None };
        let values = self.assignments(&holder).into_iter().filter_map(|assign| self.child(assign, Role::Value));
        values
            .filter_map(|value| self.instance_path(value))
            .any(|class| self.is_in_group("one for each thread", &class))
    }

    fn is_shared_variable(
        self: &Arc<Self>,
        id: BindingId,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> bool {
        let binding = self.facts.scopes.binding(id);
        let scope = self.facts.scopes.scope(binding.scope);
        if let Some(How::Value(value)) = binding.single().map(|bind| &bind.how)
            && self.instance_path(*value).is_some_and(|path| self.is_in_group("one for each thread", &path))
        {
            return false;
        }
        if scope.kind == ScopeKind::Module {
            return true;
        }
        if self.function_of_scope(scope.node) != Some(function) {
            return !self.is_local_of_a_thread(id, threads);
        }
        // A parameter: some thread is given an object that others have as well.
        let Some(at) = self
            .in_role(function, Role::Param)
            .iter()
            .position(|&param| binding.single().is_some_and(|bind| bind.how == How::Parameter && bind.node == param))
        else {
            return false;
        };
        let is_method = usize::from(self.class_of_method(function).is_some());
        self.callers(function).into_iter().any(|caller| {
            let call = self.facts.tree.parent(caller).filter(|_| self.facts.tree[caller].role == Role::Callee);
            let inside = self.function(caller).is_some_and(|around| threads.contains_key(&around));
            let given = call.and_then(|call| self.positional(call).get(at.checked_sub(is_method)?).copied());
            inside && given.is_some_and(|given| self.kind(given) == Kind::Name && self.is_shared_name(given))
        })
    }

    /// Whether the variable belongs to a function that threads run, each of which has one of its own: no thread is started
    /// inside, with a function that sees the variable.
    pub(super) fn is_local_of_a_thread(&self, id: BindingId, threads: &FxHashMap<NodeId, ThreadRun>) -> bool {
        let scope = self.facts.scopes.scope(self.facts.scopes.binding(id).scope);
        let Some(owner) = self.function_of_scope(scope.node).filter(|owner| threads.contains_key(owner)) else {
            return false;
        };
        let inside = |start: NodeId| start != owner && self.facts.tree.is_within(start, owner);
        !threads.values().any(|run| run.start.is_some_and(inside))
    }

    /// Whether code that no thread runs, or another one than that of `run`, updates the state as well.
    fn is_updated_beside(
        self: &Arc<Self>,
        state: &State,
        run: ThreadRun,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> bool {
        let beside = |function: &NodeId| threads.get(function).is_none_or(|other| other.is_beside(run));
        self.facts.tree.of_kind(Kind::Function).filter(beside).any(|function| {
            self.here(function).any(|node| {
                self.kind(node) == Kind::AugAssign
                    && self
                        .child(node, Role::Target)
                        .and_then(|target| self.state_of(target))
                        .is_some_and(|found| found.is_with(state) && !is_another_entry(&found, state))
            })
        })
    }
}

/// Whether both are entries at constant keys, and not at the same one.
fn is_another_entry(one: &State, other: &State) -> bool {
    let constant = |key: &str| key.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '"' | '\''));
    let bare = |key: &str| key.trim_matches(['"', '\'']).to_owned();
    match (&one.entry, &other.entry) {
        (Some(one), Some(other)) => constant(one) && constant(other) && bare(one) != bare(other),
        _ => false,
    }
}
