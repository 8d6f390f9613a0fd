//! What an annotation promises.

use std::sync::Arc;

use super::Type;
use crate::facts::{Bind, BindingId, How, Kind, NodeId, Role};
use crate::text::Span;
use crate::words::asked::Depth;
use crate::words::cx::Cx;
use crate::words::members::split_outside;

impl Cx {
    /// The type that an annotation names: a class, also in quotes, also `X | None` and `Optional[X]`.
    pub(in crate::words) fn annotated(self: &Arc<Self>, annotation: NodeId, depth: Depth<'_>) -> Type {
        match self.kind(annotation) {
            Kind::Name | Kind::Attribute => self.instance_of_class(self.infer_class(annotation, depth)),
            Kind::String => self.annotated_text(self.text(annotation), annotation, depth),
            Kind::Binary => {
                let sides = [Role::Left, Role::Right].map(|role| self.child(annotation, role));
                match sides {
                    [Some(left), Some(right)] if self.kind(right) == Kind::None => self.annotated(left, depth),
                    [Some(left), Some(right)] if self.kind(left) == Kind::None => self.annotated(right, depth),
                    _ => Type::Unknown,
                }
            }
            Kind::Subscript => self.annotated_subscript(annotation, depth),
            Kind::Type => self.declared(self.text(annotation), annotation, depth),
            _ => Type::Unknown,
        }
    }

    /// What `value as X` gives: an `X` where that is a class or a declared type, else what the value is.
    pub(super) fn infer_cast(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(value) = self.child(node, Role::Value) else { return Type::Unknown };
        let says_more = self.kind(value) != Kind::Function;
        let named = self.child(node, Role::Type).filter(|_| self.language.calls_start() && says_more);
        // `value satisfies X` says nothing new of it.
        let between = named.map_or("", |named| {
            let (start, end) = (self.facts.tree[value].span.end, self.facts.tree[named].span.start);
            if start < end { self.slice(Span::new(start, end)) } else { "" }
        });
        match named.filter(|_| !between.contains("satisfies")).map(|named| self.annotated(named, depth)) {
            Some(found @ (Type::Local(..) | Type::Giving(_))) => found,
            _ => self.infer(value, depth),
        }
    }

    /// What a type parameter of this name around `place` extends, `<T extends Base>`, and what it is a parameter of.
    pub(in crate::words) fn bound_of_parameter(&self, name: &str, place: NodeId) -> Option<(&str, NodeId)> {
        let takes = |up: &NodeId| matches!(self.kind(*up), Kind::Function | Kind::Class);
        let owners = self.facts.tree.ancestors(place).filter(takes);
        let lists = owners.flat_map(|owner| self.in_role(owner, Role::Type).into_iter().map(move |list| (owner, list)));
        for (owner, list) in lists {
            let inner = self.text(list).strip_prefix('<').and_then(|text| text.strip_suffix('>'));
            for parameter in split_outside(inner.unwrap_or_default(), ',') {
                let (own, rest) = parameter.split_once(" extends ").unwrap_or((parameter, ""));
                if own.trim_start_matches("const ").trim() == name {
                    let bound = rest.split(" = ").next().unwrap_or_default().trim();
                    return (!bound.is_empty()).then_some((bound, owner));
                }
            }
        }
        None
    }

    /// The annotation inside one that says nothing of the type: `X | None`, `Optional[X]`, `Final[X]`.
    pub(super) fn wrapped_annotation(&self, annotation: NodeId) -> Option<NodeId> {
        if self.kind(annotation) == Kind::Binary {
            let (left, right) = (self.child(annotation, Role::Left)?, self.child(annotation, Role::Right)?);
            return match (self.kind(left), self.kind(right)) {
                (_, Kind::None) => Some(left),
                (Kind::None, _) => Some(right),
                _ => None,
            };
        }
        let outer = self.child(annotation, Role::Object)?;
        let path = self.annotation_path(outer).or_else(|| self.path(outer))?;
        let wraps = matches!(path.as_str(), "typing.Optional" | "typing.Final" | "typing.ClassVar");
        self.child(annotation, Role::Index).filter(|_| wraps)
    }

