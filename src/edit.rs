//! Changes as values: an edit, a set of edits that can be made together, how safe they are.
//!
//! Knows nothing of why an edit is made. Start at [`EditSet`].

use std::cmp::Reverse;
use std::fmt;

use crate::text::Span;

/// How much a rewrite may be trusted, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Shown only, never written.
    Suggestion,
    /// Changes behaviour on purpose, or may: written when asked for.
    Unsafe,
    /// Same behaviour on every correct run: written by default.
    Safe,
}

impl fmt::Display for Safety {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Safety::Suggestion => "suggestion",
            Safety::Unsafe => "unsafe",
            Safety::Safe => "safe",
        })
    }
}

/// One change: the bytes of `span` become `text`. An insertion has an empty span.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What goes, in the text the edit was measured on.
    pub span: Span,
    /// What comes instead.
    pub text: String,
}

impl Edit {
    /// Puts `text` at `at`.
    pub fn insert(at: u32, text: impl Into<String>) -> Self {
        Self { span: Span::at(at), text: text.into() }
    }

    /// Puts `text` in the place of `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Takes `span` away.
    pub fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }

    /// How deep the lines that are put in are indented; none for anything but whole lines.
    fn depth(&self) -> Option<usize> {
        let whole = self.span.is_empty() && (self.text.ends_with('\n') || self.text.starts_with(['\n', '\r']));
        let first = self.text.lines().find(|line| !line.trim().is_empty()).filter(|_| whole)?;
        Some(first.len() - first.trim_start().len())
    }
}

/// Two edits want the same bytes and differ.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two edits overlap at bytes {first:?} and {second:?}")]
pub struct Overlap {
    /// The edit that starts first.
    pub first: Span,
    /// The edit that runs into it.
    pub second: Span,
}

/// Edits that can be made together: sorted by place, disjoint, each one once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditSet {
    /// Sorted and disjoint; insertions at one place keep the order in which they were given.
    edits: Vec<Edit>,
}

impl EditSet {
    /// Sorts `edits`; the same edit given twice is made once.
    ///
    /// # Errors
    ///
    /// [`Overlap`] if two different edits want the same bytes. Insertions at the edge of another edit do not.
    pub fn new(edits: impl IntoIterator<Item = Edit>) -> Result<Self, Overlap> {
        let mut sorted: Vec<Edit> = Vec::new();
        for edit in edits {
            if !sorted.contains(&edit) {
                sorted.push(edit);
            }
        }
        // A stable sort: insertions at one place stay in the order given, before a replacement that starts there.
        sorted.sort_by_key(|edit| (edit.span.start, !edit.span.is_empty()));
        for pair in sorted.windows(2) {
            if pair[0].span.end > pair[1].span.start {
                return Err(Overlap { first: pair[0].span, second: pair[1].span });
            }
        }
        Ok(Self { edits: sorted })
    }

    /// The same for the edits of several fixes. Of whole lines that they put in at one place those that stand deeper come
    /// first: they end a block behind which the others stand.
    ///
    /// # Errors
    ///
    /// As [`EditSet::new`].
    pub fn joined(edits: impl IntoIterator<Item = Edit>) -> Result<Self, Overlap> {
        let edits: Vec<Edit> = edits.into_iter().collect();
        let mut slots: Vec<usize> = (0..edits.len()).filter(|&at| edits[at].depth().is_some()).collect();
        slots.sort_by_key(|&at| edits[at].span.start);
        let mut ordered = slots.clone();
        ordered.sort_by_key(|&at| (edits[at].span.start, Reverse(edits[at].depth())));
        let mut sorted = edits.clone();
        for (to, from) in slots.into_iter().zip(ordered) {
            sorted[to] = edits[from].clone();
        }
        Self::new(sorted)
    }

    /// The edits in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Makes every edit on `text`, which must be the text the spans were measured on.
    ///
    /// Bytes outside the spans are kept as they are: line endings, a leading BOM, a missing last newline.
    ///
    /// # Panics
    ///
    /// If a span ends beyond `text`, or inside a character: then the set belongs to another text.
    pub fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for edit in &self.edits {
            out.push_str(&text[at..edit.span.start as usize]);
            out.push_str(&edit.text);
            at = edit.span.end as usize;
        }
        out.push_str(&text[at..]);
        out
    }
}

/// Where bytes stand after edits that are made one step after the other.
pub struct Moves {
    /// Of each edit of a step the bytes it takes, and by how much it and those before it move what stands behind it.
    steps: Vec<Vec<(Span, i64)>>,
}

impl Moves {
    /// Of edit sets, each made on the text that those before it leave.
    pub fn of(steps: &[&EditSet]) -> Self {
        let step = |edits: &&EditSet| {
            let mut shift = 0;
            let moves = edits.edits().iter().map(|edit| {
                shift += edit.text.len() as i64 - i64::from(edit.span.len());
                (edit.span, shift)
            });
            moves.collect()
        };
        Self { steps: steps.iter().map(step).collect() }
    }

