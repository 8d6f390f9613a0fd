//! Things that the module or the object around a place keeps already: new code uses these rather than making another one.

use std::sync::Arc;

use super::cx::Cx;
use super::types::Type;
use crate::facts::{BindingId, How, Kind, NodeId, Role};

impl Cx {
    /// How something is written at `node` whose name ends in `ending` and that is only ever made by calling `maker` without
    /// arguments: an attribute that the constructor of the object around sets, else a name of the module. For what is
    /// `endless`, none whose elements somebody waits for.
    pub fn holder(self: &Arc<Self>, node: NodeId, ending: &str, maker: &str, endless: bool) -> Option<String> {
        let fits = |name: &str, class: Option<NodeId>| {
            !self.is_walked_with_pauses(name, class)
                && self.only_keeps_tasks(name, class)
                && !(endless && self.is_waited_out(name, class))
        };
        self.object_holder(node, ending, maker, fits).or_else(|| self.module_holder(node, ending, maker, fits))
    }

    fn object_holder(
        self: &Arc<Self>,
        node: NodeId,
        ending: &str,
        maker: &str,
        fits: impl Fn(&str, Option<NodeId>) -> bool,
    ) -> Option<String> {
        let tree = &self.facts.tree;
        let functions = std::iter::successors(self.function(node), |&inner| self.function(inner));
        let method = functions.into_iter().find(|&function| self.class_of_method(function).is_some())?;
        if !self.is_instance_method(method) {
            return None;
        }
        let class = self.class_of_method(method)?;
        let own = self.child(self.child(method, Role::Param)?, Role::Target)?;
        let seen = self.facts.scopes.lookup(self.facts.scopes.of_node[node.index()], self.text(own));
        let is_object = seen.is_some_and(|id| self.means_object(id, own));
        if !is_object {
            return None;
        }
        let constructor = tree.in_role(class, Role::Body).find(|&member| self.name(member) == "__init__")?;
        // What is made under a condition, or further down in the constructor itself, may not be there yet.
        let in_time = |&assign: &NodeId| {
            let always = self.kind(assign) == Kind::Assign && tree[assign].role == Role::Body;
            always && (method != constructor || tree[assign].span.end <= tree[node].span.start)
        };
        let names = tree.children(constructor).filter(in_time).flat_map(|assign| {
            self.in_role(assign, Role::Target).into_iter().filter(|&target| self.kind(target) == Kind::Attribute)
        });
        let mut names = names.map(|target| self.name(target)).filter(|name| name.ends_with(ending));
        let name = names.find(|name| self.only_made_by(class, name, maker) && fits(name, Some(class)))?;
        Some(format!("{}.{name}", self.text(own)))
    }

    /// Whether the binding is the name `own` of the object in its method, bound nowhere else.
    fn means_object(&self, id: BindingId, own: NodeId) -> bool {
        let binding = self.facts.scopes.binding(id);
        binding.single().is_some_and(|bind| self.child(bind.node, Role::Target) == Some(own)) && {
            let read = binding.reads.first().copied();
            read.is_none_or(|read| self.is_self(read))
        }
    }

    fn only_made_by(self: &Arc<Self>, class: NodeId, name: &str, maker: &str) -> bool {
        let assigns = self.facts.tree.walk(class).filter(|&node| self.assigned_attribute(node, class, name).is_some());
        let mut assigns = assigns.peekable();
        assigns.peek().is_some()
            && assigns.all(|assign| {
                self.kind(assign) == Kind::Assign
                    && self.may_hold_tasks(assign)
                    && self.child(assign, Role::Value).is_none_or(|value| self.is_empty_call(value, maker))
            })
    }

    /// Whether the annotation of the assignment does not say that the elements are something else, names for one.
    fn may_hold_tasks(self: &Arc<Self>, assign: NodeId) -> bool {
        let items = self.child(assign, Role::Annotation).map(|annotation| self.annotated_items(annotation));
        match items {
            Some(Type::Instance(class)) => self.is_in_group("annotations of anything", &class),
            Some(Type::Local(..)) => false,
            _ => true,
        }
    }

