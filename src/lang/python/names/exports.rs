//! Names that are used where no expression reads them: `__all__`, re-exports, quoted types, type comments.

use std::collections::HashSet;

use super::Names;
use super::imports::{has_alias, imported};
use crate::facts::{How, Kind, NodeId, Role, ScopeId};
use crate::text::Span;

impl Names<'_> {
    /// Marks what others can see or a type mentions.
    pub(super) fn export(&mut self, comments: &[Span], package: bool) {
        self.export_listed();
        self.export_renamed(package);
        for node in std::mem::take(&mut self.quoted) {
            let scope = self.out.of_node[node.index()];
            self.mention(self.text_of(self.tree[node].span), scope);
        }
        self.mention_in_comments(comments);
    }

    /// The scope of a comment is not looked for: every binding of the name counts as used.
    fn mention_in_comments(&mut self, comments: &[Span]) {
        let types = comments.iter().filter_map(|&comment| type_comment(self.text_of(comment)));
        let mentioned: HashSet<&str> = types.flat_map(names_in).collect();
        if !mentioned.is_empty() {
            for binding in &mut self.out.bindings {
                binding.exported |= mentioned.contains(&*binding.name);
            }
        }
    }

    /// `import a as a`, `from x import a as a`, and everything of an `__init__.py`.
    fn export_renamed(&mut self, package: bool) {
        for binding in &mut self.out.bindings {
            let again = binding.binds.iter().any(|bind| {
                matches!(bind.how, How::Import { .. })
                    && has_alias(self.tree, bind.node)
                    && imported(self.tree, self.text, bind.node) == *binding.name
            });
            binding.exported |= again || package && binding.scope == ScopeId(0);
        }
    }

    /// The names in `__all__`. If it is computed, every name of the module may be in it.
    fn export_listed(&mut self) {
        let Some(&all) = self.out.scopes[0].names.get("__all__") else { return };
        let binding = self.out.binding(all);
        let places: Vec<NodeId> = binding.binds.iter().map(|bind| bind.node).chain(binding.reads.clone()).collect();
        let (mut listed, mut computed) = (Vec::new(), false);
        for place in places {
            // Calls such as `__all__.append("x")` are literal as well; `len(__all__)` says nothing.
            let statement = self.tree.ancestors(place).find(|&up| is_statement(self.tree[up].kind));
            for node in statement.into_iter().flat_map(|statement| self.tree.walk(statement)) {
                match self.tree[node].kind {
                    Kind::String => listed.push(contents(self.text_of(self.tree[node].span))),
                    Kind::ListComprehension | Kind::Generator => computed = true,
                    Kind::Call if self.tree[node].role == Role::Value => {
                        computed |= self.tree.parent(node).is_some_and(|up| self.tree[up].kind != Kind::Expression);
                    }
                    _ => {}
                }
            }
        }
        let module = &self.out.scopes[0].names;
        let named = listed.into_iter().filter_map(|name| module.get(name).copied());
        let rest = module.values().copied().filter(|_| computed);
        for id in named.chain(rest).collect::<Vec<_>>() {
            self.out.bindings[id.index()].exported = true;
        }
    }

    /// Marks the names that the text of a type mentions.
    fn mention(&mut self, types: &str, scope: ScopeId) {
        for name in names_in(types) {
            if let Some(&symbol) = self.symbols.get(name)
                && let Some(id) = self.lookup(scope, symbol)
            {
                self.out.bindings[id.index()].exported = true;
            }
        }
    }
}

/// The names in the text of a type, attributes left out.
fn names_in(types: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let words = types.split(move |c| !is_word(c)).filter(|word| !word.starts_with('.'));
    words.filter_map(|word| word.split('.').next())
}

fn is_statement(kind: Kind) -> bool {
    matches!(kind, Kind::Assign | Kind::AugAssign | Kind::Expression)
}

/// What a plain string literal holds, escapes not looked into.
fn contents(literal: &str) -> &str {
    let quoted = literal.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    quoted.trim_matches(['"', '\''])
}

/// The types in a comment such as `# type: Task`; none for other comments and for `# type: ignore`.
fn type_comment(comment: &str) -> Option<&str> {
    let types = comment.strip_prefix('#')?.trim_start().strip_prefix("type:")?;
    (!types.trim_start().starts_with("ignore")).then_some(types)
}
