//! The logical lines of a module, read off its bytes: nothing is parsed. Where that is not certain, it is said.

use std::ops::Range;

use memchr::memmem;

use crate::text::is_word;

/// Words before whose colon no annotated name stands.
const COMPOUND: [&[u8]; 14] = [
    b"async", b"case", b"class", b"def", b"elif", b"else", b"except", b"finally", b"for", b"if", b"match", b"try",
    b"while", b"with",
];

/// Whether a line with the blanks `inner` stands in the block of one with the blanks `outer`; none if the two do not
/// agree.
pub(super) fn is_deeper(text: &[u8], inner: &Range<usize>, outer: &Range<usize>) -> Option<bool> {
    let (inner, outer) = (&text[inner.clone()], &text[outer.clone()]);
    if inner.starts_with(outer) {
        return Some(inner.len() > outer.len());
    }
    outer.starts_with(inner).then_some(false)
}

/// A statement, or the head of one: what Python calls a logical line.
pub(super) struct Line {
    /// The blanks before it.
    pub indent: Range<usize>,
    /// What stands there, from the first byte to the last that is no blank.
    pub code: Range<usize>,
    /// A block follows: its last byte is a colon.
    pub opens: bool,
    /// It may assign or annotate an attribute.
    pub stores: bool,
}

impl Line {
    /// Its first word.
    pub fn word<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        word(&text[self.code.clone()])
    }

    /// The name of the function that it defines.
    pub fn defined<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let mut rest = &text[self.code.clone()];
        if word(rest) == b"async" {
            rest = rest[b"async".len()..].trim_ascii_start();
        }
        let name = rest.strip_prefix(b"def").filter(|_| word(rest) == b"def")?;
        Some(word(name.trim_ascii_start()))
    }
}

/// The word at the start of `text`.
pub(super) fn word(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|&byte| !is_word(byte)).unwrap_or(text.len());
    &text[..end]
}

/// Whether `part` stands anywhere in the text.
pub(super) fn has(text: &[u8], part: &[u8]) -> bool {
    memmem::find(text, part).is_some()
}

/// Whether `word` stands in the text as a word of its own.
pub(super) fn has_word(text: &[u8], word: &[u8]) -> bool {
    places(text, word).next().is_some()
}

/// The places where `word` stands in the text as a word of its own.
pub(super) fn places<'t>(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = usize> {
    memmem::find_iter(text, word).filter(move |at| {
        let is_start = at.checked_sub(1).is_none_or(|before| !is_word(text[before]));
        is_start && text.get(at + word.len()).is_none_or(|&next| !is_word(next))
    })
}

/// Reads logical lines; the outer `None` says that the text cannot be followed.
pub(super) struct Lines<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub fn of(text: &'t [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// The next line; the inner `None` is the end of the text.
    pub fn next(&mut self) -> Option<Option<Line>> {
        loop {
            let start = self.at;
            self.at += self.text[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            match self.text.get(self.at) {
                None => return Some(None),
                Some(b'\n') => self.at += 1,
                Some(b'\r' | b'\x0c') if self.text.get(self.at + 1) != Some(&b'\n') => return None,
                Some(b'\r') => self.at += 2,
                Some(b'#') => self.comment(),
                Some(_) => return self.line(start..self.at).map(Some),
            }
        }
    }

    fn comment(&mut self) {
        let rest = &self.text[self.at..];
        self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    }

    /// The line whose code starts here.
    fn line(&mut self, indent: Range<usize>) -> Option<Line> {
        let start = self.at;
        let annotates = !COMPOUND.contains(&word(&self.text[start..]));
        let (mut depth, mut dotted, mut stores) = (0_u32, false, false);
        let mut end = start;
        while let Some(&byte) = self.text.get(self.at) {
            match byte {
                b'\n' if depth == 0 => break,
                b'\n' | b' ' | b'\t' => self.at += 1,
                b'\r' if self.text.get(self.at + 1) == Some(&b'\n') => self.at += 1,
                b'\r' | b'\x0c' => return None,
                b'#' => self.comment(),
                b'\\' => self.at += 1,
                b'"' | b'\'' => {
                    self.string(start)?;
                    end = self.at;
                }
                _ => {
                    match byte {
                        b'(' | b'[' | b'{' => depth += 1,
                        b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
                        b'.' => dotted = true,
                        b'=' if depth == 0 => stores |= dotted && self.assigns(),
                        b':' if depth == 0 => stores |= dotted && annotates,
                        _ => {}
                    }
                    self.at += 1;
                    end = self.at;
                }
            }
            // A line that goes on behind a backslash.
            if byte == b'\\' {
                self.at += usize::from(self.text.get(self.at) == Some(&b'\r'));
                self.at += usize::from(self.text.get(self.at) == Some(&b'\n'));
            }
        }
        let opens = self.text[..end].ends_with(b":");
        (depth == 0).then_some(Line { indent, code: start..end, opens, stores })
    }

    /// Whether the sign here is that of an assignment, and none of a comparison.
    fn assigns(&self) -> bool {
        let before = &self.text[..self.at];
        let shifts = before.ends_with(b"<<") || before.ends_with(b">>");
        let compares = matches!(before.last(), Some(b'=' | b'!' | b'<' | b'>'));
        self.text.get(self.at + 1) != Some(&b'=') && (shifts || !compares)
    }

    /// Goes over the string that starts here, in a line that starts at `line`.
    fn string(&mut self, line: usize) -> Option<()> {
        let quote = self.text[self.at];
        let letters = self.text[line..self.at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let prefix = &self.text[self.at - letters..self.at];
        let formats = letters <= 2 && prefix.iter().any(|byte| matches!(byte.to_ascii_lowercase(), b'f' | b't'));
        let triple = self.text[self.at..].starts_with(&[quote; 3]);
        self.at += if triple { 3 } else { 1 };
        let mut braces = 0_u32;
        loop {
            match *self.text.get(self.at)? {
                b'\\' => self.at += 1,
                b'\n' if !triple => return None,
                b'{' if formats => braces += 1,
                b'}' if formats => braces = braces.saturating_sub(1),
                byte if byte == quote && (!triple || self.text[self.at..].starts_with(&[quote; 3])) => {
                    self.at += if triple { 3 } else { 1 };
                    // A quote inside of what is formatted may be one of another string.
                    return (braces == 0).then_some(());
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}
