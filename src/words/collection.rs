//! Lists that are filled in plain sight, and the calls that make the elements of an iterable.

use std::sync::Arc;

use super::callback::Mapping;
use super::cx::Cx;
use crate::facts::{Bind, Binding, Flags, How, Kind, NodeId, Role};

/// A local list (array) or set of which every element that ever gets in can be seen.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The name it is read by.
    pub name: NodeId,
    /// Elements that get in one by one: of a display, of appends.
    pub elements: Vec<NodeId>,
    /// Iterables whose elements get in: comprehensions, `list(…)`, `extend(…)`.
    pub iterables: Vec<NodeId>,
    /// The statement that makes it.
    pub made: NodeId,
    /// The statements that fill it, `made` first, if they stand right above the statement that reads it and nothing
    /// else stands between; else empty.
    pub above: Vec<NodeId>,
    /// Whether nothing reads it but the one place asked about.
    pub private: bool,
    /// Whether another place may do something with its elements.
    pub walked: bool,
    /// How it is filled: `display`, `comprehension`, `appends` (an empty list and one loop), `mixed`.
    pub form: &'static str,
}

/// How the elements of an iterable are made.
#[derive(Clone, Debug)]
pub struct Making {
    /// `comprehension`, `map`, `appends`, `display`, `opaque`.
    pub form: &'static str,
    /// The expression of one element; for `map` the function.
    pub element: NodeId,
    /// The call that does the work: `element` without what starts it as a task; none if it is no call.
    pub call: Option<NodeId>,
    /// The iterables that decide how often it is made.
    pub over: Vec<NodeId>,
    /// `Name` nodes bound for each element, in the order in which they are bound.
    pub names: Vec<NodeId>,
    /// The expression or loop that makes them all.
    pub whole: NodeId,
    /// The statement in front of which a helper has to stand.
    pub anchor: NodeId,
}

impl Cx {
    /// The list that the name `read` stands for, if every place that fills it can be seen.
    pub fn collection(&self, read: NodeId) -> Option<Collection> {
        let id = self.binding_named(read)?;
        let binding = self.facts.scopes.binding(id);
        let (bind, grown) = self.made_and_grown(binding)?;
        let How::Value(value) = bind.how else { return None };
        let value = self.without_casts(value);
        let made = self.statement(bind.node)?;
        if self.function(bind.node) != self.function(read) || self.function(read).is_none() {
            return None;
        }
        let mut list = Collection {
            name: read,
            elements: Vec::new(),
            iterables: Vec::new(),
            made,
            above: Vec::new(),
            private: true,
            walked: false,
            form: "mixed",
        };
        match self.kind(value) {
            Kind::List | Kind::Tuple => {
                self.split_display(value, &mut list);
                list.form = "display";
            }
            Kind::New if self.callee_path(value).as_deref() == Some("Array") && self.positional(value).is_empty() => {
                list.form = "display";
            }
            Kind::ListComprehension | Kind::Generator => {
                list.iterables.push(value);
                list.form = "comprehension";
            }
            Kind::Call if self.mapping(value).is_some() => {
                list.iterables.push(value);
                list.form = "comprehension";
            }
            Kind::Call if matches!(self.callee_path(value).as_deref(), Some("list" | "tuple" | "map" | "set")) => {
                list.iterables.extend((!self.positional(value).is_empty()).then_some(value));
            }
            Kind::SetComprehension => list.iterables.push(value),
            _ if self.alternatives(value).iter().any(|&one| self.mapping(one).is_some()) => {
                list.iterables.push(value);
                list.form = "comprehension";
            }
            _ => return None,
        }
        // Nobody can change a tuple.
        let fixed = self.kind(value) == Kind::Tuple || self.callee_path(value).as_deref() == Some("tuple");
        let empty = list.elements.is_empty() && list.iterables.is_empty();
        let mut fills = Vec::new();
        for &other in &binding.reads {
            if other == read {
                continue;
            }
            match self.fill(other, &mut list) {
                Some(statement) => fills.push(statement),
                None if self.only_looks(other) => list.private = false,
                None if fixed || self.only_walks(other) => (list.private, list.walked) = (false, true),
                None => return None,
            }
        }
        // A set of other things may have another order: what is in one stays where it is.
        let ordered = self.kind(value) != Kind::SetComprehension && self.callee_path(value).as_deref() != Some("set");
        if !grown.is_empty() {
            list.form = "mixed";
            grown.into_iter().for_each(|more| self.split_all(more, &mut list));
        } else if ordered {
            self.find_above(read, empty, &fills, &mut list);
        }
        Some(list)
    }

