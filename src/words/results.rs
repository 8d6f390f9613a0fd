//! What comes out of a value: by awaiting it, by entering it, as a part of it. Goes on from [`super::types`].

use std::path::PathBuf;
use std::sync::Arc;

use minijinja::Value;

use super::asked::{Depth, Reached};
use super::cx::Cx;
use super::node::Node;
use super::types::{DEPTH, Type};
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// How many classes that derive from one another are looked through.
const BASES: usize = 16;

impl Cx {
    /// What `await call` gives, by the tables or by the annotation of the function of the project.
    pub(super) fn awaited(self: &Arc<Self>, operand: NodeId, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        match self.awaited_paths(operand, depth) {
            Some([one]) => return Type::Instance(one.clone()),
            Some(_) => return Type::Unknown,
            None => {}
        }
        let callee = self.child(operand, Role::Callee).filter(|_| self.kind(operand) == Kind::Call);
        match callee.map(|callee| self.infer(callee, depth)) {
            Some(Type::Function(cx, function)) if cx.is_coroutine_function(function) => {
                cx.child(function, Role::Returns).map_or(Type::Unknown, |returns| cx.annotated_result(returns, depth))
            }
            _ => self.promised_by_written_type(operand, depth),
        }
    }

    /// What awaiting the call of a function gives, by what it says of its result: `Promise<X>` names the promise itself.
    fn annotated_result(self: &Arc<Self>, returns: NodeId, depth: Depth<'_>) -> Type {
        if !self.language.calls_start() {
            return self.annotated(returns, depth);
        }
        let inner = self.text(returns).trim().strip_prefix("Promise<").and_then(|rest| rest.strip_suffix('>'));
        inner.map_or(Type::Unknown, |inner| self.declared(inner, returns, depth))
    }

    fn awaited_paths(self: &Arc<Self>, operand: NodeId, depth: Depth<'_>) -> Option<&[String]> {
        let call = Some(operand).filter(|&operand| self.kind(operand) == Kind::Call)?;
        self.knowledge.awaited.get(&self.called_within(call, depth)?).map(Vec::as_slice)
    }

    /// What the name `part` of an unpacked value holds: `reader, writer = await open_connection()`.
    pub(super) fn part(self: &Arc<Self>, part: NodeId, depth: Depth<'_>) -> Type {
        let tree = &self.facts.tree;
        let found = || {
            let whole = tree.parent(part).filter(|&up| matches!(self.kind(up), Kind::Tuple | Kind::List))?;
            let assign = tree.parent(whole).filter(|&up| self.kind(up) == Kind::Assign)?;
            let value = self.child(assign, Role::Value).filter(|&value| self.kind(value) == Kind::Await)?;
            let paths = self.awaited_paths(self.child(value, Role::Operand)?, depth)?;
            let parts = self.in_role(whole, Role::Element);
            let at = parts.iter().position(|&one| one == part)?;
            (paths.len() == parts.len()).then(|| Type::Instance(paths[at].clone()))
        };
        found().unwrap_or(Type::Unknown)
    }

