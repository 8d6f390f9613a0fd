//! One file with everything that words may ask about it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::asked::Asked;
use super::modules::{self, Extent, MODULE_SIZE, Modules};
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, Flags, How, Kind, Meaning, NodeId, Role};
use crate::lang::{Files, ImportRequest, Language};
use crate::recipe::knowledge::Knowledge;
use crate::text::{Source, Span};

/// A file and what surrounds it.
pub struct Cx {
    /// Its text.
    pub source: Source,
    /// What is known of it.
    pub facts: Facts,
    /// Its language.
    pub language: &'static dyn Language,
    /// What is known of the libraries of its language.
    pub knowledge: Arc<Knowledge>,
    /// The other files of the project.
    pub files: Arc<dyn Files>,
    /// The other files that were read for their definitions.
    pub modules: Arc<Modules>,
    /// The lowest version given on the command line, for projects that declare none.
    pub default_floor: Option<(u32, u32)>,
    /// Paths of this file, each with the path of what it stands for: modules of the project pass that on.
    pub origins: Arc<Vec<(String, String)>>,
    /// Whether what is of no use to other files is left out of the text.
    pub is_outline: bool,
    /// Answers that were worked out already.
    pub asked: Asked,
}

impl std::fmt::Debug for Cx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cx").field("path", &self.source.path()).finish_non_exhaustive()
    }
}

impl Cx {
    /// Columns that a formatter gives to a line of this file, and to a chain of several members.
    pub fn widths(&self) -> (usize, usize) {
        self.language.widths(&*self.files, self.source.path())
    }

    /// The edits of a text of this file that add imports and take away names that have lost their last use.
    pub fn import_edits(&self, source: &Source, facts: &Facts, add: &[ImportRequest], dead: &[BindingId]) -> Vec<Edit> {
        self.language.import_edits(source, facts, self.widths().0, add, dead)
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// The text of `node`, without parentheses around it.
    pub fn text(&self, node: NodeId) -> &str {
        self.slice(self.facts.tree[node].span)
    }

    /// The name of `node`: of a name, attribute, def, class, keyword; empty where it has none.
    pub fn name(&self, node: NodeId) -> &str {
        let it = &self.facts.tree[node];
        if it.kind == Kind::Name { self.slice(it.span) } else { self.slice(it.name) }
    }

    /// What kind of node it is.
    pub fn kind(&self, node: NodeId) -> Kind {
        self.facts.tree[node].kind
    }

    /// Whether `node` has all of `flags`.
    pub fn has(&self, node: NodeId, flags: Flags) -> bool {
        self.facts.tree[node].flags.has(flags)
    }

    /// The child of `node` in `role`.
    pub fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.facts.tree.child(node, role)
    }

    /// The children of `node` in `role`.
    pub fn in_role(&self, node: NodeId, role: Role) -> Vec<NodeId> {
        self.facts.tree.in_role(node, role).collect()
    }

    /// What `node` stands for.
    pub fn meaning(&self, node: NodeId) -> Meaning {
        self.follow(self.facts.meaning(self.source.text(), node))
    }

    /// The path that `node` certainly stands for.
    pub fn path(&self, node: NodeId) -> Option<String> {
        match self.meaning(node) {
            Meaning::Bound(path) => Some(path),
            Meaning::Other | Meaning::Unknown(_) => None,
        }
    }

    /// Whether it is worth asking if `node` stands for a thing whose last name is `wanted`: an attribute keeps its name, a
    /// name may stand for another one only where it is imported, assigned or not bound here.
    pub fn may_stand_for(&self, node: NodeId, wanted: impl FnOnce(&str) -> bool) -> bool {
        match self.kind(node) {
            Kind::Attribute => wanted(self.name(node)),
            Kind::Name => {
                let binding = self.facts.scopes.of_name.get(node.index()).copied().flatten();
                let imported = |how: &How| matches!(how, How::Import { .. } | How::Value(_));
                binding.is_none_or(|id| self.facts.scopes.binding(id).binds.iter().any(|bind| imported(&bind.how)))
            }
            _ => false,
        }
    }

