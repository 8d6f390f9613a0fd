//! What the tables of knowledge list, by group.

use super::cx::Cx;
use crate::facts::NodeId;

impl Cx {
    /// What the tables of knowledge list in `group`; nothing for a group that they do not have.
    pub(crate) fn group(&self, group: &str) -> &[String] {
        self.knowledge.groups.get(group).map_or(&[], Vec::as_slice)
    }

    /// Whether the tables of knowledge list `name` in `group`.
    pub fn is_in_group(&self, group: &str, name: &str) -> bool {
        self.group(group).iter().any(|one| one == name)
    }

    /// Whether `name` holds one of the words of `group` as a word of its own: a `block`, a `clock` or a `second` is no lock.
    pub(super) fn says(&self, name: &str, group: &str) -> bool {
        let name = name.to_lowercase();
        self.group(group).iter().any(|part| {
            name.match_indices(part.as_str()).any(|(at, _)| {
                let before = name[..at].chars().next_back();
                !matches!(
                    (part.as_str(), before),
                    ("lock", Some('b' | 'c')) | ("cond", Some('e')) | ("serial", Some('u'))
                )
            })
        })
    }

    /// Whether `call` is one of a path that the tables of knowledge list in `group`.
    pub(super) fn is_call_of(&self, call: NodeId, group: &str) -> bool {
        let listed = self.group(group);
        // The path is asked for only where it can help.
        !listed.is_empty() && self.callee_path(call).is_some_and(|path| listed.contains(&path))
    }
}
