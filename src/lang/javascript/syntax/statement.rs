//! Statements and declarations of variables.

use oxc_ast::ast::{
    BlockStatement, Declaration, Directive, ForInStatement, ForOfStatement, ForStatement, ForStatementInit,
    ForStatementLeft, IfStatement, Statement, SwitchStatement, TryStatement, VariableDeclaration,
    VariableDeclarationKind, VariableDeclarator, WithStatement,
};
use oxc_ast::match_declaration;
use oxc_ast::match_module_declaration;
use oxc_span::{GetSpan, Span as OxcSpan};

use super::super::names::Noted;
use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, NodeId, Role};
use crate::text::Span;

impl<'a> Reader<'a> {
    pub(super) fn statements(&mut self, statements: &[Statement<'a>]) {
        for statement in statements {
            self.statement(statement, Role::Body);
        }
    }

    pub(super) fn directives(&mut self, directives: &[Directive<'a>]) {
        for directive in directives {
            self.ended(Kind::Expression, Role::Body, directive.span, directive.expression.span.end);
            self.string(&directive.expression, Role::Value);
            self.close();
        }
    }

    pub(super) fn statement(&mut self, statement: &Statement<'a>, role: Role) {
        match statement {
            Statement::BlockStatement(it) => self.block(it, role),
            Statement::BreakStatement(it) => {
                let name = it.label.as_ref().map(|label| label.span);
                self.jump(Kind::Break, role, it.span, name);
            }
            Statement::ContinueStatement(it) => {
                let name = it.label.as_ref().map(|label| label.span);
                self.jump(Kind::Continue, role, it.span, name);
            }
            Statement::DebuggerStatement(it) => self.jump(Kind::Other, role, it.span, None),
            Statement::EmptyStatement(it) => {
                self.leaf(Kind::Pass, role, here(it.span));
            }
            Statement::ExpressionStatement(it) => {
                self.ended(Kind::Expression, role, it.span, it.expression.span().end);
                self.expression(&it.expression, Role::Value);
                self.close();
            }
            Statement::ReturnStatement(it) => {
                let end = it.argument.as_ref().map_or(it.span.start + 6, |argument| argument.span().end);
                self.ended(Kind::Return, role, it.span, end);
                self.maybe(it.argument.as_ref(), Role::Value);
                self.close();
            }
            Statement::ThrowStatement(it) => {
                self.ended(Kind::Raise, role, it.span, it.argument.span().end);
                self.expression(&it.argument, Role::Value);
                self.close();
            }
            Statement::DoWhileStatement(it) => {
                let close = self.slice(here(it.span)).rfind(')').map_or(0, |at| at as u32 + 1);
                self.ended(Kind::DoWhile, role, it.span, it.span.start + close);
                self.branching(&it.body, Role::Body);
                self.expression(&it.test, Role::Test);
                self.close();
            }
            Statement::WhileStatement(it) => {
                self.open(Kind::While, role, here(it.span));
                self.expression(&it.test, Role::Test);
                self.branching(&it.body, Role::Body);
                self.close();
            }
            Statement::LabeledStatement(it) => {
                let node = self.open(Kind::Labeled, role, here(it.span));
                self.named(node, it.label.span);
                self.statement(&it.body, Role::Body);
                self.close();
            }
            Statement::IfStatement(it) => self.if_statement(it, role, Flags::default()),
            Statement::ForStatement(it) => self.for_statement(it, role),
            Statement::ForInStatement(it) => self.for_in(it, role),
            Statement::ForOfStatement(it) => self.for_of(it, role),
            Statement::SwitchStatement(it) => self.switch(it, role),
            Statement::TryStatement(it) => self.try_statement(it, role),
            Statement::WithStatement(it) => self.with_statement(it, role),
            match_declaration!(Statement) => self.declaration(statement.to_declaration(), role),
            match_module_declaration!(Statement) => self.module_declaration(statement.to_module_declaration(), role),
        }
    }

    pub(super) fn declaration(&mut self, declaration: &Declaration<'a>, role: Role) {
        match declaration {
            Declaration::VariableDeclaration(it) => self.variables(it, role, None),
            Declaration::FunctionDeclaration(it) => {
                self.function(it, role, it.span, Flags::default(), None);
            }
            Declaration::ClassDeclaration(it) => {
                self.class(it, role);
            }
            _ => self.type_declaration(declaration, role),
        }
    }

    pub(super) fn block(&mut self, block: &BlockStatement<'a>, role: Role) {
        let node = self.open(Kind::Block, role, here(block.span));
        let outer = self.names.enter(node, &block.scope_id);
        self.statements(&block.body);
        self.names.leave(outer);
        self.close();
    }

    /// Opens a statement that a semicolon may end. `inner` is where its last part ends.
    ///
    /// A semicolon that starts a later line of code belongs to that line, as people without semicolons write it.
    pub(super) fn ended(&mut self, kind: Kind, role: Role, span: OxcSpan, inner: u32) -> NodeId {
        let mut span = here(span);
        let mut flags = Flags::NO_SEMICOLON;
        if span.end > inner && self.byte(span.end - 1) == b';' {
            if self.leads_a_line(inner, span.end) {
                span.end = inner;
            } else {
                flags = Flags::default();
                self.habits.semicolons = true;
            }
        }
        self.open_flagged(kind, role, span, flags)
    }

    /// Whether the semicolon right before `end` stands on another line than `inner`, with code behind it.
    fn leads_a_line(&self, inner: u32, end: u32) -> bool {
        if !self.slice(Span::new(inner, end)).contains('\n') {
            return false;
        }
        let behind = self.text[end as usize..].split('\n').next().unwrap_or_default().trim();
        !behind.is_empty() && !behind.starts_with("//")
    }

    fn jump(&mut self, kind: Kind, role: Role, span: OxcSpan, label: Option<OxcSpan>) {
        let text = self.slice(here(span));
        let word = text.bytes().take_while(u8::is_ascii_alphabetic).count() as u32;
        let end = label.map_or(span.start + word, |label| label.end);
        let node = self.ended(kind, role, span, end);
        if let Some(label) = label {
            self.named(node, label);
        }
        self.close();
    }

    fn branching(&mut self, statement: &Statement<'a>, role: Role) {
        self.names.branch();
        self.statement(statement, role);
        self.names.unbranch();
    }

    fn if_statement(&mut self, it: &IfStatement<'a>, role: Role, flags: Flags) {
        self.open_flagged(Kind::If, role, here(it.span), flags);
        self.expression(&it.test, Role::Test);
        self.names.branch();
        self.statement(&it.consequent, Role::Body);
        match &it.alternate {
            Some(Statement::IfStatement(next)) => self.if_statement(next, Role::Else, Flags::ELIF),
            Some(other) => self.statement(other, Role::Else),
            None => {}
        }
        self.names.unbranch();
        self.close();
    }

    fn for_statement(&mut self, it: &ForStatement<'a>, role: Role) {
        let node = self.open(Kind::ForLoop, role, here(it.span));
        let outer = self.names.enter(node, &it.scope_id);
        match &it.init {
            Some(ForStatementInit::VariableDeclaration(declaration)) => {
                self.variables(declaration, Role::Init, Some(How::Declared));
            }
            Some(init) => {
                self.expression(init.to_expression(), Role::Init);
            }
            None => {}
        }
        self.maybe(it.test.as_ref(), Role::Test);
        self.maybe(it.update.as_ref(), Role::Update);
        self.branching(&it.body, Role::Body);
        self.names.leave(outer);
        self.close();
    }

    fn for_in(&mut self, it: &ForInStatement<'a>, role: Role) {
        let node = self.open(Kind::ForIn, role, here(it.span));
        let outer = self.names.enter(node, &it.scope_id);
        self.loop_target(&it.left);
        self.expression(&it.right, Role::Iterable);
        self.branching(&it.body, Role::Body);
        self.names.leave(outer);
        self.close();
    }

    fn for_of(&mut self, it: &ForOfStatement<'a>, role: Role) {
        let flags = Flags::when(it.r#await, Flags::ASYNC);
        let node = self.open_flagged(Kind::For, role, here(it.span), flags);
        let outer = self.names.enter(node, &it.scope_id);
        let noted = self.loop_target(&it.left);
        let walked = self.expression(&it.right, Role::Iterable);
        self.names.tell(noted, How::Loop(Some(walked)));
        self.branching(&it.body, Role::Body);
        self.names.leave(outer);
        self.close();
    }

    /// The variable that a loop sets; noted if it is the whole target.
    fn loop_target(&mut self, left: &ForStatementLeft<'a>) -> Option<Noted> {
        match left {
            ForStatementLeft::VariableDeclaration(declaration) => {
                self.variables(declaration, Role::Target, Some(How::Loop(None)));
                let plain = declaration.declarations.first().and_then(|it| it.id.get_binding_identifier());
                plain.and_then(|id| self.names.last(id))
            }
            _ => {
                let noted = self.assignment_target(left.to_assignment_target(), Role::Target);
                self.names.tell(noted, How::Loop(None));
                noted
            }
        }
    }

    /// A declaration; `bare` tells how its names are bound in the head of a loop.
    fn variables(&mut self, it: &VariableDeclaration<'a>, role: Role, bare: Option<How>) {
        let flags = match it.kind {
            VariableDeclarationKind::Var => Flags::VAR,
            VariableDeclarationKind::Let => Flags::LET,
            VariableDeclarationKind::Const => Flags::CONST,
            VariableDeclarationKind::Using => Flags::CONST,
            VariableDeclarationKind::AwaitUsing => Flags::CONST.with(Flags::ASYNC),
        };
        self.habits.declares(it.kind);
        let inner = it.declarations.last().map_or(it.span.start, |last| last.span.end);
        let node = match bare {
            Some(_) => self.open(Kind::Declare, role, here(it.span)),
            None => self.ended(Kind::Declare, role, it.span, inner),
        };
        self.tree.flag(node, flags);
        let conditional = it.kind == VariableDeclarationKind::Var && self.names.conditional();
        for declarator in &it.declarations {
            self.declarator(declarator, bare.as_ref(), conditional);
        }
        self.close();
    }

    fn declarator(&mut self, it: &VariableDeclarator<'a>, bare: Option<&How>, conditional: bool) {
        self.open(Kind::Assign, Role::Item, here(it.span));
        let how = match (&it.init, bare) {
            (None, Some(how)) => how.clone(),
            (None, None) => How::Declared,
            (Some(_), _) => How::Part,
        };
        let path = it.init.as_ref().and_then(|init| self.names.path_of(init));
        let loads = it.init.as_ref().is_some_and(|init| self.names.loads(init));
        match it.id.get_binding_identifier() {
            Some(id) => {
                let noted = self.binding_name(id, Role::Target, how);
                self.annotation(it.type_annotation.as_deref(), Role::Annotation);
                if let Some(init) = &it.init {
                    let value = self.expression(init, Role::Value);
                    let how = match path.filter(|_| loads) {
                        Some(path) => How::Import { path, type_only: false, conditional },
                        None => How::Value(value),
                    };
                    self.names.tell(noted, how);
                }
            }
            None => {
                let path = path.map(|path| How::Import { path, type_only: false, conditional });
                self.binding_pattern(&it.id, Role::Target, path.as_ref().unwrap_or(&how));
                self.annotation(it.type_annotation.as_deref(), Role::Annotation);
                self.maybe(it.init.as_ref(), Role::Value);
            }
        }
        self.close();
    }

    fn switch(&mut self, it: &SwitchStatement<'a>, role: Role) {
        let node = self.open(Kind::Match, role, here(it.span));
        self.expression(&it.discriminant, Role::Test);
        let outer = self.names.enter(node, &it.scope_id);
        self.names.branch();
        for case in &it.cases {
            self.open(Kind::Case, Role::Handler, here(case.span));
            self.maybe(case.test.as_ref(), Role::Test);
            self.statements(&case.consequent);
            self.close();
        }
        self.names.unbranch();
        self.names.leave(outer);
        self.close();
    }

    fn try_statement(&mut self, it: &TryStatement<'a>, role: Role) {
        self.open(Kind::Try, role, here(it.span));
        self.names.branch();
        self.block(&it.block, Role::Body);
        if let Some(handler) = &it.handler {
            let node = self.open(Kind::Handler, Role::Handler, here(handler.span));
            let outer = self.names.enter(node, &handler.scope_id);
            if let Some(param) = &handler.param {
                if let Some(id) = param.pattern.get_binding_identifier() {
                    self.named(node, id.span);
                }
                self.open(Kind::Param, Role::Param, here(param.span));
                self.binding_pattern(&param.pattern, Role::Target, &How::Handler);
                self.annotation(param.type_annotation.as_deref(), Role::Annotation);
                self.close();
            }
            self.block(&handler.body, Role::Body);
            self.names.leave(outer);
            self.close();
        }
        self.names.unbranch();
        if let Some(finalizer) = &it.finalizer {
            self.block(finalizer, Role::Finally);
        }
        self.close();
    }

    fn with_statement(&mut self, it: &WithStatement<'a>, role: Role) {
        let node = self.open(Kind::Other, role, here(it.span));
        self.expression(&it.object, Role::Child);
        let outer = self.names.enter(node, &it.scope_id);
        self.branching(&it.body, Role::Body);
        self.names.leave(outer);
        self.close();
    }
}