    /// The path of what a call calls.
    pub fn callee_path(&self, call: NodeId) -> Option<String> {
        matches!(self.kind(call), Kind::Call | Kind::New).then_some(())?;
        self.path(self.child(call, Role::Callee)?)
    }

    /// Positional arguments of a call, spreads included.
    pub fn positional(&self, call: NodeId) -> Vec<NodeId> {
        self.facts.tree.in_role(call, Role::Argument).filter(|&arg| self.kind(arg) != Kind::Keyword).collect()
    }

    /// The value of the keyword argument `name` of a call.
    pub fn keyword(&self, call: NodeId, name: &str) -> Option<NodeId> {
        self.facts
            .tree
            .in_role(call, Role::Argument)
            .find(|&arg| self.kind(arg) == Kind::Keyword && self.name(arg) == name)
            .and_then(|arg| self.child(arg, Role::Value))
    }

    /// Whether a call passes on arguments that cannot be seen: `**mapping`.
    pub fn has_double_star(&self, call: NodeId) -> bool {
        self.facts.tree.in_role(call, Role::Argument).any(|arg| self.has(arg, Flags::DOUBLE_STAR))
    }

    /// The function whose body runs `node`; none at module level. Defaults, decorators and annotations of a function
    /// belong to what is around it.
    pub fn function(&self, node: NodeId) -> Option<NodeId> {
        let mut below = node;
        for up in self.facts.tree.ancestors(node) {
            if self.kind(up) == Kind::Function && self.facts.tree[below].role == Role::Body {
                return Some(up);
            }
            below = up;
        }
        None
    }

    /// Whether `node` runs in an async function, or at the top of a cell, which runs as one.
    pub fn runs_async(&self, node: NodeId) -> bool {
        let top = || self.language.top_is_async(&self.source, &self.facts, node);
        self.function(node).map_or_else(top, |function| self.has(function, Flags::ASYNC))
    }

    /// The outermost function around `node`.
    pub fn outermost_function(&self, node: NodeId) -> Option<NodeId> {
        std::iter::successors(self.function(node), |&function| self.function(function)).last()
    }

    /// The class whose body holds `node` directly: no function between.
    pub fn class_body(&self, node: NodeId) -> Option<NodeId> {
        let mut below = node;
        for up in self.facts.tree.ancestors(node) {
            match self.kind(up) {
                Kind::Class if self.facts.tree[below].role == Role::Body => return Some(up),
                Kind::Function if self.facts.tree[below].role == Role::Body => return None,
                _ => below = up,
            }
        }
        None
    }

    /// The class of which `function` is a method.
    pub fn class_of_method(&self, function: NodeId) -> Option<NodeId> {
        self.facts.tree.parent(function).filter(|&up| self.kind(up) == Kind::Class)
    }

    /// Whether `node` is a statement: an element of a list of statements.
    pub fn is_statement(&self, node: NodeId) -> bool {
        let Some(parent) = self.facts.tree.parent(node) else { return false };
        let role = self.facts.tree[node].role;
        if self.has(node, Flags::ELIF) {
            return false;
        }
        match self.kind(parent) {
            Kind::Module | Kind::Block | Kind::Case => role == Role::Body,
            Kind::If | Kind::For | Kind::While | Kind::Try | Kind::ForIn | Kind::ForLoop | Kind::DoWhile => {
                matches!(role, Role::Body | Role::Else | Role::Finally)
            }
            Kind::With | Kind::Handler | Kind::Labeled => role == Role::Body,
            Kind::Class => role == Role::Body && !self.language.has_braces(),
            Kind::Function => role == Role::Body && !self.has(parent, Flags::EXPRESSION_BODY),
            _ => false,
        }
    }

