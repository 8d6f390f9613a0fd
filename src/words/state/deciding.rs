//! Tests above a section that decide whether it runs. Who has to wait for a lock behind such a test may find that it does not
//! hold any longer, so that the lock has to be taken before.

use std::sync::Arc;

use super::section::Section;
use super::trace::Race;
use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;

/// What stands above a place and looks at some state, nobody being let in between.
#[derive(Clone, Copy, Debug, Default)]
struct Tests {
    /// The outermost statement that decides once: an `if` or `match` around the place, or one before it that leaves.
    once: Option<NodeId>,
    /// The loop around that asks before each round.
    by_loop: Option<NodeId>,
}

impl Cx {
    /// The statements with those above them that decide whether they run by a look at the state of the race.
    pub(super) fn with_deciding(self: &Arc<Self>, statements: Vec<NodeId>, race: &Race) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let Some(first) = self.tests_above(statements[0], race).once else { return statements };
        let last = statements[statements.len() - 1];
        let rest = self.rest_of(first).into_iter();
        rest.take_while(|&one| tree[one].span.start <= tree[last].span.start).collect()
    }

    /// The statements from the one on that keeps something of the state in a local which they use: who waits for the lock behind
    /// it would go on with what was there before.
    pub(super) fn with_copies(self: &Arc<Self>, statements: Vec<NodeId>, race: &Race) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let (first, last) = (statements[0], statements[statements.len() - 1]);
        let before: Vec<NodeId> = self.siblings(first).into_iter().take_while(|&one| one != first).collect();
        let quiet = before.into_iter().rev().take_while(|&one| !self.suspends(one));
        let Some(from) = quiet.filter(|&one| self.keeps_for(one, &statements, race)).last() else { return statements };
        self.rest_of(from).into_iter().take_while(|&one| tree[one].span.start <= tree[last].span.start).collect()
    }

    /// Whether a statement gives a local a value made of the state that the statements read.
    fn keeps_for(self: &Arc<Self>, statement: NodeId, statements: &[NodeId], race: &Race) -> bool {
        let assigns = |&one: &NodeId| self.kind(one) == Kind::Assign;
        let value = Some(statement).filter(assigns).and_then(|one| self.child(one, Role::Value));
        let local = |&target: &NodeId| self.kind(target) == Kind::Name && self.state_of(target).is_none();
        let target = self.child(statement, Role::Target).filter(local);
        let Some((value, name)) = value.zip(target.and_then(|target| self.binding_named(target))) else { return false };
        let looks = |part: NodeId| self.state_of(part).is_some_and(|found| found.meets(&race.state));
        let used = |read: NodeId| statements.iter().any(|&one| self.facts.tree.is_within(read, one));
        self.here(value).any(looks) && self.facts.scopes.binding(name).reads.iter().any(|&read| used(read))
    }

    /// The loop around the section whose test looks at its state: to wait for a lock behind it would be too late.
    pub(super) fn deciding_loop(self: &Arc<Self>, section: &Section) -> Option<NodeId> {
        let first = section.statements[0];
        section.races.iter().find_map(|race| self.tests_above(first, race).by_loop)
    }

    fn tests_above(self: &Arc<Self>, place: NodeId, race: &Race) -> Tests {
        let tree = &self.facts.tree;
        let mut found = Tests::default();
        let mut at = place;
        loop {
            let before = self.siblings(at).into_iter().take_while(|&one| one != at).collect::<Vec<_>>();
            for one in before.into_iter().rev() {
                let leaves = self.leaves_or_passes(one);
                if leaves && self.tests_state(one, race) {
                    found.once = Some(one);
                } else if if leaves { self.test_suspends(one) } else { self.suspends(one) } {
                    return found;
                }
            }
            let Some(up) = tree.parent(at) else { return found };
            match self.kind(up) {
                Kind::While if self.tests_state(up, race) => return Tests { by_loop: Some(up), ..found },
                Kind::If | Kind::Match if self.tests_state(up, race) => {
                    found.once = self.child(up, Role::Test).and_then(|test| self.statement(test))
                }
                Kind::If | Kind::Match | Kind::Case | Kind::Try => {}
                Kind::With if !self.is_suspension(up) => {}
                _ => return found,
            }
            at = up;
        }
    }

    /// Whether a statement is a test that what stands behind it is come to from without running anything else.
    fn leaves_or_passes(&self, statement: NodeId) -> bool {
        let leaves =
            |last: &NodeId| self.always_leaves(*last) || matches!(self.kind(*last), Kind::Break | Kind::Continue);
        match self.kind(statement) {
            Kind::If => {
                let body = self.in_role(statement, Role::Body);
                body.last().is_some_and(leaves) && self.in_role(statement, Role::Else).is_empty()
            }
            kind => kind == Kind::Assert,
        }
    }

    fn test_suspends(&self, node: NodeId) -> bool {
        self.child(node, Role::Test).is_some_and(|test| self.suspends(test))
    }

    /// Whether the test looks at the state; of a collection, at the entry in question.
    fn tests_state(self: &Arc<Self>, node: NodeId, race: &Race) -> bool {
        let Some(test) = self.child(node, Role::Test).filter(|&test| !self.suspends(test)) else { return false };
        let looks = |part: NodeId| self.state_of(part).is_some_and(|found| found.is_with(&race.state));
        let names_entry = |entry: &String| self.here(test).any(|part| self.text(part) == entry);
        self.here(test).any(looks) && race.state.entry.as_ref().is_none_or(names_entry)
    }
}
