//! Whether a piece of code and the code behind it go back to one thing, so that one may wait for what the other does.

use super::cx::Cx;
use crate::facts::{BindingId, Flags, How, Kind, NodeId, Role};

impl Cx {
    /// The locals that `root` is made from, and that code behind `behind` reads or is made from as well: the names that
    /// bind them, and `self` where it is awaited there. What holds nothing but literals does not count.
    pub fn common_behind(&self, root: NodeId, behind: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let Some(function) = self.function(behind) else { return Vec::new() };
        let end = tree[behind].span.end;
        let late = |node: &NodeId| tree[*node].span.start >= end && self.is_reading(*node);
        let later: Vec<NodeId> = tree.walk(function).filter(late).collect();
        let mine = self.made_from(tree.walk(root).filter(|&node| self.is_reading(node)).collect());
        let theirs = self.made_from(later.clone());
        let shared = mine.iter().filter(|id| theirs.contains(id) && !self.holds_literals(**id));
        let binds = shared.filter_map(|&id| self.facts.scopes.binding(id).binds.first()).map(|bind| bind.node);
        let awaited = |node: &&NodeId| {
            let wait = tree.ancestors(**node).find(|&up| self.kind(up) == Kind::Await);
            self.kind(**node) == Kind::This && wait.is_some_and(|wait| !self.only_locks(wait))
        };
        let of_self = later.iter().find(awaited).copied().filter(|_| self.is_made_of_self(root, &mine));
        let mut found: Vec<NodeId> = binds.chain(of_self).collect();
        found.sort_unstable();
        found
    }

    /// Whether an await only takes a lock: that of a field, say.
    fn only_locks(&self, wait: NodeId) -> bool {
        let call = self.child(wait, Role::Operand).filter(|&it| self.kind(it) == Kind::Call);
        let method = call.and_then(|call| self.child(call, Role::Callee)).filter(|&it| !self.has(it, Flags::PATH));
        let locks = method.is_some_and(|it| matches!(self.name(it), "lock" | "read" | "write"));
        locks && call.is_some_and(|call| self.positional(call).is_empty())
    }

    fn is_reading(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::Name | Kind::This)
    }

    fn is_made_of_self(&self, root: NodeId, mine: &[BindingId]) -> bool {
        let tree = &self.facts.tree;
        let holds = |root: NodeId| tree.walk(root).any(|node| self.kind(node) == Kind::This);
        holds(root) || mine.iter().any(|&id| self.sources(id).into_iter().any(holds))
    }

    /// The locals that these names stand for, and those that their values are made from.
    fn made_from(&self, names: Vec<NodeId>) -> Vec<BindingId> {
        let (mut found, mut open): (Vec<BindingId>, Vec<NodeId>) = (Vec::new(), names);
        while let Some(name) = open.pop() {
            let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { continue };
            if found.contains(&id) || found.len() > 200 || !self.is_local_value(id) {
                continue;
            }
            found.push(id);
            for source in self.sources(id) {
                open.extend(self.facts.tree.of_kind_in(source, Kind::Name));
            }
        }
        found
    }

    fn is_local_value(&self, id: BindingId) -> bool {
        let binds = &self.facts.scopes.binding(id).binds;
        binds
            .iter()
            .all(|bind| matches!(bind.how, How::Parameter | How::Value(_) | How::Part | How::Loop(_) | How::Declared))
    }

    /// What a local gets its value from: the right side of its `let`, what its loop or `match` looks at, what its methods
    /// are given.
    fn sources(&self, id: BindingId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let binding = self.facts.scopes.binding(id);
        let mut found = Vec::new();
        for bind in &binding.binds {
            let takes = |up: &NodeId| {
                matches!(
                    self.kind(*up),
                    Kind::Assign | Kind::AssignExpression | Kind::For | Kind::Match | Kind::Function
                )
            };
            let holder = tree.ancestors(bind.node).find(takes);
            let roles = [Role::Value, Role::Iterable, Role::Test];
            found.extend(
                holder
                    .filter(|&it| self.kind(it) != Kind::Function)
                    .into_iter()
                    .flat_map(|it| roles.map(|role| self.child(it, role)))
                    .flatten(),
            );
            found.extend(self.calls_on(bind.node).into_iter().flat_map(|(call, _)| self.positional(call)));
        }
        found
    }

    /// Whether all that the local ever gets are literals.
    fn holds_literals(&self, id: BindingId) -> bool {
        let plain = |node: NodeId| {
            self.facts.tree.walk(node).all(|at| {
                matches!(
                    self.kind(at),
                    Kind::Number
                        | Kind::String
                        | Kind::True
                        | Kind::False
                        | Kind::Range
                        | Kind::List
                        | Kind::Tuple
                        | Kind::Binary
                ) || self.name(at) == "vec" && self.kind(at) == Kind::Macro
            })
        };
        let binds = &self.facts.scopes.binding(id).binds;
        binds.iter().all(|bind| matches!(bind.how, How::Value(value) if plain(value)))
    }
}