    /// The statement that `node` belongs to, without leaving the function (or expression body) it stands in.
    pub fn statement(&self, node: NodeId) -> Option<NodeId> {
        if self.is_statement(node) {
            return Some(node);
        }
        let mut below = node;
        for up in self.facts.tree.ancestors(node) {
            // With braces, what stands in a class body is a member, not a statement.
            let member = self.kind(up) == Kind::Class && self.facts.tree[below].role == Role::Body;
            if self.kind(up) == Kind::Function || member && self.language.has_braces() {
                return None;
            }
            if self.is_statement(up) {
                return Some(up);
            }
            below = up;
        }
        None
    }

    /// The statement of the nearest real list of statements that `node` belongs to: bodies without braces, cases and labels
    /// are climbed out of. In a function whose body is one expression, that expression. None where neither is: in a field
    /// of a class, a default of a parameter.
    pub fn home(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let Some(statement) = self.statement(node) else { return self.expression_body(node) };
        if !self.language.has_braces() {
            return Some(statement);
        }
        let listed = |at: NodeId| {
            let block = tree.parent(at).is_some_and(|up| matches!(self.kind(up), Kind::Module | Kind::Block));
            block && self.kind(at) != Kind::Block
        };
        std::iter::once(statement).chain(tree.ancestors(statement)).find(|&at| listed(at))
    }

