//! Comments by which a person has told another linter that a place is meant to be as it is: `# noqa: RUF006`.

use crate::facts::{NodeId, Role};
use crate::text::Span;
use crate::words::cx::Cx;

/// The group of the tables that names what opens a comment about the whole file.
const FILE_WIDE: &str = "comments about the whole file";

/// Whether a comment names one of `rules`: beside the head of `node`, on the lines right above it, or for the whole file.
pub(super) fn is_accepted(cx: &Cx, node: NodeId, rules: &[String]) -> bool {
    let comments = &cx.facts.comments;
    if rules.is_empty() || comments.is_empty() {
        return false;
    }
    let names = |span: &Span| rules.iter().any(|rule| says_word(cx.slice(*span), rule));
    let whole = |span: &Span| {
        let line = cx.source.line_span(cx.source.line_of(span.start));
        let alone = cx.slice(Span::new(line.start, span.start)).trim().is_empty();
        let text = cx.slice(*span).to_lowercase();
        alone && cx.group(FILE_WIDE).iter().any(|opening| text.contains(opening.as_str()))
    };
    let (first, last) = lines(cx, node);
    let nearby = Span::new(cx.source.line_span(above(cx, first)).start, cx.source.line_span(last).end);
    cx.facts.comments_in(nearby).iter().any(names) || comments.iter().any(|span| names(span) && whole(span))
}

/// The first and the last line of the node; of what has a block, those of its head.
fn lines(cx: &Cx, node: NodeId) -> (u32, u32) {
    let span = cx.facts.tree[node].span;
    let body = cx.child(node, Role::Body).map(|body| cx.facts.tree[body].span.start);
    let end = body.unwrap_or(span.end).saturating_sub(1).max(span.start);
    let head_end = body.map_or(end, |_| span.start + cx.slice(Span::new(span.start, end)).trim_end().len() as u32);
    let first = cx.source.line_of(span.start);
    (first, cx.source.line_of(head_end).max(first))
}

/// The first of the lines right above `line` that hold nothing but comments; `line` where there are none.
fn above(cx: &Cx, line: u32) -> u32 {
    let is_comment = |line: u32| {
        let span = cx.source.line_span(line);
        let text = cx.slice(span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        cx.facts.comments.binary_search_by_key(&start, |comment| comment.start).is_ok()
    };
    (1..line).rev().take_while(|&line| is_comment(line)).last().unwrap_or(line)
}

/// Whether `text` holds `word` with nothing around it that could be a part of a name; capital or small letters are one.
fn says_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_ascii_lowercase(), word.to_ascii_lowercase());
    let part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    text.match_indices(&word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(part) && !text[at + word.len()..].chars().next().is_some_and(part)
    })
}
