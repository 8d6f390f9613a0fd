//! What names stand for, who reads them, and which of them a function takes from around it.

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeKind};

impl Cx {
    /// The names inside the function `node`, its defaults and decorators included, that belong to a function or
    /// comprehension around it; `super()` and `__class__` as well.
    pub fn captures(&self, node: NodeId) -> Vec<NodeId> {
        let scopes = &self.facts.scopes;
        let own = |id| {
            let binding = scopes.binding(id);
            binding.single().is_some_and(|bind| bind.how == How::Function && bind.node == node)
        };
        let captured = |name: NodeId| match scopes.of_name.get(name.index()).copied().flatten() {
            Some(id) => {
                let scope = scopes.scope(scopes.binding(id).scope);
                scope.kind != ScopeKind::Module && !self.facts.tree.is_within(scope.node, node) && !own(id)
            }
            None => matches!(self.text(name), "super" | "__class__"),
        };
        let names = self.facts.tree.walk(node).filter(|&part| self.kind(part) == Kind::Name);
        names.filter(|&name| captured(name)).collect()
    }

    /// Whether `node` uses a name that means what it means in the class around it alone: `__limit` (Python), `#limit`.
    pub fn uses_private_names(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let private = |part: NodeId| {
            let name = self.name(part);
            let name = if name.is_empty() && self.kind(part) == Kind::Name { self.text(part) } else { name };
            name.starts_with('#') || name.starts_with("__") && !name.ends_with("__")
        };
        tree.ancestors(node).any(|up| self.kind(up) == Kind::Class) && tree.walk(node).any(private)
    }

    /// The expression that the name `node` certainly stands for: the only value assigned to it, or that of a constant item,
    /// through other names; of anything else, itself.
    pub fn origin(&self, node: NodeId) -> NodeId {
        let mut at = node;
        for _ in 0..16 {
            let id = self.facts.scopes.of_name.get(at.index()).copied().flatten();
            let bind = id.and_then(|id| self.facts.scopes.binding(id).single()).filter(|bind| !bind.from_inside);
            let Some(bind) = bind else { return at };
            let value = match bind.how {
                How::Value(value) => Some(value),
                How::Other => self.item_value(bind.node),
                How::Function => return bind.node,
                _ => None,
            };
            match value.filter(|_| self.kind(at) == Kind::Name) {
                Some(value) => at = value,
                None => return at,
            }
        }
        at
    }

    /// Whether the comprehension `node` has to be walked by `async for`: a clause or an await makes it asynchronous.
    fn streams(&self, node: NodeId) -> bool {
        let generator = self.kind(node) == Kind::Generator;
        generator
            && self.facts.tree.walk(node).skip(1).any(|part| match self.kind(part) {
                Kind::Clause => self.has(part, Flags::ASYNC),
                Kind::Await => self.comprehension(part) == Some(node),
                _ => false,
            })
    }

    /// The names that are evaluated when the definition of `function` runs (decorators, defaults, annotations) and that the
    /// module binds no earlier than the top-level statement around it.
    fn unready(&self, function: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let top = self.top(function).map_or(0, |top| tree[top].span.start);
        let late = |name: NodeId| {
            let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
            let first = id.and_then(|id| self.facts.scopes.binding(id).binds.first());
            first.is_some_and(|bind| tree[bind.node].span.start >= top && !tree.is_within(bind.node, function))
        };
        let parts = tree.children(function).filter(|&part| tree[part].role != Role::Body);
        let names = parts.flat_map(|part| tree.walk(part)).filter(|&part| self.kind(part) == Kind::Name);
        names.filter(|&name| !self.has(name, Flags::STORE) && late(name)).collect()
    }

    /// The top-level statement that holds `node`.
    pub fn top(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        std::iter::once(node).chain(tree.ancestors(node)).find(|&up| tree.parent(up) == Some(NodeId::ROOT))
    }

    /// Whether running `node` defines a function or class, or imports something.
    fn makes_definitions(&self, node: NodeId) -> bool {
        self.here(node).any(|part| match self.kind(part) {
            Kind::Class | Kind::Import => true,
            Kind::Function => !self.has(part, Flags::LAMBDA),
            _ => false,
        })
    }

    /// Whether a function above the top-level statement `node` reads a name that the module binds only from there on, or
    /// the module lists such a name for others.
    fn feeds_functions(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let start = tree[node].span.start;
        let bindings = self.facts.scopes.bindings.iter().filter(|binding| binding.scope.0 == 0);
        bindings.filter(|binding| binding.binds.iter().all(|bind| tree[bind.node].span.start >= start)).any(|binding| {
            let above = |read: &&NodeId| tree[**read].span.start < start;
            binding.exported || binding.reads.iter().filter(above).any(|&read| self.function(read).is_some())
        })
    }

