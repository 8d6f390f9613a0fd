//! What an import binds.

use super::Names;
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeId, Tree};

impl Names<'_> {
    /// Binds the imported name `node` of the statement `import`.
    pub(super) fn import(&mut self, node: NodeId, import: NodeId, scope: ScopeId) {
        let this = &self.tree[node];
        let module = &self.tree[import].name;
        let (type_only, conditional) = circumstances(self.tree, self.text, import);
        let full = imported(self.tree, self.text, node);
        let local = self.text_of(this.name);
        let path = if module.is_empty() {
            self.module(full.clone());
            // `import a.b` binds `a`; `import a.b as c` binds `a.b`.
            if this.name.start == this.span.start { local.to_owned() } else { full.clone() }
        } else {
            let module = compact(self.text_of(*module));
            self.module(module.clone());
            if full == "*" {
                self.out.stars.push(module);
                return;
            }
            let dot = if module.ends_with('.') { "" } else { "." };
            format!("{module}{dot}{full}")
        };
        let symbol = self.symbol(this.name);
        self.bind(scope, symbol, node, How::Import { path, type_only, conditional });
    }

    fn module(&mut self, module: String) {
        if !self.modules.contains(&module) {
            self.modules.push(module);
        }
    }
}

/// The imported thing as the statement names it, without its `as`: `a.b` of `import a.b as c`.
pub(in crate::lang::python) fn imported(tree: &Tree, text: &str, node: NodeId) -> String {
    let this = &tree[node];
    let whole = &text[this.span.range()];
    let full = match has_alias(tree, node) {
        true => {
            let head = text[this.span.start as usize..this.name.start as usize].trim_end_matches(blank);
            head.strip_suffix("as").unwrap_or(head)
        }
        false => whole,
    };
    compact(full)
}

/// Whether the imported name is given another (or, by `import a as a`, the same) one.
pub(in crate::lang::python) fn has_alias(tree: &Tree, node: NodeId) -> bool {
    tree[node].name.start > tree[node].span.start
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\\'
}

/// A dotted name without the blanks that may stand between its parts.
fn compact(name: &str) -> String {
    // Nearly none has blanks, and letter by letter they took two hundredths of a run.
    if name.contains(blank) { name.chars().filter(|&c| !blank(c)).collect() } else { name.to_owned() }
}

/// Whether a statement runs for the type checker alone, and whether it runs only under some condition.
fn circumstances(tree: &Tree, text: &str, statement: NodeId) -> (bool, bool) {
    let (mut type_only, mut conditional) = (false, false);
    let mut child = statement;
    for up in tree.ancestors(statement) {
        match tree[up].kind {
            Kind::Function | Kind::Class | Kind::Module => break,
            Kind::If => {
                conditional = true;
                type_only |= tree.child(up, Role::Test).is_some_and(|test| {
                    let (test, branch) = match tree[test].kind {
                        Kind::Unary if tree[test].flags.has(Flags::NOT) => {
                            (tree.child(test, Role::Operand).unwrap_or(test), Role::Else)
                        }
                        _ => (test, Role::Body),
                    };
                    tree[child].role == branch && only_for_checkers(tree, text, test)
                });
            }
            Kind::Try | Kind::For | Kind::While | Kind::With | Kind::Match => conditional = true,
            _ => {}
        }
        child = up;
    }
    (type_only, conditional)
}

/// Whether a test is `TYPE_CHECKING`, by whatever path, or one of its older forms `MYPY` and `False`.
fn only_for_checkers(tree: &Tree, text: &str, test: NodeId) -> bool {
    match tree[test].kind {
        Kind::Name => matches!(&text[tree[test].span.range()], "TYPE_CHECKING" | "MYPY"),
        Kind::Attribute => &text[tree[test].name.range()] == "TYPE_CHECKING",
        Kind::False => true,
        _ => false,
    }
}
