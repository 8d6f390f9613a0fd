//! An `await` in front of more than what has to be awaited: `await fetch().json()`, where `fetch` is the coroutine function.

use std::sync::Arc;

use super::asked::{Depth, Reached};
use super::cx::Cx;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How deep the parts behind a call are followed.
const DEPTH: u32 = 16;

impl Cx {
    /// The `await` around `call` and the members, entries and calls behind it, if there is nothing to await in what they
    /// give. A method that is not known may be asynchronous; an attribute or an entry hardly ever holds what is awaited.
    pub fn misplaced_await(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let whole = self.with_parts_behind(call);
        let around = self.facts.tree.parent(whole).filter(|&up| self.kind(up) == Kind::Await && whole != call)?;
        let reached = Reached::default();
        let given = |part: NodeId| self.given_behind(part, call, reached.depth(DEPTH));
        let known = self.is_awaitable(&given(whole));
        let misplaced = match self.child(whole, Role::Callee) {
            Some(callee) => known.map_or_else(|| self.returns_plain_values(given(callee)), |awaitable| !awaitable),
            None => known != Some(true),
        };
        misplaced.then_some(around)
    }

    /// `call` with the members, entries and calls behind it.
    fn with_parts_behind(&self, call: NodeId) -> NodeId {
        let tree = &self.facts.tree;
        let goes_on = |&(below, up): &(NodeId, NodeId)| {
            matches!(
                (self.kind(up), tree[below].role),
                (Kind::Attribute | Kind::Subscript, Role::Object) | (Kind::Call, Role::Callee)
            )
        };
        let steps = std::iter::once(call).chain(tree.ancestors(call)).zip(tree.ancestors(call));
        steps.take_while(goes_on).last().map_or(call, |(_, up)| up)
    }

    /// What `part`, `call` or a part behind it, gives once the call is awaited.
    fn given_behind(self: &Arc<Self>, part: NodeId, call: NodeId, depth: Depth<'_>) -> Type {
        if part == call {
            return self.awaited_or_returned(call, depth);
        }
        let behind = |role| self.child(part, role).map_or(Type::Unknown, |inner| self.given_behind(inner, call, depth));
        match self.kind(part) {
            Kind::Attribute => match behind(Role::Object) {
                Type::Local(cx, class) => cx.method_or_attribute(class, self.name(part), depth),
                Type::Instance(class) => self.known_member(&class, self.name(part)).unwrap_or(Type::Unknown),
                _ => Type::Unknown,
            },
            Kind::Call => self.result_of(behind(Role::Callee), depth),
            _ => Type::Unknown,
        }
    }

    /// What awaiting `call` gives; where nothing says so, what each `return` of the function gives.
    fn awaited_or_returned(self: &Arc<Self>, call: NodeId, depth: Depth<'_>) -> Type {
        let known = self.awaited(call, depth);
        let Some((cx, function)) = self.child(call, Role::Callee).and_then(|callee| self.definition(callee)) else {
            return known;
        };
        let mut given = cx.results(function).into_iter().map(|result| cx.infer(result, depth));
        match (known, given.next()) {
            (Type::Unknown, Some(Type::Local(file, class))) => {
                let alike =
                    |it: Type| matches!(it, Type::Local(other, one) if one == class && other.is_same_reading(&file));
                if given.all(alike) { Type::Local(file, class) } else { Type::Unknown }
            }
            (known, _) => known,
        }
    }

    /// Whether something of this type can be awaited; none where that is not known.
    fn is_awaitable(&self, given: &Type) -> Option<bool> {
        match given {
            Type::Coroutine | Type::Future | Type::Task | Type::Promise => Some(true),
            Type::Local(cx, class) => Some(!cx.methods_among(*class, "methods of awaited objects").is_empty()),
            Type::Function(..) | Type::Class(..) | Type::AsyncGenerator => Some(false),
            Type::Instance(path) => self.is_in_group("values that are never awaited", path).then_some(false),
            _ => None,
        }
    }

    /// Whether `called` is a plain function of the project that returns nothing but values that are written out in it.
    fn returns_plain_values(&self, called: Type) -> bool {
        let Type::Function(cx, function) = called else { return false };
        let Some((cx, function)) = cx.in_whole(function) else { return false };
        let results = cx.results(function);
        let is_plain = |&result: &NodeId| {
            matches!(
                cx.kind(result),
                Kind::Binary
                    | Kind::Compare
                    | Kind::Dict
                    | Kind::DictComprehension
                    | Kind::False
                    | Kind::List
                    | Kind::ListComprehension
                    | Kind::None
                    | Kind::Number
                    | Kind::Set
                    | Kind::SetComprehension
                    | Kind::String
                    | Kind::Template
                    | Kind::True
                    | Kind::Tuple
            )
        };
        let is_sync = !cx.has(function, Flags::ASYNC) && cx.decorators_keep_kind(function);
        is_sync && !results.is_empty() && results.iter().all(is_plain)
    }
}
