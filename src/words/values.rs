//! What is written where: constant texts and numbers, expressions that are the same, calls of known functions, comments.

use std::sync::Arc;

use minijinja::value::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::text::Span;

/// How far names are followed to their values.
const DEPTH: u32 = 4;

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "canonical" => Value::from(cx.canonical(id)),
        "subject" => Value::from(cx.subject_of(id)),
        "may_be_number" => Value::from(cx.may_be_number(id, DEPTH)),
        "gives" => Value::from(cx.gives(id, DEPTH)),
        "texts" => cx.texts(id, DEPTH).into_iter().map(Value::from).collect(),
        "commented" => Value::from(cx.is_commented(id)),
        "platform" => Value::from(cx.language.platform(&*cx.files, &cx.source, &cx.facts)),
        "is_program" => Value::from(cx.language.is_program(&*cx.files, &cx.source)),
        "without_casts" => node.node(cx.without_casts(id)),
        _ => return None,
    })
}

impl Cx {
    /// A text that is the same for expressions that surely give the same value where nothing happens between them:
    /// names that are bound once are followed to their values, blanks do not count.
    pub fn canonical(&self, node: NodeId) -> String {
        self.canonical_to(node, DEPTH)
    }

    fn canonical_to(&self, node: NodeId, depth: u32) -> String {
        let tree = &self.facts.tree;
        let inner = |child: NodeId| self.canonical_to(child, depth);
        if let Some(path) =
            self.path(node).filter(|_| self.kind(node) != Kind::Name || self.binding_named(node).is_some())
        {
            return path;
        }
        match self.kind(node) {
            Kind::Name => self.canonical_name(node, depth),
            Kind::String => self.text(node).trim_matches(['\'', '"', '`']).to_owned(),
            Kind::Attribute => {
                format!("{}.{}", self.child(node, Role::Object).map_or_else(String::new, inner), self.name(node))
            }
            Kind::Cast => self.child(node, Role::Value).map_or_else(String::new, inner),
            Kind::Reference => self.child(node, Role::Operand).map_or_else(String::new, inner),
            Kind::Call | Kind::New | Kind::Binary | Kind::Subscript => {
                let parts: Vec<String> = tree.children(node).map(inner).collect();
                let between: String = match self.kind(node) {
                    Kind::Binary => self.sign(node),
                    _ => ",".to_owned(),
                };
                format!("{}({})", self.kind(node).word(), parts.join(&between))
            }
            _ => self.text(node).split_whitespace().collect(),
        }
    }

    fn canonical_name(&self, name: NodeId, depth: u32) -> String {
        let text = self.text(name);
        let Some(id) = self.binding_named(name) else { return text.to_owned() };
        match (self.facts.scopes.binding(id).single().map(|bind| &bind.how), depth.checked_sub(1)) {
            (Some(How::Value(value)), Some(depth)) if !self.makes_anew(*value) => self.canonical_to(*value, depth),
            _ => format!("{text}#{}", id.index()),
        }
    }

    /// One text for expressions that may stand for one thing: those of one value, written as another type or lent, and the
    /// elements of loops over one collection.
    pub(super) fn subject_of(&self, node: NodeId) -> String {
        self.subject(node, DEPTH)
    }

