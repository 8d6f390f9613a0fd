//! Signs that one piece of code waits for and another gives: promises that are settled elsewhere, events, state that is looked
//! at again and again. They go by the name of what keeps them.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Kind, NodeId, Role};

impl Cx {
    /// The names of what the await or loop `part` waits for others to give.
    pub(super) fn signs_awaited(self: &Arc<Self>, part: NodeId) -> Vec<&str> {
        match self.kind(part) {
            Kind::Await => self.child(part, Role::Operand).map_or_else(Vec::new, |operand| self.signs_of(operand)),
            Kind::While | Kind::DoWhile | Kind::ForLoop if self.only_looks_on(part) => self.names_tested(part),
            _ => Vec::new(),
        }
    }

    pub(super) fn signs_of(self: &Arc<Self>, operand: NodeId) -> Vec<&str> {
        if !self.language.calls_start() {
            return self.sign_waited_for(operand).into_iter().collect();
        }
        let head = self.chain_head(operand);
        match self.kind(head) {
            Kind::New => {
                let keepers = self.resolver_keepers(head).into_iter();
                keepers.chain(self.heard_in(head)).map(|keeper| self.name(keeper)).collect()
            }
            Kind::Name => self.settlers_of(head),
            Kind::Attribute => {
                let object = self.child(head, Role::Object).map(|object| self.name(object));
                self.settlers_of(head).into_iter().chain(object).collect()
            }
            Kind::Call
                if self
                    .callee_path(head)
                    .is_some_and(|path| self.is_in_group("calls that wait for an event", &path)) =>
            {
                self.positional(head).first().map(|&object| self.name(object)).into_iter().collect()
            }
            Kind::Call => {
                let method = self.child(head, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
                let method = method.filter(|&it| self.is_in_group("methods that wait for others", self.name(it)));
                method.and_then(|it| self.child(it, Role::Object)).map(|object| self.name(object)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where a call starts nothing: the name of an event, `event.wait()`, or of a future, `future`.
    fn sign_waited_for(self: &Arc<Self>, operand: NodeId) -> Option<&str> {
        let callee = self.child(operand, Role::Callee).filter(|_| self.kind(operand) == Kind::Call);
        let sign = match callee {
            Some(callee) => self.child(callee, Role::Object).filter(|_| self.name(callee) == "wait")?,
            None if matches!(self.kind(operand), Kind::Name | Kind::Attribute) => operand,
            None => return None,
        };
        let known = |class: String| self.is_in_group("settled by others", &class);
        self.class_path(sign).is_none_or(known).then(|| self.name(sign))
    }

    /// What keeps the functions that settle the promise which the file makes by hand under this name.
    fn settlers_of(&self, kept: NodeId) -> Vec<&str> {
        let is_target = |made: &NodeId| {
            let up = self.facts.tree.parent(*made).and_then(|up| self.child(up, Role::Target));
            up.is_some_and(|target| self.name(target) == self.name(kept))
        };
        let made = self.promises_made_by_hand().into_iter().filter(is_target);
        made.flat_map(|made| self.resolver_keepers(made)).map(|keeper| self.name(keeper)).collect()
    }

    /// The objects that code in `node` listens to.
    fn heard_in(&self, node: NodeId) -> Vec<NodeId> {
        let callees = self.facts.tree.of_kind_in(node, Kind::Call).filter_map(|call| self.child(call, Role::Callee));
        let listens = callees.filter(|&callee| self.is_in_group("listening methods", self.name(callee)));
        let object = |callee| self.child(callee, Role::Object);
        // Of `controller.signal` the controller gives it.
        listens.filter_map(object).flat_map(|heard| [Some(heard), object(heard)]).flatten().collect()
    }

    /// Whether the rounds of a loop do nothing but let time pass, count and tell of it, so that others have to end it.
    pub(super) fn only_looks_on(&self, node: NodeId) -> bool {
        let counts = |part: NodeId| {
            let counted = self.child(part, Role::Operand).or_else(|| self.child(part, Role::Target));
            counted.is_some_and(|it| self.kind(it) == Kind::Name && !self.is_shared_name(it))
        };
        let acts = |part: NodeId| match self.kind(part) {
            Kind::Assign | Kind::AssignExpression | Kind::For => true,
            Kind::AugAssign | Kind::Update => !counts(part),
            Kind::Await => !self.child(part, Role::Operand).is_some_and(|operand| self.is_pause(operand)),
            Kind::Expression => {
                let value = self.child(part, Role::Value).filter(|&value| self.kind(value) == Kind::Call);
                value.is_some_and(|value| !self.is_record(value))
            }
            _ => false,
        };
        let rounds =
            |&part: &NodeId| !self.in_role(node, Role::Init).iter().any(|&it| self.facts.tree.is_within(part, it));
        let waits = self.here(node).any(|part| self.kind(part) == Kind::Await);
        waits && !self.here(node).filter(rounds).any(acts)
    }

    /// The names in the test of a loop, and in those within it.
    fn names_tested(&self, node: NodeId) -> Vec<&str> {
        let tests = self.here(node).filter(|&part| part == node || self.kind(part) == Kind::If);
        let tests = tests.flat_map(|part| self.in_role(part, Role::Test));
        let parts = tests.flat_map(|test| self.here(test));
        let named = parts.filter(|&part| matches!(self.kind(part), Kind::Name | Kind::Attribute));
        named.filter(|&part| self.facts.tree[part].role != Role::Callee).map(|part| self.name(part)).collect()
    }

    /// Where code of the file gives a sign that goes by `name`.
    pub(super) fn signs_given<'n>(&'n self, name: &str) -> impl Iterator<Item = NodeId> + 'n {
        self.named(name).iter().copied().filter(|&node| self.gives_at(node))
    }

    /// Whether what stands at `node` is called, written, changed or gone over there: no method is called that only looks,
    /// listens or waits.
    fn gives_at(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let holder = |&at: &NodeId| {
            tree.parent(at).filter(|&up| {
                matches!(self.kind(up), Kind::Attribute | Kind::Subscript) && tree[at].role == Role::Object
            })
        };
        let whole = std::iter::successors(Some(node), holder).last().unwrap_or(node);
        match tree[whole].role {
            Role::Target | Role::Iterable => self.language.calls_start(),
            Role::Callee if !self.language.calls_start() => {
                self.is_in_group("methods that let others go on", self.name(whole))
            }
            Role::Callee => {
                let method = self.name(whole);
                let groups = ["listening methods", "members of a pending value", "plain looks", "waiting methods"];
                !groups.iter().any(|group| self.is_in_group(group, method))
            }
            _ => false,
        }
    }
}
