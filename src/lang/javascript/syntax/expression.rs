//! Expressions.

use oxc_ast::ast::{
    Argument, ArrayExpressionElement, AssignmentExpression, AssignmentOperator, BinaryOperator, CallExpression,
    ChainElement, Expression, IdentifierReference, LogicalExpression, LogicalOperator, MemberExpression, NewExpression,
    ObjectExpression, ObjectProperty, ObjectPropertyKind, PropertyKey, PropertyKind, SpreadElement,
    TSTypeParameterInstantiation, TemplateLiteral, UnaryExpression, UnaryOperator,
};
use oxc_ast::match_member_expression;
use oxc_span::{GetSpan, Span as OxcSpan};

use super::super::paths::module_path;
use super::{Reader, here};
use crate::facts::How;
use crate::facts::tree::{Flags, Kind, NodeId, Role};
use crate::text::Span;

impl<'a> Reader<'a> {
    pub(super) fn maybe(&mut self, it: Option<&Expression<'a>>, role: Role) {
        if let Some(it) = it {
            self.expression(it, role);
        }
    }

    /// An expression; the node that stands for it. Parentheses are none.
    pub(super) fn expression(&mut self, it: &Expression<'a>, role: Role) -> NodeId {
        match it {
            Expression::BooleanLiteral(it) => {
                self.leaf(if it.value { Kind::True } else { Kind::False }, role, here(it.span))
            }
            Expression::NullLiteral(it) => self.leaf(Kind::None, role, here(it.span)),
            Expression::NumericLiteral(it) => self.leaf(Kind::Number, role, here(it.span)),
            Expression::BigIntLiteral(it) => self.leaf(Kind::Number, role, here(it.span)),
            Expression::RegExpLiteral(it) => self.leaf(Kind::Regex, role, here(it.span)),
            Expression::StringLiteral(it) => self.string(it, role),
            Expression::TemplateLiteral(it) => self.template(it, role),
            Expression::Identifier(it) => self.name(it, role),
            Expression::Super(it) => self.leaf(Kind::Super, role, here(it.span)),
            Expression::ThisExpression(it) => self.leaf(Kind::This, role, here(it.span)),
            Expression::NewTarget(it) => self.leaf(Kind::Meta, role, here(it.span)),
            Expression::ImportMeta(it) => {
                self.habits.es_module = true;
                self.leaf(Kind::Meta, role, here(it.span))
            }
            Expression::ParenthesizedExpression(it) => self.expression(&it.expression, role),
            Expression::CallExpression(it) => self.call(it, role),
            Expression::NewExpression(it) => self.new_call(it, role),
            Expression::ChainExpression(it) => self.chain(&it.expression, role),
            Expression::ArrowFunctionExpression(it) => self.arrow(it, role),
            Expression::FunctionExpression(it) => self.function(it, role, it.span, Flags::default(), None),
            Expression::ClassExpression(it) => self.class(it, role),
            Expression::ObjectExpression(it) => self.object(it, role),
            Expression::AssignmentExpression(it) => self.assignment(it, role),
            Expression::LogicalExpression(it) => self.logical(it, role),
            Expression::UnaryExpression(it) => self.unary(it, role),
            Expression::JSXElement(it) => self.jsx_element(it, role),
            Expression::JSXFragment(it) => self.jsx_fragment(it, role),
            match_member_expression!(Expression) => self.member(it.to_member_expression(), role),
            Expression::TSAsExpression(_)
            | Expression::TSSatisfiesExpression(_)
            | Expression::TSTypeAssertion(_)
            | Expression::TSNonNullExpression(_)
            | Expression::TSInstantiationExpression(_) => self.cast(it, role),
            _ => self.compound(it, role),
        }
    }

