//! What stands between the elements of a list, and the line breaks that come there.

use super::List;
use crate::edit::Edit;
use crate::facts::{Kind, NodeId};
use crate::text::{Span, is_word};
use crate::words::cx::Cx;

impl Cx {
    /// Where the elements of `list` start, each with the name that a macro gives it.
    fn element_starts(&self, list: &List) -> Vec<u32> {
        let text = self.source.text();
        let mut at = list.brackets.start + 1;
        let starts = list.elements.iter().map(|&it| {
            let whole = self.facts.with_parens(text, it);
            let before = self.slice(Span::new(at, whole.start));
            let name = before.trim_start().trim_start_matches(',').trim_start();
            at = whole.end;
            whole.start - name.len() as u32
        });
        starts.collect()
    }

    /// Whether nothing but commas, and names of arguments, stands between the elements: no comment, attribute or length.
    pub(super) fn has_only_commas(&self, list: &List) -> bool {
        let mut ends = vec![list.brackets.start + 1];
        ends.extend(list.elements.iter().map(|&it| self.facts.with_parens(self.source.text(), it).end));
        let starts = self.element_starts(list);
        let is_comma = |text: &str| text.trim() == ",";
        let named = |start: u32, element: NodeId| {
            let own = self.facts.with_parens(self.source.text(), element).start;
            let name = self.slice(Span::new(start, own)).trim();
            name.is_empty() || name.strip_suffix('=').is_some_and(|name| name.trim_end().bytes().all(is_word))
        };
        let apart = ends.iter().zip(&starts).enumerate().all(|(number, (&end, &start))| {
            let between = self.slice(Span::new(end, start));
            if number == 0 { between.trim().is_empty() } else { is_comma(between) }
        });
        let last = self.slice(Span::new(ends[ends.len() - 1], list.brackets.end - 1));
        let closed = last.trim().is_empty() || is_comma(last);
        apart && closed && starts.iter().zip(&list.elements).all(|(&start, &element)| named(start, element))
    }

    /// The edits that put each element of `list` on a line of its own, and the links behind it under the closing bracket.
    pub(super) fn separators(&self, list: &List) -> Vec<Edit> {
        let text = self.source.text();
        let style = &self.facts.style;
        let (outer, back) = self.outer_line(list.node);
        let inner = format!("{outer}{}", style.indent);
        let ends = list.elements.iter().map(|&it| self.facts.with_parens(text, it).end);
        // Only a list of values has a comma behind its last one in a macro.
        let is_format = self.kind(list.node) == Kind::Macro && self.slice(list.brackets).starts_with('(');
        let last = if is_format { "" } else { "," };
        // With the brackets, so that they stay around what other fixes put at the edges of the first and last element.
        let Span { start: open, end: close } = list.brackets;
        let opening = self.slice(Span::new(open, open + 1));
        let closing = self.slice(Span::new(close - 1, close));
        let mut at = open;
        let mut edits: Vec<Edit> = back.into_iter().collect();
        for (number, (start, end)) in self.element_starts(list).into_iter().zip(ends).enumerate() {
            let before = if number == 0 { opening } else { "," };
            edits.push(Edit::replace(Span::new(at, start), format!("{before}{inner}")));
            at = end;
        }
        edits.push(Edit::replace(Span::new(at, close), format!("{last}{outer}{closing}")));
        edits.extend(self.links_on_lines(list.node, &outer));
        edits
    }
}
