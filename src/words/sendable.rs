//! What keeps a future on its thread: locals alive at a place whose type, as far as it can be seen, is not `Send`.
//!
//! Seen are written types, what functions of the file give, constructors, branches and the fields of the file's structs. The
//! table says which paths (`unsendable`) and which traits behind `dyn` (`traits without Send`) do not move between threads.
//! Start at [`Cx::thread_bound`].

mod written;

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// Values and types that lead to each other are followed so far.
const DEPTH: u32 = 12;

/// Which part of a `Result` or `Option` is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Good,
    Bad,
}

/// Whether the type of this name is that of a guard or a borrow.
fn is_guard(name: &str) -> bool {
    name.contains("uard") || name.starts_with("Ref")
}

impl Cx {
    /// What the locals and the temporaries alive at `node` visibly are that cannot move to another thread: the last name of
    /// a type, `raw pointer`, `dyn Error`, `guard`. A local that was moved away does not count, unless it is a guard, or was
    /// lent before: the compiler still takes it for kept then. What a call makes for its arguments is kept to the end of the
    /// statement; in `main`, whose future is never moved, it may stay.
    pub fn thread_bound(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let mut all = Vec::new();
        for name in self.alive(node) {
            let mut found = Vec::new();
            self.bound_to_thread(name, &mut Trail { left: DEPTH, found: &mut found });
            // What a reference was made to stays, though the reference itself is handed on.
            let refers = self.bound_value(name).is_some_and(|value| self.kind(value) == Kind::Reference);
            if self.is_given_up(name, node) && !refers && !self.is_lent_before(name, node) {
                found.retain(|it| is_guard(it));
            }
            all.extend(found);
        }
        for head in self.heads_around(node) {
            let mut found = Vec::new();
            self.temporaries_of_thread(head, true, &mut Trail { left: DEPTH, found: &mut found });
            all.extend(found);
        }
        let awaited = self.child(node, Role::Operand).filter(|_| self.kind(node) == Kind::Await).unwrap_or(node);
        if self.function(node).is_some_and(|function| self.name(function) != "main") {
            self.temporaries_of_thread(awaited, false, &mut Trail { left: DEPTH, found: &mut all });
        }
        all.dedup();
        all
    }

    /// Whether `name` is read before `node` by more than what it is given to or bound to anew.
    fn is_lent_before(&self, name: NodeId, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let moves = |read: NodeId| {
            tree.parent(read).is_some_and(|up| match self.kind(up) {
                Kind::Call => tree[read].role == Role::Argument,
                kind => kind == Kind::Assign,
            })
        };
        let reads = self.reads_of_name(name);
        reads.into_iter().any(|read| tree[read].span.end <= tree[node].span.start && !moves(read))
    }

