//! What lives longer than a piece of code and is handed there what borrows from something of it.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::text::Span;

impl Cx {
    /// The locals of before `first` that are read behind `last`, and are handed in between what visibly borrows from
    /// something that is bound there: the names that bind them.
    pub(super) fn lent_to(self: &Arc<Self>, first: NodeId, last: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let span = tree[first].span.cover(tree[last].span);
        let inside = self.siblings(first).into_iter().filter(|&it| span.contains(tree[it].span));
        let nodes = inside.flat_map(|it| tree.walk(it));
        let handed = nodes.filter(|&node| self.handed(node).into_iter().any(|value| self.is_lent(value, span)));
        let takers = handed.filter_map(|node| {
            let place = self.child(node, Role::Target);
            let taker = place.or_else(|| self.child(self.child(node, Role::Callee)?, Role::Object))?;
            let id = self.facts.scopes.of_name.get(self.root(taker).index()).copied().flatten()?;
            let bind = self.facts.scopes.binding(id).binds.first()?.node;
            let late = self.facts.scopes.binding(id).reads.iter().any(|&read| tree[read].span.start >= span.end);
            (tree[bind].span.start < span.start && late).then_some(bind)
        });
        takers.collect()
    }

    /// What an assignment or a method puts into something.
    fn handed(&self, node: NodeId) -> Vec<NodeId> {
        match self.kind(node) {
            Kind::AssignExpression if !self.has(node, Flags::REFUTABLE) => self.in_role(node, Role::Value),
            Kind::Call => {
                let callee = self.child(node, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let keeps = callee.is_some_and(|it| {
                    self.kind(it) == Kind::Attribute && self.is_in_group("keeping methods", self.name(it))
                });
                if keeps { self.positional(node) } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    /// Whether a value visibly borrows from something that is bound in `span`.
    fn is_lent(self: &Arc<Self>, value: NodeId, span: Span) -> bool {
        let any = |role: Role| self.in_role(value, role).into_iter().any(|part| self.is_lent(part, span));
        match self.kind(value) {
            Kind::Name => self.is_lending_name(value, span),
            Kind::Reference => self.child(value, Role::Operand).is_some_and(|it| self.is_bound_in(self.root(it), span)),
            Kind::Question => any(Role::Operand),
            Kind::Tuple => any(Role::Element),
            Kind::New => self
                .in_role(value, Role::Argument)
                .into_iter()
                .any(|field| self.child(field, Role::Value).is_some_and(|given| self.is_lent(given, span))),
            Kind::Call if !self.is_owned_result(value) => {
                let Some(callee) = self.child(value, Role::Callee) else { return false };
                let object = self.child(callee, Role::Object).filter(|_| !self.has(callee, Flags::PATH));
                match (object, self.name(callee)) {
                    (Some(object), name) if self.is_in_group("lending methods", name) => {
                        self.is_bound_in(self.root(object), span)
                    }
                    (Some(object), name) if self.is_in_group("methods that give the same references", name) => {
                        self.is_lent(object, span)
                    }
                    (None, name) if name.starts_with(char::is_uppercase) => any(Role::Argument),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Whether a name stands for a reference, or for what holds one, into something that is bound in `span`.
    fn is_lending_name(self: &Arc<Self>, name: NodeId, span: Span) -> bool {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).single()) else { return false };
        // `for &n in …` copies.
        let copies = tree.ancestors(bind.node).take_while(|&up| self.kind(up) == Kind::Pattern);
        let copied = copies.into_iter().any(|up| self.text(up).starts_with('&'));
        if copied || self.counts_elements(name) || !span.contains(tree[bind.node].span) {
            return false;
        }
        let lends = |walked: NodeId| !self.gives_owned(walked) && self.is_bound_in(self.root(walked), span);
        match bind.how {
            How::Value(value) => self.is_lent(value, span),
            How::Loop(Some(walked)) => lends(walked),
            How::Parameter => self.walked_by_closure(bind.node).is_some_and(lends),
            _ => self.opened_by(bind.node).is_some_and(|opened| match tree.parent(opened).map(|up| self.kind(up)) {
                Some(Kind::For) => lends(opened),
                _ => self.is_lent(opened, span),
            }),
        }
    }

    /// Whether `node` is a name that visibly stands for a reference: by its written type, by the value it is bound to, or as
    /// an element of what is walked by reference.
    pub(super) fn is_reference(self: &Arc<Self>, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).single()) else { return false };
        let mut copies = tree.ancestors(bind.node).take_while(|&up| self.kind(up) == Kind::Pattern);
        if self.counts_elements(node) || copies.any(|up| self.text(up).starts_with('&')) {
            return false;
        }
        let holder = tree.parent(bind.node).filter(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param));
        if let Some(written) = holder.and_then(|holder| self.child(holder, Role::Annotation)) {
            return self.text(written).starts_with('&');
        }
        match bind.how {
            How::Value(value) => self.gives_reference(value),
            How::Loop(Some(walked)) => self.walks_references(walked),
            How::Parameter => self.walked_by_closure(bind.node).is_some_and(|walked| self.walks_references(walked)),
            _ => self.opened_by(bind.node).is_some_and(|opened| match tree.parent(opened).map(|up| self.kind(up)) {
                Some(Kind::For) => self.walks_references(opened),
                _ => self.gives_reference(opened),
            }),
        }
    }

    /// Whether the elements of what is walked are references to those of another collection.
    fn walks_references(self: &Arc<Self>, walked: NodeId) -> bool {
        let lends = |method: &String| self.is_in_group("lending methods", method);
        match self.kind(walked) {
            Kind::Call => !self.gives_owned(walked) && self.chain_methods(walked).iter().any(lends),
            _ => self.gives_reference(walked),
        }
    }

    /// Whether a value is a reference by the look of it.
    fn gives_reference(self: &Arc<Self>, value: NodeId) -> bool {
        match self.kind(value) {
            Kind::Reference => true,
            Kind::Name => self.is_reference(value),
            Kind::Question => self.child(value, Role::Operand).is_some_and(|it| self.gives_reference(it)),
            Kind::Call => {
                let callee = self.child(value, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let object = callee.and_then(|callee| self.child(callee, Role::Object));
                callee.zip(object).is_some_and(|(callee, object)| {
                    let name = self.name(callee);
                    self.is_in_group("lending methods", name)
                        || self.is_in_group("methods that give the same references", name)
                            && self.gives_reference(object)
                })
            }
            _ => false,
        }
    }

    /// Whether `node` is a name, perhaps behind `&` or `*`, that is bound in `span`.
    fn is_bound_in(&self, node: NodeId, span: Span) -> bool {
        let inner =
            self.child(node, Role::Operand).filter(|_| matches!(self.kind(node), Kind::Reference | Kind::Unary));
        if let Some(inner) = inner {
            return self.is_bound_in(self.root(inner), span);
        }
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let bind = id.and_then(|id| self.facts.scopes.binding(id).binds.first());
        bind.is_some_and(|bind| span.contains(self.facts.tree[bind.node].span))
    }
}
