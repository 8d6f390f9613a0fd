//! What members give where objects have a written shape: classes, object literals, declared types; and what a written
//! type says. For languages whose types are only text in the tree.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::asked::Depth;
use super::cx::Cx;
use super::types::Type;
use crate::facts::{Binding, Flags, How, Kind, NodeId, Role};

impl Cx {
    /// What `new X()` gives.
    pub(super) fn infer_made(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        match self.callee_path(node).as_deref() {
            Some("Promise") => Type::Promise,
            _ => {
                let class = self.child(node, Role::Callee).map_or(Type::Unknown, |class| self.infer(class, depth));
                match class {
                    Type::Class(..) => self.result_of(class, depth),
                    Type::Path(_) => self.result_of(class, depth),
                    _ => Type::Unknown,
                }
            }
        }
    }

    /// The module that `require('m')` gives, where `require` is the global one.
    pub(super) fn required(&self, call: NodeId) -> Option<String> {
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Name)?;
        let unbound = self.facts.scopes.of_name.get(callee.index()).copied().flatten().is_none();
        let [source] = self.positional(call)[..] else { return None };
        let plain = self.text(callee) == "require" && unbound && self.kind(source) == Kind::String;
        let specifier = self.text(source).trim_matches(['\'', '"']);
        plain.then(|| specifier.strip_prefix("node:").unwrap_or(specifier).to_owned())
    }

    /// What `this` is: an instance of the class (or the class) around it, or the object literal it is a method of.
    pub(super) fn infer_this(self: &Arc<Self>, node: NodeId) -> Type {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            match self.kind(up) {
                Kind::Class if tree[below].role == Role::Body => {
                    let is_static = self.has(below, Flags::STATIC);
                    let me = Arc::clone(self);
                    return if is_static { Type::Class(me, up) } else { Type::Local(me, up) };
                }
                Kind::Function if !self.has(up, Flags::ARROW) && !self.is_member_function(up) => return Type::Unknown,
                Kind::Dict if self.is_method_pair(below) => return Type::Local(Arc::clone(self), up),
                _ => below = up,
            }
        }
        Type::Unknown
    }

    /// What `super` is in a class with one base: an instance of that, or the base itself.
    pub(super) fn infer_super(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        let (class, is_static) = match self.infer_this(node) {
            Type::Local(_, class) => (class, false),
            Type::Class(_, class) => (class, true),
            _ => return Type::Unknown,
        };
        match self.bases(class)[..] {
            [base] => match self.infer(base, depth) {
                Type::Class(cx, base) if !is_static => Type::Local(cx, base),
                found => found,
            },
            _ => Type::Unknown,
        }
    }

    /// What a compiler holds every value of a declared name to: `let job: Job;`.
    pub(super) fn infer_annotated(self: &Arc<Self>, binding: &Binding, depth: Depth<'_>) -> Type {
        let written = binding.binds.iter().filter(|bind| bind.how == How::Declared).find_map(|bind| {
            let declared = self.facts.tree.parent(bind.node)?;
            self.child(declared, Role::Annotation).filter(|&it| self.kind(it) == Kind::Type)
        });
        written.map_or(Type::Unknown, |written| self.annotated(written, depth))
    }

    /// Whether the function is a method: of a class, or of an object literal.
    fn is_member_function(&self, function: NodeId) -> bool {
        self.has(function, Flags::METHOD)
    }

    fn is_method_pair(&self, pair: NodeId) -> bool {
        self.kind(pair) == Kind::Pair && self.has(pair, Flags::METHOD)
    }

    /// What a literal gives: an array, or an object with the members it lists.
    pub(super) fn infer_literal(self: &Arc<Self>, node: NodeId) -> Type {
        match self.kind(node) {
            Kind::List => Type::Instance("Array".to_owned()),
            Kind::Dict => Type::Local(Arc::clone(self), node),
            _ => Type::Unknown,
        }
    }

    /// What a name holds that was given `value` where it is declared: what its annotation says, else what the value is. A
    /// function that is written there says more than any annotation.
    pub(super) fn infer_given(self: &Arc<Self>, target: NodeId, value: NodeId, depth: Depth<'_>) -> Type {
        let declared = self.facts.tree.parent(target).and_then(|assign| self.child(assign, Role::Annotation));
        let written = declared.filter(|&it| self.kind(it) == Kind::Type && self.kind(value) != Kind::Function);
        match written.map_or(Type::Unknown, |written| self.annotated(written, depth)) {
            Type::Unknown => match self.infer(value, depth) {
                Type::Unknown => self.infer_promised(target, depth),
                found => found,
            },
            found => found,
        }
    }

    /// What the annotation of a local name says of a value that nothing else is known of.
    fn infer_promised(self: &Arc<Self>, target: NodeId, depth: Depth<'_>) -> Type {
        let assign = self.facts.tree.parent(target).filter(|_| !self.language.has_braces());
        match assign.and_then(|assign| self.telling_annotation(assign)).map(|it| self.annotated(it, depth)) {
            Some(found @ (Type::Local(..) | Type::Task | Type::Future)) => found,
            _ => Type::Unknown,
        }
    }

    /// What a function with several signatures is, if every one of them gives the same; none if it has no overloads.
    pub(super) fn infer_overloads(self: &Arc<Self>, binding: &Binding, depth: Depth<'_>) -> Option<Type> {
        if binding.binds.len() < 2 || !binding.binds.iter().all(|bind| bind.how == How::Function) {
            return None;
        }
        let functions: Vec<NodeId> = binding.binds.iter().map(|bind| bind.node).collect();
        match self.behind_signatures(functions)[..] {
            [one] => Some(Type::Function(Arc::clone(self), one)),
            ref functions => Some(self.promised_by_all(functions, depth)),
        }
    }

    /// A function that gives a promise, if every signature (all but the one with a body) says so.
    fn promised_by_all(self: &Arc<Self>, functions: &[NodeId], depth: Depth<'_>) -> Type {
        let signatures: Vec<NodeId> =
            functions.iter().copied().filter(|&it| self.child(it, Role::Body).is_none()).collect();
        let only_one_body = signatures.len() + 1 >= functions.len();
        let promised = |&it: &NodeId| {
            let result = self.result_of(Type::Function(Arc::clone(self), it), depth);
            matches!(result, Type::Promise)
        };
        if only_one_body && !signatures.is_empty() && signatures.iter().all(promised) {
            Type::Giving(Box::new(Type::Promise))
        } else {
            Type::Unknown
        }
    }

    /// The member `name` of a class, an object literal or a declared type of this file; unknown where more than one
    /// place may define it.
    pub(super) fn member(self: &Arc<Self>, owner: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        match self.kind(owner) {
            Kind::Class => self.member_of_class(owner, name, depth),
            Kind::Dict => self.member_of_literal(owner, name, depth),
            Kind::TypeDeclaration => self.member_of_type(owner, name, depth),
            _ => Type::Unknown,
        }
    }

    fn member_of_class(self: &Arc<Self>, class: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let own: Vec<NodeId> =
            self.in_role(class, Role::Body).into_iter().filter(|&member| self.name(member) == name).collect();
        let set = self.sets_of(class, name);
        match own[..] {
            [method] if self.kind(method) == Kind::Function => {
                let certain = !self.has(method, Flags::ACCESSOR)
                    && !self.has(method, Flags::COMPUTED)
                    && set.is_empty()
                    && !self.overridden_otherwise(class, method, name);
                if certain { Type::Function(Arc::clone(self), method) } else { Type::Unknown }
            }
            [field] => self.field(field, &set, depth),
            [] => self.unlisted(class, name, &set, depth),
            _ if set.is_empty() && own.iter().all(|&it| self.kind(it) == Kind::Function) => {
                self.promised_by_all(&own, depth)
            }
            _ => Type::Unknown,
        }
    }

    /// What a field of a class holds: the function that is its only value, else its type, else its only value.
    fn field(self: &Arc<Self>, field: NodeId, set: &[NodeId], depth: Depth<'_>) -> Type {
        let values: Vec<NodeId> = self.child(field, Role::Value).into_iter().chain(set.iter().copied()).collect();
        match (self.child(field, Role::Annotation), &values[..]) {
            (_, &[value]) if self.kind(value) == Kind::Function => self.infer(value, depth),
            (Some(written), _) => self.annotated(written, depth),
            (None, &[value]) => self.infer(value, depth),
            _ => Type::Unknown,
        }
    }

    /// A member that no line of the class body names: a parameter of the constructor that is a property, a value that
    /// methods set, or one of the base class.
    fn unlisted(self: &Arc<Self>, class: NodeId, name: &str, set: &[NodeId], depth: Depth<'_>) -> Type {
        if let Some(property) = self.parameter_property(class, name) {
            return match self.child(property, Role::Annotation) {
                Some(written) => self.annotated(written, depth),
                None => self.made_by_default(property, depth),
            };
        }
        match set {
            [value] => self.infer(*value, depth),
            [] => match self.bases(class)[..] {
                [base] => match self.infer(base, depth) {
                    Type::Class(cx, base) => cx.member(base, name, depth),
                    _ => Type::Unknown,
                },
                _ => Type::Unknown,
            },
            _ => Type::Unknown,
        }
    }

    /// The parameter `private name: T` of the class' constructor.
    pub(super) fn parameter_property(&self, class: NodeId, name: &str) -> Option<NodeId> {
        let constructor = self
            .in_role(class, Role::Body)
            .into_iter()
            .find(|&member| self.has(member, Flags::CONSTRUCTOR) && self.child(member, Role::Body).is_some())?;
        self.in_role(constructor, Role::Param).into_iter().find(|&param| {
            let words = ["private", "public", "protected", "readonly", "override"];
            // Decorators may stand in front.
            let head = self.text(param).split(name).next().unwrap_or_default().trim_end();
            self.name(param) == name && words.iter().any(|word| head.ends_with(word))
        })
    }

    /// The values that code of the class gives its own member `name`: `this.name = value`.
    fn sets_of(&self, class: NodeId, name: &str) -> Vec<NodeId> {
        let sets = self.asked.member_sets.get_or_init(|| self.all_sets());
        let inside = |node: &&NodeId| self.facts.tree.is_within(**node, class);
        sets.get(name).into_iter().flatten().filter(inside).filter_map(|&node| self.child(node, Role::Value)).collect()
    }

    /// Every assignment of the file to a member of `this`, by the member's name.
    fn all_sets(&self) -> FxHashMap<Box<str>, Vec<NodeId>> {
        let mut sets: FxHashMap<Box<str>, Vec<NodeId>> = FxHashMap::default();
        let kinds = [Kind::AssignExpression, Kind::AugAssign, Kind::Assign];
        for node in kinds.into_iter().flat_map(|kind| self.facts.tree.of_kind(kind)) {
            let target = self.child(node, Role::Target).filter(|&target| self.kind(target) == Kind::Attribute);
            let own = |target: &NodeId| {
                self.child(*target, Role::Object).is_some_and(|object| self.kind(object) == Kind::This)
            };
            if let Some(target) = target.filter(own) {
                sets.entry(self.name(target).into()).or_default().push(node);
            }
        }
        sets
    }

    fn member_of_literal(self: &Arc<Self>, literal: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let tree = &self.facts.tree;
        let members: Vec<NodeId> = tree.children(literal).collect();
        let opaque = |it: &NodeId| self.kind(*it) != Kind::Pair || self.has(*it, Flags::COMPUTED);
        let named: Vec<NodeId> =
            members.iter().copied().filter(|&it| self.kind(it) == Kind::Pair && self.name(it) == name).collect();
        // A member that is set elsewhere in the file may be this one.
        let set_elsewhere = tree.of_kind(Kind::Attribute).any(|it| self.has(it, Flags::STORE) && self.name(it) == name);
        match named[..] {
            [pair] if !members.iter().any(opaque) && !self.has(pair, Flags::ACCESSOR) && !set_elsewhere => {
                self.child(pair, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth))
            }
            _ => Type::Unknown,
        }
    }

    pub(super) fn member_of_type(self: &Arc<Self>, declared: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let named: Vec<NodeId> = self
            .in_role(declared, Role::Element)
            .into_iter()
            .filter(|&it| self.name(it) == name && !self.has(it, Flags::COMPUTED))
            .collect();
        let mut found = named.iter().map(|&member| self.declared_member(member, depth));
        match found.next() {
            // Overloads: every one of them has to say the same.
            Some(first) if found.all(|other| is_promising(&first) && is_promising(&other)) => first,
            Some(_) => Type::Unknown,
            None => match self.inherited_member(declared, name, depth) {
                Type::Unknown => self.of_namespace(declared, name, depth),
                found => found,
            },
        }
    }

    /// What a namespace defines by this name.
    fn of_namespace(self: &Arc<Self>, declared: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let first = self.child(declared, Role::Body).and_then(|body| self.child(body, Role::Body));
        let scope = first.map(|first| self.facts.scopes.of_node[first.index()]);
        match scope.and_then(|scope| self.facts.scopes.scope(scope).names.get(name).copied()) {
            Some(binding) => self.infer_binding(binding, None, depth),
            None => Type::Unknown,
        }
    }

    fn declared_member(self: &Arc<Self>, member: NodeId, depth: Depth<'_>) -> Type {
        match (self.child(member, Role::Returns), self.child(member, Role::Annotation)) {
            (Some(result), _) => Type::Giving(Box::new(self.annotated(result, depth))),
            (None, Some(written)) => self.annotated(written, depth),
            (None, None) => Type::Unknown,
        }
    }

    fn inherited_member(self: &Arc<Self>, declared: NodeId, name: &str, depth: Depth<'_>) -> Type {
        let bases = self.in_role(declared, Role::Base).into_iter();
        let mut found = bases.filter_map(|base| match self.annotated(base, depth) {
            Type::Local(cx, owner) => Some(cx.member(owner, name, depth)),
            _ => None,
        });
        found.find(|thing| !matches!(thing, Type::Unknown)).unwrap_or(Type::Unknown)
    }

    /// What a value of the written type `text` is; `place` is where its names are looked up.
    pub(super) fn declared(self: &Arc<Self>, text: &str, place: NodeId, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        let text = without_parens(text.trim());
        if let Some(result) = arrow_result(text) {
            return match self.declared(result, place, depth) {
                Type::Unknown => Type::Unknown,
                found => Type::Giving(Box::new(found)),
            };
        }
        let parts: Vec<&str> =
            split_outside(text, '|').into_iter().filter(|part| !matches!(*part, "null" | "undefined" | "")).collect();
        let [only] = parts[..] else { return Type::Unknown };
        if only.len() < text.len() {
            return self.declared(only, place, depth);
        }
        if text.ends_with("[]") {
            return Type::Instance("Array".to_owned());
        }
        let bare = text.strip_prefix("readonly ").unwrap_or(text);
        let name = bare.split('<').next().unwrap_or(bare).trim();
        let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'));
        if plain && !name.is_empty() { self.declared_name(name, place, depth) } else { Type::Unknown }
    }

    fn declared_name(self: &Arc<Self>, name: &str, place: NodeId, depth: Depth<'_>) -> Type {
        if let Some((bound, owner)) = self.bound_of_parameter(name, place) {
            return self.declared(bound, owner, depth);
        }
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        let scope = self.facts.scopes.of_node[place.index()];
        let Some(binding) = self.facts.scopes.lookup(scope, first) else {
            return match name {
                "Promise" => Type::Promise,
                "ReadonlyArray" => Type::Instance("Array".to_owned()),
                _ => Type::Instance(self.language.normal_path(name.to_owned())),
            };
        };
        let Some(bind) = self.facts.scopes.binding(binding).single() else { return Type::Unknown };
        let thing = match &bind.how {
            How::Class | How::Other if rest.is_empty() => return self.instance_of(bind.node, depth),
            How::Import { path, .. } if rest.is_empty() => self.thing_at(path, depth),
            How::Import { path, .. } => self.thing_at(&format!("{path}.{rest}"), depth),
            _ => Type::Unknown,
        };
        match thing {
            Type::Class(cx, class) => cx.instance_of(class, depth),
            Type::Path(path) => self.instance_at(path),
            _ => Type::Unknown,
        }
    }

    /// A value of the type with this path. The tables know some by what makes them: the type and the function that gives
    /// its values may share a name.
    pub(in crate::words) fn instance_at(&self, path: String) -> Type {
        match self.knowledge.returns.get(&path).map(|word| Type::from_table(word)) {
            Some(found @ Type::Instance(_)) => found,
            _ => Type::Instance(path),
        }
    }

    /// A value of the class or declared type; an alias stands for what it names.
    fn instance_of(self: &Arc<Self>, declared: NodeId, depth: Depth<'_>) -> Type {
        let is_type = self.kind(declared) == Kind::TypeDeclaration;
        let text = self.text(declared);
        if is_type && text.trim_start_matches("declare ").trim_start_matches("export ").starts_with("type ") {
            let named = self.child(declared, Role::Element).is_some();
            let value = text.split_once('=').map(|(_, value)| value.trim().trim_end_matches(';'));
            return match value {
                Some(value) if !named => self.declared(value, declared, depth),
                _ => Type::Local(Arc::clone(self), declared),
            };
        }
        Type::Local(Arc::clone(self), declared)
    }
}

