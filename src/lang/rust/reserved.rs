//! Words that no new name may take.

/// Keywords, strict and reserved (The Rust Reference, "Keywords"), sorted.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of the prelude that new code uses or must not hide.
const PRELUDE: &[&str] = &["Box", "Err", "None", "Ok", "Option", "Result", "Some", "String", "Vec", "drop"];

/// Whether `name` is a keyword or a name of the prelude.
pub(super) fn is_reserved(name: &str) -> bool {
    is_keyword(name) || PRELUDE.contains(&name)
}

/// Whether `name` is a keyword.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(KEYWORDS.is_sorted() && PRELUDE.is_sorted());
    }
}
