//! A function in the order in which it runs: what state it touches, and which writes come from a look at the state that
//! others may have made stale meanwhile.
//!
//! Values are followed through locals, along every branch; a loop is walked once. Statements are walked here,
//! `leaving` judges tests that leave, `expression` evaluates, `write` binds and judges, `kept` tells what locals keep of a
//! look, `window` notes the suspensions on the way to a write, `env` is what is known at a point. Start at [`Cx::trace`].

mod env;
mod expression;
mod kept;
mod leaving;
mod window;
mod write;

use std::sync::Arc;

use super::{Event, State};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;
use env::{Check, Env, Taint, add};

/// What makes a write a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Its value comes from a read before a suspension.
    Write,
    /// A test of the state before a suspension leads to it.
    Check,
    /// Either of both; tests of locals that hold what was read count as well.
    Guard,
    /// Its value comes from a read, with or without a suspension between: threads may run anywhere.
    Update,
    /// Nothing: every way from a look at the state over a suspension to a write is told, whatever is written.
    Between,
}

impl Look {
    /// The look that a recipe names.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "write" => Look::Write,
            "check" => Look::Check,
            "guard" => Look::Guard,
            "update" => Look::Update,
            _ => return None,
        })
    }
}

/// A write of shared state that depends on an earlier look at it, others being let in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Race {
    /// What is written.
    pub state: State,
    /// The expression that reads, or the statement that tests.
    pub read: NodeId,
    /// Where others are let in; none where that is everywhere.
    pub suspension: Option<NodeId>,
    /// The assignment or call that writes.
    pub write: NodeId,
}

/// A write of shared state to which ways lead from an earlier look at it, over suspensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What is written.
    pub state: State,
    /// The expressions that look at it before a suspension.
    pub reads: Vec<NodeId>,
    /// Where others are let in between.
    pub suspensions: Vec<NodeId>,
    /// The assignment or call that writes.
    pub write: NodeId,
}

/// What happens in a function.
#[derive(Debug, Default)]
pub struct Trace {
    /// Accesses and suspensions in the order in which they happen.
    pub events: Vec<Event>,
    /// Writes that may be stale.
    pub races: Vec<Race>,
    /// For [`Look::Between`]: the writes with a suspension on the way to them.
    pub windows: Vec<Window>,
}

impl Cx {
    /// What happens in `function`, and the races that `look` asks for. Locks are not looked at.
    pub fn trace(self: &Arc<Self>, function: NodeId, look: Look) -> Trace {
        let mut walk = Walk { cx: self, look, out: Trace::default(), env: Env::default(), testing: false };
        walk.block(&self.in_role(function, Role::Body));
        walk.out
    }
}

struct Walk<'a> {
    cx: &'a Arc<Cx>,
    look: Look,
    out: Trace,
    env: Env,
    testing: bool,
}

