//! Expressions.

use syn::spanned::Spanned;
use syn::{BinOp, Expr, Lit, Member, ReturnType, UnOp};

use super::super::names::Wall;
use super::{Made, Reader};
use crate::facts::tree::{Flags, Kind, Role};
use crate::facts::{How, ScopeKind};
use crate::text::Span;

impl Reader<'_> {
    /// An expression; parentheses around it belong to its outer place only.
    pub(super) fn expr(&mut self, expr: &Expr, role: Role) -> Made {
        match expr {
            Expr::Paren(it) => {
                let made = self.expr(&it.expr, role);
                Made { outer: self.at(it.paren_token.span.join()), ..made }
            }
            Expr::Group(it) => self.expr(&it.expr, role),
            Expr::Path(it) if it.qself.is_none() => self.path(&it.path, role),
            Expr::Lit(it) => self.literal(&it.lit, role),
            Expr::Call(it) => self.call(it, role),
            Expr::MethodCall(it) => self.method_call(it, role),
            Expr::Field(it) => self.field(it, role),
            Expr::Macro(it) => self.macro_call(&it.mac, role),
            Expr::Struct(it) => self.structure(it, role),
            Expr::Binary(it) => self.binary(it, role),
            Expr::Unary(it) => self.unary(it, role),
            Expr::Reference(it) => {
                let node = self.open(Kind::Reference, role);
                self.flag(node, Flags::when(it.mutability.is_some(), Flags::MUTABLE));
                let end = self.expr(&it.expr, Role::Operand).outer;
                self.close(node, self.at(it.and_token.span).cover(end))
            }
            Expr::Await(it) => {
                let node = self.open(Kind::Await, role);
                let start = self.expr(&it.base, Role::Operand).outer;
                self.close(node, start.cover(self.at(it.await_token.span)))
            }
            Expr::Try(it) => {
                let node = self.open(Kind::Question, role);
                let start = self.expr(&it.expr, Role::Operand).outer;
                self.close(node, start.cover(self.at(it.question_token.span)))
            }
            Expr::Assign(it) => {
                let node = self.open(Kind::AssignExpression, role);
                let start = self.target(&it.left);
                let end = self.expr(&it.right, Role::Value).outer;
                self.close(node, start.cover(end))
            }
            Expr::Cast(it) => {
                let node = self.open(Kind::Cast, role);
                let start = self.expr(&it.expr, Role::Value).outer;
                let end = self.type_node(Role::Type, self.of(&*it.ty)).outer;
                self.close(node, start.cover(end))
            }
            Expr::Index(it) => {
                let node = self.open(Kind::Subscript, role);
                let start = self.expr(&it.expr, Role::Object).outer;
                self.expr(&it.index, Role::Index);
                self.close(node, start.cover(self.at(it.bracket_token.span.join())))
            }
            Expr::Range(it) => {
                let node = self.open(Kind::Range, role);
                let mut span = self.of(&it.limits);
                for (end, role) in [(&it.start, Role::Left), (&it.end, Role::Right)] {
                    if let Some(end) = end {
                        span = span.cover(self.expr(end, role).outer);
                    }
                }
                self.close(node, span)
            }
            Expr::Tuple(it) => self.list(Kind::Tuple, role, it.elems.iter(), self.at(it.paren_token.span.join())),
            Expr::Array(it) => self.list(Kind::List, role, it.elems.iter(), self.at(it.bracket_token.span.join())),
            Expr::Repeat(it) => {
                let node = self.open(Kind::List, role);
                self.expr(&it.expr, Role::Element);
                self.expr(&it.len, Role::Index);
                self.close(node, self.at(it.bracket_token.span.join()))
            }
            _ => self.control(expr, role),
        }
    }

    fn control(&mut self, expr: &Expr, role: Role) -> Made {
        match expr {
            Expr::Block(it) => {
                let made = self.block(&it.block, role);
                self.labelled(made, it.label.as_ref())
            }
            Expr::Unsafe(it) => self.led_block(&it.block, role, self.at(it.unsafe_token.span)),
            Expr::Const(it) => self.led_block(&it.block, role, self.at(it.const_token.span)),
            Expr::TryBlock(it) => self.led_block(&it.block, role, self.at(it.try_token.span)),
            Expr::If(it) => self.if_expr(it, role, Flags::default()),
            Expr::Let(it) => {
                let node = self.open(Kind::AssignExpression, role);
                self.flag(node, Flags::REFUTABLE);
                let mut bound = Vec::new();
                self.pattern(&it.pat, Role::Target, &mut bound);
                let end = self.expr(&it.expr, Role::Value).outer;
                self.bind(bound, &How::Part);
                self.close(node, self.at(it.let_token.span).cover(end))
            }
            Expr::Match(it) => self.match_expr(it, role),
            Expr::While(it) => {
                let node = self.open(Kind::While, role);
                self.names.enter(node, ScopeKind::Block, Wall::None);
                self.expr(&it.cond, Role::Test);
                let end = self.block(&it.body, Role::Body).outer;
                self.names.leave();
                let made = self.close(node, self.at(it.while_token.span).cover(end));
                self.labelled(made, it.label.as_ref())
            }
            Expr::Loop(it) => {
                let node = self.open(Kind::While, role);
                let end = self.block(&it.body, Role::Body).outer;
                let made = self.close(node, self.at(it.loop_token.span).cover(end));
                self.labelled(made, it.label.as_ref())
            }
            Expr::ForLoop(it) => self.for_loop(it, role),
            Expr::Async(it) => {
                let node = self.open(Kind::Function, role);
                self.flag(node, Flags::ASYNC.with(Flags::IN_EXPRESSION));
                self.names.enter(node, ScopeKind::Function, Wall::None);
                let end = self.block(&it.block, Role::Body).outer;
                self.names.leave();
                self.close(node, self.at(it.async_token.span).cover(end))
            }
            Expr::Closure(it) => self.closure(it, role),
            Expr::Return(it) => self.jump(Kind::Return, role, self.at(it.return_token.span), None, it.expr.as_deref()),
            Expr::Break(it) => {
                self.jump(Kind::Break, role, self.at(it.break_token.span), it.label.as_ref(), it.expr.as_deref())
            }
            Expr::Continue(it) => {
                self.jump(Kind::Continue, role, self.at(it.continue_token.span), it.label.as_ref(), None)
            }
            _ => {
                let span = self.of(expr);
                let node = self.open(Kind::Other, role);
                self.names_in(span);
                self.close(node, span)
            }
        }
    }

    pub(super) fn literal(&mut self, lit: &Lit, role: Role) -> Made {
        let span = self.of(lit);
        let kind = match lit {
            Lit::Bool(it) if it.value => Kind::True,
            Lit::Bool(_) => Kind::False,
            Lit::Int(_) | Lit::Float(_) => Kind::Number,
            _ => Kind::String,
        };
        self.leaf(kind, role, span)
    }

    fn list<'e>(&mut self, kind: Kind, role: Role, all: impl Iterator<Item = &'e Expr>, span: Span) -> Made {
        let node = self.open(kind, role);
        for one in all {
            self.expr(one, Role::Element);
        }
        self.close(node, span)
    }

    fn call(&mut self, it: &syn::ExprCall, role: Role) -> Made {
        let node = self.open(Kind::Call, role);
        let start = self.expr(&it.func, Role::Callee).outer;
        for argument in &it.args {
            self.expr(argument, Role::Argument);
        }
        let list = self.at(it.paren_token.span.join());
        self.tree.node(node).list = list;
        self.close(node, start.cover(list))
    }

    fn method_call(&mut self, it: &syn::ExprMethodCall, role: Role) -> Made {
        let node = self.open(Kind::Call, role);
        let callee = self.open(Kind::Attribute, Role::Callee);
        let name = self.at(it.method.span());
        self.named(callee, name);
        let start = self.expr(&it.receiver, Role::Object).outer;
        let mut end = name;
        if let Some(types) = &it.turbofish {
            end = self.of(types);
            self.type_node(Role::Type, end);
        }
        self.close(callee, start.cover(end));
        for argument in &it.args {
            self.expr(argument, Role::Argument);
        }
        let list = self.at(it.paren_token.span.join());
        self.tree.node(node).list = list;
        self.close(node, start.cover(list))
    }

    fn field(&mut self, it: &syn::ExprField, role: Role) -> Made {
        let node = self.open(Kind::Attribute, role);
        let name = match &it.member {
            Member::Named(name) => self.at(name.span()),
            Member::Unnamed(index) => self.at(index.span),
        };
        self.named(node, name);
        let start = self.expr(&it.base, Role::Object).outer;
        self.close(node, start.cover(name))
    }

    fn structure(&mut self, it: &syn::ExprStruct, role: Role) -> Made {
        let node = self.open(Kind::New, role);
        let start = self.path(&it.path, Role::Callee).outer;
        for field in &it.fields {
            let entry = self.open(Kind::Keyword, Role::Argument);
            let name = self.of(&field.member);
            self.named(entry, name);
            self.flag(entry, Flags::when(field.colon_token.is_none(), Flags::SHORTHAND));
            let end = self.expr(&field.expr, Role::Value).outer;
            self.close(entry, name.cover(end));
        }
        if let Some(rest) = &it.rest {
            self.expr(rest, Role::Child);
        }
        let list = self.at(it.brace_token.span.join());
        self.tree.node(node).list = list;
        self.close(node, start.cover(list))
    }

    fn binary(&mut self, it: &syn::ExprBinary, role: Role) -> Made {
        let (kind, left, right) = match it.op {
            BinOp::And(_) | BinOp::Or(_) => (Kind::Logical, Role::Operand, Role::Operand),
            BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                (Kind::Compare, Role::Left, Role::Right)
            }
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_) => (Kind::Binary, Role::Left, Role::Right),
            _ => (Kind::AugAssign, Role::Target, Role::Value),
        };
        let node = self.open(kind, role);
        let operator = self.of(&it.op);
        self.named(node, operator);
        self.flag(node, Flags::when(matches!(it.op, BinOp::Or(_)), Flags::OR));
        let start = if left == Role::Target { self.target(&it.left) } else { self.expr(&it.left, left).outer };
        let end = self.expr(&it.right, right).outer;
        self.close(node, start.cover(end))
    }

    /// What an assignment writes: a name that is written is no read.
    fn target(&mut self, expr: &Expr) -> Span {
        if let Expr::Path(it) = expr
            && let Some(name) = it.path.get_ident().filter(|_| it.qself.is_none())
        {
            let span = self.at(name.span());
            let node = self.open(Kind::Name, Role::Target);
            self.flag(node, Flags::STORE);
            self.names.write(node, &name.to_string());
            return self.close(node, span).outer;
        }
        self.expr(expr, Role::Target).outer
    }

    fn unary(&mut self, it: &syn::ExprUnary, role: Role) -> Made {
        let node = self.open(Kind::Unary, role);
        let operator = self.of(&it.op);
        self.named(node, operator);
        let flags = match it.op {
            UnOp::Not(_) => Flags::NOT,
            UnOp::Neg(_) => Flags::MINUS,
            _ => Flags::default(),
        };
        self.flag(node, flags);
        let end = self.expr(&it.expr, Role::Operand).outer;
        self.close(node, operator.cover(end))
    }

    fn led_block(&mut self, block: &syn::Block, role: Role, lead: Span) -> Made {
        let made = self.block(block, role);
        let span = lead.cover(made.outer);
        self.tree.node(made.id).span = span;
        Made { outer: span, ..made }
    }

    fn labelled(&mut self, made: Made, label: Option<&syn::Label>) -> Made {
        let Some(label) = label else { return made };
        let name = self.at(label.name.ident.span());
        let span = self.of(label).cover(made.outer);
        let node = self.tree.node(made.id);
        node.name = name;
        node.span = span;
        Made { outer: span, ..made }
    }

    fn jump(
        &mut self,
        kind: Kind,
        role: Role,
        word: Span,
        label: Option<&syn::Lifetime>,
        value: Option<&Expr>,
    ) -> Made {
        let node = self.open(kind, role);
        let mut span = word;
        if let Some(label) = label {
            let name = self.at(label.ident.span());
            self.named(node, name);
            span = span.cover(name);
        }
        if let Some(value) = value {
            span = span.cover(self.expr(value, Role::Value).outer);
        }
        self.close(node, span)
    }

    fn if_expr(&mut self, it: &syn::ExprIf, role: Role, flags: Flags) -> Made {
        let node = self.open(Kind::If, role);
        self.flag(node, flags);
        self.names.enter(node, ScopeKind::Block, Wall::None);
        self.expr(&it.cond, Role::Test);
        let mut end = self.block(&it.then_branch, Role::Body).outer;
        self.names.leave();
        match it.else_branch.as_ref().map(|(_, other)| &**other) {
            Some(Expr::If(next)) => end = self.if_expr(next, Role::Else, Flags::ELIF).outer,
            Some(other) => end = self.expr(other, Role::Else).outer,
            None => {}
        }
        self.close(node, self.at(it.if_token.span).cover(end))
    }

    fn match_expr(&mut self, it: &syn::ExprMatch, role: Role) -> Made {
        let node = self.open(Kind::Match, role);
        self.expr(&it.expr, Role::Test);
        for arm in &it.arms {
            let case = self.open(Kind::Case, Role::Handler);
            self.names.enter(case, ScopeKind::Block, Wall::None);
            self.attributes(&arm.attrs);
            let mut bound = Vec::new();
            let start = self.pattern(&arm.pat, Role::Target, &mut bound).outer;
            self.bind(bound, &How::Part);
            if let Some((_, guard)) = &arm.guard {
                self.expr(guard, Role::Condition);
            }
            let end = self.expr(&arm.body, Role::Body).outer;
            self.names.leave();
            self.close(case, start.cover(end));
        }
        self.close(node, self.at(it.match_token.span).cover(self.at(it.brace_token.span.join())))
    }

    fn for_loop(&mut self, it: &syn::ExprForLoop, role: Role) -> Made {
        let node = self.open(Kind::For, role);
        self.names.enter(node, ScopeKind::Block, Wall::None);
        let mut bound = Vec::new();
        let pattern = self.pattern(&it.pat, Role::Target, &mut bound);
        let plain = bound.len() == 1 && bound[0] == pattern.id;
        let walked = self.expr(&it.expr, Role::Iterable).id;
        self.bind(bound, &How::Loop(plain.then_some(walked)));
        let end = self.block(&it.body, Role::Body).outer;
        self.names.leave();
        let made = self.close(node, self.at(it.for_token.span).cover(end));
        self.labelled(made, it.label.as_ref())
    }

    fn closure(&mut self, it: &syn::ExprClosure, role: Role) -> Made {
        let node = self.open(Kind::Function, role);
        self.flag(node, Flags::ARROW.with(Flags::IN_EXPRESSION));
        self.flag(node, Flags::when(it.asyncness.is_some(), Flags::ASYNC));
        self.names.enter(node, ScopeKind::Function, Wall::None);
        let mut bound = Vec::new();
        for input in &it.inputs {
            let param = self.open(Kind::Param, Role::Param);
            let made = self.pattern(input, Role::Target, &mut bound);
            self.close(param, made.outer);
        }
        self.bind(bound, &How::Parameter);
        if let ReturnType::Type(_, ty) = &it.output {
            self.type_node(Role::Returns, self.of(&**ty));
        }
        let end = self.body(node, &it.body).outer;
        self.names.leave();
        let list = self.at(it.or1_token.span).cover(self.at(it.or2_token.span));
        self.tree.node(node).list = list;
        let first = [it.asyncness.map(|word| word.span()), it.capture.map(|word| word.span())];
        let start = first.into_iter().flatten().map(|span| self.at(span)).fold(list, Span::cover);
        self.close(node, start.cover(end))
    }
}
