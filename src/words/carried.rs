//! Functions whose text is carried to another place and run there: a page of a browser that a program drives. No name of
//! the module means anything there.

use super::cx::Cx;
use crate::facts::{BindingId, Kind, NodeId, Role};
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

    /// Whether `node` stands in a function that is carried elsewhere: handed to a method that the tables know for that, or
    /// turned into its text, in place or by its name.
    pub fn runs_elsewhere(&self, node: NodeId) -> bool {
        let mut around = std::iter::once(node).chain(self.facts.tree.ancestors(node));
        around.any(|at| {
            let named = || {
                let binding = self.name_of_function(at).map(|id| self.facts.scopes.binding(id));
                binding.is_some_and(|it| it.reads.iter().any(|&read| self.is_handed_elsewhere(read)))
            };
            self.kind(at) == Kind::Function && (self.is_handed_elsewhere(at) || named())
        })
    }

    /// The name that a function declares, or that it is the value of.
    fn name_of_function(&self, function: NodeId) -> Option<BindingId> {
        let up = self.facts.tree.parent(function)?;
        if self.is_statement(function) {
            return self.facts.scopes.lookup(self.facts.scopes.of_node[up.index()], self.name(function));
        }
        let target = self.child(up, Role::Target).filter(|_| self.kind(up) == Kind::Assign)?;
        self.binding_named(target)
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
        let is_text = tree.parent(function).is_some_and(|up| self.name(up) == "toString");
        is_text
            || self.is_written_out(function)
            || method
                .is_some_and(|method| self.is_in_group("methods that carry functions elsewhere", self.name(method)))
    }

    /// Whether a function becomes its text where it stands: in a template, beside a string, or by `String`.
    fn is_written_out(&self, function: NodeId) -> bool {
        let tree = &self.facts.tree;
        let bare = |at: NodeId| tree.parent(at).filter(|&up| self.kind(up) == Kind::Cast);
        let whole = std::iter::successors(Some(function), |&at| bare(at)).last().unwrap_or(function);
        let is_string = |node: &NodeId| matches!(self.kind(*node), Kind::String | Kind::Template);
        tree.parent(whole).is_some_and(|up| match self.kind(up) {
            Kind::Template => tree.parent(up).is_none_or(|above| self.kind(above) != Kind::TaggedTemplate),
            Kind::Binary => tree.children(up).any(|side| is_string(&side)),
            Kind::Call => tree[whole].role == Role::Argument && self.callee_path(up).as_deref() == Some("String"),
            _ => false,
        })
    }
}
