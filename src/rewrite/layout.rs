//! From rendered templates to text that fits its place: indentation, line ends, and bytes that stay where they are.

use crate::edit::Edit;
use crate::facts::NodeId;
use crate::text::Span;
use crate::words::cx::Cx;
use crate::words::text::{Piece, pieces, plain, without_break};

/// One step of indentation as templates write it.
const TEMPLATE_UNIT: &str = "    ";

/// Lays rendered text out at a place, line by line.
struct Layout<'a> {
    cx: &'a Cx,
    base: &'a str,
    out: String,
    /// Indentation of the line that `out` ends in.
    indent: String,
    /// Whether only indentation stands on that line yet, and it is still to be written.
    fresh_line: bool,
    /// Where the bytes end that were put last, if they were moved to another indentation.
    moved_up_to: Option<u32>,
    /// Whether the line that `out` ends in was begun by a line break as the file has it.
    verbatim: bool,
}

impl<'a> Layout<'a> {
    fn new(cx: &'a Cx, base: &'a str, at_line_start: bool) -> Self {
        Self {
            cx,
            base,
            out: String::new(),
            indent: base.to_owned(),
            fresh_line: at_line_start,
            moved_up_to: None,
            verbatim: false,
        }
    }

    fn new_text(&mut self, text: &str) {
        // What a template took out of the file as mere text has the file's line ends.
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        for (at, line) in lines.enumerate() {
            if at > 0 {
                self.out.push_str(self.cx.facts.style.newline);
                self.indent = self.base.to_owned();
                self.fresh_line = true;
                self.verbatim = false;
            }
            let line = if self.fresh_line { self.leading(line) } else { line };
            if !line.is_empty() {
                self.start_line();
                self.out.push_str(line);
            }
        }
    }

    /// Takes the indentation that the template writes at the start of a line.
    fn leading<'t>(&mut self, line: &'t str) -> &'t str {
        let mut rest = line;
        while let Some(shorter) = rest.strip_prefix(TEMPLATE_UNIT) {
            rest = shorter;
            self.indent.push_str(&self.cx.facts.style.indent);
        }
        let odd = rest.len() - rest.trim_start_matches(' ').len();
        self.indent.push_str(&rest[..odd]);
        &rest[odd..]
    }

    fn start_line(&mut self) {
        if self.fresh_line {
            self.out.push_str(&self.indent);
            self.fresh_line = false;
        }
    }

    /// Puts bytes of the source; lines after the first move by the difference between the indentation of the line they
    /// came from and that of the line they come to, those that begin inside a literal stay.
    fn kept(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        self.start_line();
        let old = indent_of_line(self.cx, line_giver(self.cx, span));
        let text = self.cx.slice(span);
        // Blanks alone are a line break as the file has it, if they do not go on where moved text ended, and the line they
        // end is none that the template indents.
        let goes_on = self.moved_up_to.is_some_and(|end| end <= span.start);
        let stays = self.verbatim || self.indent == self.base;
        let blank = text.trim().is_empty() && !goes_on && stays;
        self.moved_up_to = (old != self.indent && !self.verbatim).then_some(span.end);
        let mut at = span.start;
        let mut last: Option<String> = None;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let literal = self.cx.facts.inside_literal(at);
            at += line.len() as u32;
            if number == 0 || literal {
                self.out.push_str(line);
                continue;
            }
            let line = if blank { line.to_owned() } else { shifted(line, old, &self.indent) };
            last = Some(line[..line.len() - line.trim_start_matches([' ', '\t']).len()].to_owned());
            self.out.push_str(&line);
        }
        if text.ends_with('\n') && !self.cx.facts.inside_literal(at) {
            last = Some(String::new());
        }
        if let Some(last) = last {
            self.indent = last;
            self.verbatim = blank;
        }
    }

    fn pieces(mut self, rendered: &str) -> String {
        for piece in pieces(rendered) {
            match piece {
                Piece::New(text) => self.new_text(&text),
                Piece::Kept(span) => self.kept(span),
            }
        }
        self.out
    }
}