impl Walk<'_> {
    fn block(&mut self, statements: &[NodeId]) {
        for &statement in statements {
            self.statement(statement);
            // What stands behind a return is never run.
            if self.env.left {
                break;
            }
        }
    }

    fn role(&mut self, node: NodeId, role: Role) {
        self.block(&self.cx.in_role(node, role));
    }

    fn statement(&mut self, node: NodeId) {
        let cx = self.cx;
        match cx.kind(node) {
            Kind::Function | Kind::Class | Kind::Import | Kind::Global | Kind::Nonlocal | Kind::TypeDeclaration => {}
            Kind::If => self.branch(node),
            Kind::For | Kind::ForIn => {
                let values = cx.child(node, Role::Iterable).map(|iterable| self.value(iterable)).unwrap_or_default();
                self.wait_if_async(node);
                for target in cx.in_role(node, Role::Target) {
                    self.bind(target, values.clone(), node);
                }
                self.repeated(node);
            }
            Kind::While | Kind::ForLoop => {
                cx.in_role(node, Role::Init).into_iter().for_each(|init| self.any(init));
                self.test_role(node);
                self.repeated(node);
                self.test_role(node);
            }
            Kind::DoWhile => {
                self.repeated(node);
                self.test_role(node);
            }
            Kind::Try => self.attempt(node),
            Kind::With => self.with(node),
            Kind::Match => self.cases(node),
            Kind::Block | Kind::Labeled => self.role(node, Role::Body),
            Kind::Return | Kind::Raise | Kind::Break | Kind::Continue => {
                self.parts(node);
                self.env.left = true;
            }
            Kind::Assert => self.test_role(node),
            _ => self.any(node),
        }
    }

    /// An expression or a simple statement whose value is of no use.
    fn any(&mut self, node: NodeId) {
        let from = self.env.temps.place();
        self.expression(node);
        self.env.temps.drop_since(from);
    }

    fn parts(&mut self, node: NodeId) {
        for part in self.cx.facts.tree.children(node).collect::<Vec<_>>() {
            self.any(part);
        }
    }

    fn wait_if_async(&mut self, node: NodeId) {
        if self.cx.has(node, Flags::ASYNC) {
            self.suspend(node);
        }
    }

    fn suspend(&mut self, node: NodeId) {
        self.out.events.push(Event::Suspension(node));
        self.env.suspend(node);
        self.env.ways.iter_mut().for_each(|way| way.suspend(node));
    }

    fn branch(&mut self, node: NodeId) {
        let cx = self.cx;
        let test = cx.child(node, Role::Test);
        let checks = test.map(|test| self.test(test)).unwrap_or_default();
        let statement = test.and_then(|test| cx.statement(test)).unwrap_or(node);
        let new = checks.into_iter().map(|(state, read, suspended)| Check {
            state,
            node: read.unwrap_or(statement),
            owner: node,
            suspended,
            only: None,
        });
        add(&mut self.env.checks, new);
        let before = self.env.clone();
        self.role(node, Role::Body);
        let body = std::mem::replace(&mut self.env, before);
        self.role(node, Role::Else);
        let leaving = (body.left != self.env.left).then_some(body.left);
        let other = std::mem::take(&mut self.env);
        self.env = body.join(other);
        let mut checks = std::mem::take(&mut self.env.checks);
        checks.retain_mut(|check| check.owner != node || leaving.is_some_and(|by_body| self.lasts(check, by_body)));
        self.env.checks = checks;
    }

    /// Evaluates a test. Gives the state it looks at: directly, or through a local with the expression that read it.
    fn test(&mut self, test: NodeId) -> Vec<(State, Option<NodeId>, Option<NodeId>)> {
        let tree = &self.cx.facts.tree;
        let looks = self.looks(test).into_iter();
        let told = |taint: Taint| {
            let read = Some(taint.read).filter(|&read| !tree.is_within(read, test));
            (taint.state, read, taint.suspended)
        };
        looks.map(told).collect()
    }

    /// Evaluates a test. Gives the looks at state that it is made of: those in it, and for [`Look::Guard`] those that
    /// locals hold.
    fn looks(&mut self, test: NodeId) -> Vec<Taint> {
        let (mut direct, mut carried) = self.looked_at(test);
        match self.look {
            Look::Guard => direct.extend(carried),
            Look::Check => {
                carried.retain(|taint| self.keeper(taint).is_some());
                carried.iter().for_each(|taint| self.env.look_again(&taint.state));
                direct.extend(carried.into_iter().filter(|taint| self.is_kept_for(taint, test)));
            }
            Look::Write | Look::Update | Look::Between => direct.clear(),
        }
        direct
    }

    /// What a test uses: read in it, and carried there in locals.
    fn looked_at(&mut self, test: NodeId) -> (Vec<Taint>, Vec<Taint>) {
        let was_testing = std::mem::replace(&mut self.testing, true);
        let values = self.value(test);
        self.testing = was_testing;
        let tree = &self.cx.facts.tree;
        let (direct, mut carried): (Vec<Taint>, Vec<Taint>) =
            values.into_iter().partition(|taint| tree.is_within(taint.read, test));
        // How many there are says nothing of the entries.
        for fresh in direct.iter().filter(|taint| taint.suspended.is_none()) {
            if self.look == Look::Guard && self.is_counted(fresh.read) {
                continue;
            }
            self.env.look_again(&fresh.state);
            // `map.get(key) === known` says whether what was known still holds.
            carried.retain(|taint| taint.suspended.is_none() || !taint.state.meets(&fresh.state));
        }
        (direct, carried)
    }

    /// Whether a collection is read for its number of entries alone: `rows.size`.
    fn is_counted(&self, read: NodeId) -> bool {
        let tree = &self.cx.facts.tree;
        let member = tree.parent(read).filter(|_| tree[read].role == Role::Object).unwrap_or(read);
        self.cx.kind(member) == Kind::Attribute && self.cx.is_in_group("counting members", self.cx.name(member))
    }

    /// Notes that what follows depends on these looks, until `owner` is done.
    fn depend(&mut self, owner: NodeId, looks: &[Taint]) {
        let check = |look: &Taint| Check {
            state: look.state.clone(),
            node: look.read,
            owner,
            suspended: look.suspended,
            only: None,
        };
        add(&mut self.env.checks, looks.iter().map(check));
    }

    fn depend_no_more(&mut self, owner: NodeId) {
        self.env.checks.retain(|check| check.owner != owner);
    }

    fn test_role(&mut self, node: NodeId) {
        if let Some(test) = self.cx.child(node, Role::Test) {
            self.test(test);
        }
    }

    /// The body of a loop, which may run or not.
    fn repeated(&mut self, node: NodeId) {
        let before = self.env.clone();
        self.role(node, Role::Body);
        self.cx.in_role(node, Role::Update).into_iter().for_each(|update| self.any(update));
        let mut body = std::mem::take(&mut self.env);
        // A `break` or `continue` of the body goes on behind the loop.
        body.left = false;
        self.env = before.union(body);
        self.role(node, Role::Else);
    }

    fn attempt(&mut self, node: NodeId) {
        let before = self.env.clone();
        self.role(node, Role::Body);
        let body = self.env.clone();
        let mut caught = before.union(body.clone());
        caught.left = false;
        self.role(node, Role::Else);
        let mut ends = vec![std::mem::take(&mut self.env)];
        for handler in self.cx.in_role(node, Role::Handler) {
            self.env = caught.clone();
            self.role(handler, Role::Body);
            ends.push(std::mem::take(&mut self.env));
        }
        let last = self.cx.in_role(node, Role::Finally);
        let left = ends.iter().all(|end| end.left);
        if !last.is_empty() {
            // It also runs on the ways that leave.
            self.env = ends.into_iter().reduce(Env::union).unwrap_or_default();
            self.env.left = false;
            self.block(&last);
            self.env.left |= left;
            return;
        }
        self.env = ends.into_iter().reduce(Env::join).unwrap_or_default();
    }

    fn with(&mut self, node: NodeId) {
        for item in self.cx.in_role(node, Role::Item) {
            let values = self.cx.child(item, Role::Value).map(|value| self.value(value)).unwrap_or_default();
            self.wait_if_async(node);
            if let Some(target) = self.cx.child(item, Role::Target) {
                self.bind(target, values, node);
            }
        }
        self.role(node, Role::Body);
        self.wait_if_async(node);
    }

    fn cases(&mut self, node: NodeId) {
        let (direct, carried) = self.cx.child(node, Role::Test).map(|test| self.looked_at(test)).unwrap_or_default();
        let values: Vec<Taint> = direct.into_iter().chain(carried).collect();
        if self.look == Look::Guard {
            self.depend(node, &values);
        }
        let before = self.env.clone();
        let mut ends = vec![before.clone()];
        for case in self.cx.in_role(node, Role::Handler) {
            self.env = before.clone();
            for pattern in self.cx.in_role(case, Role::Target) {
                self.bind(pattern, values.clone(), case);
            }
            self.cx.in_role(case, Role::Condition).into_iter().for_each(|guard| self.any(guard));
            self.role(case, Role::Body);
            // A `break` ends the case, not the function.
            self.env.left &= !self.cx.language.has_braces();
            ends.push(std::mem::take(&mut self.env));
        }
        self.env = ends.into_iter().reduce(Env::join).unwrap_or_default();
        self.depend_no_more(node);
    }
}
