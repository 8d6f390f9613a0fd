//! What a file imports, by the look of its bytes: nothing is parsed.

use std::sync::LazyLock;

use memchr::memmem;

use crate::lang::Imported;
use crate::text::{is_word, without_bom};

static IMPORT: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(b"import "));

/// Tells of everything that `import …` and `from … import …` name.
pub(super) fn imports(bytes: &[u8], each: &mut dyn FnMut(Imported<'_>)) {
    // A byte order mark is no part of the first word.
    let bytes = without_bom(bytes);
    for at in IMPORT.find_iter(bytes) {
        let (head, list) = (&bytes[..at], &bytes[at + IMPORT.needle().len()..]);
        if let Some(module) = module_before(head) {
            items(list, &mut |name, local| each(Imported { module, name, local }));
        } else if starts_statement(head) {
            items(list, &mut |module, local| {
                let last = local.rsplit('.').next().unwrap_or(local);
                each(Imported { module, name: "", local: last });
            });
        }
    }
}

/// The module of `from module `, with which `head` ends.
fn module_before(head: &[u8]) -> Option<&str> {
    let head = head.strip_suffix(b" ")?.trim_ascii_end();
    let start = head.iter().rposition(|&byte| !is_part(byte)).map_or(0, |at| at + 1);
    let before = head[..start].strip_suffix(b" ")?.trim_ascii_end().strip_suffix(b"from")?;
    let module = std::str::from_utf8(&head[start..]).ok()?;
    Some(module).filter(|module| !module.is_empty() && !before.last().is_some_and(|&byte| is_part(byte)))
}

/// Whether only blanks stand between the start of a statement and the end of `head`.
fn starts_statement(head: &[u8]) -> bool {
    let last = head.iter().rfind(|&&byte| byte != b' ' && byte != b'\t');
    last.is_none_or(|&byte| matches!(byte, b'\n' | b'\r' | b';' | b':'))
}

/// What an import list names, and what it is called here: in brackets, or to the end of the line.
fn items(list: &[u8], each: &mut dyn FnMut(&str, &str)) {
    let list = list.trim_ascii_start();
    let (bracketed, mut rest) = list.strip_prefix(b"(").map_or((false, list), |rest| (true, rest));
    let (mut thing, mut local) = ("", "");
    loop {
        let end = rest.iter().position(|&byte| !is_part(byte)).unwrap_or(rest.len());
        if end > 0 {
            let Ok(word) = std::str::from_utf8(&rest[..end]) else { return };
            (thing, local) = (if thing.is_empty() { word } else { thing }, word);
            rest = &rest[end..];
            continue;
        }
        let byte = rest.first().copied();
        let behind = rest.get(1..).unwrap_or_default();
        rest = match byte {
            Some(b'#') if bracketed => behind.iter().position(|&byte| byte == b'\n').map_or(&[], |at| &behind[at..]),
            Some(b'\\') if !bracketed => behind.trim_ascii_start(),
            Some(b' ' | b'\t') => behind,
            Some(b'\n' | b'\r') if bracketed => behind,
            _ => {
                if !thing.is_empty() {
                    each(thing, local);
                }
                (thing, local) = ("", "");
                match byte {
                    Some(b',') => behind,
                    _ => return,
                }
            }
        };
    }
}

/// Whether the byte may be part of a dotted name.
fn is_part(byte: u8) -> bool {
    is_word(byte) || byte == b'.'
}

#[cfg(test)]
mod tests {
    use super::imports;

    fn found(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        imports(text.as_bytes(), &mut |it| found.push(format!("{} {} {}", it.module, it.name, it.local)));
        found
    }

    #[test]
    fn passes_over_a_byte_order_mark() {
        assert_eq!(found("\u{feff}from tools import gather\n"), ["tools gather gather"]);
        assert_eq!(found("\u{feff}import tools\n"), found("import tools\n"));
    }

    #[test]
    fn names_stand_on_a_line_or_in_brackets() {
        assert_eq!(found("from .a import b, c as d\nx = e, f\n"), [".a b b", ".a c d"]);
        assert_eq!(found("try:\n    from . import (  # one, two\n        b as c,\n        d)\n"), [". b c", ". d d"]);
        assert_eq!(found("from a.b import c, \\\n    d; e = 1\n"), ["a.b c c", "a.b d d"]);
    }

    #[test]
    fn modules_are_named_too() {
        assert_eq!(found("import a.b, c as d\nif x: import e"), ["a.b  b", "c  d", "e  e"]);
    }

    #[test]
    fn other_words_import_nothing() {
        assert!(found("# we import c\nx = 'from import d'\nyield_from a import b\nreimport f").is_empty());
    }
}
