//! Scopes and bindings of a Python file, worked out on the uniform tree.
//!
//! One pass over the nodes in source order opens scopes and collects what is bound and read; `nonlocal` and reads are
//! resolved afterwards, when every binding is known. Rules: the language reference, section 4.2 "Naming and binding".
//! Start at [`scopes`].

mod exports;
mod imports;

use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::facts::{Bind, Binding, BindingId, Flags, How, Kind, NodeId, Role, Scope, ScopeId, ScopeKind, Scopes, Tree};
use crate::text::Span;

pub(super) use imports::imported;

/// The names of the file. `package` tells an `__init__.py`, whose names are all there for others.
pub(super) fn scopes(tree: &Tree, text: &str, comments: &[Span], package: bool) -> (Scopes, Vec<String>) {
    let nodes = tree.len();
    // About so many names and bindings a program of this length has.
    let some = nodes / 16 + 16;
    let mut names = Names {
        tree,
        text,
        out: Scopes { of_name: vec![None; nodes], of_node: vec![ScopeId(0); nodes], ..Scopes::default() },
        opened: vec![NO_SCOPE; nodes],
        annotation: vec![false; nodes],
        symbols: FxHashMap::with_capacity_and_hasher(some, FxBuildHasher),
        texts: Vec::new(),
        table: FxHashMap::with_capacity_and_hasher(some, FxBuildHasher),
        redirects: FxHashMap::default(),
        nonlocal: Vec::new(),
        reads: Vec::with_capacity(nodes / 4),
        mentions: Vec::new(),
        quoted: Vec::new(),
        modules: Vec::new(),
    };
    names.open_scope(NodeId::ROOT, None, ScopeKind::Module);
    for node in tree.ids().skip(1) {
        names.visit(node);
    }
    names.resolve();
    names.export(comments, package);
    (names.out, names.modules)
}

const NO_SCOPE: u32 = u32::MAX;

/// A name's number; names are compared often and their texts once.
type Symbol = u32;

/// Where `global` and `nonlocal` send the bindings of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Redirect {
    Global,
    Nonlocal,
}

struct Names<'a> {
    tree: &'a Tree,
    text: &'a str,
    out: Scopes,
    /// For each node the scope it opens.
    opened: Vec<u32>,
    /// For each node whether it is part of an annotation.
    annotation: Vec<bool>,
    symbols: FxHashMap<&'a str, Symbol>,
    /// The text of each symbol that is bound, shared by all its bindings.
    texts: Vec<Option<Arc<str>>>,
    table: FxHashMap<(ScopeId, Symbol), BindingId>,
    redirects: FxHashMap<(ScopeId, Symbol), Redirect>,
    /// Bindings of names that are `nonlocal` where they are bound.
    nonlocal: Vec<(ScopeId, Symbol, Bind)>,
    reads: Vec<(NodeId, Symbol)>,
    /// Names in `global` and `nonlocal` statements.
    mentions: Vec<(NodeId, Symbol)>,
    /// Strings that hold a type.
    quoted: Vec<NodeId>,
    modules: Vec<String>,
}

