//! Callbacks whose results are of several types, of which a function that takes them infers only one.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};

/// Types that no value of another type fits.
const PRIMITIVES: [&str; 5] = ["string", "number", "boolean", "bigint", "void"];

impl Cx {
    /// Whether `callback` gives promises of one type, and something else beside: a text, a number, a promise of another.
    /// What is missing goes with any type.
    pub fn mixes_results(self: &Arc<Self>, callback: NodeId) -> bool {
        let told = self.child(callback, Role::Returns).is_some();
        if self.kind(callback) != Kind::Function || told || self.has(callback, Flags::ASYNC) {
            return false;
        }
        let ends: Vec<NodeId> = self.results(callback).into_iter().flat_map(|result| self.outcomes(result)).collect();
        let (literals, works): (Vec<NodeId>, Vec<NodeId>) =
            ends.into_iter().partition(|&end| self.kind(end) != Kind::Call && !self.is_work(end));
        let promised: Vec<Option<String>> = works.iter().map(|&work| self.promised_text(work)).collect();
        let known: Vec<&str> = promised.iter().flatten().map(String::as_str).collect();
        let apart = |one: &str| known.iter().any(|other| one != *other && is_apart(one, other));
        let lone = |&literal: &NodeId| {
            let one = self.primitive(literal);
            one.is_some_and(|one| apart(one) || promised.contains(&None))
        };
        !works.is_empty() && literals.iter().any(lone) || known.iter().any(|one| apart(one))
    }

    /// The values that `node` may come to, what is missing left out: branches, and what decides itself in `a && b`.
    fn outcomes(&self, node: NodeId) -> Vec<NodeId> {
        let parts = match self.kind(node) {
            Kind::Conditional => [Role::Body, Role::Else].iter().flat_map(|&role| self.in_role(node, role)).collect(),
            Kind::Logical => self.in_role(node, Role::Operand),
            Kind::None => return Vec::new(),
            Kind::Name if self.text(node) == "undefined" => return Vec::new(),
            _ => return vec![node],
        };
        parts.into_iter().flat_map(|part| self.outcomes(part)).collect()
    }

    /// What `node` stands for, where it is a constant that `function` makes: `load(x)` of `const job = load(x); return job;`.
    pub(super) fn value_within(&self, node: NodeId, function: NodeId) -> NodeId {
        self.only_value(node).filter(|&value| self.function(value) == Some(function)).unwrap_or(node)
    }

    /// The primitive type that `node` surely has.
    fn primitive(self: &Arc<Self>, node: NodeId) -> Option<&'static str> {
        match self.kind(node) {
            Kind::String | Kind::Template => Some("string"),
            Kind::Number => Some("number"),
            Kind::True | Kind::False | Kind::Compare => Some("boolean"),
            Kind::Unary if self.has(node, Flags::NOT) => Some("boolean"),
            Kind::Name | Kind::Attribute => {
                let text = self.written_text(node)?;
                let text = text.trim_start_matches(':').trim();
                PRIMITIVES.into_iter().find(|&one| one == text)
            }
            _ => None,
        }
    }

    /// What is written that the promise of the call `work` gives.
    fn promised_text(self: &Arc<Self>, work: NodeId) -> Option<String> {
        let callee = self.child(work, Role::Callee).filter(|_| self.kind(work) == Kind::Call)?;
        if self.path(callee).as_deref() == Some("Promise.resolve") {
            return match self.positional(work)[..] {
                [] => Some("void".to_owned()),
                [one] => self.primitive(one).map(str::to_owned),
                _ => None,
            };
        }
        let (cx, function) = self.definition(callee)?;
        let written = cx.text(cx.child(function, Role::Returns)?).trim_start_matches(':').trim();
        written.strip_prefix("Promise<")?.strip_suffix('>').map(|inner| inner.trim().to_owned())
    }
}

/// Whether no value is of both types.
fn is_apart(one: &str, other: &str) -> bool {
    let parts = |text: &str| text.split('|').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let (ours, theirs) = (parts(one), parts(other));
    let primitive = |part: &String| PRIMITIVES.contains(&part.as_str());
    let plain =
        theirs.iter().all(|part| primitive(part) || part.starts_with(char::is_uppercase) || part.starts_with('{'));
    plain && ours.iter().any(primitive) && !ours.iter().any(|part| theirs.contains(part))
}
