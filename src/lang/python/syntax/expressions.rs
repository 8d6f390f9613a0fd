//! Expressions.

use ruff_python_ast::{
    self as ast, ArgOrKeyword, BoolOp, Expr, ExprContext, FStringPart, InterpolatedStringElement, UnaryOp,
};

use super::{Body, Walker, span};
use crate::facts::{Flags, Kind, Role};
use crate::text::Span;

impl Walker<'_> {
    pub(super) fn maybe(&mut self, expr: Option<&Expr>, role: Role) {
        if let Some(expr) = expr {
            self.expr(expr, role);
        }
    }

    pub(super) fn exprs(&mut self, exprs: &[Expr], role: Role) {
        for expr in exprs {
            self.expr(expr, role);
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr, role: Role) {
        if self.too_deep {
            return;
        }
        let at = span(expr);
        match expr {
            Expr::Name(name) => {
                let leaf = self.leaf(Kind::Name, role, at);
                self.out.flag(leaf, stored(name.ctx));
            }
            Expr::Attribute(attribute) => {
                let node = self.open(Kind::Attribute, role, at);
                self.out.flag(node, stored(attribute.ctx));
                self.out.node(node).name = span(&attribute.attr);
                self.expr(&attribute.value, Role::Object);
                self.close();
            }
            Expr::Call(call) => {
                let node = self.open(Kind::Call, role, at);
                self.out.node(node).list = span(&call.arguments);
                self.expr(&call.func, Role::Callee);
                self.arguments(&call.arguments, Role::Argument);
                self.close();
            }
            Expr::StringLiteral(_) | Expr::BytesLiteral(_) => self.bare(Kind::String, role, at),
            Expr::NumberLiteral(_) => self.bare(Kind::Number, role, at),
            Expr::BooleanLiteral(literal) => {
                self.bare(if literal.value { Kind::True } else { Kind::False }, role, at);
            }
            Expr::NoneLiteral(_) => self.bare(Kind::None, role, at),
            Expr::EllipsisLiteral(_) => self.bare(Kind::Ellipsis, role, at),
            Expr::IpyEscapeCommand(_) => self.bare(Kind::Other, role, at),
            Expr::FString(_) | Expr::TString(_) => self.template(expr, role),
            Expr::Lambda(lambda) => self.lambda(lambda, role),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr, role);
            }
            Expr::Tuple(_) | Expr::List(_) | Expr::Set(_) | Expr::Dict(_) => self.display(expr, role),
            Expr::Await(_) | Expr::Yield(_) | Expr::YieldFrom(_) => self.suspension(expr, role),
            _ => self.operation(expr, role),
        }
    }

    pub(super) fn arguments(&mut self, arguments: &ast::Arguments, role: Role) {
        for argument in arguments.iter_source_order() {
            match argument {
                ArgOrKeyword::Arg(argument) => self.expr(argument, role),
                ArgOrKeyword::Keyword(keyword) => {
                    let node = self.open(Kind::Keyword, role, span(keyword));
                    match &keyword.arg {
                        Some(name) => self.out.node(node).name = span(name),
                        None => self.out.flag(node, Flags::DOUBLE_STAR),
                    }
                    self.expr(&keyword.value, Role::Value);
                    self.close();
                }
            }
        }
    }

    fn suspension(&mut self, expr: &Expr, role: Role) {
        let (Expr::Yield(_) | Expr::YieldFrom(_)) = expr else {
            if let Expr::Await(wait) = expr {
                self.node(Kind::Await, role, span(expr), &[(Role::Operand, &wait.value)]);
            }
            return;
        };
        if let Some(&Body::Function(function)) = self.bodies.last() {
            self.out.flag(function, Flags::GENERATOR);
        }
        let node = self.open(Kind::Yield, role, span(expr));
        match expr {
            Expr::Yield(expr) => self.maybe(expr.value.as_deref(), Role::Value),
            Expr::YieldFrom(expr) => {
                self.out.flag(node, Flags::STAR);
                self.expr(&expr.value, Role::Value);
            }
            _ => {}
        }
        self.close();
    }

    fn operation(&mut self, expr: &Expr, role: Role) {
        let at = span(expr);
        match expr {
            Expr::BoolOp(expr) => {
                let node = self.open(Kind::Logical, role, at);
                self.out.flag(node, Flags::when(expr.op == BoolOp::Or, Flags::OR));
                self.exprs(&expr.values, Role::Operand);
                self.close();
            }
            Expr::Compare(expr) => {
                self.open(Kind::Compare, role, at);
                self.expr(&expr.left, Role::Left);
                self.exprs(&expr.comparators, Role::Right);
                self.close();
            }
            Expr::UnaryOp(expr) => {
                let node = self.open(Kind::Unary, role, at);
                let not = Flags::when(expr.op == UnaryOp::Not, Flags::NOT);
                self.out.flag(node, not.with(Flags::when(expr.op == UnaryOp::USub, Flags::MINUS)));
                self.expr(&expr.operand, Role::Operand);
                self.close();
            }
            Expr::BinOp(expr) => {
                self.node(Kind::Binary, role, at, &[(Role::Left, &expr.left), (Role::Right, &expr.right)]);
            }
            Expr::If(expr) => {
                let parts = [(Role::Body, &*expr.body), (Role::Test, &*expr.test), (Role::Else, &*expr.orelse)];
                self.node(Kind::Conditional, role, at, &parts);
            }
            Expr::Named(expr) => {
                let parts = [(Role::Target, &*expr.target), (Role::Value, &*expr.value)];
                self.node(Kind::AssignExpression, role, at, &parts);
            }
            Expr::Starred(expr) => {
                let role_of_value = if expr.ctx == ExprContext::Load { Role::Value } else { Role::Target };
                self.node(Kind::Spread, role, at, &[(role_of_value, &expr.value)]);
            }
            Expr::Subscript(expr) => {
                let node = self.open(Kind::Subscript, role, at);
                self.out.flag(node, stored(expr.ctx));
                self.expr(&expr.value, Role::Object);
                self.expr(&expr.slice, Role::Index);
                self.close();
            }
            Expr::Slice(slice) => {
                self.open(Kind::Slice, role, at);
                self.maybe(slice.lower.as_deref(), Role::Left);
                self.maybe(slice.upper.as_deref(), Role::Right);
                self.maybe(slice.step.as_deref(), Role::Part);
                self.close();
            }
            _ => self.bare(Kind::Other, role, at),
        }
    }

    fn display(&mut self, expr: &Expr, role: Role) {
        let (kind, elements) = match expr {
            Expr::Tuple(tuple) => (Kind::Tuple, &tuple.elts[..]),
            Expr::List(list) => (Kind::List, &list.elts[..]),
            Expr::Set(set) => (Kind::Set, &set.elts[..]),
            _ => (Kind::Dict, &[][..]),
        };
        self.open(kind, role, span(expr));
        self.exprs(elements, Role::Element);
        if let Expr::Dict(dict) = expr {
            for item in &dict.items {
                self.pair(item);
            }
        }
        self.close();
    }

    fn pair(&mut self, item: &ast::DictItem) {
        let value = span(&item.value);
        let start = match &item.key {
            Some(key) => span(key).start,
            // `**x`: from the stars on.
            None => self.text[..value.start as usize].rfind("**").map_or(value.start, |at| at as u32),
        };
        let node = self.open(Kind::Pair, Role::Element, Span::new(start, value.end));
        self.out.flag(node, Flags::when(item.key.is_none(), Flags::DOUBLE_STAR));
        self.maybe(item.key.as_ref(), Role::Key);
        self.expr(&item.value, Role::Value);
        self.close();
    }

    fn comprehension(&mut self, expr: &Expr, role: Role) {
        let (kind, key, element, clauses) = match expr {
            Expr::ListComp(expr) => (Kind::ListComprehension, None, &expr.elt, &expr.generators),
            Expr::SetComp(expr) => (Kind::SetComprehension, None, &expr.elt, &expr.generators),
            Expr::Generator(expr) => (Kind::Generator, None, &expr.elt, &expr.generators),
            Expr::DictComp(expr) => (Kind::DictComprehension, Some(expr.key.as_deref()), &expr.value, &expr.generators),
            _ => return,
        };
        self.open(kind, role, span(expr));
        match key {
            Some(key) => {
                self.maybe(key, Role::Key);
                self.expr(element, Role::Value);
            }
            None => self.expr(element, Role::Element),
        }
        for clause in clauses {
            let node = self.open(Kind::Clause, Role::Clause, span(clause));
            self.out.flag(node, Flags::when(clause.is_async, Flags::ASYNC));
            self.expr(&clause.target, Role::Target);
            self.expr(&clause.iter, Role::Iterable);
            self.exprs(&clause.ifs, Role::Condition);
            self.close();
        }
        self.close();
    }

    fn template(&mut self, expr: &Expr, role: Role) {
        self.open(Kind::Template, role, span(expr));
        match expr {
            Expr::FString(expr) => {
                for part in &expr.value {
                    if let FStringPart::FString(part) = part {
                        self.parts(&part.elements);
                    }
                }
            }
            Expr::TString(expr) => {
                for part in &expr.value {
                    self.parts(&part.elements);
                }
            }
            _ => {}
        }
        self.close();
    }

    fn parts(&mut self, elements: &[InterpolatedStringElement]) {
        for element in elements {
            if let InterpolatedStringElement::Interpolation(part) = element {
                self.expr(&part.expression, Role::Part);
                if let Some(spec) = &part.format_spec {
                    self.parts(&spec.elements);
                }
            }
        }
    }

    fn lambda(&mut self, lambda: &ast::ExprLambda, role: Role) {
        let node = self.open(Kind::Function, role, span(lambda));
        self.out.flag(node, Flags::LAMBDA.with(Flags::EXPRESSION_BODY).with(Flags::IN_EXPRESSION));
        if let Some(parameters) = &lambda.parameters {
            self.parameters(parameters);
        }
        self.bodies.push(Body::Function(node));
        self.expr(&lambda.body, Role::Body);
        self.bodies.pop();
        self.close();
    }

    /// A node with children in one role each.
    fn node(&mut self, kind: Kind, role: Role, span: Span, children: &[(Role, &Expr)]) {
        self.open(kind, role, span);
        for &(role, child) in children {
            self.expr(child, role);
        }
        self.close();
    }
}

/// How a name, attribute or entry is marked that is written or deleted where it stands.
fn stored(ctx: ExprContext) -> Flags {
    Flags::when(matches!(ctx, ExprContext::Store | ExprContext::Del), Flags::STORE)
}
