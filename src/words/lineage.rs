//! The classes of the project that a class derives from, also those of other files: what their methods do with the own
//! object is done to its instances.

use std::sync::Arc;

use super::cx::Cx;
use super::skim::has_word;
use super::state::State;
use crate::facts::{Kind, NodeId, Role};

/// Classes that are followed upwards.
const MOST: usize = 16;

/// A class, function or method of the project, with the whole of its file.
pub(super) type Place = (Arc<Cx>, NodeId);

impl Cx {
    /// `class` and the classes of the project that it derives from, near ones first.
    pub(super) fn lineage(self: &Arc<Self>, class: NodeId) -> Vec<Place> {
        self.lineage_by(class, Self::defined)
    }

    /// The same, with bases as `find` finds them.
    pub(super) fn lineage_by(
        self: &Arc<Self>,
        class: NodeId,
        find: impl Fn(&Arc<Self>, NodeId) -> Option<Place>,
    ) -> Vec<Place> {
        let mut found: Vec<Place> = vec![(Arc::clone(self), class)];
        let mut at = 0;
        while let Some((cx, class)) = found.get(at).cloned().filter(|_| found.len() < MOST) {
            let plain =
                |base| cx.child(base, Role::Object).filter(|_| cx.kind(base) == Kind::Subscript).unwrap_or(base);
            let bases = cx.bases(class).into_iter().filter_map(|base| find(&cx, plain(base)));
            for base in bases.filter(|(cx, base)| cx.kind(*base) == Kind::Class) {
                if !found.iter().any(|(cx, known)| *known == base.1 && cx.is_same_reading(&base.0)) {
                    found.push(base);
                }
            }
            at += 1;
        }
        found
    }

    /// The methods that instances of `class` have under the names of `group`: those of the nearest class that has some.
    pub(super) fn methods_in_lineage(self: &Arc<Self>, class: NodeId, group: &str) -> Vec<Place> {
        let mut found: Vec<Place> = Vec::new();
        for (cx, class) in self.lineage(class) {
            let new = cx.methods_among(class, group).into_iter();
            let new: Vec<NodeId> =
                new.filter(|&one| !found.iter().any(|(known, it)| known.name(*it) == cx.name(one))).collect();
            found.extend(new.into_iter().map(|one| (Arc::clone(&cx), one)));
        }
        found
    }

    /// The classes of other files that `class` derives from.
    fn bases_elsewhere(self: &Arc<Self>, class: NodeId) -> Vec<Place> {
        self.lineage(class).into_iter().filter(|(cx, _)| !Arc::ptr_eq(cx, self)).collect()
    }

    /// Whether a class of another file that `class` derives from says `name`, by a text as well: `getattr(self, "name")`.
    pub(super) fn bases_elsewhere_name(self: &Arc<Self>, class: NodeId, name: &str) -> bool {
        self.bases_elsewhere(class).iter().any(|(cx, base)| has_word(cx.text(*base), &[name]))
    }

    /// Whether a class of another file that is kin to the one around uses the attribute `node` of the own object.
    pub(super) fn is_used_by_kin(self: &Arc<Self>, node: NodeId) -> bool {
        let object = self.child(node, Role::Object).filter(|_| self.kind(node) == Kind::Attribute);
        let Some(class) = object.and_then(|object| self.class_here(object)) else { return false };
        let name = self.name(node);
        let own = [format!("self.{name}"), format!("this.{name}")];
        self.bases_elsewhere_name(class, name)
            || self.heir_files(self.name(class)).iter().any(|file| {
                self.is_named_in(file, &[name])
                    && self.files.read(file).is_some_and(|text| own.iter().any(|one| text.contains(one.as_str())))
            })
    }

    fn own_attributes(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let attributes = self.facts.tree.of_kind_in(root, Kind::Attribute);
        attributes.filter(|&node| self.child(node, Role::Object).is_some_and(|object| self.is_self(object)))
    }

    /// The methods of other files that running `code` calls on the own object, with those that they call there.
    fn inherited_calls(self: &Arc<Self>, code: &[NodeId]) -> Vec<Place> {
        let calls = code.iter().flat_map(|&one| self.facts.tree.of_kind_in(one, Kind::Call));
        let callees = calls.filter_map(|call| self.child(call, Role::Callee)).filter(|&callee| {
            self.child(callee, Role::Object)
                .is_some_and(|object| self.is_self(object) || self.kind(object) == Kind::Super)
        });
        let methods = callees.filter_map(|callee| self.definition(callee)).filter(|(cx, _)| !Arc::ptr_eq(cx, self));
        let with_called = |(cx, method): Place| {
            let called = cx.reached(&[method]).into_iter().map(|one| (Arc::clone(&cx), one)).collect::<Vec<_>>();
            std::iter::once((Arc::clone(&cx), method)).chain(called)
        };
        methods.flat_map(with_called).collect()
    }

    /// Whether a method that `code` calls on the own object, and that another file defines, writes the attribute `state`.
    pub(super) fn inherited_writes(self: &Arc<Self>, code: &[NodeId], state: &State) -> bool {
        let Some(name) = state.path.first() else { return false };
        self.inherited_calls(code).iter().any(|(cx, method)| {
            let tree = &cx.facts.tree;
            cx.own_attributes(*method).any(|node| cx.name(node) == name && tree[node].role == Role::Target)
        })
    }

    /// Whether such a method takes the lock that the own object keeps in the attribute `state`.
    pub(super) fn inherited_takes(self: &Arc<Self>, code: &[NodeId], state: &State) -> bool {
        let Some(name) = state.path.first() else { return false };
        self.inherited_calls(code).iter().any(|(cx, method)| {
            let tree = &cx.facts.tree;
            let takes = |node: NodeId| {
                let up = tree.parent(node);
                let entered = up.is_some_and(|up| cx.kind(up) == Kind::WithItem && tree[node].role == Role::Value);
                let called =
                    up.is_some_and(|up| cx.is_in_group("lock methods", cx.name(up)) || cx.name(up) == "acquire");
                entered || called
            };
            cx.own_attributes(*method).any(|node| cx.name(node) == name && takes(node))
        })
    }
}
