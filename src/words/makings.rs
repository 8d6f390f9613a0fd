//! The calls that make the elements of an iterable. Start at [`Cx::makings`]; what can be said of each is in `making`.

use std::sync::Arc;

use super::callback::Mapping;
use super::collection::Collection;
use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

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
    pub(super) fn alternatives(&self, node: NodeId) -> Vec<NodeId> {
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

    /// The names that `target` binds, in order, without those that a function inside of it binds for itself.
    pub fn stored_names(&self, target: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let in_function = |node: &NodeId| {
            let mut inside = tree.ancestors(*node).take_while(|&up| up != target && tree.is_within(up, target));
            inside.any(|up| self.kind(up) == Kind::Function)
        };
        let names = tree.of_kind_in(target, Kind::Name).filter(|&node| self.has(node, Flags::STORE));
        names.filter(|node| !in_function(node)).collect()
    }

    fn makings_of_call(self: &Arc<Self>, node: NodeId, anchor: NodeId) -> Option<Vec<Making>> {
        if let Some(parts) = self.rearranged(node) {
            return Some(parts.into_iter().flat_map(|part| self.makings_at(part, anchor)).collect());
        }
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

    /// The lists that the elements of `call` come from as they are, or with a link behind each: `made` and `more` of
    /// `made.concat(more)`, `made` of `made.map((one) => one.catch(log))`. `made` is a mapping, written there.
    fn rearranged(&self, call: NodeId) -> Option<Vec<NodeId>> {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
        let made = self.child(callee, Role::Object).filter(|&made| self.kind(made) == Kind::Call)?;
        let is_made = || self.mapping(made).is_some() || self.rearranged(made).is_some();
        if self.is_in_group("rearranging methods", self.name(callee)) {
            return is_made().then(|| std::iter::once(made).chain(self.positional(call)).collect());
        }
        let links = self.mapping(call).filter(|mapping| self.only_links(mapping.callback));
        links.filter(|_| is_made()).map(|_| vec![made])
    }

    /// Whether all that the function `callback` does is to put links behind the promise that it is given.
    fn only_links(&self, callback: NodeId) -> bool {
        let body = self.child(callback, Role::Body).filter(|_| self.has(callback, Flags::EXPRESSION_BODY));
        let [param] = self.in_role(callback, Role::Param)[..] else { return false };
        body.is_some_and(|body| {
            let head = self.chain_head(body);
            head != body && self.mentions_of(param).contains(&head)
        })
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
            let apart = self.language.has_braces() || self.loops_around(whole, list.made).is_empty();
            let filled = apart && !self.language.calls_start();
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
    pub(super) fn named_beside(&self, element: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let id = self.binding_named(element)?;
        let binding = self.facts.scopes.binding(id);
        let bind = binding.single().filter(|bind| !bind.from_inside)?;
        let How::Value(value) = bind.how else { return None };
        let assigned = tree.parent(value).is_some_and(|up| self.kind(up) == Kind::Assign);
        let statement = self.statement(value).filter(|_| assigned && self.kind(value) == Kind::Call)?;
        let beside = self
            .siblings(statement)
            .into_iter()
            .any(|one| tree.is_within(element, one) && self.statement(element) == Some(one));
        // Where calls start by themselves, what has other members may be more than a promise.
        let settles =
            |read| tree.parent(read).is_some_and(|up| self.is_in_group("members of a pending value", self.name(up)));
        let plain = |read| !self.language.calls_start() || settles(read);
        let is_member = |&read: &NodeId| tree[read].role == Role::Object && plain(read);
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
