//! What can be said of the work that is started once for each element: what it is called with, what it waits for.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use super::text::mark;
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::text::Span;

impl Cx {
    /// The names that change from element to element and occur in the work, in the order in which they are bound.
    pub fn parameters(&self, making: &Making) -> Vec<String> {
        let work = making.call.unwrap_or(making.element);
        let mut found: Vec<String> = Vec::new();
        for &name in &making.names {
            let text = self.text(name);
            let occurs =
                self.facts.tree.walk(work).any(|node| self.kind(node) == Kind::Name && self.text(node) == text);
            if occurs && !found.iter().any(|known| known == text) {
                found.push(text.to_owned());
            }
        }
        found
    }

    /// The last name of what `call` calls, without leading underscores; of a function itself, its name.
    pub fn callee_name(&self, call: NodeId) -> String {
        let callee = if self.kind(call) == Kind::Call { self.child(call, Role::Callee) } else { Some(call) };
        let name = callee.map_or("", |callee| self.name(callee)).trim_start_matches('_');
        if name.is_empty() { "call".to_owned() } else { name.to_owned() }
    }

    /// Whether the call can be made later with the same outcome: what it calls and what it is given are pure.
    pub fn is_pure_call(&self, call: NodeId) -> bool {
        match self.kind(call) {
            Kind::Call => self.facts.tree.children(call).all(|part| self.is_pure(part)),
            _ => self.is_pure(call),
        }
    }

    /// The coroutine inside `asyncio.create_task(…)` and the like, if the task can be started otherwise: it has no
    /// arguments but those that every starter takes.
    pub fn started(self: &Arc<Self>, element: NodeId) -> Option<NodeId> {
        let inner = self.work(element).filter(|&inner| inner != element)?;
        let known = |name: &str| matches!(name, "name" | "context");
        let plain = self.positional(element).len() == 1
            && self
                .in_role(element, Role::Argument)
                .iter()
                .all(|&arg| self.kind(arg) != Kind::Keyword || known(self.name(arg)));
        plain.then_some(inner)
    }