    fn module_holder(
        self: &Arc<Self>,
        node: NodeId,
        ending: &str,
        maker: &str,
        fits: impl Fn(&str, Option<NodeId>) -> bool,
    ) -> Option<String> {
        let scopes = &self.facts.scopes;
        let module = scopes.scopes.first()?;
        let made = |&id: &BindingId| {
            let binding = scopes.binding(id);
            binding.name.ends_with(ending)
                && fits(&binding.name, None)
                && binding.single().is_some_and(|bind| {
                    let How::Value(value) = bind.how else { return false };
                    let statement = self.facts.tree.parent(bind.node);
                    let is_below = self.facts.tree[bind.node].span.start > self.facts.tree[node].span.start;
                    let in_time = !is_below || self.function(node).is_some();
                    in_time
                        && statement.is_none_or(|assign| self.may_hold_tasks(assign))
                        && !bind.from_inside
                        && self.is_empty_call(value, maker)
                        && statement.and_then(|statement| self.facts.tree.parent(statement)) == Some(NodeId::ROOT)
                })
                && scopes.lookup(scopes.of_node[node.index()], &binding.name) == Some(id)
        };
        let mut found: Vec<BindingId> = module.names.values().copied().filter(made).collect();
        found.sort_by_key(|&id| scopes.binding(id).binds[0].node);
        found.first().map(|&id| scopes.binding(id).name.to_string())
    }

    /// Whether a loop or comprehension walks what is called `name` itself, no copy of it, and suspends meanwhile: who takes an
    /// element out of it then breaks the walk. What other classes than `class` walk of their own is another one.
    fn is_walked_with_pauses(&self, name: &str, class: Option<NodeId>) -> bool {
        let tree = &self.facts.tree;
        let walked = self.named_for(name, class).filter(|&node| tree[node].role == Role::Iterable);
        walked.into_iter().any(|node| {
            tree.parent(node).is_some_and(|walk| match self.kind(walk) {
                Kind::For => self.in_role(walk, Role::Body).into_iter().any(|part| self.suspends(part)),
                Kind::Clause => tree.parent(walk).is_some_and(|whole| self.suspends(whole)),
                _ => false,
            })
        })
    }

    /// Whether whatever the file adds to what is called `name` is a task by its type or name, and nothing is decided by how
    /// many elements there are: one more would be one too many.
    fn only_keeps_tasks(self: &Arc<Self>, name: &str, class: Option<NodeId>) -> bool {
        let tree = &self.facts.tree;
        let is_task = |value: NodeId| {
            let named = self.name(value).to_lowercase();
            matches!(self.type_of(value), Type::Task | Type::Future)
                || self.group("names of tasks").iter().any(|word| named.contains(word.as_str()))
        };
        self.named_for(name, class).all(|node| match tree.parent(node) {
            Some(up) if self.kind(up) == Kind::Attribute && self.name(up) == "add" => {
                let call = tree.parent(up).filter(|&call| self.kind(call) == Kind::Call);
                call.is_none_or(|call| self.positional(call).into_iter().all(is_task))
            }
            Some(up) if self.is_call_of(up, "functions that count") => {
                !tree.parent(up).is_some_and(|whole| matches!(self.kind(whole), Kind::Compare | Kind::Binary))
            }
            Some(_) => true,
            None => true,
        })
    }

    /// Whether somebody waits for all that `name` holds to end by itself: no cancellation in his function, and no time limit.
    fn is_waited_out(self: &Arc<Self>, name: &str, class: Option<NodeId>) -> bool {
        let tree = &self.facts.tree;
        let cancels = |function: NodeId| {
            tree.walk(function).any(|node| self.kind(node) == Kind::Attribute && self.name(node) == "cancel")
        };
        self.named_for(name, class).any(|node| {
            let takers = std::iter::successors(self.taker(node), |&call| self.taker(call));
            let waits: Vec<NodeId> = takers.collect();
            waits.iter().any(|&call| self.is_call_of(call, "calls that wait for all"))
                && !waits
                    .iter()
                    .any(|&call| self.keyword(call, "timeout").is_some() || self.is_call_of(call, "waits with a limit"))
                && !self.function(node).is_some_and(cancels)
        })
    }

    /// What is called `name`; where other classes than `class` have one of their own, without those.
    fn named_for(&self, name: &str, class: Option<NodeId>) -> impl Iterator<Item = NodeId> {
        let elsewhere = move |node: NodeId| {
            let own = self.child(node, Role::Object).is_some_and(|object| self.is_self(object));
            own && class.is_some_and(|class| !self.facts.tree.is_within(node, class))
        };
        self.named(name).iter().copied().filter(move |&node| !elsewhere(node))
    }

    fn is_empty_call(&self, value: NodeId, maker: &str) -> bool {
        self.callee_path(value).as_deref() == Some(maker) && self.child(value, Role::Argument).is_none()
    }
}
