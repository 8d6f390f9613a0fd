//! What a name or field is declared as, who else can reach it, and what it is filled with.

use std::sync::Arc;

use super::cx::Cx;
use super::receivers::{POINTERS, behind_pointers};
use crate::facts::{BindingId, Flags, How, Kind, NodeId, Role};

/// Declarations that lead to each other are followed so far.
const DEPTH: u32 = 10;

impl Cx {
    /// The paths that occur in what a name or field is declared with: its type where one is written, else what makes its
    /// first value. What a handing method gives has what it is called on, a function of this file what it gives.
    pub fn declared_as(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        self.declared_paths(node, DEPTH, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn declared_paths(self: &Arc<Self>, node: NodeId, depth: u32, found: &mut Vec<String>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        match self.kind(node) {
            Kind::Name => {
                let binding = self.facts.scopes.of_name.get(node.index()).copied().flatten();
                if let Some(id) = binding {
                    self.declared_binding(id, depth, found);
                    let made = self.facts.scopes.binding(id).single().filter(|bind| bind.how == How::Function);
                    let given = made.and_then(|bind| self.child(bind.node, Role::Returns));
                    given.into_iter().for_each(|it| self.paths_in(it, found));
                }
            }
            Kind::Attribute => {
                let own = || self.field_of(node).map(|field| (Arc::clone(self), field));
                if let Some((cx, field)) = self.field_elsewhere(node).or_else(own) {
                    let annotation = cx.child(field, Role::Annotation);
                    annotation.into_iter().for_each(|it| cx.paths_in(it, found));
                }
            }
            Kind::Call => {
                let callee = self.child(node, Role::Callee);
                let method = callee.filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH));
                match method.and_then(|method| self.child(method, Role::Object)) {
                    Some(object) if method.is_some_and(|it| self.hands_on(it)) => {
                        self.declared_paths(object, depth, found);
                    }
                    Some(_) => {}
                    None => {
                        let given = self.own_function(node).and_then(|own| self.child(own, Role::Returns));
                        given.into_iter().for_each(|it| self.paths_in(it, found));
                        let path = callee.and_then(|callee| self.path(callee));
                        // What a function of a module is given says nothing of what it gives.
                        let written = path.as_deref().or_else(|| callee.map(|it| self.text(it))).unwrap_or_default();
                        let mut parts = written.rsplit("::").take(2);
                        let is_of_type = parts.any(|part| part.starts_with(char::is_uppercase));
                        if is_of_type || path.as_deref().is_some_and(|path| path.starts_with("std::mem::")) {
                            let arguments = self.positional(node).into_iter();
                            arguments.for_each(|argument| self.declared_paths(argument, depth, found));
                        }
                        found.extend(path);
                    }
                }
            }
            Kind::Tuple | Kind::List => {
                self.in_role(node, Role::Element).into_iter().for_each(|it| self.declared_paths(it, depth, found));
            }
            Kind::Subscript => {
                if let Some(inner) = self.child(node, Role::Object) {
                    self.declared_paths(inner, depth, found);
                }
            }
            Kind::Reference | Kind::Unary | Kind::Question => {
                if let Some(inner) = self.child(node, Role::Operand) {
                    self.declared_paths(inner, depth, found);
                }
            }
            _ => {}
        }
    }

    /// Whether a method gives what it is called on, or a part of it.
    fn hands_on(&self, method: NodeId) -> bool {
        self.is_in_group("handing methods", self.name(method))
    }