impl<'a> Names<'a> {
    fn text_of(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    fn symbol(&mut self, span: Span) -> Symbol {
        let next = self.symbols.len() as Symbol;
        *self.symbols.entry(&self.text[span.range()]).or_insert(next)
    }

    fn open_scope(&mut self, node: NodeId, parent: Option<ScopeId>, kind: ScopeKind) -> ScopeId {
        let id = ScopeId(self.out.scopes.len() as u32);
        self.out.scopes.push(Scope { node, parent, kind, names: FxHashMap::default() });
        self.opened[node.index()] = id.0;
        id
    }

    fn visit(&mut self, node: NodeId) {
        let tree = self.tree;
        let this = &tree[node];
        let scope = self.scope_of(node);
        self.out.of_node[node.index()] = scope;
        let parent = tree.parent(node).unwrap_or(NodeId::ROOT);
        let annotation = matches!(this.role, Role::Annotation | Role::Returns) || self.annotation[parent.index()];
        self.annotation[node.index()] = annotation;
        match this.kind {
            Kind::Name => self.name(node, parent, scope),
            Kind::Function | Kind::Class => {
                if !this.flags.has(Flags::LAMBDA) {
                    let how = if this.kind == Kind::Class { How::Class } else { How::Function };
                    let symbol = self.symbol(this.name);
                    self.bind(scope, symbol, node, how);
                }
                let kind = if this.kind == Kind::Class { ScopeKind::Class } else { ScopeKind::Function };
                self.open_scope(node, Some(scope), kind);
            }
            Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                self.open_scope(node, Some(scope), ScopeKind::Comprehension);
            }
            Kind::ImportName => self.import(node, parent, scope),
            Kind::Handler if !this.name.is_empty() => {
                let symbol = self.symbol(this.name);
                self.bind(scope, symbol, node, How::Handler);
            }
            Kind::String if annotation || self.holds_type(node, parent) => self.quoted.push(node),
            _ => {}
        }
    }

    /// The scope in which `node` stands, its parent's being known.
    fn scope_of(&mut self, node: NodeId) -> ScopeId {
        let tree = self.tree;
        let Some(parent) = tree.parent(node) else { return ScopeId(0) };
        let outside = self.out.of_node[parent.index()];
        let inside = match self.opened[parent.index()] {
            NO_SCOPE => outside,
            scope => ScopeId(scope),
        };
        let role = tree[node].role;
        match tree[parent].kind {
            Kind::Function | Kind::Class => match role {
                Role::Body | Role::Param => inside,
                // Type parameters have a scope of their own between the function and what is around it.
                Role::Child => self.type_scope(parent, outside, inside),
                Role::Returns | Role::Base => self.out.scope(inside).parent.unwrap_or(outside),
                _ => outside,
            },
            Kind::TypeDeclaration => match role {
                Role::Child if inside == outside => self.open_scope(parent, Some(outside), ScopeKind::Block),
                Role::Target => outside,
                _ => inside,
            },
            Kind::Param if role == Role::Annotation => self.out.scope(outside).parent.unwrap_or(outside),
            Kind::Param if role == Role::Default => {
                tree.parent(parent).map_or(outside, |function| self.out.of_node[function.index()])
            }
            Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => inside,
            Kind::Clause if role == Role::Iterable => match tree.parent(parent) {
                // The first iterable is evaluated before the comprehension starts.
                Some(whole) if tree.child(whole, Role::Clause) == Some(parent) => self.out.of_node[whole.index()],
                _ => outside,
            },
            _ => outside,
        }
    }

    fn type_scope(&mut self, node: NodeId, outside: ScopeId, inside: ScopeId) -> ScopeId {
        match self.out.scope(inside).parent {
            Some(between) if between != outside => between,
            _ => {
                let between = self.open_scope(node, Some(outside), ScopeKind::Block);
                self.opened[node.index()] = inside.0;
                self.out.scopes[inside.0 as usize].parent = Some(between);
                between
            }
        }
    }

    /// Whether the string `node` is the name of a type in a call such as `cast("Task", x)`.
    fn holds_type(&self, node: NodeId, parent: NodeId) -> bool {
        let tree = self.tree;
        let call = if tree[parent].kind == Kind::Keyword { tree.parent(parent).unwrap_or(parent) } else { parent };
        if tree[call].kind != Kind::Call || tree[node].role == Role::Callee {
            return false;
        }
        tree.child(call, Role::Callee).is_some_and(|callee| {
            let callee = self.text_of(tree[callee].span);
            matches!(callee.rsplit('.').next(), Some("cast" | "TypeVar" | "NewType"))
        })
    }

