//! Which exceptions the callers of a function expect: handlers around its calls, in its file and in others.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::lineage::Place;
use super::node::Node;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How many callers of callers are followed.
const DEPTH: u32 = 3;

/// The group of what runs a coroutine to its end where no loop runs: functions by their paths, methods by their names.
const RUNNERS: &str = "runners of coroutines";

/// In more files than this a name is too common to say much.
const MANY: usize = 40;

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    match key {
        "caught_by_callers" => Some(node.cx.caught_by_callers(node.id).into_iter().map(Value::from).collect()),
        _ => None,
    }
}

impl Cx {
    /// Paths of the exceptions that handlers around the awaited calls of `function` name, also in other files of the project
    /// where those surely mean it, and handlers around the calls of the functions that make these.
    pub fn caught_by_callers(self: &Arc<Self>, function: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        self.caught_outside(function, DEPTH, &mut found);
        found
    }

    fn caught_outside(self: &Arc<Self>, function: NodeId, left: u32, found: &mut Vec<String>) {
        let Some(left) = left.checked_sub(1) else { return };
        let own = self.callers(function);
        // What the file itself starts as a program, `run(main())`, is not there for others.
        let tree = &self.facts.tree;
        let call = |callee: NodeId| tree.parent(callee).filter(|&call| tree[call].role == Role::Argument);
        let is_started = own.iter().any(|&callee| self.function(callee).is_none() && call(callee).is_some());
        let others = if is_started { Vec::new() } else { self.callees_elsewhere(function) };
        for (cx, callee) in own.into_iter().map(|callee| (Arc::clone(self), callee)).chain(others) {
            let Some(call) = cx.facts.tree.parent(callee).filter(|&call| cx.kind(call) == Kind::Call) else { continue };
            // Who calls what is no coroutine function waits for it there.
            let waits = if self.has(function, Flags::ASYNC) { cx.waits_for(call) } else { vec![call] };
            for wait in waits {
                let mut names = cx.caught(wait);
                if cx.is_timed(wait) {
                    names.retain(|name| !name.ends_with("TimeoutError"));
                }
                // Whatever comes out of it, those further out do not see it.
                let takes_all = names.iter().any(|name| matches!(name.as_str(), "Exception" | "BaseException"));
                found.append(&mut names);
                if let Some(around) = cx.function(wait).filter(|_| !takes_all) {
                    cx.caught_outside(around, left, found);
                }
            }
        }
    }

    /// Where a call of a coroutine function is waited for, by itself or in the arguments of another call: the call where it
    /// stands, or the names of the task that is made of it.
    fn waits_for(&self, call: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let taker = |node: NodeId| {
            tree.parent(node).filter(|&up| self.kind(up) == Kind::Call && tree[node].role == Role::Argument)
        };
        let is_awaited = |node: NodeId| tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Await);
        let is_waited_for = |node: &NodeId| is_awaited(*node) || taker(*node).is_some_and(is_awaited);
        let runs = |call: NodeId| {
            let method = self.child(call, Role::Callee).map_or("", |callee| self.name(callee));
            self.is_call_of(call, RUNNERS) || self.is_in_group(RUNNERS, method)
        };
        let maker = taker(call);
        if is_waited_for(&call) || maker.is_some_and(runs) {
            return vec![call];
        }
        let task = maker.and_then(|maker| tree.parent(maker)).filter(|&up| self.kind(up) == Kind::Assign);
        let name = task.and_then(|assign| self.child(assign, Role::Target));
        let reads = name.map_or_else(Vec::new, |name| self.reads_of_name(name));
        reads.into_iter().filter(is_waited_for).collect()
    }

    /// Whether a call has a time limit of its own, so that who waits for it expects that it runs out.
    fn is_timed(&self, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let function = self.function(call);
        let mut around = tree.ancestors(call).take_while(|&up| Some(up) != function);
        around.any(|up| match self.kind(up) {
            Kind::Call => self.callee_path(up).is_some_and(|path| path.ends_with("wait_for")),
            Kind::With => self.in_role(up, Role::Item).iter().any(|&item| self.text(item).contains("timeout")),
            _ => false,
        })
    }

    /// Where other files of the project call `function`, as far as that is certain.
    fn callees_elsewhere(self: &Arc<Self>, function: NodeId) -> Vec<Place> {
        let name = self.name(function);
        let files = Some(self.waiting_files(name)).filter(|files| files.len() <= MANY).unwrap_or_default();
        let mut found = Vec::new();
        for cx in files.iter().filter_map(|path| self.open(path)) {
            let callees = cx.facts.tree.of_kind(Kind::Call).filter_map(|call| cx.child(call, Role::Callee));
            let named: Vec<NodeId> = callees.filter(|&callee| cx.name(callee) == name).collect();
            // Edits that were made before may have moved it, of which other files do not know.
            let is_it = |home: &Cx, it: NodeId| {
                home.source.path() == self.source.path() && home.qualified(it) == self.qualified(function)
            };
            let means_it = |callee: &NodeId| cx.definition(*callee).is_some_and(|(home, it)| is_it(&home, it));
            found.extend(named.into_iter().filter(means_it).map(|callee| (Arc::clone(&cx), callee)));
        }
        found
    }
}