    /// What a head or a call `value` makes on its way and keeps: its own value, what methods that only borrow are called on,
    /// and what is given by reference.
    fn temporaries_of_thread(self: &Arc<Self>, value: NodeId, kept: bool, trail: &mut Trail<'_>) {
        let each = |roles: &[Role], kept: bool| {
            roles.iter().flat_map(|&role| self.in_role(value, role)).map(|it| (it, kept)).collect::<Vec<_>>()
        };
        let below = match self.kind(value) {
            Kind::Question | Kind::Await | Kind::Cast => each(&[Role::Operand, Role::Value], false),
            Kind::Unary if self.has(value, Flags::NOT) || self.has(value, Flags::MINUS) => {
                each(&[Role::Operand], false)
            }
            Kind::Reference | Kind::Unary => each(&[Role::Operand], true),
            Kind::Attribute if !self.has(value, Flags::PATH) => each(&[Role::Object], true),
            Kind::Binary | Kind::Compare => each(&[Role::Left, Role::Right], self.kind(value) == Kind::Compare),
            Kind::Call => {
                let callee = self.child(value, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let method = callee.filter(|&it| self.kind(it) == Kind::Attribute);
                let groups = ["unwrapping methods", "methods that take the value", "methods that wrap"];
                let takes = |name: &str| groups.iter().any(|group| self.is_in_group(group, name));
                let object = method.and_then(|it| Some((self.child(it, Role::Object)?, !takes(self.name(it)))));
                each(&[Role::Argument], false).into_iter().chain(object).collect()
            }
            _ => return,
        };
        if kept {
            self.value_of_thread(value, Part::All, trail);
        }
        for (below, kept) in below {
            self.temporaries_of_thread(below, kept, trail);
        }
    }

    fn bound_to_thread(self: &Arc<Self>, name: NodeId, trail: &mut Trail<'_>) {
        let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return };
        for bind in &self.facts.scopes.binding(id).binds {
            let tree = &self.facts.tree;
            let holder = tree.ancestors(bind.node).find(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param));
            let whole = holder.filter(|&it| self.child(it, Role::Target) == Some(bind.node));
            let annotation = whole.and_then(|it| self.child(it, Role::Annotation));
            annotation.into_iter().for_each(|it| self.type_of_thread(it, Part::All, trail));
            // `Vec<_>` leaves to the value what is inside.
            let tells_all = annotation.is_some_and(|it| !self.text(it).contains('_'));
            match (annotation, &bind.how) {
                (_, How::Value(value)) if !tells_all => self.value_of_thread(*value, Part::All, trail),
                (None, How::Part) => self.part_of_thread(bind.node, trail),
                _ => {}
            }
        }
    }

    /// The same of what a parameter is given.
    pub(super) fn parameter_of_thread(self: &Arc<Self>, param: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        let written = self.child(param, Role::Annotation);
        let mut trail = Trail { left: DEPTH, found: &mut found };
        written.into_iter().for_each(|it| self.type_of_thread(it, Part::All, &mut trail));
        found
    }

    /// A name that a pattern binds, or that is written later.
    fn part_of_thread(self: &Arc<Self>, name: NodeId, trail: &mut Trail<'_>) {
        let tree = &self.facts.tree;
        let takes = |up: NodeId| matches!(self.kind(up), Kind::Assign | Kind::AssignExpression | Kind::Match);
        let Some(holder) = tree.ancestors(name).find(|&up| takes(up)) else { return };
        let Some(value) = self.child(holder, Role::Value).or_else(|| self.child(holder, Role::Test)) else { return };
        let around = tree.parent(name).unwrap_or(holder);
        let variant = self.child(around, Role::Callee).filter(|_| self.kind(around) == Kind::Pattern);
        let part = match variant.map(|it| self.text(it)) {
            Some("Ok" | "Some") => Part::Good,
            Some("Err") => Part::Bad,
            // What else a pattern takes out is of another type.
            Some(_) => return,
            None => Part::All,
        };
        let elements = self.in_role(value, Role::Element);
        let own = self.in_role(around, Role::Element).iter().position(|&it| it == name);
        match (self.kind(around), self.kind(value), own.and_then(|at| elements.get(at))) {
            (Kind::Tuple, Kind::Tuple, Some(&element)) => self.value_of_thread(element, Part::All, trail),
            _ => self.value_of_thread(value, part, trail),
        }
    }

    fn value_of_thread(self: &Arc<Self>, value: NodeId, part: Part, trail: &mut Trail<'_>) {
        let Some(mut trail) = trail.deeper() else { return };
        let trail = &mut trail;
        let each = |roles: &[Role]| roles.iter().flat_map(|&role| self.in_role(value, role)).collect::<Vec<_>>();
        let inner: Vec<(NodeId, Part)> = match self.kind(value) {
            Kind::Name => return self.bound_to_thread(value, trail),
            Kind::Reference if self.lends_cell(value, trail) => return,
            // What a closure that moves nothing reads from outside is lent to it.
            Kind::Function if !self.has(value, Flags::ASYNC) && !self.text(value).starts_with("move") => {
                self.captures(value).into_iter().any(|name| self.lends_cell(name, trail));
                return;
            }
            Kind::Call => return self.call_of_thread(value, part, trail),
            Kind::Question => each(&[Role::Operand]).into_iter().map(|it| (it, Part::Good)).collect(),
            Kind::Await | Kind::Reference => each(&[Role::Operand]).into_iter().map(|it| (it, part)).collect(),
            Kind::Tuple | Kind::List => each(&[Role::Element]).into_iter().map(|it| (it, Part::All)).collect(),
            Kind::Macro if self.name(value) == "vec" => {
                each(&[Role::Argument, Role::Element]).into_iter().map(|it| (it, Part::All)).collect()
            }
            Kind::Cast => return each(&[Role::Type]).into_iter().for_each(|it| self.type_of_thread(it, part, trail)),
            Kind::New => return each(&[Role::Callee]).into_iter().for_each(|it| self.path_of_thread(it, trail)),
            Kind::Match => {
                let bodies = each(&[Role::Handler]).into_iter().filter_map(|case| self.child(case, Role::Body));
                bodies.map(|body| (body, part)).collect()
            }
            Kind::If => each(&[Role::Body, Role::Else]).into_iter().map(|it| (it, part)).collect(),
            Kind::Block => {
                let last = each(&[Role::Body]).pop().filter(|&it| self.has(it, Flags::NO_SEMICOLON));
                last.map(|it| (it, part)).into_iter().collect()
            }
            _ => Vec::new(),
        };
        inner.into_iter().for_each(|(node, part)| self.value_of_thread(node, part, trail));
    }

    /// Whether something is declared to be of a type that the table says threads cannot share.
    fn is_unshareable(self: &Arc<Self>, object: NodeId) -> bool {
        self.declared_as(object).iter().any(|path| self.is_in_group("unshareable receivers", path))
    }

    /// Whether `name` is the end of a channel that only one thread may look at: a parameter of that type, or what a `let`
    /// takes out of the pair.
    fn is_receiver(&self, name: NodeId) -> bool {
        let listed = |path: String| self.is_in_group("unshareable receivers", &path);
        let opened = || {
            let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
            let bind = self.facts.scopes.binding(id).single().filter(|bind| bind.how == How::Part)?;
            let pair = self.facts.tree.parent(bind.node).filter(|&up| self.kind(up) == Kind::Tuple)?;
            let is_second = self.in_role(pair, Role::Element).get(1) == Some(&bind.node);
            self.opened_by(bind.node).filter(|_| is_second).and_then(|value| self.callee_path(value))
        };
        self.type_of_parameter(name).or_else(opened).is_some_and(listed)
    }

    /// Whether `lent` is a name, or a reference to one, of a cell or receiver that threads cannot share.
    fn lends_cell(self: &Arc<Self>, lent: NodeId, trail: &mut Trail<'_>) -> bool {
        let name = self.child(lent, Role::Operand).filter(|_| self.kind(lent) == Kind::Reference).unwrap_or(lent);
        let known = |path: &String| self.is_in_group("unshareable", path);
        let made = |name: NodeId| match self.bound_value(name) {
            Some(value) => {
                let made = self.child(value, Role::Callee).and_then(|callee| self.path(callee));
                self.kind(value) == Kind::Call && made.as_ref().is_some_and(known)
            }
            // A parameter that is the cell itself.
            None => self.type_of_parameter(name).is_some_and(|path| known(&format!("{path}::new"))),
        };
        if self.kind(name) != Kind::Name {
            return false;
        }
        let kind = if made(name) { "cell" } else { "receiver" };
        let found = kind == "cell" || self.is_receiver(name);
        if found {
            trail.found.push(format!("reference to a {kind}"));
        }
        found
    }

    /// The path of the written type of a parameter, without what stands in its angle brackets.
    fn type_of_parameter(&self, name: NodeId) -> Option<String> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single()?;
        let param = self.facts.tree.parent(bind.node).filter(|&up| self.kind(up) == Kind::Param)?;
        let written = self.child(param, Role::Annotation)?;
        let start = self.facts.tree[written].span.start;
        let paths = self.paths_below(written);
        paths.into_iter().find(|&it| self.facts.tree[it].span.start == start).and_then(|it| self.path(it))
    }

    /// Whether a call gives an iterator that the table says stays on its thread, or one that is made of such a one. The future
    /// of `main` is never moved.
    fn walks_environment(self: &Arc<Self>, call: NodeId) -> bool {
        let adapts = |method: &String| self.is_in_group("iterator adaptors", method);
        let is_bound = self.is_call_of(self.root(call), "iterators of one thread");
        let in_main = || self.function(call).is_some_and(|function| self.name(function) == "main");
        is_bound && self.chain_methods(call).iter().all(adapts) && !in_main()
    }

    fn call_of_thread(self: &Arc<Self>, call: NodeId, part: Part, trail: &mut Trail<'_>) {
        let Some(callee) = self.child(call, Role::Callee) else { return };
        if self.walks_environment(call) {
            trail.found.push("walk of the environment".to_owned());
            return;
        }
        let own = self.own_function(call).map(|own| (Arc::clone(self), own));
        if let Some((cx, returned)) = own.or_else(|| self.plain_function_elsewhere(callee)) {
            if let Some(given) = cx.child(returned, Role::Returns) {
                cx.type_of_thread(given, part, trail);
                // `impl Trait` lets through whether what is behind it is `Send`.
                let body = cx.child(returned, Role::Body).filter(|_| cx.text(given).starts_with("impl "));
                body.into_iter().for_each(|body| cx.value_of_thread(body, part, trail));
            }
            return;
        }
        let closure = self.bound_value(callee).filter(|&it| self.kind(it) == Kind::Function);
        if let Some(closure) = closure {
            match self.child(closure, Role::Returns) {
                Some(given) => self.type_of_thread(given, part, trail),
                None => {
                    self.child(closure, Role::Body).into_iter().for_each(|it| self.value_of_thread(it, part, trail))
                }
            }
            return;
        }
        let listed = |group: &str| self.is_in_group(group, self.name(callee));
        if self.kind(callee) == Kind::Attribute && !self.has(callee, Flags::PATH) {
            let object = self.child(callee, Role::Object);
            if part != Part::Bad && self.is_made(call, self.group("guards")) {
                trail.found.push("guard".to_owned());
            } else if let Some(object) = object.filter(|_| listed("unwrapping methods") || self.name(callee) == "clone")
            {
                let clones = self.name(callee) == "clone";
                let known = trail.found.len();
                self.value_of_thread(object, if clones { part } else { Part::Good }, trail);
                // No guard can be cloned: it is what the guard stands for that is.
                let mut at = 0;
                trail.found.retain(|it| {
                    at += 1;
                    at <= known || !clones || !is_guard(it)
                });
            } else if listed("pointer methods") {
                trail.found.push("raw pointer".to_owned());
            } else if listed("methods that lend") && object.is_some_and(|object| self.is_unshareable(object)) {
                trail.found.push("reference to a receiver".to_owned());
            } else if let Some(object) = object.filter(|_| listed("methods that wrap")) {
                self.value_of_thread(object, part, trail);
            } else if self.name(callee) == "collect" {
                let items = object.and_then(|object| self.items_of(object));
                items.into_iter().for_each(|item| self.value_of_thread(item, Part::All, trail));
            }
            return;
        }
        self.path_of_thread(callee, trail);
        let name = self.path(callee).unwrap_or_else(|| self.text(callee).to_owned());
        // `Ref::map(…)`, `MutexGuard::map(…)`
        if name.split("::").any(|part| part.ends_with("Guard") || matches!(part, "Ref" | "RefMut")) {
            trail.found.push("guard".to_owned());
        } else if listed("pointer methods") && self.has(callee, Flags::PATH) {
            trail.found.push("raw pointer".to_owned());
        }
        let last = name.rsplit("::").next().unwrap_or_default();
        let wraps = last.starts_with(char::is_uppercase) || matches!(last, "new" | "from" | "pin");
        if wraps && (part != Part::Bad || last == "Err") {
            self.positional(call).into_iter().for_each(|it| self.value_of_thread(it, Part::All, trail));
        }
    }

    /// What the last closure of the chain of adaptors `node` that makes the items gives.
    fn items_of(&self, node: NodeId) -> Option<NodeId> {
        let mut at = node;
        loop {
            let callee = self.child(at, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
            let closure = self.positional(at).first().copied().filter(|&it| self.kind(it) == Kind::Function);
            let makes = matches!(self.name(callee), "map" | "filter_map" | "flat_map" | "map_while");
            if let Some(closure) = closure.filter(|_| makes) {
                return self.child(closure, Role::Body);
            }
            at = self.child(callee, Role::Object)?;
        }
    }
}

/// How far the search may still go, and what it has found.
struct Trail<'f> {
    left: u32,
    found: &'f mut Vec<String>,
}

impl Trail<'_> {
    fn deeper(&mut self) -> Option<Trail<'_>> {
        let left = self.left.checked_sub(1)?;
        Some(Trail { left, found: &mut *self.found })
    }
}
