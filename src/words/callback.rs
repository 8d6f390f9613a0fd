//! Functions that are called once for each element: what they are given, whether they start work, what they share.

use std::sync::Arc;

use super::cx::Cx;
use super::members::{split_outside, without_parens};
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// A call that hands each element of `over` to `callback`.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// What is walked.
    pub over: NodeId,
    /// What is called for each element.
    pub callback: NodeId,
    /// The `this` that the callback is given, if one is.
    pub this_argument: Option<NodeId>,
}

impl Cx {
    /// The call as a mapping: a method that the tables call mapping, or a function that does.
    pub fn mapping(&self, call: NodeId) -> Option<Mapping> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let args = self.positional(call);
        if args.iter().any(|&arg| self.kind(arg) == Kind::Spread) {
            return None;
        }
        if self.path(callee).is_some_and(|path| self.group("mapping functions").contains(&path)) {
            let [over, callback, rest @ ..] = &args[..] else { return None };
            return Some(Mapping { over: *over, callback: *callback, this_argument: rest.first().copied() });
        }
        let is_method = self.kind(callee) == Kind::Attribute && self.is_in_group("mapping methods", self.name(callee));
        let [callback, rest @ ..] = &args[..] else { return None };
        let over = self.child(callee, Role::Object).filter(|_| is_method)?;
        Some(Mapping { over, callback: *callback, this_argument: rest.first().copied() })
    }

    /// The method in `callback`, where that only binds it to its own object: `this.load` of `this.load.bind(this)`.
    pub(super) fn bound_method(&self, callback: NodeId) -> Option<NodeId> {
        let binds = self.child(callback, Role::Callee).filter(|_| self.kind(callback) == Kind::Call)?;
        let method = self.child(binds, Role::Object).filter(|_| self.name(binds) == "bind")?;
        let object = self.child(method, Role::Object).filter(|_| self.kind(method) == Kind::Attribute)?;
        let [given] = self.positional(callback)[..] else { return None };
        (self.text(given) == self.text(object)).then_some(method)
    }

    /// What stands where the element's function is handed over: `element`, or the call that binds it.
    pub(super) fn callback_handed(&self, element: NodeId) -> NodeId {
        let up = |node| self.facts.tree.parent(node);
        let call = up(element).and_then(up).filter(|&call| self.bound_method(call) == Some(element));
        call.unwrap_or(element)
    }

    /// The function that `callback` is or names, in this file.
    pub fn callback_function(self: &Arc<Self>, callback: NodeId) -> Option<NodeId> {
        if self.kind(callback) == Kind::Function {
            return Some(callback);
        }
        self.own_definition(callback)
    }

    /// Whether a call of `callback` starts work: it is async, or its result is a call. A function that cannot be seen
    /// counts, unless it is a global.
    pub fn starts_work(self: &Arc<Self>, callback: NodeId) -> bool {
        match self.callback_function(callback) {
            // Only its type is written: `declare function`, an abstract method.
            Some(function) if self.child(function, Role::Body).is_none() => self.says_promise(function),
            Some(function) => {
                !self.has(function, Flags::GENERATOR)
                    && if self.has(function, Flags::ASYNC) {
                        function != callback || !self.only_waits(function)
                    } else {
                        self.results(function)
                            .into_iter()
                            .any(|result| self.is_work(self.value_within(result, function)))
                    }
            }
            None => match self.kind(callback) {
                Kind::Name => {
                    let bound = self.facts.scopes.of_name.get(callback.index()).copied().flatten().is_some();
                    bound || self.group("working globals").iter().any(|name| name == self.text(callback))
                }
                Kind::Attribute => self.path(callback).is_none_or(|path| !self.group("idle calls").contains(&path)),
                _ => false,
            },
        }
    }

    /// The expressions that `function` may return.
    pub fn results(&self, function: NodeId) -> Vec<NodeId> {
        if self.has(function, Flags::EXPRESSION_BODY) {
            return self.child(function, Role::Body).into_iter().collect();
        }
        self.here(function)
            .filter(|&node| self.kind(node) == Kind::Return)
            .filter_map(|node| self.child(node, Role::Value))
            .collect()
    }

    /// Whether evaluating `node` gives the result of a call.
    pub fn is_work(self: &Arc<Self>, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        match self.kind(node) {
            Kind::Call => !self.is_idle(node) && !self.follows_given(node),
            Kind::New => self.callee_path(node).as_deref() == Some("Promise") && !self.only_listens(node),
            Kind::Conditional => {
                [Role::Body, Role::Else].iter().any(|&role| tree.in_role(node, role).any(|branch| self.is_work(branch)))
            }
            Kind::Logical => tree.children(node).any(|operand| self.is_work(operand)),
            Kind::Cast => self.child(node, Role::Value).is_some_and(|value| self.is_work(value)),
            Kind::Sequence => tree.children(node).last().is_some_and(|last| self.is_work(last)),
            Kind::Await => true,
            _ => false,
        }
    }

    /// Whether the callback (or the work itself) goes through a limiter already: a call of something that the tables
    /// call a limiter by its package or by its name.
    pub fn goes_through_limiter(self: &Arc<Self>, root: NodeId) -> bool {
        let limits =
            |callee: NodeId| !self.feeds_stream(callee) && self.is_called_limiter(callee) || self.is_limiter(callee);
        let by_name = matches!(self.kind(root), Kind::Name | Kind::Attribute);
        let calls = || self.facts.tree.of_kind_in(root, Kind::Call);
        let callees = calls().filter_map(|call| self.child(call, Role::Callee));
        let handed = by_name.then_some(root);
        handed.into_iter().chain(callees).any(|callee| limits(callee) || self.is_limiting_function(callee))
            || calls().any(|call| self.is_told_a_limit(call))
    }

    /// Whether `call` is given work to start in its turn, and how much may run: `runInPool(() => test(x), { concurrency: 5 })`.
    fn is_told_a_limit(&self, call: NodeId) -> bool {
        let [work, options] = self.positional(call)[..] else { return false };
        let takes_none = self.kind(work) == Kind::Function && self.in_role(work, Role::Param).is_empty();
        let named = |key: NodeId| self.is_in_group("options that limit", self.text(key).trim_matches(['\'', '"']));
        let key = |pair: NodeId| self.child(pair, Role::Key).unwrap_or(pair);
        let mut keys = self.facts.tree.children(options).map(key);
        takes_none && self.kind(options) == Kind::Dict && keys.any(named)
    }

    /// Whether `callee` takes what a stream is given, which is no work that waits for its turn: what it gives is nothing, so
    /// it is dropped.
    fn feeds_stream(&self, callee: NodeId) -> bool {
        let text = self.text(callee).to_lowercase();
        let call = self.facts.tree.parent(callee).and_then(|call| self.facts.tree.parent(call));
        let dropped = call.is_some_and(|up| self.kind(up) == Kind::Expression);
        text.ends_with("controller.enqueue")
            || text.ends_with("controller?.enqueue")
            || self.name(callee) == "enqueue" && dropped
    }

    /// Whether `callee` is a function of the project that hands what it does to a limiter: `(x) => gate(() => send(x))`. What
    /// only has the name of one is handed a function, and what it gives is waited for.
    fn is_limiting_function(self: &Arc<Self>, callee: NodeId) -> bool {
        let by_name = self.kind(callee) != Kind::Function;
        let Some((cx, function)) = by_name.then(|| self.definition(callee)).flatten() else { return false };
        cx.here(function).filter(|&node| cx.kind(node) == Kind::Call).any(|call| {
            let takes_work = || cx.positional(call).iter().any(|&one| cx.kind(one) == Kind::Function);
            let callee = cx.child(call, Role::Callee);
            let waits = || cx.is_on_the_spot(call) && takes_work();
            callee.is_some_and(|callee| cx.is_limiter(callee) || cx.is_called_limiter(callee) && waits())
        })
    }

    /// Whether `callee` is, or belongs to, what a limiter's package makes: by its value, or by the type of a name or member,
    /// in whichever file it was made.
    fn is_limiter(self: &Arc<Self>, callee: NodeId) -> bool {
        let named = |node: &NodeId| matches!(self.kind(*node), Kind::Name | Kind::Attribute);
        let typed = |node| self.instance_path(node).is_some_and(|class| self.group("limiters").contains(&class));
        self.is_limiter_value(callee, 2) || self.roots(callee).filter(named).any(typed)
    }

    /// Whether `callee` names what a limiter's package made, `const gate = pLimit(4)`, or what that made of a function, over as
    /// many names as are `left`.
    fn is_limiter_value(&self, callee: NodeId, left: u32) -> bool {
        let limiters = self.group("limiters");
        let root = self.roots(callee).last().unwrap_or(callee);
        let Some(id) = self.binding_named(root) else { return false };
        let made = self.facts.scopes.binding(id).binds.iter().filter_map(|bind| match bind.how {
            How::Value(value) => Some(value),
            _ => None,
        });
        let is_made = |value: NodeId| {
            let path = |call: NodeId| self.callee_path(call).is_some_and(|path| limiters.contains(&path));
            let callee = self.child(value, Role::Callee).filter(|_| self.kind(value) == Kind::Call);
            path(value)
                || left > 0 && callee.is_some_and(|callee| path(callee) || self.is_limiter_value(callee, left - 1))
        };
        made.into_iter().any(is_made) || self.path(root).is_some_and(|path| limiters.contains(&path))
    }

    /// Whether the function has a `this`, `arguments`, `new.target` or name of its own that it uses; of a method that is only
    /// declared nobody knows better.
    pub fn uses_own_this(&self, function: NodeId) -> bool {
        if self.has(function, Flags::ARROW) || self.kind(function) != Kind::Function {
            return false;
        }
        if self.child(function, Role::Body).is_none() {
            return self.has(function, Flags::METHOD);
        }
        let own_name = self.name(function);
        self.with_arrows(function).into_iter().any(|node| match self.kind(node) {
            Kind::This | Kind::Super | Kind::Meta => true,
            Kind::Name => self.text(node) == "arguments" || !own_name.is_empty() && self.text(node) == own_name,
            _ => false,
        })
    }

    /// All of `function` but functions inside that have a `this` of their own.
    fn with_arrows(&self, function: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut stack: Vec<NodeId> = self.facts.tree.children(function).collect();
        while let Some(node) = stack.pop() {
            found.push(node);
            if self.kind(node) != Kind::Function || self.has(node, Flags::ARROW) {
                stack.extend(self.facts.tree.children(node));
            }
        }
        found
    }

    /// Whether the function that `callback` names takes more than an element and its index. One that is made elsewhere
    /// takes what its type or its definition says; without them no more than an element, unless the file calls it with more.
    pub fn takes_too_many(self: &Arc<Self>, callback: NodeId) -> bool {
        if self.kind(callback) == Kind::Function {
            return self.has(callback, Flags::GENERATOR);
        }
        let own = self.callback_function(callback).map(|function| (Arc::clone(self), function));
        let declared = || self.declared_arity(callback).map(|count| count > 2);
        let defined = |(cx, function): (Arc<Cx>, NodeId)| {
            let params = cx.in_role(function, Role::Param);
            params.len() > 2 || params.iter().any(|&param| cx.has(param, Flags::REST))
        };
        match own {
            Some(own) => defined(own),
            None => declared()
                .or_else(|| self.definition(callback).map(defined))
                .unwrap_or_else(|| self.is_called_with_more(callback)),
        }
    }

    /// How many parameters the function has that `callback` names, by its definition or its written type.
    pub fn arity(self: &Arc<Self>, callback: NodeId) -> Option<usize> {
        let own = || self.callback_function(callback).map(|function| self.in_role(function, Role::Param).len());
        let defined = || self.definition(callback).map(|(cx, function)| cx.in_role(function, Role::Param).len());
        own().or_else(|| self.declared_arity(callback)).or_else(defined)
    }

    /// Whether a call elsewhere hands more than one argument to what the name stands for.
    fn is_called_with_more(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let binding = self.binding_named(name).filter(|_| self.kind(name) == Kind::Name);
        let reads = binding.map_or(&[][..], |id| &self.facts.scopes.binding(id).reads);
        let mut calls =
            reads.iter().filter(|&&read| tree[read].role == Role::Callee).filter_map(|&read| tree.parent(read));
        calls.any(|call| self.kind(call) == Kind::Call && self.positional(call).len() > 1)
    }

    /// The results of `callback` that are literals: under an expected type they keep it only if that type reaches them.
    pub fn literal_results(self: &Arc<Self>, callback: NodeId) -> bool {
        if self.kind(callback) != Kind::Function || self.child(callback, Role::Returns).is_some() {
            return false;
        }
        let in_promise = self.has(callback, Flags::ASYNC);
        let results = self.results(callback);
        results.into_iter().any(|result| self.is_literal(result) || in_promise && self.is_generic_of_literal(result))
    }

    /// Whether `node` calls a function of the project with type parameters, whose types a literal argument decides.
    fn is_generic_of_literal(self: &Arc<Self>, node: NodeId) -> bool {
        let literal = |&argument: &NodeId| self.is_literal(argument);
        let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call);
        callee.filter(|_| self.positional(node).iter().any(literal)).is_some_and(|callee| {
            self.definition(callee).is_some_and(|(cx, function)| cx.child(function, Role::Type).is_some())
        })
    }

    /// Whether the value keeps its type only where that type is expected: a literal, or what holds one.
    pub fn is_literal(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        match self.kind(node) {
            Kind::List | Kind::String | Kind::Template | Kind::Number | Kind::True | Kind::False => true,
            Kind::Dict => tree
                .children(node)
                .any(|pair| self.child(pair, Role::Value).is_some_and(|value| self.is_literal(value))),
            Kind::Conditional => [Role::Body, Role::Else]
                .iter()
                .any(|&role| tree.in_role(node, role).any(|branch| self.is_literal(branch))),
            Kind::Logical => tree.children(node).any(|operand| self.is_literal(operand)),
            Kind::New => self.is_untold_collection(node),
            // A parameter without a type has that of the context.
            Kind::Function => {
                self.in_role(node, Role::Param).into_iter().any(|param| self.child(param, Role::Annotation).is_none())
            }
            _ => false,
        }
    }

    /// Whether `node` makes a collection that gets the type of its elements from the context: `new Set(['a'])`, `new Set()`.
    fn is_untold_collection(&self, node: NodeId) -> bool {
        let class = self.callee_path(node).unwrap_or_default();
        let given = self.positional(node);
        self.child(node, Role::Type).is_none()
            && matches!(class.as_str(), "Map" | "Set" | "WeakMap" | "WeakSet")
            && (given.is_empty() && class.ends_with("Set") || given.into_iter().any(|one| self.is_literal(one)))
    }

    /// Whether `annotation` is a list of values that no literal is too wide for: `string[]`, `Promise<unknown[]>`,
    /// `Promise<(number | null)[]>`.
    fn takes_any_literal(&self, annotation: NodeId) -> bool {
        let mut text = self.text(annotation).trim_start_matches(':').trim();
        for outer in ["Promise<", "Array<", "ReadonlyArray<"] {
            text = text.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>')).unwrap_or(text).trim();
            text = text.strip_prefix("readonly ").unwrap_or(text);
            text = text.strip_suffix("[]").unwrap_or(text).trim();
        }
        let takes = |part: &str| {
            let wide = matches!(part, "any" | "bigint" | "boolean" | "number" | "string" | "unknown" | "void");
            wide || matches!(part, "null" | "undefined")
        };
        split_outside(without_parens(text), '|').into_iter().all(takes)
    }

    /// Whether something around `node` may expect a type of it: an annotation of the variable or the function's result, a
    /// call that it is an argument of, a type argument.
    pub fn expects_type(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        if self.child(node, Role::Type).is_some() {
            return true;
        }
        let mut below = node;
        for up in tree.ancestors(node) {
            let role = tree[below].role;
            match self.kind(up) {
                Kind::Await | Kind::Conditional | Kind::Logical | Kind::Declare => {}
                Kind::Cast => return true,
                Kind::Assign => {
                    return self.child(up, Role::Annotation).is_some_and(|written| !self.takes_any_literal(written))
                        || self.child(up, Role::Annotation).is_none()
                            && self.kind(tree.parent(up).unwrap_or(up)) == Kind::Class;
                }
                Kind::Expression | Kind::Attribute | Kind::Subscript => return false,
                Kind::Return => {
                    let says = self.function(up).and_then(|function| self.child(function, Role::Returns));
                    return says.is_some_and(|written| !self.takes_any_literal(written));
                }
                Kind::Function => {
                    let says = self.child(up, Role::Returns);
                    return role == Role::Body
                        && says.map_or_else(|| self.is_told_its_type(up), |written| !self.takes_any_literal(written));
                }
                Kind::For => return false,
                _ => return true,
            }
            below = up;
        }
        false
    }

    /// Whether something beside a function says its type: it stands in an expression, and is not all that a name without a
    /// type is given.
    fn is_told_its_type(&self, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let named = tree.parent(function).filter(|&up| self.kind(up) == Kind::Assign);
        let plain = named.is_some_and(|up| {
            let in_class = tree.parent(up).is_some_and(|class| self.kind(class) == Kind::Class);
            self.child(up, Role::Annotation).is_none() && !in_class
        });
        self.has(function, Flags::IN_EXPRESSION) && !plain
    }

    /// Whether the value is awaited or returned where it is made, a chain of `.then`, `.catch`, `.finally` behind it and a
    /// condition around it or in front of it aside.
    pub fn is_on_the_spot(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut at = node;
        loop {
            let Some(up) = tree.parent(at) else { return false };
            match self.kind(up) {
                Kind::Await => return true,
                Kind::Return => return !self.is_cleaned_up_behind(up),
                Kind::Function => return tree[at].role == Role::Body && self.has(up, Flags::EXPRESSION_BODY),
                Kind::Cast => at = up,
                Kind::Conditional if matches!(tree[at].role, Role::Body | Role::Else) => at = up,
                Kind::Logical if tree.children(up).last() == Some(at) => at = up,
                Kind::Attribute if matches!(self.name(up), "then" | "catch" | "finally") => match tree.parent(up) {
                    Some(call) if self.kind(call) == Kind::Call && tree[up].role == Role::Callee => at = call,
                    _ => return false,
                },
                _ => return false,
            }
        }
    }

    /// Whether the function does more once the statement `returned` has made its value: a `finally`, or what `using` lets go.
    fn is_cleaned_up_behind(&self, returned: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut below = returned;
        for up in tree.ancestors(returned) {
            match self.kind(up) {
                Kind::Function if tree[below].role == Role::Body => return false,
                Kind::Try if tree[below].role != Role::Finally && self.child(up, Role::Finally).is_some() => {
                    return true;
                }
                _ if self
                    .in_role(up, Role::Body)
                    .into_iter()
                    .take_while(|&one| one != below)
                    .any(|one| self.lets_go(one)) =>
                {
                    return true;
                }
                _ => below = up,
            }
        }
        false
    }

    /// Whether `statement` declares something that is let go at the end of the block: `using`.
    fn lets_go(&self, statement: NodeId) -> bool {
        self.kind(statement) == Kind::Declare
            && self.text(statement).trim_start_matches("await").trim_start().starts_with("using ")
    }

    /// The last identifier of `node` in the singular: `users` gives `user`; none where it names no plural.
    pub fn singular(&self, node: NodeId) -> Option<String> {
        let mut at = node;
        let name = loop {
            match self.kind(at) {
                Kind::Name | Kind::Attribute => break self.name(at).trim_start_matches('#').to_owned(),
                Kind::Call => at = self.child(at, Role::Callee)?,
                Kind::Cast => at = self.child(at, Role::Value)?,
                Kind::Logical | Kind::Await => at = self.child(at, Role::Operand)?,
                _ => return None,
            }
        };
        singular_of(&name)
    }
}

/// An English plural in the singular, by its ending.
fn singular_of(name: &str) -> Option<String> {
    if let Some(stem) = name.strip_suffix("ies").filter(|stem| !stem.is_empty()) {
        return Some(format!("{stem}y"));
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if name.ends_with(ending) {
            return Some(name[..name.len() - 2].to_owned());
        }
    }
    let stem = name.strip_suffix('s').filter(|stem| !stem.is_empty() && !stem.ends_with('s'))?;
    Some(stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::singular_of;

    #[test]
    fn plurals_lose_their_ending() {
        let cases = [
            ("users", "user"),
            ("categories", "category"),
            ("boxes", "box"),
            ("matches", "match"),
            ("classes", "class"),
        ];
        for (plural, singular) in cases {
            assert_eq!(singular_of(plural).as_deref(), Some(singular));
        }
        assert_eq!(singular_of("access"), None);
        assert_eq!(singular_of("list"), None);
    }
}
