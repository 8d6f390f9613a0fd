//! The habits of a file.

use crate::facts::Style;
use crate::text::{Source, Span};

/// The style that new code in the file has to follow.
pub(super) fn style(source: &Source, comments: &[Span], literals: &[Span]) -> Style {
    Style {
        indent: indent(source.text(), comments, literals).unwrap_or_else(|| "    ".to_owned()),
        newline: source.newline(),
        quote: '"',
        semicolons: true,
        arrow_parens: false,
        only_var: false,
        modules: true,
    }
}

/// The blanks before the first indented line of code: one tab, or so many spaces.
fn indent(text: &str, comments: &[Span], literals: &[Span]) -> Option<String> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim_start_matches([' ', '\t']);
        let blanks = &line[..line.len() - code.len()];
        let at = (start + blanks.len()) as u32;
        if !blanks.is_empty() && !code.trim().is_empty() && !covered(comments, at) && !inside(literals, at) {
            return Some(if blanks.starts_with('\t') { "\t".to_owned() } else { blanks.replace('\t', "") });
        }
        start += line.len();
    }
    None
}

fn covered(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.start <= at);
    spans[..next].last().is_some_and(|span| span.holds(at))
}

fn inside(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.start < at);
    spans[..next].iter().rev().take(64).any(|span| at < span.end)
}
