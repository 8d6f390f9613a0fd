//! The habits of a file.

use std::path::Path;

use crate::facts::Style;
use crate::lang::Files;
use crate::text::{Source, Span};

/// Columns of a line, and of a chain on one line, as the nearest `rustfmt.toml` says; rustfmt's own without one.
pub(super) fn widths(files: &dyn Files, path: &Path) -> (usize, usize) {
    let names = ["rustfmt.toml", ".rustfmt.toml"];
    let mut nearest = path.ancestors().skip(1).flat_map(|folder| names.map(|name| folder.join(name)));
    let text = nearest.find_map(|file| files.read(&file)).unwrap_or_default();
    let settings: toml::Table = toml::from_str(&text).unwrap_or_default();
    let number =
        |key: &str| settings.get(key).and_then(toml::Value::as_integer).and_then(|it| usize::try_from(it).ok());
    let line = number("max_width").unwrap_or(100);
    let scaled = match settings.get("use_small_heuristics").and_then(toml::Value::as_str) {
        Some("Max") => line,
        Some("Off") => 0,
        // Sixty of a hundred columns: more where a line has more, in steps of ten, and never fewer (rustfmt: `scaled`).
        _ => (6 * ((line + 5) / 10).max(10)).min(line),
    };
    (line, number("chain_width").unwrap_or(scaled))
}

/// The style that new code in the file has to follow.
pub(super) fn style(source: &Source, comments: &[Span], literals: &[Span]) -> Style {
    Style {
        indent: indent(source.text(), comments, literals).unwrap_or_else(|| "    ".to_owned()),
        newline: source.newline(),
        quote: '"',
        semicolons: true,
        arrow_parens: false,
        only_var: false,
        modules: true,
        equals: false,
    }
}

/// One step of the indentation: a tab where the first indented line of code begins with one, else the fewest spaces in
/// front of one; the lines in a macro call need not be those of the formatter.
fn indent(text: &str, comments: &[Span], literals: &[Span]) -> Option<String> {
    let mut start = 0;
    let mut fewest: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let at = (start + blanks) as u32;
        let is_less = blanks > 0 && fewest.is_none_or(|most| (2..most).contains(&blanks) && !line.starts_with('\t'));
        if is_less && !line.trim().is_empty() && !covered(comments, at) && !inside(literals, at) {
            if line.starts_with('\t') {
                return Some("\t".to_owned());
            }
            fewest = Some(blanks);
        }
        start += line.len();
    }
    fewest.map(|spaces| " ".repeat(spaces))
}

fn covered(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.start <= at);
    spans[..next].last().is_some_and(|span| span.holds(at))
}

fn inside(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.start < at);
    spans[..next].iter().rev().take(64).any(|span| at < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Settings(&'static str);

    impl Files for Settings {
        fn read(&self, path: &Path) -> Option<String> {
            (path == Path::new("a/.rustfmt.toml")).then(|| self.0.to_owned())
        }
    }

    #[test]
    fn widths_are_those_of_the_nearest_settings() {
        let check = |settings: &'static str, path: &str| widths(&Settings(settings), Path::new(path));
        assert_eq!(check("max_width = 120", "a/src/b.rs"), (120, 72));
        assert_eq!(check("max_width = 110", "a/b.rs"), (110, 66));
        assert_eq!(check("max_width = 80", "a/b.rs"), (80, 60));
        assert_eq!(check("max_width = 120", "b.rs"), (100, 60));
        assert_eq!(check("use_small_heuristics = \"Max\"", "a/b.rs"), (100, 100));
        assert_eq!(check("chain_width = 40", "a/b.rs"), (100, 40));
    }
}