    /// What starting `element` would be given: a task that is started in place counts as its coroutine.
    fn startable_type(self: &Arc<Self>, element: NodeId) -> &'static str {
        let work = self.started(element).unwrap_or(element);
        match self.type_of(work).word() {
            "coroutine" if self.is_overridden_elsewhere(work) => "unknown",
            word => word,
        }
    }

    /// What the elements of the iterable `value` are; unknown too if one is what a method gives that a class of another
    /// file has in the other colour.
    fn items_type(self: &Arc<Self>, value: NodeId) -> &'static str {
        let word = self.item_type(value).word();
        if word != "coroutine" {
            return word;
        }
        let list = self.collection(value);
        let single = list.iter().flat_map(|list| list.elements.iter().copied());
        let many = list.iter().flat_map(|list| &list.iterables).filter_map(|&all| self.child(all, Role::Element));
        let anew = single.chain(many).any(|element| self.is_overridden_elsewhere(element))
            || self.positional(value).first().is_some_and(|&callback| self.is_method_overridden(callback));
        if anew { "unknown" } else { word }
    }

    /// The type of an argument, of its elements for `*xs`: tasks that are started right there count as coroutines.
    pub fn argument_type(self: &Arc<Self>, argument: NodeId) -> &'static str {
        let Some(value) = self.child(argument, Role::Value).filter(|_| self.kind(argument) == Kind::Spread) else {
            return self.startable_type(argument);
        };
        match self.kind(value) {
            Kind::ListComprehension | Kind::Generator => {
                let Some(element) = self.child(value, Role::Element) else { return "unknown" };
                // Where the loop cannot be written out, only the coroutine itself can be handed on: not its task's name.
                let named = self.started(element).is_some() && self.in_role(element, Role::Argument).len() > 1;
                if named && !self.unrolls(value) { "task" } else { self.startable_type(element) }
            }
            Kind::SetComprehension => "unknown",
            _ => self.items_type(value),
        }
    }

    /// The type of what a wrapper around the work would stand for: of the element; none where what starts it as a task
    /// stays in front of it.
    pub fn wrapped_type(self: &Arc<Self>, making: &Making) -> Option<&'static str> {
        match making.form {
            "map" => Some(self.item_type(making.whole).word()),
            _ if making.call.is_some_and(|call| call != making.element) => None,
            _ => Some(self.type_of(making.element).word()),
        }
    }

    /// The elements of a list that can all be started elsewhere, as coroutines; none if one cannot, or one is not seen. Of
    /// tasks that have a name on their way into the list, what starts them.
    pub fn starts_of(self: &Arc<Self>, list: &super::collection::Collection) -> Option<Vec<NodeId>> {
        let named: Vec<NodeId> = list.elements.iter().filter_map(|&one| self.started_on_the_way(one, list)).collect();
        if !named.is_empty() {
            return (named.len() == list.elements.len() && list.iterables.is_empty()).then_some(named);
        }
        let mut starts = list.elements.clone();
        for &iterable in &list.iterables {
            let inner = self.child(iterable, Role::Element).filter(|_| self.kind(iterable) == Kind::ListComprehension);
            starts.push(inner?);
        }
        starts.iter().all(|&element| self.startable_type(element) == "coroutine").then_some(starts)
    }

    /// `create_task(f(x))` of `task = create_task(f(x))`, where all that becomes of `task` is that it gets into the list, as
    /// the element `element`, and it always does: nothing leaves between.
    fn started_on_the_way(self: &Arc<Self>, element: NodeId, list: &super::collection::Collection) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let task = self.named_beside(element).filter(|&task| self.startable_type(task) == "coroutine")?;
        self.started(task)?;
        let alone = self.binding_named(element).is_some_and(|id| self.facts.scopes.binding(id).reads.len() == 1);
        let (first, last) = (self.statement(task)?, self.statement(element)?);
        let inside = list.above.iter().any(|&one| tree.is_within(first, one));
        let mut between = self.siblings(first).into_iter().skip_while(|&one| one != first).skip(1);
        let arrives = between.by_ref().find(|&one| one == last || self.exits(one)) == Some(last);
        (alone && inside && arrives).then_some(task)
    }

    /// Whether running `statement` neither suspends nor leaves: no await, no yield, no return in it.
    pub fn is_plain(&self, statement: NodeId) -> bool {
        !self.suspends(statement) && !self.here(statement).any(|node| self.kind(node) == Kind::Return)
    }

    /// Whether the loops and conditions of a comprehension can be written as statements: its names do not stand for
    /// anything else in the function (be it in what it walks; comprehensions that bind them themselves aside), and its
    /// element holds no function that would see the last value of a name.
    pub fn unrolls(&self, comprehension: NodeId) -> bool {
        if !matches!(self.kind(comprehension), Kind::ListComprehension | Kind::Generator) {
            return false;
        }
        let tree = &self.facts.tree;
        let Some(element) = self.child(comprehension, Role::Element) else { return false };
        if tree.walk(element).any(|node| matches!(self.kind(node), Kind::Function | Kind::Generator)) {
            return false;
        }
        let home = self.outermost_function(comprehension).unwrap_or(NodeId::ROOT);
        let clauses = self.in_role(comprehension, Role::Clause);
        let names: Vec<&str> = clauses
            .iter()
            .filter_map(|&clause| self.child(clause, Role::Target))
            .flat_map(|target| self.stored_names(target))
            .map(|name| self.text(name))
            .collect();
        !tree.walk(home).any(|node| {
            let name = match self.kind(node) {
                Kind::Name => self.text(node),
                _ => self.name(node),
            };
            let is_name = matches!(
                self.kind(node),
                Kind::Name | Kind::Handler | Kind::Function | Kind::Class | Kind::ImportName | Kind::Pattern
            );
            is_name && names.contains(&name) && !self.is_bound_by_comprehension(node)
        })
    }

    /// Whether the name belongs to a comprehension that binds it itself.
    fn is_bound_by_comprehension(&self, name: NodeId) -> bool {
        let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return false };
        let scope = self.facts.scopes.binding(id).scope;
        self.facts.scopes.scope(scope).kind == crate::facts::ScopeKind::Comprehension
    }

    /// Whether `node` is evaluated inside a generator expression, at whatever depth.
    pub fn is_inside_generator(&self, node: NodeId) -> bool {
        let mut at = self.comprehension(node);
        while let Some(comprehension) = at {
            if self.kind(comprehension) == Kind::Generator {
                return true;
            }
            at = self.comprehension(comprehension);
        }
        false
    }

    pub(super) fn function_of_making(self: &Arc<Self>, making: &Making) -> Option<(Arc<Cx>, NodeId)> {
        let callee = match making.call {
            Some(call) => self.child(call, Role::Callee)?,
            None => making.element,
        };
        self.definition(callee)
    }

    /// Whether `name` is a name that nothing reads.
    pub fn is_unread(&self, name: NodeId) -> bool {
        self.facts
            .scopes
            .of_name
            .get(name.index())
            .copied()
            .flatten()
            .is_some_and(|id| self.text(name) == "_" && self.facts.scopes.binding(id).reads.is_empty())
    }

    /// How the argument of `group.create_task(…)` at `site` is made: by the loops or the comprehension around it, inside
    /// the block that owns the group. None if it is made once, or by a loop without an end in sight.
    pub fn group_making(self: &Arc<Self>, site: NodeId) -> Option<Making> {
        let element = *self.positional(site).first()?;
        let group = self.child(self.child(site, Role::Callee)?, Role::Object)?;
        let binding = self.facts.scopes.of_name.get(group.index()).copied().flatten()?;
        let bind = self.with_around(binding, group).or_else(|| self.facts.scopes.binding(binding).single())?;
        let owner = match bind.how {
            How::With(_) => self.statement(bind.node),
            _ => None,
        };
        let tree = &self.facts.tree;
        let outside = owner.or(self.function(site))?;
        if let Some(whole) = self.comprehension(site).filter(|&whole| tree.is_within(whole, outside)) {
            let statement = self.statement(whole)?;
            let clauses = self.in_role(whole, Role::Clause);
            let over = clauses.iter().filter_map(|&clause| self.child(clause, Role::Iterable)).collect();
            let names = self.names_of_clauses(whole);
            let anchor = owner.unwrap_or(statement);
            return Some(Making {
                form: "comprehension",
                element,
                call: self.work(element),
                over,
                names,
                whole,
                anchor,
            });
        }
        let mut loops: Vec<NodeId> = tree
            .ancestors(site)
            .take_while(|&up| up != outside)
            .filter(|&up| matches!(self.kind(up), Kind::For | Kind::While))
            .collect();
        loops.reverse();
        let endless = loops.iter().any(|&node| self.kind(node) != Kind::For || self.has(node, Flags::ASYNC));
        if loops.is_empty() || endless {
            return None;
        }
        let anchor = owner.unwrap_or(loops[0]);
        Some(self.looped(element, &loops, anchor))
    }

    /// The clauses of a comprehension as heads of statements, `for x in xs:` and `if c:`, outermost first.
    pub fn heads(&self, comprehension: NodeId) -> Vec<String> {
        let text = self.source.text();
        let written = |node: NodeId| {
            let span = self.facts.with_parens(text, node);
            if self.breaks_outside_brackets(span) { format!("({})", mark(span)) } else { mark(span) }
        };
        let mut heads = Vec::new();
        for clause in self.in_role(comprehension, Role::Clause) {
            let (Some(target), Some(iterable)) = (self.child(clause, Role::Target), self.child(clause, Role::Iterable))
            else {
                continue;
            };
            let word = if self.has(clause, Flags::ASYNC) { "async for" } else { "for" };
            heads.push(format!("{word} {} in {}:", written(target), written(iterable)));
            heads
                .extend(self.in_role(clause, Role::Condition).into_iter().map(|test| format!("if {}:", written(test))));
        }
        heads
    }

    /// Whether a line break stands in `span` outside of brackets and literals, so that only brackets around it join the
    /// lines.
    pub fn breaks_outside_brackets(&self, span: Span) -> bool {
        let bytes = self.source.text().as_bytes();
        let mut depth = 0usize;
        let mut at = span.start;
        while at < span.end {
            if let Some(comment) = self.facts.comment_at(at) {
                at = comment.end;
                continue;
            }
            match bytes[at as usize] {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b'\n' if depth == 0 && !self.facts.inside_literal(at) => return true,
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// Whether running `node` can suspend: an `await`, `async for`, `async with` or async comprehension in it.
    pub fn suspends(&self, node: NodeId) -> bool {
        self.here(node).any(|part| self.is_suspension(part))
    }

    /// Whether it is one itself.
    pub(super) fn is_suspension(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Await | Kind::Yield => true,
            Kind::For | Kind::With | Kind::Clause => self.has(node, Flags::ASYNC),
            _ => false,
        }
    }

    /// Whether `node` uses the module `module`, or anything of it but `others`.
    pub fn uses(&self, node: NodeId, module: &str, others: &[String]) -> bool {
        let is_of_it = |path: String| {
            path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                && !others.contains(&path)
        };
        // `asyncio` in `asyncio.run` is no use of its own.
        let whole = |name: NodeId| self.facts.tree.parent(name).filter(|&up| self.kind(up) == Kind::Attribute);
        self.facts
            .tree
            .walk(node)
            .filter(|&part| self.kind(part) == Kind::Name)
            .any(|part| self.path(whole(part).unwrap_or(part)).is_some_and(is_of_it))
    }

    /// Whether `name` can be bound above `home` and used in `wrapped`: no binding of it is visible at `home`, no reference
    /// in the block of `home` means one from outside, and nothing in `wrapped` has that name.
    pub fn is_free(&self, name: &str, home: NodeId, wrapped: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let scope = self.facts.scopes.of_node[home.index()];
        if self.facts.scopes.lookup(scope, name).is_some() {
            return false;
        }
        let is_named = |node: &NodeId| self.kind(*node) == Kind::Name && self.text(*node) == name;
        if wrapped.iter().any(|&root| tree.walk(root).any(|node| is_named(&node))) {
            return false;
        }
        let block = tree.parent(home).unwrap_or(NodeId::ROOT);
        !tree
            .walk(block)
            .filter(is_named)
            .any(|node| self.facts.scopes.of_name.get(node.index()).copied().flatten().is_none())
    }

    /// Every name that occurs in `root`: references, parameters, definitions, imported names; not attributes, not
    /// keywords of calls.
    pub fn names_in(&self, root: NodeId) -> rustc_hash::FxHashSet<&str> {
        self.facts
            .tree
            .walk(root)
            .filter_map(|node| match self.kind(node) {
                Kind::Name => Some(self.text(node)),
                Kind::Function | Kind::Class | Kind::Handler | Kind::ImportName | Kind::Pattern => {
                    Some(self.name(node))
                }
                _ => None,
            })
            .filter(|name| !name.is_empty())
            .collect()
    }
}
