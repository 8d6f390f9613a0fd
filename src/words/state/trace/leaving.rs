//! Tests that leave: what an `if` decides about what stands behind it, since a branch of it returns or raises.

use super::env::{Check, Deed};
use super::{Look, Walk};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::state::State;

impl Walk<'_> {
    /// Whether what stands behind an `if`, one branch of which leaves (the body, or the other one), still depends on
    /// its test; notes the writes that do. A test that gives back what it finds, or that leaves where something is there,
    /// nothing is there to be taken, or a number has reached its limit, is made for what stands behind it; any other is seldom more than a side condition.
    pub(super) fn lasts(&self, check: &mut Check, by_body: bool) -> bool {
        if self.look == Look::Guard || self.gives_back(check.owner, &check.state) {
            return true;
        }
        let aside = by_body
            && self.look == Look::Check
            && !self.touches(check.owner, &check.state)
            && !self.ends_walk(check.owner);
        let test = self.cx.child(check.owner, Role::Test).filter(|_| aside);
        check.only = test.and_then(|test| {
            let fills = self.finds(test, &check.state).then_some(Deed::Fill);
            let counts = || self.measures(test, &check.state).then_some(Deed::Count);
            fills.or_else(counts).or_else(|| self.misses(test, &check.state).then_some(Deed::Take))
        });
        check.only.is_some()
    }

    /// Whether a branch of the `if` statement returns the state that it tests: what stands behind it fills the state.
    fn gives_back(&self, branch: NodeId, state: &State) -> bool {
        let cx = self.cx;
        let returns = cx.here(branch).filter(|&node| cx.kind(node) == Kind::Return);
        let mut returns = returns.into_iter();
        returns.any(|node| {
            let kept = cx.child(node, Role::Value).and_then(|value| cx.variable(value));
            let kept = kept.and_then(|id| self.env.locals.get(&id)).into_iter().flatten();
            kept.into_iter().any(|taint| taint.state.meets(state))
                || cx.here(node).any(|part| cx.collection_state(part).is_some_and(|found| found.meets(state)))
        })
    }

    /// Whether the branch ends a walk: the steps of one are taken one after the other.
    fn ends_walk(&self, branch: NodeId) -> bool {
        let cx = self.cx;
        let mut raised = cx.here(branch).filter(|&node| cx.kind(node) == Kind::Raise);
        raised.any(|raise| {
            let value = cx.child(raise, Role::Value);
            let class = value.map(|value| cx.child(value, Role::Callee).unwrap_or(value));
            class.is_some_and(|class| cx.is_in_group("ends of a walk", cx.text(class)))
        })
    }

    /// Whether the branch that leaves changes the state itself: what it has not changed is decided elsewhere.
    fn touches(&self, branch: NodeId, state: &State) -> bool {
        self.cx.in_role(branch, Role::Body).into_iter().any(|one| self.cx.writes_state(one, state))
    }

    /// Whether the test holds where there is something: `x`, `x is not None`, `key in x`, also beside other tests.
    fn finds(&self, test: NodeId, state: &State) -> bool {
        let cx = self.cx;
        let is_it = |node: NodeId| cx.state_of(node).is_some_and(|found| found.is_with(state));
        match cx.kind(test) {
            Kind::Name | Kind::Attribute | Kind::Subscript | Kind::Call => is_it(test),
            Kind::Logical => cx.in_role(test, Role::Operand).into_iter().any(|operand| self.finds(operand, state)),
            Kind::Compare => match (cx.child(test, Role::Left), cx.in_role(test, Role::Right).as_slice()) {
                (Some(left), &[right]) => match cx.operator_words(left, right)[..] {
                    ["in"] => is_it(right),
                    ["is", "not"] => cx.kind(right) == Kind::None && is_it(left),
                    _ => false,
                },
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the test holds where there is nothing: `not x`, `key not in x`, also as one of several ways to hold.
    fn misses(&self, test: NodeId, state: &State) -> bool {
        let cx = self.cx;
        let is_it = |node: NodeId| cx.state_of(node).is_some_and(|found| found.is_with(state));
        match cx.kind(test) {
            Kind::Logical if !cx.all_hold(test) => {
                cx.in_role(test, Role::Operand).into_iter().any(|operand| self.misses(operand, state))
            }
            Kind::Unary if cx.has(test, Flags::NOT) => cx.child(test, Role::Operand).is_some_and(is_it),
            Kind::Compare => match (cx.child(test, Role::Left), cx.in_role(test, Role::Right).as_slice()) {
                (Some(left), &[right]) => cx.operator_words(left, right)[..] == ["not", "in"] && is_it(right),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the test asks if the state, or how much it holds, is more or less than something.
    fn measures(&self, test: NodeId, state: &State) -> bool {
        let cx = self.cx;
        let (Some(left), [right]) = (cx.child(test, Role::Left), &cx.in_role(test, Role::Right)[..]) else {
            return false;
        };
        let is_state = |node: NodeId| cx.state_of(node).is_some_and(|found| found.meets(state));
        let counted = |node: NodeId| match cx.positional(node)[..] {
            [collection] => cx.is_call_of(node, "functions that count") && is_state(collection),
            _ => false,
        };
        let is_it = |node: NodeId| is_state(node) || cx.kind(node) == Kind::Call && counted(node);
        cx.kind(test) == Kind::Compare
            && matches!(cx.operator_words(left, *right)[..], ["<" | "<=" | ">" | ">="])
            && (is_it(left) || is_it(*right))
    }

    /// Whether the assignment or call `by` does this to the state.
    pub(super) fn does(&self, by: NodeId, deed: Deed, state: &State) -> bool {
        let cx = self.cx;
        let value = || cx.child(by, Role::Value);
        match (deed, cx.kind(by)) {
            (Deed::Fill, Kind::Call) => true,
            // A flag that is set at the end says that all is done, not what was found.
            (Deed::Fill, Kind::Assign | Kind::AssignExpression) => {
                state.entry.is_some() || value().is_some_and(|value| !self.is_plain(value))
            }
            (Deed::Take, Kind::Delete) => state.entry.is_some() && !cx.expects_absence(by),
            // With a second argument it is content with nothing.
            (Deed::Take, Kind::Call) => {
                let callee = cx.child(by, Role::Callee);
                let takes = callee.is_some_and(|callee| cx.is_in_group("taking methods", cx.name(callee)));
                takes && cx.in_role(by, Role::Argument).len() < 2 && !cx.expects_absence(by)
            }
            (Deed::Count, Kind::AugAssign) => true,
            (Deed::Count, Kind::Call) => {
                let callee = cx.child(by, Role::Callee);
                callee.is_some_and(|callee| cx.is_in_group("changing methods", cx.name(callee)))
            }
            (Deed::Count, Kind::Assign) if state.entry.is_some() => true,
            (Deed::Count, Kind::Assign) => value().is_some_and(|value| cx.kind(value) == Kind::Binary),
            _ => false,
        }
    }

    /// Whether `by` stands in the list of the `if` itself: what encloses it may go on for long behind the write, and a lock
    /// would be held to its end.
    pub(super) fn is_beside(&self, owner: NodeId, by: NodeId) -> bool {
        let tree = &self.cx.facts.tree;
        let place = |node: NodeId| (tree.parent(node), tree[node].role);
        self.cx.statement(by).is_some_and(|statement| place(statement) == place(owner))
    }

    /// Whether an expression is a constant, or a collection with nothing in it.
    fn is_plain(&self, node: NodeId) -> bool {
        match self.cx.kind(node) {
            Kind::None | Kind::True | Kind::False | Kind::Number | Kind::String => true,
            Kind::List | Kind::Tuple | Kind::Dict | Kind::Set => self.cx.facts.tree.children(node).next().is_none(),
            _ => false,
        }
    }
}
