//! The few lines of a file that a frame shows, taken while the file is at hand.

use crate::text::Span;

/// Lines shown of a finding; a longer one is cut.
const LINES: usize = 5;

/// Lines shown in front of a finding.
const BEFORE: usize = 1;

/// Characters of a line that are kept; nobody reads a longer one, and some are megabytes long.
const WIDTH: usize = 400;

/// Lines of a file around a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Number of the first line, counted from 1.
    pub first_line: usize,
    /// The lines, joined by `\n`.
    pub text: String,
    /// The finding inside `text`.
    pub span: std::ops::Range<usize>,
    /// Whether a line is cut at its start, so that columns in `text` are not those of the file.
    pub cut: bool,
}

impl Excerpt {
    /// The lines of `text` around `span`.
    pub fn of(text: &str, span: Span) -> Self {
        let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
        let mut first = line_start(text, start);
        for _ in 0..BEFORE {
            let above = line_start(text, first.saturating_sub(1));
            if above < first && !text[above..first].trim().is_empty() {
                first = above;
            }
        }
        let number = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..first]).count();
        let mut excerpt = Self { first_line: number, text: String::new(), span: 0..0, cut: false };
        excerpt.fill(text, first, start, end);
        excerpt
    }

    /// Copies lines from `first` on: those before the finding, and its own.
    fn fill(&mut self, text: &str, first: usize, start: usize, end: usize) {
        let mut at = first;
        let mut own = 0;
        while at < text.len() && own < LINES && (at <= start || at < end) {
            let line_end = text[at..].find('\n').map_or(text.len(), |len| at + len);
            let line = text[at..line_end].trim_end_matches('\r');
            let kept = window(line, start.saturating_sub(at).min(line.len()));
            let copy_at = self.text.len();
            self.cut |= kept.start > 0;
            let inside = |place: usize| copy_at + place.saturating_sub(at + kept.start).min(kept.len());
            if (at..=line_end).contains(&start) {
                self.span.start = inside(start);
            }
            if line_end >= start {
                own += 1;
                self.span.end = inside(end);
            }
            self.text.push_str(&line[kept.clone()]);
            self.text.push('\n');
            at = line_end + 1;
        }
        self.text.pop();
    }
}

/// The column of the byte at `at`, counted from 1 in UTF-16 code units; a byte order mark takes none.
pub fn utf16_column(text: &str, at: u32) -> usize {
    let at = floor(text, at as usize);
    let before = text[line_start(text, at)..at].trim_start_matches('\u{feff}');
    before.encode_utf16().count() + 1
}

/// The part of a line to keep so that the byte at `at` is in it.
fn window(line: &str, at: usize) -> std::ops::Range<usize> {
    if line.len() <= WIDTH {
        return 0..line.len();
    }
    let start = if at < WIDTH / 2 { 0 } else { floor(line, at - WIDTH / 4) };
    start..floor(line, start + WIDTH)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The last character border at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, part: &str, first_line: usize, shown: &str) {
        let start = text.find(part).expect("the part is in the text");
        let excerpt = Excerpt::of(text, Span::new(start as u32, (start + part.len()) as u32));
        assert_eq!((excerpt.first_line, excerpt.text.as_str()), (first_line, shown));
        let marked = &excerpt.text[excerpt.span.clone()];
        assert!(part.starts_with(marked) && !marked.is_empty(), "{marked:?}");
    }

    #[test]
    fn shows_the_line_and_the_one_before_it() {
        check("a\nb\nc\nd\n", "c", 2, "b\nc");
        check("a\nb", "a", 1, "a");
        check("a\n\nc", "c", 3, "c");
        check("a\r\nb\r\n", "b", 1, "a\nb");
    }

    #[test]
    fn shows_the_first_lines_of_a_long_finding() {
        check("(1\n2\n3\n4\n5\n6\n7)\n", "1\n2\n3\n4\n5\n6\n7", 1, "(1\n2\n3\n4\n5");
    }

    #[test]
    fn cuts_a_very_long_line_around_the_finding() {
        let text = format!("{}here{}", "x".repeat(100_000), "y".repeat(100_000));
        check(&text, "here", 1, &format!("{}here{}", "x".repeat(WIDTH / 4), "y".repeat(WIDTH - WIDTH / 4 - 4)));
    }

    proptest! {
        #[test]
        fn takes_any_span_of_any_text(text in "[aé\r\n]{0,40}", from in 0usize..90, len in 0usize..90) {
            let excerpt = Excerpt::of(&text, Span::new(from as u32, (from + len) as u32));
            prop_assert!(excerpt.text.get(excerpt.span.clone()).is_some());
        }
    }
}
