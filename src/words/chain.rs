//! Chains of `.then`, `.catch` and `.finally`: what they start from, and whether a failure in them is seen.

use std::sync::Arc;

use minijinja::value::Value;

use super::asked::Depth;
use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "links" => node.nodes(cx.links(id)),
        "chain_head" => node.node(cx.chain_head(id)),
        "handled" => Value::from(cx.is_handled(id)),
        "handled_at_end" => Value::from(cx.is_handled_at_end(id)),
        "takes_failures" => Value::from(cx.takes_failures(id)),
        "promises" => Value::from(cx.promises(id)),
        "fails_unseen" => Value::from(cx.fails_unseen(id)),
        "is_guarded" => Value::from(cx.is_guarded(id)),
        "passes_predicate" => Value::from(cx.passes_predicate(id)),
        "pending_returns" => node.nodes(cx.pending_returns(id)),
        "tries" => cx.tries(id),
        _ => return None,
    })
}

impl Cx {
    /// Whether `call` is a link of such a chain.
    pub(super) fn is_link(&self, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        callee.is_some_and(|callee| matches!(self.name(callee), "then" | "catch" | "finally"))
    }

    /// Whether what the method `callee` is called on is a promise: then its links give one as well.
    pub(super) fn chain_gives_promise(self: &Arc<Self>, callee: NodeId, depth: Depth<'_>) -> bool {
        let object = self.child(callee, Role::Object);
        object.is_some_and(|object| matches!(self.infer(object, depth), Type::Promise))
    }

    /// The links of the chain that ends in `node`, in the order in which they run; empty where it is none.
    pub fn links(&self, node: NodeId) -> Vec<NodeId> {
        let mut links = Vec::new();
        let mut at = node;
        while self.kind(at) == Kind::Call && self.is_link(at) {
            links.push(at);
            let object = self.child(at, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
            let Some(object) = object else { break };
            at = object;
        }
        links.reverse();
        links
    }

    /// What the chain that ends in `node` starts from; `node` itself where it is no chain.
    pub fn chain_head(&self, node: NodeId) -> NodeId {
        let first = self.links(node).first().copied();
        let callee = first.and_then(|link| self.child(link, Role::Callee));
        callee.and_then(|callee| self.child(callee, Role::Object)).unwrap_or(node)
    }

    /// Whether `node` gives a promise, on one branch of a conditional at least, or as the last operand of `&&`, `||` and `??`.
    pub fn promises(self: &Arc<Self>, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Conditional => {
                let branches = [Role::Body, Role::Else].into_iter().filter_map(|role| self.child(node, role));
                branches.into_iter().any(|branch| self.promises(branch))
            }
            Kind::Logical => self.in_role(node, Role::Operand).last().is_some_and(|&last| self.promises(last)),
            Kind::Sequence => self.in_role(node, Role::Element).last().is_some_and(|&last| self.promises(last)),
            Kind::Cast => self.child(node, Role::Value).is_some_and(|value| self.promises(value)),
            // `import(…)`, and chains of it.
            _ => match self.chain_head(node) {
                head if self.kind(head) == Kind::Meta => self.child(head, Role::Argument).is_some(),
                _ => matches!(self.type_of(node), Type::Promise),
            },
        }
    }

    /// Whether a failure of the async `function` would be seen by nobody if what it gives is dropped: it awaits something,
    /// throws or gives a promise back, outside of every `try` with a `catch`, and that does not handle its failures itself.
    pub fn fails_unseen(self: &Arc<Self>, function: NodeId) -> bool {
        let Some(body) = self.child(function, Role::Body) else { return false };
        if self.has(function, Flags::EXPRESSION_BODY) {
            let value = self.child(body, Role::Operand).filter(|_| self.kind(body) == Kind::Await).unwrap_or(body);
            return matches!(self.kind(value), Kind::Call | Kind::New) && !self.never_fails(value);
        }
        if self.is_guarded(function) {
            return false;
        }
        let open = self.here(function).any(|node| {
            let waits = match self.kind(node) {
                Kind::Await => self.child(node, Role::Operand).is_none_or(|operand| !self.never_fails(operand)),
                Kind::For => self.has(node, Flags::ASYNC),
                Kind::Raise => true,
                _ => false,
            };
            waits && self.caught(node).is_empty()
        });
        open || self.pending_returns(function).into_iter().any(|value| !self.never_fails(value))
    }

