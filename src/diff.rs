//! Before and after become hunks: what a unified diff is made of.
//!
//! Lines end at `\n` alone, as git sees them, so that a `\r` stays a byte of its line. Nothing is printed or coloured
//! here. Start at [`hunks`].

use std::fmt;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// Lines of context around a change, as git shows them.
pub const CONTEXT: usize = 3;

/// What a line of a hunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// In both texts.
    Kept,
    /// In the old text only.
    Removed,
    /// In the new text only.
    Added,
}

impl Tag {
    /// The first character of the line in a unified diff.
    pub const fn sign(self) -> char {
        match self {
            Tag::Kept => ' ',
            Tag::Removed => '-',
            Tag::Added => '+',
        }
    }
}

/// One line of a hunk, with its line end where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it is.
    pub tag: Tag,
    /// Its text, with the line end.
    pub text: &'a str,
}

/// Changes that stand close together, with the lines around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk<'a> {
    /// Index of the first line in the old text, counted from 0.
    pub old_start: usize,
    /// How many lines of the old text it covers.
    pub old_len: usize,
    /// Index of the first line in the new text, counted from 0.
    pub new_start: usize,
    /// How many lines of the new text it covers.
    pub new_len: usize,
    /// The lines in order.
    pub lines: Vec<Line<'a>>,
}

/// Lines that were kept, or lines that took the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Indices of the lines in the old text, counted from 0.
    pub old: Range<usize>,
    /// Indices of the lines in the new text.
    pub new: Range<usize>,
    /// Whether they are the same.
    pub kept: bool,
}

/// How the lines of `after` come from those of `before`, in order.
pub fn stretches(before: &str, after: &str) -> Vec<Stretch> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let stretch = |op: &DiffOp| {
        let (tag, old, new) = op.as_tag_tuple();
        Stretch { old, new, kept: tag == DiffTag::Equal }
    };
    capture_diff_slices(Algorithm::Myers, &old, &new).iter().map(stretch).collect()
}

/// The hunks that turn `before` into `after`, each with up to `context` lines around it; none if they are equal.
pub fn hunks<'a>(before: &'a str, after: &'a str, context: usize) -> Vec<Hunk<'a>> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    group_diff_ops(ops, context)
        .into_iter()
        .filter(|group| group.iter().any(|op| op.tag() != DiffTag::Equal))
        .map(|group| {
            let mut lines = Vec::new();
            for op in &group {
                let (tag, gone, come) = op.as_tag_tuple();
                if tag == DiffTag::Equal {
                    lines.extend(old[gone].iter().map(|&text| Line { tag: Tag::Kept, text }));
                } else {
                    lines.extend(old[gone].iter().map(|&text| Line { tag: Tag::Removed, text }));
                    lines.extend(new[come].iter().map(|&text| Line { tag: Tag::Added, text }));
                }
            }
            let (first, last) = (group[0], group[group.len() - 1]);
            Hunk {
                old_start: first.old_range().start,
                old_len: last.old_range().end - first.old_range().start,
                new_start: first.new_range().start,
                new_len: last.new_range().end - first.new_range().start,
                lines,
            }
        })
        .collect()
}

impl Hunk<'_> {
    /// The line above the hunk: `@@ -1,3 +1,4 @@`.
    pub fn header(&self) -> String {
        format!("@@ -{} +{} @@", range(self.old_start, self.old_len), range(self.new_start, self.new_len))
    }
}

/// A range as a unified diff writes it: an empty one names the line before it, a length of 1 is left out.
fn range(start: usize, len: usize) -> String {
    match len {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        _ => format!("{},{len}", start + 1),
    }
}

impl fmt::Display for Hunk<'_> {
    /// The hunk as text, its header first; a line without an end is followed by the marker that git knows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.header())?;
        for line in &self.lines {
            write!(f, "{}{}", line.tag.sign(), line.text)?;
            if !line.text.ends_with('\n') {
                f.write_str("\n\\ No newline at end of file\n")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(before: &str, after: &str, expected: &str) {
        let text: String = hunks(before, after, CONTEXT).iter().map(ToString::to_string).collect();
        assert_eq!(text, expected);
    }

    #[test]
    fn equal_texts_have_no_hunk() {
        check("a\n", "a\n", "");
        check("", "", "");
    }

    #[test]
    fn shows_the_lines_around_a_change() {
        check("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nX\n6\n", "@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+X\n 6\n");
    }

    #[test]
    fn marks_a_missing_last_newline() {
        check(
            "a\nb",
            "a\nc",
            "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
        );
        check("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
    }

    #[test]
    fn keeps_carriage_returns_in_their_lines() {
        check("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
        check("a\rb\n", "a\rc\n", "@@ -1 +1 @@\n-a\rb\n+a\rc\n");
    }

    #[test]
    fn an_empty_side_names_the_line_before_it() {
        check("", "a\n", "@@ -0,0 +1 @@\n+a\n");
        check("a\n", "", "@@ -1 +0,0 @@\n-a\n");
    }

    /// Puts the hunks on `before`, as a patch tool would.
    fn patched(before: &str, hunks: &[Hunk<'_>]) -> String {
        let old: Vec<&str> = before.split_inclusive('\n').collect();
        let mut out = String::new();
        let mut at = 0;
        for hunk in hunks {
            out.extend(old[at..hunk.old_start].iter().copied());
            out.extend(hunk.lines.iter().filter(|line| line.tag != Tag::Removed).map(|line| line.text));
            at = hunk.old_start + hunk.old_len;
        }
        out.extend(old[at..].iter().copied());
        out
    }

    proptest! {
        #[test]
        fn hunks_turn_before_into_after(before in "([ab]\r?\n){0,12}[ab]?", after in "([ab]\r?\n){0,12}[ab]?", context in 0usize..4) {
            let hunks = hunks(&before, &after, context);
            prop_assert_eq!(patched(&before, &hunks), after.clone());
            for hunk in &hunks {
                prop_assert_eq!(hunk.lines.iter().filter(|line| line.tag != Tag::Added).count(), hunk.old_len);
                prop_assert_eq!(hunk.lines.iter().filter(|line| line.tag != Tag::Removed).count(), hunk.new_len);
            }
        }
    }
}