fn is_promising(thing: &Type) -> bool {
    matches!(thing, Type::Giving(result) if matches!(**result, Type::Promise))
}

/// The text without a pair of parentheses around all of it.
pub(super) fn without_parens(text: &str) -> &str {
    match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) if closes(inner) => without_parens(inner.trim()),
        _ => text,
    }
}

/// Whether the brackets inside `text` close each other.
fn closes(text: &str) -> bool {
    let mut depth = 0_i32;
    text.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    }) && depth == 0
}

/// What a function type `(a: A) => R` gives.
fn arrow_result(text: &str) -> Option<&str> {
    arrow_parts(text).map(|(_, result)| result.trim())
}

/// The parameters and the result of a function type: what stands on both sides of the first `=>` outside of brackets.
pub(super) fn arrow_parts(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    text.starts_with(['(', '<']).then_some(())?;
    let mut depth = 0_i32;
    for at in 0..bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b'<' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b'=' if bytes.get(at + 1) == Some(&b'>') && depth == 0 => return Some((&text[..at], &text[at + 2..])),
            b'>' if at > 0 && bytes[at - 1] != b'=' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The parts of `text` between `separator`s outside of brackets, trimmed.
pub(super) fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut last) = (0_i32, 0, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if last != '=' => depth -= 1,
            _ if c == separator && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + c.len_utf8();
            }
            _ => {}
        }
        last = c;
    }
    parts.push(text[start..].trim());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_split_outside_of_brackets() {
        assert_eq!(split_outside("A | null", '|'), ["A", "null"]);
        assert_eq!(split_outside("(a: A | B) => C<D | E>", '|'), ["(a: A | B) => C<D | E>"]);
    }

    #[test]
    fn a_function_type_gives_what_stands_behind_its_arrow() {
        assert_eq!(arrow_result("(a: () => B) => Promise<C>"), Some("Promise<C>"));
        assert_eq!(arrow_result("<T>(a: T) => Promise<T>"), Some("Promise<T>"));
        assert_eq!(arrow_result("Map<K, () => V>"), None);
        assert_eq!(without_parens("((A))"), "A");
        assert_eq!(without_parens("(A) => (B)"), "(A) => (B)");
    }
}
