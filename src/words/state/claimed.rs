//! What tells others that somebody is at work: keys that are kept meanwhile, `if (busy.has(key)) return; busy.add(key); …
//! busy.delete(key);`, and flags.

use std::sync::Arc;

use super::State;
use super::section::Section;
use super::trace::Race;
use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;

/// A call of a method of a collection with a key.
struct Use<'a> {
    call: NodeId,
    collection: &'a str,
    key: &'a str,
}

impl Cx {
    /// Whether who comes second with the same key is turned away while the first waits: the key is looked for and put down
    /// without a suspension between, and taken out again later. That goes for the key's own collection, and for entries of
    /// others under the same key that are looked at and written behind it.
    pub(super) fn is_claimed(self: &Arc<Self>, function: NodeId, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let Some(suspension) = race.suspension else { return false };
        let taken_out = self.uses_by(function, &["delete"]);
        let puts = self.uses_by(function, &["add", "set"]);
        puts.into_iter().any(|put| {
            let same = |other: &Use<'_>| other.collection == put.collection && other.key == put.key;
            let after = |node: NodeId| tree[node].span.start > tree[put.call].span.end;
            let mut given_up = taken_out.iter().filter(|other| same(other) && after(other.call));
            let own = || taken_out.iter().any(|other| same(other) && other.call == race.write);
            let entry = race.state.entry.as_deref() == Some(put.key);
            let behind = || entry && self.statement(put.call).is_some_and(|put| self.is_around(put, suspension));
            given_up.next().is_some() && (own() || behind()) && self.is_looked_for(function, &put)
        })
    }

    /// Whether the state is set before anybody is let in wherever it is written behind: both under the same condition.
    /// `if not quick: busy = True` … `if not quick and failed: busy = False`
    pub(super) fn is_claimed_where_written(self: &Arc<Self>, function: NodeId, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let Some(suspension) = race.suspension else { return false };
        let between = tree[self.looked_at(race)].span.end..tree[suspension].span.start;
        let sets = self.here(function).filter(|&node| {
            let own = |target: NodeId| self.state_of(target).is_some_and(|found| found == race.state);
            let assigns = matches!(self.kind(node), Kind::Assign | Kind::AssignExpression);
            assigns
                && between.start <= tree[node].span.start
                && tree[node].span.end <= between.end
                && self.child(node, Role::Target).is_some_and(own)
        });
        let wanted = self.conditions_of(race.write, function);
        sets.into_iter().any(|set| {
            let needed = self.conditions_of(set, function);
            let mut own = needed.into_iter().filter(|&one| !self.depends_on(one, &race.state)).peekable();
            let same = |one: NodeId| wanted.iter().any(|&other| other == one || self.text(other) == self.text(one));
            own.peek().is_some() && own.all(|one| self.stays_as_it_is(one, function) && same(one))
        })
    }

    /// The look at the state: the test of what decides by it.
    fn looked_at(&self, race: &Race) -> NodeId {
        self.child(race.read, Role::Test).unwrap_or(race.read)
    }

    /// What has to hold for `node` to be come to within `function`: the tests of `if` statements whose body it is in, an
    /// `and` by its parts.
    fn conditions_of(&self, node: NodeId, function: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let (mut found, mut below) = (Vec::new(), node);
        for up in tree.ancestors(node).take_while(|&up| up != function) {
            if self.kind(up) == Kind::If && tree[below].role == Role::Body {
                let test = self.child(up, Role::Test);
                let parts = test.filter(|&test| self.kind(test) == Kind::Logical && self.all_hold(test));
                found.extend(parts.map_or_else(|| test.into_iter().collect(), |it| self.in_role(it, Role::Operand)));
            }
            below = up;
        }
        found
    }

    /// Whether a test asks nothing but parameters and locals that are set once.
    fn stays_as_it_is(&self, test: NodeId, function: NodeId) -> bool {
        self.facts.tree.walk(test).all(|part| match self.kind(part) {
            Kind::Name => self.binding_named(part).is_some_and(|id| {
                let binding = self.facts.scopes.binding(id);
                let home = self.facts.scopes.scope(binding.scope).node;
                binding.binds.len() == 1 && self.function_of_scope(home) == Some(function)
            }),
            kind => matches!(kind, Kind::Unary | Kind::Compare | Kind::None | Kind::Number | Kind::String),
        })
    }

    /// Whether what is found out about the state is only written down, in a log: whatever it is, the same is done behind.
    pub(super) fn is_only_told(&self, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let looked = self.looked_at(race);
        let mut around = tree.ancestors(looked).take_while(|&up| self.kind(up) != Kind::Function);
        let Some(branch) = around.find(|&up| self.kind(up) == Kind::If) else { return false };
        let tested = self.child(branch, Role::Test).is_some_and(|test| tree.is_within(looked, test));
        let branches = [Role::Body, Role::Else].into_iter().flat_map(|role| self.in_role(branch, role));
        let told = |one: NodeId| {
            let value = self.child(one, Role::Value).filter(|_| self.kind(one) == Kind::Expression);
            value.is_some_and(|value| self.is_record(value))
        };
        tested && branches.flat_map(|one| self.statements(one)).all(told)
    }

