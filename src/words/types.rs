//! What an expression gives, as far as the file, the project and the tables of knowledge prove it.
//!
//! No guesses: what is not proved is [`Type::Unknown`].

use std::sync::Arc;

use super::cx::Cx;
use super::exports::is_relative;
use crate::facts::{BindingId, Flags, How, Kind, NodeId, Role, ScopeKind};

/// How deep a chain of names, calls and files is followed.
const DEPTH: u32 = 16;

/// What an expression gives.
#[derive(Clone, Debug)]
pub enum Type {
    /// A coroutine that was not started.
    Coroutine,
    /// A future that somebody else completes.
    Future,
    /// A task: it runs already.
    Task,
    /// A promise: its work runs already.
    Promise,
    /// A function of which only that is known what it gives.
    Giving(Box<Type>),
    /// An asynchronous generator.
    AsyncGenerator,
    /// An instance of a class from outside, by its path.
    Instance(String),
    /// An instance of a class of the project: the file and the class.
    Local(Arc<Cx>, NodeId),
    /// A function or method of the project: the file and the function.
    Function(Arc<Cx>, NodeId),
    /// A class of the project itself.
    Class(Arc<Cx>, NodeId),
    /// A thing of another module, by path: function, class or module.
    Path(String),
    /// Not proved.
    Unknown,
}

impl Type {
    /// The word that recipes use.
    pub fn word(&self) -> &'static str {
        match self {
            Type::Coroutine => "coroutine",
            Type::Future => "future",
            Type::Task => "task",
            Type::Promise => "promise",
            Type::AsyncGenerator => "async generator",
            Type::Instance(_) | Type::Local(..) => "instance",
            Type::Function(..) | Type::Giving(_) => "function",
            Type::Class(..) => "class",
            Type::Path(_) => "path",
            Type::Unknown => "unknown",
        }
    }

    fn from_table(word: &str) -> Type {
        match word {
            "coroutine" => Type::Coroutine,
            "future" => Type::Future,
            "task" => Type::Task,
            "promise" => Type::Promise,
            path => Type::Instance(path.to_owned()),
        }
    }
}

impl Cx {
    /// What `node` gives.
    pub fn type_of(self: &Arc<Self>, node: NodeId) -> Type {
        self.infer(node, DEPTH)
    }

    /// What the elements of the iterable `node` are; [`Type::Unknown`] where they differ.
    pub fn item_type(self: &Arc<Self>, node: NodeId) -> Type {
        self.infer_items(node, DEPTH)
    }

    /// What a call of `callee` gives.
    pub fn call_type(self: &Arc<Self>, callee: NodeId) -> Type {
        let called = self.infer(callee, DEPTH);
        self.result_of(called, DEPTH)
    }

    /// The function or method of the project that `callee` certainly is.
    pub fn definition(self: &Arc<Self>, callee: NodeId) -> Option<(Arc<Cx>, NodeId)> {
        match self.infer(callee, DEPTH) {
            Type::Function(cx, function) => Some((cx, function)),
            _ => None,
        }
    }

    /// The path of the class of which `node` certainly is an instance, if it is no class of the project.
    pub fn instance_path(self: &Arc<Self>, node: NodeId) -> Option<String> {
        match self.infer(node, DEPTH) {
            Type::Instance(path) => Some(path),
            _ => None,
        }
    }

    /// The path of the class of which `node` certainly is an instance; tasks and futures have theirs.
    pub fn class_path(self: &Arc<Self>, node: NodeId) -> Option<String> {
        match self.infer(node, DEPTH) {
            Type::Instance(path) => Some(path),
            Type::Task => Some("asyncio.Task".to_owned()),
            Type::Future => Some("asyncio.Future".to_owned()),
            _ => None,
        }
    }