    /// Whether the whole body of `function` is one `try` with a `catch`.
    pub fn is_guarded(&self, function: NodeId) -> bool {
        let body = self.child(function, Role::Body).filter(|&body| self.kind(body) == Kind::Block);
        let statements = body.map_or_else(Vec::new, |body| self.in_role(body, Role::Body));
        matches!(statements[..], [one] if self.kind(one) == Kind::Try && self.child(one, Role::Handler).is_some())
    }

    /// Promises that return statements of `node` hand out: a `try` around such a statement would not see their failures.
    pub fn pending_returns(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let returns = self.here(node).filter(|&it| self.kind(it) == Kind::Return && self.caught(it).is_empty());
        let values = returns.filter_map(|it| self.child(it, Role::Value)).filter(|&it| self.kind(it) == Kind::Call);
        values.filter(|&value| matches!(self.type_of(value), Type::Promise)).collect()
    }

    /// The `try` statements around `node` in its function, and the part of each that it stands in.
    fn tries(self: &Arc<Self>, node: NodeId) -> Value {
        let tree = &self.facts.tree;
        let mut found = Vec::new();
        let mut below = node;
        for up in tree.ancestors(node) {
            if self.kind(up) == Kind::Function && tree[below].role == Role::Body {
                break;
            }
            if self.kind(up) == Kind::Try {
                found.push(Value::from_pairs([
                    ("part", Value::from(tree[below].role.word())),
                    ("catches", Value::from(self.child(up, Role::Handler).is_some())),
                    ("finally", Value::from(self.child(up, Role::Finally).is_some())),
                    ("node", Node::value(self, up)),
                ]));
            }
            below = up;
        }
        Value::from(found)
    }

    /// Whether waiting for `node` surely does not fail: the chain handles it, or the tables say so of the call.
    fn never_fails(&self, node: NodeId) -> bool {
        self.is_handled(node) || self.is_call_of(node, "calls that never fail")
    }

    /// Whether a function is handed by name to a method that asks it about each element: what it looks at is not seen. One
    /// that only makes another value of it, as `Boolean` does, looks at nothing.
    pub fn passes_predicate(&self, node: NodeId) -> bool {
        self.facts.tree.of_kind_in(node, Kind::Call).any(|call| {
            let callee = self.child(call, Role::Callee).map_or("", |callee| self.name(callee));
            let asks = matches!(callee, "filter" | "find" | "some" | "every" | "partition" | "groupBy" | "reduce");
            let looks = |&arg: &NodeId| {
                let harmless = || self.path(arg).is_some_and(|path| self.is_in_group("idle calls", &path));
                matches!(self.kind(arg), Kind::Name | Kind::Attribute) && !harmless()
            };
            asks && self.positional(call).iter().any(looks)
        })
    }

    /// Whether a link of the chain that ends in `node` takes failures: `.catch(f)`, `.then(f, g)`.
    pub fn is_handled(&self, node: NodeId) -> bool {
        self.links(node).into_iter().any(|link| self.takes_failures(link))
    }

    /// Whether the last link of the chain, those of `finally` aside, takes failures: then nothing runs unwatched behind it.
    pub fn is_handled_at_end(&self, node: NodeId) -> bool {
        let is_finally = |&link: &NodeId| self.child(link, Role::Callee).is_some_and(|it| self.name(it) == "finally");
        let last = self.links(node).into_iter().rfind(|link| !is_finally(link));
        last.is_some_and(|link| self.takes_failures(link))
    }

    /// Whether the link is given a function for failures.
    pub fn takes_failures(&self, link: NodeId) -> bool {
        let args = self.positional(link);
        if args.iter().any(|&arg| self.kind(arg) == Kind::Spread) {
            return true;
        }
        let at = match self.child(link, Role::Callee).map_or("", |callee| self.name(callee)) {
            "catch" => 0,
            "then" => 1,
            _ => return false,
        };
        let is_nothing =
            |arg: NodeId| self.kind(arg) == Kind::None || self.kind(arg) == Kind::Name && self.text(arg) == "undefined";
        args.get(at).is_some_and(|&arg| !is_nothing(arg))
    }

    /// Whether `link` or its callee is only reached if something before it is there: `a?.then(f)`.
    pub fn is_optional_link(&self, link: NodeId) -> bool {
        let callee = self.child(link, Role::Callee);
        self.has(link, Flags::OPTIONAL) || callee.is_some_and(|callee| self.has(callee, Flags::OPTIONAL))
    }
}
