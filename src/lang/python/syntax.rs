//! The uniform syntax tree of a Python file, made from ruff's.
//!
//! One function a group of constructs; the shape of each is what [`crate::facts::tree`] documents, children in source
//! order. Knows nothing of names: those are worked out on the finished tree. Start at [`tree`].

mod expressions;

use ruff_python_ast::{
    self as ast, AnyParameterRef, ElifElseClause, ModModule, Parameters, Pattern, PatternOrKeyword, Stmt, TypeParam,
};
use ruff_text_size::{Ranged, TextRange};

use crate::facts::tree::Builder;
use crate::facts::{Flags, Kind, NodeId, Role, Tree};
use crate::text::Span;

/// Deepest nesting of nodes that is taken: about where CPython's own compiler gives up.
pub(super) const DEEPEST: u32 = 3000;

/// The tree of `module`, which has so many tokens; none if it is nested too deeply.
pub(super) fn tree(module: &ModModule, text: &str, tokens: usize) -> Option<Tree> {
    let out = Builder::with_capacity(tokens);
    let mut walker = Walker { out, text, bodies: Vec::new(), depth: 0, too_deep: false };
    walker.open(Kind::Module, Role::Child, Span::new(0, text.len() as u32));
    walker.body(&module.body, Role::Body);
    walker.close();
    (!walker.too_deep).then(|| walker.out.finish())
}

/// The range as a span.
pub(super) fn span(ranged: &impl Ranged) -> Span {
    let range: TextRange = ranged.range();
    Span::new(range.start().to_u32(), range.end().to_u32())
}

/// What the statements that are being walked belong to.
#[derive(Clone, Copy)]
enum Body {
    Class,
    Function(NodeId),
}

struct Walker<'a> {
    out: Builder,
    text: &'a str,
    bodies: Vec<Body>,
    depth: u32,
    too_deep: bool,
}