    pub(super) fn infer(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        if let Some(path) = self.path(node) {
            return self.thing_at(&path, depth);
        }
        match self.kind(node) {
            Kind::Name => self.infer_name(node, depth),
            Kind::Attribute => self.infer_attribute(node, depth),
            Kind::Call => self.infer_call(node, depth),
            Kind::Conditional => {
                let branch = |role| self.child(node, role).map_or(Type::Unknown, |branch| self.infer(branch, depth));
                same(branch(Role::Body), branch(Role::Else))
            }
            Kind::Binary => self.infer_operation(node, depth),
            Kind::Function => Type::Function(Arc::clone(self), node),
            Kind::Class => Type::Class(Arc::clone(self), node),
            Kind::New => self.infer_made(node, depth),
            Kind::This => self.infer_this(node),
            Kind::Dict | Kind::List | Kind::Spread if self.language.has_braces() => self.infer_literal(node),
            Kind::Await => {
                self.child(node, Role::Operand).map_or(Type::Unknown, |operand| self.awaited(operand, depth))
            }
            Kind::AssignExpression | Kind::Cast => {
                self.child(node, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth))
            }
            _ => Type::Unknown,
        }
    }

    fn infer_call(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let Some(callee) = self.child(node, Role::Callee) else { return Type::Unknown };
        if self.kind(callee) == Kind::Name && self.text(callee) == "super" {
            return self.super_of(node, depth);
        }
        if let Some(module) = self.required(node).filter(|_| self.language.has_braces()) {
            return self.thing_at(&module, depth);
        }
        if self.is_link(node) && self.chain_gives_promise(callee, depth) {
            return Type::Promise;
        }
        let called = self.infer(callee, depth);
        if let Some(found) = self.literal_result(&called, node) {
            return found;
        }
        match self.result_of(called, depth) {
            // Where classes are made by `new`, a call of something unknown may give anything.
            Type::Instance(path)
                if self.language.has_braces() && self.callee_path(node).is_some_and(|it| it == path) =>
            {
                self.known_result(&path).map_or(Type::Unknown, |word| Type::from_table(word))
            }
            found => found,
        }
    }

    /// What the tables say of the call of a function with just this literal first: `get_context('fork')`.
    fn literal_result(&self, called: &Type, call: NodeId) -> Option<Type> {
        let Type::Path(path) = called else { return None };
        let argument = self.in_role(call, Role::Argument).first().copied()?;
        let value = if self.kind(argument) == Kind::Keyword { self.child(argument, Role::Value)? } else { argument };
        let first = Some(value).filter(|&value| self.kind(value) == Kind::String)?;
        let literal = self.text(first).trim_matches(['"', '\'']);
        self.knowledge.returns.get(&format!("{path}('{literal}')")).map(|word| Type::from_table(word))
    }

    /// What an operation gives, by the sign among the methods of its left side's class.
    fn infer_operation(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let sides = [Role::Left, Role::Right].map(|role| self.child(node, role));
        let [Some(left), Some(right)] = sides else { return Type::Unknown };
        let Type::Instance(class) = self.infer(left, depth) else { return Type::Unknown };
        let tree = &self.facts.tree;
        let between = self.slice(crate::text::Span::new(tree[left].span.end, tree[right].span.start));
        let sign = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '\\'));
        let known = self.knowledge.methods.get(&class).and_then(|methods| methods.get(sign));
        known.map_or(Type::Unknown, |word| Type::from_table(word))
    }

    /// The first base of the class around a `super()` call.
    fn super_of(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let class = self.function(node).and_then(|function| self.class_of_method(function));
        match class.map(|class| self.bases(class)) {
            Some(bases) if bases.len() == 1 => match self.infer(bases[0], depth) {
                Type::Class(cx, class) => Type::Local(cx, class),
                Type::Path(path) => Type::Instance(path),
                _ => Type::Unknown,
            },
            _ => Type::Unknown,
        }
    }

    pub(super) fn bases(&self, class: NodeId) -> Vec<NodeId> {
        self.facts.tree.in_role(class, Role::Base).filter(|&base| self.kind(base) != Kind::Keyword).collect()
    }

    pub(super) fn result_of(self: &Arc<Self>, called: Type, depth: u32) -> Type {
        match called {
            Type::Path(path) => match self.known_result(&path) {
                Some(word) => Type::from_table(word),
                None => Type::Instance(path),
            },
            Type::Class(cx, class) => Type::Local(cx, class),
            Type::Function(cx, function) => cx.result_of_function(function, depth),
            Type::Giving(result) => *result,
            _ => Type::Unknown,
        }
    }

    /// What the tables say of a call of the function, or of the method `<class>.<name>`, with this path.
    fn known_result(&self, path: &str) -> Option<&String> {
        let method = || {
            let (class, name) = path.rsplit_once('.')?;
            self.knowledge.methods.get(class)?.get(name)
        };
        self.knowledge.returns.get(path).or_else(method)
    }

    /// What a call of a function of the project gives.
    fn result_of_function(self: &Arc<Self>, function: NodeId, depth: u32) -> Type {
        if !self.decorators_keep_kind(function) {
            return self.decorated(function).map_or(Type::Unknown, |word| Type::from_table(word));
        }
        match (self.has(function, Flags::ASYNC), self.has(function, Flags::GENERATOR)) {
            (true, true) => return Type::AsyncGenerator,
            (true, false) if self.language.calls_start() => return Type::Promise,
            (true, false) => return Type::Coroutine,
            (false, true) => return Type::Unknown,
            (false, false) => {}
        }
        match self.child(function, Role::Returns) {
            Some(annotation) => self.annotated(annotation, depth),
            None => Type::Unknown,
        }
    }

    /// Whether no decorator of `function` can change what a call of it gives.
    pub(super) fn decorators_keep_kind(&self, function: NodeId) -> bool {
        self.facts.tree.in_role(function, Role::Decorator).all(|decorator| self.is_harmless(decorator))
    }

    pub(super) fn is_harmless(&self, decorator: NodeId) -> bool {
        self.path(decorator).is_some_and(|path| self.is_in_group("harmless decorators", &path))
    }

    pub(super) fn thing_at(self: &Arc<Self>, path: &str, depth: u32) -> Type {
        match self.project_thing(path, depth) {
            Some(found) => found,
            None => Type::Path(path.to_owned()),
        }
    }

    /// What a path stands for in the project's own files; none if no file of the project defines it.
    fn project_thing(self: &Arc<Self>, path: &str, depth: u32) -> Option<Type> {
        let depth = depth.checked_sub(1)?;
        // A path of a known library is never looked for among the project's files.
        if is_relative(path) {
            return self.relative_thing(path, depth);
        }
        let known = self.knowledge.returns.contains_key(path) || self.knowledge.methods.contains_key(path);
        let (module, name) = path.rsplit_once('.').filter(|_| !known)?;
        if module.chars().all(|dot| dot == '.') {
            return None;
        }
        if let Some(file) = self.module(module) {
            return Some(file.top_level(name, depth));
        }
        // `module.Class.method`
        let (outer, class) = module.rsplit_once('.')?;
        match self.module(outer)?.top_level(class, depth) {
            Type::Class(cx, class) => Some(cx.method(class, name, depth)),
            _ => Some(Type::Unknown),
        }
    }

    /// What a module-level name of this file stands for, seen from outside.
    fn top_level(self: &Arc<Self>, name: &str, depth: u32) -> Type {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        let Some(module) = self.facts.scopes.scopes.first() else { return Type::Unknown };
        match module.names.get(name) {
            Some(&binding) => self.infer_binding(binding, None, depth),
            None => Type::Unknown,
        }
    }

    fn infer_name(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let Some(binding) = self.facts.scopes.of_name.get(node.index()).copied().flatten() else {
            return Type::Unknown;
        };
        match self.infer_binding(binding, Some(node), depth) {
            // A coroutine object can be awaited once: a name for one is as good as the call only where it is used once.
            Type::Coroutine if !self.is_used_once(binding, node) => Type::Unknown,
            found => found,
        }
    }

    pub(super) fn is_used_once(&self, binding: BindingId, read: NodeId) -> bool {
        let binding = self.facts.scopes.binding(binding);
        let Some(bind) = binding.single() else { return false };
        binding.reads == [read]
            && self.function(bind.node) == self.function(read)
            && self.repeats(read).all(|repeat| self.facts.tree.is_within(bind.node, repeat))
    }

    /// The loops and comprehensions of the function around `node`.
    fn repeats(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let function = self.function(node);
        self.facts.tree.ancestors(node).take_while(move |&up| Some(up) != function).filter(|&up| {
            matches!(
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

    pub(super) fn infer_binding(self: &Arc<Self>, id: BindingId, from: Option<NodeId>, depth: u32) -> Type {
        let binding = self.facts.scopes.binding(id);
        if let Some(overloaded) = self.infer_overloads(binding, depth) {
            return overloaded;
        }
        if let Some(context) = from.and_then(|read| self.entered_around(id, read)) {
            return self.entered(context, depth);
        }
        let Some(bind) = binding.single().filter(|bind| !bind.from_inside) else { return Type::Unknown };
        match &bind.how {
            How::Function => Type::Function(Arc::clone(self), bind.node),
            How::Class => Type::Class(Arc::clone(self), bind.node),
            How::Import { path, type_only: false, .. } => self.thing_at(path, depth),
            How::Value(value) => self.infer_given(bind.node, *value, depth),
            How::With(context) => self.entered(*context, depth),
            How::Parameter => self.infer_parameter(bind.node, from, depth),
            How::Other if self.kind(bind.node) == Kind::TypeDeclaration => Type::Class(Arc::clone(self), bind.node),
            How::Part => self.part(bind.node),
            _ => Type::Unknown,
        }
    }

    /// Of a name that several places bind: the context of the `with … as name` around `read`, if nothing else in that
    /// block binds it.
    fn entered_around(&self, id: BindingId, read: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let binds = &self.facts.scopes.binding(id).binds;
        let inside = |bind: &crate::facts::Bind| !bind.from_inside && self.function(bind.node) == self.function(read);
        if binds.len() < 2 || !binds.iter().all(inside) {
            return None;
        }
        tree.ancestors(read).filter(|&up| self.kind(up) == Kind::With).find_map(|block| {
            let mut here = binds.iter().filter(|bind| tree.is_within(bind.node, block));
            match (here.next(), here.next()) {
                (Some(bind), None) => match bind.how {
                    How::With(context) if tree[bind.node].span.end <= tree[read].span.start => Some(context),
                    _ => None,
                },
                _ => None,
            }
        })
    }

    /// What `with … as name` binds: the object itself, for classes whose context gives themselves.
    fn entered(self: &Arc<Self>, context: NodeId, depth: u32) -> Type {
        match self.infer(context, depth) {
            Type::Instance(path) => Type::Instance(path),
            Type::Local(cx, class) => {
                let with = self.facts.tree.ancestors(context).find(|&up| self.kind(up) == Kind::With);
                let is_async = with.is_some_and(|with| self.has(with, Flags::ASYNC));
                if cx.enters_itself(class, is_async) { Type::Local(cx, class) } else { Type::Unknown }
            }
            _ => Type::Unknown,
        }
    }

    fn infer_parameter(self: &Arc<Self>, param: NodeId, from: Option<NodeId>, depth: u32) -> Type {
        let Some(function) = self.facts.tree.parent(param) else { return Type::Unknown };
        if let Some(annotation) = self.child(param, Role::Annotation) {
            return self.annotated(annotation, depth);
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

    fn is_static(&self, function: NodeId) -> bool {
        self.has_decorator(function, "staticmethod")
    }

    fn is_class_method(&self, function: NodeId) -> bool {
        self.has_decorator(function, "classmethod")
    }

    fn has_decorator(&self, function: NodeId, name: &str) -> bool {
        self.facts
            .tree
            .in_role(function, Role::Decorator)
            .any(|decorator| self.path(decorator).as_deref() == Some(name))
    }

    /// The type that an annotation names: a class, also in quotes, also `X | None` and `Optional[X]`.
    pub(super) fn annotated(self: &Arc<Self>, annotation: NodeId, depth: u32) -> Type {
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

    fn annotated_subscript(self: &Arc<Self>, annotation: NodeId, depth: u32) -> Type {
        let outer = self.child(annotation, Role::Object).and_then(|object| self.path(object)).unwrap_or_default();
        let Some(inner) = self.child(annotation, Role::Index) else { return Type::Unknown };
        match outer.as_str() {
            "typing.Optional" => self.annotated(inner, depth),
            "typing.Annotated" if self.kind(inner) == Kind::Tuple => {
                self.child(inner, Role::Element).map_or(Type::Unknown, |first| self.annotated(first, depth))
            }
            "typing.Coroutine" | "collections.abc.Coroutine" | "types.CoroutineType" => Type::Coroutine,
            "asyncio.Task" => Type::Task,
            "asyncio.Future" => Type::Future,
            _ => Type::Unknown,
        }
    }

    /// A class that an annotation names. An import for the type checker alone is good enough here.
    fn infer_class(self: &Arc<Self>, annotation: NodeId, depth: u32) -> Type {
        let direct = self.infer(annotation, depth);
        if !matches!(direct, Type::Unknown) {
            return direct;
        }
        self.annotation_path(annotation).map_or(Type::Unknown, |path| self.thing_at(&path, depth))
    }

    pub(super) fn annotation_path(&self, node: NodeId) -> Option<String> {
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

    fn imported_path(&self, binding: BindingId) -> Option<String> {
        match &self.facts.scopes.binding(binding).single()?.how {
            How::Import { path, .. } => Some(path.clone()),
            _ => None,
        }
    }

    fn annotated_text(self: &Arc<Self>, quoted: &str, node: NodeId, depth: u32) -> Type {
        let text = quoted.trim_matches(['"', '\'']).trim();
        let text = text.trim_end_matches("| None").trim();
        if text.is_empty() || !text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.') {
            return Type::Unknown;
        }
        let mut parts = text.split('.');
        let Some(first) = parts.next() else { return Type::Unknown };
        let scope = self.facts.scopes.of_node[node.index()];
        let Some(binding) = self.facts.scopes.lookup(scope, first) else { return Type::Unknown };
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

    fn instance_of_class(self: &Arc<Self>, class: Type) -> Type {
        match class {
            Type::Class(cx, class) => Type::Local(cx, class),
            Type::Path(path) => match path.as_str() {
                "asyncio.Task" => Type::Task,
                "asyncio.Future" => Type::Future,
                _ => Type::Instance(path),
            },
            _ => Type::Unknown,
        }
    }

    fn infer_attribute(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let Some(object) = self.child(node, Role::Object) else { return Type::Unknown };
        let name = self.name(node);
        match self.infer(object, depth) {
            Type::Path(path) if self.language.has_braces() => self.thing_at(&format!("{path}.{name}"), depth),
            Type::Local(cx, owner) | Type::Class(cx, owner) if cx.language.has_braces() => {
                cx.member(owner, name, depth)
            }
            Type::Instance(class) => self.known_member(&class, name).unwrap_or(Type::Unknown),
            Type::Local(cx, class) | Type::Class(cx, class) => match cx.method(class, name, depth) {
                Type::Unknown => cx.attribute(class, name, depth),
                found => found,
            },
            _ => Type::Unknown,
        }
    }

    /// What the tables say of the member `name` of instances of `class`: a method is the path whose call is known.
    fn known_member(&self, class: &str, name: &str) -> Option<Type> {
        let of = |table: &'_ std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>>| {
            table.get(class).and_then(|members| members.get(name)).cloned()
        };
        if of(&self.knowledge.methods).is_some() {
            return Some(Type::Path(format!("{class}.{name}")));
        }
        of(&self.knowledge.attributes).map(Type::Instance)
    }

    /// The method `name` of a class of the project, also from its bases; unknown if a subclass of the file overrides it
    /// with one of the other colour.
    fn method(self: &Arc<Self>, class: NodeId, name: &str, depth: u32) -> Type {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        let own: Vec<NodeId> = self
            .facts
            .tree
            .children(class)
            .filter(|&member| self.facts.tree[member].role == Role::Body && self.defines(member, name))
            .collect();
        match own[..] {
            [method] if self.kind(method) == Kind::Function => {
                if self.overridden_otherwise(class, method, name) {
                    return Type::Unknown;
                }
                Type::Function(Arc::clone(self), method)
            }
            [] => self.inherited(class, name, depth),
            _ => Type::Unknown,
        }
    }

    pub(super) fn defines(&self, member: NodeId, name: &str) -> bool {
        match self.kind(member) {
            Kind::Function => self.name(member) == name,
            Kind::Assign => self.in_role(member, Role::Target).iter().any(|&target| self.text(target) == name),
            // A definition in a branch: there may be another one.
            Kind::If | Kind::Try => {
                self.facts.tree.walk(member).any(|node| self.kind(node) == Kind::Function && self.name(node) == name)
            }
            _ => false,
        }
    }

    fn inherited(self: &Arc<Self>, class: NodeId, name: &str, depth: u32) -> Type {
        for base in self.bases(class) {
            match self.infer(base, depth) {
                Type::Class(cx, base) => match cx.method(base, name, depth) {
                    Type::Unknown => {}
                    found => return found,
                },
                Type::Path(path) => match self.known_member(&path, name) {
                    Some(found) => return found,
                    // A base from outside may define the name: what comes after it is not certain.
                    None if path == "object" || path == "abc.ABC" || path.starts_with("typing.") => {}
                    None => return Type::Unknown,
                },
                _ => return Type::Unknown,
            }
        }
        Type::Unknown
    }

    /// Whether a class of this file that derives from `class` defines `name` sync where `method` is async, or the
    /// other way round.
    pub(super) fn overridden_otherwise(self: &Arc<Self>, class: NodeId, method: NodeId, name: &str) -> bool {
        let tree = &self.facts.tree;
        let colour = self.has(method, Flags::ASYNC);
        tree.ids().filter(|&other| self.kind(other) == Kind::Class && other != class).any(|other| {
            let derives = self
                .bases(other)
                .iter()
                .any(|&base| self.kind(base) == Kind::Name && self.text(base) == self.name(class));
            derives
                && tree.in_role(other, Role::Body).any(|member| {
                    self.kind(member) == Kind::Function
                        && self.name(member) == name
                        && self.has(member, Flags::ASYNC) != colour
                })
        })
    }

    /// What an attribute of an instance holds: assigned once in the class (`self.x = Class(…)`), or annotated.
    fn attribute(self: &Arc<Self>, class: NodeId, name: &str, depth: u32) -> Type {
        let mut found = None;
        for node in self.facts.tree.walk(class) {
            let Some(target) = self.assigned_attribute(node, class, name) else { continue };
            if found.replace((node, target)).is_some() {
                return Type::Unknown;
            }
        }
        let Some((assign, _)) = found else { return Type::Unknown };
        // `Final` says nothing of the type.
        let says = |annotation: &NodeId| {
            self.annotation_path(*annotation).is_none_or(|path| path.rsplit('.').next() != Some("Final"))
        };
        if let Some(annotation) = self.child(assign, Role::Annotation).filter(says) {
            return self.annotated(annotation, depth);
        }
        self.child(assign, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth))
    }

    /// The target of `node` that writes the attribute `name` of the class' instances.
    pub(super) fn assigned_attribute(&self, node: NodeId, class: NodeId, name: &str) -> Option<NodeId> {
        if !matches!(self.kind(node), Kind::Assign | Kind::AugAssign) {
            return None;
        }
        let in_body = self.facts.tree.parent(node) == Some(class);
        self.facts.tree.in_role(node, Role::Target).find(|&target| match self.kind(target) {
            Kind::Name => in_body && self.text(target) == name,
            Kind::Attribute => {
                self.name(target) == name && self.child(target, Role::Object).is_some_and(|object| self.is_self(object))
            }
            _ => false,
        })
    }

    /// Whether `node` names the first parameter of the method it stands in, or is `this`.
    pub fn is_self(&self, node: NodeId) -> bool {
        if self.kind(node) == Kind::This {
            return true;
        }
        let Some(id) = self.facts.scopes.of_name.get(node.index()).copied().flatten() else { return false };
        let binding = self.facts.scopes.binding(id);
        let Some(bind) = binding.single().filter(|bind| bind.how == How::Parameter) else { return false };
        let Some(function) = self.facts.tree.parent(bind.node) else { return false };
        self.child(function, Role::Param) == Some(bind.node)
            && self.class_of_method(function).is_some()
            && !self.is_static(function)
            && self.facts.scopes.scope(binding.scope).kind == ScopeKind::Function
    }

    fn infer_items(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        match self.kind(node) {
            Kind::ListComprehension | Kind::SetComprehension | Kind::Generator => {
                self.child(node, Role::Element).map_or(Type::Unknown, |element| self.infer(element, depth))
            }
            Kind::List | Kind::Tuple | Kind::Set => self.items_of_display(node, depth),
            Kind::Binary => {
                let side = |role| self.child(node, role).map_or(Type::Unknown, |side| self.infer_items(side, depth));
                let is_sum = self.slice(crate::text::Span::new(
                    self.child(node, Role::Left).map_or(0, |left| self.facts.tree[left].span.end),
                    self.child(node, Role::Right).map_or(0, |right| self.facts.tree[right].span.start),
                ));
                if is_sum.contains('+') { same(side(Role::Left), side(Role::Right)) } else { Type::Unknown }
            }
            Kind::Conditional => {
                let branch =
                    |role| self.child(node, role).map_or(Type::Unknown, |branch| self.infer_items(branch, depth));
                same(branch(Role::Body), branch(Role::Else))
            }
            Kind::Call => self.items_of_call(node, depth),
            Kind::Name => self.items_of_name(node, depth),
            _ => Type::Unknown,
        }
    }

    fn items_of_display(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let mut items = self.in_role(node, Role::Element).into_iter().map(|element| match self.kind(element) {
            Kind::Spread => {
                self.child(element, Role::Value).map_or(Type::Unknown, |value| self.infer_items(value, depth))
            }
            _ => self.infer(element, depth),
        });
        let Some(first) = items.next() else { return Type::Unknown };
        items.fold(first, same)
    }

    fn items_of_call(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let path = self.callee_path(node).unwrap_or_default();
        let args = self.positional(node);
        match (path.as_str(), &args[..]) {
            ("map", [function, _, ..]) => {
                let called = self.infer(*function, depth);
                self.result_of(called, depth)
            }
            ("list" | "tuple" | "reversed" | "iter", [inner]) => self.infer_items(*inner, depth),
            _ => Type::Unknown,
        }
    }

    fn items_of_name(self: &Arc<Self>, node: NodeId, depth: u32) -> Type {
        let Some(collection) = self.collection(node) else { return Type::Unknown };
        let mut types = Vec::new();
        for element in &collection.elements {
            types.push(self.infer(*element, depth));
        }
        for whole in &collection.iterables {
            types.push(self.infer_items(*whole, depth));
        }
        let mut types = types.into_iter();
        let Some(first) = types.next() else { return Type::Unknown };
        types.fold(first, same)
    }
}

fn same(left: Type, right: Type) -> Type {
    match (&left, &right) {
        (Type::Coroutine, Type::Coroutine)
        | (Type::Future, Type::Future)
        | (Type::Task, Type::Task)
        | (Type::Promise, Type::Promise) => left,
        // One that runs already, or that is no coroutine, decides: the other reason is the weaker one.
        (Type::Task, Type::Coroutine) | (Type::Coroutine, Type::Task) => Type::Task,
        (Type::Future, Type::Coroutine) | (Type::Coroutine, Type::Future) => Type::Future,
        _ => Type::Unknown,
    }
}
