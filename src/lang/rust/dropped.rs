//! Where a file may drop what an async function gives, by the look of its bytes: nothing is parsed.

use memchr::{memchr_iter, memmem};

use crate::text::is_word;

/// The names of the async functions that the text defines.
pub(super) fn async_names(text: &[u8], found: &mut dyn FnMut(&[u8])) {
    for at in memmem::find_iter(text, "async") {
        let mut rest = &text[at + "async".len()..];
        // `async unsafe extern "C" fn name`
        for _ in 0..4 {
            rest = rest.trim_ascii_start();
            let word = word(rest);
            match word {
                b"unsafe" | b"extern" => rest = &rest[word.len()..],
                b"fn" => {
                    found(self::word(rest[word.len()..].trim_ascii_start()));
                    break;
                }
                _ if rest.starts_with(b"\"") => {
                    rest = &rest[1..];
                    rest = &rest[rest.iter().position(|&byte| byte == b'"').map_or(rest.len(), |end| end + 1)..];
                }
                _ => break,
            }
        }
    }
}

/// Whether the text may hold a call of one of the functions, by their names, that is a statement or a value by itself:
/// `name(…);`. True where that is not certain.
pub(super) fn may_drop(text: &[u8], is_async: &dyn Fn(&[u8]) -> bool) -> bool {
    let dropped = memchr_iter(b'(', text).any(|open| {
        let name = called(&text[..open]);
        !name.is_empty() && is_async(name) && may_end(&text[open..]) && may_begin(&text[..open])
    });
    dropped || memmem::find_iter(text, " as ").any(|at| is_async(last_word(&text[..at])))
}

/// The name in front of the bracket behind `head`; generic arguments may stand between.
fn called(head: &[u8]) -> &[u8] {
    let head = head.trim_ascii_end();
    match head.strip_suffix(b">") {
        Some(_) => memmem::rfind(head, b"::<").map_or(&b""[..], |at| last_word(head[..at].trim_ascii_end())),
        None => last_word(head),
    }
}

/// Whether a statement, or the value of `_ =` or `let _ =`, may go on with the call whose bracket follows `head`: nothing
/// else is set, and no function of that name is declared.
fn may_begin(head: &[u8]) -> bool {
    let start = head.iter().rposition(|byte| matches!(byte, b';' | b'{' | b'}')).map_or(0, |at| at + 1);
    let statement = head[start..].trim_ascii_start();
    let mut depth = 0_i32;
    let mut is_set = false;
    for (at, byte) in statement.iter().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'"' | b'\'' => return true,
            b'/' if matches!(statement.get(at + 1), Some(b'/' | b'*')) => return true,
            b'=' => is_set |= depth == 0,
            _ => {}
        }
    }
    let is_let = word(statement) == b"let";
    let target = if is_let { statement[b"let".len()..].trim_ascii_start() } else { statement };
    let declares = last_word(statement[..statement.len() - last_word(statement).len()].trim_ascii_end()) == b"fn";
    (!is_set || word(target) == b"_") && !declares
}

/// Whether a `;` may follow the bracket that the one at the start of `text` opens.
fn may_end(text: &[u8]) -> bool {
    let mut depth = 0_u32;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            // A bracket may stand in a text, and in a comment.
            b'"' | b'\'' => return true,
            b'/' if matches!(text.get(at + 1), Some(b'/' | b'*')) => return true,
            _ => {}
        }
        if depth == 0 {
            let behind = text[at + 1..].trim_ascii_start();
            return matches!(behind.first(), Some(b';' | b'/'));
        }
    }
    true
}

fn word(text: &[u8]) -> &[u8] {
    &text[..text.iter().position(|&byte| !is_word(byte)).unwrap_or(text.len())]
}

fn last_word(text: &[u8]) -> &[u8] {
    &text[text.iter().rposition(|&byte| !is_word(byte)).map_or(0, |at| at + 1)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut names = Vec::new();
        async_names(text.as_bytes(), &mut |name| names.push(String::from_utf8_lossy(name).into_owned()));
        names
    }

    #[test]
    fn names_stand_behind_async_fn() {
        assert_eq!(names("pub async fn go() {}\nasync\n  unsafe extern \"C\" fn stop<T>() {}"), ["go", "stop"]);
        assert_eq!(names("async move { fn f() {} }\nlet x = async || 1; // async\n"), Vec::<String>::new());
    }

    #[test]
    fn a_call_by_itself_may_be_dropped() {
        let drops = |text: &str| may_drop(text.as_bytes(), &|name| name == b"go");
        for text in [
            "go();",
            "self.go(f(1), [2])\n    ;",
            "let _ = a::go::<T<U>>(x) ;",
            "go(\")\").await;",
            "go(1 /* ) */).await;",
            "go() /* now */;",
            "use a::go as start;",
            "x! { go(); }",
            "go(",
            "_ = go();",
            "let\n_ : () = go();",
            "a.b(|x| x == 1).go();",
            "#[cfg(feature = x)]\ngo();",
            "// fn\ngo();",
            "x = 1; go();",
            "let _: fn() = go();",
        ] {
            assert!(drops(text), "{text}");
        }
        for text in [
            "go().await;",
            "spawn(go());",
            "pub fn go() {}",
            "ago();",
            "go_on();",
            "f(go(1)?);",
            "Self::new();",
            "let a = go();",
            "a.b[1] = c.go();",
            "async fn go(&self);",
        ] {
            assert!(!drops(text), "{text}");
        }
    }
}
