//! Whether what a call reads is another when the call is made later: a name bound anew, an attribute or entry set meanwhile.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Kind, NodeId, Role, ScopeKind};
use crate::text::Span;

impl Cx {
    /// Whether something that the work reads, and that does not change from element to element, is set between the making and
    /// the end of the statement that collects the results (`site`): a name, an attribute, an entry; or by the work of another
    /// element.
    pub fn is_rebound(self: &Arc<Self>, making: &Making, site: NodeId) -> bool {
        let tree = &self.facts.tree;
        let work = making.call.unwrap_or(making.element);
        let collecting = self.collecting(making, site);
        let end =
            collecting.or(self.function(site)).map_or(self.source.text().len() as u32, |node| tree[node].span.end);
        let meanwhile = Span::new(self.made_since(making.whole, collecting), end);
        self.binds_name_of(work, meanwhile, &self.parameters(making))
            || self.sets_part_of(work, meanwhile, making.whole)
            || self.sets_what_it_is_given(work)
    }

    /// Whether the work reads the name of a handler around it, which goes where the handler ends.
    pub fn reads_caught(&self, making: &Making) -> bool {
        let tree = &self.facts.tree;
        let work = making.call.unwrap_or(making.element);
        let caught = tree.ancestors(work).filter(|&up| self.kind(up) == Kind::Handler).map(|up| self.name(up));
        caught.into_iter().any(|name| tree.of_kind_in(work, Kind::Name).any(|read| self.text(read) == name))
    }

    /// Whether the function that `work` calls writes shared state that the call is given a part of.
    fn sets_what_it_is_given(self: &Arc<Self>, work: NodeId) -> bool {
        let given: Vec<String> = self.in_role(work, Role::Argument).iter().flat_map(|&arg| self.reads(arg)).collect();
        !given.is_empty() && self.writes_of_callee(work).iter().any(|write| given.contains(&write.key))
    }

    /// What the work reads and other code between `from` and `to` changes in place, or the other way round: an attribute or
    /// entry that is set, a collection that a method changes. A counter that the work moves on is such a thing too.
    pub(super) fn changed_meanwhile(&self, making: &Making, work: NodeId, from: u32, to: u32) -> Option<String> {
        let tree = &self.facts.tree;
        let around = self.function(making.whole).unwrap_or(NodeId::ROOT);
        // What stands behind the next wait is most often behind the work as well.
        let whole = tree[making.whole].span;
        let waits = self.here(around).filter(|&node| self.kind(node) == Kind::Await && !tree.is_within(node, work));
        let waits = waits.map(|node| tree[node].span.end).filter(|&end| end > whole.end);
        let to = to.min(waits.min().unwrap_or(to));
        let there = |node: NodeId| {
            let at = tree[node].span.start;
            from <= at && at < to && !tree.is_within(node, work)
        };
        let beside: Vec<NodeId> = tree.walk(around).filter(|&node| there(node)).collect();
        let own: Vec<NodeId> = tree.walk(work).filter(|&node| !self.runs_when_done(node, work)).collect();
        let set_beside = beside.iter().filter(|&&node| !self.is_set_up_for(node, work, making.whole));
        let moved_on = own.iter().filter(|&&node| making.form == "appends" && !self.is_made_in(node, work));
        let mut found = set_beside.filter_map(|&node| Some((self.changed_place(node)?, &own)));
        let mut other = moved_on.filter_map(|&node| Some((self.changed_place(node)?, &beside)));
        let is_read =
            |(place, readers): &(NodeId, &Vec<NodeId>)| readers.iter().any(|&node| self.reads_place(node, *place));
        let place = found.find(is_read).or_else(|| other.find(is_read));
        let place = place.map(|(place, _)| self.text(place).to_owned());
        place.or_else(|| self.moved_beside(making, work, &own, &beside))
    }

    /// Whether `node` stands in a callback that runs once a promise of `work` is settled.
    pub(super) fn runs_when_done(&self, node: NodeId, work: NodeId) -> bool {
        let tree = &self.facts.tree;
        let inside = std::iter::once(node).chain(tree.ancestors(node)).take_while(|&up| up > work);
        let mut calls =
            inside.filter(|&up| self.kind(up) == Kind::Function).filter_map(|function| tree.parent(function));
        calls.any(|call| {
            let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
            callee.is_some_and(|callee| matches!(self.name(callee), "then" | "catch" | "finally"))
        })
    }

