//! How deep a text is nested, told before any parser recurses into it.

/// Most brackets that may be open at once. CPython's tokenizer takes 200.
const MOST_BRACKETS: usize = 400;
/// Most signs (`-`, `~`, `+`, `*`) in a row, blanks between them allowed.
const MOST_SIGNS: usize = 4000;

/// Whether a parser may run out of stack or memory on `text`.
///
/// Brackets are counted without looking at strings and comments; only where that count is too high, a second look
/// leaves these out.
pub(super) fn too_deep(text: &str) -> bool {
    let (mut depth, mut deepest, mut signs, mut most_signs) = (0_usize, 0, 0_usize, 0);
    for &byte in text.as_bytes() {
        match CLASSES[byte as usize] {
            OPEN => {
                depth += 1;
                deepest = deepest.max(depth);
                signs = 0;
            }
            CLOSE => {
                depth = depth.saturating_sub(1);
                signs = 0;
            }
            SIGN => {
                signs += 1;
                most_signs = most_signs.max(signs);
            }
            BLANK => {}
            _ => signs = 0,
        }
    }
    (deepest > MOST_BRACKETS || most_signs > MOST_SIGNS) && too_deep_in_code(text.as_bytes())
}

const OPEN: u8 = 1;
const CLOSE: u8 = 2;
const SIGN: u8 = 3;
const BLANK: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let words: [(&[u8], u8); 4] = [(b"([{", OPEN), (b")]}", CLOSE), (b"-+~*", SIGN), (b" \t\r\n\\\x0c", BLANK)];
    let mut word = 0;
    while word < words.len() {
        let mut at = 0;
        while at < words[word].0.len() {
            classes[words[word].0[at] as usize] = words[word].1;
            at += 1;
        }
        word += 1;
    }
    classes
};

/// The same count over what is neither string nor comment.
fn too_deep_in_code(text: &[u8]) -> bool {
    let (mut depth, mut signs, mut at) = (0_usize, 0_usize, 0);
    while at < text.len() {
        match text[at] {
            b'#' => at += text[at..].iter().position(|&b| b == b'\n' || b == b'\r').unwrap_or(text.len() - at),
            quote @ (b'"' | b'\'') => {
                at = behind_string(text, at, quote);
                signs = 0;
            }
            byte => {
                match CLASSES[byte as usize] {
                    OPEN => depth += 1,
                    CLOSE => depth = depth.saturating_sub(1),
                    SIGN => signs += 1,
                    _ => {}
                }
                if !matches!(CLASSES[byte as usize], SIGN | BLANK) {
                    signs = 0;
                }
                at += 1;
            }
        }
        if depth > MOST_BRACKETS || signs > MOST_SIGNS {
            return true;
        }
    }
    false
}

/// Where the string that starts at `at` ends.
fn behind_string(text: &[u8], at: usize, quote: u8) -> usize {
    let triple = text[at..].starts_with(&[quote; 3]);
    let mut at = if triple { at + 3 } else { at + 1 };
    while at < text.len() {
        match text[at] {
            b'\\' => at += 1,
            byte if byte == quote && (!triple || text[at..].starts_with(&[quote; 3])) => {
                return if triple { at + 3 } else { at + 1 };
            }
            b'\n' | b'\r' if !triple => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_nested_brackets_and_rows_of_signs() {
        assert!(too_deep(&"(".repeat(10_000)));
        assert!(too_deep(&format!("x = {}1", "-".repeat(100_000))));
        assert!(!too_deep(&format!("x = {}1{}", "[".repeat(100), "]".repeat(100))));
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        assert!(!too_deep(&"x = '('\n".repeat(1000)));
        assert!(!too_deep(&"# :(\n".repeat(1000)));
        assert!(!too_deep(&format!("'''{}'''", "(".repeat(1000))));
        assert!(!too_deep(&format!("'\\'{}'", "(".repeat(1000))));
    }
}