    /// Whether a run of the section's function finds out that another one is under way, by a flag or a state that it waits to
    /// change: under the lock it would never find the one set, nor see the other change.
    pub(super) fn meets_itself(self: &Arc<Self>, section: &Section) -> bool {
        let flags = section.races.iter().any(|race| self.flags_its_runs(&section.statements, &race.state));
        flags || self.looks_for_its_runs(&section.statements)
    }

    /// Whether the statements set the state, let others in, and reset it whatever happens.
    fn flags_its_runs(self: &Arc<Self>, statements: &[NodeId], state: &State) -> bool {
        let tree = &self.facts.tree;
        let value = |assign: NodeId| {
            let is_assign = matches!(self.kind(assign), Kind::Assign | Kind::AssignExpression);
            let own = |target: NodeId| self.state_of(target).is_some_and(|found| found == *state);
            let value = self.child(assign, Role::Value).filter(|_| is_assign)?;
            self.child(assign, Role::Target).is_some_and(own).then(|| self.kind(value))
        };
        let parts: Vec<NodeId> = statements.iter().flat_map(|&one| self.here(one)).collect();
        let assigned: Vec<(NodeId, Kind)> = parts.iter().filter_map(|&node| Some((node, value(node)?))).collect();
        let lets_in = |from: u32, to: u32| {
            parts.iter().any(|&part| self.is_suspension(part) && (from..to).contains(&tree[part].span.start))
        };
        let of = |wanted: &'static [Kind]| assigned.iter().filter(move |(_, kind)| wanted.contains(kind));
        of(&[Kind::True]).any(|&(set, _)| {
            let behind = self.statement(set).map_or_else(Vec::new, |set| self.rest_of(set));
            of(&[Kind::False, Kind::None]).any(|&(reset, _)| {
                lets_in(tree[set].span.end, tree[reset].span.start) && self.is_run_with(&behind, reset)
            })
        })
    }

    /// Whether an assignment is one of the statements, or stands at the end of a `try` that is.
    fn is_run_with(&self, statements: &[NodeId], assign: NodeId) -> bool {
        let tree = &self.facts.tree;
        let whole = |&one: &NodeId| one == assign || self.child(one, Role::Value) == Some(assign);
        let Some(statement) = self.statement(assign).filter(whole) else { return false };
        // With braces a block stands between.
        let block = tree.parent(statement).filter(|&up| self.kind(up) == Kind::Block);
        let last = [Some(statement), block].into_iter().flatten().find(|&one| tree[one].role == Role::Finally);
        statements.contains(&last.and_then(|last| tree.parent(last)).unwrap_or(statement))
    }

    /// Whether the statements look again and again for a change that they make themselves, in another run.
    fn looks_for_its_runs(self: &Arc<Self>, statements: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let is_loop = |&part: &NodeId| matches!(self.kind(part), Kind::While | Kind::DoWhile | Kind::ForLoop);
        let loops = statements.iter().flat_map(|&one| self.here(one)).filter(is_loop);
        loops.filter(|&part| self.only_looks_on(part)).any(|part| {
            let tests = self.in_role(part, Role::Test).into_iter().flat_map(|test| self.here(test));
            let changes = |state: State| statements.iter().any(|&one| self.writes_state(one, &state));
            let whole = tests.filter(|&part| tree[part].role != Role::Object);
            whole.filter_map(|part| self.state_of(part)).any(changes)
        })
    }

    /// Whether the function leaves where the key is there already, with nothing between that and `put` that lets others in.
    fn is_looked_for(self: &Arc<Self>, function: NodeId, put: &Use<'_>) -> bool {
        let tree = &self.facts.tree;
        let branches = self.here(function).filter(|&node| self.kind(node) == Kind::If);
        let looks = self.uses_by(function, &["has", "get"]);
        branches.into_iter().any(|branch| {
            let Some(test) = self.child(branch, Role::Test) else { return false };
            let asks = looks.iter().any(|look| {
                look.collection == put.collection && look.key == put.key && tree.is_within(look.call, test)
            });
            let last = self.in_role(branch, Role::Body).into_iter().next_back();
            let leaves = last.is_some_and(|last| self.always_leaves(last));
            let (from, to) = (tree[branch].span.end, tree[put.call].span.start);
            let quiet = || {
                let lets_in =
                    |node: NodeId| self.kind(node) == Kind::Await && (from..to).contains(&tree[node].span.start);
                !self.here(function).any(lets_in)
            };
            asks && leaves && from <= to && quiet()
        })
    }

    /// The calls of these methods in a function, with a key first.
    fn uses_by(&self, function: NodeId, methods: &[&str]) -> Vec<Use<'_>> {
        let calls = self.here(function).filter(|&node| self.kind(node) == Kind::Call);
        let used = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
            let object = self.child(callee, Role::Object).filter(|_| methods.contains(&self.name(callee)))?;
            Some(Use { call, collection: self.text(object), key: self.text(*self.positional(call).first()?) })
        };
        calls.filter_map(used).collect()
    }
}
