//! A text inside a JSON file: its characters with the bytes that stand for them, and the bytes of a new text.
//!
//! The text is a string, or a list of strings that are read one behind the other. The JSON is known to be valid; what is
//! no text is told by [`None`]. Start at [`Written::read`].

use std::ops::Range;

use crate::diff::hunks;

/// A character and the bytes that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    is: char,
    raw: Range<usize>,
}

/// A text as a JSON value writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written<'a> {
    value: &'a str,
    units: Vec<Unit>,
    list: bool,
}

/// How a file writes what is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// Whether characters that are not ASCII are escaped.
    pub ascii: bool,
    /// What stands between two strings of a list, quotes included.
    pub joint: Option<String>,
}

impl<'a> Written<'a> {
    /// Reads a value; none if it is neither a string nor a list of strings, or holds half of a surrogate pair.
    pub fn read(value: &'a str) -> Option<Self> {
        let mut written = Self { value, units: Vec::new(), list: value.starts_with('[') };
        if !written.list {
            return (written.string(0)? == value.len()).then_some(written);
        }
        let mut at = written.skip_blank(1);
        while value.as_bytes().get(at) == Some(&b'"') {
            at = written.string(at)?;
            at = written.skip_blank(at);
            if value.as_bytes().get(at) == Some(&b',') {
                at = written.skip_blank(at + 1);
            }
        }
        value[at..].starts_with(']').then_some(written)
    }

    fn skip_blank(&self, at: usize) -> usize {
        let rest = &self.value[at..];
        at + (rest.len() - rest.trim_ascii_start().len())
    }

    /// Reads the string that opens at `at`; gives the byte behind it.
    fn string(&mut self, at: usize) -> Option<usize> {
        let mut at = at + self.value[at..].starts_with('"').then_some(1)?;
        loop {
            let is = self.value[at..].chars().next()?;
            if is == '"' {
                return Some(at + 1);
            }
            let (is, len) = if is == '\\' { escaped(&self.value[at..])? } else { (is, is.len_utf8()) };
            self.units.push(Unit { is, raw: at..at + len });
            at += len;
        }
    }

    /// The text.
    pub fn text(&self) -> String {
        self.units.iter().map(|unit| unit.is).collect()
    }

    /// The bytes of the value that stand for these bytes of the text.
    pub fn raw(&self, part: Range<usize>) -> Range<usize> {
        let mut at = 0;
        let mut raw = None;
        for unit in &self.units {
            if at >= part.start && (raw.is_none() || at < part.end) {
                let start = raw.map_or(unit.raw.start, |raw: Range<usize>| raw.start);
                raw = Some(start..if at < part.end { unit.raw.end } else { start });
            }
            at += unit.is.len_utf8();
        }
        let end = self.units.last().map_or(1, |unit| unit.raw.end);
        raw.unwrap_or(end..end)
    }

    /// What stands between the first two strings of a list.
    pub fn joint(&self) -> Option<String> {
        let gap = |pair: &[Unit]| self.value[pair[0].raw.end..pair[1].raw.start].to_owned();
        self.units.windows(2).map(gap).find(|gap| !gap.is_empty())
    }

    /// The value for the text `new`: what is in both texts keeps its bytes.
    pub fn with(&self, new: &str, manner: &Manner) -> String {
        if self.list && new.is_empty() {
            return "[]".to_owned();
        }
        let (Some(first), Some(last)) = (self.units.first(), self.units.last()) else { return self.alone(new, manner) };
        let joint = self.joint().or_else(|| manner.joint.clone()).unwrap_or_else(|| self.first_joint());
        let mut out =
            Output { written: self, joint, manner, out: self.value[..first.raw.start].to_owned(), last: None };
        let mut old = 0;
        for change in self.changes(new) {
            (old..change.old.start).for_each(|at| out.kept(at));
            change.new.chars().for_each(|is| out.new_char(is));
            old = change.old.end;
        }
        (old..self.units.len()).for_each(|at| out.kept(at));
        out.out + &self.value[last.raw.end..]
    }

    /// A text where there was none.
    fn alone(&self, new: &str, manner: &Manner) -> String {
        let joint = manner.joint.clone().unwrap_or_else(|| self.first_joint());
        let mut out = Output { written: self, joint, manner, out: "\"".to_owned(), last: None };
        new.chars().for_each(|is| out.new_char(is));
        let text = out.out + "\"";
        if self.list { format!("[{text}]") } else { text }
    }

    /// Between two strings as between the bracket and the first.
    fn first_joint(&self) -> String {
        let blanks = self.value.get(1..).and_then(|rest| rest.find('"').map(|end| &rest[..end]));
        let blanks = blanks.filter(|blanks| self.list && !blanks.is_empty() && blanks.trim().is_empty());
        format!("\",{}\"", blanks.unwrap_or(" "))
    }

