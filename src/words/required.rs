//! What a call of a function, or the making of an instance, has to be given.

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, Kind, NodeId, Role};

impl Cx {
    /// The parameters that a call of the function `node` has to give, or the making of an instance of the class `node`; its
    /// own object is none. None if that cannot be told.
    pub fn needed_parameters(&self, node: NodeId) -> Option<Vec<NodeId>> {
        match self.kind(node) {
            Kind::Function => Some(self.required_of_function(node)),
            Kind::Class => self.required_of_class(node),
            _ => None,
        }
    }

    fn required_of_function(&self, function: NodeId) -> Vec<NodeId> {
        let is_static = self.has(function, Flags::STATIC) || self.is_decorated(function, "staticmethod");
        let own = self.class_of_method(function).is_some() && !self.language.has_braces() && !is_static;
        let params = self.in_role(function, Role::Param).into_iter().skip(usize::from(own));
        let given = |param: &NodeId| {
            !self.has(*param, Flags::REST)
                && !self.has(*param, Flags::DOUBLE_STAR)
                && self.child(*param, Role::Default).is_none()
        };
        params.filter(given).collect()
    }

    fn is_decorated(&self, node: NodeId, path: &str) -> bool {
        let decorators = self.in_role(node, Role::Decorator);
        decorators.into_iter().any(|one| self.path(one).as_deref() == Some(path))
    }

    fn required_of_class(&self, class: NodeId) -> Option<Vec<NodeId>> {
        let members = self.in_role(class, Role::Body);
        let is_maker = |node: &NodeId| {
            self.kind(*node) == Kind::Function
                && (self.has(*node, Flags::CONSTRUCTOR) || self.name(*node) == "__init__")
        };
        if let Some(&maker) = members.iter().find(|node| is_maker(node)) {
            return Some(self.required_of_function(maker));
        }
        let decorators = self.in_role(class, Role::Decorator);
        let bases = self.in_role(class, Role::Base);
        match (&decorators[..], &bases[..]) {
            ([], []) => Some(Vec::new()),
            ([], [base]) if self.path(*base).as_deref() == Some("object") => Some(Vec::new()),
            ([], [base]) => {
                let above = self.file_bases(class).into_iter().find(|above| self.name(*above) == self.text(*base))?;
                self.needed_parameters(above)
            }
            ([only], []) if self.makes_constructor(*only) => {
                let field =
                    |node: &NodeId| self.kind(*node) == Kind::Assign && self.child(*node, Role::Annotation).is_some();
                let fields = members.into_iter().filter(field);
                Some(fields.filter(|&field| self.child(field, Role::Value).is_none()).collect())
            }
            _ => None,
        }
    }

    /// Whether a decorator makes the constructor of the fields of its class.
    fn makes_constructor(&self, decorator: NodeId) -> bool {
        let path = self.path(decorator).or_else(|| self.callee_path(decorator));
        path.is_some_and(|path| self.is_in_group("record decorators", &path))
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "required" => cx.needed_parameters(id).map_or(Value::from(()), |params| node.nodes(params)),
        "qualified" => Value::from(cx.qualified(id)),
        _ => return None,
    })
}
