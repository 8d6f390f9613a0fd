//! What lives at a place: locals in scope, temporaries of the heads and statements around it, guards among them.
//!
//! Scopes count, not moves: a value that was moved away still counts for the type of a future. Whether it was given up can be
//! asked apart.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{BindingId, Flags, How, Kind, NodeId, Role};

/// Declarations that lead to each other are followed so far.
const DEPTH: u32 = 6;

fn tree_is_local(cx: &Cx, node: NodeId) -> bool {
    cx.facts.scopes.of_name[node.index()].is_some()
}

impl Node {
    /// The words of this file.
    pub(super) fn word_of_lifetime(&self, key: &str) -> Option<Value> {
        let (cx, id) = (&self.cx, self.id);
        let texts = |all: Vec<String>| all.into_iter().map(Value::from).collect();
        Some(match key {
            "whole_chain" => self.node(cx.whole_chain(id)),
            "alive" => self.nodes(cx.alive(id)),
            "declared_as" => texts(cx.declared_as(id)),
            "chained" => texts(cx.chained(id)),
            "in_macro" => Value::from(cx.in_macro(id)),
            "in_closure" => Value::from(cx.async_around_closure(id).is_some()),
            "closure_takers" => self.nodes(cx.closure_takers(id)),
            "root" => self.node(cx.root(id)),
            "has_await" => {
                Value::from(cx.here(id).any(|node| cx.kind(node) == Kind::Await || cx.is_awaiting_macro(node)))
            }
            "has_await_inside" => {
                let tree = &cx.facts.tree;
                let inside =
                    tree.children(id).filter(|&child| !matches!(tree[child].role, Role::Test | Role::Iterable));
                let all: Vec<NodeId> = inside.collect();
                Value::from(
                    all.into_iter().any(|child| {
                        cx.here(child).any(|node| cx.kind(node) == Kind::Await || cx.is_awaiting_macro(node))
                    }),
                )
            }
            "head_of" => self.maybe(cx.head_of(id)),
            "leaves_early" => Value::from(cx.leaves_early(id)),
            "owned_result" => Value::from(cx.is_owned_result(id)),
            "may_fail" => Value::from(cx.may_fail(id)),
            "error_type" => cx.error_type(id).map_or(Value::from(()), Value::from),
            "outermost_loop" => Value::from(
                !cx.facts
                    .tree
                    .ancestors(id)
                    .take_while(|&up| cx.kind(up) != Kind::Function)
                    .any(|up| matches!(cx.kind(up), Kind::For | Kind::While)),
            ),
            "counting_loops" => self.nodes(cx.here(id).filter(|&node| cx.counts(node))),
            "small_counts" => {
                Value::from(cx.here(id).filter(|&node| cx.counts(node)).all(|node| cx.has_fixed_bounds(node)))
            }
            "runs_forever" => Value::from(cx.runs_forever(id)),
            "used_in_loop" => Value::from(cx.calls_on(id).into_iter().any(|(call, _)| cx.is_in_loop_since(id, call))),
            "chain_methods" => texts(cx.chain_methods(id)),
            "gives_owned" => Value::from(cx.gives_owned(id)),
            "own_function" => self.maybe(cx.own_function(id)),
            "calm" => Value::from(cx.is_calm(id)),
            "unshared" => Value::from(cx.is_unshared(id)),
            "block_statements" if cx.kind(id) == Kind::Block => self.nodes(cx.in_role(id, Role::Body)),
            "is_tail" => Value::from(cx.has(id, Flags::NO_SEMICOLON) && cx.facts.tree[id].role == Role::Body),
            "packages" => cx.language.packages(&*cx.files, cx.source.path()).map_or(Value::from(()), texts),
            _ => return None,
        })
    }
}

impl Cx {
    /// The sync closures between `node` and the async function around them, from the inside out; none if there is no such
    /// function.
    pub fn async_around_closure(&self, node: NodeId) -> Option<Vec<NodeId>> {
        let is_closure = |at: &NodeId| !self.has(*at, Flags::ASYNC) && self.has(*at, Flags::ARROW);
        let mut closures = vec![self.function(node).filter(is_closure)?];
        loop {
            let around = self.function(*closures.last()?)?;
            if self.has(around, Flags::ASYNC) {
                return Some(closures);
            }
            closures.push(Some(around).filter(is_closure)?);
        }
    }

