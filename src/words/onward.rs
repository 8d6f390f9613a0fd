//! Where a function may come to from a place: behind a `return` nothing follows, and of two branches one runs.

use super::cx::Cx;
use crate::facts::{Kind, NodeId, Role};

/// What is behind a place in its list of statements.
enum Behind {
    /// The list runs to its end.
    Goes,
    /// The function is left.
    Leaves,
    /// The next round of this loop follows.
    NextRound(NodeId),
    /// What follows is behind this loop.
    Breaks(NodeId),
}

impl Cx {
    /// Whether the function around may come from `from` to `to` without passing `read` once more, which stands before both.
    /// In doubt it may.
    pub(super) fn comes_to(&self, from: NodeId, to: NodeId, read: NodeId) -> bool {
        let tree = &self.facts.tree;
        if tree.is_within(from, to) || self.may_fail_into(from, to) {
            return true;
        }
        let function = self.function(from);
        // Only a further round leads from a branch, or from behind a loop, to what stands beside or in it.
        let again = |left: NodeId| {
            let mut around = tree.ancestors(left).take_while(|&it| Some(it) != function);
            around.find(|&it| self.is_round(it)).is_some_and(|round| !self.runs_each_round(read, round, to))
        };
        let mut at = from;
        while let Some(up) = tree.parent(at).filter(|&up| Some(up) != function) {
            let meet = tree.is_within(to, up);
            if meet && self.are_exclusive(at, to, up) {
                return again(up);
            }
            if meet && tree[to].span.start > tree[at].span.start {
                return true;
            }
            match self.onward_of(at, up) {
                Behind::Goes => {}
                Behind::Leaves => return false,
                Behind::NextRound(round) => {
                    return !tree.is_within(to, round) || !self.runs_each_round(read, round, to);
                }
                Behind::Breaks(round) if tree.is_within(to, round) => return again(round),
                Behind::Breaks(round) => {
                    at = round;
                    continue;
                }
            }
            if meet {
                return again(at);
            }
            at = up;
        }
        true
    }

    /// Whether a failure leads from `from` to `to`: a `try` holds both, in different parts.
    fn may_fail_into(&self, from: NodeId, to: NodeId) -> bool {
        let tree = &self.facts.tree;
        let part = |node: NodeId, whole: NodeId| {
            std::iter::once(node).chain(tree.ancestors(node)).find(|&up| tree.parent(up) == Some(whole))
        };
        let role = |node: NodeId, whole: NodeId| part(node, whole).map(|part| tree[part].role);
        let function = self.function(from);
        let around = tree.ancestors(from).take_while(|&up| Some(up) != function);
        around
            .filter(|&up| self.kind(up) == Kind::Try && tree.is_within(to, up))
            .any(|tried| role(from, tried) != role(to, tried))
    }

    /// What follows behind `at` in its list, a part of `up`.
    fn onward_of(&self, at: NodeId, up: NodeId) -> Behind {
        let tree = &self.facts.tree;
        let role = tree[at].role;
        if !matches!(role, Role::Body | Role::Else | Role::Finally) {
            return Behind::Goes;
        }
        let later: Vec<NodeId> = self.in_role(up, role).into_iter().skip_while(|&it| it != at).collect();
        let Some((&last, between)) = later.split_last() else { return Behind::Goes };
        let jumps = |it: NodeId| matches!(self.kind(it), Kind::Break | Kind::Continue);
        if between.iter().skip(1).any(|&it| self.here(it).any(jumps)) {
            return Behind::Goes;
        }
        let function = self.function(at);
        let around = || tree.ancestors(last).take_while(|&it| Some(it) != function);
        let round = || around().find(|&it| self.is_round(it) || self.kind(it) == Kind::Match);
        let plain = tree[last].name.is_empty();
        match self.kind(last) {
            Kind::Return => Behind::Leaves,
            Kind::Raise if !around().any(|it| self.may_catch(it)) => Behind::Leaves,
            Kind::Continue if plain => around().find(|&it| self.is_round(it)).map_or(Behind::Goes, Behind::NextRound),
            Kind::Break if plain => round().filter(|&it| self.is_round(it)).map_or(Behind::Goes, Behind::Breaks),
            _ => Behind::Goes,
        }
    }

    /// Whether what fails inside may be caught there: by a handler, or by what a `with` entered.
    fn may_catch(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Try => self.child(node, Role::Handler).is_some(),
            kind => kind == Kind::With,
        }
    }

    fn is_round(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While | Kind::DoWhile)
    }

    /// Whether `at` and `to` are in branches of `up` of which only one runs.
    fn are_exclusive(&self, at: NodeId, to: NodeId, up: NodeId) -> bool {
        let tree = &self.facts.tree;
        let other = std::iter::once(to).chain(tree.ancestors(to)).find(|&it| tree.parent(it) == Some(up));
        let Some(other) = other.filter(|&other| other != at) else { return false };
        let roles = [tree[at].role, tree[other].role];
        match self.kind(up) {
            Kind::If | Kind::Conditional => roles.contains(&Role::Body) && roles.contains(&Role::Else),
            // Where braces stand, one case may run into the next.
            Kind::Match => roles == [Role::Handler, Role::Handler] && !self.language.has_braces(),
            _ => false,
        }
    }

    /// Whether `read` runs in each round of the loop `round` before `to` does.
    fn runs_each_round(&self, read: NodeId, round: NodeId, to: NodeId) -> bool {
        let tree = &self.facts.tree;
        let list = self.statement(read).and_then(|statement| tree.parent(statement));
        let body = list.and_then(|list| if self.kind(list) == Kind::Block { tree.parent(list) } else { Some(list) });
        body == Some(round) && tree[read].span.start < tree[to].span.start
    }
}
