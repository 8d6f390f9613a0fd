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
            let id = self.facts.scopes.of_name.get(self.place_root(taker).index()).copied().flatten()?;
            let bind = self.facts.scopes.binding(id).binds.first()?.node;
            let late = self.facts.scopes.binding(id).reads.iter().any(|&read| tree[read].span.start >= span.end);
            (tree[bind].span.start < span.start && late && !self.holds_plain(bind)).then_some(bind)
        });
        takers.collect()
    }

    /// Names that statements from `first` to `last`, the first aside, bind for what happens when they go: nothing reads them
    /// and they say so (`_timer`), the table says so of what makes them, or their type has a `drop` of its own in the crate.
    pub(super) fn bound_for_its_end(self: &Arc<Self>, first: NodeId, last: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let span = tree[first].span.cover(tree[last].span);
        let inside = self.siblings(first).into_iter().filter(|&it| it != first && span.contains(tree[it].span));
        let bound = inside.filter(|&it| self.kind(it) == Kind::Declare).flat_map(|it| self.names_bound(it));
        let unread = |name: NodeId| self.text(name).starts_with('_') && self.reads_of_name(name).is_empty();
        let acts = |name: NodeId| self.bound_value(name).is_some_and(|value| self.acts_at_its_end(value));
        // What is read behind them leaves the block as its value.
        let stays = |name: NodeId| self.reads_of_name(name).iter().all(|&read| tree[read].span.start < span.end);
        bound.filter(|&name| unread(name) || stays(name) && acts(name)).collect()
    }

    /// Whether what `value` makes does something when it goes.
    fn acts_at_its_end(self: &Arc<Self>, value: NodeId) -> bool {
        let methods = self.chain_methods(value);
        let made = methods.iter().rev().find(|name| !self.is_in_group("unwrapping methods", name));
        let Some(callee) = self.child(self.root(value), Role::Callee) else {
            return made.is_some_and(|name| self.is_in_group("calls whose value acts at its end", name));
        };
        let named = made.map_or_else(|| self.text(callee).rsplit("::").next().unwrap_or_default(), String::as_str);
        let mut types = [Some(callee), self.child(callee, Role::Object)].into_iter().flatten();
        let drops = |of: NodeId| {
            let name = self.text(of).rsplit("::").next().unwrap_or_default();
            let drop = format!("Drop for {name}");
            let elsewhere = || self.type_by_path(of, "struct", Kind::Class);
            name.starts_with(char::is_uppercase)
                && (self.source.text().contains(&drop)
                    || elsewhere().is_some_and(|(cx, _)| cx.source.text().contains(&drop)))
        };
        self.is_in_group("calls whose value acts at its end", named) || made.is_none() && types.any(drops)
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

    /// Whether a local can keep no reference: by its written type, or by the value it starts with.
    fn holds_plain(self: &Arc<Self>, name: NodeId) -> bool {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).binds.first()) else { return false };
        let holder = self.facts.tree.parent(name).filter(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param));
        if let Some(written) = holder.and_then(|holder| self.child(holder, Role::Annotation)) {
            return !self.text(written).contains(['&', '\'', '_']) && !self.hides_lifetime(written);
        }
        let How::Value(value) = bind.how else { return false };
        match self.kind(value) {
            Kind::Number | Kind::True | Kind::False => true,
            Kind::Call => self.callee_path(value).is_some_and(|path| path.starts_with("String::")),
            _ => false,
        }
    }

    /// Whether a value may borrow from something that is bound in `span`: what a call gives that is handed such, unless it
    /// visibly owns it.
    fn is_lent(self: &Arc<Self>, value: NodeId, span: Span) -> bool {
        let any = |role: Role| self.in_role(value, role).into_iter().any(|part| self.is_lent(part, span));
        match self.kind(value) {
            Kind::Name => self.is_lending_name(value, span),
            Kind::Reference => {
                self.child(value, Role::Operand).is_some_and(|it| self.is_bound_in(self.place_root(it), span))
            }
            Kind::Question => any(Role::Operand),
            Kind::Tuple | Kind::List => any(Role::Element),
            Kind::Macro if self.name(value) == "vec" => any(Role::Argument) || any(Role::Element),
            Kind::If => any(Role::Body) || any(Role::Else),
            Kind::Match => {
                let bodies = self.in_role(value, Role::Handler).into_iter().filter_map(|it| self.child(it, Role::Body));
                bodies.into_iter().any(|body| self.is_lent(body, span))
            }
            Kind::Block => {
                let last = self.in_role(value, Role::Body).pop().filter(|&it| self.has(it, Flags::NO_SEMICOLON));
                last.is_some_and(|last| self.is_lent(last, span))
            }
            Kind::New => self
                .in_role(value, Role::Argument)
                .into_iter()
                .any(|field| self.child(field, Role::Value).is_some_and(|given| self.is_lent(given, span))),
            Kind::Call if !self.is_owned_result(value) => self.call_is_lent(value, span),
            _ => false,
        }
    }

    fn call_is_lent(self: &Arc<Self>, call: NodeId, span: Span) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let name = self.name(callee);
        let arguments = || self.positional(call).into_iter().any(|it| self.is_lent(it, span));
        let told = self.own_function(call).map(|own| self.child(own, Role::Returns));
        let owned = told.is_some_and(|given| {
            given.is_none_or(|it| !self.text(it).contains(['&', '\'']) && !self.hides_lifetime(it))
        });
        if owned {
            return false;
        }
        let Some(object) = self.child(callee, Role::Object).filter(|_| !self.has(callee, Flags::PATH)) else {
            return arguments();
        };
        if self.is_in_group("lending methods", name) {
            return self.is_bound_in(self.place_root(object), span);
        }
        if self.is_in_group("methods that give the same references", name) {
            return self.is_lent(object, span);
        }
        let closure = self.positional(call).pop().filter(|&it| self.kind(it) == Kind::Function);
        if let Some(closure) = closure.filter(|_| self.is_in_group("methods that give what their closure gives", name))
        {
            return self.child(closure, Role::Body).is_some_and(|body| self.is_lent(body, span));
        }
        // What else a method gives may borrow from the guard it is called on, or from what does.
        self.comes_from_guard(object, span) || arguments()
    }

    /// Whether a place is a part of a guard that is bound in `span`, or of what borrows from something there.
    fn comes_from_guard(self: &Arc<Self>, place: NodeId, span: Span) -> bool {
        let root = self.place_root(place);
        if self.kind(place) == Kind::Call || self.kind(root) != Kind::Name {
            return self.is_lent(place, span);
        }
        let is_guard =
            || self.bound_value(root).is_some_and(|value| self.unwrapped_from(value, self.group("guards")).is_some());
        self.is_lending_name(root, span) || self.is_bound_in(root, span) && is_guard()
    }

    /// The start of a chain or place, through entries and what references lead to.
    fn place_root(&self, node: NodeId) -> NodeId {
        let mut at = self.root(node);
        while let Some(inner) = match self.kind(at) {
            Kind::Subscript => self.child(at, Role::Object),
            Kind::Reference | Kind::Unary => self.child(at, Role::Operand),
            _ => None,
        } {
            at = self.root(inner);
        }
        at
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
        let lends = |walked: NodeId| !self.gives_owned(walked) && self.is_bound_in(self.place_root(walked), span);
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

    /// Whether `node` is a name or field that visibly stands for a reference: by its written type, by the value it is bound
    /// to, as `ref`, or as an element of what is walked by reference.
    pub(super) fn is_reference(self: &Arc<Self>, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        if self.kind(node) == Kind::Attribute && !self.has(node, Flags::PATH) {
            let written = self.field_of(node).and_then(|field| self.child(field, Role::Annotation));
            return written.is_some_and(|it| self.text(it).starts_with('&'));
        }
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).single()) else { return false };
        let mut copies = tree.ancestors(bind.node).take_while(|&up| self.kind(up) == Kind::Pattern);
        if self.has(bind.node, Flags::REST) {
            return true;
        }
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
    pub(super) fn gives_reference(self: &Arc<Self>, value: NodeId) -> bool {
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

    /// Whether `node` is a name that is bound in `span`.
    fn is_bound_in(&self, node: NodeId, span: Span) -> bool {
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let bind = id.and_then(|id| self.facts.scopes.binding(id).binds.first());
        bind.is_some_and(|bind| span.contains(self.facts.tree[bind.node].span))
    }
}
