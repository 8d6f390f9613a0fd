//! What a reference stands for.

use super::{Bind, BindingId, Doubt, Facts, Flags, How, Kind, Meaning, NodeId, Role, ScopeKind};

/// Longest chain of aliases (`a = b`, `b = c`, …) that is followed.
const LONGEST: u32 = 16;

impl Facts {
    /// What the name or attribute `node` stands for; anything else is a value of this file.
    ///
    /// An attribute of an imported thing is a thing of that module. A name assigned just once, by a statement, from such
    /// a thing is another name of it. A name that no scope binds is a global or builtin, unless a star import may bring it.
    pub fn meaning(&self, text: &str, node: NodeId) -> Meaning {
        self.resolve(text, node, LONGEST)
    }

    fn resolve(&self, text: &str, node: NodeId, left: u32) -> Meaning {
        let mut attributes = Vec::new();
        let mut at = node;
        let named = |at: NodeId| self.scopes.of_name.get(at.index()).is_some_and(Option::is_some);
        // An attribute that a scope binds is a thing of this file by its path (Rust's `super::name`).
        while self.tree[at].kind == Kind::Attribute && !named(at) {
            let joint = if self.tree[at].flags.has(Flags::PATH) { "::" } else { "." };
            attributes.push((joint, &text[self.tree[at].name.range()]));
            let Some(object) = self.tree.child(at, Role::Object) else { return Meaning::Other };
            at = object;
        }
        let loads = self.tree[at].kind == Kind::Call && self.tree[at].flags.has(Flags::PATH);
        if self.tree[at].kind != Kind::Name && !loads && !named(at) {
            return Meaning::Other;
        }
        let append = |mut path: String| {
            for (joint, attribute) in attributes.iter().rev() {
                path.push_str(joint);
                path.push_str(attribute);
            }
            path
        };
        if loads {
            return Meaning::Bound(append(text[self.tree[at].name.range()].to_owned()));
        }
        let all = |paths: Vec<String>| paths.into_iter().map(append).collect();
        match self.name(text, at, left) {
            Meaning::Bound(path) => Meaning::Bound(append(path)),
            Meaning::Unknown(Doubt::Star(paths)) => Meaning::Unknown(Doubt::Star(all(paths))),
            Meaning::Unknown(Doubt::Ambiguous(paths)) => Meaning::Unknown(Doubt::Ambiguous(all(paths))),
            Meaning::Unknown(Doubt::Value) => Meaning::Unknown(Doubt::Value),
            Meaning::Other => Meaning::Other,
        }
    }

    fn name(&self, text: &str, node: NodeId, left: u32) -> Meaning {
        let Some(id) = self.scopes.of_name[node.index()] else {
            let name = &text[self.tree[node].span.range()];
            if self.scopes.stars.is_empty() {
                return Meaning::Bound(name.to_owned());
            }
            let from =
                |module: &String| format!("{module}{dot}{name}", dot = if module.ends_with('.') { "" } else { "." });
            let paths = self.scopes.stars.iter().map(from).chain([name.to_owned()]).collect();
            return Meaning::Unknown(Doubt::Star(paths));
        };
        self.bound(text, id, left)
    }

    /// What a name of this binding stands for, see [`Facts::meaning`].
    pub fn meaning_of(&self, text: &str, id: BindingId) -> Meaning {
        self.bound(text, id, LONGEST)
    }

    fn bound(&self, text: &str, id: BindingId, left: u32) -> Meaning {
        let binding = self.scopes.binding(id);
        if left == 0 || self.scopes.scope(binding.scope).kind == ScopeKind::Class {
            return Meaning::Other;
        }
        let runs = |bind: &&Bind| !matches!(bind.how, How::Declared | How::Import { type_only: true, .. });
        let binds: Vec<&Bind> = binding.binds.iter().filter(runs).collect();
        if let [Bind { node: target, how: How::Value(value), from_inside: false }] = binds[..] {
            // Where an assignment is part of an expression, it may not have been run.
            let statement = self.tree.parent(*target).is_some_and(|up| self.tree[up].kind == Kind::Assign);
            return if statement { self.resolve(text, *value, left - 1) } else { Meaning::Other };
        }
        let mut paths: Vec<String> = Vec::new();
        for bind in &binds {
            if let How::Import { path, .. } = &bind.how
                && !paths.contains(path)
            {
                paths.push(path.clone());
            }
        }
        let all_import = binds.iter().all(|bind| matches!(bind.how, How::Import { .. }) && !bind.from_inside);
        match paths.len() {
            0 => Meaning::Other,
            1 if all_import => Meaning::Bound(paths.swap_remove(0)),
            _ => Meaning::Unknown(Doubt::Ambiguous(paths)),
        }
    }
}