    /// The place that makes the list of `binding`, and what `list += …` adds to it, where nothing else binds the name.
    fn made_and_grown<'a>(&self, binding: &'a Binding) -> Option<(&'a Bind, Vec<NodeId>)> {
        let [made, more @ ..] = &binding.binds[..] else { return None };
        let added = |bind: &Bind| {
            let up = self.facts.tree.parent(bind.node).filter(|&up| self.kind(up) == Kind::AugAssign)?;
            let value = self.child(up, Role::Value).filter(|_| !self.language.has_braces())?;
            let beside = !bind.from_inside && self.function(up) == self.function(made.node);
            (beside && self.sign(up) == "+=").then_some(value)
        };
        let grown = more.iter().map(added).collect::<Option<Vec<_>>>()?;
        (!made.from_inside).then_some((made, grown))
    }

    /// Notes what the iterable `value` holds: its elements where they are written there, else all of it.
    fn split_all(&self, value: NodeId, list: &mut Collection) {
        match self.kind(value) {
            Kind::List | Kind::Tuple => self.split_display(value, list),
            _ => list.iterables.push(value),
        }
    }

    fn split_display(&self, display: NodeId, list: &mut Collection) {
        for element in self.in_role(display, Role::Element) {
            match self.kind(element) {
                Kind::Spread => list.iterables.extend(self.child(element, Role::Value)),
                _ => list.elements.push(element),
            }
        }
    }

    /// The statement `list.append(x)`, `set.add(x)`, `list.push(x)`, `list.extend(xs)`, `list[at] = x` that `read` belongs
    /// to; its values are noted. It may stand in the callback of a walk, `xs.forEach((x) => list.push(f(x)))`.
    fn fill(&self, read: NodeId, list: &mut Collection) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let home = self.function(list.name);
        if self.function(read) != home
            && self.walk_around(read).is_none_or(|walk| self.function(walk.statement) != home)
        {
            return None;
        }
        if let Some((statement, value)) = self.entry_set(read) {
            list.elements.push(value);
            return Some(statement);
        }
        let method =
            tree.parent(read).filter(|&up| self.kind(up) == Kind::Attribute && tree[read].role == Role::Object)?;
        let call =
            tree.parent(method).filter(|&up| self.kind(up) == Kind::Call && tree[method].role == Role::Callee)?;
        let up = tree.parent(call)?;
        // `(x) => list.push(f(x))`, whose length nobody takes.
        let given_up = || self.walk_around(read).is_some_and(|walk| walk.callback == up);
        let statement = if self.kind(up) == Kind::Expression { Some(up) } else { given_up().then_some(call) }?;
        let args = self.positional(call);
        match (self.name(method), &args[..]) {
            (name, [one]) if self.kind(*one) != Kind::Spread && self.is_in_group("methods that append one", name) => {
                list.elements.push(*one);
            }
            (name, [many]) if self.is_in_group("methods that append all", name) => list.iterables.push(*many),
            _ => return None,
        }
        Some(statement)
    }

    /// The statement `list[at] = value` in which `read` is the list, with the value.
    fn entry_set(&self, read: NodeId) -> Option<(NodeId, NodeId)> {
        let tree = &self.facts.tree;
        let entry =
            tree.parent(read).filter(|&up| self.kind(up) == Kind::Subscript && tree[read].role == Role::Object)?;
        let set = tree
            .parent(entry)
            .filter(|&up| self.kind(up) == Kind::AssignExpression && tree[entry].role == Role::Target)?;
        let statement = tree.parent(set).filter(|&up| self.kind(up) == Kind::Expression)?;
        Some((statement, self.child(set, Role::Value)?))
    }

    /// Whether `read` is in a loop over the list, which leaves it as it is.
    fn only_walks(&self, read: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_loop = tree.parent(read).is_some_and(|up| matches!(self.kind(up), Kind::For | Kind::Clause));
        is_loop && tree[read].role == Role::Iterable && !self.language.has_braces()
    }

    /// Whether `read` looks at the list alone, not at its elements: `len(x)`, `if x`, `not x`.
    fn only_looks(&self, read: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(read) else { return false };
        match self.kind(up) {
            Kind::Call => tree[read].role == Role::Argument && self.callee_path(up).as_deref() == Some("len"),
            Kind::If | Kind::While => tree[read].role == Role::Test,
            Kind::Unary => self.has(up, Flags::NOT),
            Kind::Attribute => self.name(up) == "length",
            _ => false,
        }
    }

    /// Fills in `above` and `form` for a list that is filled right above the statement that reads it.
    fn find_above(&self, read: NodeId, empty: bool, fills: &[NodeId], list: &mut Collection) {
        let Some(statement) = self.statement(read) else { return };
        let siblings = self.siblings(statement);
        let Some(at) = siblings.iter().position(|&node| node == statement) else { return };
        if fills.is_empty() {
            if at > 0 && siblings[at - 1] == list.made {
                list.above = vec![list.made];
            }
            return;
        }
        if !empty {
            list.form = "mixed";
            return;
        }
        let loops: Vec<NodeId> = siblings
            .iter()
            .copied()
            .filter(|&node| {
                matches!(self.kind(node), Kind::For | Kind::While | Kind::ForIn | Kind::ForLoop)
                    || self.walk_of(node).is_some()
            })
            .collect();
        let around = loops.iter().find(|&&node| fills.iter().all(|&fill| self.facts.tree.is_within(fill, node)));
        let Some(&around) = around else {
            list.form = "mixed";
            return;
        };
        list.form = "appends";
        if at >= 2 && siblings[at - 1] == around && siblings[at - 2] == list.made {
            list.above = vec![list.made, around];
        }
    }

    /// How the elements of the iterable `node` are made, one entry for each way; `opaque` for what is made elsewhere.
    pub fn makings(self: &Arc<Self>, node: NodeId) -> Vec<Making> {
        let anchor = self.statement(node).unwrap_or(node);
        self.makings_at(node, anchor)
    }

    fn makings_at(self: &Arc<Self>, node: NodeId, anchor: NodeId) -> Vec<Making> {
        let opaque = |form, element| Making {
            form,
            element,
            call: self.work(element),
            over: vec![node],
            names: Vec::new(),
            whole: node,
            anchor,
        };
        match self.kind(node) {
            Kind::ListComprehension | Kind::SetComprehension | Kind::Generator => self
                .child(node, Role::Element)
                .map(|element| self.comprehended(node, element, anchor))
                .into_iter()
                .collect(),
            Kind::List | Kind::Tuple | Kind::Set => self
                .in_role(node, Role::Element)
                .into_iter()
                .flat_map(|element| match (self.kind(element), self.child(element, Role::Value)) {
                    (Kind::Spread, Some(value)) => self.makings_at(value, anchor),
                    _ => vec![opaque("display", element)],
                })
                .collect(),
            Kind::Call => self.makings_of_call(node, anchor).unwrap_or_else(|| vec![opaque("opaque", node)]),
            Kind::Name => self.makings_of_name(node).unwrap_or_else(|| vec![opaque("opaque", node)]),
            _ => match self.alternatives(node) {
                none if none.is_empty() => vec![opaque("opaque", node)],
                some => some.into_iter().flat_map(|one| self.makings_at(one, anchor)).collect(),
            },
        }
    }

    /// What a choice or a cast may stand for: `xs` of `xs ?? []` and `xs as T[]`, both of `c ? xs : ys`. Empty lists are left
    /// out; nothing, where `node` is neither.
    fn alternatives(&self, node: NodeId) -> Vec<NodeId> {
        if !self.language.has_braces() {
            return Vec::new();
        }
        let parts: Vec<NodeId> = match self.kind(node) {
            Kind::Cast => self.child(node, Role::Value).into_iter().collect(),
            Kind::Logical if self.sign(node) != "&&" => self.in_role(node, Role::Operand),
            Kind::Conditional => [Role::Body, Role::Else].iter().flat_map(|&role| self.in_role(node, role)).collect(),
            _ => Vec::new(),
        };
        let is_empty = |part: &NodeId| self.kind(*part) == Kind::List && self.in_role(*part, Role::Element).is_empty();
        parts.into_iter().filter(|part| !is_empty(part)).collect()
    }

    fn comprehended(self: &Arc<Self>, whole: NodeId, element: NodeId, anchor: NodeId) -> Making {
        let clauses = self.in_role(whole, Role::Clause);
        let over = clauses.iter().filter_map(|&clause| self.child(clause, Role::Iterable)).collect();
        let names = self.names_of_clauses(whole);
        Making { form: "comprehension", element, call: self.work(element), over, names, whole, anchor }
    }

    /// The names that the clauses of the comprehension `whole` bind from element to element, in order: those it walks with,
    /// and those that a condition assigns.
    pub(super) fn names_of_clauses(&self, whole: NodeId) -> Vec<NodeId> {
        let clauses = self.in_role(whole, Role::Clause).into_iter();
        let names = clauses.flat_map(|clause| self.stored_names(clause));
        names.filter(|&name| self.comprehension(name) == Some(whole)).collect()
    }

    /// The names that `target` binds, in order.
    pub fn stored_names(&self, target: NodeId) -> Vec<NodeId> {
        self.facts.tree.of_kind_in(target, Kind::Name).filter(|&node| self.has(node, Flags::STORE)).collect()
    }

    fn makings_of_call(self: &Arc<Self>, node: NodeId, anchor: NodeId) -> Option<Vec<Making>> {
        if let Some(mapping) = self.mapping(node) {
            return Some(vec![self.making_of_mapping(node, mapping, anchor)]);
        }
        let args = self.positional(node);
        match (self.callee_path(node)?.as_str(), &args[..]) {
            ("map", [function, over @ ..]) if !over.is_empty() => {
                Some(vec![self.mapped(node, *function, over, anchor)])
            }
            ("list" | "tuple" | "set", [inner]) => Some(self.makings_at(*inner, anchor)),
            _ => None,
        }
    }

    fn making_of_mapping(&self, whole: NodeId, mapping: Mapping, anchor: NodeId) -> Making {
        let element = self.bound_method(mapping.callback).unwrap_or(mapping.callback);
        Making { form: "mapping", element, call: None, over: vec![mapping.over], names: Vec::new(), whole, anchor }
    }

    fn mapped(self: &Arc<Self>, whole: NodeId, function: NodeId, over: &[NodeId], anchor: NodeId) -> Making {
        let body = self.child(function, Role::Body).filter(|_| self.has(function, Flags::EXPRESSION_BODY));
        let names = match body {
            Some(_) => self
                .in_role(function, Role::Param)
                .into_iter()
                .filter_map(|param| self.child(param, Role::Target))
                .flat_map(|target| self.stored_names(target))
                .collect(),
            None => Vec::new(),
        };
        match body {
            Some(element) => Making {
                form: "comprehension",
                element,
                call: self.work(element),
                over: over.to_vec(),
                names,
                whole,
                anchor,
            },
            None => Making { form: "map", element: function, call: None, over: over.to_vec(), names, whole, anchor },
        }
    }

    fn makings_of_name(self: &Arc<Self>, name: NodeId) -> Option<Vec<Making>> {
        let list = self.collection(name)?;
        let mut found = Vec::new();
        for &whole in &list.iterables {
            let statement = self.statement(whole)?;
            // Where a loop fills the list, its elements belong together.
            let filled = self.language.has_braces() || self.loops_around(whole, list.made).is_empty();
            found.extend(self.makings_at(whole, if filled { statement } else { list.made }));
        }
        for &element in &list.elements {
            found.push(self.appended(element, &list));
        }
        Some(found)
    }

    fn appended(self: &Arc<Self>, element: NodeId, list: &Collection) -> Making {
        let element = self.named_beside(element).unwrap_or(element);
        let outer = self.loops_around(element, list.made);
        if outer.is_empty() {
            let form = "display";
            return Making {
                form,
                element,
                call: self.work(element),
                over: Vec::new(),
                names: Vec::new(),
                whole: element,
                anchor: list.made,
            };
        }
        self.looped(element, &outer, list.made)
    }

    /// The call whose value an element gets its name for, in the same run of statements: `task = create_task(f(x))`, of
    /// which nothing else but members are used.
    fn named_beside(&self, element: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let id = self.binding_named(element).filter(|_| !self.language.has_braces())?;
        let binding = self.facts.scopes.binding(id);
        let bind = binding.single().filter(|bind| !bind.from_inside)?;
        let How::Value(value) = bind.how else { return None };
        let assign =
            tree.parent(value).filter(|&up| self.kind(up) == Kind::Assign && self.kind(value) == Kind::Call)?;
        let beside = self
            .siblings(assign)
            .into_iter()
            .any(|one| tree.is_within(element, one) && self.statement(element) == Some(one));
        let is_member = |&read: &NodeId| tree[read].role == Role::Object;
        let others = binding.reads.iter().filter(|&&read| read != element).all(is_member);
        (beside && others).then_some(value)
    }

    /// The loops around `node` that do not hold `outside`, outermost first.
    pub(super) fn loops_around(&self, node: NodeId, outside: NodeId) -> Vec<NodeId> {
        let mut loops: Vec<NodeId> = self
            .facts
            .tree
            .ancestors(node)
            .take_while(|&up| !self.facts.tree.is_within(outside, up))
            .filter(|&up| {
                matches!(self.kind(up), Kind::For | Kind::While | Kind::ForIn | Kind::ForLoop | Kind::DoWhile)
                    || self.walk_of(up).is_some()
            })
            .collect();
        loops.reverse();
        loops
    }

    /// How `element` is made by the loops `outer` (outermost first).
    pub fn looped(self: &Arc<Self>, element: NodeId, outer: &[NodeId], anchor: NodeId) -> Making {
        let mut over = Vec::new();
        let mut names = Vec::new();
        for &around in outer {
            if let Some(walk) = self.walk_of(around) {
                over.push(walk.over);
                let params = self.in_role(walk.callback, Role::Param).into_iter();
                let targets = params.filter_map(|param| self.child(param, Role::Target));
                names.extend(targets.flat_map(|target| self.stored_names(target)));
                continue;
            }
            over.push(self.child(around, Role::Iterable).unwrap_or(around));
            if let Some(target) = self.child(around, Role::Target) {
                names.extend(self.stored_names(target));
            }
        }
        // Names that the loop's body binds change from round to round as well.
        for &around in outer {
            let body = self.walk_of(around).map_or_else(|| self.function(around), |walk| Some(walk.callback));
            for node in self.facts.tree.walk(around) {
                let bound = self.kind(node) == Kind::Name && self.has(node, Flags::STORE);
                let known = bound && names.iter().any(|&name| self.text(name) == self.text(node));
                if bound && !known && self.function(node) == body && self.comprehension(node).is_none() {
                    names.push(node);
                }
            }
        }
        names.sort_by_key(|&name| self.facts.tree[name].span.start);
        let whole = outer[0];
        Making { form: "appends", element, call: self.work(element), over, names, whole, anchor }
    }

    /// The call that does the work of `element`: the argument of `asyncio.create_task(…)` and the like.
    pub fn work(&self, element: NodeId) -> Option<NodeId> {
        if self.kind(element) != Kind::Call {
            return None;
        }
        if self.is_call_of(element, "task starters") {
            return self.positional(element).first().copied().filter(|&inner| self.kind(inner) == Kind::Call);
        }
        Some(element)
    }
}
