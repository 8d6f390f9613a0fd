//! Items of a fan-out that wait until others have come along: by looking again and again, or for an event that one tells.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Kind, NodeId, Role};

/// What runs its body as long as a test says so.
const WHILES: [Kind; 3] = [Kind::While, Kind::DoWhile, Kind::ForLoop];

impl Cx {
    /// Whether any loop of the file waits while a test holds.
    pub(super) fn looks_out_anywhere(&self) -> bool {
        let tree = &self.facts.tree;
        let mut loops = WHILES.into_iter().flat_map(|kind| tree.of_kind(kind));
        loops.any(|node| tree.of_kind_in(node, Kind::Await).next().is_some())
    }

    /// Whether code of `roots` goes round and waits until something has changed that it changes itself, but not in that loop:
    /// `while (!done.has(x - 1)) await pause(); done.add(x)`.
    pub(super) fn looks_out_for_others(&self, roots: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let loops = roots.iter().flat_map(|&root| tree.walk(root)).filter(|&node| WHILES.contains(&self.kind(node)));
        let waits = |&node: &NodeId| tree.of_kind_in(node, Kind::Await).next().is_some();
        loops.filter(waits).any(|round| {
            let tested = self.in_role(round, Role::Test).into_iter().flat_map(|test| tree.walk(test));
            tested.filter(|&node| matches!(self.kind(node), Kind::Name | Kind::Attribute)).any(|read| {
                let places =
                    roots.iter().flat_map(|&root| tree.walk(root)).filter_map(|node| self.changed_in_items(node));
                let mut same = places.filter(|&place| self.is_place_or_entry(read, place, roots)).peekable();
                same.peek().is_some() && same.all(|place| !tree.is_within(place, round))
            })
        })
    }

    /// Whether the work is a method of the element that is handed all of them, and may wait for each: `node.run(nodes)`. What
    /// is known of the method has to show that it does not.
    pub(super) fn waits_for_its_peers(self: &Arc<Self>, making: &Making) -> bool {
        let Some(call) = making.call else { return false };
        let object = self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
        let changing = self.parameters(making);
        if !object.is_some_and(|object| self.kind(object) == Kind::Name && changing.contains(&self.name(object).into()))
        {
            return false;
        }
        let is_group = |&argument: &NodeId| {
            let group = |&over: &NodeId| self.kind(over) == Kind::Name && self.text(over) == self.text(argument);
            self.kind(argument) == Kind::Name && making.over.iter().any(group)
        };
        let Some(place) = self.positional(call).iter().position(is_group) else { return false };
        let Some((cx, function)) = self.function_of_making(making) else { return true };
        let own = usize::from(cx.class_of_method(function).is_some() && !cx.language.has_braces());
        let parameter = cx.in_role(function, Role::Param).get(place + own).and_then(|&it| cx.child(it, Role::Target));
        parameter.is_none_or(|group| cx.waits_in_a_round_over(function, cx.text(group)))
    }

    /// Whether a loop of the function that has to do with the name waits in its rounds.
    fn waits_in_a_round_over(&self, function: NodeId, name: &str) -> bool {
        let tree = &self.facts.tree;
        let is_round = |&node: &NodeId| {
            WHILES.contains(&self.kind(node)) || matches!(self.kind(node), Kind::For | Kind::ForIn | Kind::Clause)
        };
        let about = |&node: &NodeId| tree.of_kind_in(node, Kind::Name).any(|read| self.text(read) == name);
        let waits = |node: NodeId| tree.of_kind_in(node, Kind::Await).next().is_some();
        self.here(function).filter(is_round).filter(about).any(|node| {
            // A clause belongs to what it makes.
            let whole = if self.kind(node) == Kind::Clause { tree.parent(node).unwrap_or(node) } else { node };
            waits(whole)
        })
    }

    /// What is changed at `node`: a variable, a member, an entry.
    fn changed_in_items(&self, node: NodeId) -> Option<NodeId> {
        let variable = || (self.kind(node) == Kind::Name && self.is_set(node)).then_some(node);
        self.changed_place(node).or_else(variable)
    }

    /// Whether `place` is what `read` is, or an entry of it.
    fn is_place_or_entry(&self, read: NodeId, place: NodeId, roots: &[NodeId]) -> bool {
        let whole = Some(place).filter(|&place| self.kind(place) == Kind::Subscript);
        let place = whole.and_then(|entry| self.child(entry, Role::Object)).unwrap_or(place);
        self.is_same_place(read, place, roots)
    }

    /// Whether code of `roots` waits for an event by a promise made by hand, or by a call that gives one, and tells events
    /// of the same object.
    pub(super) fn tells_what_it_waits_for(&self, roots: &[NodeId]) -> bool {
        let told: Vec<NodeId> = self.objects_of_calls(roots, "telling methods");
        let heard = self.objects_of_calls(roots, "listening methods").into_iter();
        let promises = self.promises_made_by_hand();
        let awaited = heard.filter(|&object| promises.iter().any(|&one| self.facts.tree.is_within(object, one)));
        let calls = roots.iter().flat_map(|&root| self.facts.tree.of_kind_in(root, Kind::Call));
        let waits = calls.filter(|&call| self.is_call_of(call, "calls that wait for an event"));
        let given = waits.filter_map(|call| self.positional(call).first().copied());
        awaited.chain(given).any(|object| told.iter().any(|&other| self.is_same_place(object, other, roots)))
    }

    /// The objects of which `roots` call a method of `group`.
    fn objects_of_calls(&self, roots: &[NodeId], group: &str) -> Vec<NodeId> {
        let calls = roots.iter().flat_map(|&root| self.facts.tree.of_kind_in(root, Kind::Call));
        let callees = calls.filter_map(|call| self.child(call, Role::Callee));
        let known = callees.filter(|&callee| self.group(group).iter().any(|name| name == self.name(callee)));
        known.filter_map(|callee| self.child(callee, Role::Object)).collect()
    }
}
