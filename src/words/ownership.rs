//! Whether a value is surely owned: whatever it is made from may be gone, and the value stays.
//!
//! Seen are literals, operators, what the methods of the table (`owning methods`) and the closures of a chain give, the
//! branches of a conditional, and copies of what a guard stands for, which cannot borrow from the guard.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Cx {
    /// Whether a closure is given what the lock that `call` takes came in, and lets go of the guard: `m.lock().map(|it| it.len())`.
    pub(super) fn is_spent(self: &Arc<Self>, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let behind = |at: NodeId| {
            let link =
                tree.parent(at).filter(|&up| self.kind(up) == Kind::Attribute && tree[at].role == Role::Object)?;
            tree.parent(link).filter(|&up| self.kind(up) == Kind::Call).map(|up| (self.name(link), up))
        };
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
        let Some((name, lock)) = callee.and_then(|it| Some((self.name(it), self.child(it, Role::Object)?))) else {
            return false;
        };
        // The locks of others give the guard itself, and the closure a part of what is behind it.
        let known = self.declared_as(lock);
        let in_result = name.starts_with("try_")
            || matches!(name, "lock" | "read" | "write") && known.iter().any(|path| path.starts_with("std::sync::"));
        let mut at = call;
        while in_result && let Some((name, up)) = behind(at) {
            if !matches!(name, "map_err" | "ok") {
                let closure = self.positional(up).last().copied().filter(|&it| self.has(it, Flags::ARROW));
                let taken = self.is_in_group("methods that use a result up", name);
                return taken && closure.is_some_and(|closure| self.keeps_its_parameter(closure));
            }
            at = up;
        }
        false
    }

    /// Whether the closure only looks into its parameter, so that it is gone when the closure is done.
    fn keeps_its_parameter(&self, closure: NodeId) -> bool {
        let tree = &self.facts.tree;
        let param = self.in_role(closure, Role::Param).pop();
        let name = param.and_then(|it| self.child(it, Role::Target)).filter(|&it| self.kind(it) == Kind::Name);
        let looks = |&read: &NodeId| {
            tree.parent(read).is_some_and(|up| matches!(self.kind(up), Kind::Attribute | Kind::Unary | Kind::Subscript))
        };
        name.is_some_and(|name| self.reads_of_name(name).iter().all(looks))
    }

    /// Whether the value of `node` is surely owned.
    pub(super) fn is_owned_result(self: &Arc<Self>, node: NodeId) -> bool {
        let all = |role: Role| self.in_role(node, role).into_iter().all(|part| self.is_owned_result(part));
        match self.kind(node) {
            Kind::Number | Kind::String | Kind::True | Kind::False | Kind::Compare | Kind::Logical | Kind::Cast => true,
            Kind::Return | Kind::Break | Kind::Continue => true,
            Kind::Macro if self.name(node) == "vec" && !self.has(node, Flags::OPAQUE) => {
                all(Role::Argument) && all(Role::Element)
            }
            Kind::Macro => {
                matches!(self.name(node), "format" | "matches" | "panic" | "unreachable" | "todo" | "unimplemented")
            }
            Kind::Binary => {
                let sides = [self.child(node, Role::Left), self.child(node, Role::Right)];
                sides.into_iter().flatten().any(|side| self.is_owned_result(side))
            }
            Kind::Unary => self.is_operator(node) || self.is_copied_out(node),
            Kind::Attribute | Kind::Subscript => self.is_copied_out(node),
            Kind::Question => all(Role::Operand),
            Kind::Tuple | Kind::List => all(Role::Element),
            Kind::New => self.has_owned_fields(node),
            Kind::If => self.child(node, Role::Else).is_some() && all(Role::Body) && all(Role::Else),
            Kind::Match => {
                let bodies = self.in_role(node, Role::Handler).into_iter().map(|case| self.child(case, Role::Body));
                bodies.flatten().all(|body| self.is_owned_result(body))
            }
            Kind::Name => self.is_owned_name(node),
            Kind::Block => self.in_role(node, Role::Body).last().is_some_and(|&last| self.ends_owned(last)),
            Kind::Call => self.is_owned_call(node),
            _ => false,
        }
    }

    /// Whether a statement is a `let` that binds all of `names`, to a value of its own: one that borrows from nothing, or
    /// whose written type does not.
    pub fn binds_owned(self: &Arc<Self>, statement: NodeId, names: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let declared = tree.children(statement).next().filter(|_| self.kind(statement) == Kind::Declare);
        let Some(declared) = declared.filter(|_| !self.has(statement, Flags::REFUTABLE)) else { return false };
        let (target, value) = (self.child(declared, Role::Target), self.child(declared, Role::Value));
        let (Some(target), Some(value)) = (target, value) else { return false };
        let takes = |call: NodeId| self.is_plain_call(call, self.group("guards"));
        let is_own_type = |annotation: NodeId| {
            let text = self.text(annotation);
            !text.contains(['&', '_']) && !text.contains("Guard") && !self.hides_lifetime(annotation)
        };
        names.iter().all(|&name| tree.is_within(name, target))
            && !self.opens_place(target, value)
            && !tree.of_kind_in(value, Kind::Call).any(takes)
            && !self.walks_still(value)
            && !self.keeps_a_walk(value)
            && (self.is_owned_result(value) || self.child(declared, Role::Annotation).is_some_and(is_own_type))
    }

    /// Whether a value is an iterator that has not been walked yet: it borrows from what it will walk, whatever its closures
    /// give.
    fn walks_still(&self, value: NodeId) -> bool {
        let goes_on = |name: &str| self.is_in_group("iterator adaptors", name);
        let starts = |name: &str| matches!(name, "iter" | "iter_mut" | "keys" | "values" | "values_mut" | "drain");
        let walk = |walks: bool, name: &String| starts(name) || walks && goes_on(name);
        self.chain_methods(value).iter().fold(false, walk)
    }

    /// Whether the value asks a temporary by reference that goes away only behind it: an iterator that ends its walk then, as
    /// that of `drain` does.
    fn keeps_a_walk(&self, value: NodeId) -> bool {
        let ends = |method: &String| self.is_in_group("methods whose iterator ends its walk", method);
        let asks = |method: &String| self.is_in_group("methods that ask an iterator", method);
        let chains = self.facts.tree.of_kind_in(value, Kind::Call).map(|call| self.chain_methods(call));
        chains.into_iter().any(|all| all.iter().skip_while(|it| !ends(it)).any(asks))
    }

    /// Whether a pattern takes parts out of a place, which as a whole may be no copy. A tuple is one if each part of it is.
    fn opens_place(&self, target: NodeId, value: NodeId) -> bool {
        let is_place = matches!(self.kind(value), Kind::Unary | Kind::Attribute | Kind::Subscript);
        let parts = self.in_role(target, Role::Element);
        let is_name = |part: &NodeId| self.kind(*part) == Kind::Name && self.text(*part) != "_";
        let all_parts = self.kind(target) == Kind::Tuple && parts.iter().all(is_name);
        is_place && self.kind(target) != Kind::Name && !all_parts
    }

    /// The statement behind `last` by which what is bound from `first` to it, and from there on, is no longer used, or
    /// `last` itself: as far as that is in front of `until`.
    pub fn settled(self: &Arc<Self>, first: NodeId, last: NodeId, until: NodeId) -> NodeId {
        let tree = &self.facts.tree;
        let all = self.siblings(first);
        let before = |node: NodeId| {
            let holder = all.iter().copied().find(|&it| tree.is_within(node, it))?;
            (tree[holder].span.end <= tree[until].span.start).then_some(holder)
        };
        let mut last = last;
        loop {
            let ends = self.outliving(first, last).into_iter().filter_map(|name| {
                let reads = self.reads_of_name(name);
                reads.into_iter().map(before).collect::<Option<Vec<_>>>()?.into_iter().max()
            });
            match ends.max().filter(|&end| end > last) {
                Some(end) => last = end,
                None => return last,
            }
        }
    }

    /// Whether the last statement of a block gives an owned value, or leaves.
    fn ends_owned(self: &Arc<Self>, statement: NodeId) -> bool {
        let value = self.child(statement, Role::Value).unwrap_or(statement);
        let leaves = matches!(self.kind(value), Kind::Return | Kind::Break | Kind::Continue);
        (leaves || self.has(statement, Flags::NO_SEMICOLON)) && self.is_owned_result(value)
    }

    /// Whether a name is that of a parameter of the function, or of an owned value, which nothing is put into later.
    fn is_owned_name(self: &Arc<Self>, name: NodeId) -> bool {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).single()) else { return false };
        let function = self.facts.tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Function);
        !self.has(bind.node, Flags::MUTABLE)
            && match bind.how {
                How::Parameter => function.is_some_and(|function| !self.has(function, Flags::ARROW)),
                How::Value(value) => self.is_owned_result(value),
                _ => false,
            }
    }

    fn has_owned_fields(self: &Arc<Self>, node: NodeId) -> bool {
        let values = self.in_role(node, Role::Argument).into_iter().map(|field| self.child(field, Role::Value));
        self.child(node, Role::Child).is_none() && values.flatten().all(|value| self.is_owned_result(value))
    }

    /// `!x` or `-x`, not `*x`.
    fn is_operator(&self, unary: NodeId) -> bool {
        self.has(unary, Flags::NOT) || self.has(unary, Flags::MINUS)
    }

    /// Whether `node` reads a part of what a guard stands for, by `*` or fields and entries: what comes out is a copy.
    fn is_copied_out(&self, node: NodeId) -> bool {
        let mut at = node;
        let root = loop {
            at = match self.kind(at) {
                Kind::Unary if !self.is_operator(at) => match self.child(at, Role::Operand) {
                    Some(inner) => inner,
                    None => return false,
                },
                Kind::Attribute | Kind::Subscript if !self.has(at, Flags::PATH) => match self.child(at, Role::Object) {
                    Some(inner) => inner,
                    None => return false,
                },
                _ => break at,
            };
        };
        let is_part = match self.kind(node) {
            // Of a pair of references, `pair.0` is one.
            Kind::Attribute => {
                let is_first = self.child(node, Role::Object) == Some(root);
                !is_first || !self.name(node).starts_with(|c: char| c.is_ascii_digit())
            }
            _ => node != root,
        };
        if self.kind(node) == Kind::Unary && self.leads_into_guard(root) || is_part && self.is_lent_by_guard(root) {
            return true;
        }
        let Some(value) = self.bound_value(root).filter(|_| self.kind(root) == Kind::Name) else { return false };
        let given = self.own_function(value).and_then(|giver| self.child(giver, Role::Returns));
        self.unwrapped_from(value, self.group("guards")).is_some()
            || given.is_some_and(|given| self.text(given).contains("Guard<"))
    }

    /// Whether a chain, or what a name is bound to, gives one reference to a part of what a guard stands for: `guard.iter().max()`.
    fn leads_into_guard(&self, node: NodeId) -> bool {
        let chain = if self.kind(node) == Kind::Name { self.bound_value(node).unwrap_or(node) } else { node };
        let leads = |method: &String| {
            let doubles =
                matches!(method.as_str(), "as_deref" | "as_mut" | "as_ref" | "collect" | "enumerate" | "peek" | "zip");
            let groups = ["lending methods", "methods that give the same references", "unwrapping methods"];
            method == "entry" || !doubles && groups.iter().any(|group| self.is_in_group(group, method))
        };
        let methods = self.chain_methods(chain);
        let guard = self.bound_value(self.root(chain)).filter(|_| self.kind(chain) == Kind::Call);
        guard.is_some_and(|value| self.unwrapped_from(value, self.group("guards")).is_some())
            && methods.iter().any(|method| self.is_in_group("lending methods", method))
            && methods.iter().all(leads)
    }

    /// Whether `name` is what a closure is given of a walk through what a guard stands for: a reference to an element.
    fn is_lent_by_guard(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let Some(bind) = id.and_then(|id| self.facts.scopes.binding(id).single()) else { return false };
        let closure = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Function);
        let call = closure.filter(|&it| self.has(it, Flags::ARROW)).and_then(|it| tree.parent(it));
        let callee = call.and_then(|call| self.child(call, Role::Callee));
        let walk = callee.filter(|&it| !self.has(it, Flags::PATH)).and_then(|it| self.child(it, Role::Object));
        bind.how == How::Parameter && walk.is_some_and(|walk| self.leads_into_guard(walk))
    }

    /// Whether an iterator takes the items out of what it walks.
    fn takes_items(&self, walk: NodeId) -> bool {
        let Some(callee) = self.child(walk, Role::Callee).filter(|&it| !self.has(it, Flags::PATH)) else {
            return false;
        };
        let keeps = self.is_in_group("methods that give the same items", self.name(callee));
        self.name(callee) == "drain" || keeps && self.child(callee, Role::Object).is_some_and(|it| self.takes_items(it))
    }

    fn is_owned_call(self: &Arc<Self>, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let name = self.name(callee);
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
        let Some(object) = object.filter(|_| !self.has(callee, Flags::PATH)) else {
            let path = self.callee_path(call).unwrap_or_default();
            let wraps = matches!(path.as_str(), "Some" | "Ok" | "Err");
            let arguments = self.positional(call);
            let of_number = path.split_once("::").is_some_and(|(head, _)| self.is_in_group("number types", head));
            return self.is_in_group("owning functions", &path)
                || of_number
                || wraps && arguments.into_iter().all(|argument| self.is_owned_result(argument));
        };
        let of_none = name == "take" && self.positional(call).is_empty();
        let is_number = |node: NodeId| matches!(self.kind(node), Kind::Number | Kind::True | Kind::False);
        // `unwrap_or(0)` is a number on both ways, and so is what `fold(0, …)` starts with.
        let or_number = name == "unwrap_or" && self.positional(call).into_iter().all(is_number)
            || name == "fold" && self.positional(call).first().is_some_and(|&it| is_number(it));
        // The clone of an `Option` of a reference, or of a slice, borrows as that does.
        let copies_reference = name == "clone" && self.gives_bare_reference(object);
        if self.is_in_group("owning methods", name) && !copies_reference || of_none || or_number {
            return true;
        }
        if self.is_in_group("methods that give what their closure gives", name) {
            return self.gives_owned_by_closure(call);
        }
        let keeps = self.is_in_group("methods that give the same items", name)
            || name == "take"
            || self.is_in_group("unwrapping methods", name);
        matches!(name, "collect" | "parse") && self.asks_for_owned(callee)
            || name == "collect" && self.takes_items(object)
            || keeps && self.is_owned_result(object)
    }

    /// Whether a call gives a reference, several, or none or one, and what it leads to is not taken out of that.
    fn gives_bare_reference(self: &Arc<Self>, call: NodeId) -> bool {
        let name = self.child(call, Role::Callee).map_or("", |callee| self.name(callee));
        let leads_to_it = self.is_in_group("unwrapping methods", name)
            || matches!(name, "or_default" | "or_insert" | "unwrap_or" | "unwrap_or_default");
        self.kind(call) == Kind::Call && !leads_to_it && self.gives_reference(call)
    }

    /// Whether the last argument is a closure with an owned value, or an owning method by its path.
    fn gives_owned_by_closure(self: &Arc<Self>, call: NodeId) -> bool {
        let Some(&last) = self.positional(call).last() else { return false };
        if self.kind(last) == Kind::Function {
            return self.child(last, Role::Body).is_some_and(|body| self.is_owned_result(body));
        }
        self.is_in_group("owning methods", self.text(last).rsplit("::").next().unwrap_or_default())
    }

    /// Whether the type behind `collect::` or `parse::` names all of an owned value.
    fn asks_for_owned(self: &Arc<Self>, callee: NodeId) -> bool {
        let written = self.text(callee).rsplit_once(self.name(callee)).map_or("", |(_, behind)| behind);
        written.contains('<') && !written.contains(['&', '_', '\''])
    }
}