    fn name(&mut self, node: NodeId, parent: NodeId, scope: ScopeId) {
        let this = &self.tree[node];
        let symbol = self.symbol(this.span);
        match self.tree[parent].kind {
            Kind::Global => self.redirect(node, scope, symbol, Redirect::Global),
            Kind::Nonlocal => self.redirect(node, scope, symbol, Redirect::Nonlocal),
            _ if !this.flags.has(Flags::STORE) => self.reads.push((node, symbol)),
            Kind::Param => self.bind(scope, symbol, parent, How::Parameter),
            Kind::AssignExpression => {
                let scope = self.outside_comprehensions(scope);
                let how = self.how(node, parent);
                self.bind(scope, symbol, node, how);
            }
            _ => {
                let how = self.how(node, parent);
                self.bind(scope, symbol, node, how);
            }
        }
    }

    /// How the target `node` is bound.
    fn how(&self, node: NodeId, parent: NodeId) -> How {
        let tree = self.tree;
        let (mut context, mut whole) = (parent, true);
        while matches!(tree[context].kind, Kind::Tuple | Kind::List | Kind::Spread) {
            whole = false;
            context = tree.parent(context).unwrap_or(NodeId::ROOT);
        }
        let part = |role| tree.child(context, role).filter(|_| whole && tree[node].role == Role::Target);
        match tree[context].kind {
            Kind::Assign if whole => part(Role::Value).map_or(How::Declared, How::Value),
            Kind::AssignExpression => part(Role::Value).map_or(How::Part, How::Value),
            Kind::For | Kind::Clause => How::Loop(part(Role::Iterable)),
            Kind::WithItem => part(Role::Value).map_or(How::Part, How::With),
            Kind::Type | Kind::TypeDeclaration => How::Other,
            _ => How::Part,
        }
    }

    /// A walrus binds in the function or module around the comprehensions it stands in.
    fn outside_comprehensions(&self, scope: ScopeId) -> ScopeId {
        let mut at = scope;
        while let Scope { kind: ScopeKind::Comprehension, parent: Some(parent), .. } = self.out.scope(at) {
            at = *parent;
        }
        at
    }

    fn redirect(&mut self, node: NodeId, scope: ScopeId, symbol: Symbol, redirect: Redirect) {
        self.redirects.insert((scope, symbol), redirect);
        self.mentions.push((node, symbol));
    }

    fn bind(&mut self, scope: ScopeId, symbol: Symbol, node: NodeId, how: How) {
        let bind = Bind { node, from_inside: false, how };
        match self.redirects.get(&(scope, symbol)) {
            None => self.add(scope, symbol, bind),
            Some(Redirect::Global) => self.add(ScopeId(0), symbol, Bind { from_inside: scope.0 != 0, ..bind }),
            Some(Redirect::Nonlocal) => self.nonlocal.push((scope, symbol, Bind { from_inside: true, ..bind })),
        }
    }

    fn add(&mut self, scope: ScopeId, symbol: Symbol, bind: Bind) {
        let bindings = &mut self.out.bindings;
        let id = *self.table.entry((scope, symbol)).or_insert_with(|| {
            let name = match self.tree[bind.node].kind {
                Kind::Name => self.tree[bind.node].span,
                // A parameter's name is its first child, and starts where the parameter does but for stars.
                Kind::Param => {
                    self.tree.child(bind.node, Role::Target).map_or(Span::default(), |name| self.tree[name].span)
                }
                _ => self.tree[bind.node].name,
            };
            let name = &self.text[name.range()];
            if self.texts.len() <= symbol as usize {
                self.texts.resize(symbol as usize + 1, None);
            }
            let name = Arc::clone(self.texts[symbol as usize].get_or_insert_with(|| name.into()));
            bindings.push(Binding { name, scope, binds: Vec::with_capacity(1), reads: Vec::new(), exported: false });
            BindingId::new(bindings.len() - 1)
        });
        if self.tree[bind.node].kind == Kind::Name {
            self.out.of_name[bind.node.index()] = Some(id);
        } else if self.tree[bind.node].kind == Kind::Param
            && let Some(name) = self.tree.child(bind.node, Role::Target)
        {
            self.out.of_name[name.index()] = Some(id);
        }
        self.out.bindings[id.index()].binds.push(bind);
    }

