//! Items of a fan-out that wait until others have come along: by looking again and again, or for an event that one tells.

use super::cx::Cx;
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

    /// Whether code of `roots` waits for an event by a promise made by hand, and tells events of the same object.
    pub(super) fn tells_what_it_waits_for(&self, roots: &[NodeId]) -> bool {
        let told: Vec<NodeId> = self.objects_of_calls(roots, "telling methods");
        let heard = self.objects_of_calls(roots, "listening methods").into_iter();
        let promises = self.promises_made_by_hand();
        let mut awaited = heard.filter(|&object| promises.iter().any(|&one| self.facts.tree.is_within(object, one)));
        awaited.any(|object| told.iter().any(|&other| self.is_same_place(object, other, roots)))
    }

    /// The objects of which `roots` call a method of `group`.
    fn objects_of_calls(&self, roots: &[NodeId], group: &str) -> Vec<NodeId> {
        let calls = roots.iter().flat_map(|&root| self.facts.tree.of_kind_in(root, Kind::Call));
        let callees = calls.filter_map(|call| self.child(call, Role::Callee));
        let known = callees.filter(|&callee| self.group(group).iter().any(|name| name == self.name(callee)));
        known.filter_map(|callee| self.child(callee, Role::Object)).collect()
    }
}
