//! Keys that are kept while somebody works on them: `if (busy.has(key)) return; busy.add(key); … busy.delete(key);`.

use std::sync::Arc;

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
