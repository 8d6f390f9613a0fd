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

    /// Whether `name` holds one of the words of `group` by itself: not in a word that the group `but <group>` lists, as a
    /// `clock` holds a lock.
    pub(super) fn says(&self, name: &str, group: &str) -> bool {
        let mut name = name.to_lowercase();
        for other in self.group(&format!("but {group}")) {
            name = name.replace(other.as_str(), " ");
        }
        self.group(group).iter().any(|part| name.contains(part.as_str()))
    }

    /// Whether `call` is one of a path that the tables of knowledge list in `group`.
    pub(super) fn is_call_of(&self, call: NodeId, group: &str) -> bool {
        let listed = self.group(group);
        // The path is asked for only where it can help.
        !listed.is_empty() && self.callee_path(call).is_some_and(|path| listed.contains(&path))
    }

    /// The argument that a call gives back, with something around it that changes nothing of what it is.
    pub(super) fn given_back(&self, call: NodeId) -> Option<NodeId> {
        let gives = self.is_call_of(call, "functions that give what they are given");
        self.positional(call).first().copied().filter(|_| gives)
    }
}
