//! From oxc's typed syntax to the uniform tree.
//!
//! Owns the [`Reader`], which walks a program once and leaves the tree, the names and the habits of the file behind.
//! Each file below it reads one part of the grammar; none of them decides anything.

mod class;
mod expression;
mod function;
mod jsx;
mod module;
mod pattern;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use oxc_ast::ast::{Program, StringLiteral};
use oxc_span::Span as OxcSpan;

use super::names::Names;
use super::style::Habits;
use crate::facts::Scopes;
use crate::facts::tree::{Builder, Flags, Kind, NodeId, Role, Tree};
use crate::text::Span;

/// Everything that one walk over a program gives.
pub(super) struct Reading {
    /// The syntax.
    pub tree: Tree,
    /// The names.
    pub scopes: Scopes,
    /// Literals over several lines.
    pub literals: Vec<Span>,
    /// What the file does, counted.
    pub habits: Habits,
    /// Modules that the file imports from, by path.
    pub modules: Vec<String>,
}

/// Walks a program from the top and builds the tree on the way.
pub(super) struct Reader<'a> {
    text: &'a str,
    tree: Builder,
    names: Names<'a>,
    literals: Vec<Span>,
    habits: Habits,
}

/// Reads a program whose names have been resolved.
pub(super) fn read<'a>(program: &Program<'a>, names: Names<'a>, nodes: usize) -> Reading {
    let mut reader = Reader {
        text: program.source_text,
        tree: Builder::with_capacity(nodes),
        names,
        literals: Vec::new(),
        habits: Habits::default(),
    };
    reader.program(program);
    let (scopes, modules) = reader.names.finish();
    Reading { tree: reader.tree.finish(), scopes, literals: reader.literals, habits: reader.habits, modules }
}

/// oxc's span as ours; both count bytes.
pub(super) fn here(span: OxcSpan) -> Span {
    Span::new(span.start, span.end)
}

impl<'a> Reader<'a> {
    fn program(&mut self, program: &Program<'a>) {
        let root = self.open(Kind::Module, Role::Child, Span::new(0, self.text.len() as u32));
        let outer = self.names.enter(root, &program.scope_id);
        self.directives(&program.directives);
        self.statements(&program.body);
        self.names.leave(outer);
        self.close();
    }

    fn open(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        self.names.node();
        self.tree.open(kind, role, span)
    }

    fn open_flagged(&mut self, kind: Kind, role: Role, span: Span, flags: Flags) -> NodeId {
        let node = self.open(kind, role, span);
        self.tree.flag(node, flags);
        node
    }

    fn close(&mut self) {
        self.tree.close();
    }

    fn leaf(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        let node = self.open(kind, role, span);
        self.close();
        node
    }

    fn named(&mut self, node: NodeId, name: OxcSpan) {
        self.tree.node(node).name = here(name);
    }

    fn slice(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    fn byte(&self, at: u32) -> u8 {
        self.text.as_bytes().get(at as usize).copied().unwrap_or(b' ')
    }

    /// Notes a literal whose lines must not be moved.
    fn literal(&mut self, span: Span) {
        if memchr::memchr(b'\n', self.slice(span).as_bytes()).is_some() {
            self.literals.push(span);
        }
    }

    fn string(&mut self, string: &StringLiteral<'a>, role: Role) -> NodeId {
        let span = here(string.span);
        self.literal(span);
        self.habits.string(self.byte(span.start));
        self.leaf(Kind::String, role, span)
    }

    /// A string that names a module.
    fn specifier(&mut self, string: &StringLiteral<'a>, role: Role) -> NodeId {
        self.habits.specifier(self.byte(string.span.start));
        self.names.module(&string.value);
        self.string(string, role)
    }
}
