//! Texts before and after as one unified diff that `git apply` takes.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Patch;
use crate::diff::{CONTEXT, hunks};

const HEADER: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain bytes, which a program may read.
    Off,
    /// For a terminal.
    On,
}

impl Colour {
    /// `text` in `style`, if colour is on.
    pub fn paint(self, style: Style, text: &str) -> String {
        match self {
            Colour::On => format!("{style}{text}{style:#}"),
            Colour::Off => text.to_owned(),
        }
    }
}

/// Writes one diff of all `patches`.
///
/// # Errors
///
/// Those of the writer.
pub fn write(patches: &[Patch], colour: Colour, out: &mut dyn Write) -> io::Result<()> {
    for patch in patches {
        one(patch, colour, out)?;
    }
    Ok(())
}

fn one(patch: &Patch, colour: Colour, out: &mut dyn Write) -> io::Result<()> {
    let hunks = hunks(&patch.before, &patch.after, CONTEXT);
    if hunks.is_empty() {
        return Ok(());
    }
    let (old, new) = (quoted("a/", &patch.diff_path), quoted("b/", &patch.diff_path));
    // As git writes it: a name with blanks is ended by a tab, so that nothing behind it can be taken for a date.
    let tab = if old.contains(' ') && !old.starts_with('"') { "\t" } else { "" };
    for line in [format!("diff --git {old} {new}"), format!("--- {old}{tab}"), format!("+++ {new}{tab}")] {
        writeln!(out, "{}", colour.paint(HEADER, &line))?;
    }
    write_hunks(&hunks, colour, out)
}

/// Writes the hunks of one file.
///
/// # Errors
///
/// Those of the writer.
pub fn write_hunks(hunks: &[crate::diff::Hunk<'_>], colour: Colour, out: &mut dyn Write) -> io::Result<()> {
    if colour == Colour::Off {
        return hunks.iter().try_for_each(|hunk| write!(out, "{hunk}"));
    }
    for hunk in hunks {
        for line in hunk.to_string().split_inclusive('\n') {
            writeln!(out, "{}", painted(line.strip_suffix('\n').unwrap_or(line), colour))?;
        }
    }
    Ok(())
}

/// A line of a hunk in the colour of what it is.
pub fn painted(line: &str, colour: Colour) -> String {
    match line.as_bytes().first() {
        Some(b'@') => colour.paint(HUNK, line),
        Some(b'-') => colour.paint(REMOVED, line),
        Some(b'+') => colour.paint(ADDED, line),
        Some(_) | None => line.to_owned(),
    }
}

/// A path as git writes it: in quotes, with escapes, if it holds a control character, a quote, a backslash or a byte
/// that is not ASCII (`quote_c_style`, git 2.47).
fn quoted(prefix: &str, path: &[u8]) -> String {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_control() && byte != b'"' && byte != b'\\';
    if path.iter().copied().all(plain) {
        return format!("{prefix}{}", String::from_utf8_lossy(path));
    }
    let mut out = format!("\"{prefix}");
    for &byte in path {
        match byte {
            b'"' | b'\\' => out.extend(['\\', byte as char]),
            b'\x07' => out.push_str("\\a"),
            b'\x08' => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\x0b' => out.push_str("\\v"),
            b'\x0c' => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            _ if plain(byte) => out.push(byte as char),
            _ => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(path: &str, before: &str, after: &str, colour: Colour) -> String {
        let (path, before, after) = (path.to_owned(), before.to_owned(), after.to_owned());
        let patch = Patch { diff_path: path.clone().into_bytes(), path, before, after };
        let mut out = Vec::new();
        write(&[patch], colour, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn has_the_headers_that_git_knows() {
        assert_eq!(
            diff("a.py", "x\n", "y\n", Colour::Off),
            "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x\n+y\n"
        );
    }

    #[test]
    fn names_with_blanks_end_in_a_tab() {
        let text = diff("a b.py", "x\n", "y\n", Colour::Off);
        assert!(text.starts_with("diff --git a/a b.py b/a b.py\n--- a/a b.py\t\n+++ b/a b.py\t\n"), "{text}");
    }

    #[test]
    fn quotes_names_as_git_does() {
        assert_eq!(quoted("a/", "ä \"q\"\t.py".as_bytes()), r#""a/\303\244 \"q\"\t.py""#);
        assert_eq!(quoted("a/", b"\xff.py"), r#""a/\377.py""#);
        assert_eq!(quoted("a/", b"a'b c.py"), "a/a'b c.py");
        assert_eq!(quoted("a/", b"back\\slash"), r#""a/back\\slash""#);
    }

    #[test]
    fn a_text_that_stays_the_same_has_no_diff() {
        assert_eq!(diff("a.py", "x\n", "x\n", Colour::Off), "");
    }

    #[test]
    fn colours_whole_lines() {
        let text = diff("a.py", "x", "y\n", Colour::On);
        assert!(text.contains("\u{1b}[31m-x\u{1b}[0m\n\\ No newline at end of file\n"), "{text:?}");
        assert!(text.contains("\u{1b}[32m+y\u{1b}[0m\n"), "{text:?}");
    }
}