    /// Expressions whose parts only have to be read in order.
    fn compound(&mut self, it: &Expression<'a>, role: Role) -> NodeId {
        let span = here(it.span());
        let node = match it {
            Expression::ArrayExpression(it) => {
                let node = self.open(Kind::List, role, span);
                for element in &it.elements {
                    match element {
                        ArrayExpressionElement::SpreadElement(spread) => self.spread(spread, Role::Element),
                        ArrayExpressionElement::Elision(gap) => {
                            self.leaf(Kind::Other, Role::Element, here(gap.span));
                        }
                        element => {
                            self.expression(element.to_expression(), Role::Element);
                        }
                    }
                }
                node
            }
            Expression::AwaitExpression(it) => {
                // A script or CommonJS file has no await outside functions.
                self.habits.es_module |= self.names.in_module();
                let node = self.open(Kind::Await, role, span);
                self.expression(&it.argument, Role::Operand);
                node
            }
            Expression::BinaryExpression(it) => {
                let is_test = it.operator.is_compare()
                    || it.operator.is_equality()
                    || it.operator.is_in()
                    || it.operator.is_instance_of();
                let flags = Flags::when(it.operator == BinaryOperator::Exponential, Flags::DOUBLE_STAR);
                let node = self.open_flagged(if is_test { Kind::Compare } else { Kind::Binary }, role, span, flags);
                self.expression(&it.left, Role::Left);
                self.expression(&it.right, Role::Right);
                node
            }
            Expression::PrivateInExpression(it) => {
                let node = self.open(Kind::Compare, role, span);
                self.leaf(Kind::Other, Role::Left, here(it.left.span));
                self.expression(&it.right, Role::Right);
                node
            }
            Expression::ConditionalExpression(it) => {
                let node = self.open(Kind::Conditional, role, span);
                self.expression(&it.test, Role::Test);
                self.expression(&it.consequent, Role::Body);
                self.expression(&it.alternate, Role::Else);
                node
            }
            Expression::ImportExpression(it) => {
                let node = self.open(Kind::Meta, role, span);
                match &it.source {
                    Expression::StringLiteral(source) => {
                        self.specifier(source, Role::Argument);
                    }
                    source => {
                        self.expression(source, Role::Argument);
                    }
                }
                self.maybe(it.options.as_ref(), Role::Argument);
                node
            }
            Expression::SequenceExpression(it) => {
                let node = self.open(Kind::Sequence, role, span);
                for part in &it.expressions {
                    self.expression(part, Role::Element);
                }
                node
            }
            Expression::TaggedTemplateExpression(it) => {
                let node = self.open(Kind::TaggedTemplate, role, span);
                self.expression(&it.tag, Role::Callee);
                self.type_arguments(it.type_arguments.as_deref());
                self.template(&it.quasi, Role::Argument);
                node
            }
            Expression::UpdateExpression(it) => {
                let node = self.open(Kind::Update, role, span);
                self.simple_target(&it.argument, Role::Operand);
                node
            }
            Expression::YieldExpression(it) => {
                let flags = Flags::when(it.delegate, Flags::STAR);
                let node = self.open_flagged(Kind::Yield, role, span, flags);
                self.maybe(it.argument.as_ref(), Role::Operand);
                node
            }
            _ => self.open(Kind::Other, role, span),
        };
        self.close();
        node
    }

    /// A name that is read.
    pub(super) fn name(&mut self, it: &IdentifierReference<'a>, role: Role) -> NodeId {
        let kind = if self.names.is_uncertain(it) { Kind::Other } else { Kind::Name };
        let node = self.leaf(kind, role, here(it.span));
        self.names.refer(node, it);
        node
    }

    fn template(&mut self, it: &TemplateLiteral<'a>, role: Role) -> NodeId {
        let span = here(it.span);
        self.literal(span);
        let node = self.open(Kind::Template, role, span);
        for part in &it.expressions {
            self.expression(part, Role::Part);
        }
        self.close();
        node
    }

    fn chain(&mut self, it: &ChainElement<'a>, role: Role) -> NodeId {
        match it {
            ChainElement::CallExpression(it) => self.call(it, role),
            ChainElement::TSNonNullExpression(it) => {
                let node = self.open(Kind::Cast, role, here(it.span));
                self.expression(&it.expression, Role::Value);
                self.close();
                node
            }
            match_member_expression!(ChainElement) => self.member(it.to_member_expression(), role),
        }
    }

    fn call(&mut self, it: &CallExpression<'a>, role: Role) -> NodeId {
        let span = here(it.span);
        let node = self.open_flagged(Kind::Call, role, span, Flags::when(it.optional, Flags::OPTIONAL));
        self.expression(&it.callee, Role::Callee);
        self.type_arguments(it.type_arguments.as_deref());
        let before = it.type_arguments.as_ref().map_or(it.callee.span().end, |types| types.span.end);
        self.arguments_list(node, before, span.end);
        if !self.required(it, node) {
            self.arguments(&it.arguments);
        }
        self.close();
        node
    }

