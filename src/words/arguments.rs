//! Which parameter takes an argument, and which call takes a value.

use std::sync::Arc;

use super::cx::Cx;
use super::uses::Fate;
use crate::facts::{Flags, How, Kind, NodeId, Role};

impl Cx {
    /// The parameter that takes `argument` of `call`, if the call certainly runs one function of this file.
    pub fn parameter_of(self: &Arc<Self>, call: NodeId, argument: NodeId) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee)?;
        let function = self.is_own_callee(callee).then(|| self.own_definition(callee))??;
        let decorators = self.in_role(function, Role::Decorator);
        if !self.decorators_keep_kind(function) || self.has(function, Flags::GENERATOR) || self.is_redefined(function) {
            return None;
        }
        let plain = |param: &NodeId| !self.has(*param, Flags::REST);
        let params = self.in_role(function, Role::Param);
        if self.kind(argument) == Kind::Keyword {
            let named = |param: &NodeId| {
                self.child(*param, Role::Target).is_some_and(|it| self.text(it) == self.name(argument))
            };
            return params.into_iter().filter(plain).find(named);
        }
        let before = self.positional(call).into_iter().take_while(|&one| one != argument);
        let at =
            before.map(|one| if self.kind(one) == Kind::Spread { None } else { Some(1) }).sum::<Option<usize>>()?;
        // Where blocks have braces no parameter stands for the object.
        let is_method = self.class_of_method(function).is_some() && !self.language.has_braces();
        let bound = usize::from(is_method && self.gives_object(callee, &decorators));
        let positional: Vec<NodeId> =
            params.into_iter().take_while(|param| plain(param) && !self.has(*param, Flags::KEYWORD_ONLY)).collect();
        positional.get(at + bound).copied()
    }

    /// Whether a call of the method `callee` gives it the object, or the class, that the call does not write down.
    fn gives_object(&self, callee: NodeId, decorators: &[NodeId]) -> bool {
        let says = |kind: &str| decorators.iter().any(|&decorator| self.path(decorator).as_deref() == Some(kind));
        let of_class = self.child(callee, Role::Object).is_some_and(|object| self.is_class_name(object));
        says("classmethod") || !says("staticmethod") && !of_class
    }

    /// Whether `callee` can be a function of this file at all, seen without asking other files.
    pub(super) fn is_own_callee(&self, callee: NodeId) -> bool {
        match self.kind(callee) {
            Kind::Attribute => self
                .child(callee, Role::Object)
                .is_some_and(|object| self.is_self(object) || self.is_class_name(object)),
            _ => self.path(callee).is_none(),
        }
    }

    /// Whether `node` is the name of a class of this file.
    pub(super) fn is_class_name(&self, node: NodeId) -> bool {
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        id.and_then(|id| self.facts.scopes.binding(id).single()).is_some_and(|bind| bind.how == How::Class)
    }

    /// Whether another class of the file defines a method of the name of the method `function`.
    fn is_redefined(&self, function: NodeId) -> bool {
        let is_other = |node: NodeId| {
            node != function
                && self.kind(node) == Kind::Function
                && self.name(node) == self.name(function)
                && self.class_of_method(node).is_some()
        };
        self.class_of_method(function).is_some() && self.facts.tree.ids().any(is_other)
    }

    /// The call that takes the value of `node` as an argument.
    pub fn passed_to(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let end = self.end_of(node);
        let up = self.facts.tree.parent(end.last)?;
        match end.fate {
            Fate::Passed => Some(up),
            Fate::Spread => self.facts.tree.parent(up).filter(|&call| self.kind(call) == Kind::Call),
            _ => None,
        }
    }

    /// The parameter that takes what `node` holds in the call it is passed to, if that calls a function of this file; of
    /// several that take its elements, the first.
    pub(super) fn parameter_behind(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        let (call, last) = (self.passed_to(node)?, self.end_of(node).last);
        if let Some(spread) = self.facts.tree.parent(last).filter(|&up| self.kind(up) == Kind::Spread) {
            let function = self.own_definition(self.child(call, Role::Callee)?)?;
            let before = self.positional(call).into_iter().take_while(|&one| one != spread).count();
            let params = self.in_role(function, Role::Param);
            return params.get(before).or(params.last()).copied();
        }
        self.parameter_of(call, last)
    }
}