    /// The word for what `node` gives; of a call of a name of another module it is asked for once a run.
    pub fn type_word(self: &Arc<Self>, node: NodeId) -> &'static str {
        let Some(key) = self.result_key(node) else { return self.type_of(node).word() };
        self.modules.result(key, || self.type_of(node).word())
    }

    /// Whether a call of `function` gives a promise by what is written of it alone.
    pub(super) fn says_promise(self: &Arc<Self>, function: NodeId) -> bool {
        matches!(self.result_of_function(function, Reached::default().depth(DEPTH)), Type::Promise)
    }

    /// What the result of a call depends on, if that is nothing of this file: a name of another module, or a method of an
    /// object of which this file says only that its class is one of another module.
    fn result_key(&self, call: NodeId) -> Option<(PathBuf, String)> {
        let callee = self.child(call, Role::Callee)?;
        if let Some(path) = self.path(callee) {
            return self.module_of(&path);
        }
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute)?;
        let id = self.facts.scopes.of_name.get(object.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single().filter(|bind| !bind.from_inside)?;
        let (path, sign) = match bind.how {
            How::Parameter => (self.annotation_path(self.child(bind.node, Role::Annotation)?)?, ": "),
            How::Value(value) => (self.callee_path(value)?, " = "),
            _ => return None,
        };
        let (file, rest) = self.module_of(&path)?;
        Some((file, format!("{sign}{rest}.{}", self.name(callee))))
    }

    /// The file of the project that the longest possible part of `path` names, and the rest.
    fn module_of(&self, path: &str) -> Option<(PathBuf, String)> {
        let dots = path.rmatch_indices('.').map(|(at, _)| path.split_at(at));
        let parts = dots.map(|(module, name)| (module, &name[1..]));
        let mut named = parts.filter(|(module, name)| !module.ends_with('.') && !module.is_empty() && !name.is_empty());
        named.find_map(|(module, name)| Some((self.module_path(module)?, name.to_owned())))
    }

    /// Whether a call of `function` gives a coroutine for certain: async, no generator, not decorated otherwise.
    pub fn is_coroutine_function(&self, function: NodeId) -> bool {
        self.has(function, Flags::ASYNC) && !self.has(function, Flags::GENERATOR) && self.decorators_keep_kind(function)
    }

    /// What a call of the decorated `function` gives, if one decorator decides that.
    pub(super) fn decorated(&self, function: NodeId) -> Option<&String> {
        let decorators = self.in_role(function, Role::Decorator);
        let decides = |&decorator: &NodeId| self.knowledge.decorators.get(&self.path(decorator)?);
        let rest = |&&decorator: &&NodeId| !self.is_harmless(decorator);
        match decorators.iter().filter(rest).collect::<Vec<_>>()[..] {
            [one] => decides(one),
            _ => None,
        }
    }

    /// Whether entering an instance of `class` gives the instance: its method does nothing but `return self`, at every end.
    pub(super) fn enters_itself(&self, class: NodeId, is_async: bool) -> bool {
        let name = if is_async { "__aenter__" } else { "__enter__" };
        let members = self.facts.tree.in_role(class, Role::Body);
        let method =
            members.into_iter().find(|&member| self.kind(member) == Kind::Function && self.name(member) == name);
        let Some(method) = method else { return false };
        let returns: Vec<NodeId> = self.here(method).filter(|&node| self.kind(node) == Kind::Return).collect();
        !returns.is_empty()
            && returns.into_iter().all(|node| self.child(node, Role::Value).is_some_and(|value| self.is_self(value)))
    }

    /// Whether instances of the class or type of `node` can be entered by `async with` alone: a class of the project with
    /// the async methods and without the others, or one that the tables name.
    pub fn is_async_context(self: &Arc<Self>, node: NodeId) -> bool {
        match self.type_of(node) {
            Type::Instance(path) => self.is_in_group("async contexts", &path),
            Type::Local(cx, class) => cx.defines_only(class, "__aenter__", "__enter__"),
            _ => false,
        }
    }

    /// Whether `class` or one of its bases has the method `wanted`, but none of them the method `other`. All bases have to be
    /// of the project, or such that the tables say that they add neither.
    fn defines_only(self: &Arc<Self>, class: NodeId, wanted: &str, other: &str) -> bool {
        let mut open = vec![(Arc::clone(self), class)];
        let mut found = false;
        let mut known = 0;
        while let Some((cx, class)) = open.pop() {
            let tree = &cx.facts.tree;
            let has = |name: &str| tree.in_role(class, Role::Body).any(|member| cx.defines(member, name));
            let plain = cx.bases(class).len() == tree.in_role(class, Role::Base).count();
            known += 1;
            if !plain
                || known > BASES
                || !cx.in_role(class, Role::Decorator).is_empty()
                || has("__getattr__")
                || has(other)
            {
                return false;
            }
            found |= has(wanted);
            for base in cx.bases(class).into_iter().filter(|&base| !cx.is_bare_base(base)) {
                let named = cx.child(base, Role::Object).filter(|_| cx.kind(base) == Kind::Subscript).unwrap_or(base);
                let Type::Class(cx, class) = cx.type_of(named) else { return false };
                open.push((cx, class));
            }
        }
        found
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "is_async_context" => Value::from(cx.is_async_context(id)),
        _ => return None,
    })
}