    /// The expression that is the body of the function around `node`, if `node` is part of it.
    fn expression_body(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            if self.kind(up) == Kind::Function {
                let body = tree[below].role == Role::Body
                    && self.has(up, Flags::EXPRESSION_BODY)
                    && !self.has(up, Flags::LAMBDA);
                return body.then_some(below);
            }
            below = up;
        }
        None
    }

    /// The statements of the list that `statement` stands in.
    pub fn siblings(&self, statement: NodeId) -> Vec<NodeId> {
        let Some(parent) = self.facts.tree.parent(statement) else { return Vec::new() };
        let role = self.facts.tree[statement].role;
        self.facts.tree.in_role(parent, role).filter(|&node| self.is_statement(node)).collect()
    }

    /// `statement` and those behind it in its list.
    pub fn rest_of(&self, statement: NodeId) -> Vec<NodeId> {
        self.siblings(statement).into_iter().skip_while(|&node| node != statement).collect()
    }

    /// Whether the statement of `second` comes right behind the one of `first` in the same list.
    pub fn follows(&self, first: NodeId, second: NodeId) -> bool {
        let (Some(first), Some(second)) = (self.statement(first), self.statement(second)) else { return false };
        let siblings = self.siblings(second);
        siblings.windows(2).any(|pair| pair == [first, second])
    }

    /// Every node of `root` (itself included) that runs when it runs: bodies of nested functions are left out.
    pub fn here(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.facts.tree.walk_here(root)
    }

    /// The project's lowest version of the language at `node`.
    pub fn floor_at(&self, node: NodeId) -> Option<(u32, u32)> {
        let project =
            *self.asked.floor.get_or_init(|| self.language.floor(&*self.files, &self.source).or(self.default_floor));
        self.language.floor_at(&self.source, &self.facts, node, project)
    }

    /// The file of the project that defines `module` as this file imports it; perhaps its outline.
    pub fn module(&self, module: &str) -> Option<Arc<Cx>> {
        let path = self.module_path(module)?;
        self.modules.get(&path, Extent::Outline, || {
            let text = self.text_of(&path)?;
            let outline = self.language.outline(&text);
            let is_outline = outline.is_some();
            Some(Arc::new(Cx { is_outline, ..self.read(Source::new(path.as_path(), outline.unwrap_or(text)))? }))
        })
    }

    /// The path of the file of the project that defines `module` as this file imports it; the file is not read for more.
    pub fn module_path(&self, module: &str) -> Option<PathBuf> {
        let own = self.source.path();
        let find = |from: &Path| modules::first(self.language, &*self.files, from, module);
        let folder = own.parent().unwrap_or(Path::new(""));
        let found = self.modules.place(folder, module, || find(&folder.join("_")));
        // No file imports itself: what is meant lies further on.
        let own_one = found.as_ref().is_some_and(|found| found.as_os_str() == own.as_os_str());
        if own_one { find(own) } else { found }
    }

    /// Whether a function or method of this name is defined anywhere in the file.
    pub fn defines_function(&self, name: &str) -> bool {
        let tree = &self.facts.tree;
        let functions = || tree.of_kind(Kind::Function);
        self.asked.functions.get_or_init(|| functions().map(|node| self.name(node).into()).collect()).contains(name)
    }

    /// Every name and attribute of the file that is called `name`, in order.
    pub fn named(&self, name: &str) -> &[NodeId] {
        let tree = &self.facts.tree;
        let list = || {
            let mut named: FxHashMap<Box<str>, Vec<NodeId>> = FxHashMap::default();
            for node in tree.of_kind(Kind::Name).chain(tree.of_kind(Kind::Attribute)) {
                match named.get_mut(self.name(node)) {
                    Some(nodes) => nodes.push(node),
                    None => drop(named.insert(self.name(node).into(), vec![node])),
                }
            }
            named.values_mut().for_each(|nodes| nodes.sort_unstable());
            named
        };
        self.asked.named.get_or_init(list).get(name).map_or(&[], Vec::as_slice)
    }

    /// Another text in the surroundings of this one.
    pub fn with(&self, source: Source, facts: Facts) -> Cx {
        Cx {
            source,
            facts,
            language: self.language,
            knowledge: Arc::clone(&self.knowledge),
            files: Arc::clone(&self.files),
            modules: Arc::clone(&self.modules),
            default_floor: self.default_floor,
            origins: Arc::clone(&self.origins),
            is_outline: false,
            asked: Asked::default(),
        }
    }

    /// Another file of the project.
    pub fn open(&self, path: &Path) -> Option<Arc<Cx>> {
        self.modules.get(path, Extent::Whole, || Some(Arc::new(self.read(Source::new(path, self.text_of(path)?))?)))
    }

    /// The text of another file of the project, if it is no larger than files of that are read.
    fn text_of(&self, path: &Path) -> Option<String> {
        self.files.read(path).filter(|text| text.len() <= MODULE_SIZE)
    }

    fn read(&self, source: Source) -> Option<Cx> {
        let mut facts = self.language.facts(&source).ok()?;
        facts.shrink();
        Some(Cx { origins: Arc::default(), ..self.with(source, facts) })
    }

    /// Whether both read the same text of one file, so that nodes of one are those of the other. A file that was forgotten
    /// for others is read anew.
    pub(super) fn is_same_reading(&self, other: &Cx) -> bool {
        let (ours, theirs) = (&self.source, &other.source);
        let same_path = || ours.path().as_os_str() == theirs.path().as_os_str();
        std::ptr::eq(self, other) || same_path() && self.is_outline == other.is_outline && ours.text() == theirs.text()
    }

    /// The node of this file that is `node` of another reading of it: of its outline, or of the whole.
    pub fn counterpart(&self, other: &Cx, node: NodeId) -> Option<NodeId> {
        let wanted = &other.facts.tree[node];
        let tree = &self.facts.tree;
        let alike = |at: &NodeId| tree[*at].kind == wanted.kind && self.name(*at) == other.name(node);
        // A definition ends where its body does, and that may be left out.
        if matches!(wanted.kind, Kind::Function | Kind::Class) {
            return tree.of_kind(wanted.kind).find(|&at| tree[at].span.start == wanted.span.start && alike(&at));
        }
        let outermost = tree.exactly(wanted.span)?;
        tree.walk(outermost).take_while(|&at| tree[at].span == wanted.span).find(alike)
    }
}
