//! What a name holds, by the places that bind it.

use std::sync::Arc;

use super::Type;
use crate::facts::{Bind, BindingId, Flags, How, Kind, NodeId, Role};
use crate::words::asked::Depth;
use crate::words::cx::Cx;

impl Cx {
    pub(super) fn infer_name(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(binding) = self.facts.scopes.of_name.get(node.index()).copied().flatten() else {
            return Type::Unknown;
        };
        match self.infer_binding(binding, Some(node), depth) {
            // A coroutine object can be awaited once: a name for one is as good as the call only where it is used once.
            Type::Coroutine if !self.is_used_once(binding, node) => Type::Unknown,
            found => found,
        }
    }

    pub(in crate::words) fn is_used_once(&self, binding: BindingId, read: NodeId) -> bool {
        let binding = self.facts.scopes.binding(binding);
        let Some(bind) = binding.single() else { return false };
        // Not every reader of a name of the module stands in its outline.
        let all_seen = !self.is_outline || self.function(bind.node).is_some();
        all_seen
            && binding.reads == [read]
            && self.is_only_holder(bind.node)
            && self.function(bind.node) == self.function(read)
            && self.repeats(read).all(|repeat| self.facts.tree.is_within(bind.node, repeat))
    }

    /// Whether what the target `name` is given is given to nothing else there: not as in `x = y = f()`, `g((x := f()))`.
    fn is_only_holder(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let gives = |up: &NodeId| matches!(self.kind(*up), Kind::Assign | Kind::AssignExpression);
        let inside = |up: &NodeId| gives(up) || matches!(self.kind(*up), Kind::Tuple | Kind::List);
        let Some(given) = tree.ancestors(name).take_while(inside).find(gives) else { return true };
        let dropped = tree.parent(given).is_some_and(|up| self.kind(up) == Kind::Expression);
        tree.in_role(given, Role::Target).count() == 1 && (self.kind(given) == Kind::Assign || dropped)
    }

    /// The loops and comprehensions of the function around `node`; not the one that walks what it is a part of.
    fn repeats(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let function = self.function(node);
        let walked = |up| self.child(up, Role::Iterable).filter(|_| matches!(self.kind(up), Kind::For | Kind::ForIn));
        self.facts.tree.ancestors(node).take_while(move |&up| Some(up) != function).filter(move |&up| {
            !walked(up).is_some_and(|walked| self.facts.tree.is_within(node, walked))
                && matches!(
                    self.kind(up),
                    Kind::For
                        | Kind::ForIn
                        | Kind::ForLoop
                        | Kind::While
                        | Kind::DoWhile
                        | Kind::ListComprehension
                        | Kind::SetComprehension
                        | Kind::DictComprehension
                        | Kind::Generator
                )
        })
    }

    pub(in crate::words) fn infer_binding(
        self: &Arc<Self>,
        id: BindingId,
        from: Option<NodeId>,
        depth: Depth<'_>,
    ) -> Type {
        let binding = self.facts.scopes.binding(id);
        if let Some(overloaded) = self.infer_overloads(binding, depth) {
            return overloaded;
        }
        if let Some(How::With(context)) = from.and_then(|read| self.with_around(id, read)).map(|bind| &bind.how) {
            return self.entered(*context, depth);
        }
        match self.infer_annotated(binding, depth) {
            Type::Unknown => {}
            found => return found,
        }
        let Some(bind) = binding.single().filter(|bind| !bind.from_inside) else {
            return self.infer_alike(&binding.binds, depth);
        };
        match &bind.how {
            How::Function => Type::Function(Arc::clone(self), bind.node),
            How::Class => Type::Class(Arc::clone(self), bind.node),
            How::Import { path, type_only: false, .. } => self.thing_at(path, depth),
            How::Value(value) => self.infer_given(bind.node, *value, depth),
            How::With(context) => self.entered(*context, depth),
            How::Loop(Some(over)) => self.infer_looped(*over, depth),
            How::Loop(None) => self.infer_paired(bind.node, depth),
            How::Parameter => self.infer_parameter(bind.node, from, depth),
            How::Other if self.kind(bind.node) == Kind::TypeDeclaration => Type::Class(Arc::clone(self), bind.node),
            How::Part if self.language.calls_start() => self.unpacked(bind.node, depth),
            How::Part => match self.counterpart_of_target(bind.node) {
                Some(value) => self.infer(value, depth),
                None => self.part(bind.node, depth),
            },
            _ => Type::Unknown,
        }
    }

    /// The instance that a name stands for whichever of a few assignments and loops gave it: all give one of the same class,
    /// or none.
    fn infer_alike(self: &Arc<Self>, binds: &[Bind], depth: Depth<'_>) -> Type {
        let is_none = |bind: &&Bind| matches!(bind.how, How::Value(value) if self.kind(value) == Kind::None);
        let binds: Vec<&Bind> = binds.iter().filter(|bind| !is_none(bind)).take(5).collect();
        let given = |bind: &Bind| match bind.how {
            How::Value(value) if !bind.from_inside => self.infer(value, depth),
            How::Loop(Some(over)) if !bind.from_inside => self.infer_looped(over, depth),
            _ => Type::Unknown,
        };
        let [first, rest @ ..] = &binds[..] else { return Type::Unknown };
        let Type::Instance(path) = (if rest.len() < 4 { given(first) } else { Type::Unknown }) else {
            return Type::Unknown;
        };
        let alike = rest.iter().all(|bind| matches!(given(bind), Type::Instance(other) if other == path));
        if alike { Type::Instance(path) } else { Type::Unknown }
    }