    /// Whether an `if`, `match` or `and` around `node` tests one of these names, or what a call of one of these gives.
    fn is_guarded_by(&self, node: NodeId, names: &[String]) -> bool {
        let tree = &self.facts.tree;
        let mut below = node;
        tree.ancestors(node).any(|up| {
            let part = std::mem::replace(&mut below, up);
            let asked: Vec<NodeId> = match self.kind(up) {
                Kind::If | Kind::Conditional | Kind::Match => self.in_role(up, Role::Test),
                Kind::Logical => self.in_role(up, Role::Operand),
                _ => Vec::new(),
            };
            asked.into_iter().take_while(|&one| one != part).any(|test| self.tests(test, names))
        })
    }

    fn tests(&self, test: NodeId, names: &[String]) -> bool {
        let tree = &self.facts.tree;
        let is_named = |part: NodeId| self.kind(part) == Kind::Name && names.iter().any(|name| name == self.text(part));
        tree.walk(test).any(|part| match self.kind(part) {
            Kind::Name => {
                // `is_main = __name__ == "__main__"`
                let value = self.origin(part);
                let plain = self.kind(value) != Kind::Function;
                is_named(part) || plain && tree.walk(value).any(is_named)
            }
            Kind::Call => self.callee_path(part).is_some_and(|path| names.contains(&path)),
            _ => false,
        })
    }

    /// The other functions of the file that have the name of `function`, methods aside; all with the name that a call calls.
    fn namesakes(&self, function: NodeId) -> Vec<NodeId> {
        if let Some(callee) = self.child(function, Role::Callee).filter(|_| self.kind(function) == Kind::Call) {
            let functions = self.facts.tree.of_kind(Kind::Function);
            return functions.filter(|&other| self.name(other) == self.name(callee)).collect();
        }
        let others = self.facts.tree.of_kind(Kind::Function).filter(|&other| other != function);
        others
            .filter(|&other| self.name(other) == self.name(function) && self.class_of_method(other).is_none())
            .collect()
    }

    /// The names of the parameters of `function` that its body binds again.
    fn rebound_parameters(&self, function: NodeId) -> Vec<String> {
        let again = |name: &NodeId| {
            let id = self.facts.scopes.of_name.get(name.index()).copied().flatten();
            id.is_some_and(|id| self.facts.scopes.binding(id).binds.iter().filter(|bind| !bind.from_inside).count() > 1)
        };
        let params = self.in_role(function, Role::Param).into_iter();
        let names = params.filter_map(|param| self.child(param, Role::Target)).filter(again);
        names.map(|name| self.text(name).to_owned()).collect()
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "captures" => node.nodes(cx.captures(id)),
        "uses_private_names" => Value::from(cx.uses_private_names(id)),
        "origin" => node.node(cx.origin(id)),
        "rebound_parameters" => cx.rebound_parameters(id).into_iter().map(Value::from).collect(),
        "namesakes" => node.nodes(cx.namesakes(id)),
        "unready" => node.nodes(cx.unready(id)),
        "top" => node.maybe(cx.top(id)),
        "defines" => Value::from(cx.makes_definitions(id)),
        "feeds_functions" => Value::from(cx.feeds_functions(id)),
        "streams" => Value::from(cx.streams(id)),
        "name_words" => words_of(cx.name(id)).into_iter().map(Value::from).collect(),
        _ => return None,
    })
}

/// What this file adds to the words with arguments.
pub(super) fn method(node: &Node, name: &str, names: &[String]) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match name {
        "guarded_by" => Value::from(cx.is_guarded_by(id, names)),
        "tests" => Value::from(cx.tests(id, names)),
        "binds" => {
            let scope = cx.facts.scopes.of_node[id.index()];
            Value::from(names.iter().any(|name| cx.facts.scopes.scope(scope).names.contains_key(name.as_str())))
        }
        _ => return None,
    })
}

/// The words that a name is made of, in lower case: `pollForJobs` and `poll_for_jobs` give `poll`, `for`, `jobs`.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '_';
    for letter in name.chars() {
        if letter.is_alphanumeric() {
            let starts = !before.is_alphanumeric() || letter.is_uppercase() && !before.is_uppercase();
            match words.last_mut().filter(|_| !starts) {
                Some(word) => word.extend(letter.to_lowercase()),
                None => words.push(letter.to_lowercase().collect()),
            }
        }
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn names_fall_into_words() {
        for (name, words) in [
            ("listen", vec!["listen"]),
            ("backupKeysLoop", vec!["backup", "keys", "loop"]),
            ("_poll_for_jobs", vec!["poll", "for", "jobs"]),
            ("#watchURL", vec!["watch", "url"]),
            ("", vec![]),
        ] {
            assert_eq!(words_of(name), words);
        }
    }
}
