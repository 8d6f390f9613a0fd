//! Lines that come, go or move: above and below a statement, around several, out of a block.

use minijinja::Value;

use super::{Along, Maker, Stop, layout, node_of};
use crate::edit::Edit;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::lang::Trouble;
use crate::text::Span;
use crate::words::text::mark;

impl Maker<'_> {
    /// Whether lines can be added in `span`, which stands in `statement`: a whole statement has its lines for itself.
    pub(super) fn room_for_lines(&self, statement: Option<NodeId>, is_statement: bool, span: Span) -> Result<(), Stop> {
        let in_braces = self.cx.language.has_braces();
        let Some(statement) = statement else {
            // With braces an expression can hold lines wherever it stands.
            return if in_braces { Ok(()) } else { Err(Stop::Trouble(Trouble::NoStatement)) };
        };
        // A block in braces, and the value of an arm, begin on the line of their head.
        let whole = is_statement || span.contains(self.cx.facts.tree[statement].span);
        let in_head = self.cx.is_braceless(statement) && self.cx.ends_line(statement);
        let begins_below_head = in_braces && (self.cx.kind(statement) == Kind::Block || self.cx.is_arm(statement));
        if whole && !in_head && !begins_below_head {
            self.own_lines(statement)?;
        }
        Ok(())
    }

    fn own_lines(&self, statement: NodeId) -> Result<(), Stop> {
        if self.cx.shares_line(statement) { Err(Stop::Trouble(Trouble::SharedLine)) } else { Ok(()) }
    }

    pub(super) fn above(&mut self, statement: NodeId, rendered: &str, over_comments: bool) -> Result<(), Stop> {
        self.own_lines(statement)?;
        let start = self.cx.facts.tree[statement].span.start;
        let base = self.cx.source.indent_at(start).to_owned();
        let line = self.cx.source.line_of(start);
        // A comment that is indented more than a handler belongs to the block above it.
        let deepest = if self.cx.kind(statement) == Kind::Handler { base.len() } else { usize::MAX };
        let line = if over_comments { self.cx.first_comment_above(line, deepest) } else { line };
        let mut at = self.cx.source.line_span(line).start;
        if at == 0 {
            at = self.cx.source.bom_len();
        }
        self.insert_lines(at, rendered, &base);
        Ok(())
    }

    pub(super) fn is_expression_body(&self, node: NodeId) -> bool {
        let tree = &self.cx.facts.tree;
        tree[node].role == Role::Body
            && tree
                .parent(node)
                .is_some_and(|up| self.cx.has(up, Flags::EXPRESSION_BODY) && self.cx.kind(up) == Kind::Function)
    }

    /// Turns the expression that is a function's body into a block, with `rendered` above its `return`.
    pub(super) fn open_body(&mut self, body: NodeId, rendered: &str) {
        let facts = &self.cx.facts;
        let source = &self.cx.source;
        let outer = facts.with_parens(source.text(), body);
        let arrow = facts.skip_blank_back(source.text(), outer.start);
        let base = layout::indent_of_line(self.cx, arrow).to_owned();
        let inner = format!("{base}{}", facts.style.indent);
        let newline = facts.style.newline;
        self.keep(rendered);
        let lines = layout::lines(self.cx, rendered.trim_end_matches('\n'), &inner);
        let head = format!(" {{{newline}{lines}{newline}{inner}return ");
        let end = if facts.style.semicolons { ";" } else { "" };
        self.rewrite.edits.push(Edit::replace(Span::new(arrow, outer.start), head));
        self.rewrite.edits.push(Edit::insert(outer.end, format!("{end}{newline}{base}}}")));
        // A body that stood on lines of its own is one step deeper than the arrow already.
        if source.line_of(arrow) != source.line_of(outer.start) {
            return;
        }
        self.rewrite.shifted.push(outer);
        for line in source.line_of(outer.start) + 1..=source.line_of(outer.end) {
            let bytes = source.line_span(line);
            let blank = source.slice(bytes).trim().is_empty();
            if !blank && !facts.inside_literal(bytes.start) {
                self.rewrite.edits.push(Edit::insert(bytes.start, facts.style.indent.clone()));
            }
        }
    }

    pub(super) fn below(&mut self, statement: NodeId, rendered: &str) -> Result<(), Stop> {
        self.own_lines(statement)?;
        let span = self.cx.facts.tree[statement].span;
        let base = self.cx.source.indent_at(span.start).to_owned();
        let end = self.cx.source.line_around(span.end.max(1) - 1).end;
        let ends_line = self.cx.slice(Span::new(0, end)).ends_with('\n');
        if ends_line {
            self.insert_lines(end, rendered, &base);
        } else {
            let newline = self.cx.facts.style.newline;
            self.keep(rendered);
            let text = layout::lines(self.cx, rendered.trim_end_matches('\n'), &base);
            self.rewrite.edits.push(Edit::insert(end, format!("{newline}{text}")));
        }
        Ok(())
    }

    fn insert_lines(&mut self, at: u32, rendered: &str, base: &str) {
        self.keep(rendered);
        let mut text = layout::lines(self.cx, rendered, base);
        if !text.ends_with('\n') {
            text.push_str(self.cx.facts.style.newline);
        }
        self.rewrite.edits.push(Edit::insert(at, text));
    }

    /// Puts `header` above adjacent statements and moves them one step deeper. Those that merge lose their heads instead.
    pub(super) fn block(&mut self, target: &Value, span: Span, header: &str, along: &Along) -> Result<(), Stop> {
        let first = self.statement_of(target)?;
        self.own_lines(first)?;
        let last = target.try_iter().ok().and_then(|list| list.last()).as_ref().and_then(node_of).unwrap_or(first);
        // What stands before it on its line moves as well.
        if last != first && !self.cx.ends_line(last) {
            return Err(Stop::Trouble(Trouble::SharedLine));
        }
        let source = &self.cx.source;
        let base = source.indent_at(span.start).to_owned();
        let lines = (source.line_of(span.start), source.line_of(span.end.max(1) - 1));
        let (from, to) = if along.comments { self.with_comments(first, last, lines) } else { lines };
        // A comment at the end of the last block goes by its indentation, as the block does.
        let to = if self.cx.language.has_braces() { to } else { self.cx.last_comment_inside(to, base.len()) };
        let merged = &along.merged;
        let header = header.trim_end_matches('\n').to_owned();
        self.insert_lines(source.line_span(from).start.max(source.bom_len()), &header, &base);
        let heads: Vec<Span> = merged.iter().filter_map(|&block| self.head_lines(block)).collect();
        self.rewrite.edits.extend(heads.iter().map(|&head| Edit::delete(head)));
        let stays = |at: u32| {
            merged.iter().any(|&block| {
                source.line_around(self.cx.facts.tree[block].span.start).start <= at
                    && at < self.cx.facts.tree[block].span.end
            })
        };
        self.rewrite.shifted.push(Span::new(source.line_span(from).start, source.line_span(to).end));
        for line in from..=to {
            let bytes = source.line_span(line);
            let blank = source.slice(bytes).trim().is_empty();
            if !blank && !stays(bytes.start) && !self.cx.facts.inside_literal(bytes.start) {
                self.deeper.push(bytes.start);
            }
        }
        Ok(())
    }

    /// The lines of statements with those of the comments that stand between them and what is above and below.
    fn with_comments(&self, first: NodeId, last: NodeId, (mut from, mut to): (u32, u32)) -> (u32, u32) {
        let source = &self.cx.source;
        let siblings = self.cx.siblings(first);
        let place = |node: NodeId| siblings.iter().position(|&one| one == node);
        let comment = |line: u32| {
            let bytes = source.line_span(line);
            let text = source.slice(bytes);
            let start = bytes.start + (text.len() - text.trim_start().len()) as u32;
            !text.trim().is_empty() && self.cx.facts.comment_at(start).is_some()
        };
        let blank = |line: u32| source.slice(source.line_span(line)).trim().is_empty();
        let above = place(first).and_then(|at| at.checked_sub(1)).map(|at| self.cx.facts.tree[siblings[at]].span.end);
        let below = place(last).and_then(|at| siblings.get(at + 1)).map(|&node| self.cx.facts.tree[node].span.start);
        let top = above.map_or(from, |end| source.line_of(end.max(1) - 1) + 1);
        let bottom = below.map_or(to + 1, |start| source.line_of(start));
        (from, to) = (
            (top..from).find(|&line| comment(line) && (line..from).all(|it| comment(it) || blank(it))).unwrap_or(from),
            (to + 1..bottom).rfind(|&line| comment(line)).unwrap_or(to),
        );
        (from, to)
    }

    /// The lines of a block from its head to its first statement (exclusive).
    fn head_lines(&self, block: NodeId) -> Option<Span> {
        let tree = &self.cx.facts.tree;
        let colon =
            self.cx.facts.skip_blank_back(self.cx.source.text(), tree[self.cx.child(block, Role::Body)?].span.start);
        let start = self.cx.source.line_around(tree[block].span.start).start;
        Some(Span::new(start, self.cx.source.line_around(colon.max(1) - 1).end))
    }

    /// Takes a statement away with its lines, and the blank lines that would be too many.
    pub(super) fn remove(&mut self, statement: NodeId) -> Result<(), Stop> {
        self.own_lines(statement)?;
        let line = self.cx.source.line_of(self.cx.facts.tree[statement].span.start);
        self.remove_from(statement, line)
    }

    fn remove_from(&mut self, statement: NodeId, first: u32) -> Result<(), Stop> {
        let lines = layout::removal(self.cx, statement, first).ok_or(Stop::Trouble(Trouble::NoStatement))?;
        self.rewrite.edits.push(Edit::delete(lines));
        Ok(())
    }

    /// Moves a definition, with the comment lines that touch it, above the top-level statement that holds it.
    pub(super) fn lift(&mut self, statement: NodeId) -> Result<(), Stop> {
        let tree = &self.cx.facts.tree;
        self.own_lines(statement)?;
        let top = tree.ancestors(statement).find(|&up| tree.parent(up) == Some(NodeId::ROOT));
        let top = top.ok_or(Stop::Trouble(Trouble::NoStatement))?;
        let source = &self.cx.source;
        let line = source.line_of(tree[statement].span.start);
        let first = self.cx.first_touching_comment(line);
        let start = source.line_span(first).start;
        let start = start + (source.indent_at(start).len()) as u32;
        let end = source.line_around(tree[statement].span.end.max(1) - 1).end;
        let text = source.slice(Span::new(start, end));
        let moved = Span::new(start, start + text.trim_end().len() as u32);
        let gap = if self.cx.language.has_braces() { 1 } else { 2 };
        self.above(top, &format!("{}\n{}", mark(moved), "\n".repeat(gap)), true)?;
        self.remove_from(statement, first)
    }

    /// Indents the lines that move deeper, but for those whose break goes, and those that go as a whole.
    pub(super) fn indent(&mut self) {
        let (edits, source) = (&self.rewrite.edits, &self.cx.source);
        let takes_lines = |edit: &Edit| edit.text.is_empty() && source.slice(edit.span).ends_with('\n');
        let takes = |edit: &Edit, at: u32| {
            edit.span.start < at && at < edit.span.end || edit.span.start == at && takes_lines(edit)
        };
        let stays = |&at: &u32| !edits.iter().any(|edit| takes(edit, at));
        let indent = &self.cx.facts.style.indent;
        let inserted: Vec<_> = self.deeper.drain(..).filter(stays).map(|at| Edit::insert(at, indent.clone())).collect();
        self.rewrite.edits.extend(inserted);
    }
    /// Takes the head of a statement away; the lines of its block move out, with the comments at their end.
    pub(super) fn unblock(&mut self, statement: NodeId) -> Result<(), Stop> {
        self.own_lines(statement)?;
        let (tree, source) = (&self.cx.facts.tree, &self.cx.source);
        let first = self.cx.child(statement, Role::Body).ok_or(Stop::Trouble(Trouble::NoStatement))?;
        self.own_lines(first)?;
        let head = self.head_lines(statement).ok_or(Stop::Trouble(Trouble::NoStatement))?;
        let base = source.indent_at(tree[statement].span.start);
        let step = source.indent_at(tree[first].span.start).strip_prefix(base);
        let step = step.ok_or(Stop::Trouble(Trouble::NoStatement))?.to_owned();
        let blank = |line: &u32| source.slice(source.line_span(*line)).trim().is_empty();
        let lines = source.line_of(head.end)..=source.line_of(tree[first].span.start);
        let from = lines.clone().find(|line| !blank(line)).map_or(head.end, |line| source.line_span(line).start);
        let last = source.line_of(tree[statement].span.end.max(1) - 1);
        let to = source.line_span(self.cx.last_comment_inside(last, base.len())).end;
        self.rewrite.edits.push(Edit::delete(Span::new(head.start, from)));
        self.outward.push((Span::new(from, to), step));
        Ok(())
    }

    /// Takes the step of indentation from the lines that move out, and from what other steps write there.
    pub(super) fn outdent(&mut self) {
        let (source, facts) = (&self.cx.source, &self.cx.facts);
        for (lines, step) in std::mem::take(&mut self.outward) {
            let base = source.indent_at(lines.start).strip_suffix(step.as_str()).unwrap_or_default().to_owned();
            let (old, newline) = (format!("{base}{step}"), facts.style.newline);
            let inside = |edit: &&mut Edit| lines.contains(edit.span) && edit.text.contains(newline);
            for edit in self.rewrite.edits.iter_mut().filter(inside) {
                edit.text = edit.text.replace(&format!("{newline}{old}"), &format!("{newline}{base}"));
            }
            for line in source.line_of(lines.start)..=source.line_of(lines.end.max(1) - 1) {
                let bytes = source.line_span(line);
                let lead = source.indent_at(bytes.start).len();
                let end = bytes.start + if lead < old.len() { lead } else { old.len() } as u32;
                let lost = Span::new(end - lead.min(step.len()) as u32, end);
                let blank = source.slice(bytes).trim().is_empty();
                if !blank && !lost.is_empty() && !facts.inside_literal(bytes.start) {
                    self.rewrite.edits.push(Edit::delete(lost));
                }
            }
        }
    }
}