    /// The calls that the closures between `node` and an async function are arguments of; empty if one of them is none.
    fn closure_takers(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let taker = |closure: NodeId| {
            tree.parent(closure).filter(|&up| self.kind(up) == Kind::Call && tree[closure].role == Role::Argument)
        };
        let closures = self.async_around_closure(node).unwrap_or_default();
        closures.into_iter().map(taker).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// The expression that a chain of members and calls starts with; a call of a path is such a start.
    pub fn root(&self, node: NodeId) -> NodeId {
        let mut at = node;
        loop {
            let next = match self.kind(at) {
                Kind::Question | Kind::Await => self.child(at, Role::Operand),
                Kind::Attribute if !self.has(at, Flags::PATH) => self.child(at, Role::Object),
                Kind::Call => self
                    .child(at, Role::Callee)
                    .filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH)),
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
    }

    /// The function or method of this file that a call certainly calls: by its name, on `self` or through its type.
    pub fn own_function(&self, call: NodeId) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        if self.kind(callee) == Kind::Name {
            let id = self.facts.scopes.of_name.get(callee.index()).copied().flatten()?;
            let bind = self.facts.scopes.binding(id).single()?;
            return (bind.how == How::Function && !self.is_made_over(bind.node)).then_some(bind.node);
        }
        let object = self.child(callee, Role::Object)?;
        let tree = &self.facts.tree;
        let own = || {
            let around = tree.ancestors(call).find(|&up| self.kind(up) == Kind::Impl)?;
            self.child(around, Role::Type).map(|it| self.type_name(it))
        };
        let owner = match self.kind(object) {
            Kind::This => own()?,
            Kind::Name if self.text(object) == "Self" => own()?,
            Kind::Name if self.has(callee, Flags::PATH) => self.text(object),
            _ => return None,
        };
        let found: Vec<NodeId> = tree
            .ids()
            .filter(|&node| self.kind(node) == Kind::Function && self.name(node) == self.name(callee))
            .filter(|&node| {
                let parent = tree.parent(node).filter(|&up| self.kind(up) == Kind::Impl);
                parent.and_then(|up| self.child(up, Role::Type)).is_some_and(|it| self.type_name(it) == owner)
            })
            .collect();
        match found[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Whether a macro whose tokens are not read as code may suspend: `.await` or `select!` is among them.
    fn is_awaiting_macro(&self, node: NodeId) -> bool {
        self.kind(node) == Kind::Macro
            && self.has(node, Flags::OPAQUE)
            && (self.text(node).contains(".await") || matches!(self.name(node), "select" | "join" | "try_join"))
    }

    /// The statement in whose head `node` is a temporary that lives through its body: `match`, `for`, `if let`, `while let`.
    fn head_of(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut below = node;
        let mut in_let = false;
        for up in tree.ancestors(node) {
            let role = tree[below].role;
            match self.kind(up) {
                Kind::Function | Kind::Block | Kind::Case => return None,
                Kind::Match if role == Role::Test => return Some(up),
                Kind::For if role == Role::Iterable => return Some(up),
                Kind::If | Kind::While if role == Role::Test => return in_let.then_some(up),
                Kind::AssignExpression if self.has(up, Flags::REFUTABLE) => in_let = true,
                Kind::Declare | Kind::Expression => return None,
                _ => {}
            }
            below = up;
        }
        None
    }

    /// Whether the body of a loop can leave the loop: `break`, `return`, `?`, an await that may be the last.
    fn leaves_early(&self, body: NodeId) -> bool {
        let tree = &self.facts.tree;
        self.here(body).any(|node| match self.kind(node) {
            Kind::Return | Kind::Question => true,
            Kind::Break => {
                let nearest = tree.ancestors(node).find(|&up| matches!(self.kind(up), Kind::For | Kind::While));
                !self.facts.tree[node].name.is_empty() || nearest.is_none_or(|it| !tree.is_within(it, body))
            }
            Kind::Macro => {
                self.has(node, Flags::OPAQUE) && {
                    let text = self.text(node);
                    ["return", "break", "?"].iter().any(|word| text.contains(word))
                }
            }
            _ => false,
        })
    }

    /// Whether the value is surely owned: a number, a text made here, a comparison, what an owning method gives.
    fn is_owned_result(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Number | Kind::True | Kind::False | Kind::Compare | Kind::Cast => true,
            Kind::Macro => self.name(node) == "format",
            Kind::Binary => {
                let sides = [self.child(node, Role::Left), self.child(node, Role::Right)];
                sides.into_iter().flatten().any(|side| self.is_owned_result(side))
            }
            Kind::Unary => self.has(node, Flags::NOT),
            Kind::Call => {
                let owning = self.knowledge.groups.get("owning methods");
                let unwraps = self.knowledge.groups.get("unwrapping methods");
                let listed =
                    |list: Option<&Vec<String>>, name: &str| list.is_some_and(|it| it.iter().any(|one| one == name));
                let methods = self.chain_methods(node);
                let last = methods.iter().rev().find(|name| !listed(unwraps, name));
                last.is_some_and(|name| listed(owning, name))
                    || self.callee_path(node).is_some_and(|path| path.ends_with("String::from"))
            }
            Kind::Question => self.child(node, Role::Operand).is_some_and(|inner| self.is_owned_result(inner)),
            _ => false,
        }
    }

    /// The error of a result type, with the alias it is written by: `E` of `Result<T, E>`, `io::Error` of `io::Result<T>`.
    fn error_type(&self, node: NodeId) -> Option<String> {
        let text: String = self.text(node).split_whitespace().collect::<Vec<_>>().join(" ");
        let open = text.find('<')?;
        let head = text[..open].trim();
        if !head.rsplit("::").next().is_some_and(|name| name.ends_with("Result")) || !text.ends_with('>') {
            return None;
        }
        let inner = &text[open + 1..text.len() - 1];
        let mut depth = 0i32;
        let mut split = None;
        for (at, c) in inner.char_indices() {
            match c {
                '<' | '(' | '[' => depth += 1,
                '>' | ')' | ']' => depth -= 1,
                ',' if depth == 0 => split = split.or(Some(at)),
                _ => {}
            }
        }
        match split {
            Some(at) => Some(inner[at + 1..].trim().to_owned()),
            None => Some(format!("the error of {head}")),
        }
    }

    /// Whether a type is a Result, as it is written or by an alias of this file.
    fn may_fail(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let alias = |name: NodeId| {
            let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
            let declared = id.and_then(|id| self.facts.scopes.binding(id).binds.first()).map(|bind| bind.node);
            declared.is_some_and(|it| self.kind(it) == Kind::TypeDeclaration && self.text(it).contains("Result"))
        };
        self.text(node).contains("Result")
            || tree.children(node).any(|part| self.kind(part) == Kind::Name && alias(part))
    }

    /// Whether the node is a loop over a range.
    fn counts(&self, node: NodeId) -> bool {
        self.kind(node) == Kind::For
            && self.child(node, Role::Iterable).is_some_and(|it| self.kind(self.root(it)) == Kind::Range)
    }

    fn has_fixed_bounds(&self, node: NodeId) -> bool {
        let range = self.child(node, Role::Iterable).map(|it| self.root(it));
        range.is_some_and(|range| {
            [Role::Left, Role::Right]
                .into_iter()
                .all(|role| self.child(range, role).is_some_and(|end| self.kind(end) == Kind::Number))
        })
    }

    /// Names that statements from `first` to `last`, the first aside, bind and that something behind `last` reads.
    pub fn outliving(&self, first: NodeId, last: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let span = tree[first].span.cover(tree[last].span);
        let inside = self.siblings(first).into_iter().filter(|&it| span.contains(tree[it].span));
        let bound: Vec<NodeId> =
            inside.filter(|&it| self.kind(it) == Kind::Declare).flat_map(|it| self.names_bound(it)).collect();
        let late = |name: &NodeId| self.reads_of_bound(*name).iter().any(|&read| tree[read].span.start >= span.end);
        let written = |name: &NodeId| {
            let id = self.facts.scopes.of_name[name.index()];
            id.is_some_and(|id| {
                self.facts.scopes.binding(id).binds.iter().any(|bind| tree[bind.node].span.start >= span.end)
            })
        };
        bound.into_iter().filter(|name| late(name) || written(name)).collect()
    }

    /// Calls of other locks that are held where the lock `node` is taken.
    pub fn outer_locks(&self, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let mine = self.lock_name(node);
        let held = self.held(node, methods, true);
        held.into_iter().filter(|&call| call != node && self.lock_name(call) != mine).collect()
    }

    /// The lock that a call takes: a static or other name, or the field of the type it belongs to.
    fn lock_name(&self, call: NodeId) -> String {
        let object = self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
        let Some(object) = object else { return String::new() };
        let text: String = self.text(object).split_whitespace().collect();
        if !text.starts_with("self.") {
            return text;
        }
        let around = self.facts.tree.ancestors(call).find(|&up| self.kind(up) == Kind::Impl);
        let owner = around.and_then(|it| self.child(it, Role::Type)).map(|it| self.type_name(it)).unwrap_or_default();
        format!("{owner}{}", &text[4..])
    }

    /// Whether a lock goes by this name everywhere: a static, or a field of `self`.
    fn is_lasting(&self, call: NodeId) -> bool {
        let object = self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
        let Some(object) = object else { return false };
        let bound = self.facts.scopes.of_name.get(object.index()).copied().flatten();
        let is_static = bound.is_some_and(|id| {
            let binding = self.facts.scopes.binding(id);
            self.facts.scopes.scope(binding.scope).kind == crate::facts::ScopeKind::Module
        });
        self.text(object).starts_with("self.") || self.kind(object) == Kind::Name && is_static
    }

    /// Places of the file where the lock `node` is held while one that is held here is taken.
    pub fn swapped_locks(&self, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let mine = self.lock_name(node);
        let outer: Vec<String> = self
            .outer_locks(node, methods)
            .into_iter()
            .filter(|&call| self.is_lasting(call))
            .map(|call| self.lock_name(call))
            .collect();
        if outer.is_empty() || !self.is_lasting(node) {
            return Vec::new();
        }
        let calls = self.facts.tree.ids().filter(|&call| self.is_made(call, methods) && self.is_lasting(call));
        calls
            .filter(|&call| outer.contains(&self.lock_name(call)))
            .filter(|&call| self.outer_locks(call, methods).into_iter().any(|held| self.lock_name(held) == mine))
            .collect()
    }

    /// Locks held here that are the same field of another parameter of the same type.
    pub fn twin_parameters(&self, node: NodeId, methods: &[String]) -> Vec<NodeId> {
        let Some((field, kind)) = self.lock_of_parameter(node) else { return Vec::new() };
        let twin = |call: &NodeId| self.lock_of_parameter(*call) == Some((field.clone(), kind.clone()));
        self.outer_locks(node, methods).into_iter().filter(twin).collect()
    }

    fn lock_of_parameter(&self, call: NodeId) -> Option<(String, String)> {
        let object = self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object))?;
        let root = self.root(object);
        let id = self.facts.scopes.of_name.get(root.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single().filter(|bind| bind.how == How::Parameter)?;
        let param = self.facts.tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Param)?;
        let kind = self.child(param, Role::Annotation).map(|it| self.text(it).to_owned())?;
        let field = self.text(object).strip_prefix(self.text(root))?.to_owned();
        Some((field, kind))
    }

    /// Calls of methods on the local that `node` reads, with their names.
    fn calls_on(&self, node: NodeId) -> Vec<(NodeId, &str)> {
        let tree = &self.facts.tree;
        let called = |read: NodeId| {
            let callee = tree.parent(read).filter(|&up| self.kind(up) == Kind::Attribute)?;
            let call = tree.parent(callee).filter(|&up| self.kind(up) == Kind::Call)?;
            Some((call, self.name(callee)))
        };
        self.reads_of_bound(node).into_iter().filter_map(called).collect()
    }

    /// Whether `call` stands in a loop that does not hold the declaration of the local `node` as well.
    fn is_in_loop_since(&self, node: NodeId, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        let made = id.and_then(|id| self.facts.scopes.binding(id).binds.first()).map(|bind| bind.node);
        tree.ancestors(call).any(|up| {
            matches!(self.kind(up), Kind::For | Kind::While) && made.is_some_and(|made| !tree.is_within(made, up))
        })
    }

    /// Whether a call of one of these names is part of `root`, of what its names stand for, or of what methods of its names
    /// are given.
    pub fn made_with(&self, root: NodeId, names: &[String]) -> bool {
        let mut open = vec![root];
        let mut seen: Vec<NodeId> = Vec::new();
        while let Some(at) = open.pop() {
            for node in self.facts.tree.walk(at) {
                let callee = self.child(node, Role::Callee).filter(|_| self.kind(node) == Kind::Call);
                if callee.is_some_and(|callee| names.iter().any(|name| name == self.name(callee))) {
                    return true;
                }
                if self.kind(node) == Kind::Name && !seen.contains(&node) && seen.len() < 200 {
                    seen.push(node);
                    let origin = self.origin(node);
                    open.extend((origin != node && self.kind(origin) != Kind::Function).then_some(origin));
                    if tree_is_local(self, node) {
                        open.extend(self.calls_on(node).into_iter().flat_map(|(call, _)| self.positional(call)));
                    }
                }
            }
        }
        false
    }

    /// Whether a loop without an end stands in `root`: `loop`, `while true`, or one that waits for what is sent.
    pub fn runs_forever(&self, root: NodeId) -> bool {
        self.here(root).any(|node| {
            let test = self.child(node, Role::Test);
            let endless = match test {
                None => !self.leaves_loop(node),
                Some(test) => {
                    self.kind(test) == Kind::True && !self.leaves_loop(node)
                        || self.here(test).any(|it| self.kind(it) == Kind::Await)
                }
            };
            self.kind(node) == Kind::While && endless
        })
    }

    fn leaves_loop(&self, node: NodeId) -> bool {
        self.here(node).any(|at| matches!(self.kind(at), Kind::Break | Kind::Return))
    }

    /// Whether what `root` uses is tied to something that is used behind `behind` as well: bound by one `let` with it, as
    /// the two ends of a channel are.
    pub fn tied_behind(&self, root: NodeId, behind: NodeId) -> bool {
        let tree = &self.facts.tree;
        let used: Vec<BindingId> = tree
            .walk(root)
            .filter(|&node| self.kind(node) == Kind::Name)
            .filter_map(|node| self.facts.scopes.of_name[node.index()])
            .collect();
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

    /// Whether anything that `root` names, or what it is made of, is declared as one of `paths`.
    pub fn waits_among(self: &Arc<Self>, root: NodeId, paths: &[String]) -> bool {
        let mut open = vec![root];
        let mut seen: Vec<NodeId> = Vec::new();
        while let Some(at) = open.pop() {
            for node in self.facts.tree.walk(at) {
                if self.kind(node) != Kind::Name || seen.contains(&node) {
                    continue;
                }
                seen.push(node);
                if self.declared_as(node).iter().any(|path| paths.contains(path)) {
                    return true;
                }
                let origin = self.origin(node);
                if origin != node && seen.len() < 200 {
                    open.push(origin);
                    open.extend(self.calls_on(node).into_iter().flat_map(|(call, _)| self.positional(call)));
                }
            }
        }
        false
    }

    /// Whether an attribute may make something else of a function: one that is not of the compiler.
    fn is_made_over(&self, function: NodeId) -> bool {
        let plain = self.knowledge.groups.get("plain attributes");
        let is_plain =
            |attribute: NodeId| plain.is_some_and(|names| names.iter().any(|name| name == self.name(attribute)));
        self.in_role(function, Role::Decorator).into_iter().any(|attribute| !is_plain(attribute))
    }

    /// Whether the field is one of a `&mut` parameter, `self` included, and not behind a pointer that others may have.
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
            text.starts_with('&') && text.ends_with("mutself")
        })
    }

    /// The names that read what the `Name` `node` binds.
    pub fn reads_of_bound(&self, node: NodeId) -> Vec<NodeId> {
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        id.map_or_else(Vec::new, |id| self.facts.scopes.binding(id).reads.clone())
    }

    /// The name of a type without its parameters.
    fn type_name(&self, node: NodeId) -> &str {
        self.text(node).split('<').next().unwrap_or_default().trim()
    }

    /// Whether evaluating `node` does nothing but compute: names, literals, operators, casts, and the methods and functions
    /// that the table calls pure.
    pub fn is_calm(&self, node: NodeId) -> bool {
        let pure = self.knowledge.groups.get("pure methods");
        self.facts.tree.walk(node).all(|at| match self.kind(at) {
            Kind::Call => self
                .child(at, Role::Callee)
                .is_some_and(|callee| pure.is_some_and(|names| names.iter().any(|name| name == self.name(callee)))),
            Kind::Macro
            | Kind::New
            | Kind::Await
            | Kind::Question
            | Kind::Function
            | Kind::Block
            | Kind::AssignExpression
            | Kind::AugAssign
            | Kind::Return
            | Kind::Break
            | Kind::Continue
            | Kind::Other => false,
            _ => true,
        })
    }

    /// Whether nobody else can reach what the name `node` stands for: a `&mut` parameter, or a local that is made here,
    /// and is never lent, captured or given away.
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
        match bind.how {
            How::Parameter => tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Param).is_some_and(|param| {
                let annotation = self.child(param, Role::Annotation);
                annotation.is_some_and(|it| self.text(it).replace(' ', "").starts_with("&mut"))
            }),
            How::Value(value) => {
                let called = |read: &NodeId| {
                    tree[*read].role == Role::Object && self.function(*read) == self.function(bind.node)
                };
                self.callee_path(value).is_some_and(|path| path.contains("sync::atomic::"))
                    && binding.reads.iter().all(called)
            }
            _ => false,
        }
    }

    /// The names of the locals of the function that are in scope at `node`, declared before it.
    pub fn alive(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let Some(function) = self.function(node) else { return Vec::new() };
        let mut found = Vec::new();
        let mut below = node;
        for up in tree.ancestors(node) {
            match self.kind(up) {
                Kind::Block => {
                    let before = tree.children(up).take_while(|&child| child != below);
                    let declared =
                        before.filter(|&child| self.kind(child) == Kind::Declare && self.has(child, Flags::LET));
                    found.extend(declared.flat_map(|it| self.names_bound(it)));
                }
                Kind::If | Kind::While if tree[below].role == Role::Body => {
                    found.extend(self.child(up, Role::Test).into_iter().flat_map(|test| self.names_bound(test)));
                }
                Kind::For if tree[below].role == Role::Body => {
                    found.extend(self.child(up, Role::Target).into_iter().flat_map(|target| self.names_bound(target)));
                }
                Kind::Case => {
                    found.extend(self.child(up, Role::Target).into_iter().flat_map(|target| self.names_bound(target)));
                }
                Kind::Function => {
                    found.extend(self.in_role(up, Role::Param).into_iter().flat_map(|param| self.names_bound(param)));
                }
                _ => {}
            }
            if up == function {
                break;
            }
            below = up;
        }
        found.sort_unstable();
        found
    }

    /// The names that a declaration, a head or a pattern binds.
    fn names_bound(&self, root: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let bound = |node: &NodeId| {
            let stores = self.kind(*node) == Kind::Name && self.has(*node, Flags::STORE);
            // What a block inside the value binds is gone behind it.
            stores && !tree.ancestors(*node).take_while(|&up| up != root).any(|up| tree[up].role == Role::Value)
        };
        self.here(root).filter(bound).filter(|&node| self.facts.scopes.of_name[node.index()].is_some()).collect()
    }

    /// Calls of one of `methods`, without arguments, whose result lives at `node`: bound by a `let` in scope, unwrapped or
    /// not, or a temporary of a head or statement around it. With `given_up`, those whose name was given to a call or
    /// bound anew before the place do not count.
    pub fn held(&self, node: NodeId, methods: &[String], given_up: bool) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        for name in self.alive(node) {
            let value = self.bound_value(name).and_then(|value| self.unwrapped_from(value, methods));
            if let Some(call) = value
                && !(given_up && self.is_given_up(name, node))
            {
                found.push(call);
            }
        }
        for head in self.heads_around(node) {
            let made = self.here(head).filter(|&call| self.is_made(call, methods));
            found.extend(made.filter(|&call| tree[call].span.end <= tree[node].span.start));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The value of the `let` that binds `name` alone.
    fn bound_value(&self, name: NodeId) -> Option<NodeId> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        let first = self.facts.scopes.binding(id).binds.first()?;
        match first.how {
            How::Value(value) => Some(value),
            // `let Ok(guard) = m.lock() else { … }`, `if let Ok(guard) = m.lock() { … }`
            How::Part => {
                let tree = &self.facts.tree;
                let assign = tree
                    .ancestors(name)
                    .find(|&up| matches!(self.kind(up), Kind::Assign | Kind::AssignExpression | Kind::Match))?;
                let value = self.child(assign, Role::Value).or_else(|| self.child(assign, Role::Test));
                let wrapped = tree
                    .parent(name)
                    .is_some_and(|up| self.kind(up) == Kind::Pattern && self.in_role(up, Role::Element).len() == 1);
                value.filter(|_| wrapped)
            }
            _ => None,
        }
    }

    /// The call of one of `methods` that makes the value: under `?`, `.unwrap()` and the like.
    pub fn unwrapped_from(&self, value: NodeId, methods: &[String]) -> Option<NodeId> {
        let mut at = value;
        loop {
            if self.is_made(at, methods) {
                return Some(at);
            }
            at = match self.kind(at) {
                Kind::Question => self.child(at, Role::Operand)?,
                Kind::Call => {
                    let callee = self.child(at, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
                    let unwraps = self.knowledge.groups.get("unwrapping methods");
                    unwraps.filter(|list| list.iter().any(|name| name == self.name(callee)))?;
                    self.child(callee, Role::Object)?
                }
                _ => return None,
            };
        }
    }

    fn is_made(&self, call: NodeId, methods: &[String]) -> bool {
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
        let awaited = self.facts.tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Await);
        self.kind(call) == Kind::Call
            && !awaited
            && self.positional(call).is_empty()
            && callee.is_some_and(|it| !self.has(it, Flags::PATH) && methods.iter().any(|name| name == self.name(it)))
    }

    /// Expressions around `node` whose temporaries live at it: heads of `match`, `for`, `if let` and `while let`, and the
    /// part of its own statement before it.
    pub fn heads_around(&self, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut below = node;
        for up in tree.ancestors(node) {
            let role = tree[below].role;
            match self.kind(up) {
                Kind::Match if role == Role::Handler => found.extend(self.child(up, Role::Test)),
                Kind::For if role == Role::Body => found.extend(self.child(up, Role::Iterable)),
                Kind::If | Kind::While if matches!(role, Role::Body | Role::Else) => {
                    let test = self.child(up, Role::Test);
                    let lets = test.into_iter().flat_map(|test| self.here(test).collect::<Vec<_>>());
                    let bound = lets.filter(|&one| self.has(one, Flags::REFUTABLE));
                    found.extend(bound.filter_map(|one| self.child(one, Role::Value)));
                }
                Kind::Function => break,
                Kind::Block => {}
                _ if !self.is_statement(up) => {
                    found.extend(tree.children(up).take_while(|&child| child != below));
                }
                _ => {}
            }
            below = up;
        }
        found
    }

    /// Whether the value of `name` was moved before `node`: given to a call, or bound anew.
    fn is_given_up(&self, name: NodeId, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(id) = self.facts.scopes.of_name[name.index()] else { return false };
        let moved = |read: &NodeId| {
            tree[*read].span.end <= tree[node].span.start
                && tree.parent(*read).is_some_and(|up| match self.kind(up) {
                    Kind::Call => tree[*read].role == Role::Argument,
                    Kind::Assign => true,
                    _ => false,
                })
                // Not where it happens in a branch that the place does not stand in.
                && self
                    .statement(*read)
                    .and_then(|statement| tree.parent(statement))
                    .is_some_and(|block| tree.is_within(node, block))
        };
        self.facts.scopes.binding(id).reads.iter().any(moved)
    }

    /// The paths that occur in what a name or field is declared with: its type where one is written, else what makes its
    /// first value. A clone has what its original has.
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
                }
            }
            Kind::Attribute => {
                if let Some(field) = self.field_of(node) {
                    let annotation = self.child(field, Role::Annotation);
                    annotation.into_iter().for_each(|it| self.paths_in(it, found));
                }
            }
            Kind::Call => {
                let callee = self.child(node, Role::Callee);
                let method = callee.filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH));
                match method.and_then(|method| self.child(method, Role::Object)) {
                    Some(object) if matches!(method.map(|it| self.name(it)), Some("clone")) => {
                        self.declared_paths(object, depth, found);
                    }
                    Some(_) => {}
                    None => {
                        found.extend(callee.and_then(|callee| self.path(callee)));
                        self.positional(node)
                            .into_iter()
                            .for_each(|argument| self.declared_paths(argument, depth, found));
                    }
                }
            }
            Kind::Tuple | Kind::List => {
                self.in_role(node, Role::Element).into_iter().for_each(|it| self.declared_paths(it, depth, found));
            }
            Kind::Reference | Kind::Unary | Kind::Question => {
                if let Some(inner) = self.child(node, Role::Operand) {
                    self.declared_paths(inner, depth, found);
                }
            }
            _ => {}
        }
    }

    fn declared_binding(self: &Arc<Self>, id: BindingId, depth: u32, found: &mut Vec<String>) {
        let tree = &self.facts.tree;
        for bind in &self.facts.scopes.binding(id).binds {
            let holder = tree.ancestors(bind.node).find(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param));
            let holder = holder.filter(|&it| self.child(it, Role::Target) == Some(bind.node));
            let annotation = holder.and_then(|it| self.child(it, Role::Annotation));
            match (annotation, &bind.how) {
                (Some(annotation), _) => self.paths_in(annotation, found),
                (None, How::Value(value)) => self.declared_paths(*value, depth, found),
                // `let (sender, receiver) = channel();`
                (None, How::Part) => {
                    let whole = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Assign);
                    let value = whole.and_then(|it| self.child(it, Role::Value));
                    value.into_iter().for_each(|value| self.declared_paths(value, depth, found));
                }
                _ => {}
            }
        }
    }

    /// The field of a struct of this file that `self.field` stands for; of any value if only one struct has such a field.
    fn field_of(&self, attribute: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let object = self.child(attribute, Role::Object)?;
        let own = (self.kind(object) == Kind::This)
            .then(|| tree.ancestors(attribute).find(|&up| self.kind(up) == Kind::Impl))
            .flatten()
            .and_then(|it| self.child(it, Role::Type))
            .map(|it| self.text(it).split('<').next().unwrap_or_default().trim().to_owned());
        let fields: Vec<NodeId> = tree
            .ids()
            .filter(|&node| {
                self.kind(node) == Kind::Field
                    && tree[node].role == Role::Item
                    && self.name(node) == self.name(attribute)
            })
            .filter(|&node| match &own {
                Some(name) => tree.parent(node).is_some_and(|up| self.name(up) == name),
                None => true,
            })
            .collect();
        match fields[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    fn paths_in(&self, root: NodeId, found: &mut Vec<String>) {
        let heads = self.facts.tree.walk(root).filter(|&node| {
            matches!(self.kind(node), Kind::Name | Kind::Attribute)
                && self.facts.tree.parent(node).is_none_or(|up| self.kind(up) != Kind::Attribute)
        });
        found.extend(heads.filter_map(|node| self.path(node)));
    }

    /// Whether `node` stands in a macro whose tokens are not read as code.
    pub fn in_macro(&self, node: NodeId) -> bool {
        self.facts.tree.ancestors(node).any(|up| self.kind(up) == Kind::Macro && self.has(up, Flags::OPAQUE))
    }

    /// The names of the methods called on the value of `node`, one on the result of the other; of a value that is bound to a
    /// name, those called on the name as well.
    pub fn chained(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut at = node;
        while let Some(up) = tree.parent(at) {
            let role = tree[at].role;
            match self.kind(up) {
                Kind::Attribute if role == Role::Object => found.push(self.name(up).to_owned()),
                Kind::Call if role == Role::Callee => {}
                Kind::Question | Kind::Await => {}
                _ => break,
            }
            at = up;
        }
        for read in self.reads_of(at) {
            if read != node && self.kind(read) == Kind::Name {
                found.extend(self.chained_once(read));
            }
        }
        found
    }

    fn chained_once(&self, node: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut at = node;
        while let Some(up) = tree.parent(at) {
            match self.kind(up) {
                Kind::Attribute => found.push(self.name(up).to_owned()),
                Kind::Call | Kind::Question | Kind::Await => {}
                _ => break,
            }
            at = up;
        }
        found
    }

    /// The calls of the file, and of the other files of its package, of one of `paths`, on
    /// whose result none of the methods `lacking` is called.
    pub fn package_calls(self: &Arc<Self>, paths: &[String], lacking: &[String]) -> Vec<(Arc<Cx>, NodeId)> {
        let mut files = vec![Arc::clone(self)];
        let last = |path: &String| path.rsplit(['.', ':']).next().unwrap_or_default().to_owned();
        let names: Vec<String> = paths.iter().map(last).collect();
        for path in self.language.package_files(&*self.files, self.source.path()) {
            let holds =
                self.files.read(&path).is_some_and(|text| names.iter().any(|name| text.contains(name.as_str())));
            if holds && path != self.source.path() {
                files.extend(self.open(&path));
            }
        }
        let mut found = Vec::new();
        for cx in files {
            let calls: Vec<NodeId> = cx.facts.tree.ids().filter(|&node| cx.kind(node) == Kind::Call).collect();
            let wanted = calls.into_iter().filter(|&call| {
                cx.callee_path(call).is_some_and(|path| paths.contains(&path))
                    && !cx.chained(call).iter().any(|name| lacking.contains(name))
            });
            found.extend(wanted.map(|call| (Arc::clone(&cx), call)).collect::<Vec<_>>());
        }
        found
    }
}
