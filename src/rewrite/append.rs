//! One more element at the end of what stands in brackets: arguments, a list, an object.

use crate::edit::Edit;
use crate::facts::{Kind, NodeId, Role};
use crate::text::Span;
use crate::words::cx::Cx;

/// The brackets of a node, or its own where it is in brackets itself.
fn brackets(cx: &Cx, node: NodeId) -> Option<Span> {
    let it = &cx.facts.tree[node];
    let span = if it.list.is_empty() { it.span } else { it.list };
    let text = cx.slice(span);
    (text.starts_with(['(', '[', '{']) && text.ends_with([')', ']', '}'])).then_some(span)
}

/// The edits that put `text` behind the last element of `node`: on a line of its own where the closing bracket has one,
/// with a comma behind it where the elements have that habit. None if the node has no brackets, or only a comment in them.
pub fn append(cx: &Cx, node: NodeId, text: &str) -> Option<Vec<Edit>> {
    let brackets = brackets(cx, node)?;
    let tree = &cx.facts.tree;
    let is_element = |child: &NodeId| {
        let apart = matches!(tree[*child].role, Role::Argument | Role::Element) || tree[*child].kind == Kind::Pair;
        apart && brackets.contains(tree[*child].span)
    };
    let Some(last) = tree.children(node).filter(is_element).last() else { return only(cx, brackets, text) };
    let span = cx.facts.with_parens(cx.source.text(), last);
    let next = cx.facts.skip_blank(cx.source.text(), span.end);
    let comma = (cx.slice(Span::new(next, brackets.end)).starts_with(',')).then_some(next + 1);
    let end = brackets.end - 1;
    let closing = cx.source.line_around(end);
    let own_line = cx.slice(Span::new(closing.start, end)).trim().is_empty() && closing.start > span.start;
    if !own_line {
        return Some(vec![match comma {
            Some(comma) => Edit::insert(comma, format!(" {text},")),
            // Behind the comments of the last element.
            None => {
                let comment = cx.facts.comments_in(Span::new(span.end, end)).last();
                Edit::insert(comment.map_or(span.end, |comment| comment.end), format!(", {text}"))
            }
        }]);
    }
    // Behind the comment that the last element may have on its line.
    let line = cx.source.line_around(comma.unwrap_or(span.end) - 1);
    let at = line.start + cx.slice(line).trim_end_matches(['\n', '\r']).len() as u32;
    let indent = cx.source.indent_at(span.start);
    let newline = cx.facts.style.newline;
    Some(match comma {
        Some(_) => vec![Edit::insert(at, format!("{newline}{indent}{text},"))],
        None if at == span.end => vec![Edit::insert(at, format!(",{newline}{indent}{text}"))],
        None => vec![Edit::insert(span.end, ","), Edit::insert(at, format!("{newline}{indent}{text}"))],
    })
}

/// The edit that makes `text` the only element.
fn only(cx: &Cx, brackets: Span, text: &str) -> Option<Vec<Edit>> {
    let inside = Span::new(brackets.start + 1, brackets.end - 1);
    let blank = cx.slice(inside).trim().is_empty();
    let pad = if cx.slice(brackets).starts_with('{') { " " } else { "" };
    blank.then(|| vec![Edit::replace(inside, format!("{pad}{text}{pad}"))])
}
