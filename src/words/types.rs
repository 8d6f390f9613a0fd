//! What an expression gives, as far as the file, the project and the tables of knowledge prove it.
//!
//! No guesses: what is not proved is [`Type::Unknown`]. `annotations` reads what is annotated, `attributes` looks into
//! classes, `bindings` at what binds a name, `decorators` at what those of a function leave of it, `items` into iterables,
//! `paths` into the project's files, `replaced` for methods that are set anew, `written` into types that are text.
//! Start at [`Cx::type_of`].

mod annotations;
mod attributes;
mod bindings;
mod decorators;
mod items;
mod mappings;
mod paths;
mod replaced;
mod written;

use std::sync::Arc;

use super::asked::{Depth, Reached};
use super::cx::Cx;
use super::lineage::Place;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How deep a chain of names, calls and files is followed.
pub(super) const DEPTH: u32 = 16;

/// What an expression gives.
///
/// `File` is how files of the project are held.
#[derive(Clone, Debug)]
pub enum Type<File = Arc<Cx>> {
    /// A coroutine that was not started.
    Coroutine,
    /// A future that somebody else completes.
    Future,
    /// A task: it runs already.
    Task,
    /// A promise: its work runs already.
    Promise,
    /// A function of which only that is known what it gives.
    Giving(Box<Type<File>>),
    /// An asynchronous generator.
    AsyncGenerator,
    /// An instance of a class from outside, by its path.
    Instance(String),
    /// An instance of a class of the project: the file and the class.
    Local(File, NodeId),
    /// A function or method of the project: the file and the function.
    Function(File, NodeId),
    /// A class of the project itself.
    Class(File, NodeId),
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

    /// The path of the class that it is an instance of, if a library defines that.
    fn class_path(self) -> Option<String> {
        match self {
            Type::Instance(path) => Some(path),
            Type::Task => Some("asyncio.Task".to_owned()),
            Type::Future => Some("asyncio.Future".to_owned()),
            _ => None,
        }
    }

    /// Whether both are the very same function, class or thing of a module.
    pub(super) fn is_same_thing(&self, other: &Type) -> bool {
        match (self, other) {
            (Type::Function(cx, one), Type::Function(cx2, two)) | (Type::Class(cx, one), Type::Class(cx2, two)) => {
                one == two && cx.is_same_reading(cx2)
            }
            (Type::Path(one), Type::Path(two)) => one == two,
            _ => false,
        }
    }

    /// Whether both are objects of one class.
    fn is_same_object(&self, other: &Type) -> bool {
        match (self, other) {
            (Type::Instance(one), Type::Instance(two)) => one == two,
            (Type::Local(cx, one), Type::Local(cx2, two)) => one == two && cx.is_same_reading(cx2),
            (Type::Task, Type::Task) | (Type::Future, Type::Future) => true,
            _ => false,
        }
    }

    pub(super) fn from_table(word: &str) -> Type {
        match word {
            "coroutine" => Type::Coroutine,
            "future" => Type::Future,
            "task" => Type::Task,
            "promise" => Type::Promise,
            path => Type::Instance(path.to_owned()),
        }
    }
}

impl<File> Type<File> {
    /// The same with its files held otherwise.
    pub(super) fn map<Other>(&self, hold: impl Fn(&File) -> Other + Copy) -> Type<Other> {
        let always = self.try_map(|file| Some(hold(file)));
        always.expect("every file is held")
    }

    /// The same with its files held otherwise; none if one of them cannot be.
    pub(super) fn try_map<Other>(&self, hold: impl Fn(&File) -> Option<Other> + Copy) -> Option<Type<Other>> {
        Some(match self {
            Type::Coroutine => Type::Coroutine,
            Type::Future => Type::Future,
            Type::Task => Type::Task,
            Type::Promise => Type::Promise,
            Type::Giving(result) => Type::Giving(Box::new(result.try_map(hold)?)),
            Type::AsyncGenerator => Type::AsyncGenerator,
            Type::Instance(path) => Type::Instance(path.clone()),
            Type::Local(file, class) => Type::Local(hold(file)?, *class),
            Type::Function(file, function) => Type::Function(hold(file)?, *function),
            Type::Class(file, class) => Type::Class(hold(file)?, *class),
            Type::Path(path) => Type::Path(path.clone()),
            Type::Unknown => Type::Unknown,
        })
    }
}