    /// Of a name that several places bind: the `with … as name` around `read`, if nothing else in that block binds it.
    pub(in crate::words) fn with_around(&self, id: BindingId, read: NodeId) -> Option<&Bind> {
        let tree = &self.facts.tree;
        let binds = &self.facts.scopes.binding(id).binds;
        let inside = |bind: &Bind| !bind.from_inside && self.function(bind.node) == self.function(read);
        if binds.len() < 2 || !binds.iter().all(inside) {
            return None;
        }
        tree.ancestors(read).filter(|&up| self.kind(up) == Kind::With).find_map(|block| {
            let mut here = binds.iter().filter(|bind| tree.is_within(bind.node, block));
            match (here.next(), here.next()) {
                (Some(bind), None) => match bind.how {
                    How::With(_) if tree[bind.node].span.end <= tree[read].span.start => Some(bind),
                    _ => None,
                },
                _ => None,
            }
        })
    }

    /// What `with … as name` binds: the object itself, for classes whose context gives themselves.
    fn entered(self: &Arc<Self>, context: NodeId, depth: Depth<'_>) -> Type {
        match self.infer(context, depth) {
            Type::Instance(path) => Type::Instance(path),
            Type::Local(cx, class) => {
                let with = self.facts.tree.ancestors(context).find(|&up| self.kind(up) == Kind::With);
                // Where the word is missing it is the async method that is meant.
                let is_async = with.is_some_and(|with| self.has(with, Flags::ASYNC)) || self.is_async_context(context);
                if cx.enters_itself(class, is_async) { Type::Local(cx, class) } else { Type::Unknown }
            }
            _ => Type::Unknown,
        }
    }

    fn infer_parameter(self: &Arc<Self>, param: NodeId, from: Option<NodeId>, depth: Depth<'_>) -> Type {
        let Some(function) = self.facts.tree.parent(param) else { return Type::Unknown };
        if let Some(annotation) = self.child(param, Role::Annotation) {
            return self.annotated(annotation, depth);
        }
        if self.language.is_typed(self.source.path()) && self.child(param, Role::Default).is_some() {
            return self.made_by_default(param, depth);
        }
        let has_self = from.is_some() && !self.language.has_braces();
        let is_first = has_self && self.child(function, Role::Param) == Some(param);
        let class = self.class_of_method(function).filter(|_| is_first);
        match class {
            Some(class) if !self.is_static(function) => {
                if self.is_class_method(function) {
                    Type::Class(Arc::clone(self), class)
                } else {
                    Type::Local(Arc::clone(self), class)
                }
            }
            _ => Type::Unknown,
        }
    }
}

impl Cx {
    /// The type of a parameter without an annotation: what its default makes, which a compiler takes for it.
    pub(in crate::words) fn made_by_default(self: &Arc<Self>, param: NodeId, depth: Depth<'_>) -> Type {
        let made = self.child(param, Role::Default).filter(|&default| self.kind(default) == Kind::New);
        made.map_or(Type::Unknown, |made| self.infer(made, depth))
    }

    /// The instance that a call gives without saying so: the function does nothing with it but make and return it.
    pub(super) fn made_in(self: &Arc<Self>, function: NodeId, depth: Depth<'_>) -> Type {
        if !self.language.is_typed(self.source.path()) {
            return Type::Unknown;
        }
        let mut body = self.in_role(function, Role::Body);
        if let [block] = body[..]
            && self.kind(block) == Kind::Block
        {
            body = self.in_role(block, Role::Body);
        }
        let made = match body[..] {
            [only] if self.kind(only) == Kind::Return => self.child(only, Role::Value),
            [only] if self.has(function, Flags::EXPRESSION_BODY) => Some(only),
            _ => None,
        };
        made.filter(|&made| self.kind(made) == Kind::New).map_or(Type::Unknown, |made| self.infer(made, depth))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::facts::Kind;
    use crate::words::cx::Cx;
    use crate::words::tests::cx;

    #[test]
    fn a_name_of_the_module_may_have_more_readers_than_its_outline_shows() {
        let whole = cx("a.py", "async def f():\n    pass\n\n\nmade = f()\nkept = made\n");
        let last = |cx: &Arc<Cx>| cx.facts.tree.of_kind(Kind::Name).last().expect("`made` is read");
        assert_eq!(whole.type_of(last(&whole)).word(), "coroutine");
        let inside = Arc::try_unwrap(cx("a.py", whole.source.text())).expect("nobody else holds it");
        let outline = Arc::new(Cx { is_outline: true, ..inside });
        assert_eq!(outline.type_of(last(&outline)).word(), "unknown");
    }
}
