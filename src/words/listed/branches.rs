//! Branches that stand on one line, and the lines that a formatter gives them once they are too wide for that.

use crate::edit::Edit;
use crate::facts::{Kind, NodeId, Role};
use crate::text::{Span, columns};
use crate::words::cx::Cx;

impl Cx {
    /// Columns that an `if` with its `else`, or a `let` with its own, has on one line (rustfmt:
    /// `single_line_if_else_max_width`, `single_line_let_else_max_width`).
    pub(in crate::words) fn branch_width(&self) -> usize {
        let (line, chain) = self.widths();
        if chain < line { chain * 5 / 6 } else { line }
    }

    /// The edits that open the branches of the `if` around `chain`, a value on one line, which comes to be too wide with
    /// `more` columns in the chain.
    pub(super) fn opened_branches(&self, chain: NodeId, more: i64) -> Option<Vec<Edit>> {
        let tree = &self.facts.tree;
        let around = tree.ancestors(chain).take_while(|&up| !matches!(self.kind(up), Kind::Function | Kind::Call));
        let branch = around.into_iter().find(|&up| self.kind(up) == Kind::If)?;
        let blocks = [self.child(branch, Role::Body)?, self.child(branch, Role::Else)?];
        let is_plain = blocks.iter().all(|&it| self.kind(it) == Kind::Block);
        let free = tree.parent(branch).is_some_and(|up| {
            self.is_assignment(up) || matches!(self.kind(up), Kind::Expression | Kind::Return | Kind::Block)
        });
        let width = columns(self.text(branch)) as i64 + more * self.like(branch, chain);
        if !is_plain || !free || !self.is_one_line(branch) || width <= self.branch_width() as i64 {
            return None;
        }
        let outer = format!("{}{}", self.facts.style.newline, self.source.indent_at(tree[branch].span.start));
        let inner = format!("{outer}{}", self.facts.style.indent);
        let opened = |block: NodeId| {
            let (span, content) = (tree[block].span, self.content_of(block)?);
            let end = format!("{}{outer}", self.missing_semicolon(content));
            let before = Edit::replace(Span::new(span.start + 1, content.start), inner.clone());
            Some([before, Edit::replace(Span::new(content.end, span.end - 1), end)])
        };
        Some([opened(blocks[0])?, opened(blocks[1])?].concat())
    }

    /// What stands between the braces of a block, blanks aside; none of an empty one.
    pub(in crate::words) fn content_of(&self, block: NodeId) -> Option<Span> {
        let span = self.facts.tree[block].span;
        let inner = self.text(block).strip_prefix('{')?.strip_suffix('}')?;
        let start = span.start + 1 + (inner.len() - inner.trim_start().len()) as u32;
        let end = span.end - 1 - (inner.len() - inner.trim_end().len()) as u32;
        (start < end).then(|| Span::new(start, end))
    }

    /// The semicolon that a jump gets on a line of its own.
    pub(in crate::words) fn missing_semicolon(&self, content: Span) -> &'static str {
        let text = self.slice(content);
        let jumps = ["return", "break", "continue"].iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        if jumps && !text.ends_with(';') { ";" } else { "" }
    }
}
