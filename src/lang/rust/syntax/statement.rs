//! Blocks and statements.

use syn::{Block, Expr, Stmt};

use super::super::names::Wall;
use super::{Made, Reader};
use crate::facts::tree::{Flags, Kind, NodeId, Role};
use crate::facts::{How, ScopeKind};
use crate::text::Span;

impl Reader<'_> {
    /// `{ … }` with names of its own.
    pub(super) fn block(&mut self, block: &Block, role: Role) -> Made {
        let node = self.open(Kind::Block, role);
        self.names.enter(node, ScopeKind::Block, Wall::None);
        self.statements(&block.stmts);
        self.names.leave();
        self.close(node, self.at(block.brace_token.span.join()))
    }

    pub(super) fn statements(&mut self, statements: &[Stmt]) {
        let mut items = statements.iter().filter_map(|one| match one {
            Stmt::Item(item) => Some(item),
            _ => None,
        });
        self.announce(&mut items);
        for (at, statement) in statements.iter().enumerate() {
            self.statement(statement, at + 1 == statements.len());
        }
    }

    fn statement(&mut self, statement: &Stmt, last: bool) {
        match statement {
            Stmt::Local(local) => self.local(local),
            Stmt::Item(item) => self.item(item, Role::Body),
            Stmt::Expr(expr, Some(semi)) => {
                let node = self.open(Kind::Expression, Role::Body);
                let attributes = attributes_of(expr);
                self.attributes(attributes);
                let made = self.expr(expr, Role::Value);
                let end = self.at(semi.span);
                let start = attributes.first().map_or(made.outer, |first| self.of(first));
                self.close(node, start.cover(made.outer).cover(end));
            }
            Stmt::Expr(expr, None) => self.value_statement(expr, last),
            Stmt::Macro(it) if last && it.semi_token.is_none() => {
                let made = self.macro_call(&it.mac, Role::Body);
                self.flag(made.id, Flags::NO_SEMICOLON);
            }
            Stmt::Macro(it) => {
                let node = self.open(Kind::Expression, Role::Body);
                self.attributes(&it.attrs);
                let made = self.macro_call(&it.mac, Role::Value);
                let end = it.semi_token.map(|semi| self.at(semi.span));
                self.close(node, end.map_or(made.outer, |end| made.outer.cover(end)));
            }
        }
    }

    /// An expression without its semicolon: a block of some kind, or the value of the block around it.
    fn value_statement(&mut self, expr: &Expr, last: bool) {
        let blocks = matches!(
            expr,
            Expr::If(_)
                | Expr::While(_)
                | Expr::ForLoop(_)
                | Expr::Loop(_)
                | Expr::Match(_)
                | Expr::Block(_)
                | Expr::Unsafe(_)
        );
        let attributes = attributes_of(expr);
        if (blocks || last) && attributes.is_empty() {
            let made = self.expr(expr, Role::Body);
            self.flag(made.id, Flags::when(last, Flags::NO_SEMICOLON));
            return;
        }
        let node = self.open(Kind::Expression, Role::Body);
        self.attributes(attributes);
        let made = self.expr(expr, Role::Value);
        let start = attributes.first().map_or(made.outer, |first| self.of(first));
        self.close(node, start.cover(made.outer));
        self.flag(node, Flags::when(last, Flags::NO_SEMICOLON));
    }

    fn local(&mut self, it: &syn::Local) {
        let node = self.open(Kind::Declare, Role::Body);
        self.flag(node, Flags::LET);
        self.attributes(&it.attrs);
        let item = self.open(Kind::Assign, Role::Item);
        let mut bound = Vec::new();
        let pattern = self.pattern(&it.pat, Role::Target, &mut bound);
        let plain = bound.len() == 1 && bound[0] == pattern.id;
        let mut span = pattern.outer;
        let mut how = if it.init.is_some() { How::Part } else { How::Declared };
        if let Some(init) = &it.init {
            let value = self.expr(&init.expr, Role::Value);
            span = span.cover(value.outer);
            if plain {
                how = How::Value(value.id);
            }
            if let Some((_, diverge)) = &init.diverge {
                self.flag(node, Flags::REFUTABLE);
                span = span.cover(self.expr(diverge, Role::Else).outer);
            }
        }
        self.close(item, span);
        self.bind(bound, &how);
        let start = it.attrs.first().map_or(self.at(it.let_token.span), |first| self.of(first));
        let whole = start.cover(self.at(it.semi_token.span));
        self.close(node, self.code_of(whole));
    }

    /// The span without the doc comments it starts with.
    pub(super) fn code_of(&self, span: Span) -> Span {
        let first = self.tokens.from(span.start).map_or(span.start, |token| token.span.start);
        Span::new(first.min(span.end), span.end)
    }

    /// The body of a function: a block, or an expression.
    pub(super) fn body(&mut self, function: NodeId, body: &Expr) -> Made {
        match body {
            Expr::Block(it) if it.label.is_none() && it.attrs.is_empty() => self.block(&it.block, Role::Body),
            _ => {
                self.flag(function, Flags::EXPRESSION_BODY);
                self.expr(body, Role::Body)
            }
        }
    }
}

/// The attributes of a statement that is an expression: syn keeps them with what stands first in it.
fn attributes_of(expr: &Expr) -> &[syn::Attribute] {
    match expr {
        Expr::Assign(it) => attributes_of(&it.left),
        Expr::Binary(it) => attributes_of(&it.left),
        Expr::Cast(it) => attributes_of(&it.expr),
        Expr::Async(it) => &it.attrs,
        Expr::Await(it) => &it.attrs,
        Expr::Block(it) => &it.attrs,
        Expr::Break(it) => &it.attrs,
        Expr::Call(it) => &it.attrs,
        Expr::Continue(it) => &it.attrs,
        Expr::ForLoop(it) => &it.attrs,
        Expr::If(it) => &it.attrs,
        Expr::Loop(it) => &it.attrs,
        Expr::Macro(it) => &it.attrs,
        Expr::Match(it) => &it.attrs,
        Expr::MethodCall(it) => &it.attrs,
        Expr::Return(it) => &it.attrs,
        Expr::Try(it) => &it.attrs,
        Expr::Unsafe(it) => &it.attrs,
        Expr::While(it) => &it.attrs,
        _ => &[],
    }
}
