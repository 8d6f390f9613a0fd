//! What surely runs where a statement runs: functions of the file that work on the same object.

use std::sync::Arc;

use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;

impl Cx {
    /// The statements that running `node` runs itself; those that only define a function aside.
    pub(super) fn run_statements(&self, node: NodeId) -> Vec<NodeId> {
        let body = self.in_role(node, Role::Body).into_iter();
        body.filter(|&one| self.kind(one) != Kind::Function || self.has(node, Flags::LAMBDA)).collect()
    }

    /// Functions of this file that running `node` calls for certain on the same object, directly or through others.
    pub(super) fn surely_called(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        self.called_from(node, |_, function| vec![function])
    }

    /// The same for objects of whatever class of this file that have the method `holder`: with the methods that such a class
    /// defines anew. One that has another method in place of `holder` does not run this.
    pub(super) fn called_in_some_class(self: &Arc<Self>, node: NodeId, holder: Option<NodeId>) -> Vec<NodeId> {
        self.called_from(node, |part, function| match self.child(part, Role::Callee) {
            Some(callee) => {
                let all = self.with_overriders(callee, function).into_iter();
                all.filter(|&one| one == function || holder.is_none_or(|holder| self.comes_with(one, holder))).collect()
            }
            None => vec![function],
        })
    }

    /// Whether objects with the method `one`, of a class that derives from that of `holder`, have `holder` as well.
    fn comes_with(&self, one: NodeId, holder: NodeId) -> bool {
        let home = self.class_of_method(holder);
        let family = self.class_of_method(one).map(|class| self.file_ancestry(class)).unwrap_or_default();
        let between = family.into_iter().take_while(|&class| Some(class) != home);
        let mut methods = between.flat_map(|class| self.in_role(class, Role::Body));
        !methods.any(|member| self.kind(member) == Kind::Function && self.name(member) == self.name(holder))
    }

    /// Functions of this file that running `node` calls on the same object, those that `run_by` tells for each call.
    fn called_from(self: &Arc<Self>, node: NodeId, run_by: impl Fn(NodeId, NodeId) -> Vec<NodeId>) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = Vec::new();
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            for part in self.here(at).collect::<Vec<_>>() {
                let Some(function) = self.function_run_by(part) else { continue };
                for one in run_by(part, function) {
                    if !found.contains(&one) {
                        found.push(one);
                        open.extend(self.run_statements(one));
                    }
                }
            }
        }
        found
    }

    /// The function of this file that a call of a name or of a method of the own object runs, or the read of a property.
    pub(super) fn function_run_by(self: &Arc<Self>, part: NodeId) -> Option<NodeId> {
        match self.kind(part) {
            Kind::Call => {
                let callee = self.child(part, Role::Callee)?;
                let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
                let function = self.function_of(callee)?;
                let same = object.is_none_or(|object| {
                    self.is_self(object) || self.is_class_name(object) && self.keeps_object(function, part)
                });
                (same && self.is_run_here(part) && !self.is_property(function)).then_some(function)
            }
            Kind::Attribute if !self.has(part, Flags::STORE) => {
                let object = self.child(part, Role::Object)?;
                let class = self.class_of_method(self.function(part)?).filter(|_| self.is_self(object))?;
                let methods = self.methods_named(self.name(part)).iter().copied();
                let mut own = methods.filter(|&method| self.class_of_method(method) == Some(class));
                own.next().filter(|&method| self.is_property(method) && own.next().is_none())
            }
            _ => None,
        }
    }

    /// Whether a call by the name of the class works on no other object: a method of the class, or one given its own.
    fn keeps_object(&self, function: NodeId, call: NodeId) -> bool {
        let decorators = self.in_role(function, Role::Decorator).into_iter();
        let mut kinds = decorators.filter_map(|decorator| self.path(decorator));
        let given = self.positional(call).first().is_some_and(|&first| self.is_self(first));
        given || kinds.any(|kind| kind == "classmethod" || kind == "staticmethod")
    }

    /// Whether reading the attribute runs the method.
    pub(in crate::words) fn is_property(&self, method: NodeId) -> bool {
        if self.has(method, Flags::ACCESSOR) {
            return true;
        }
        let decorators = self.in_role(method, Role::Decorator).into_iter();
        let mut paths = decorators.filter_map(|decorator| self.path(decorator));
        paths.any(|path| self.is_in_group("property decorators", &path))
    }

    /// Whether the call runs what it calls: a coroutine has to be awaited for that.
    fn is_run_here(self: &Arc<Self>, call: NodeId) -> bool {
        let function = self.child(call, Role::Callee).and_then(|callee| self.function_of(callee));
        let waits = function.is_some_and(|function| self.has(function, Flags::ASYNC));
        let generator = function.is_some_and(|function| self.has(function, Flags::GENERATOR));
        let up = self.facts.tree.parent(call).map(|up| self.kind(up));
        if generator {
            return up == Some(Kind::WithItem) && function.is_some_and(|it| self.is_context_manager(it));
        }
        !waits || up == Some(Kind::Await) || self.is_awaited_with_others(call)
    }

    /// Whether a `with` runs the generator function up to its `yield`.
    fn is_context_manager(&self, function: NodeId) -> bool {
        let decorators = self.in_role(function, Role::Decorator).into_iter();
        let mut paths = decorators.filter_map(|decorator| self.path(decorator));
        paths.any(|path| self.is_in_group("context manager decorators", &path))
    }

    /// Whether the coroutine that `call` makes is handed to a call that is awaited and awaits what it is given.
    fn is_awaited_with_others(&self, call: NodeId) -> bool {
        let Some(taker) = self.taker(call) else { return false };
        let awaited = self.facts.tree.parent(taker).is_some_and(|up| self.kind(up) == Kind::Await);
        let awaits = |path: String| self.is_in_group("calls that await their arguments", &path);
        awaited && self.callee_path(taker).is_some_and(awaits)
    }
}