    /// The changes that lead to `new`, by line, less what both sides of a change begin and end with.
    fn changes(&self, new: &str) -> Vec<Change> {
        let old = self.text();
        let (old_lines, new_lines) = (line_starts(&old), line_starts(new));
        let found = hunks(&old, new, 0);
        let changes = found.iter().map(|hunk| {
            let gone = old_lines[hunk.old_start]..old_lines[hunk.old_start + hunk.old_len];
            let come = new_lines[hunk.new_start]..new_lines[hunk.new_start + hunk.new_len];
            let first = old[..gone.start].chars().count();
            trimmed(first, &old[gone], &new[come])
        });
        changes.collect()
    }
}

/// These characters of the old text become that text.
struct Change {
    old: Range<usize>,
    new: String,
}

/// The change of `gone`, which starts at the character `first`, into `come`, less what they begin and end with alike.
fn trimmed(first: usize, gone: &str, come: &str) -> Change {
    let (gone, come): (Vec<char>, Vec<char>) = (gone.chars().collect(), come.chars().collect());
    let head = gone.iter().zip(&come).take_while(|(old, new)| old == new).count();
    let ends = gone[head..].iter().rev().zip(come[head..].iter().rev());
    let tail = ends.take_while(|(old, new)| old == new).count();
    Change { old: first + head..first + gone.len() - tail, new: come[head..come.len() - tail].iter().collect() }
}

/// The bytes at which lines start, and the end of the text.
fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    starts
}

/// A value while it is written.
struct Output<'w> {
    written: &'w Written<'w>,
    joint: String,
    manner: &'w Manner,
    out: String,
    /// The last character, and its place in the old text if it was there.
    last: Option<(char, Option<usize>)>,
}

impl Output<'_> {
    fn gap(&self, at: usize) -> &str {
        let units = &self.written.units;
        units.get(at + 1).map_or("", |next| &self.written.value[units[at].raw.end..next.raw.start])
    }

    /// What stands between the last character and the next one, which was at `next` in the old text.
    fn between(&mut self, next: Option<usize>) {
        let Some((last, at)) = self.last else { return };
        let side_by_side = at.is_some() && next == at.map(|at| at + 1);
        let above = at.map_or("", |at| self.gap(at));
        let below = next.and_then(|next| next.checked_sub(1)).map_or("", |before| self.gap(before));
        let gap = match (side_by_side, last == '\n' && self.written.list) {
            (true, _) => above,
            (false, false) => "",
            (false, true) => [above, below].into_iter().find(|gap| !gap.is_empty()).unwrap_or(&self.joint),
        };
        let gap = gap.to_owned();
        self.out.push_str(&gap);
    }

    fn kept(&mut self, at: usize) {
        self.between(Some(at));
        let unit = &self.written.units[at];
        self.out.push_str(&self.written.value[unit.raw.clone()]);
        self.last = Some((unit.is, Some(at)));
    }

    fn new_char(&mut self, is: char) {
        self.between(None);
        write(is, self.manner.ascii, &mut self.out);
        self.last = Some((is, None));
    }
}

/// The character that the escape at the start of `text` stands for, and its length.
fn escaped(text: &str) -> Option<(char, usize)> {
    let is = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => return unicode(text),
        &plain @ (b'"' | b'\\' | b'/') => char::from(plain),
        _ => return None,
    };
    Some((is, 2))
}

/// `\u00e9`, or two of them for one character.
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let first = unit(2)?;
    if let Some(is) = char::from_u32(u32::from(first)) {
        return Some((is, 6));
    }
    let second = text.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| unit(8))?;
    let is = char::decode_utf16([first, second]).next()?.ok()?;
    Some((is, 12))
}

fn write(is: char, ascii: bool, out: &mut String) {
    match is {
        '"' | '\\' => out.extend(['\\', is]),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if is < ' ' || ascii && !is.is_ascii() => {
            is.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        }
        _ => out.push(is),
    }
}

/// The bytes of a JSON file as if all its strings were one text: escapes undone, blanks for quotes. For looking for words
/// only: nothing is checked.
pub(super) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr2(b'\\', b'"', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let len = if rest[0] == b'"' { quote(rest, &mut out) } else { escape(rest, &mut out) };
        rest = &rest[len.min(rest.len())..];
    }
    out.extend_from_slice(rest);
    out
}

/// A quote, and the one that opens the next string of a list with what stands between: so that a word and what follows
/// it on the next line stay side by side.
fn quote(bytes: &[u8], out: &mut Vec<u8>) -> usize {
    out.push(b' ');
    let blank = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let before = 1 + blank(&bytes[1..]);
    if bytes.get(before) != Some(&b',') {
        return 1;
    }
    let behind = before + 1 + blank(&bytes[before + 1..]);
    if bytes.get(behind) == Some(&b'"') { behind + 1 } else { 1 }
}

