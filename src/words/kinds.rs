//! What a test says of the kind of a value: type tests and class patterns, for a value of one of given kinds.

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};

/// A value of which the kind is known, by the name it has.
pub(super) struct Known<'a> {
    /// Its name.
    pub name: &'a str,
    /// Paths of the classes of which it is an instance.
    pub kinds: &'a [String],
}

impl Cx {
    /// Whether `test` holds for the value; none if that is not certain.
    pub(super) fn holds_for(&self, test: NodeId, known: &Known<'_>) -> Option<bool> {
        match self.kind(test) {
            Kind::Unary if self.has(test, Flags::NOT) => {
                Some(!self.holds_for(self.child(test, Role::Operand)?, known)?)
            }
            Kind::Logical => {
                let deciding = self.has(test, Flags::OR);
                let parts: Vec<Option<bool>> =
                    self.facts.tree.children(test).map(|part| self.holds_for(part, known)).collect();
                decided(&parts, deciding)
            }
            Kind::Call => {
                let path = self.child(test, Role::Callee).and_then(|callee| self.path(callee))?;
                let [value, class] = self.positional(test)[..] else { return None };
                let asked = self.is_in_group("type tests", &path) && self.is_known_value(value, known);
                asked.then(|| self.is_class_of(class, known)).flatten()
            }
            _ => None,
        }
    }

    /// Whether a case of a `match` over the value takes it; none if that is not certain.
    pub(super) fn case_takes(&self, case: NodeId, known: &Known<'_>) -> Option<bool> {
        let takes = self.pattern_takes(self.child(case, Role::Target)?, known)?;
        match self.child(case, Role::Condition) {
            Some(_) if takes => None,
            _ => Some(takes),
        }
    }

    fn pattern_takes(&self, pattern: NodeId, known: &Known<'_>) -> Option<bool> {
        let parts = self.in_role(pattern, Role::Element);
        if let Some(class) = self.child(pattern, Role::Callee) {
            return self.is_class_of(class, known).filter(|&is| !is || parts.is_empty());
        }
        if parts.is_empty() {
            // A bare name takes everything, a constant no exception.
            let text = self.text(pattern);
            return Some(
                text.chars().all(|c| c.is_alphanumeric() || c == '_') && !text.starts_with(char::is_uppercase),
            );
        }
        decided(&parts.into_iter().map(|part| self.pattern_takes(part, known)).collect::<Vec<_>>(), true)
    }

    pub(super) fn is_known_value(&self, node: NodeId, known: &Known<'_>) -> bool {
        self.kind(node) == Kind::Name && !known.name.is_empty() && self.text(node) == known.name
    }

    /// Whether the value is an instance of the class, or of one of the classes, at `class`.
    fn is_class_of(&self, class: NodeId, known: &Known<'_>) -> Option<bool> {
        match self.kind(class) {
            Kind::Tuple => {
                let all: Vec<Option<bool>> =
                    self.in_role(class, Role::Element).into_iter().map(|one| self.is_class_of(one, known)).collect();
                decided(&all, true)
            }
            _ => match self.path(class) {
                Some(path) => Some(known.kinds.contains(&path)),
                None => self.is_class_name(class).then_some(false),
            },
        }
    }
}

/// What parts come to of which one that is `deciding` decides.
fn decided(parts: &[Option<bool>], deciding: bool) -> Option<bool> {
    if parts.contains(&Some(deciding)) {
        return Some(deciding);
    }
    (!parts.contains(&None)).then_some(!deciding)
}
