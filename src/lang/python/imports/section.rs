//! Where the imports of a file stand.
//!
//! The leading section of a file is its docstring, its `__future__` imports, imports, and `try` and `if` statements
//! whose bodies are imports or simple assignments; constants may stand above the first import. A block is a run of import lines without a blank or comment line.

use super::stdlib;
use crate::facts::{Facts, Flags, Kind, NodeId, Role, Tree};
use crate::lang::python::names::imported;
use crate::lang::python::notebook;
use crate::text::Source;

/// The leading section of a file.
pub(super) struct Section {
    /// The docstring.
    pub docstring: Option<NodeId>,
    /// `from __future__` imports.
    pub future: Vec<NodeId>,
    /// What follows them, in order.
    pub statements: Vec<NodeId>,
}

impl Section {
    pub fn of(source: &Source, facts: &Facts) -> Self {
        let tree = &facts.tree;
        let mut section = Section { docstring: None, future: Vec::new(), statements: Vec::new() };
        let statements = tree.children(NodeId::ROOT);
        let statements = match notebook::is_notebook(source.path()) {
            true => notebook::from_first_import(source, facts),
            false => statements.collect(),
        };
        for (at, statement) in statements.into_iter().enumerate() {
            if at == 0 && is_docstring(tree, statement) {
                section.docstring = Some(statement);
            } else if is_future(source, tree, statement) {
                section.future.push(statement);
            } else if belongs(tree, statement) {
                section.statements.push(statement);
            } else if !section.statements.is_empty() || !is_preamble(source, tree, statement) {
                break;
            }
        }
        section
    }

    /// The last statement.
    pub fn last(&self) -> Option<NodeId> {
        self.statements.last().or(self.future.last()).or(self.docstring.as_ref()).copied()
    }

    /// The first block whose first line imports from the standard library.
    pub fn standard_block(&self, source: &Source, facts: &Facts) -> Option<Vec<NodeId>> {
        let tree = &facts.tree;
        let mut blocks: Vec<Vec<NodeId>> = Vec::new();
        let mut end = None;
        for &statement in &self.statements {
            if tree[statement].kind != Kind::Import {
                end = None;
                continue;
            }
            let line = source.line_of(tree[statement].span.start);
            match blocks.last_mut() {
                Some(block) if end.is_some_and(|end| line <= end + 1) => block.push(statement),
                _ => blocks.push(vec![statement]),
            }
            end = Some(source.line_of(tree[statement].span.end));
        }
        blocks.into_iter().find(|block| stdlib::holds(&module(source, tree, block[0])))
    }
}

/// The module of an import: what is behind `from`, or the first module behind `import`.
pub(super) fn module(source: &Source, tree: &Tree, import: NodeId) -> String {
    let name = tree[import].name;
    if !name.is_empty() {
        return source.slice(name).to_owned();
    }
    tree.children(import).next().map(|first| imported(tree, source.text(), first)).unwrap_or_default()
}

/// Whether it is `import x`, not `from x import y`.
pub(super) fn is_plain(tree: &Tree, import: NodeId) -> bool {
    tree[import].kind == Kind::Import && tree[import].name.is_empty()
}

fn is_docstring(tree: &Tree, statement: NodeId) -> bool {
    tree[statement].kind == Kind::Expression
        && tree.child(statement, Role::Value).is_some_and(|value| tree[value].kind == Kind::String)
}

fn is_future(source: &Source, tree: &Tree, statement: NodeId) -> bool {
    tree[statement].kind == Kind::Import && source.slice(tree[statement].name) == "__future__"
}

/// Whether it is one of the things that some write above the first import: `__all__`, a version, a text that documents.
fn is_preamble(source: &Source, tree: &Tree, statement: NodeId) -> bool {
    let plain = |node: NodeId| matches!(tree[node].kind, Kind::String | Kind::Number);
    let value = |value: NodeId| match tree[value].kind {
        Kind::Tuple | Kind::List => tree.in_role(value, Role::Element).all(plain),
        _ => plain(value),
    };
    let named = |target: NodeId| {
        let name = source.slice(tree[target].span);
        name.starts_with("__") || name.len() > 1 && !name.contains(char::is_lowercase)
    };
    is_docstring(tree, statement)
        || tree[statement].kind == Kind::Assign
            && tree.in_role(statement, Role::Target).all(named)
            && is_simple(tree, statement)
            && tree.child(statement, Role::Value).is_some_and(value)
}

fn belongs(tree: &Tree, statement: NodeId) -> bool {
    match tree[statement].kind {
        Kind::Import => true,
        Kind::If | Kind::Try => tree.children(statement).all(|part| match tree[part].role {
            Role::Body | Role::Else | Role::Finally => {
                is_simple(tree, part) || tree[part].flags.has(Flags::ELIF) && belongs(tree, part)
            }
            Role::Handler => tree.children(part).all(|child| tree[child].role == Role::Type || is_simple(tree, child)),
            _ => true,
        }),
        _ => false,
    }
}

fn is_simple(tree: &Tree, statement: NodeId) -> bool {
    match tree[statement].kind {
        Kind::Import | Kind::Pass => true,
        Kind::Assign => tree.in_role(statement, Role::Target).all(|target| tree[target].kind == Kind::Name),
        _ => false,
    }
}
