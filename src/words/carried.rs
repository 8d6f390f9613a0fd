//! Functions whose text is carried to another place and run there: a page of a browser that a program drives. No name of
//! the module means anything there.

use super::cx::Cx;
use crate::facts::{Kind, NodeId, Role};
use crate::lang::Spelling;

impl Cx {
    /// Whether a thing that is spelled so at `place` belongs to the module, and `place` runs where the module is not.
    pub fn is_out_of_reach(&self, spelling: &Spelling, place: NodeId) -> bool {
        self.runs_elsewhere(place) && {
            let head = spelling.text.split(['.', '?', '[', '(']).next().unwrap_or_default();
            let scope = self.facts.scopes.of_node[place.index()];
            let home = self.facts.scopes.lookup(scope, head).map(|id| self.facts.scopes.binding(id).scope);
            let inside = home.is_some_and(|home| self.runs_elsewhere(self.facts.scopes.scope(home).node));
            spelling.import.is_some() || home.is_some() && !inside
        }
    }

    /// Whether `node` stands in a function that is carried elsewhere: handed to a method that the tables know for that, in
    /// place or by its only name.
    pub fn runs_elsewhere(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        std::iter::once(node).chain(tree.ancestors(node)).any(|at| {
            let named = || {
                let reads = self.sole_name(at).map(|(binding, _)| &self.facts.scopes.binding(binding).reads);
                reads.is_some_and(|reads| reads.iter().any(|&read| self.is_handed_elsewhere(read)))
            };
            self.kind(at) == Kind::Function && (self.is_handed_elsewhere(at) || named())
        })
    }

    fn is_handed_elsewhere(&self, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        // Also as a value of the options that the method takes.
        let wraps =
            |at: NodeId| tree.parent(at).filter(|&up| matches!(self.kind(up), Kind::Pair | Kind::Dict | Kind::Cast));
        let argument = std::iter::successors(Some(function), |&at| wraps(at)).last().unwrap_or(function);
        let taker =
            tree.parent(argument).filter(|&up| self.kind(up) == Kind::Call && tree[argument].role == Role::Argument);
        let method =
            taker.and_then(|call| self.child(call, Role::Callee)).filter(|&it| self.kind(it) == Kind::Attribute);
        method.is_some_and(|method| self.is_in_group("methods that carry functions elsewhere", self.name(method)))
    }
}
