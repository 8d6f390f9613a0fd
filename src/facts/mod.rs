//! What can be known of one file: plain data, the same shape for every language.
//!
//! A language module fills these in from its typed parser; nothing here parses, and nothing here guesses: what is not
//! certain is [`Meaning::Unknown`]. Start at [`Facts`]; [`tree`] holds the syntax, [`scope`] the names.

mod flags;
mod kinds;
mod meaning;
pub mod scope;
pub mod tree;

use crate::text::Span;
pub use scope::{Bind, Binding, BindingId, Doubt, How, Meaning, Scope, ScopeId, ScopeKind, Scopes};
pub use tree::{Flags, Kind, Node, NodeId, Role, Tree};

/// What a comment holds that suppresses findings: it speaks to this program, and says nothing about the code.
pub const SUPPRESSION: &str = "punchlist:";

/// Everything the engine knows of one file.
#[derive(Debug)]
pub struct Facts {
    /// The syntax.
    pub tree: Tree,
    /// The names.
    pub scopes: Scopes,
    /// Comments in source order.
    pub comments: Vec<Span>,
    /// String and template literals that run over several lines, in source order: the lines that begin inside them
    /// must never be moved.
    pub literals: Vec<Span>,
    /// How the file is written.
    pub style: Style,
    /// Dotted names of the modules that the file imports from, at whatever place; for JavaScript the specifiers.
    pub modules: Vec<String>,
}

/// Habits of a file that new code has to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// One step of indentation: a tab, or a number of spaces.
    pub indent: String,
    /// The line end of the file.
    pub newline: &'static str,
    /// The quote of most strings.
    pub quote: char,
    /// Whether statements end in a semicolon.
    pub semicolons: bool,
    /// Whether the single parameter of an arrow function stands in parentheses.
    pub arrow_parens: bool,
    /// Whether the file declares by `var` alone.
    pub only_var: bool,
    /// Whether the file uses ES modules (`import`) rather than `require`.
    pub modules: bool,
    /// Whether a whole module that is no ES module is imported by `import x = require('m')`.
    pub equals: bool,
}

impl Facts {
    /// Gives back room that was set aside for more: of a file that is kept for others.
    pub fn shrink(&mut self) {
        self.tree.shrink();
        self.scopes.shrink();
    }

    /// Comments that start inside `span`, in order.
    pub fn comments_in(&self, span: Span) -> &[Span] {
        let first = self.comments.partition_point(|comment| comment.start < span.start);
        let last = self.comments.partition_point(|comment| comment.start < span.end);
        &self.comments[first..last.max(first)]
    }

    /// The comment that covers the byte at `at`, if one does.
    pub fn comment_at(&self, at: u32) -> Option<Span> {
        let next = self.comments.partition_point(|comment| comment.start <= at);
        self.comments[..next].last().copied().filter(|comment| comment.holds(at))
    }

    /// Whether the byte at `at` lies inside (not at the start of) a literal over several lines.
    pub fn inside_literal(&self, at: u32) -> bool {
        let next = self.literals.partition_point(|literal| literal.start < at);
        // Literals may nest (a template inside a template), so the nearest one before is not enough.
        self.literals[..next].iter().rev().take(64).any(|literal| at < literal.end)
    }

    /// The first byte at or behind `at` that is no blank or tab.
    pub fn skip_space(&self, text: &str, at: u32) -> u32 {
        let rest = &text[at as usize..];
        at + (rest.len() - rest.trim_start_matches([' ', '\t']).len()) as u32
    }

    /// The first byte at or behind `at` that is neither blank, line break, line continuation nor comment.
    pub fn skip_blank(&self, text: &str, at: u32) -> u32 {
        let bytes = text.as_bytes();
        let mut at = at;
        while let Some(&byte) = bytes.get(at as usize) {
            if let Some(comment) = self.comment_at(at) {
                at = comment.end;
            } else if byte.is_ascii_whitespace() || byte == b'\\' || byte == 0xc {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// One past the last byte before `at` that is neither blank, line break, line continuation nor comment.
    pub fn skip_blank_back(&self, text: &str, at: u32) -> u32 {
        let bytes = text.as_bytes();
        let mut at = at;
        while at > 0 {
            if let Some(comment) = self.comment_at(at - 1) {
                at = comment.start;
            } else if bytes[at as usize - 1].is_ascii_whitespace() || bytes[at as usize - 1] == b'\\' {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// The span of `node` with the parentheses right around it, however many.
    pub fn with_parens(&self, text: &str, node: NodeId) -> Span {
        let mut span = self.tree[node].span;
        let is_argument = |span: Span| {
            // The parentheses of a call, a class head or a parameter list belong to that construct.
            self.tree.parent(node).is_some_and(|parent| {
                let list = self.tree[parent].list;
                !list.is_empty() && list.start >= span.start.saturating_sub(1) && list.start < span.end
                    || list.contains(span)
                        && !list.is_empty()
                        && self.skip_blank_back(text, span.start) == list.start + 1
            })
        };
        loop {
            let start = self.skip_blank_back(text, span.start);
            let end = self.skip_blank(text, span.end);
            let open = start > 0 && text.as_bytes()[start as usize - 1] == b'(';
            let close = text.as_bytes().get(end as usize) == Some(&b')');
            if !open || !close || is_argument(span) {
                return span;
            }
            span = Span::new(start - 1, end + 1);
        }
    }
}
