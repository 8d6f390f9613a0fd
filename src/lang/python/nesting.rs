//! How deep a text is nested, told before any parser recurses into it.

/// Most brackets that may be open at once. CPython's tokenizer takes 200.
const MOST_BRACKETS: usize = 400;
/// Most signs (`-`, `~`, `+`, `*`) in a row, blanks between them allowed.
const MOST_SIGNS: usize = 4000;

/// Bytes that are counted side by side.
const LANES: usize = 16;
/// Bytes that are counted at once; fits the counters of [`Chunk`].
const CHUNK: usize = 15 * LANES;

/// Whether a parser may run out of stack or memory on `text`.
///
/// A rough count in chunks, strings and comments included, tells nearly every file in one quick pass; only where it is
/// too high, a second look is exact.
pub(super) fn too_deep(text: &str) -> bool {
    let (mut depth, mut row) = (0, 0);
    for bytes in text.as_bytes().chunks(CHUNK) {
        let chunk = Chunk::count(bytes);
        let (opened, closed) = (usize::from(chunk.opened), usize::from(chunk.closed));
        row = if chunk.others == 0 { row + bytes.len() } else { 0 };
        if depth + opened > MOST_BRACKETS || row > MOST_SIGNS / 2 {
            return too_deep_in_code(text.as_bytes());
        }
        // Where brackets close that were never opened, no more is known than that those of the chunk may stay open.
        depth = (depth + opened).saturating_sub(closed).max(opened);
    }
    false
}

/// How many bytes of a few kinds there are.
struct Chunk {
    opened: u8,
    closed: u8,
    /// Neither signs nor blanks.
    others: u8,
}

impl Chunk {
    fn count(bytes: &[u8]) -> Self {
        let mut lanes = Lanes::default();
        let (rows, rest) = bytes.as_chunks::<LANES>();
        rows.iter().for_each(|row| lanes.add(row));
        if !rest.is_empty() {
            let mut last = [b' '; LANES];
            last[..rest.len()].copy_from_slice(rest);
            lanes.add(&last);
        }
        let Lanes { opened, closed, others } = lanes;
        let sum = |lanes: [u8; LANES]| lanes.iter().sum();
        Chunk { opened: sum(opened), closed: sum(closed), others: sum(others) }
    }
}

/// The counts of a [`Chunk`] by the place of a byte in its row: a fixed number of them, which the compiler turns into a few
/// instructions for all.
#[derive(Default)]
struct Lanes {
    opened: [u8; LANES],
    closed: [u8; LANES],
    others: [u8; LANES],
}

impl Lanes {
    #[inline]
    fn add(&mut self, row: &[u8; LANES]) {
        for (lane, &byte) in row.iter().enumerate() {
            self.opened[lane] += u8::from((byte == b'(') | (byte | 0x20 == b'{'));
            self.closed[lane] += u8::from((byte == b')') | (byte | 0x20 == b'}'));
            self.others[lane] += u8::from((byte > b'-') & (byte != b'~') & (byte != b'\\') | (byte == b'#'));
        }
    }
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
