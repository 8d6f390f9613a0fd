//! Collections that several threads or tasks use: looked at and changed in separate steps, walked while others change them.

use std::sync::Arc;

use minijinja::Value;
use rustc_hash::{FxHashMap, FxHashSet};

use super::calls::Held;
use super::threads::ThreadRun;
use super::{Root, State};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::node::Node;

/// A place that uses a collection which another thread may change meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hazard {
    /// The `if` that looks, what is walked, or the statement that changes by a place.
    pub node: NodeId,
    /// How the collection is used.
    pub form: Form,
}

/// What makes a use of a collection depend on what other threads do meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It is looked at and then changed.
    Checked,
    /// It is walked.
    Walked,
    /// It is changed at a place that another element may have by then.
    Placed,
}

/// A look at a collection that decides a test.
struct Looked<'a> {
    collection: NodeId,
    /// The key as written; none where it is asked whether there is anything.
    key: Option<&'a str>,
    /// Whether what is looked for is there where the test holds.
    there: bool,
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
                    Kind::If | Kind::While => self.checked_change(node, function, &threads),
                    Kind::For | Kind::Clause => self.shared_walk(node, function, &threads),
                    _ => None,
                };
                found.extend(hazard);
            }
        }
        self.add_placed_changes(&mut found, &threads);
        found.sort_by_key(|hazard| self.facts.tree[hazard.node].span.start);
        found
    }

    /// `del rows[0]`, `rows[1:3] = []` in functions that threads run, where no look above decides about it.
    fn add_placed_changes(self: &Arc<Self>, found: &mut Vec<Hazard>, threads: &FxHashMap<NodeId, ThreadRun>) {
        let tree = &self.facts.tree;
        let decided: FxHashSet<Option<NodeId>> =
            found.iter().filter(|one| one.form == Form::Checked).map(|one| self.function(one.node)).collect();
        let changes = tree.ids().filter(|&node| matches!(self.kind(node), Kind::Delete | Kind::Assign));
        for node in changes {
            let Some(function) = self.function(node).filter(|function| threads.contains_key(function)) else {
                continue;
            };
            let free = !decided.contains(&Some(function)) && self.callers_hold(function) == Held::Never;
            let mut targets = self.in_role(node, Role::Target).into_iter();
            let placed = free && targets.any(|target| self.is_placed(target, node, function, threads));
            let told = || found.iter().any(|one| tree.is_within(one.node, node));
            if placed && !told() && !self.expects_absence(node) && !self.is_kept_apart(&[node]) {
                found.push(Hazard { node, form: Form::Placed });
            }
        }
    }

    /// Whether `target` is an element or a slice of a list that another thread changes.
    fn is_placed(
        self: &Arc<Self>,
        target: NodeId,
        by: NodeId,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> bool {
        let (Some(list), Some(index)) = (self.child(target, Role::Object), self.child(target, Role::Index)) else {
            return false;
        };
        let is_slice = self.kind(index) == Kind::Slice;
        let is_all = is_slice && self.text(index) == ":";
        // One store, and `del rows[:]`, are whole.
        let fits = if self.kind(by) == Kind::Delete { !is_all } else { is_slice };
        let state = Some(list).filter(|_| fits).and_then(|list| self.shared_collection(list, function, threads));
        let is_list = self.made_by(list).is_some_and(|made| self.is_list_made(made));
        is_list
            && state.is_some_and(|state| threads[&function].many || self.is_changed_beside(&state, function, threads))
    }

    /// `if key in shared:` or `if shared:` with a change that fails if another thread came first.
    fn checked_change(
        self: &Arc<Self>,
        branch: NodeId,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> Option<Hazard> {
        let test = self.child(branch, Role::Test)?;
        let hazard = Hazard { node: branch, form: Form::Checked };
        self.looks(test, true).into_iter().find_map(|look| {
            let state = self.shared_collection(look.collection, function, threads)?;
            let then = if look.there { self.in_role(branch, Role::Body) } else { self.after_leaving(branch) };
            let mut takings =
                then.iter().flat_map(|&one| self.here(one)).filter(|&node| self.takes(node, &state, look.key));
            let taken =
                takings.any(|node| !self.is_looked_again(node, branch, &look, &state) && !self.expects_absence(node));
            let changed = threads[&function].many || self.is_changed_beside(&state, function, threads);
            (taken && changed && !self.is_kept_apart(&[branch])).then_some(hazard)
        })
    }

    /// Whether a test between `branch` and `node` looks at the collection once more, and so decides in its place.
    fn is_looked_again(self: &Arc<Self>, node: NodeId, branch: NodeId, look: &Looked<'_>, state: &State) -> bool {
        self.tests_between(branch, node).into_iter().any(|test| {
            let looks = self.looks(test, true).into_iter().filter(|again| again.key == look.key);
            looks.map(|again| self.state_of(again.collection)).any(|again| again.as_ref() == Some(state))
        })
    }

    /// The tests that decide whether `node` is come to from `branch`: those around it, and those that leave before it.
    fn tests_between(&self, branch: NodeId, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let (function, start) = (self.function(node), tree[branch].span.start);
        let chain = std::iter::once(node).chain(tree.ancestors(node));
        let mut found = Vec::new();
        for up in chain.take_while(|&up| up != branch && Some(up) != function && !tree.is_within(branch, up)) {
            let list = tree.parent(up).map(|list| self.in_role(list, tree[up].role)).unwrap_or_default();
            let before =
                list.into_iter().filter(|&one| (start + 1..tree[up].span.start).contains(&tree[one].span.start));
            found.extend(before.filter(|&one| self.kind(one) == Kind::If && !self.after_leaving(one).is_empty()));
            found.extend(matches!(self.kind(up), Kind::If | Kind::While).then_some(up));
        }
        found.into_iter().filter_map(|one| self.child(one, Role::Test)).collect()
    }

    /// Whether a `try` around `node` takes the failure that a missing element raises.
    pub(super) fn expects_absence(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let function = self.function(node);
        let mut below = node;
        for up in tree.ancestors(node).take_while(|&up| Some(up) != function) {
            if self.kind(up) == Kind::Try && tree[below].role == Role::Body {
                let caught = self.in_role(up, Role::Handler).into_iter().flat_map(|handler| self.catches(handler));
                if caught.into_iter().any(|path| self.is_in_group("failures of a missing element", &path)) {
                    return true;
                }
            }
            below = up;
        }
        false
    }

    /// The looks at collections that decide a test, or with `there` false its opposite.
    fn looks(self: &Arc<Self>, test: NodeId, there: bool) -> Vec<Looked<'_>> {
        let found = |collection, key, there| vec![Looked { collection, key, there }];
        match self.kind(test) {
            Kind::Name | Kind::Attribute => found(test, None, there),
            Kind::Logical => {
                // What holds in the body of `a and b`, or behind `if a or b: return`.
                let all = self.all_hold(test);
                let operands = self.in_role(test, Role::Operand).into_iter();
                let looks = operands.flat_map(|operand| self.looks(operand, there));
                looks.filter(|look| (look.there == there) == all).collect()
            }
            Kind::Unary if self.has(test, Flags::NOT) => {
                self.child(test, Role::Operand).map(|operand| self.looks(operand, !there)).unwrap_or_default()
            }
            Kind::Compare => match (self.child(test, Role::Left), self.in_role(test, Role::Right).as_slice()) {
                (Some(left), &[right]) => match self.operator_words(left, right)[..] {
                    ["in"] => found(right, Some(self.text(left)), there),
                    ["not", "in"] => found(right, Some(self.text(left)), !there),
                    // `jobs.get(key) is not None`
                    ["is"] if self.kind(right) == Kind::None => self.looks_for_key(left, !there),
                    ["is", "not"] if self.kind(right) == Kind::None => self.looks_for_key(left, there),
                    [">" | "!=" | ">="] => {
                        self.looks(left, there).into_iter().filter(|look| look.key.is_none()).collect()
                    }
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            },
            Kind::Call => self.asked_collection(test).map(|(of, key)| found(of, key, there)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn looks_for_key(self: &Arc<Self>, test: NodeId, there: bool) -> Vec<Looked<'_>> {
        self.looks(test, there).into_iter().filter(|look| look.key.is_some()).collect()
    }

    /// Whether the operands of `test` all have to hold: `and`.
    pub(super) fn all_hold(&self, test: NodeId) -> bool {
        !self.has(test, Flags::OR) && !self.has(test, Flags::NULLISH)
    }

    /// `len(collection)`, `collection.get(key)`.
    fn asked_collection(self: &Arc<Self>, call: NodeId) -> Option<(NodeId, Option<&str>)> {
        let callee = self.child(call, Role::Callee)?;
        match (self.child(callee, Role::Object), &self.positional(call)[..]) {
            (Some(object), &[key]) if self.name(callee) == "get" => Some((object, Some(self.text(key)))),
            (None, &[collection]) if self.path(callee).as_deref() == Some("len") => Some((collection, None)),
            _ => None,
        }
    }

    /// The statements behind `branch` in its list, if its body leaves for certain.
    fn after_leaving(&self, branch: NodeId) -> Vec<NodeId> {
        let last = self.in_role(branch, Role::Body).into_iter().next_back();
        let leaves = |last| matches!(self.kind(last), Kind::Return | Kind::Raise | Kind::Continue | Kind::Break);
        if last.is_some_and(leaves) { self.rest_of(branch).into_iter().skip(1).collect() } else { Vec::new() }
    }

    /// Whether `node` takes something out of the collection that has to be there: this key, or whatever there is.
    fn takes(self: &Arc<Self>, node: NodeId, state: &State, key: Option<&str>) -> bool {
        let fits = |found: &str| key.is_none_or(|key| key == found);
        match self.kind(node) {
            Kind::Delete => self.in_role(node, Role::Target).iter().any(|&target| {
                let found = self.state_of(target).filter(|found| found.is_with(state));
                let entry = found.and_then(|found| found.entry);
                entry.is_some_and(|entry| fits(&entry)) || key.is_none() && self.is_part_of(target, state)
            }),
            Kind::Assign => {
                key.is_none() && self.in_role(node, Role::Target).iter().any(|&target| self.is_part_of(target, state))
            }
            Kind::Call => self.child(node, Role::Callee).is_some_and(|callee| {
                let object = self.child(callee, Role::Object).and_then(|object| self.state_of(object));
                let given = match &self.positional(node)[..] {
                    [] => key.is_none(),
                    &[only] if key.is_none() => self.kind(only) == Kind::Number,
                    &[only] => fits(self.text(only)),
                    _ => false,
                };
                given && self.is_in_group("taking methods", self.name(callee)) && object.as_ref() == Some(state)
            }),
            _ => false,
        }
    }

    /// Whether `node` is a slice of the collection: `rows[2:]`.
    fn is_part_of(self: &Arc<Self>, node: NodeId, state: &State) -> bool {
        let index = self.child(node, Role::Index).filter(|_| self.kind(node) == Kind::Subscript);
        index.is_some_and(|index| self.kind(index) == Kind::Slice)
            && self.child(node, Role::Object).and_then(|object| self.state_of(object)).as_ref() == Some(state)
    }

    /// A walk over a shared collection that another thread changes in size.
    fn shared_walk(
        self: &Arc<Self>,
        walk: NodeId,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> Option<Hazard> {
        let iterable = self.child(walk, Role::Iterable)?;
        let iterable = self.collection_walked(iterable);
        let view = self.child(iterable, Role::Callee).filter(|&callee| self.is_in_group("views", self.name(callee)));
        let collection = view.and_then(|callee| self.child(callee, Role::Object)).unwrap_or(iterable);
        let state = self.shared_collection(collection, function, threads)?;
        let beside = self.is_changed_beside(&state, function, threads);
        (beside && !self.is_kept_apart(&[walk])).then_some(Hazard { node: iterable, form: Form::Walked })
    }

    /// What is walked while `iterable` is: the first argument of `enumerate` and the like, else itself.
    pub(in crate::words) fn collection_walked(self: &Arc<Self>, iterable: NodeId) -> NodeId {
        let mut at = iterable;
        while self.is_call_of(at, "walking functions") {
            let arguments = self.positional(at);
            let collection = |one: &&NodeId| self.state_of(**one).is_some() || self.kind(**one) == Kind::Call;
            match arguments.iter().find(collection) {
                Some(&one) => at = one,
                None => break,
            }
        }
        at
    }

    /// The collection that all threads share, if it is one of the file that is made of a display or a call.
    fn shared_collection(
        self: &Arc<Self>,
        node: NodeId,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> Option<State> {
        // A slice is a copy.
        let whole = self.kind(node) != Kind::Subscript;
        let state = self.state_of(node).filter(|state| whole && state.entry.is_none())?;
        let shared = match state.root {
            Root::Variable(id) => state.path.is_empty() && !self.is_local_of_a_thread(id, threads),
            Root::This(_) => state.path.len() == 1 && threads[&function].shared_self,
            Root::Class(_) => state.path.len() == 1,
            Root::Module(_) => false,
        };
        let made = self.made_by(node).filter(|_| shared)?;
        self.is_mutable_collection(made).then_some(state)
    }

    /// Whether `node` makes a list, dict or set.
    pub(in crate::words) fn is_mutable_collection(self: &Arc<Self>, node: NodeId) -> bool {
        let displays = [
            Kind::List,
            Kind::Dict,
            Kind::Set,
            Kind::ListComprehension,
            Kind::DictComprehension,
            Kind::SetComprehension,
        ];
        displays.contains(&self.kind(node)) || self.is_call_of(node, "collection classes")
    }

    /// Whether a function changes the collection that another thread runs than the one which runs `function`.
    fn is_changed_beside(
        self: &Arc<Self>,
        state: &State,
        function: NodeId,
        threads: &FxHashMap<NodeId, ThreadRun>,
    ) -> bool {
        let here = threads[&function];
        let beside = |run: ThreadRun| run.is_beside(here) || run.many || here.many;
        threads.iter().any(|(&other, &run)| beside(run) && self.writes_state(other, state))
    }

    /// `thread_hazards` for recipes.
    pub fn thread_hazards_value(self: &Arc<Self>) -> Value {
        let value = |hazard: Hazard| {
            let form = match hazard.form {
                Form::Checked => "checked",
                Form::Walked => "walked",
                Form::Placed => "placed",
            };
            Value::from_pairs([("node", Node::value(self, hazard.node)), ("form", Value::from(form))])
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
        let top = |&node: &NodeId| self.function(node).is_none() && self.class_body(node).is_none();
        let assigns = tree.of_kind(Kind::Assign).filter(top);
        assigns
            .filter(|&assign| {
                self.given_values(assign).into_iter().any(|(target, value)| {
                    let Some(state) = self.state_of(target) else { return false };
                    let own = matches!(self.type_of(value), crate::words::types::Type::Local(..));
                    (own || self.is_mutable_collection(value))
                        && functions.iter().any(|&function| {
                            self.changes_inside(function, &state) || own && self.changes_by_method(function, &state)
                        })
                })
            })
            .collect()
    }

    /// The targets of an assignment, each with its own value.
    fn given_values(&self, assign: NodeId) -> Vec<(NodeId, NodeId)> {
        let Some(value) = self.child(assign, Role::Value) else { return Vec::new() };
        let elements =
            |node| if self.kind(node) == Kind::Tuple { self.in_role(node, Role::Element) } else { vec![node] };
        let targets = self.in_role(assign, Role::Target).into_iter();
        targets.flat_map(|target| elements(target).into_iter().zip(elements(value)).collect::<Vec<_>>()).collect()
    }

    /// Whether running `function` changes the object that `state` holds, rather than setting another one.
    fn changes_inside(self: &Arc<Self>, function: NodeId, state: &State) -> bool {
        let inside = |found: &State| found.root == state.root && (!found.path.is_empty() || found.entry.is_some());
        // `rows[:] = new`
        let within = |target: NodeId| {
            let object = self.child(target, Role::Object).filter(|_| self.kind(target) == Kind::Subscript);
            object.and_then(|object| self.state_of(object)).is_some_and(|object| object == *state || inside(&object))
        };
        // Decorators and defaults run where the function is made.
        let body = self.in_role(function, Role::Body).into_iter();
        body.flat_map(|one| self.here(one)).any(|node| match self.kind(node) {
            Kind::Assign | Kind::AugAssign | Kind::Delete => self
                .in_role(node, Role::Target)
                .into_iter()
                .any(|target| self.state_of(target).as_ref().is_some_and(inside) || within(target)),
            Kind::Call => self.child(node, Role::Callee).is_some_and(|callee| {
                let object = self.child(callee, Role::Object).and_then(|object| self.state_of(object));
                self.is_in_group("changing methods", self.name(callee))
                    && object.is_some_and(|object| object == *state || inside(&object))
            }),
            _ => false,
        })
    }
    /// Whether `function` calls a method of the object that `state` holds which changes that object.
    fn changes_by_method(self: &Arc<Self>, function: NodeId, state: &State) -> bool {
        let body = self.in_role(function, Role::Body).into_iter();
        let calls = body.flat_map(|one| self.here(one)).filter(|&node| self.kind(node) == Kind::Call);
        let on_it = |&call: &NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
            let object = callee.and_then(|callee| self.child(callee, Role::Object));
            object.and_then(|object| self.state_of(object)).is_some_and(|object| object == *state)
        };
        let methods = calls.filter(on_it).filter_map(|call| self.called_function(call));
        methods.into_iter().any(|method| {
            let reached = self.reached(&self.in_role(method, Role::Body));
            std::iter::once(method).chain(reached).any(|one| self.changes_own_object(one))
        })
    }

    fn changes_own_object(self: &Arc<Self>, method: NodeId) -> bool {
        self.class_of_method(method).is_some_and(|class| {
            let own = State { root: Root::This(self.top_class(class)), path: Vec::new(), entry: None };
            self.changes_inside(method, &own)
        })
    }
}
