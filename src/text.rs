//! Bytes, lines and places: the ground floor.
//!
//! Owns [`Source`] (one file's path inside the project and its text), [`Span`] and line numbers. Knows no
//! language and never touches the disk. Start at [`Source`].

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use unicode_width::UnicodeWidthStr as _;

/// A half-open range of bytes, counted from 0, in the text it was measured on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The empty range at `at`.
    pub const fn at(at: u32) -> Self {
        Self { start: at, end: at }
    }

    /// Number of bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside, ends included.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `at` lies inside.
    pub const fn holds(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// The smallest range around both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// As an index into a `str`.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A place as people read it: line and column counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, counted from 1.
    pub line: u32,
    /// Column, counted from 1, in Unicode characters.
    pub column: u32,
}

/// One file as it was read: its path inside the project and its text.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    text: String,
    rest: Arc<str>,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// A file of the project. `path` is relative to the project's root, with `/` between its parts.
    ///
    /// A leading byte order mark stays part of the text, so that spans count bytes of the file.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), rest: Arc::default(), lines: OnceLock::new() }
    }

    /// The same with what else the file holds that may name things of this text, such as cells in other languages.
    pub fn with_rest(self, rest: impl Into<Arc<str>>) -> Self {
        Self { rest: rest.into(), ..self }
    }

    /// The same file with another text.
    pub fn renewed(&self, text: impl Into<String>) -> Self {
        Self::new(self.path.as_path(), text).with_rest(Arc::clone(&self.rest))
    }

    /// What else the file holds; empty where the text is all of it.
    pub fn rest(&self) -> &str {
        &self.rest
    }

    /// Path inside the project.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Number of bytes of a leading byte order mark: 3 or 0.
    pub fn bom_len(&self) -> u32 {
        if self.text.starts_with('\u{feff}') { 3 } else { 0 }
    }

    /// The line end used by the file: that of its first line, `\n` where there is none.
    pub fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if at > 0 && self.text.as_bytes()[at - 1] == b'\r' => "\r\n",
            _ => "\n",
        }
    }

    /// Byte offsets at which lines start; the first is 0.
    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let mut starts = vec![0];
            starts.extend(memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at as u32 + 1));
            starts
        })
    }

    /// The line, counted from 1, that holds the byte at `at`.
    pub fn line_of(&self, at: u32) -> u32 {
        self.line_starts().partition_point(|&start| start <= at) as u32
    }

    /// How many lines there are; a last line without an end counts, an empty one after the last end does not.
    pub fn line_count(&self) -> u32 {
        let starts = self.line_starts();
        let last = starts[starts.len() - 1] as usize;
        if last == self.text.len() { starts.len() as u32 - 1 } else { starts.len() as u32 }
    }

    /// The bytes of a line (counted from 1) with its line end.
    pub fn line_span(&self, line: u32) -> Span {
        let starts = self.line_starts();
        let start = starts[line as usize - 1];
        let end = starts.get(line as usize).copied().unwrap_or(self.text.len() as u32);
        Span::new(start, end)
    }

    /// The bytes of the line around the byte at `at`, with its line end.
    pub fn line_around(&self, at: u32) -> Span {
        self.line_span(self.line_of(at))
    }

    /// The blanks at the start of the line around `at`; a byte order mark is no blank.
    pub fn indent_at(&self, at: u32) -> &str {
        let line = self.slice(self.line_around(at));
        let line = line.trim_start_matches('\u{feff}');
        &line[..line.len() - line.trim_start_matches([' ', '\t', '\u{c}']).len()]
    }

    /// The place of the byte at `at`.
    pub fn place(&self, at: u32) -> Place {
        let line = self.line_of(at);
        let start = self.line_span(line).start;
        let before = &self.text[start as usize..at as usize];
        let column = before.chars().filter(|&c| c != '\u{feff}').count() as u32 + 1;
        Place { line, column }
    }
}

/// The columns that `text` takes in a line, as formatters count them: four for a tab, two for a wide letter.
pub fn columns(text: &str) -> usize {
    text.width() + 3 * memchr::memchr_iter(b'\t', text.as_bytes()).count()
}

/// A number by which bytes are known again, the same on every machine (SipHash, 128 bits), in hexadecimal digits. It
/// guards against mistakes, not against somebody who looks for two texts with one number.
pub fn fingerprint(bytes: &[u8]) -> String {
    format!("{:032x}", siphasher::sip128::SipHasher13::new().hash(bytes).as_u128())
}

/// The bytes of a file without its byte order mark.
pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Whether a byte is part of a word, as far as bytes tell: every letter beyond ASCII counts.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_from_one() {
        let source = Source::new("a.py", "x = 1\néé y\n");
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(6), Place { line: 2, column: 1 });
        assert_eq!(source.place(11), Place { line: 2, column: 4 });
        assert_eq!(source.line_count(), 2);
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let source = Source::new("a.py", "\u{feff}x = 1");
        assert_eq!(source.place(3), Place { line: 1, column: 1 });
        assert_eq!(source.bom_len(), 3);
        assert_eq!(source.indent_at(4), "");
    }

    #[test]
    fn the_first_line_decides_the_line_end() {
        assert_eq!(Source::new("a", "a\r\nb\n").newline(), "\r\n");
        assert_eq!(Source::new("a", "a\nb\r\n").newline(), "\n");
        assert_eq!(Source::new("a", "").newline(), "\n");
    }

    #[test]
    fn gives_the_indentation_of_a_line() {
        let source = Source::new("a", "if a:\n\t  b\n");
        assert_eq!(source.indent_at(10), "\t  ");
    }
}
