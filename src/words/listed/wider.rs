//! Lists that a formatter breaks since what is around them comes to be too wide.

use super::List;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::columns;
use crate::words::cx::Cx;

impl Cx {
    /// Whether a call that is given nothing but the list comes to be too wide; then it opens the list's brackets.
    pub(super) fn is_wide_around(&self, list: &List, grown: i64, most: i64) -> bool {
        let tree = &self.facts.tree;
        let holders = tree.ancestors(list.node).take_while(|&up| self.kind(up) == Kind::Call);
        let mut held = holders.filter_map(|up| self.brackets_of(up));
        held.any(|brackets| columns(self.slice(brackets)) as i64 - 2 + grown > most)
    }

    /// The list that comes to be broken once `chain` in an element of one of its elements grows by `more` columns, since it, or
    /// a call that is given nothing else, is too wide.
    pub(super) fn wide_list_beyond(&self, chain: NodeId, more: i64, most: i64) -> Option<List> {
        let tree = &self.facts.tree;
        let is_element = matches!(tree[chain].role, Role::Argument | Role::Element);
        let node = tree.parent(chain).filter(|_| is_element)?;
        let callee = self.child(node, Role::Callee);
        let plain = callee.is_none_or(|it| self.kind(it) != Kind::Attribute || self.has(it, Flags::PATH));
        let around = self.list_around(node).filter(|list| plain && list.elements.len() > 1);
        if let Some(list) = around {
            let inner = columns(self.slice(list.brackets)) as i64 - 2 + more * self.like(list.node, chain);
            return (inner > most).then_some(list);
        }
        let alone = self.kind(node) == Kind::Call && self.positional(node).len() == 1 && plain;
        let brackets = self.brackets_of(node).filter(|&it| alone && !self.slice(it).contains('\n'))?;
        let list = List { node, brackets, elements: vec![chain], element: chain };
        (self.stands_free(node) && self.has_only_commas(&list) && self.is_wide_around(&list, more, most))
            .then_some(list)
    }
}