    /// A call of Node's `require` with a plain string; the call is named after the module.
    fn required(&mut self, it: &CallExpression<'a>, call: NodeId) -> bool {
        let Expression::Identifier(callee) = &it.callee else { return false };
        let [Argument::StringLiteral(specifier)] = &it.arguments[..] else { return false };
        if callee.name != "require" || !self.names.is_free(callee) {
            return false;
        }
        self.habits.requires = true;
        self.specifier(specifier, Role::Argument);
        let written = here(specifier.span);
        let skipped = (specifier.value.len() - module_path(&specifier.value).len()) as u32;
        let plain = written.end - written.start == specifier.value.len() as u32 + 2;
        if plain {
            let node = self.tree.node(call);
            node.name = Span::new(written.start + 1 + skipped, written.end - 1);
            node.flags = node.flags.with(Flags::PATH);
        }
        true
    }

    fn new_call(&mut self, it: &NewExpression<'a>, role: Role) -> NodeId {
        let span = here(it.span);
        let node = self.open(Kind::New, role, span);
        self.expression(&it.callee, Role::Callee);
        self.type_arguments(it.type_arguments.as_deref());
        let before = it.type_arguments.as_ref().map_or(it.callee.span().end, |types| types.span.end);
        self.arguments_list(node, before, span.end);
        self.arguments(&it.arguments);
        self.close();
        node
    }

    /// Notes where the brackets of a call are: they open behind `before` and close at `end`.
    fn arguments_list(&mut self, node: NodeId, before: u32, end: u32) {
        if end > before && self.byte(end - 1) == b')' {
            let open = self.opening(Span::new(before, end));
            if let Some(open) = open {
                self.tree.node(node).list = Span::new(open, end);
            }
        }
    }