/// Where the line begins by whose indentation the lines of `span` are indented: a block that goes along stands below its
/// statement, in whatever line of its head the bytes begin.
fn line_giver(cx: &Cx, span: Span) -> u32 {
    let tree = &cx.facts.tree;
    let around = tree.covering(span);
    let start = tree[around].span.start;
    let first = tree.children(around).find(|&part| cx.is_statement(part));
    let line = cx.source.line_around(span.start).start;
    let in_head = !cx.slice(Span::new(line, span.start)).trim().is_empty()
        && first.is_some_and(|first| tree[first].span.start > span.start && span.contains(tree[first].span));
    if in_head && cx.is_statement(around) { start } else { span.start }
}

/// A line whose block moves from the indentation `old` to `new`; one that does not move keeps its bytes.
fn shifted(line: &str, old: &str, new: &str) -> String {
    if old == new {
        return line.to_owned();
    }
    let body = line.trim_start_matches([' ', '\t']);
    // A line without its end goes on in what follows: its blanks are indentation.
    if line.ends_with('\n') && body.trim_end_matches(['\r', '\n']).is_empty() {
        return body.to_owned();
    }
    let indent = &line[..line.len() - body.len()];
    match indent.strip_prefix(old) {
        Some(deeper) => format!("{new}{deeper}{body}"),
        // Less deep than the first line: as much less as before.
        None => {
            let missing = old.len().saturating_sub(indent.len());
            format!("{}{body}", &new[..new.len().saturating_sub(missing)])
        }
    }
}

/// The lines that go when `statement` goes, from the line `first` on: with the blank lines that would be too many. None if
/// it is all that its block holds.
pub fn removal(cx: &Cx, statement: NodeId, first: u32) -> Option<Span> {
    let siblings = cx.siblings(statement);
    if siblings.len() < 2 {
        return None;
    }
    let source = &cx.source;
    let last = source.line_of(cx.facts.tree[statement].span.end.max(1) - 1);
    // A form feed parts pages, or the cells of a notebook.
    let blank = |line: u32| source.slice(source.line_span(line)).chars().all(|c| c.is_whitespace() && c != '\u{c}');
    let above = (1..first).rev().take_while(|&line| blank(line)).count() as u32;
    let below = (last + 1..=source.line_count()).take_while(|&line| blank(line)).count() as u32;
    let opens = siblings.first() == Some(&statement) && opens_block(cx, statement, first);
    let closes = siblings.last() == Some(&statement) && !begins_with_comment(cx, last + 1);
    let (from, to) = match (opens, above == 0 || below == 0) {
        (true, _) => (first, last + below),
        (false, _) if below == 0 && closes => (first - above, last),
        (false, true) => (first, last),
        (false, false) if above >= below => (first, last + below),
        (false, false) => (first - above, last),
    };
    let lines = Span::new(source.line_span(from).start, source.line_span(to).end);
    // A file without a last line end keeps it so: then the line end above the lines goes.
    let open_end = lines.end as usize == source.text().len() && !source.text().ends_with('\n');
    let head = source.text()[..lines.start as usize].strip_suffix('\n').filter(|_| open_end);
    let start = head.map_or(lines.start, |head| head.strip_suffix('\r').unwrap_or(head).len() as u32);
    Some(Span::new(start, lines.end))
}

/// Whether there is such a line, and a comment is what it begins with.
fn begins_with_comment(cx: &Cx, line: u32) -> bool {
    if line > cx.source.line_count() {
        return false;
    }
    let start = cx.source.line_span(line).start;
    let indent = cx.source.indent_at(start).len() as u32;
    cx.facts.comment_at(start + indent).is_some_and(|comment| comment.start == start + indent)
}

/// Whether nothing stands between the head of the block and its first statement, which goes from the line `first` on.
fn opens_block(cx: &Cx, statement: NodeId, first: u32) -> bool {
    let start = cx.source.line_span(first).start;
    let code = cx.facts.skip_blank_back(cx.source.text(), cx.facts.tree[statement].span.start);
    let head = cx.source.line_around(code.max(1) - 1).end.min(start);
    cx.facts.comments_in(Span::new(head, start)).is_empty()
}

/// The text of whole lines at the indentation `base`.
pub fn lines(cx: &Cx, rendered: &str, base: &str) -> String {
    Layout::new(cx, base, true).pieces(rendered)
}

