//! Lists that are filled in plain sight.

use super::cx::Cx;
use crate::facts::{Bind, Binding, BindingId, Flags, How, Kind, NodeId, Role};

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

impl Cx {
    /// The list that the name `read` stands for, if every place that fills it can be seen.
    pub fn collection(&self, read: NodeId) -> Option<Collection> {
        let id = self.binding_named(read)?;
        let again = self.turn_of(read, id);
        let binding = again.as_ref().unwrap_or(self.facts.scopes.binding(id));
        let (bind, grown) = self.made_and_grown(binding)?;
        let How::Value(value) = bind.how else { return None };
        let value = self.without_casts(value);
        let made = self.statement(bind.node)?;
        // A module runs once, and what it does not export it has for itself.
        let lives_once = self.facts.style.modules && !binding.exported;
        if self.function(bind.node) != self.function(read) || self.function(read).is_none() && !lives_once {
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
            Kind::Set => self.split_display(value, &mut list),
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
        let ordered = !matches!(self.kind(value), Kind::Set | Kind::SetComprehension)
            && self.callee_path(value).as_deref() != Some("set");
        if !grown.is_empty() {
            list.form = "mixed";
            grown.into_iter().for_each(|more| self.split_all(more, &mut list));
        } else if ordered {
            self.find_above(read, empty, &fills, &mut list);
        }
        Some(list)
    }

    /// What `read` has of a name that is given one value after another: where everything that reads it stands behind an
    /// assignment of the list around it, with no other between, each value is that of a name of its own.
    pub(super) fn turn_of(&self, read: NodeId, id: BindingId) -> Option<Binding> {
        let tree = &self.facts.tree;
        let binding = self.facts.scopes.binding(id);
        let given = |bind: &Bind| self.statement(bind.node).filter(|&it| self.kind(it) == Kind::Assign);
        let all: Vec<NodeId> = binding.binds.iter().filter_map(given).collect();
        let made_for = |node: NodeId| {
            let start = tree[node].span.start;
            all.iter().copied().rfind(|&one| tree[one].span.end <= start)
        };
        let sees_one = |node: NodeId| made_for(node).is_some_and(|made| self.comes_right_behind(made, node, &all));
        let own = |bind: &Bind| given(bind).is_some() || sees_one(bind.node);
        let fits = all.len() > 1
            && binding.binds.iter().all(|bind| !bind.from_inside && own(bind))
            && binding.reads.iter().all(|&one| sees_one(one));
        let made = made_for(read).filter(|_| fits)?;
        let mut found = binding.clone();
        found.binds.retain(|bind| given(bind).or_else(|| made_for(bind.node)) == Some(made));
        found.reads.retain(|&one| made_for(one) == Some(made));
        Some(found)
    }

    /// Whether who comes to `node` has come through the statement `made` of a list around it, and through none of `others`
    /// since, which a loop inside that list may bring.
    pub(super) fn comes_right_behind(&self, made: NodeId, node: NodeId, others: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let list = |node: NodeId| (tree.parent(node), tree[node].role);
        let repeats = |up: NodeId| {
            matches!(self.kind(up), Kind::For | Kind::While) && others.iter().any(|&one| tree.is_within(one, up))
        };
        let mut around = std::iter::once(node).chain(tree.ancestors(node)).take_while(|&up| !repeats(up));
        self.function(node) == self.function(made) && around.any(|up| list(up) == list(made))
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
            Kind::List | Kind::Tuple | Kind::Set => self.split_display(value, list),
            _ => list.iterables.push(value),
        }
    }

    fn split_display(&self, display: NodeId, list: &mut Collection) {
        self.in_role(display, Role::Element).into_iter().for_each(|element| self.split_element(element, list));
    }

    fn split_element(&self, element: NodeId, list: &mut Collection) {
        match self.kind(element) {
            Kind::Spread => list.iterables.extend(self.child(element, Role::Value)),
            _ => list.elements.push(element),
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
            // Some languages let it take several at once, and all of a list: `jobs.push(first(), ...rest)`.
            (name, [_, ..]) if self.is_in_group("methods that append one", name) => {
                args.iter().for_each(|&arg| self.split_element(arg, list));
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
}