    fn resolve(&mut self) {
        self.resolve_nonlocals();
        for (&(scope, symbol), &redirect) in &self.redirects {
            let target = match redirect {
                Redirect::Global => self.table.get(&(ScopeId(0), symbol)).copied(),
                Redirect::Nonlocal => self.enclosing(scope, symbol),
            };
            if let Some(target) = target {
                self.table.entry((scope, symbol)).or_insert(target);
            }
        }
        self.resolve_reads();
        for (node, symbol) in std::mem::take(&mut self.mentions) {
            self.out.of_name[node.index()] = self.lookup(self.out.of_node[node.index()], symbol);
        }
        self.list_by_scope();
    }

    fn resolve_reads(&mut self) {
        let reads = std::mem::take(&mut self.reads);
        let mut counts = vec![0; self.out.bindings.len()];
        for &(node, symbol) in &reads {
            match self.lookup(self.out.of_node[node.index()], symbol) {
                Some(id) => {
                    self.out.of_name[node.index()] = Some(id);
                    counts[id.index()] += 1;
                }
                None => self.out.free.push((node, self.tree[node].span)),
            }
        }
        // Each list is made as long as it gets: growing them took longer than to look twice.
        for (binding, count) in self.out.bindings.iter_mut().zip(counts) {
            binding.reads.reserve_exact(count);
        }
        for (node, _) in reads {
            if let Some(id) = self.out.of_name[node.index()] {
                self.out.bindings[id.index()].reads.push(node);
            }
        }
    }

    /// Gives each scope its names.
    fn list_by_scope(&mut self) {
        let mut counts = vec![0; self.out.scopes.len()];
        self.table.keys().for_each(|(scope, _)| counts[scope.0 as usize] += 1);
        for (scope, count) in self.out.scopes.iter_mut().zip(counts) {
            scope.names.reserve(count);
        }
        for (&(scope, _), &id) in &self.table {
            let name = self.out.bindings[id.index()].name.clone();
            self.out.scopes[scope.0 as usize].names.insert(name, id);
        }
    }

    fn resolve_nonlocals(&mut self) {
        for (scope, symbol, bind) in std::mem::take(&mut self.nonlocal) {
            match self.enclosing(scope, symbol) {
                Some(id) => {
                    if self.tree[bind.node].kind == Kind::Name {
                        self.out.of_name[bind.node.index()] = Some(id);
                    }
                    let binds = &mut self.out.bindings[id.index()].binds;
                    binds.push(bind);
                    binds.sort_by_key(|bind| bind.node.index());
                }
                // CPython refuses such a program; here the name is taken for one of the function.
                None => {
                    self.redirects.remove(&(scope, symbol));
                    self.add(scope, symbol, bind);
                }
            }
        }
    }

    /// The binding that `nonlocal` in `scope` means.
    fn enclosing(&self, scope: ScopeId, symbol: Symbol) -> Option<BindingId> {
        let mut at = self.out.scope(scope).parent;
        while let Some(id) = at {
            let scope = self.out.scope(id);
            if scope.kind == ScopeKind::Function
                && let Some(&found) = self.table.get(&(id, symbol))
            {
                return Some(found);
            }
            at = scope.parent;
        }
        None
    }

    /// As [`Scopes::lookup`], on the table.
    fn lookup(&self, scope: ScopeId, symbol: Symbol) -> Option<BindingId> {
        let (mut at, mut first) = (Some(scope), true);
        while let Some(id) = at {
            let scope = self.out.scope(id);
            if (first || scope.kind != ScopeKind::Class)
                && let Some(&found) = self.table.get(&(id, symbol))
            {
                return Some(found);
            }
            first &= scope.kind == ScopeKind::Block;
            at = scope.parent;
        }
        None
    }
}
