//! Loops that only wait, and loops that only compute.

use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, Kind, NodeId, Role};

/// Loops that end at a number up to this one are short.
const SHORT: f64 = 100.0;

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "idle_loop" => node.maybe(cx.idle_loop(id)),
        "idles" => Value::from(cx.idles(id)),
        "statements" => node.nodes(cx.statements(id)),
        "counts_deep" => Value::from(cx.is_outer_computation(id)),
        "computations" => node.nodes(cx.here(id).filter(|&it| cx.is_outer_computation(it))),
        "changes_something" => Value::from(cx.changes_something(id)),
        "is_pause" => Value::from(cx.is_pause(id)),
        "only_looks" => Value::from(cx.is_a_look(id)),
        "waits_for_change" => Value::from(cx.waits_for_change(id)),
        "sign" => Value::from(cx.sign(id)),
        "defined_as" => node.maybe(cx.defined_as(id)),
        _ => return None,
    })
}

impl Cx {
    /// The loop in whose test `node` stands, if its rounds do nothing but test.
    pub fn idle_loop(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            if matches!(self.kind(up), Kind::While | Kind::DoWhile | Kind::ForLoop) {
                return (tree[below].role == Role::Test && self.idles(up)).then_some(up);
            }
            if matches!(self.kind(up), Kind::Function | Kind::Block) {
                return None;
            }
            below = up;
        }
        None
    }

    /// Whether the rounds of a loop do nothing but test.
    fn idles(&self, node: NodeId) -> bool {
        let nothing = |it: &NodeId| matches!(self.kind(*it), Kind::Pass | Kind::Continue);
        let body = self.in_role(node, Role::Body);
        !body.is_empty()
            && self.child(node, Role::Update).is_none()
            && body.iter().all(|&it| self.statements(it).iter().all(nothing))
    }

    /// The statements of a block; a statement that is no block, alone.
    pub(super) fn statements(&self, node: NodeId) -> Vec<NodeId> {
        if self.kind(node) == Kind::Block { self.in_role(node, Role::Body) } else { vec![node] }
    }

    /// Whether `node` is the outermost of loops that count, one in the other, without ever waiting or starting work that
    /// does.
    pub(super) fn is_outer_computation(self: &Arc<Self>, node: NodeId) -> bool {
        let function = self.function(node);
        let around = self.facts.tree.ancestors(node).take_while(|&up| Some(up) != function);
        self.is_computation(node) && !around.into_iter().any(|up| self.is_computation(up))
    }

    fn is_computation(self: &Arc<Self>, node: NodeId) -> bool {
        self.counts(node)
            && self.here(node).any(|inner| inner != node && self.counts(inner))
            && !self.here(node).any(|inner| self.waits_or_starts(inner))
    }

    /// Whether a loop counts up or down, to more than a small number, or goes through a range.
    fn counts(&self, node: NodeId) -> bool {
        if self.walks_range(node) {
            return true;
        }
        let is_step = |it: NodeId| matches!(self.kind(it), Kind::Update | Kind::AugAssign);
        let test = self.child(node, Role::Test).filter(|&test| match self.child(node, Role::Update) {
            Some(update) => self.kind(node) == Kind::ForLoop && is_step(update),
            None => self.steps_in_body(node, test),
        });
        test.is_some_and(|test| {
            let bounds = self.facts.tree.children(test).filter(|&it| self.kind(it) == Kind::Number);
            !bounds.into_iter().any(|it| {
                self.text(it).replace('_', "").parse::<f64>().is_ok_and(|bound| bound <= SHORT && bound > 0.0)
            })
        })
    }

    /// Whether a `while` compares a counter that its body moves on.
    fn steps_in_body(&self, node: NodeId, test: NodeId) -> bool {
        let compares = matches!(self.kind(node), Kind::While | Kind::DoWhile | Kind::ForLoop)
            && self.kind(test) == Kind::Compare
            && matches!(self.sign(test).as_str(), "<" | "<=" | ">" | ">=");
        let asked: Vec<&str> = self.facts.tree.of_kind_in(test, Kind::Name).map(|it| self.text(it)).collect();
        let mut parts = self.in_role(node, Role::Body).into_iter().flat_map(|body| self.here(body));
        compares
            && parts.any(|step| {
                let moved = match self.kind(step) {
                    Kind::Update => self.child(step, Role::Operand),
                    Kind::AugAssign => self.child(step, Role::Target),
                    _ => None,
                };
                moved.is_some_and(|moved| self.kind(moved) == Kind::Name && asked.contains(&self.text(moved)))
            })
    }

    fn waits_or_starts(self: &Arc<Self>, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Await | Kind::Yield => true,
            Kind::New => self.callee_path(node).as_deref() == Some("Promise"),
            Kind::Call => {
                self.type_of(node).word() == "coroutine"
                    || self.is_call_of(node, "working globals")
                    || self.is_call_of(node, "task starters")
                    || self.is_in_group("starting names", &self.callee_name(node))
            }
            Kind::Macro => self.is_awaiting_macro(node),
            _ => false,
        }
    }

    /// Whether `node`, which is awaited, does nothing but let time pass: a call that the tables call a pause, by its path or
    /// its plain name, or a promise made around a timer.
    pub(super) fn is_pause(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Call => {
                let callee = self.child(node, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Name);
                let named = callee.is_some_and(|callee| self.is_in_group("pause names", self.text(callee)));
                named || self.is_call_of(node, "pauses")
            }
            Kind::New => {
                let handed = self.positional(node).first().and_then(|&arg| self.path(arg));
                handed.is_some_and(|path| self.is_in_group("timers", &path))
                    || !self.calling(node, self.group("timers")).is_empty()
            }
            _ => false,
        }
    }

    /// Whether running `node` may change anything: it calls, writes or waits; what it throws does not count.
    fn changes_something(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        self.here(node).any(|it| {
            let thrown = || tree.ancestors(it).take_while(|&up| up != node).any(|up| self.kind(up) == Kind::Raise);
            let changes = matches!(
                self.kind(it),
                Kind::Call
                    | Kind::New
                    | Kind::Await
                    | Kind::Yield
                    | Kind::AssignExpression
                    | Kind::AugAssign
                    | Kind::Update
            );
            changes && !thrown()
        })
    }

    /// Whether evaluating `node` calls nothing but methods that look into a collection, and the clock.
    fn is_a_look(&self, node: NodeId) -> bool {
        let mut calls = self.here(node).filter(|&it| self.kind(it) == Kind::Call);
        calls.all(|call| {
            self.is_call_of(call, "clocks")
                || self.child(call, Role::Callee).is_some_and(|callee| {
                    self.kind(callee) == Kind::Attribute && self.is_in_group("plain looks", self.name(callee))
                })
        })
    }

    /// Whether `root` has a loop of its own that looks at what others change, pauses and looks again.
    fn waits_for_change(&self, root: NodeId) -> bool {
        let pauses = |wait: NodeId| {
            let call = self.child(wait, Role::Operand);
            call.is_some_and(|call| ["sleeps", "yields"].iter().any(|group| self.is_call_of(call, group)))
        };
        let only_pauses = |around: NodeId| {
            let mut waits = self.here(around).filter(|&it| self.kind(it) == Kind::Await).peekable();
            waits.peek().is_some() && waits.all(pauses)
        };
        let loops = self.here(root).filter(|&it| self.kind(it) == Kind::While);
        loops.filter(|&it| only_pauses(it)).any(|around| {
            let tests = self.child(around, Role::Test).map(|it| vec![it]);
            // `loop { if ready.load(…) { break; } pause().await; }` says the same.
            let leaving = || {
                let inside = self.statements_of_loop(around).into_iter();
                inside.filter(|&it| self.kind(it) == Kind::If).filter_map(|it| self.child(it, Role::Test)).collect()
            };
            tests.unwrap_or_else(leaving).into_iter().any(|test| self.looks_at_shared(test))
        })
    }

    fn statements_of_loop(&self, around: NodeId) -> Vec<NodeId> {
        let body = self.child(around, Role::Body).map_or_else(Vec::new, |body| self.statements(body));
        let inner =
            |it: NodeId| self.child(it, Role::Value).filter(|_| self.kind(it) == Kind::Expression).unwrap_or(it);
        body.into_iter().map(inner).collect()
    }

    /// Whether a test looks at an atomic, or at what a lock or a cell holds, and takes nothing out of it.
    fn looks_at_shared(&self, test: NodeId) -> bool {
        let opens = self.here(test).any(|it| self.has(it, Flags::REFUTABLE));
        let mut calls = self.here(test).filter(|&it| self.kind(it) == Kind::Call);
        !opens
            && calls.any(|call| {
                let callee = self.child(call, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let given = self.positional(call).len();
                callee.is_some_and(|callee| match self.name(callee) {
                    "load" => given == 1,
                    name => given == 0 && self.is_in_group("guards", name),
                })
            })
    }

    /// The sign between the two operands of an operation.
    pub fn sign(&self, node: NodeId) -> String {
        let text = self.source.text();
        let parts: Vec<_> = self.facts.tree.children(node).map(|it| self.facts.with_parens(text, it)).collect();
        match parts[..] {
            [left, right] if left.end <= right.start => {
                let start = self.facts.skip_blank(text, left.end);
                text[start as usize..right.start as usize].split_whitespace().next().unwrap_or_default().to_owned()
            }
            _ => String::new(),
        }
    }

    /// The value of the only assignment to the name `node`.
    fn defined_as(&self, node: NodeId) -> Option<NodeId> {
        let bind = self.facts.scopes.binding(self.binding_named(node)?).single()?;
        match bind.how {
            crate::facts::How::Value(value) if !bind.from_inside => Some(value),
            _ => None,
        }
    }
}
