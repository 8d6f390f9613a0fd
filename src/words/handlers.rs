//! What becomes of an exception that a handler catches: passed on, recorded, lost. And what a place awaits.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::kinds::Known;
use super::node::Node;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// A handler, and what it caught.
struct Caught<'a> {
    handler: NodeId,
    known: Known<'a>,
}

/// How a path through statements can end.
#[derive(Clone, Copy, Default)]
struct Ends {
    /// It goes on behind them.
    falls: bool,
    /// It raises what was caught.
    same: bool,
    /// It raises something else.
    other: bool,
    /// It leaves by `return`, or by `break` or `continue` of a loop outside.
    leaves: bool,
    /// `break` or `continue` of a loop that is looked at.
    jumps: bool,
}

impl Ends {
    fn or(self, more: Ends) -> Ends {
        Ends {
            falls: self.falls || more.falls,
            same: self.same || more.same,
            other: self.other || more.other,
            leaves: self.leaves || more.leaves,
            jumps: self.jumps || more.jumps,
        }
    }
}

impl Cx {
    /// Paths of the exceptions that the handler names; a bare one names `BaseException`.
    pub fn catches(&self, handler: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        match self.in_role(handler, Role::Type)[..] {
            [] => found.push("BaseException".to_owned()),
            ref types => types.iter().for_each(|&kind| self.exception_names(kind, &mut found)),
        }
        found
    }

    /// Whether some path through the handler does not raise again what it caught, if that is an instance of `kinds`. One
    /// that asks it in a way that is not understood, and raises it again in some case, is taken to know what it does.
    pub fn swallows(self: &Arc<Self>, handler: NodeId, kinds: &[String]) -> bool {
        let caught = Caught { handler, known: Known { name: self.name(handler), kinds } };
        let ends = self.ends(&caught, &self.in_role(handler, Role::Body));
        (ends.falls || ends.leaves || ends.jumps || ends.other)
            && !(ends.same && self.looks_at_kind(&caught))
            && !self.is_raised_later(handler)
    }

    /// Whether what the handler caught gets by name to a `raise`, be it behind the handler. A cancellation may also be
    /// returned to a caller, who raises it when the time has come.
    fn is_raised_later(self: &Arc<Self>, handler: NodeId) -> bool {
        let returns = self.is_of_cancel(handler);
        let is_raised = |node: &NodeId| {
            let up = self.facts.tree.parent(*node).map(|up| self.kind(up));
            up == Some(Kind::Raise) || returns && up == Some(Kind::Return)
        };
        let kept = self.caught_reads(handler).filter(|read| !is_raised(read));
        kept.flat_map(|read| self.entries_of_list(read).unwrap_or_else(|| vec![read]))
            .flat_map(|held| self.flows(held))
            .any(|node| is_raised(&node))
    }

    /// Whether what the handler caught is given to somebody: behind the handler to a call that does more than to record it,
    /// to the caller, who may raise it, or to a function that makes what is raised of it.
    pub fn hands_on_caught(self: &Arc<Self>, handler: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_given = |node: NodeId| {
            let call = tree.parent(node).filter(|_| tree[node].role == Role::Argument);
            let Some(call) = call.filter(|&call| self.kind(call) == Kind::Call) else { return false };
            if tree.is_within(node, handler) { self.is_remade(call) } else { !self.is_record(call) }
        };
        let is_returned = |node: NodeId| {
            let value = std::iter::once(node).chain(tree.ancestors(node)).find(|&up| tree[up].role != Role::Element);
            value.and_then(|value| tree.parent(value)).is_some_and(|up| self.kind(up) == Kind::Return)
        };
        self.caught_reads(handler)
            .flat_map(|read| self.entries_of_list(read).unwrap_or_else(|| vec![read]))
            .flat_map(|held| self.flows(held))
            .any(|node| is_given(node) || is_returned(node))
    }