    /// Where what an edit of the first step puts in the place of `span` starts after that step.
    pub fn start_of(&self, span: Span) -> u32 {
        let edits = self.steps.first().map_or(&[][..], Vec::as_slice);
        let before = edits.partition_point(|(other, _)| other.end <= span.start);
        let shift = before.checked_sub(1).map_or(0, |last| edits[last].1);
        (i64::from(span.start) + shift) as u32
    }

    /// Where the byte at `at` stands after the edits; none if an edit took it.
    pub fn after(&self, at: u32) -> Option<u32> {
        self.steps.iter().try_fold(at, |at, edits| {
            let behind = edits.partition_point(|(span, _)| span.end <= at);
            let taken = edits.get(behind).is_some_and(|(span, _)| span.holds(at));
            let shift = behind.checked_sub(1).map_or(0, |last| edits[last].1);
            (!taken).then_some((i64::from(at) + shift) as u32)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(before: &str, edits: &[(u32, u32, &str)], after: &str) {
        let edits = edits.iter().map(|&(start, end, text)| Edit::replace(Span::new(start, end), text));
        assert_eq!(EditSet::new(edits).expect("disjoint").apply(before), after);
    }

    #[test]
    fn bytes_move_with_the_edits_before_them() {
        let first = EditSet::new([Edit::insert(2, "xx"), Edit::delete(Span::new(4, 6))]).expect("disjoint");
        let second = EditSet::new([Edit::insert(0, "y")]).expect("disjoint");
        let moves = Moves::of(&[&first, &second]);
        let after: Vec<Option<u32>> = [0, 2, 3, 4, 5, 6].map(|at| moves.after(at)).to_vec();
        assert_eq!(after, [Some(1), Some(5), Some(6), None, None, Some(7)]);
        assert_eq!(moves.start_of(Span::new(4, 6)), 6);
    }

    #[test]
    fn makes_edits_in_the_order_of_their_places() {
        check("abcdef", &[(4, 5, "E"), (0, 1, "A")], "AbcdEf");
        check("abc", &[(1, 1, "x"), (1, 1, "y")], "axybc");
        check("abc", &[(1, 2, "B"), (1, 1, "x"), (2, 2, "z")], "axBzc");
    }

    #[test]
    fn of_lines_at_one_place_the_deeper_come_first() {
        let lines = ["    a\n", "b\n", "        c\n", "    d\n"].map(|text| Edit::insert(2, text));
        let joined = EditSet::joined(lines.iter().cloned()).expect("insertions");
        assert_eq!(joined.apply("x\ny\n"), "x\n        c\n    a\n    d\nb\ny\n");
        let mixed = [Edit::insert(2, "b\n"), Edit::insert(2, "  "), Edit::insert(2, "    a\n")];
        assert_eq!(EditSet::joined(mixed).expect("insertions").apply("x\ny\n"), "x\n    a\n  b\ny\n");
    }

    #[test]
    fn the_same_edit_twice_is_made_once() {
        check("abc", &[(0, 0, "x"), (0, 0, "x")], "xabc");
    }

    #[test]
    fn two_edits_of_the_same_bytes_are_an_overlap() {
        let edits = [Edit::replace(Span::new(0, 2), "x"), Edit::replace(Span::new(1, 3), "y")];
        let overlap = EditSet::new(edits).expect_err("they overlap");
        assert_eq!(overlap, Overlap { first: Span::new(0, 2), second: Span::new(1, 3) });
    }

    proptest! {
        #[test]
        fn keeps_every_byte_outside_the_edits(text in "[a-zé\r\n]{0,60}", cuts in proptest::collection::vec(0usize..60, 0..8)) {
            let mut cuts: Vec<usize> = cuts.into_iter().filter(|&c| text.is_char_boundary(c.min(text.len()))).map(|c| c.min(text.len())).collect();
            cuts.sort_unstable();
            cuts.dedup();
            let spans: Vec<Span> = cuts.chunks_exact(2).map(|c| Span::new(c[0] as u32, c[1] as u32)).collect();
            let set = EditSet::new(spans.iter().map(|&span| Edit::replace(span, "<>"))).expect("disjoint");
            let out = set.apply(&text);
            let mut kept = String::new();
            let mut at = 0;
            for span in &spans {
                kept.push_str(&text[at..span.start as usize]);
                at = span.end as usize;
            }
            kept.push_str(&text[at..]);
            prop_assert_eq!(out.replace("<>", ""), kept);
        }

        #[test]
        fn order_given_does_not_matter_for_disjoint_edits(starts in proptest::collection::btree_set(0u32..50, 0..10)) {
            let text = "x".repeat(60);
            let edits: Vec<Edit> = starts.iter().map(|&s| Edit::replace(Span::new(s, s + 1), format!("[{s}]"))).collect();
            let forward = EditSet::new(edits.clone()).expect("disjoint").apply(&text);
            let backward = EditSet::new(edits.into_iter().rev()).expect("disjoint").apply(&text);
            prop_assert_eq!(forward, backward);
        }
    }
}