    pub(super) fn annotated_subscript(self: &Arc<Self>, annotation: NodeId, depth: Depth<'_>) -> Type {
        let object = self.child(annotation, Role::Object);
        let outer = object.and_then(|object| self.path(object)).unwrap_or_default();
        let Some(inner) = self.child(annotation, Role::Index) else { return Type::Unknown };
        match outer.as_str() {
            "typing.Optional" | "typing.Final" | "typing.ClassVar" => self.annotated(inner, depth),
            "typing.Union" if self.kind(inner) == Kind::Tuple => {
                let sides =
                    self.in_role(inner, Role::Element).into_iter().filter(|&side| self.kind(side) != Kind::None);
                match sides.collect::<Vec<_>>()[..] {
                    [side] => self.annotated(side, depth),
                    _ => Type::Unknown,
                }
            }
            "typing.Annotated" if self.kind(inner) == Kind::Tuple => {
                self.child(inner, Role::Element).map_or(Type::Unknown, |first| self.annotated(first, depth))
            }
            "type" | "typing.Type" => Type::Unknown,
            // A generic class, whatever it is of.
            _ => {
                let class = object.map_or(Type::Unknown, |object| self.infer_class(object, depth));
                self.instance_of_class(class)
            }
        }
    }

    /// The annotation that `cast(annotation, value)` promises.
    pub(super) fn cast_to(&self, call: NodeId, callee: NodeId) -> Option<NodeId> {
        let casts = !self.language.has_braces() && self.path(callee).as_deref() == Some("typing.cast");
        self.child(call, Role::Argument).filter(|_| casts)
    }

    /// `Queue` of `Queue[int]`, which makes a queue where it is called. What has no name like a class, in capitals for one, is
    /// a table with entries.
    pub(super) fn generic_class(&self, callee: NodeId) -> Option<NodeId> {
        let class = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Subscript)?;
        let name = if self.kind(class) == Kind::Attribute { self.name(class) } else { self.text(class) };
        let is_class =
            name.trim_start_matches('_').starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
        (is_class && !self.language.has_braces()).then_some(class)
    }

    /// A class that an annotation names. An import for the type checker alone is good enough here.
    pub(super) fn infer_class(self: &Arc<Self>, annotation: NodeId, depth: Depth<'_>) -> Type {
        let direct = self.infer(annotation, depth);
        if !matches!(direct, Type::Unknown) {
            return direct;
        }
        self.annotation_path(annotation).map_or(Type::Unknown, |path| self.thing_at(&path, depth))
    }

    pub(in crate::words) fn annotation_path(&self, node: NodeId) -> Option<String> {
        match self.kind(node) {
            Kind::Name => {
                let binding = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
                self.imported_path(binding)
            }
            Kind::Attribute => {
                let object = self.annotation_path(self.child(node, Role::Object)?)?;
                Some(format!("{object}.{}", self.name(node)))
            }
            _ => None,
        }
    }

    pub(super) fn imported_path(&self, binding: BindingId) -> Option<String> {
        let imported = |bind: &Bind| match &bind.how {
            How::Import { path, .. } => Some(path.clone()),
            _ => None,
        };
        let (first, others) = self.facts.scopes.binding(binding).binds.split_first()?;
        imported(first).filter(|path| others.iter().all(|bind| imported(bind).as_ref() == Some(path)))
    }

    pub(super) fn annotated_text(self: &Arc<Self>, quoted: &str, node: NodeId, depth: Depth<'_>) -> Type {
        let text = quoted.trim_matches(['"', '\'']).trim();
        let text = text.trim_end_matches("| None").trim_start_matches("None |").trim();
        // `Queue[int]` is a `Queue`, whatever it is of.
        let (text, of) = text.strip_suffix(']').and_then(|text| text.split_once('[')).unwrap_or((text, ""));
        if matches!(text, "Optional" | "typing.Optional") {
            return self.annotated_text(of, node, depth);
        }
        let is_name = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.');
        if !is_name || text == "type" {
            return Type::Unknown;
        }
        let mut parts = text.split('.');
        let Some(first) = parts.next() else { return Type::Unknown };
        let scope = self.facts.scopes.of_node[node.index()];
        let Some(binding) = self.facts.scopes.lookup(scope, first) else {
            let is_builtin = self.is_in_group("collection classes", text);
            return if is_builtin { Type::Instance(text.to_owned()) } else { Type::Unknown };
        };
        let rest: Vec<&str> = parts.collect();
        let found = match self.imported_path(binding) {
            Some(path) => {
                self.thing_at(&std::iter::once(path.as_str()).chain(rest).collect::<Vec<_>>().join("."), depth)
            }
            None if rest.is_empty() => self.infer_binding(binding, None, depth),
            None => Type::Unknown,
        };
        self.instance_of_class(found)
    }

    pub(super) fn instance_of_class(self: &Arc<Self>, class: Type) -> Type {
        match class {
            Type::Class(cx, class) => Type::Local(cx, class),
            Type::Path(path) => match path.as_str() {
                "asyncio.Task" => Type::Task,
                "asyncio.Future" => Type::Future,
                "typing.Coroutine" | "collections.abc.Coroutine" | "types.CoroutineType" => Type::Coroutine,
                _ => self.instance_at(path),
            },
            _ => Type::Unknown,
        }
    }
}