    /// Whether `call` gives what is raised by a function, and not by a class: it may be the very exception it was given.
    fn is_remade(&self, call: NodeId) -> bool {
        let is_raised = self.facts.tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Raise);
        let callee = self.child(call, Role::Callee).filter(|_| is_raised);
        callee.is_some_and(|callee| self.name(callee).trim_start_matches('_').starts_with(char::is_lowercase))
    }

    /// Where the handler reads what it caught by its name.
    pub(super) fn caught_reads(&self, handler: NodeId) -> impl Iterator<Item = NodeId> {
        let name = self.name(handler);
        self.facts.tree.of_kind_in(handler, Kind::Name).filter(move |&node| !name.is_empty() && self.text(node) == name)
    }

    /// Where `node`, alone or beside others (`errors.append((name, error))`), is put into a collection by a name, the other
    /// places that read that name.
    fn entries_of_list(&self, node: NodeId) -> Option<Vec<NodeId>> {
        let tree = &self.facts.tree;
        let entry = std::iter::once(node).chain(tree.ancestors(node)).find(|&up| tree[up].role != Role::Element)?;
        let call =
            tree.parent(entry).filter(|&up| self.kind(up) == Kind::Call && tree[entry].role == Role::Argument)?;
        let method = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
        let list =
            self.child(method, Role::Object).filter(|_| self.is_in_group("methods that add one", self.name(method)))?;
        let mut reads = self.reads_of_name(list);
        reads.retain(|&read| read != list);
        Some(reads)
    }

    /// Whether every path through the handler raises something.
    pub fn always_raises(&self, handler: NodeId) -> bool {
        let caught = Caught { handler, known: Known { name: self.name(handler), kinds: &[] } };
        let ends = self.ends(&caught, &self.in_role(handler, Role::Body));
        !(ends.falls || ends.leaves || ends.jumps)
    }

    fn ends(&self, caught: &Caught<'_>, list: &[NodeId]) -> Ends {
        let mut all = Ends::default();
        for &statement in list {
            let ends = self.ends_of(caught, statement);
            all = all.or(Ends { falls: false, ..ends });
            if !ends.falls {
                return all;
            }
        }
        Ends { falls: true, ..all }
    }

    fn ends_of(&self, caught: &Caught<'_>, statement: NodeId) -> Ends {
        let list = |role| self.ends(caught, &self.in_role(statement, role));
        let falls = Ends { falls: true, ..Ends::default() };
        match self.kind(statement) {
            Kind::Raise if self.raises_caught(caught.handler, statement) || self.raises_one_of(caught, statement) => {
                Ends { same: true, ..Ends::default() }
            }
            Kind::Raise => Ends { other: true, ..Ends::default() },
            Kind::Return => Ends { leaves: true, ..Ends::default() },
            Kind::Break | Kind::Continue => Ends { jumps: true, ..Ends::default() },
            Kind::If => match self.child(statement, Role::Test).and_then(|test| self.holds_for(test, &caught.known)) {
                Some(true) => list(Role::Body),
                Some(false) => list(Role::Else),
                None => list(Role::Body).or(list(Role::Else)),
            },
            Kind::Block | Kind::Labeled => list(Role::Body),
            Kind::With if self.is_known_to_take_exceptions(statement) => list(Role::Body).or(falls),
            Kind::With => list(Role::Body),
            Kind::For | Kind::While | Kind::ForIn | Kind::ForLoop | Kind::DoWhile => {
                let body = list(Role::Body);
                // Without a `break` it comes to its `else`, unless it goes on for ever.
                let left = Ends { falls: body.jumps, ..Ends::default() };
                let ends = Ends { jumps: false, falls: false, ..body }.or(left);
                let test = self.child(statement, Role::Test).map(|test| self.kind(test));
                if test == Some(Kind::True) { ends } else { ends.or(list(Role::Else)) }
            }
            Kind::Match => self.match_ends(caught, statement),
            Kind::Try => {
                let last = list(Role::Finally);
                if !last.falls {
                    return last;
                }
                let handlers = self.in_role(statement, Role::Handler).into_iter();
                let ends = handlers.map(|inner| self.ends(caught, &self.in_role(inner, Role::Body)));
                let body = list(Role::Body);
                let whole = if body.falls { Ends { falls: false, ..body }.or(list(Role::Else)) } else { body };
                ends.fold(whole, Ends::or).or(Ends { falls: false, ..last })
            }
            _ => falls,
        }
    }

    /// Whether a `with` enters what is known to go on behind it when its body raises: `suppress(…)`.
    fn is_known_to_take_exceptions(&self, with: NodeId) -> bool {
        let values = self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
        values.filter(|&value| self.kind(value) == Kind::Call).any(|call| {
            let method = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
            self.callee_path(call).is_some_and(|path| self.is_in_group("exception contexts", &path))
                || method.is_some_and(|method| self.is_in_group("exception context methods", self.name(method)))
        })
    }

    fn match_ends(&self, caught: &Caught<'_>, statement: NodeId) -> Ends {
        let subject = self.child(statement, Role::Test);
        let asks = subject.is_some_and(|subject| self.is_known_value(subject, &caught.known));
        let mut all = Ends::default();
        for case in self.in_role(statement, Role::Handler) {
            let takes = if asks { self.case_takes(case, &caught.known) } else { None };
            if takes != Some(false) {
                all = all.or(self.ends(caught, &self.in_role(case, Role::Body)));
            }
            if takes == Some(true) {
                return all;
            }
        }
        all.or(Ends { falls: true, ..Ends::default() })
    }

    /// Whether `raise` raises what the handler caught: alone, or by the handler's name.
    fn raises_caught(&self, handler: NodeId, raise: NodeId) -> bool {
        let nearest = self.facts.tree.ancestors(raise).find(|&up| self.kind(up) == Kind::Handler);
        match self.child(raise, Role::Value) {
            None => nearest == Some(handler) && !self.language.has_braces(),
            Some(value) => {
                let mut at = value;
                // `raise error.with_traceback(None)`
                while let Some(object) = self.child(at, Role::Callee).or_else(|| self.child(at, Role::Object)) {
                    at = object;
                }
                self.kind(at) == Kind::Name && self.text(at) == self.name(handler) && !self.name(handler).is_empty()
            }
        }
    }

    /// Whether `raise` makes a new exception of a kind that is asked for: `raise CancelledError from error`.
    fn raises_one_of(&self, caught: &Caught<'_>, raise: NodeId) -> bool {
        let Some(value) = self.child(raise, Role::Value) else { return false };
        let class = self.child(value, Role::Callee).filter(|_| self.kind(value) == Kind::Call).unwrap_or(value);
        self.path(class).is_some_and(|path| caught.known.kinds.contains(&path))
    }

    /// Whether the handler tests what it caught, or compares it with patterns, in a way that leaves the outcome open.
    fn looks_at_kind(&self, caught: &Caught<'_>) -> bool {
        let tree = &self.facts.tree;
        let known = &caught.known;
        let branches = tree.walk(caught.handler).filter(|&node| matches!(self.kind(node), Kind::If | Kind::Match));
        branches.into_iter().any(|branch| {
            let Some(test) = self.child(branch, Role::Test) else { return false };
            let open = match self.kind(branch) {
                Kind::Match => {
                    self.in_role(branch, Role::Handler).iter().any(|&case| self.case_takes(case, known).is_none())
                }
                _ => self.holds_for(test, known).is_none(),
            };
            open && tree.walk(test).any(|node| self.is_known_value(node, known))
        })
    }

    /// Whether the statements below `node` do nothing but note something down, decide, and leave: assignments, `return`,
    /// `raise`, calls that the tables list as records.
    pub fn only_records(&self, node: NodeId) -> bool {
        let body = self.in_role(node, Role::Body);
        let handler = self.in_role(node, Role::Else);
        body.into_iter().chain(handler).all(|statement| match self.kind(statement) {
            Kind::Pass | Kind::Break | Kind::Continue | Kind::Global | Kind::Nonlocal => true,
            Kind::Expression | Kind::Assign | Kind::AugAssign | Kind::Return | Kind::Raise => {
                self.calls_records_only(statement)
            }
            Kind::If | Kind::While => {
                self.child(statement, Role::Test).is_some_and(|test| self.calls_records_only(test))
                    && self.only_records(statement)
            }
            Kind::For if !self.has(statement, Flags::ASYNC) => {
                self.child(statement, Role::Iterable).is_some_and(|over| self.calls_records_only(over))
                    && self.only_records(statement)
            }
            Kind::Match => {
                self.child(statement, Role::Test).is_some_and(|test| self.calls_records_only(test))
                    && self.in_role(statement, Role::Handler).into_iter().all(|case| self.only_records(case))
            }
            _ => false,
        })
    }

    fn calls_records_only(&self, node: NodeId) -> bool {
        self.here(node).all(|part| match self.kind(part) {
            Kind::Await | Kind::Yield | Kind::Delete => false,
            Kind::Call | Kind::New => self.is_record(part),
            _ => true,
        })
    }

    /// Whether `call` only notes something down, or makes what is raised.
    pub(super) fn is_record(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let is_raised = self.facts.tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Raise);
        is_raised
            || self.path(callee).is_some_and(|path| self.is_in_group("records", &path))
            || self.kind(callee) == Kind::Attribute && self.is_in_group("record methods", self.name(callee))
    }

    /// Whether `node`, nested functions aside, waits for something: `await`, `async for`, `async with`.
    pub fn awaits(&self, node: NodeId) -> bool {
        self.here(node).any(|part| self.is_wait(part))
    }

    pub(super) fn is_wait(&self, part: NodeId) -> bool {
        match self.kind(part) {
            Kind::Await => true,
            Kind::For | Kind::With | Kind::Clause => self.has(part, Flags::ASYNC),
            _ => false,
        }
    }

    /// Whether running `node` yields; defining a function does not.
    pub fn yields(&self, node: NodeId) -> bool {
        self.kind(node) != Kind::Function && self.here(node).any(|part| self.kind(part) == Kind::Yield)
    }

    /// The waits in the body of `node`: a `try`, a `with`, a loop.
    pub fn waits_in_body(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let in_body = |&part: &NodeId| {
            let child = std::iter::once(part).chain(tree.ancestors(part)).find(|&up| tree.parent(up) == Some(node));
            child.is_some_and(|child| tree[child].role == Role::Body)
        };
        self.here(node).filter(|&part| part != node && self.is_wait(part)).filter(in_body).collect()
    }

    /// Whether all that the body of `node` awaits was cancelled before in the function: `task.cancel()`, then `await task`.
    pub fn awaits_cancelled(self: &Arc<Self>, node: NodeId) -> bool {
        let waits = self.waits_in_body(node);
        !waits.is_empty()
            && waits.into_iter().all(|wait| {
                let operand = self.child(wait, Role::Operand).filter(|_| self.kind(wait) == Kind::Await);
                operand.is_some_and(|operand| self.is_cancelled(operand))
            })
    }

    /// Whether something that `node` mentions was cancelled before in the function: `task.cancel()`, also for each of a
    /// list.
    pub fn is_cancelled(self: &Arc<Self>, node: NodeId) -> bool {
        let scope = self.function(node).unwrap_or(NodeId::ROOT);
        let start = self.facts.tree[node].span.start;
        let cancelled = self.calls_named(scope, &["cancel".to_owned()]);
        let before = cancelled.iter().filter(|&&call| self.facts.tree[call].span.end <= start);
        before.flat_map(|&call| self.receivers(call)).any(|receiver| self.mentions(node, &receiver))
            || self.cancelled_later(scope, start).iter().any(|receiver| self.mentions(node, receiver))
            || self.cancelled_by_methods(scope, start).iter().any(|receiver| self.mentions(node, receiver))
    }

    /// The objects whose `cancel` is handed on in `scope` before `end`: `loop.call_later(1, task.cancel)`.
    fn cancelled_later(&self, scope: NodeId, end: u32) -> Vec<String> {
        let tree = &self.facts.tree;
        let handed = self.here(scope).filter(|&node| {
            self.kind(node) == Kind::Attribute && self.name(node) == "cancel" && tree[node].role == Role::Argument
        });
        let before = handed.filter(|&node| tree[node].span.end <= end);
        before.filter_map(|node| self.child(node, Role::Object)).map(|object| self.text(object).to_owned()).collect()
    }

    /// Attributes of the own object that a method of it cancels which `scope` calls before `end`.
    fn cancelled_by_methods(self: &Arc<Self>, scope: NodeId, end: u32) -> Vec<String> {
        let tree = &self.facts.tree;
        let calls = self.here(scope).filter(|&node| self.kind(node) == Kind::Call && tree[node].span.end <= end);
        let methods = calls.filter_map(|call| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
            let own = self.child(callee, Role::Object).is_some_and(|object| self.is_self(object));
            if own { self.own_definition(callee) } else { None }
        });
        let cancels = methods.flat_map(|method| self.calls_named(method, &["cancel".to_owned()]));
        let objects = cancels.filter_map(|call| self.child(self.child(call, Role::Callee)?, Role::Object));
        let own = objects.filter(|&object| self.child(object, Role::Object).is_some_and(|owner| self.is_self(owner)));
        own.map(|object| self.text(object).to_owned()).collect()
    }

    /// Whether one of these methods is called behind `node`, in its function, of something that it mentions: `task.result()`,
    /// also of each of a list. Where `node` is a name, what it is given to there may do so.
    fn is_asked_behind(self: &Arc<Self>, node: NodeId, methods: &[String]) -> bool {
        let scope = self.function(node).unwrap_or(NodeId::ROOT);
        let end = self.facts.tree[node].span.end;
        let calls = self.calls_named(scope, methods);
        let behind = calls.iter().filter(|&&call| self.facts.tree[call].span.start >= end);
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let reads = id.into_iter().flat_map(|id| &self.facts.scopes.binding(id).reads);
        let tree = &self.facts.tree;
        let taken_by = |node: NodeId| tree.parent(node).and_then(|call| self.callee_path(call));
        let given = |&read: &&NodeId| {
            let late = tree[*read].span.start >= end && tree[*read].role == Role::Argument;
            late && taken_by(*read) != taken_by(node)
        };
        behind.flat_map(|&call| self.receivers(call)).any(|receiver| self.mentions(node, &receiver))
            || reads.into_iter().any(|read| given(&read))
    }

    /// Whether what `node` gives is made there, so that nothing of it can have been cancelled before.
    fn makes_its_elements(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::ListComprehension | Kind::SetComprehension | Kind::Generator)
    }

    /// How the object of a method call is written; for a loop variable also what the loop walks.
    fn receivers(&self, call: NodeId) -> Vec<String> {
        let callee = self.child(call, Role::Callee);
        let Some(object) = callee.and_then(|callee| self.child(callee, Role::Object)) else { return Vec::new() };
        let mut found = vec![self.text(object).to_owned()];
        let id = self.facts.scopes.of_name.get(object.index()).copied().flatten();
        for bind in id.into_iter().flat_map(|id| &self.facts.scopes.binding(id).binds) {
            if let How::Loop(Some(over)) = bind.how {
                let names = self.facts.tree.walk(over);
                let names = names.filter(|&part| {
                    matches!(self.kind(part), Kind::Name | Kind::Attribute)
                        && !self.is_self(part)
                        && self.path(part).is_none()
                });
                found.extend(names.map(|part| self.text(part).to_owned()));
            }
        }
        found
    }

    fn mentions(&self, node: NodeId, written: &str) -> bool {
        self.facts.tree.walk(node).any(|part| self.text(part) == written)
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "catches" => cx.catches(id).into_iter().map(Value::from).collect(),
        "always_raises" => Value::from(cx.always_raises(id)),
        "only_records" => Value::from(cx.only_records(id)),
        "hands_on_caught" => Value::from(cx.hands_on_caught(id)),
        "awaits" => Value::from(cx.awaits(id)),
        "waits" => node.nodes(cx.waits_in_body(id)),
        "awaits_cancelled" => Value::from(cx.awaits_cancelled(id)),
        "is_cancelled" => Value::from(!cx.makes_its_elements(id) && cx.is_cancelled(id)),
        "yields" => Value::from(cx.yields(id)),
        _ => return None,
    })
}

/// What this file adds to the words with arguments.
pub(super) fn method(node: &Node, name: &str, words: &[String]) -> Option<Value> {
    Some(match name {
        "swallows" => Value::from(node.cx.swallows(node.id, words)),
        "asked_behind" => Value::from(node.cx.is_asked_behind(node.id, words)),
        _ => return None,
    })
}
