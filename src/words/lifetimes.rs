//! What lives at a place: locals in scope, temporaries of the heads and statements around it, guards among them.
//!
//! Scopes count, not moves: a value that was moved away still counts for the type of a future. Whether it was given up can be
//! asked apart. The words of the files beside it (`declared`, `surely`, `inward`) get their names here.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Node {
    /// The words of this file.
    pub(super) fn word_of_lifetime(&self, key: &str) -> Option<Value> {
        let (cx, id) = (&self.cx, self.id);
        let texts = |all: Vec<String>| all.into_iter().map(Value::from).collect();
        Some(match key {
            "whole_chain" => self.node(cx.whole_chain(id)),
            "chain_place" => self.text(Some(cx.chain_place(id))),
            "alive" => self.nodes(cx.alive(id)),
            "declared_as" => texts(cx.declared_as(id)),
            "awaited_guards" => self.nodes(cx.awaited_guards(id)),
            "written_length" => {
                let length = cx.written_length(id).and_then(|length| i64::try_from(length).ok());
                length.map_or(Value::from(()), Value::from)
            }
            "spent" => Value::from(cx.is_spent(id)),
            "thread_bound" => texts(cx.thread_bound(id)),
            "kept_on_thread" => texts(cx.kept_on_thread(id)),
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
                let inside = tree.children(id).filter(|&child| match tree[child].role {
                    Role::Test | Role::Iterable => false,
                    Role::Else => !cx.ends_before_else(id),
                    _ => true,
                });
                let all: Vec<NodeId> = inside.collect();
                Value::from(
                    all.into_iter().any(|child| {
                        cx.here(child).any(|node| cx.kind(node) == Kind::Await || cx.is_awaiting_macro(node))
                    }),
                )
            }
            "head_of" => self.maybe(cx.head_of(id)),
            "awaited_around" => self.maybe(cx.awaited_around(id)),
            "awaited_behind" => self.maybe(cx.awaited_behind(id)),
            "leaves_early" => Value::from(cx.leaves_early(id)),
            "owned_result" => Value::from(cx.is_owned_result(id)),
            "is_reference" => Value::from(cx.is_reference(id)),
            "may_fail" => Value::from(cx.may_fail(id)),
            "error_type" => cx.error_type(id).map_or(Value::from(()), Value::from),
            "counting_loops" => self.nodes(cx.here(id).filter(|&node| cx.is_counting(node))),
            "small_counts" => Value::from(cx.counts_are_small(id)),
            "course" => cx.course(id).iter().map(|(cx, function)| Node::value(cx, *function)).collect(),
            "has_endless_loop" => Value::from(cx.has_endless_loop(id)),
            "runs_forever" => Value::from(cx.runs_forever(id)),
            "used_in_loop" => Value::from(cx.is_used_in_loop(id)),
            "chain_methods" => texts(cx.chain_methods(id)),
            "handles_owned" => Value::from(cx.handles_owned(id)),
            "own_function" => self.maybe(cx.own_function(id)),
            "crate_function" => {
                cx.crate_function(id).map_or(Value::from(()), |(file, function)| Node::value(&file, function))
            }
            "plain_function" => {
                cx.plain_function(id).map_or(Value::from(()), |(file, function)| Node::value(&file, function))
            }
            "calm" => Value::from(cx.is_calm(id)),
            "unshared" => Value::from(cx.is_unshared(id)),
            // The body of a closure may be an expression.
            "block_statements" if cx.kind(id) == Kind::Block => self.nodes(cx.in_role(id, Role::Body)),
            "block_statements" => self.nodes(vec![id]),
            "is_tail" => Value::from(cx.has(id, Flags::NO_SEMICOLON) && cx.facts.tree[id].role == Role::Body),
            "optional_packages" => texts(cx.language.optional_packages(&*cx.files, cx.source.path())),
            "packages" => cx.language.packages(&*cx.files, cx.source.path()).map_or(Value::from(()), texts),
            _ => return None,
        })
    }
}

impl Cx {
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
    pub(super) fn names_bound(&self, root: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let bound = |node: &NodeId| {
            let stores = self.kind(*node) == Kind::Name && self.has(*node, Flags::STORE);
            // What a block inside the value binds is gone behind it.
            stores && !tree.ancestors(*node).take_while(|&up| up != root).any(|up| tree[up].role == Role::Value)
        };
        self.here(root).filter(bound).filter(|&node| self.facts.scopes.of_name[node.index()].is_some()).collect()
    }

