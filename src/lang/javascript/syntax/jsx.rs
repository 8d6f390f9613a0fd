//! JSX.

use oxc_ast::ast::{
    JSXAttributeItem, JSXAttributeValue, JSXChild, JSXElement, JSXElementName, JSXExpression, JSXExpressionContainer,
    JSXFragment, JSXMemberExpressionObject,
};

use super::{Reader, here};
use crate::facts::tree::{Kind, NodeId, Role};

impl<'a> Reader<'a> {
    pub(super) fn jsx_element(&mut self, it: &JSXElement<'a>, role: Role) -> NodeId {
        let node = self.open(Kind::Jsx, role, here(it.span));
        self.jsx_name(&it.opening_element.name);
        self.type_arguments(it.opening_element.type_arguments.as_deref());
        for attribute in &it.opening_element.attributes {
            self.jsx_attribute(attribute);
        }
        self.jsx_children(&it.children);
        if let Some(closing) = &it.closing_element {
            self.jsx_name(&closing.name);
        }
        self.close();
        node
    }

    pub(super) fn jsx_fragment(&mut self, it: &JSXFragment<'a>, role: Role) -> NodeId {
        let node = self.open(Kind::Jsx, role, here(it.span));
        self.jsx_children(&it.children);
        self.close();
        node
    }

    fn jsx_children(&mut self, children: &[JSXChild<'a>]) {
        for child in children {
            match child {
                JSXChild::Text(it) => {
                    // Blank text between two elements is layout; it may move.
                    if !it.value.trim().is_empty() {
                        self.literal(here(it.span));
                    }
                }
                JSXChild::Element(it) => {
                    self.jsx_element(it, Role::Part);
                }
                JSXChild::Fragment(it) => {
                    self.jsx_fragment(it, Role::Part);
                }
                JSXChild::ExpressionContainer(it) => self.jsx_container(it),
                JSXChild::Spread(it) => {
                    self.open(Kind::Spread, Role::Part, here(it.span));
                    self.expression(&it.expression, Role::Value);
                    self.close();
                }
            }
        }
    }

    fn jsx_attribute(&mut self, attribute: &JSXAttributeItem<'a>) {
        match attribute {
            JSXAttributeItem::Attribute(it) => match &it.value {
                Some(JSXAttributeValue::StringLiteral(string)) => self.literal(here(string.span)),
                Some(JSXAttributeValue::ExpressionContainer(container)) => self.jsx_container(container),
                Some(JSXAttributeValue::Element(element)) => {
                    self.jsx_element(element, Role::Part);
                }
                Some(JSXAttributeValue::Fragment(fragment)) => {
                    self.jsx_fragment(fragment, Role::Part);
                }
                None => {}
            },
            JSXAttributeItem::SpreadAttribute(it) => {
                self.open(Kind::Spread, Role::Part, here(it.span));
                self.expression(&it.argument, Role::Value);
                self.close();
            }
        }
    }

    fn jsx_container(&mut self, it: &JSXExpressionContainer<'a>) {
        match &it.expression {
            JSXExpression::EmptyExpression(_) => {}
            expression => {
                self.expression(expression.to_expression(), Role::Part);
            }
        }
    }

    /// The name that an element is made of, if it is one of the file's.
    fn jsx_name(&mut self, name: &JSXElementName<'a>) {
        match name {
            JSXElementName::IdentifierReference(id) => {
                self.name(id, Role::Callee);
            }
            JSXElementName::MemberExpression(member) => {
                let mut object = &member.object;
                while let JSXMemberExpressionObject::MemberExpression(inner) = object {
                    object = &inner.object;
                }
                if let JSXMemberExpressionObject::IdentifierReference(id) = object {
                    self.name(id, Role::Callee);
                }
            }
            JSXElementName::Identifier(_) | JSXElementName::NamespacedName(_) | JSXElementName::ThisExpression(_) => {}
        }
    }
}