    /// What `node` changes in place: itself where it is set, the collection whose changing method it calls.
    pub(super) fn changed_place(&self, node: NodeId) -> Option<NodeId> {
        let moved = self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Update);
        if self.is_place(node) && (moved || self.is_set(node)) || moved && self.kind(node) == Kind::Name {
            return Some(node);
        }
        let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call)?;
        let changes = self.is_in_group("changing methods", self.name(callee));
        self.child(callee, Role::Object).filter(|&object| changes && self.kind(object) != Kind::This)
    }

    /// Whether `node` is an attribute or an entry.
    pub(super) fn is_place(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::Attribute | Kind::Subscript)
    }

    /// Whether `node` reads `place`, or hands on something that holds it.
    fn reads_place(&self, node: NodeId, place: NodeId) -> bool {
        if !matches!(self.kind(node), Kind::Name | Kind::Attribute | Kind::Subscript | Kind::This) || node == place {
            return false;
        }
        let role = self.facts.tree[node].role;
        let holders = std::iter::successors(self.child(place, Role::Object), |&at| self.child(at, Role::Object));
        let is = |other: NodeId| self.kind(other) == self.kind(node) && self.text(other) == self.text(node);
        role != Role::Callee && (is(place) || role != Role::Object && holders.into_iter().any(is))
    }

    /// Whether `node` belongs to what the round of the loop made itself, and stands before the work.
    pub(super) fn is_set_up_for(&self, node: NodeId, work: NodeId, round: NodeId) -> bool {
        self.facts.tree[node].span.start < self.facts.tree[work].span.start && self.is_made_in(node, round)
    }

    /// Whether the name that `node`, a chain of members and calls, starts with is bound within `home`.
    pub(super) fn is_made_in(&self, node: NodeId, home: NodeId) -> bool {
        let inner = |&at: &NodeId| self.child(at, Role::Callee).or_else(|| self.child(at, Role::Object));
        let root = std::iter::successors(Some(node), inner).last().unwrap_or(node);
        self.binding_named(root).is_some_and(|id| {
            let scope = self.facts.scopes.binding(id).scope;
            self.facts.tree.is_within(self.facts.scopes.scope(scope).node, home)
        })
    }

    /// Whether a name of `work`, `changing` aside, is bound within `meanwhile`, or by a function inside, whenever that runs;
    /// or is that of a handler that is left meanwhile.
    fn binds_name_of(&self, work: NodeId, meanwhile: Span, changing: &[String]) -> bool {
        let tree = &self.facts.tree;
        let mut names = tree.of_kind_in(work, Kind::Name);
        names.any(|name| {
            if changing.iter().any(|known| known == self.text(name)) {
                return false;
            }
            let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return false };
            let binding = self.facts.scopes.binding(id);
            let local = self.facts.scopes.scope(binding.scope).kind == ScopeKind::Function;
            let left = |up: NodeId| tree[up].span.end <= meanwhile.end && self.name(up) == self.text(name);
            let bound = binding.binds.iter().any(|bind| {
                let at = tree[bind.node].span.start;
                let then = meanwhile.start <= at && at < meanwhile.end;
                (then || local && bind.from_inside) && !tree.is_within(bind.node, work)
            });
            bound || tree.ancestors(work).any(|up| self.kind(up) == Kind::Handler && left(up))
        })
    }

    /// Whether an attribute or entry that `work` reads is set within `meanwhile`: there, or by what is called there.
    fn sets_part_of(self: &Arc<Self>, work: NodeId, meanwhile: Span, whole: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_part = |&node: &NodeId| {
            // What is called is a method, which nobody sets.
            matches!(self.kind(node), Kind::Attribute | Kind::Subscript) && tree[node].role != Role::Callee
        };
        let read: Vec<NodeId> = tree.walk(work).filter(is_part).collect();
        if read.is_empty() {
            return false;
        }
        let around = self.function(whole).unwrap_or(NodeId::ROOT);
        let there = |&node: &NodeId| {
            let at = tree[node].span.start;
            meanwhile.start <= at && at < meanwhile.end && !tree.is_within(node, work)
        };
        let nodes: Vec<NodeId> = self.here(around).filter(there).collect();
        let is_call = |&node: &NodeId| self.kind(node) == Kind::Call;
        let calls = nodes.iter().copied().filter(is_call);
        let mut called: Vec<NodeId> = calls.flat_map(|call| self.called(call)).collect();
        // What runs for one element, and was made here, may set what another has yet to read.
        let runs = tree.of_kind_in(work, Kind::Call).flat_map(|call| self.called(call));
        called.extend(runs.filter(|&function| tree.is_within(function, around)));
        // What a function made here calls may set it as well as what stands here.
        let local = called.iter().filter(|&&function| tree.is_within(function, around)).flat_map(|&it| self.here(it));
        let further: Vec<NodeId> = local.filter(is_call).flat_map(|call| self.called(call)).collect();
        called.extend(further);
        let inside = called.iter().flat_map(|&function| tree.walk(function));
        nodes.iter().copied().chain(inside).any(|node| self.sets_one_of(node, &read))
    }

    /// Whether `node` is an attribute or entry that is set, and may be one of those in `read`; or a call that changes the
    /// collection of one.
    fn sets_one_of(self: &Arc<Self>, node: NodeId, read: &[NodeId]) -> bool {
        if let Some(changed) = self.changed_by(node) {
            let is_entry = |&&entry: &&NodeId| self.kind(entry) == Kind::Subscript;
            let objects = read.iter().filter(is_entry).filter_map(|&entry| self.child(entry, Role::Object));
            return objects.into_iter().any(|object| self.name(object) == self.name(changed));
        }
        if let Some((_, name)) = self.set_by_text(node) {
            return read.iter().any(|&other| self.kind(other) == Kind::Attribute && self.name(other) == name);
        }
        if let Some(object) = self.told_to_change(node) {
            let attributes = read.iter().filter(|&&other| self.kind(other) == Kind::Attribute);
            let mut objects = attributes.filter_map(|&other| self.child(other, Role::Object));
            return objects.any(|other| self.text(other) == self.text(object));
        }
        let is_part = matches!(self.kind(node), Kind::Attribute | Kind::Subscript);
        is_part && self.is_set(node) && read.iter().any(|&other| self.may_be_one_place(node, other))
    }

    /// The variable that is told to do something nobody knows, and gives nothing for it: `cursor.advance()`.
    fn told_to_change(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call)?;
        let object = self.child(callee, Role::Object).filter(|&object| self.kind(object) == Kind::Name)?;
        let dropped = self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Expression);
        let known = self.is_self(object) || self.path(object).is_some() || self.definition(callee).is_some();
        (dropped && !known).then_some(object)
    }

    /// Whether two attributes have one name, or two entries belong to collections of one name.
    fn may_be_one_place(&self, one: NodeId, other: NodeId) -> bool {
        let named = |node: NodeId| self.child(node, Role::Object).map_or("", |object| self.name(object));
        match (self.kind(one), self.kind(other)) {
            (Kind::Attribute, Kind::Attribute) => self.name(one) == self.name(other),
            (Kind::Subscript, Kind::Subscript) => named(one) == named(other),
            _ => false,
        }
    }

    /// The statement at whose end the work is done: that of `site`, a call or an argument of one, where the call is awaited or
    /// walked there; the block of the group that starts it. None if it goes on.
    fn collecting(&self, making: &Making, site: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let passes = |up: NodeId| matches!(self.kind(up), Kind::Call | Kind::Spread);
        let top = std::iter::once(site).chain(tree.ancestors(site).take_while(|&up| passes(up))).last().unwrap_or(site);
        let ends = tree.parent(top).is_some_and(|up| matches!(self.kind(up), Kind::Await | Kind::For));
        let group = Some(making.anchor).filter(|&up| self.kind(up) == Kind::With && tree.is_within(site, up));
        if ends { self.statement(site) } else { group }
    }

    /// Where the making begins: at the outermost loop around `whole` that goes on before the work is collected.
    fn made_since(&self, whole: NodeId, collecting: Option<NodeId>) -> u32 {
        let tree = &self.facts.tree;
        let function = self.function(whole);
        let inside = tree.ancestors(whole).take_while(|&up| Some(up) != function);
        let loops = inside.filter(|&up| matches!(self.kind(up), Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While));
        let open = loops.filter(|&up| collecting.is_none_or(|node| !tree.is_within(node, up)));
        tree[open.last().unwrap_or(whole)].span.start
    }
}