    fn subject(&self, node: NodeId, depth: u32) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.canonical(node) };
        let inner = match self.kind(node) {
            Kind::Reference => self.child(node, Role::Operand),
            Kind::Call => self.handed_on(node),
            Kind::Name => self.binding_named(node).and_then(|id| {
                let bind = self.facts.scopes.binding(id).single()?;
                match bind.how {
                    How::Value(value) => self.handed_on(value),
                    How::Loop(_) => self.walked_for(bind.node).map(|walked| self.root(walked)),
                    _ => None,
                }
            }),
            _ => None,
        };
        inner.map_or_else(|| self.canonical(node), |inner| self.subject(inner, depth))
    }

    /// What the loop walks whose target is or holds the name at `target`.
    fn walked_for(&self, target: NodeId) -> Option<NodeId> {
        let holder = self.facts.tree.ancestors(target).find(|&up| self.kind(up) == Kind::For)?;
        self.child(holder, Role::Iterable)
    }

    /// What a call gives on as it is, in another type or a copy.
    fn handed_on(&self, call: NodeId) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let by_function = self.path(callee).is_some_and(|path| self.is_in_group("same value functions", &path));
        if by_function {
            return self.positional(call).first().copied();
        }
        let object = self.child(callee, Role::Object).filter(|_| !self.has(callee, Flags::PATH))?;
        self.is_in_group("same value methods", self.name(callee)).then_some(object)
    }

    /// Whether each evaluation of `value` makes something of its own: a function, a list, `new X()`, `X::new()`.
    fn makes_anew(&self, value: NodeId) -> bool {
        match self.kind(value) {
            Kind::Function | Kind::New | Kind::Macro | Kind::List | Kind::Tuple | Kind::Dict => true,
            Kind::Call => self
                .child(value, Role::Callee)
                .is_some_and(|callee| self.has(callee, Flags::PATH) && self.name(callee) != "clone"),
            _ => false,
        }
    }

    /// Whether `node` may give a number: a literal, or something that is declared or known to give one.
    fn may_be_number(&self, node: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let any = |role| self.in_role(node, role).into_iter().any(|child| self.may_be_number(child, depth));
        let says_number = |annotation: NodeId| {
            self.text(annotation)
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == "number" || self.is_in_group("number types", word))
        };
        match self.kind(node) {
            Kind::Number => true,
            Kind::Conditional => any(Role::Body) || any(Role::Else),
            Kind::Logical | Kind::Await | Kind::Unary => any(Role::Operand),
            Kind::Cast => any(Role::Value) || self.in_role(node, Role::Type).into_iter().any(says_number),
            Kind::Call => self
                .callee_path(node)
                .and_then(|path| self.knowledge.returns.get(&path))
                .is_some_and(|given| given == "number"),
            Kind::Name => self.binding_named(node).is_some_and(|id| {
                self.facts.scopes.binding(id).binds.iter().any(|bind| match bind.how {
                    How::Value(value) => self.may_be_number(value, depth) || self.is_annotated(bind.node, says_number),
                    How::Parameter => self.child(bind.node, Role::Annotation).is_some_and(says_number),
                    _ => self.is_annotated(bind.node, says_number),
                })
            }),
            _ => false,
        }
    }

    /// Whether the declaration of a name has an annotation for which `says` holds.
    fn is_annotated(&self, name: NodeId, says: impl Fn(NodeId) -> bool) -> bool {
        self.facts.tree.parent(name).and_then(|item| self.child(item, Role::Annotation)).is_some_and(says)
    }

    /// The class of which `node` gives an instance by the look of it: that of `new X(…)`, as a path, or the annotation of
    /// a name; a name that is bound once is followed to its value. Empty where nothing tells.
    fn gives(&self, node: NodeId, depth: u32) -> String {
        let Some(depth) = depth.checked_sub(1) else { return String::new() };
        match self.kind(node) {
            Kind::New => self.callee_path(node).unwrap_or_default(),
            Kind::Cast | Kind::Await => {
                let inner = self.facts.tree.children(node).next();
                inner.map_or_else(String::new, |inner| self.gives(inner, depth))
            }
            Kind::Name => {
                let binding = self.binding_named(node).and_then(|id| self.facts.scopes.binding(id).single());
                let Some(bind) = binding else { return String::new() };
                let home = if self.kind(bind.node) == Kind::Param {
                    Some(bind.node)
                } else {
                    self.facts.tree.parent(bind.node)
                };
                match (home.and_then(|home| self.child(home, Role::Annotation)), &bind.how) {
                    (Some(annotation), _) => self.text(annotation).to_owned(),
                    (None, How::Value(value)) => self.gives(*value, depth),
                    _ => String::new(),
                }
            }
            _ => String::new(),
        }
    }

    /// The texts that `node` can be, if all are known: of a literal, a name for one, a variable that walks a list of them.
    fn texts(&self, node: NodeId, depth: u32) -> Vec<String> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let node = self.without_casts(node);
        match self.kind(node) {
            Kind::String => vec![self.text(node).trim_matches(['\'', '"', '`']).to_owned()],
            Kind::Template if self.child(node, Role::Part).is_none() => {
                vec![self.text(node).trim_matches('`').to_owned()]
            }
            Kind::List => {
                let each: Vec<Vec<String>> =
                    self.facts.tree.children(node).map(|element| self.texts(element, depth)).collect();
                if each.iter().all(|texts| !texts.is_empty()) { each.concat() } else { Vec::new() }
            }
            Kind::Name => self.texts_of_name(node, depth),
            _ => Vec::new(),
        }
    }

    fn texts_of_name(&self, name: NodeId, depth: u32) -> Vec<String> {
        let binding = self.binding_named(name).map(|id| self.facts.scopes.binding(id));
        match binding.and_then(|binding| binding.single()).map(|bind| (&bind.how, bind.node)) {
            Some((How::Value(value), _)) => self.texts(*value, depth),
            Some((How::Loop(Some(walked)), _)) => self.texts(*walked, depth),
            Some((How::Parameter, param)) => {
                self.walked_by(param).map_or_else(Vec::new, |walked| self.texts(walked, depth))
            }
            _ => Vec::new(),
        }
    }

    /// What is walked by a method whose callback has `param` as its first parameter.
    fn walked_by(&self, param: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let function = tree.parent(param).filter(|&function| self.child(function, Role::Param) == Some(param))?;
        let call = tree.parent(function).filter(|&call| self.positional(call).first() == Some(&function))?;
        let callee = self.child(call, Role::Callee).filter(|&callee| matches!(self.name(callee), "forEach" | "map"))?;
        self.child(callee, Role::Object)
    }

    /// Whether a comment belongs to the statement: inside it, behind it on its line, or right above it.
    fn is_commented(&self, statement: NodeId) -> bool {
        let span = self.facts.tree[statement].span;
        let line = self.source.line_around(span.end.max(1) - 1);
        let above = self.source.line_of(span.start).checked_sub(1).filter(|&line| line > 0);
        let touched = above.is_some_and(|line| {
            let bytes = self.source.line_span(line);
            let text = self.source.slice(bytes);
            let end = bytes.start + text.trim_end().len() as u32;
            !text.trim().is_empty() && end > 0 && self.facts.comment_at(end - 1).is_some_and(|it| self.starts_line(it))
        });
        touched || !self.facts.comments_in(Span::new(span.start, line.end)).is_empty()
    }

    fn starts_line(&self, span: Span) -> bool {
        let line = self.source.line_around(span.start);
        self.slice(Span::new(line.start, span.start)).trim().is_empty()
    }

    /// The calls in `node`, also inside of nested functions, of a function with one of these paths.
    pub fn calling(&self, node: NodeId, paths: &[String]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let called = |node: &NodeId| {
            matches!(self.kind(*node), Kind::Call | Kind::New)
                && self.callee_path(*node).is_some_and(|path| paths.contains(&path))
        };
        tree.walk(node).filter(called).collect()
    }

    /// The same in the functions of this file that `node` calls, through their calls of others.
    pub fn calling_behind(self: &Arc<Self>, node: NodeId, paths: &[String], depth: u32) -> Vec<NodeId> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let tree = &self.facts.tree;
        let callees = tree.of_kind_in(node, Kind::Call).filter_map(|it| self.child(it, Role::Callee));
        let mut functions: Vec<NodeId> = callees.filter_map(|callee| self.callback_function(callee)).collect();
        functions.sort();
        functions.dedup();
        functions.retain(|&function| !tree.is_within(function, node) && !tree.is_within(node, function));
        let behind =
            |function: NodeId| [self.calling(function, paths), self.calling_behind(function, paths, depth)].concat();
        functions.into_iter().flat_map(behind).collect()
    }

    /// Whether the file, or a file of tests that belongs to it by its name, mentions one of `words`.
    pub fn tests_mention(self: &Arc<Self>, words: &[String]) -> bool {
        let mentions = |text: &str| words.iter().any(|word| text.contains(word.as_str()));
        mentions(self.source.text())
            || self
                .language
                .test_files(self.source.path())
                .iter()
                .any(|path| self.files.read(path).is_some_and(|text| mentions(&text)))
    }
}
