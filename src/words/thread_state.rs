//! State that belongs to one thread, and that is used on both sides of a place: an await there would let the other tasks of
//! the thread come in between, and might go on on another thread, where the state is another one.
//!
//! Such are variables of `thread_local!`, and cells that others hand in or reach as well. Start at
//! [`Cx::thread_state_around`].

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// How many calls of functions of the file are followed.
const DEPTH: u32 = 3;

/// A use of a thread's own state.
struct Use {
    /// Where it stands, in the function that is asked about.
    at: NodeId,
    /// The same for uses of one thing.
    state: String,
    /// Whether each thread has its own; else it is a cell.
    is_local: bool,
    changes: bool,
}

impl Cx {
    /// The use behind `node` of a thread's own state that is used before it, too, or what its end will use: a local with a
    /// `Drop` of this file. The future of `main` stays on its thread.
    pub fn thread_state_around(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let function = self.function(node).filter(|&it| self.name(it) != "main")?;
        let place = tree[node].span;
        let uses = self.thread_uses(function, DEPTH);
        let rounds: Vec<NodeId> =
            tree.ancestors(node).take_while(|&up| up != function).filter(|&up| self.is_loop(up)).collect();
        let again = |one: &Use| one.is_local && rounds.iter().any(|&it| tree.is_within(one.at, it));
        let (before, behind) = (
            |one: &Use| tree[one.at].span.end <= place.start || again(one),
            |one: &Use| tree[one.at].span.start >= place.end || again(one),
        );
        let late = uses.iter().filter(|one| behind(one) && (one.is_local || one.changes));
        let mut both = late.filter(|one| uses.iter().any(|other| other.state == one.state && before(other)));
        let ends = || self.alive(node).into_iter().find(|&name| self.end_uses_thread(name));
        both.next().map(|one| one.at).or_else(ends)
    }

    /// The uses in the course of `root`, async blocks apart.
    fn thread_uses(self: &Arc<Self>, root: NodeId, depth: u32) -> Vec<Use> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let tree = &self.facts.tree;
        let waits = |up: NodeId| self.kind(up) == Kind::Function && self.has(up, Flags::ASYNC);
        let runs = |call: &NodeId| !tree.ancestors(*call).take_while(|&up| up != root).any(waits);
        tree.of_kind_in(root, Kind::Call)
            .filter(runs)
            .flat_map(|call| match self.thread_use(call) {
                Some(one) => vec![one],
                None => self.thread_uses_behind(call, depth),
            })
            .collect()
    }

    fn thread_uses_behind(self: &Arc<Self>, call: NodeId, depth: u32) -> Vec<Use> {
        let Some(callee) = self.own_function(call).filter(|&it| !self.has(it, Flags::ASYNC)) else { return Vec::new() };
        let object = self.child(call, Role::Callee).and_then(|it| self.child(it, Role::Object));
        let on_self = object.is_some_and(|it| self.kind(it) == Kind::This);
        let inner = self.thread_uses(callee, depth).into_iter();
        inner
            .filter(|one| one.is_local || on_self && one.state.starts_with("self."))
            .map(|one| Use { at: call, ..one })
            .collect()
    }

    fn thread_use(self: &Arc<Self>, call: NodeId) -> Option<Use> {
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
        let object = self.child(callee, Role::Object).filter(|_| !self.has(callee, Flags::PATH))?;
        let (method, text) = (self.name(callee), self.text(object));
        let name = text.rsplit("::").next().unwrap_or(text);
        let is_constant = name.contains(char::is_uppercase) && !name.contains(|c: char| c.is_lowercase() || c == '.');
        let of_cell = self.is_in_group("methods of cells", method);
        let opens = || {
            let given = self.positional(call).first().copied();
            given.is_some_and(|it| matches!(self.kind(it), Kind::Function | Kind::Name | Kind::Attribute))
        };
        let is_local = is_constant
            && !self.is_declared_in("task_local", name)
            && (self.is_in_group("methods of variables of a thread", method) && opens()
                || of_cell && self.is_declared_in("thread_local", name));
        let is_cell = || of_cell && self.positional(call).len() <= 1 && self.is_lent_cell(object);
        let state = if is_local { name.to_owned() } else { self.canonical(object) };
        let changes = self.is_in_group("methods that change a cell", method);
        (is_local || is_cell()).then_some(Use { at: call, state, is_local, changes })
    }

    /// Whether a macro of this file, `thread_local!` say, declares `name`.
    fn is_declared_in(&self, by: &str, name: &str) -> bool {
        let mut macros = self.facts.tree.of_kind(Kind::Macro).filter(|&it| self.name(it) == by);
        macros.any(|it| self.text(it).split("static ").skip(1).any(|rest| rest.split(':').next() == Some(name)))
    }

    /// Whether `object` is a cell by its type, and a parameter or a part of one, so that others reach it as well.
    fn is_lent_cell(self: &Arc<Self>, object: NodeId) -> bool {
        let root = self.root(object);
        let is_parameter = || {
            let id = self.facts.scopes.of_name.get(root.index()).copied().flatten();
            id.and_then(|id| self.facts.scopes.binding(id).single()).is_some_and(|bind| bind.how == How::Parameter)
        };
        let is_cell = |path: &String| self.is_in_group("cells", path);
        let is_place = matches!(self.kind(object), Kind::Name | Kind::Attribute);
        is_place
            && (self.kind(root) == Kind::This || self.kind(root) == Kind::Name && is_parameter())
            && self.declared_as(object).iter().any(is_cell)
    }

    /// Whether the end of the local `name` uses a variable of the thread: the table says so, or its type has a `Drop` in this
    /// file that does.
    fn end_uses_thread(self: &Arc<Self>, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let made = self.bound_value(name).and_then(|value| Some((value, self.child(value, Role::Callee)?)));
        if made.is_some_and(|(_, callee)| self.is_in_group("settings of a thread", self.name(callee))) {
            return true;
        }
        let given = made.and_then(|(value, _)| self.own_function(value)).and_then(|own| self.child(own, Role::Returns));
        let texts: Vec<&str> =
            given.into_iter().chain(made.map(|(_, callee)| callee)).map(|it| self.text(it)).collect();
        let is_its = |of: &str| texts.iter().any(|text| text.split(|c: char| !c.is_alphanumeric()).any(|it| it == of));
        let mut drops = tree.of_kind(Kind::Impl).filter(|&block| {
            let of = |role| self.child(block, role).map(|it| self.type_name(it));
            of(Role::Base) == Some("Drop") && of(Role::Type).is_some_and(is_its)
        });
        drops.any(|block| self.thread_uses(block, DEPTH).iter().any(|one| one.is_local))
    }
}