/// The text of `rendered` in the place of something that starts on a line with the indentation `base`.
pub fn inline(cx: &Cx, rendered: &str, base: &str) -> String {
    Layout::new(cx, base, false).pieces(rendered)
}

/// The indentation of the line of `at`; of the line where it begins, in a literal or behind a comment over several.
pub fn indent_of_line(cx: &Cx, at: u32) -> &str {
    let source = &cx.source;
    let in_comment = |line: u32| cx.facts.comment_at(line).is_some_and(|comment| comment.start < line);
    let mut line = source.line_around(at).start;
    while line > 0 && (cx.facts.inside_literal(line) || in_comment(line)) {
        line = source.line_around(line - 1).start;
    }
    source.indent_at(line)
}

/// What turns a place into new text.
#[derive(Debug, Default)]
pub struct Replacement {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Bytes that are kept, on lines of another indentation.
    pub shifted: Vec<Span>,
}

/// The edits that turn `span` into the rendered text: bytes that are kept in their order stay, but for the indentation of
/// lines that move; what stands between them is edited.
pub fn replacement(cx: &Cx, span: Span, rendered: &str) -> Replacement {
    if let Some(rendered) = without_break(rendered) {
        let mut made = replacement(cx, span, &rendered);
        made.edits.extend(cx.list_breaks(span, &plain(cx, &rendered)));
        return made;
    }
    let base = indent_of_line(cx, span.start).to_owned();
    let mut edits = Vec::new();
    let mut shifted = Vec::new();
    let mut layout = Layout::new(cx, &base, false);
    let mut at = span.start;
    for piece in pieces(rendered) {
        match piece {
            Piece::New(text) => layout.new_text(&text),
            Piece::Kept(kept) => {
                let before = layout.out.len();
                let fresh = layout.fresh_line;
                let indent = layout.indent.clone();
                layout.kept(kept);
                let indented = if fresh { layout.indent.len() } else { 0 };
                let in_order = span.contains(kept) && kept.start >= at && !kept.is_empty();
                let text = layout.out.get(before + indented..).unwrap_or_default();
                if let Some(moves) = moves(cx, kept, text).filter(|_| in_order) {
                    layout.out.truncate(before + indented);
                    push(&mut edits, cx, Span::new(at, kept.start), std::mem::take(&mut layout.out));
                    edits.extend(moves);
                    if layout.moved_up_to.is_some() {
                        shifted.push(kept);
                        let step = indent.strip_prefix(indent_of_line(cx, kept.start));
                        edits.extend(step.into_iter().flat_map(|step| cx.layout_of_deeper(kept, step)));
                    }
                    at = kept.end;
                }
            }
        }
    }
    push(&mut edits, cx, Span::new(at, span.end), layout.out);
    Replacement { edits, shifted }
}

/// The edits of indentation that turn the bytes of `kept` into `text`; none if more than indentation differs.
fn moves(cx: &Cx, kept: Span, text: &str) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut at = kept.start;
    let mut lines = text.split_inclusive('\n');
    for old in cx.slice(kept).split_inclusive('\n') {
        let new = lines.next()?;
        let (before, after) = (indent_of(old), indent_of(new));
        if old[before..] != new[after..] {
            return None;
        }
        push(&mut edits, cx, Span::new(at, at + before as u32), new[..after].to_owned());
        at += old.len() as u32;
    }
    lines.next().is_none().then_some(edits)
}

/// Bytes of blanks at the start of a line; a line end is none.
fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn push(edits: &mut Vec<Edit>, cx: &Cx, span: Span, text: String) {
    let there = cx.slice(span);
    match text.strip_suffix(there) {
        Some("") => {}
        // What is there already stays, so that others may put something in front of it.
        Some(front) => edits.push(Edit::insert(span.start, front.to_owned())),
        None => edits.push(Edit::replace(span, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn moves_a_line_by_the_difference() {
        assert_eq!(shifted("        x\n", "    ", "        "), "            x\n");
        assert_eq!(shifted("        x\n", "    ", ""), "    x\n");
        assert_eq!(shifted("    x\n", "        ", "            "), "        x\n");
        assert_eq!(shifted("\t\tx\n", "\t", "\t\t"), "\t\t\tx\n");
        assert_eq!(shifted("   \r\n", "    ", ""), "\r\n");
    }
}