impl Walker<'_> {
    fn open(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        self.depth += 1;
        self.too_deep |= self.depth > DEEPEST;
        self.out.open(kind, role, span)
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.out.close();
    }

    fn leaf(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        self.out.leaf(kind, role, span)
    }

    fn bare(&mut self, kind: Kind, role: Role, span: Span) {
        self.leaf(kind, role, span);
    }

    fn store(&mut self, role: Role, span: Span) {
        let name = self.leaf(Kind::Name, role, span);
        self.out.flag(name, Flags::STORE);
    }

    fn body(&mut self, body: &[Stmt], role: Role) {
        for stmt in body {
            self.stmt(stmt, role);
        }
    }

    fn stmt(&mut self, stmt: &Stmt, role: Role) {
        if self.too_deep {
            return;
        }
        let at = span(stmt);
        match stmt {
            Stmt::FunctionDef(def) => self.function(def, role),
            Stmt::ClassDef(class) => self.class(class, role),
            Stmt::If(branch) => self.branch(branch, role),
            Stmt::For(stmt) => self.for_loop(stmt, role),
            Stmt::While(stmt) => {
                self.open(Kind::While, role, at);
                self.expr(&stmt.test, Role::Test);
                self.body(&stmt.body, Role::Body);
                self.body(&stmt.orelse, Role::Else);
                self.close();
            }
            Stmt::Try(stmt) => self.try_block(stmt, role),
            Stmt::With(stmt) => self.with(stmt, role),
            Stmt::Match(stmt) => self.match_block(stmt, role),
            Stmt::Import(stmt) => self.import(at, role, None, &stmt.names),
            Stmt::ImportFrom(stmt) => self.import(at, role, Some(stmt), &stmt.names),
            Stmt::Global(stmt) => self.names(Kind::Global, role, at, &stmt.names),
            Stmt::Nonlocal(stmt) => self.names(Kind::Nonlocal, role, at, &stmt.names),
            Stmt::Pass(_) => self.bare(Kind::Pass, role, at),
            Stmt::Break(_) => self.bare(Kind::Break, role, at),
            Stmt::Continue(_) => self.bare(Kind::Continue, role, at),
            Stmt::IpyEscapeCommand(_) => self.bare(Kind::Other, role, at),
            _ => self.simple(stmt, role),
        }
    }

    /// Statements that hold nothing but expressions.
    fn simple(&mut self, stmt: &Stmt, role: Role) {
        let (kind, type_params) = match stmt {
            Stmt::Expr(_) => (Kind::Expression, None),
            Stmt::Assign(_) | Stmt::AnnAssign(_) => (Kind::Assign, None),
            Stmt::AugAssign(_) => (Kind::AugAssign, None),
            Stmt::Return(_) => (Kind::Return, None),
            Stmt::Delete(_) => (Kind::Delete, None),
            Stmt::Raise(_) => (Kind::Raise, None),
            Stmt::Assert(_) => (Kind::Assert, None),
            Stmt::TypeAlias(alias) => (Kind::TypeDeclaration, alias.type_params.as_deref()),
            _ => (Kind::Other, None),
        };
        self.open(kind, role, span(stmt));
        match stmt {
            Stmt::Expr(stmt) => self.expr(&stmt.value, Role::Value),
            Stmt::Assign(stmt) => {
                self.exprs(&stmt.targets, Role::Target);
                self.expr(&stmt.value, Role::Value);
            }
            Stmt::AnnAssign(stmt) => {
                self.expr(&stmt.target, Role::Target);
                self.expr(&stmt.annotation, Role::Annotation);
                self.maybe(stmt.value.as_deref(), Role::Value);
            }
            Stmt::AugAssign(stmt) => {
                self.expr(&stmt.target, Role::Target);
                self.expr(&stmt.value, Role::Value);
            }
            Stmt::Return(stmt) => self.maybe(stmt.value.as_deref(), Role::Value),
            Stmt::Delete(stmt) => self.exprs(&stmt.targets, Role::Target),
            Stmt::Raise(stmt) => {
                self.maybe(stmt.exc.as_deref(), Role::Value);
                self.maybe(stmt.cause.as_deref(), Role::Child);
            }
            Stmt::Assert(stmt) => {
                self.expr(&stmt.test, Role::Test);
                self.maybe(stmt.msg.as_deref(), Role::Value);
            }
            Stmt::TypeAlias(stmt) => {
                self.expr(&stmt.name, Role::Target);
                self.type_params(type_params);
                self.expr(&stmt.value, Role::Value);
            }
            _ => {}
        }
        self.close();
    }

    fn function(&mut self, def: &ast::StmtFunctionDef, role: Role) {
        let node = self.open(Kind::Function, role, span(def));
        let method = matches!(self.bodies.last(), Some(Body::Class));
        let constructor = method && def.name.as_str() == "__init__";
        self.out.flag(node, Flags::when(def.is_async, Flags::ASYNC).with(Flags::when(method, Flags::METHOD)));
        self.out.flag(node, Flags::when(constructor, Flags::CONSTRUCTOR));
        self.out.node(node).name = span(&def.name);
        self.out.node(node).list = span(&*def.parameters);
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression, Role::Decorator);
        }
        self.type_params(def.type_params.as_deref());
        self.parameters(&def.parameters);
        self.maybe(def.returns.as_deref(), Role::Returns);
        self.bodies.push(Body::Function(node));
        self.body(&def.body, Role::Body);
        self.bodies.pop();
        self.close();
    }

    fn parameters(&mut self, parameters: &Parameters) {
        let keyword_only = parameters.kwonlyargs.first().map(|first| first.start());
        let double_star = parameters.kwarg.as_deref().map(|kwarg| kwarg.start());
        for parameter in parameters.iter_source_order() {
            let mut flags =
                Flags::when(keyword_only.is_some_and(|from| from <= parameter.start()), Flags::KEYWORD_ONLY);
            if let AnyParameterRef::Variadic(variadic) = parameter {
                let double = double_star == Some(variadic.start());
                flags = Flags::REST.with(Flags::when(double, Flags::DOUBLE_STAR));
            }
            let node = self.open(Kind::Param, Role::Param, span(&parameter));
            self.out.flag(node, flags);
            self.store(Role::Target, span(parameter.name()));
            self.maybe(parameter.annotation(), Role::Annotation);
            self.maybe(parameter.default(), Role::Default);
            self.close();
        }
    }

    fn type_params(&mut self, params: Option<&ast::TypeParams>) {
        for param in params.into_iter().flat_map(|params| &params.type_params) {
            let node = self.open(Kind::Type, Role::Child, span(param));
            self.out.node(node).name = span(param.name());
            self.store(Role::Target, span(param.name()));
            if let TypeParam::TypeVar(param) = param {
                self.maybe(param.bound.as_deref(), Role::Annotation);
            }
            self.maybe(param.default(), Role::Default);
            self.close();
        }
    }

    fn class(&mut self, class: &ast::StmtClassDef, role: Role) {
        let node = self.open(Kind::Class, role, span(class));
        self.out.node(node).name = span(&class.name);
        for decorator in &class.decorator_list {
            self.expr(&decorator.expression, Role::Decorator);
        }
        self.type_params(class.type_params.as_deref());
        if let Some(arguments) = &class.arguments {
            self.out.node(node).list = span(&**arguments);
            self.arguments(arguments, Role::Base);
        }
        self.bodies.push(Body::Class);
        self.body(&class.body, Role::Body);
        self.bodies.pop();
        self.close();
    }

    fn branch(&mut self, branch: &ast::StmtIf, role: Role) {
        self.open(Kind::If, role, span(branch));
        self.expr(&branch.test, Role::Test);
        self.body(&branch.body, Role::Body);
        self.clauses(&branch.elif_else_clauses, span(branch).end);
        self.close();
    }

    /// Each `elif` holds those behind it, as if it were written `else: if`.
    fn clauses(&mut self, clauses: &[ElifElseClause], end: u32) {
        let mut opened = 0;
        for clause in clauses {
            match &clause.test {
                Some(test) => {
                    let node = self.open(Kind::If, Role::Else, Span::new(span(clause).start, end));
                    self.out.flag(node, Flags::ELIF);
                    opened += 1;
                    self.expr(test, Role::Test);
                    self.body(&clause.body, Role::Body);
                }
                None => self.body(&clause.body, Role::Else),
            }
        }
        for _ in 0..opened {
            self.close();
        }
    }

    fn for_loop(&mut self, stmt: &ast::StmtFor, role: Role) {
        let node = self.open(Kind::For, role, span(stmt));
        self.out.flag(node, Flags::when(stmt.is_async, Flags::ASYNC));
        self.expr(&stmt.target, Role::Target);
        self.expr(&stmt.iter, Role::Iterable);
        self.body(&stmt.body, Role::Body);
        self.body(&stmt.orelse, Role::Else);
        self.close();
    }

    fn try_block(&mut self, stmt: &ast::StmtTry, role: Role) {
        let node = self.open(Kind::Try, role, span(stmt));
        self.out.flag(node, Flags::when(stmt.is_star, Flags::STAR));
        self.body(&stmt.body, Role::Body);
        for handler in &stmt.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            let node = self.open(Kind::Handler, Role::Handler, span(handler));
            self.maybe(handler.type_.as_deref(), Role::Type);
            if let Some(name) = &handler.name {
                self.out.node(node).name = span(name);
            }
            self.body(&handler.body, Role::Body);
            self.close();
        }
        self.body(&stmt.orelse, Role::Else);
        self.body(&stmt.finalbody, Role::Finally);
        self.close();
    }

    fn with(&mut self, stmt: &ast::StmtWith, role: Role) {
        let node = self.open(Kind::With, role, span(stmt));
        self.out.flag(node, Flags::when(stmt.is_async, Flags::ASYNC));
        for item in &stmt.items {
            self.open(Kind::WithItem, Role::Item, span(item));
            self.expr(&item.context_expr, Role::Value);
            self.maybe(item.optional_vars.as_deref(), Role::Target);
            self.close();
        }
        self.body(&stmt.body, Role::Body);
        self.close();
    }

    fn match_block(&mut self, stmt: &ast::StmtMatch, role: Role) {
        self.open(Kind::Match, role, span(stmt));
        self.expr(&stmt.subject, Role::Test);
        for case in &stmt.cases {
            self.open(Kind::Case, Role::Handler, span(case));
            self.pattern(&case.pattern, Role::Target);
            self.maybe(case.guard.as_deref(), Role::Condition);
            self.body(&case.body, Role::Body);
            self.close();
        }
        self.close();
    }

    /// A pattern: what it captures are `Name`s in role `Target`, parts are patterns in role `Element`.
    fn pattern(&mut self, pattern: &Pattern, role: Role) {
        if self.too_deep {
            return;
        }
        self.open(Kind::Pattern, role, span(pattern));
        match pattern {
            Pattern::MatchValue(value) => self.expr(&value.value, Role::Value),
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(sequence) => self.patterns(&sequence.patterns),
            Pattern::MatchOr(or) => self.patterns(&or.patterns),
            Pattern::MatchMapping(mapping) => {
                for (key, value) in mapping.keys.iter().zip(&mapping.patterns) {
                    self.expr(key, Role::Key);
                    self.pattern(value, Role::Element);
                }
                self.capture(mapping.rest.as_ref());
            }
            Pattern::MatchClass(class) => {
                self.expr(&class.cls, Role::Callee);
                for part in class.arguments.iter_source_order() {
                    match part {
                        PatternOrKeyword::Pattern(pattern) => self.pattern(pattern, Role::Element),
                        PatternOrKeyword::Keyword(keyword) => {
                            let node = self.open(Kind::Keyword, Role::Element, span(keyword));
                            self.out.node(node).name = span(&keyword.attr);
                            self.pattern(&keyword.pattern, Role::Value);
                            self.close();
                        }
                    }
                }
            }
            Pattern::MatchStar(star) => self.capture(star.name.as_ref()),
            Pattern::MatchAs(named) => {
                if let Some(pattern) = &named.pattern {
                    self.pattern(pattern, Role::Element);
                }
                self.capture(named.name.as_ref());
            }
        }
        self.close();
    }

    fn patterns(&mut self, patterns: &[Pattern]) {
        for pattern in patterns {
            self.pattern(pattern, Role::Element);
        }
    }

    fn capture(&mut self, name: Option<&ast::Identifier>) {
        if let Some(name) = name {
            self.store(Role::Target, span(name));
        }
    }

    /// The `name` of a `from` import is its module as written, dots in front included.
    fn import(&mut self, at: Span, role: Role, from: Option<&ast::StmtImportFrom>, names: &[ast::Alias]) {
        let node = self.open(Kind::Import, role, at);
        if from.is_some() {
            self.out.node(node).name = self.module_of(at, names);
        }
        for alias in names {
            let leaf = self.leaf(Kind::ImportName, Role::Child, span(alias));
            let full = span(&alias.name);
            self.out.node(leaf).name = match &alias.asname {
                Some(local) => span(local),
                None if alias.name.as_str() == "*" => Span::at(full.start),
                // `import a.b` binds `a`.
                None => {
                    let first = alias.name.as_str().find('.').filter(|_| from.is_none());
                    let name = &self.text[full.range()];
                    let blank = name.find(|c: char| c == '.' || c.is_whitespace() || c == '\\');
                    let end = first.and(blank).unwrap_or(name.len());
                    Span::new(full.start, full.start + end as u32)
                }
            };
        }
        self.close();
    }

    /// Where the module stands in `from … import names`: behind `from`, before the last `import` in front of the names.
    fn module_of(&self, at: Span, names: &[ast::Alias]) -> Span {
        let end = names.first().map_or(at.end, |name| span(name).start);
        let head = &self.text[at.start as usize..end as usize];
        let (Some(from), Some(import)) = (head.find("from"), head.rfind("import")) else { return Span::default() };
        let module = head.get(from + 4..import).unwrap_or_default();
        let blank = |c: char| c.is_whitespace() || c == '\\';
        let start = at.start as usize + from + 4 + (module.len() - module.trim_start_matches(blank).len());
        Span::new(start as u32, (start + module.trim_matches(blank).len()) as u32)
    }

    fn names(&mut self, kind: Kind, role: Role, at: Span, names: &[ast::Identifier]) {
        self.open(kind, role, at);
        for name in names {
            self.leaf(Kind::Name, Role::Child, span(name));
        }
        self.close();
    }
}