impl Cx {
    /// What `node` gives.
    pub fn type_of(self: &Arc<Self>, node: NodeId) -> Type {
        self.at_home(self.infer(node, Reached::default().depth(DEPTH)))
    }

    /// What the thing with this path, as the file names it, is.
    pub(super) fn type_at(self: &Arc<Self>, path: &str) -> Type {
        self.thing_at(path, Reached::default().depth(DEPTH))
    }

    /// What the elements of the iterable `node` are; [`Type::Unknown`] where they differ.
    pub fn item_type(self: &Arc<Self>, node: NodeId) -> Type {
        self.at_home(self.infer_items(node, Reached::default().depth(DEPTH)))
    }

    /// What a call of `callee` gives.
    pub fn call_type(self: &Arc<Self>, callee: NodeId) -> Type {
        let reached = Reached::default();
        let called = self.infer(callee, reached.depth(DEPTH));
        self.at_home(self.result_of(called, reached.depth(DEPTH)))
    }

    /// The function or method of the project that `callee` certainly is, with the whole of its file.
    pub fn definition(self: &Arc<Self>, callee: NodeId) -> Option<(Arc<Cx>, NodeId)> {
        self.defined(callee).filter(|(cx, thing)| cx.kind(*thing) != Kind::Class)
    }

    /// The function, method or class of the project that `callee` certainly is, with the whole of its file.
    pub(super) fn defined(self: &Arc<Self>, callee: NodeId) -> Option<Place> {
        self.told(callee).and_then(|(cx, thing)| cx.in_whole(thing))
    }

    /// The same, as far as other files need to know it: perhaps in an outline of its file.
    pub(super) fn told(self: &Arc<Self>, callee: NodeId) -> Option<Place> {
        match self.type_of(callee) {
            Type::Function(cx, thing) | Type::Class(cx, thing) => Some((cx, thing)),
            _ => None,
        }
    }

    /// A function, method or class of this file, with the whole of it.
    pub(super) fn in_whole(self: &Arc<Self>, thing: NodeId) -> Option<Place> {
        if !self.is_outline {
            return Some((Arc::clone(self), thing));
        }
        let whole = self.open(self.source.path())?;
        let there = whole.counterpart(self, thing)?;
        Some((whole, there))
    }

    /// The function or method of this file that `callee` certainly is.
    pub fn own_definition(self: &Arc<Self>, callee: NodeId) -> Option<NodeId> {
        match self.type_of(callee) {
            Type::Function(cx, function) if Arc::ptr_eq(&cx, self) => Some(function),
            _ => None,
        }
    }

    /// The same type; what was found in another reading of this file is told by this one.
    fn at_home(self: &Arc<Self>, found: Type) -> Type {
        let ours = |cx: &Arc<Self>, node: NodeId| {
            let same_file = !Arc::ptr_eq(cx, self) && cx.source.path().as_os_str() == self.source.path().as_os_str();
            same_file.then(|| self.counterpart(cx, node)).flatten()
        };
        match &found {
            Type::Local(cx, node) => ours(cx, *node).map(|node| Type::Local(Arc::clone(self), node)),
            Type::Function(cx, node) => ours(cx, *node).map(|node| Type::Function(Arc::clone(self), node)),
            Type::Class(cx, node) => ours(cx, *node).map(|node| Type::Class(Arc::clone(self), node)),
            _ => None,
        }
        .unwrap_or(found)
    }

    /// The path of the class of which `node` certainly is an instance, if it is no class of the project.
    pub fn instance_path(self: &Arc<Self>, node: NodeId) -> Option<String> {
        match self.type_of(node) {
            Type::Instance(path) => Some(path),
            _ => None,
        }
    }

    /// The path of the class of which `node` certainly is an instance; tasks and futures have theirs.
    pub fn class_path(self: &Arc<Self>, node: NodeId) -> Option<String> {
        self.type_of(node).class_path()
    }