    fn declared_binding(self: &Arc<Self>, id: BindingId, depth: u32, found: &mut Vec<String>) {
        let tree = &self.facts.tree;
        for bind in &self.facts.scopes.binding(id).binds {
            let holder = tree.ancestors(bind.node).find(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param));
            // `State(db): State<Db>` tells the type as `db: Db` does.
            let wrapped = || tree.parent(bind.node).is_some_and(|up| self.in_role(up, Role::Element).len() == 1);
            let holder = holder.filter(|&it| {
                self.child(it, Role::Target) == Some(bind.node) || self.kind(it) == Kind::Param && wrapped()
            });
            let annotation = holder.and_then(|it| self.child(it, Role::Annotation));
            match (annotation, &bind.how) {
                (Some(annotation), _) => self.paths_in(annotation, found),
                (None, How::Value(value) | How::Loop(Some(value))) => self.declared_paths(*value, depth, found),
                // `let (sender, receiver) = channel();`, `if let Some(handle) = self.handle.take()`, `for (name, lock) in &locks`
                (None, How::Part | How::Loop(None)) => {
                    let value = self.opened_by(bind.node);
                    value.into_iter().for_each(|value| self.declared_paths(value, depth, found));
                }
                (None, How::Parameter) => {
                    let walked = self.walked_by_closure(bind.node);
                    walked.into_iter().for_each(|walked| self.declared_paths(walked, depth, found));
                }
                _ => {}
            }
        }
    }

    /// The value that the pattern around `name` opens.
    pub(super) fn opened_by(&self, name: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let opens = [Kind::Assign, Kind::AssignExpression, Kind::Case, Kind::For];
        let holder = tree.ancestors(name).find(|&up| opens.contains(&self.kind(up)))?;
        match self.kind(holder) {
            Kind::Case => self.child(tree.parent(holder)?, Role::Test),
            Kind::For => self.child(holder, Role::Iterable),
            _ => self.child(holder, Role::Value),
        }
    }

    /// What gives its elements, one at a time, to the closure of which `name` is a parameter.
    pub(super) fn walked_by_closure(&self, name: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let closure = tree.ancestors(name).find(|&up| self.kind(up) == Kind::Function)?;
        let call = tree.parent(closure).filter(|_| tree[closure].role == Role::Argument)?;
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
        let gives = !self.has(callee, Flags::PATH) && self.is_in_group("element methods", self.name(callee));
        gives.then(|| self.child(callee, Role::Object)).flatten()
    }

    /// The field of a struct of this file that `self.field` stands for; of any value if only one struct has such a field.
    pub(super) fn field_of(&self, attribute: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let object = self.child(attribute, Role::Object)?;
        let own = (self.kind(object) == Kind::This)
            .then(|| tree.ancestors(attribute).find(|&up| self.kind(up) == Kind::Impl))
            .flatten()
            .and_then(|it| self.child(it, Role::Type))
            .map(|it| self.text(it).split('<').next().unwrap_or_default().trim().to_owned());
        // `self.0`: a pair has such parts, too, so that the name alone tells nothing.
        let number = self.name(attribute).parse::<usize>().ok().filter(|_| own.is_some());
        let is_field = |node: NodeId| match (number, tree.parent(node)) {
            (Some(number), Some(up)) => {
                self.name(node).is_empty() && self.in_role(up, Role::Item).get(number) == Some(&node)
            }
            _ => self.name(node) == self.name(attribute),
        };
        let fields: Vec<NodeId> = tree
            .ids()
            .filter(|&node| self.kind(node) == Kind::Field && tree[node].role == Role::Item && is_field(node))
            .filter(|&node| match &own {
                Some(name) => tree.parent(node).is_some_and(|up| self.name(up) == name),
                None => true,
            })
            .collect();
        match fields[..] {
            [one] if own.is_some() || self.may_have_fields_of(object, tree.parent(one)?) => Some(one),
            _ => None,
        }
    }

    /// Whether an object may be of the struct `of`, or lead to one: not if it is written as another type without parameters
    /// that this file imports or names by its path, or made by such a one.
    fn may_have_fields_of(&self, object: NodeId, of: NodeId) -> bool {
        let noted = self.noted_type(object).map(behind_pointers);
        let made = || {
            let value = self.bound_value(object).filter(|_| self.kind(object) == Kind::Name)?;
            let callee = self.child(self.root(value), Role::Callee).filter(|&it| self.has(it, Flags::PATH))?;
            self.child(callee, Role::Object).map(|it| self.text(it)).filter(|of| !POINTERS.contains(of))
        };
        let Some(written) = noted.or_else(made) else { return true };
        let is_imported = |name: &str| {
            let mut named = self.facts.scopes.bindings.iter().filter(|binding| &*binding.name == name);
            named.any(|binding| binding.single().is_some_and(|bind| matches!(bind.how, How::Import { .. })))
        };
        let is_other = written.contains("::") || is_imported(written);
        written.contains('<') || written.rsplit("::").next() == Some(self.name(of)) || !is_other
    }

    /// The paths of the types that are written in `root`, and in the aliases of this file that it names.
    fn paths_in(&self, root: NodeId, found: &mut Vec<String>) {
        let tree = &self.facts.tree;
        let (mut open, mut seen) = (vec![root], Vec::new());
        while let Some(at) = open.pop() {
            let heads = tree.walk(at).filter(|&node| {
                matches!(self.kind(node), Kind::Name | Kind::Attribute)
                    && tree.parent(node).is_none_or(|up| self.kind(up) != Kind::Attribute)
            });
            for node in heads {
                found.extend(self.path(node));
                if let Some(alias) = self.alias_of(node).filter(|alias| !seen.contains(alias)) {
                    seen.push(alias);
                    open.push(alias);
                }
            }
        }
    }

    /// The `type … = …;` of this file that a name stands for.
    pub(super) fn alias_of(&self, name: NodeId) -> Option<NodeId> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        let item = self.facts.scopes.binding(id).single()?.node;
        (self.kind(item) == Kind::TypeDeclaration && self.text(item).contains("type ")).then_some(item)
    }

    /// Whether nobody else can reach what the name `node` stands for: a `&mut` parameter, or one that was given away or a local
    /// that is made here, and was not lent, captured or given away up to there.
    pub fn is_unshared(self: &Arc<Self>, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        if self.kind(node) == Kind::Attribute {
            return self.is_owned_field(node);
        }
        if self.kind(node) != Kind::Name {
            return false;
        }
        let Some(id) = self.facts.scopes.of_name.get(node.index()).copied().flatten() else { return false };
        let binding = self.facts.scopes.binding(id);
        let Some(bind) = binding.single() else { return false };
        let is_atomic = |path: String| path.contains("sync::atomic::");
        let is_own = match bind.how {
            How::Parameter => {
                let param = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Param);
                let annotation = param.and_then(|param| self.child(param, Role::Annotation));
                let Some(written) = annotation.map(|it| self.text(it).replace(' ', "")) else { return false };
                if written.starts_with("&mut") {
                    return true;
                }
                !written.starts_with('&') && !written.contains('<') && self.declared_as(node).into_iter().any(is_atomic)
            }
            How::Value(value) => {
                let wraps = |call: &NodeId| self.callee_path(*call).is_some_and(|path| path.ends_with("Arc::new"));
                let wrapped = Some(value).filter(wraps).and_then(|call| self.positional(call).first().copied());
                self.callee_path(wrapped.unwrap_or(value)).is_some_and(is_atomic)
            }
            _ => false,
        };
        // What comes later in a loop comes before the next round.
        let around = tree.ancestors(node).take_while(|&up| !tree.is_within(bind.node, up));
        let rounds = around.filter(|&up| matches!(self.kind(up), Kind::For | Kind::While)).last();
        let end = tree[rounds.unwrap_or(node)].span.end;
        let home = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Function);
        let called = |read: NodeId| {
            let asked = tree.parent(read).map_or("", |up| self.name(up));
            tree[read].role == Role::Object
                && self.is_in_group("methods of atomics", asked)
                && self.function(read) == home
        };
        is_own && called(node) && binding.reads.iter().all(|&read| called(read) || tree[read].span.start >= end)
    }

    /// Whether the field is one of a `&mut` parameter, or of `self` that is so or was given away, and not behind a pointer that others may have.
    fn is_owned_field(self: &Arc<Self>, field: NodeId) -> bool {
        let declared = self.declared_as(field);
        let plain = declared.iter().any(|path| path.contains("atomic::Atomic"));
        if !plain || declared.iter().any(|path| path.ends_with("Arc") || path.ends_with("Rc")) {
            return false;
        }
        let object = self.child(field, Role::Object);
        let Some(object) = object.filter(|&it| matches!(self.kind(it), Kind::This | Kind::Name)) else { return false };
        if self.kind(object) == Kind::Name {
            return self.is_unshared(object);
        }
        let function = self.facts.tree.ancestors(field).find(|&up| self.has(up, Flags::METHOD));
        let receiver = function.and_then(|function| self.child(function, Role::Param));
        receiver.is_some_and(|it| {
            let text: String = self.text(it).split_whitespace().collect();
            text.starts_with('&') && text.ends_with("mutself") || matches!(text.as_str(), "self" | "mutself")
        })
    }

    /// Calls of methods on the local that `node` reads, with their names.
    pub(super) fn calls_on(&self, node: NodeId) -> Vec<(NodeId, &str)> {
        let tree = &self.facts.tree;
        let called = |read: NodeId| {
            let callee = tree.parent(read).filter(|&up| self.kind(up) == Kind::Attribute)?;
            let call = tree.parent(callee).filter(|&up| self.kind(up) == Kind::Call)?;
            Some((call, self.name(callee)))
        };
        self.reads_of_name(node).into_iter().filter_map(called).collect()
    }

    /// Whether the local `node` is used again and again, or for many at once: in a loop or a closure that does not hold its
    /// declaration as well, or by a method that takes all that another one gives.
    pub(super) fn is_used_in_loop(&self, node: NodeId) -> bool {
        let is_written_out = |given: NodeId| matches!(self.kind(given), Kind::List | Kind::Macro);
        self.calls_on(node).into_iter().any(|(call, method)| {
            let takes_all =
                matches!(method, "append" | "extend") && !self.positional(call).into_iter().any(is_written_out);
            takes_all || self.is_in_loop_since(node, call)
        })
    }

    /// Whether `call` stands in a loop or a closure that does not hold the declaration of the local `node` as well.
    fn is_in_loop_since(&self, node: NodeId, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let made = id.and_then(|id| self.facts.scopes.binding(id).binds.first()).map(|bind| bind.node);
        tree.ancestors(call).any(|up| {
            let repeats = matches!(self.kind(up), Kind::For | Kind::While) || self.has(up, Flags::ARROW);
            repeats && made.is_some_and(|made| !tree.is_within(made, up))
        })
    }

    /// Whether a call of one of these names is part of `root`, of what its names stand for, or of what methods of its names
    /// are given; none that only happens once an async block in there is polled.
    pub fn made_with(&self, root: NodeId, names: &[String]) -> bool {
        let around = self.function(root);
        let deferred = |call: NodeId| {
            let functions = std::iter::successors(self.function(call), |&up| self.function(up));
            functions.take_while(|&up| Some(up) != around).any(|up| self.has(up, Flags::ASYNC))
        };
        let mut open = vec![root];
        let mut seen: Vec<NodeId> = Vec::new();
        while let Some(at) = open.pop() {
            for node in self.facts.tree.walk(at) {
                let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call);
                if callee.is_some_and(|callee| names.iter().any(|name| name == self.name(callee))) && !deferred(node) {
                    return true;
                }
                if self.kind(node) == Kind::Name && !seen.contains(&node) && seen.len() < 200 {
                    seen.push(node);
                    let origin = self.origin(node);
                    open.extend((origin != node && self.kind(origin) != Kind::Function).then_some(origin));
                    if self.facts.scopes.of_name[node.index()].is_some() {
                        open.extend(self.calls_on(node).into_iter().flat_map(|(call, _)| self.positional(call)));
                    }
                }
            }
        }
        false
    }

    /// Whether anything that `root` names, or what it is made of, is declared as one of `paths`; fields count if asked for,
    /// the locals `spared` do not, nor does what was waited for on the way.
    pub fn waits_among(self: &Arc<Self>, root: NodeId, paths: &[String], fields: bool, spared: &[BindingId]) -> bool {
        let is_spared = |node: NodeId| {
            let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
            id.is_some_and(|id| spared.contains(&id))
        };
        let mut open = vec![root];
        let mut seen: Vec<NodeId> = Vec::new();
        while let Some(at) = open.pop() {
            for node in self.facts.tree.walk(at) {
                let is_field = fields && self.kind(node) == Kind::Attribute;
                if self.kind(node) != Kind::Name && !is_field || seen.contains(&node) || is_spared(node) {
                    continue;
                }
                seen.push(node);
                if at != root && self.is_awaited_within(node, at) {
                    continue;
                }
                if self.declared_as(node).iter().any(|path| paths.contains(path)) {
                    return true;
                }
                let origin = self.origin(node);
                if origin != node && !is_field && seen.len() < 200 {
                    open.push(origin);
                    open.extend(self.calls_on(node).into_iter().flat_map(|(call, _)| self.positional(call)));
                }
            }
        }
        false
    }

    /// Whether `node` is waited for while `whole` is evaluated, so that only its outcome is handed on.
    fn is_awaited_within(&self, node: NodeId, whole: NodeId) -> bool {
        let ways = self.facts.tree.ancestors(node).take_while(|&up| up != whole).chain([whole]);
        let mut ways = ways.take_while(|&up| self.kind(up) != Kind::Function);
        node != whole && ways.any(|up| self.kind(up) == Kind::Await)
    }

    /// Whether what `root` uses is tied to something that is used behind `behind` as well: bound by one `let` with it, as
    /// the two ends of a channel are.
    pub fn tied_behind(&self, root: NodeId, behind: NodeId) -> bool {
        let tree = &self.facts.tree;
        let used: Vec<BindingId> =
            tree.of_kind_in(root, Kind::Name).filter_map(|node| self.facts.scopes.of_name[node.index()]).collect();
        let outside = |id: &BindingId| {
            let binding = self.facts.scopes.binding(*id);
            binding.reads.iter().any(|&read| !tree.is_within(read, root))
        };
        let function = self.function(behind);
        used.iter().any(|&id| {
            let Some(bind) = self.facts.scopes.binding(id).binds.first() else { return false };
            if bind.how != How::Part || self.function(bind.node) != function {
                return false;
            }
            let Some(holder) = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Declare) else {
                return false;
            };
            let others =
                self.names_bound(holder).into_iter().filter_map(|name| self.facts.scopes.of_name[name.index()]);
            others.filter(|&other| other != id).any(|other| outside(&other))
        })
    }
}
