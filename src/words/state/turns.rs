//! Functions inside another one that never run side by side: each call of one is awaited where it stands.

use std::sync::Arc;

use super::section::Section;
use super::{Root, State};
use crate::facts::{BindingId, How, Kind, NodeId, Role};
use crate::words::cx::Cx;

/// Functions between a use of a local and the function that owns it.
const DEEPEST: u32 = 4;

impl Cx {
    /// Whether what the section changes is a local of a function around, and the functions that use it there run one after
    /// the other.
    pub(super) fn runs_in_turn(self: &Arc<Self>, section: &Section) -> bool {
        let apart =
            |state: &State| self.is_used_in_turn(state, section.function) || self.is_own_entry(state, section.function);
        !section.races.is_empty() && section.races.iter().all(|race| apart(&race.state))
    }

    /// Whether the state is the entry at the index that the callback `function` of a walk is given: every run has another.
    fn is_own_entry(&self, state: &State, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let index = self.in_role(function, Role::Param).get(1).map(|&param| self.name(param));
        let call = tree.parent(function).filter(|&up| self.kind(up) == Kind::Call);
        let method = call.and_then(|call| self.child(call, Role::Callee)).map_or("", |callee| self.name(callee));
        let walks = tree[function].role == Role::Argument && self.is_in_group("walking methods", method);
        walks && index.is_some_and(|index| !index.is_empty() && state.entry.as_deref() == Some(index))
    }

    /// Whether the state is the entry of a collection under a key that every task has for itself.
    pub(super) fn is_entry_of_task(self: &Arc<Self>, state: &State, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(entry) = &state.entry else { return false };
        let own = |call: NodeId| {
            self.callee_path(call).is_some_and(|path| self.is_in_group("names of the running task", &path))
        };
        let keys = self.here(function).filter(|&node| matches!(tree[node].role, Role::Index | Role::Argument));
        keys.filter(|&node| self.text(node) == entry).any(|node| {
            let key = self.only_value(node).unwrap_or(node);
            tree.of_kind_in(key, Kind::Call).any(own)
        })
    }

    /// Whether a local of a function around is used only in functions that run there one after the other.
    pub(super) fn is_used_in_turn(self: &Arc<Self>, state: &State, function: NodeId) -> bool {
        let Root::Variable(id) = state.root else { return false };
        let Some(owner) = self.owner_of_local(id) else { return false };
        let binding = self.facts.scopes.binding(id);
        let uses = binding.reads.iter().copied().chain(binding.binds.iter().map(|bind| bind.node));
        // An object may be meant by `this` as well.
        uses.filter_map(|used| self.function(used))
            .chain([function])
            .all(|function| self.is_awaited_in(function, owner, DEEPEST))
    }

    /// The function whose local the variable is.
    fn owner_of_local(&self, id: BindingId) -> Option<NodeId> {
        let scope = self.facts.scopes.scope(self.facts.scopes.binding(id).scope);
        self.function_of_scope(scope.node)
    }

    /// Whether `function` is `owner`, or one inside it that is only ever called and awaited there.
    fn is_awaited_in(self: &Arc<Self>, function: NodeId, owner: NodeId, left: u32) -> bool {
        if function == owner {
            return true;
        }
        let Some(left) = left.checked_sub(1) else { return false };
        let uses = self.uses_of_function(function);
        !uses.is_empty()
            && uses.into_iter().all(|used| {
                let call = self.facts.tree.parent(used).filter(|_| self.facts.tree[used].role == Role::Callee);
                let awaited = call.is_some_and(|call| self.is_awaited_alone(call));
                let home = self.function(used).filter(|&home| home != function);
                awaited && home.is_some_and(|home| self.is_awaited_in(home, owner, left))
            })
    }

    /// Whether `call` is awaited where it stands, or is all that an awaited call is given to wait for:
    /// `await asyncio.wait_for(call(), 5)`.
    fn is_awaited_alone(self: &Arc<Self>, call: NodeId) -> bool {
        let is_awaited = |node: NodeId| self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Await);
        let taker = self.facts.tree.parent(call).filter(|&up| self.kind(up) == Kind::Call && is_awaited(up));
        is_awaited(call)
            || taker.is_some_and(|taker| {
                let waits = |path: String| self.is_in_group("calls that await their arguments", &path);
                let given = self.positional(taker);
                let lone = given.iter().all(|&one| one == call || !matches!(self.kind(one), Kind::Call | Kind::Spread));
                lone && given.contains(&call) && self.callee_path(taker).is_some_and(waits)
            })
    }

    /// Whether `function` is put at the end of a chain of promises that is kept for that: `tail = tail.then(function)`.
    pub(super) fn is_queued(&self, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let up = |node: NodeId, kinds: &[Kind]| tree.parent(node).filter(|&up| kinds.contains(&self.kind(up)));
        let Some(call) = up(function, &[Kind::Call]).filter(|&call| self.is_link(call)) else { return false };
        let mut last = call;
        while let Some(link) =
            up(last, &[Kind::Attribute]).and_then(|it| up(it, &[Kind::Call])).filter(|&it| self.is_link(it))
        {
            last = link;
        }
        let kept =
            up(last, &[Kind::Assign, Kind::AssignExpression]).and_then(|assign| self.child(assign, Role::Target));
        let (head, first) = (self.chain_head(call), self.links(call).first().copied());
        kept.is_some_and(|kept| first.is_some() && self.text(kept) == self.text(head))
    }

    /// The reads of the name that a function has of its own: by its declaration, or as the value of a `const`.
    fn uses_of_function(&self, function: NodeId) -> Vec<NodeId> {
        let scopes = &self.facts.scopes;
        let named = scopes.all().map(|(_, binding)| binding).find(|binding| {
            binding.single().is_some_and(|bind| match bind.how {
                How::Function => bind.node == function,
                How::Value(value) => value == function,
                _ => false,
            })
        });
        named.map(|binding| binding.reads.clone()).unwrap_or_default()
    }
}