    /// The same for who is asked for a type himself.
    pub(super) fn class_within(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Option<String> {
        self.infer(node, depth).class_path()
    }

    pub(super) fn infer(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        self.asked.type_of(node, depth, |depth| self.infer_anew(node, depth))
    }

    fn infer_anew(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
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
            Kind::Logical if !self.language.has_braces() => self.infer_alternatives(node, depth),
            Kind::Function => Type::Function(Arc::clone(self), node),
            Kind::Class => Type::Class(Arc::clone(self), node),
            Kind::New => self.infer_made(node, depth),
            Kind::This => self.infer_this(node),
            Kind::Super => self.infer_super(node, depth),
            Kind::Dict | Kind::List | Kind::Spread if self.language.has_braces() => self.infer_literal(node),
            Kind::Await => {
                self.child(node, Role::Operand).map_or(Type::Unknown, |operand| self.awaited(operand, depth))
            }
            Kind::Cast => self.infer_cast(node, depth),
            Kind::Subscript if self.language.calls_start() => self.by_written_type(node, depth),
            Kind::Subscript => self.infer_entry(node, depth),
            Kind::AssignExpression => {
                self.child(node, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth))
            }
            _ => Type::Unknown,
        }
    }

    /// What `a or b` gives where each of them is an instance of one class of the project.
    fn infer_alternatives(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let mut sides = self.in_role(node, Role::Operand).into_iter().map(|side| self.infer(side, depth));
        let first = sides.next().unwrap_or(Type::Unknown);
        match sides.fold(first, same) {
            found @ (Type::Local(..) | Type::Instance(_)) => found,
            _ => Type::Unknown,
        }
    }

    fn infer_call(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
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
        if let Some(class) = self.cast_to(node, callee) {
            return self.annotated(class, depth);
        }
        let called = self.infer(self.generic_class(callee).unwrap_or(callee), depth);
        if let Some(found) = self.literal_result(&called, node) {
            return found;
        }
        if let Some(given) = self.given_back(node) {
            let found = self.infer(given, depth);
            if !matches!(found, Type::Unknown) {
                return found;
            }
        }
        match self.result_of(called, depth) {
            Type::Unknown if self.language.calls_start() => self.by_written_type(node, depth),
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
    fn infer_operation(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
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
    fn super_of(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
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

    pub(super) fn result_of(self: &Arc<Self>, called: Type, depth: Depth<'_>) -> Type {
        match called {
            Type::Path(path) => match self.known_result(&path) {
                Some(word) => Type::from_table(word),
                None => Type::Instance(path),
            },
            Type::Class(cx, class) => Type::Local(cx, class),
            Type::Function(cx, function) => cx.result_of_function(function, depth),
            Type::Giving(result) => *result,
            Type::Local(cx, declared) if cx.kind(declared) == Kind::TypeDeclaration => {
                match cx.member_of_type(declared, "", depth) {
                    Type::Giving(result) => *result,
                    _ => Type::Unknown,
                }
            }
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
    pub(super) fn result_of_function(self: &Arc<Self>, function: NodeId, depth: Depth<'_>) -> Type {
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
            None => match self.promised_beside(function, depth) {
                Type::Unknown => self.made_in(function, depth),
                found => found,
            },
        }
    }

    /// What a call gives by the type that is written beside the function: of the name it is the value of, of a cast.
    fn promised_beside(self: &Arc<Self>, function: NodeId, depth: Depth<'_>) -> Type {
        let up = self.facts.tree.parent(function).filter(|_| self.language.calls_start());
        let written = up.and_then(|up| match self.kind(up) {
            Kind::Assign => self.child(up, Role::Annotation),
            Kind::Cast => self.child(up, Role::Type),
            _ => None,
        });
        match written.map(|written| self.annotated(written, depth)) {
            Some(Type::Giving(result)) => *result,
            _ => Type::Unknown,
        }
    }
}

fn same(left: Type, right: Type) -> Type {
    let place = |cx: &Cx, class: NodeId| (cx.source.path().to_owned(), cx.facts.tree[class].span);
    match (&left, &right) {
        (Type::Coroutine, Type::Coroutine)
        | (Type::Future, Type::Future)
        | (Type::Task, Type::Task)
        | (Type::Promise, Type::Promise) => left,
        // One that runs already, or that is no coroutine, decides: the other reason is the weaker one.
        (Type::Task, Type::Coroutine) | (Type::Coroutine, Type::Task) => Type::Task,
        (Type::Future, Type::Coroutine) | (Type::Coroutine, Type::Future) => Type::Future,
        (Type::Instance(one), Type::Instance(other)) if one == other => left,
        (Type::Local(file, one), Type::Local(other_file, other)) if place(file, *one) == place(other_file, *other) => {
            left
        }
        _ => Type::Unknown,
    }
}