    /// The first `(` inside `span` that no comment holds.
    fn opening(&self, span: Span) -> Option<u32> {
        let bytes = self.slice(span).as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at += match (bytes[at], bytes.get(at + 1)) {
                (b'(', _) => return Some(span.start + at as u32),
                (b'/', Some(b'/')) => memchr::memchr(b'\n', &bytes[at..])?,
                (b'/', Some(b'*')) => memchr::memmem::find(&bytes[at + 2..], b"*/")? + 4,
                _ => 1,
            };
        }
        None
    }

    pub(super) fn arguments(&mut self, arguments: &[Argument<'a>]) {
        for argument in arguments {
            match argument {
                Argument::SpreadElement(spread) => self.spread(spread, Role::Argument),
                argument => {
                    self.expression(argument.to_expression(), Role::Argument);
                }
            }
        }
    }

    pub(super) fn type_arguments(&mut self, it: Option<&TSTypeParameterInstantiation<'a>>) {
        if let Some(it) = it {
            self.type_leaf(Role::Type, here(it.span), |types| types.arguments(it));
        }
    }

    pub(super) fn spread(&mut self, it: &SpreadElement<'a>, role: Role) {
        self.open(Kind::Spread, role, here(it.span));
        self.expression(&it.argument, Role::Value);
        self.close();
    }

    pub(super) fn member(&mut self, it: &MemberExpression<'a>, role: Role) -> NodeId {
        let span = here(it.span());
        let optional = Flags::when(it.optional(), Flags::OPTIONAL);
        match it {
            MemberExpression::StaticMemberExpression(it) => {
                self.attribute(span, optional, &it.object, it.property.span, role)
            }
            MemberExpression::PrivateFieldExpression(it) => {
                self.attribute(span, optional, &it.object, it.field.span, role)
            }
            MemberExpression::ComputedMemberExpression(it) => {
                let node = self.open_flagged(Kind::Subscript, role, span, optional.with(Flags::COMPUTED));
                self.expression(&it.object, Role::Object);
                self.expression(&it.expression, Role::Index);
                self.close();
                node
            }
        }
    }

    fn attribute(&mut self, span: Span, flags: Flags, object: &Expression<'a>, name: OxcSpan, role: Role) -> NodeId {
        let node = self.open_flagged(Kind::Attribute, role, span, flags);
        self.named(node, name);
        self.expression(object, Role::Object);
        self.close();
        node
    }

    fn object(&mut self, it: &ObjectExpression<'a>, role: Role) -> NodeId {
        let node = self.open(Kind::Dict, role, here(it.span));
        for property in &it.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => self.property(property),
                ObjectPropertyKind::SpreadProperty(spread) => self.spread(spread, Role::Element),
            }
        }
        self.close();
        node
    }

    fn property(&mut self, it: &ObjectProperty<'a>) {
        let accessor = Flags::when(it.kind != PropertyKind::Init, Flags::ACCESSOR);
        let method = Flags::when(it.method || it.kind != PropertyKind::Init, Flags::METHOD).with(accessor);
        let computed = Flags::when(it.computed, Flags::COMPUTED);
        let flags = Flags::when(it.shorthand, Flags::SHORTHAND).with(computed);
        let node = self.open_flagged(Kind::Pair, Role::Element, here(it.span), flags.with(method));
        self.named(node, it.key.span());
        if !it.shorthand {
            self.key(&it.key, it.computed);
        }
        match &it.value {
            Expression::FunctionExpression(function) if method.has(Flags::METHOD) => {
                self.function(function, Role::Value, it.span, method.with(computed), Some(it.key.span()));
            }
            value => {
                self.expression(value, Role::Value);
            }
        }
        self.close();
    }

    /// The key of a property. A plain one is no `Name`, as it refers to nothing.
    pub(super) fn key(&mut self, key: &PropertyKey<'a>, computed: bool) {
        match key {
            PropertyKey::StaticIdentifier(it) => {
                self.leaf(Kind::Other, Role::Key, here(it.span));
            }
            PropertyKey::PrivateIdentifier(it) => {
                self.leaf(Kind::Other, Role::Key, here(it.span));
            }
            PropertyKey::StringLiteral(it) if !computed => {
                self.string(it, Role::Key);
            }
            key => {
                self.expression(key.to_expression(), Role::Key);
            }
        }
    }

    fn assignment(&mut self, it: &AssignmentExpression<'a>, role: Role) -> NodeId {
        let plain = it.operator == AssignmentOperator::Assign;
        let kind = if plain { Kind::AssignExpression } else { Kind::AugAssign };
        let flags = match it.operator {
            AssignmentOperator::LogicalOr => Flags::OR,
            AssignmentOperator::LogicalNullish => Flags::NULLISH,
            _ => Flags::default(),
        };
        let node = self.open_flagged(kind, role, here(it.span), flags);
        let noted = self.assignment_target(&it.left, Role::Target);
        let value = self.expression(&it.right, Role::Value);
        if plain && noted.is_some() {
            let path = self.names.path_of(&it.right).filter(|_| self.names.loads(&it.right));
            let conditional = self.names.conditional();
            let how = path.map_or(How::Value(value), |path| How::Import { path, type_only: false, conditional });
            self.names.tell(noted, how);
        }
        self.close();
        node
    }

    fn logical(&mut self, it: &LogicalExpression<'a>, role: Role) -> NodeId {
        let flags = match it.operator {
            LogicalOperator::Or => Flags::OR,
            LogicalOperator::And => Flags::default(),
            LogicalOperator::Coalesce => Flags::NULLISH,
        };
        let node = self.open_flagged(Kind::Logical, role, here(it.span), flags);
        self.expression(&it.left, Role::Operand);
        self.expression(&it.right, Role::Operand);
        self.close();
        node
    }

    fn unary(&mut self, it: &UnaryExpression<'a>, role: Role) -> NodeId {
        let flags = match it.operator {
            UnaryOperator::LogicalNot => Flags::NOT,
            UnaryOperator::UnaryNegation => Flags::MINUS,
            _ => Flags::default(),
        };
        let node = self.open_flagged(Kind::Unary, role, here(it.span), flags);
        let operand = self.expression(&it.argument, Role::Operand);
        self.tree.flag(operand, Flags::when(it.operator == UnaryOperator::Delete, Flags::STORE));
        self.close();
        node
    }

    fn cast(&mut self, it: &Expression<'a>, role: Role) -> NodeId {
        let node = self.open(Kind::Cast, role, here(it.span()));
        match it {
            Expression::TSAsExpression(it) => {
                self.tree.flag(node, Flags::when(it.type_annotation.is_const_type_reference(), Flags::CONST));
                self.expression(&it.expression, Role::Value);
                self.plain_type(&it.type_annotation, Role::Type);
            }
            Expression::TSSatisfiesExpression(it) => {
                self.expression(&it.expression, Role::Value);
                self.plain_type(&it.type_annotation, Role::Type);
            }
            Expression::TSTypeAssertion(it) => {
                self.tree.flag(node, Flags::when(it.type_annotation.is_const_type_reference(), Flags::CONST));
                self.plain_type(&it.type_annotation, Role::Type);
                self.expression(&it.expression, Role::Value);
            }
            Expression::TSNonNullExpression(it) => {
                self.expression(&it.expression, Role::Value);
            }
            Expression::TSInstantiationExpression(it) => {
                self.expression(&it.expression, Role::Value);
                self.type_arguments(Some(&it.type_arguments));
            }
            _ => {}
        }
        self.close();
        node
    }
}
