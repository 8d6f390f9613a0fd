//! Which assignments of a file set a piece of state.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Root, State};
use crate::facts::{BindingId, Kind, NodeId, Role};
use crate::words::cx::Cx;

/// The assignments of a file by what they set, in order.
#[derive(Debug, Default)]
pub struct Assigned {
    /// Those of shared state.
    states: FxHashMap<State, Vec<NodeId>>,
    /// Those of variables in their own functions, where they are no shared state.
    variables: FxHashMap<BindingId, Vec<NodeId>>,
    /// Those of bare names in class bodies, by the name, each with the class.
    in_bodies: FxHashMap<Box<str>, Vec<(NodeId, NodeId)>>,
}

impl Cx {
    /// Every assignment to the state in the file, in order.
    pub fn assignments(self: &Arc<Self>, state: &State) -> Vec<NodeId> {
        let assigned = match self.asked.assigned.get() {
            Some(assigned) => assigned,
            // Two that ask at once get the same.
            None => {
                let assigned = self.assigned();
                self.asked.assigned.get_or_init(|| assigned)
            }
        };
        let mut found = assigned.states.get(state).cloned().unwrap_or_default();
        match &state.root {
            Root::Variable(id) if state.path.is_empty() => {
                found.extend(assigned.variables.get(id).into_iter().flatten());
            }
            Root::This(class) | Root::Class(class) => {
                let [name] = &state.path[..] else { return found };
                let named = assigned.in_bodies.get(name.as_str()).into_iter().flatten();
                let own = named.filter(|&&(home, _)| home == *class || self.top_class(home) == *class);
                found.extend(own.map(|&(_, assign)| assign));
            }
            Root::Variable(_) | Root::Module(_) => {}
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn assigned(self: &Arc<Self>) -> Assigned {
        let tree = &self.facts.tree;
        let mut assigned = Assigned::default();
        for assign in tree.of_kind(Kind::Assign).chain(tree.of_kind(Kind::AssignExpression)) {
            for target in tree.in_role(assign, Role::Target) {
                match self.kind(target) {
                    Kind::Tuple | Kind::List => {
                        for element in tree.in_role(target, Role::Element) {
                            assigned.add(self, element, assign);
                        }
                    }
                    _ => assigned.add(self, target, assign),
                }
            }
        }
        assigned
    }
}

impl Assigned {
    fn add(&mut self, cx: &Arc<Cx>, target: NodeId, assign: NodeId) {
        match cx.state_of(target) {
            // `rows[:] = new` changes what is there already.
            Some(state) if cx.kind(target) == Kind::Subscript && state.entry.is_none() => {}
            Some(state) => self.states.entry(state).or_default().push(assign),
            None if cx.kind(target) == Kind::Name => {
                if let Some(id) = cx.variable(target) {
                    self.variables.entry(id).or_default().push(assign);
                }
                if let Some(home) = cx.class_body(target) {
                    self.in_bodies.entry(cx.text(target).into()).or_default().push((home, assign));
                }
            }
            None => {}
        }
    }
}
