//! The functions that run with one item of many, also in other files of the project, and what they were handed.

use std::sync::Arc;

use super::cx::Cx;
use super::lineage::Place;
use super::makings::Making;
use super::types::Type;
use crate::facts::{How, Kind, NodeId, Role};

/// How many functions of the project are looked into when it is asked what an item waits for.
const WORK: usize = 12;

/// What runs with an item, and the call that gives it its arguments.
pub(super) struct Reached {
    pub cx: Arc<Cx>,
    pub root: NodeId,
    call: Option<Place>,
}

impl Cx {
    /// The element that `making` makes, the function it names, and what these call.
    pub(super) fn reached_by(self: &Arc<Self>, making: &Making) -> Vec<Reached> {
        let start = |root| Reached { cx: self.clone(), root, call: None };
        let mut found = vec![start(making.element)];
        let named = self.callback_function(making.element).filter(|&function| function != making.element);
        found.extend(named.map(start));
        for at in 0.. {
            let Some(reached) = found.get(at).filter(|_| at < WORK) else { break };
            let new: Vec<Reached> = reached.calls().filter_map(|call| reached.by(call)).collect();
            for one in new {
                let known = |it: &Reached| it.root == one.root && it.cx.is_same_reading(&one.cx);
                if !found.iter().any(known) {
                    found.push(one);
                }
            }
        }
        found
    }
}

impl Reached {
    /// An executor of a promise runs with the item, and others when it is their turn.
    fn calls(&self) -> impl Iterator<Item = NodeId> {
        self.cx.facts.tree.of_kind_in(self.root, Kind::Call)
    }

    /// The function that `call` runs: where calls start no work there are no promises made by hand, which any file may
    /// settle, and a loop that looks out for others is looked for in this file alone.
    fn by(&self, call: NodeId) -> Option<Self> {
        let callee = self.cx.child(call, Role::Callee)?;
        let (cx, root) = match self.cx.language.calls_start() {
            true => self.cx.definition(callee).or_else(|| self.handed_method(callee))?,
            false => (self.cx.clone(), self.cx.function_of(callee)?),
        };
        Some(Self { cx, root, call: Some((self.cx.clone(), call)) })
    }

    /// Whether a method is called of an object that is one of `classes`, by a part of its name.
    pub fn uses_one_of(&self, classes: &[String]) -> bool {
        let objects = self.calls().filter_map(|call| self.cx.child(self.cx.child(call, Role::Callee)?, Role::Object));
        let mut types = objects.map(|object| self.type_of(object));
        types.any(|class| {
            let name = match &class {
                Type::Local(cx, class) => cx.name(*class).to_lowercase(),
                Type::Instance(path) => path.rsplit('.').next().unwrap_or_default().to_lowercase(),
                _ => return false,
            };
            classes.iter().any(|part| name.contains(part.as_str()))
        })
    }

    /// The type of `object`, of a parameter by what the call gives for it.
    fn type_of(&self, object: NodeId) -> Type {
        match self.cx.type_of(object) {
            Type::Unknown => self.argument_for(object).map_or(Type::Unknown, |(cx, argument)| cx.type_of(argument)),
            known => known,
        }
    }

    fn argument_for(&self, name: NodeId) -> Option<Place> {
        let (cx, call) = self.call.as_ref()?;
        let id = self.cx.binding_named(name).filter(|_| self.cx.kind(name) == Kind::Name)?;
        let bind = self.cx.facts.scopes.binding(id).single().filter(|bind| bind.how == How::Parameter)?;
        let at = self.cx.in_role(self.root, Role::Param).into_iter().position(|param| param == bind.node)?;
        let given = cx.positional(*call);
        let plain = !given.iter().take(at + 1).any(|&one| cx.kind(one) == Kind::Spread);
        given.get(at).filter(|_| plain).map(|&argument| (cx.clone(), argument))
    }

    /// The method of a class of the project that `callee` is, if its object was handed to the function.
    fn handed_method(&self, callee: NodeId) -> Option<Place> {
        let (from, argument) = self.argument_for(self.cx.child(callee, Role::Object)?)?;
        let Type::Local(cx, class) = from.type_of(argument) else { return None };
        let name = self.cx.name(callee);
        cx.lineage_by(class, Cx::told).into_iter().find_map(|(cx, class)| {
            let mut members = cx.in_role(class, Role::Body).into_iter();
            let method = members.find(|&one| cx.kind(one) == Kind::Function && cx.name(one) == name)?;
            cx.in_whole(method)
        })
    }
}