    /// Calls of one of `methods`, without arguments, whose result lives at `node`: bound by a `let` in scope, unwrapped or
    /// not, or a temporary of a head or statement around it, or of its arguments. With `given_up`, those whose name was given to a call or
    /// bound anew before the place do not count.
    pub fn held(self: &Arc<Self>, node: NodeId, methods: &[String], given_up: bool) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        for name in self.alive(node) {
            found.extend(self.extended_for(name, methods));
            let value = self.bound_value(name).and_then(|value| self.unwrapped_from(value, methods));
            if let Some(call) = value
                && !(given_up && self.is_given_up(name, node))
            {
                found.push(call);
            }
        }
        for head in self.heads_around(node) {
            let made = self.here(head).filter(|&call| self.is_made(call, methods) && !self.is_spent(call));
            found.extend(made.filter(|&call| tree[call].span.end <= tree[node].span.start));
        }
        // What its arguments make lives to the end of the statement, unless a `let` of a block among them owns it.
        let statement = self.statement(node);
        let arguments = self.in_role(node, Role::Argument);
        let made = arguments.into_iter().flat_map(|argument| self.here(argument));
        found.extend(made.filter(|&call| self.is_made(call, methods) && self.statement(call) == statement));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The value of the `let` that binds `name` alone.
    pub(super) fn bound_value(&self, name: NodeId) -> Option<NodeId> {
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
                Kind::Match if self.only_opens(at) => self.child(at, Role::Test)?,
                Kind::Call => {
                    let callee = self.child(at, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
                    // `MutexGuard::map(m.lock(), …)`
                    let object = self.child(callee, Role::Object).map_or("", |it| self.text(it));
                    if self.name(callee) == "map" && object.ends_with("Guard") {
                        at = *self.positional(at).first()?;
                        continue;
                    }
                    let unwraps = self.is_in_group("unwrapping methods", self.name(callee));
                    self.child(callee, Role::Object).filter(|_| unwraps)?
                }
                _ => return None,
            };
        }
    }

    /// Whether each arm of a `match` gives what its pattern wraps, as `Ok(guard) => guard` and `Err(e) => e.into_inner()` do, or
    /// leaves.
    fn only_opens(&self, branch: NodeId) -> bool {
        let gives = |case: NodeId| {
            let pattern = self.child(case, Role::Target).filter(|&it| self.kind(it) == Kind::Pattern);
            let wrapped = pattern.map(|it| self.in_role(it, Role::Element)).unwrap_or_default();
            let Some(body) = self.child(case, Role::Body) else { return false };
            let inner = match self.kind(body) {
                Kind::Return | Kind::Break | Kind::Continue => return true,
                Kind::Call => self.child(body, Role::Callee).filter(|&it| self.name(it) == "into_inner"),
                _ => None,
            };
            let given = inner.and_then(|it| self.child(it, Role::Object)).unwrap_or(body);
            matches!(wrapped[..], [one] if self.kind(given) == Kind::Name && self.text(one) == self.text(given))
        };
        self.in_role(branch, Role::Handler).into_iter().all(gives)
    }

    pub(super) fn is_made(&self, call: NodeId, methods: &[String]) -> bool {
        let awaited = self.facts.tree.parent(call).is_some_and(|up| self.kind(up) == Kind::Await);
        !awaited && self.is_plain_call(call, methods)
    }

    /// Whether `call` calls one of `methods` on a value, without arguments.
    pub(super) fn is_plain_call(&self, call: NodeId, methods: &[String]) -> bool {
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
        self.kind(call) == Kind::Call
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
                Kind::If if role == Role::Else && self.ends_before_else(up) => {}
                Kind::If | Kind::While if matches!(role, Role::Body | Role::Else) => {
                    let test = self.child(up, Role::Test);
                    let lets = test.into_iter().flat_map(|test| self.here(test).collect::<Vec<_>>());
                    let bound = lets.filter(|&one| self.has(one, Flags::REFUTABLE));
                    found.extend(bound.filter_map(|one| self.child(one, Role::Value)));
                }
                Kind::Function => break,
                // Temporaries of a `let` are gone where its `else` runs.
                Kind::Assign if role == Role::Else => {}
                Kind::Block => {}
                // Those of the condition of an arm are gone where its body runs.
                Kind::Case if role == Role::Body => {}
                _ => found.extend(tree.children(up).take_while(|&child| child != below)),
            }
            below = up;
        }
        found
    }

    /// Whether the temporaries of the head of an `if let` are gone where its `else` runs: since edition 2024.
    fn ends_before_else(&self, branch: NodeId) -> bool {
        self.kind(branch) == Kind::If && self.floor_at(branch).is_some_and(|edition| edition >= (2024, 0))
    }

    /// The awaits in `block`, behind the binding of `name`, at which no call has been given its value.
    pub fn awaits_with(&self, name: NodeId, block: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let waits = |node: NodeId| self.kind(node) == Kind::Await || self.is_awaiting_macro(node);
        let behind = self.here(block).filter(|&node| tree[node].span.end > tree[name].span.end && waits(node));
        behind.filter(|&node| !self.is_moved(name, node, |up| self.kind(up) == Kind::Call)).collect()
    }

    /// Whether the value of `name` was moved before `node`: given to a call, or bound anew.
    pub(super) fn is_given_up(&self, name: NodeId, node: NodeId) -> bool {
        self.is_moved(name, node, |up| matches!(self.kind(up), Kind::Call | Kind::Assign))
    }

    /// Whether `name` is handed before `node` to what `takes` says of: an argument of a call, the value of an assignment.
    fn is_moved(&self, name: NodeId, node: NodeId, takes: impl Fn(NodeId) -> bool) -> bool {
        let tree = &self.facts.tree;
        let Some(id) = self.facts.scopes.of_name[name.index()] else { return false };
        let moved = |read: &NodeId| {
            tree[*read].span.end <= tree[node].span.start
                && tree.parent(*read).is_some_and(|up| {
                    // What a call is given is kept until all that it is given is there.
                    let given = tree[*read].role == Role::Argument && !tree.is_within(node, up);
                    takes(up) && (self.kind(up) != Kind::Call || given)
                })
                // Not where it happens in a branch that the place does not stand in.
                && self
                    .statement(*read)
                    .and_then(|statement| tree.parent(statement))
                    .is_some_and(|block| tree.is_within(node, block))
        };
        self.facts.scopes.binding(id).reads.iter().any(moved)
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

    /// The await whose operand `node` is a part of, so that what it makes lives through the await.
    fn awaited_around(&self, node: NodeId) -> Option<NodeId> {
        let inside = |up: &NodeId| !matches!(self.kind(*up), Kind::Function | Kind::Block | Kind::Case);
        self.facts.tree.ancestors(node).take_while(inside).find(|&up| self.kind(up) == Kind::Await)
    }

    /// An await behind `node` that a temporary made there lives through: in what the methods are given that are called on it
    /// further on, or, where `node` gives a temporary, in an operand or argument beside it.
    pub fn awaited_behind(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let chain = self.whole_chain(node);
        let reach = |up: &NodeId| {
            let beside = matches!(self.kind(*up), Kind::Binary | Kind::Call | Kind::Compare | Kind::Tuple | Kind::List);
            let through =
                matches!(self.kind(*up), Kind::Attribute | Kind::Reference | Kind::Unary | Kind::Question | Kind::Cast);
            tree.is_within(*up, chain) || (beside || through) && self.is_used_in_place(node)
        };
        let mut below = node;
        for up in tree.ancestors(node).take_while(reach) {
            let behind = tree.children(up).filter(|&it| tree[it].span.start >= tree[below].span.end);
            let run = behind.filter(|&it| self.kind(it) != Kind::Function);
            if let Some(wait) = run.flat_map(|it| self.here(it)).find(|&it| self.kind(it) == Kind::Await) {
                return Some(wait);
            }
            below = up;
        }
        None
    }

    /// Whether what `node` gives, unwrapped, is looked into where it is made, and goes nowhere by itself.
    fn is_used_in_place(&self, node: NodeId) -> bool {
        let around = std::iter::once(node).chain(self.facts.tree.ancestors(node));
        let opens = |up: NodeId| self.is_in_group("unwrapping methods", self.name(up));
        let user = around.skip(1).find(|&up| match self.kind(up) {
            Kind::Attribute => !opens(up),
            Kind::Call => !self.child(up, Role::Callee).is_some_and(opens),
            kind => kind != Kind::Question,
        });
        user.is_some_and(|up| matches!(self.kind(up), Kind::Attribute | Kind::Unary | Kind::Reference))
    }

    /// Names that statements from `first` to `last`, the first aside, bind and that something behind `last` reads, and names
    /// of before that are handed what borrows.
    pub fn outliving(self: &Arc<Self>, first: NodeId, last: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let span = tree[first].span.cover(tree[last].span);
        let inside = self.siblings(first).into_iter().filter(|&it| span.contains(tree[it].span));
        let bound: Vec<NodeId> =
            inside.filter(|&it| self.kind(it) == Kind::Declare).flat_map(|it| self.names_bound(it)).collect();
        let late = |name: &NodeId| self.reads_of_name(*name).iter().any(|&read| tree[read].span.start >= span.end);
        let written = |name: &NodeId| {
            let id = self.facts.scopes.of_name[name.index()];
            id.is_some_and(|id| {
                self.facts.scopes.binding(id).binds.iter().any(|bind| tree[bind.node].span.start >= span.end)
            })
        };
        let bound = bound.into_iter().filter(|name| late(name) || written(name));
        bound.chain(self.lent_to(first, last)).collect()
    }
}
