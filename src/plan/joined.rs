//! Statements that look like the rest of the one above: `(…)` or `[…]` in a file without semicolons. They stand for
//! themselves behind a block or a function; a rewrite that puts something else there has to keep them apart.

use rustc_hash::FxHashSet;

use crate::edit::{Edit, EditSet, Moves};
use crate::facts::{Facts, Kind, NodeId};
use crate::words::cx::Cx;

/// Where statements outside of the edits start that would be taken for a part of the statement above in the new text.
pub(super) fn joined(cx: &Cx, steps: &[&EditSet], facts: &Facts) -> Vec<u32> {
    let edits = steps.first().map_or(&[][..], |first| first.edits());
    let mut kept = continuing(cx, edits).peekable();
    if kept.peek().is_none() {
        return Vec::new();
    }
    let start = |node: NodeId| facts.tree[node].span.start;
    let now: FxHashSet<u32> = facts.tree.of_kind(Kind::Expression).map(start).collect();
    let moves = Moves::of(steps);
    kept.filter(|&at| moves.after(at).is_some_and(|at| !now.contains(&at))).collect()
}

/// Where such statements start right behind an edit.
pub(super) fn exposed(cx: &Cx, edits: &EditSet) -> Vec<u32> {
    let text = cx.source.text();
    let blank =
        |edit: &Edit, at: u32| edit.span.end <= at && text[edit.span.end as usize..at as usize].trim().is_empty();
    continuing(cx, edits.edits()).filter(|&at| edits.edits().iter().any(|edit| blank(edit, at))).collect()
}

/// Where statements start that a line can go on with, those aside that begin with new text.
fn continuing<'a>(cx: &'a Cx, edits: &'a [Edit]) -> impl Iterator<Item = u32> + 'a {
    let goes_on = |at: &u32| cx.language.continuing().contains(&cx.source.text().as_bytes()[*at as usize]);
    let begins_anew = |at: u32| {
        let lines = |text: &str| text.rfind('\n').is_some_and(|last| text[last..].trim().is_empty());
        edits.iter().any(|edit| edit.span.start == at && !lines(&edit.text))
    };
    let statements = cx.facts.tree.of_kind(Kind::Expression).map(|node| cx.facts.tree[node].span.start);
    statements.filter(goes_on).filter(move |&at| !begins_anew(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Fix;
    use crate::plan::compose::{Purpose, compose};
    use crate::text::Span;
    use crate::words::tests::cx;

    fn check(text: &str, (old, new): (&str, &str), expected: &str) {
        let cx = cx("a.js", text);
        let at = text.find(old).expect("the text holds it") as u32;
        let edits = vec![Edit::replace(Span::new(at, at + old.len() as u32), new)];
        let fix = Fix { edits, ..Fix::default() };
        assert_eq!(compose(&cx, &[&fix], Purpose::Look).expect("it holds"), expected, "{text}");
    }

    #[test]
    fn statements_stay_apart_where_a_block_goes() {
        let gone = ("while (a) {}", "a()");
        check("let a\nwhile (a) {}\n(a).b()\n", gone, "let a\na()\n;(a).b()\n");
        check("let a\nwhile (a) {}\n[...a].b()\n", gone, "let a\na()\n;[...a].b()\n");
        check("let a\nwhile (a) {}\n`${a}`.b()\n", gone, "let a\na()\n;`${a}`.b()\n");
        check("let a\nwhile (a) {}\n;(a).b()\n", gone, "let a\na()\n;(a).b()\n");
        check("let a\nwhile (a) {}\n(a).b()\n", ("while (a) {}", "a();"), "let a\na();\n(a).b()\n");
        check("let a = d\nfunction b () {}\n(a).c()\n", ("function b () {}\n", ""), "let a = d\n;(a).c()\n");
        check("{}\nfunction b () {}\n(a).c()\n", ("function b () {}\n", ""), "{}\n(a).c()\n");
    }

    #[test]
    fn new_lines_above_are_kept_apart_and_words_in_front_are_not() {
        check("{\n(a).b()\n}\n", ("(a)", "(a.c)"), "{\n(a.c).b()\n}\n");
        let insert = |at: u32, new: &str| Fix { edits: vec![Edit::insert(at, new)], ..Fix::default() };
        let text = "async () => {\n  (a).b()\n}\n";
        let cx = cx("a.js", text);
        let look = |fix: &Fix| compose(&cx, &[fix], Purpose::Look).expect("it holds");
        assert_eq!(look(&insert(16, "let c = a()\n  ")), "async () => {\n  let c = a()\n  ;(a).b()\n}\n");
        assert_eq!(look(&insert(16, "await ")), "async () => {\n  await (a).b()\n}\n");
    }
}