fn escape(bytes: &[u8], out: &mut Vec<u8>) -> usize {
    let text = std::str::from_utf8(&bytes[..bytes.len().min(12)]);
    let text = text.unwrap_or_else(|error| std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default());
    match escaped(text) {
        Some((is, len)) => {
            out.extend_from_slice(is.encode_utf8(&mut [0; 4]).as_bytes());
            len
        }
        None => {
            out.push(b' ');
            2
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(value: &str, new: &str, expected: &str) {
        let written = Written::read(value).unwrap_or_else(|| panic!("{value} is a text"));
        let got = written.with(new, &Manner::default());
        assert_eq!(got, expected);
        assert_eq!(Written::read(&got).map(|again| again.text()).as_deref(), Some(new), "{got}");
    }

    #[test]
    fn a_line_that_changes_leaves_the_others_their_bytes() {
        check(r#"["\u00e9 a\n", "b\/\n", "c"]"#, "é a\nx\nc", r#"["\u00e9 a\n", "x\n", "c"]"#);
        check(r#"["a = \"\u003c\" + b\n", "c"]"#, "a = \"<\" + await b\nc", r#"["a = \"\u003c\" + await b\n", "c"]"#);
    }

    #[test]
    fn lines_come_and_go_with_their_strings() {
        check("[\n \"a\\n\",\n \"b\"\n]", "a\nx\nb", "[\n \"a\\n\",\n \"x\\n\",\n \"b\"\n]");
        check("[\n \"a\\n\",\n \"b\"\n]", "b", "[\n \"b\"\n]");
        check("[\n \"a\\n\",\n \"b\"\n]", "a\nb\nx", "[\n \"a\\n\",\n \"b\\n\",\n \"x\"\n]");
        check("[\n \"a\\n\",\n \"b\"\n]", "a", "[\n \"a\"\n]");
        check("[\n \"a\"\n]", "x\na", "[\n \"x\\n\",\n \"a\"\n]");
        check(r#"["a"]"#, "", "[]");
    }

    #[test]
    fn a_single_string_stays_one() {
        check(r#""a\nb""#, "a\nx\nb", r#""a\nx\nb""#);
        check(r#""""#, "a", r#""a""#);
    }

    #[test]
    fn strings_that_are_no_lines_stay_as_they_are() {
        check(r#"["a\nb\n", "c", "d\n", "e"]"#, "a\nb\ncd\nx", r#"["a\nb\n", "c", "d\n", "x"]"#);
        check(r#"["a", "", "b"]"#, "ab", r#"["a", "", "b"]"#);
    }

    #[test]
    fn escapes_what_has_to_be() {
        check(r#""a""#, "a\"\\\t\r\n\u{1}é", r#""a\"\\\t\r\n\u0001é""#);
        let ascii = Manner { ascii: true, joint: None };
        let value = Written::read("\"\"").expect("a text").with("é😀", &ascii);
        assert_eq!(value, r#""\u00e9\ud83d\ude00""#);
        assert_eq!(Written::read(&value).expect("a text").text(), "é😀");
    }

    #[test]
    fn what_is_no_text_is_told() {
        for value in ["1", "{}", "[1]", r#"["a", 1]"#, r#""\ud83d""#, r#""\ud83d\u0041""#] {
            assert_eq!(Written::read(value), None, "{value}");
        }
    }

    #[test]
    fn words_are_seen_behind_escapes() {
        let seen = |text: &str| String::from_utf8(plain(text.as_bytes())).expect("it stays text");
        assert_eq!(seen(r#""import time\ntime.sleep(\"1\")""#), " import time\ntime.sleep(\"1\") ");
        assert_eq!(seen("[\"asyncio\\\\\\n\",\n  \".wait(x)\"]"), "[ asyncio\\\n .wait(x) ]");
        assert_eq!(seen(r#"\u0074ime \ud83d\ude00 \x \"#), "time 😀    ");
    }

    proptest! {
        #[test]
        fn any_new_text_can_be_read_again(
            old in prop::collection::vec("[ab\"\\\\é😀\n]{0,4}\n?", 0..5),
            new in "[abc\"\\\\é😀\r\n]{0,12}",
            ascii: bool,
            single: bool,
        ) {
            let value = match single {
                true => serde_json::to_string(&old.concat()),
                false => serde_json::to_string(&old),
            };
            let value = value.expect("a text is JSON");
            let written = Written::read(&value).expect("a text");
            prop_assert_eq!(written.text(), old.concat());
            let got = written.with(&new, &Manner { ascii, joint: None });
            prop_assert_eq!(Written::read(&got).map(|again| again.text()), Some(new));
            let same = written.with(&old.concat(), &Manner { ascii, joint: None });
            prop_assert!(same == value || old.concat().is_empty());
        }

        #[test]
        fn plain_takes_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            plain(&bytes);
        }
    }
}
