//! The scripts of single-file components: `<script>` blocks of Vue and Svelte files.

use super::ending;
use crate::lang::embedded::Embedded;
use crate::text::{Source, Span};

/// Endings of files that hold components.
pub(super) const ENDINGS: &[&str] = &["vue", "svelte"];

/// What the scripts of a component are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dialect {
    /// TypeScript.
    pub typed: bool,
    /// With JSX.
    pub jsx: bool,
}

/// Where the scripts of a component stand, and what they are written in; none for files that are programs themselves.
pub(super) fn scripts(source: &Source) -> Option<(Embedded, Dialect)> {
    let is_vue = match ending(source.path()) {
        "vue" => true,
        "svelte" => false,
        _ => return None,
    };
    let mut found = Embedded::default();
    let mut dialect = Dialect::default();
    for (tag, content) in blocks(source.text(), is_vue) {
        let language = attribute(tag, "lang").unwrap_or_default();
        dialect.typed |= matches!(language, "ts" | "tsx" | "typescript");
        dialect.jsx |= matches!(language, "jsx" | "tsx") || language.is_empty();
        found.parts.push(content);
    }
    Some((found, dialect))
}

/// The opening tags of the scripts of a component, each with where its content stands.
fn blocks(text: &str, is_vue: bool) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        if text[open..].starts_with("<!--") {
            at = text[open..].find("-->").map_or(text.len(), |end| open + end + 3);
            continue;
        }
        let name = tag_name(&text[open..]);
        // In Svelte the markup stands free around the scripts; they themselves start their lines.
        let is_script = name.eq_ignore_ascii_case("script") && (is_vue || starts_line(text, open));
        let Some(end) = tag_end(text, open).filter(|_| is_script || is_vue && !name.is_empty()) else {
            at = open + 1;
            continue;
        };
        let tag = &text[open..end];
        let close = if tag.ends_with("/>") { Some(end) } else { closing(text, end, name) };
        let Some(close) = close else { break };
        if is_script && close > end && is_program(tag) {
            found.push((tag, Span::new(end as u32, close as u32)));
        }
        at = close.max(open + 1);
    }
    found
}

fn starts_line(text: &str, at: usize) -> bool {
    at == 0 || matches!(text.as_bytes()[at - 1], b'\n' | 0xbf)
}

/// The name of the tag that `text` starts with; empty where it starts with none.
fn tag_name(text: &str) -> &str {
    let rest = &text[1..];
    let length =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')).count();
    if rest.starts_with(|first: char| first.is_ascii_alphabetic()) { &rest[..length] } else { "" }
}

/// One past the `>` of the tag at `open`; one in quotes does not count.
fn tag_end(text: &str, open: usize) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

/// Where the closing tag of the element `name` starts whose content starts at `from`; elements of that name inside of it
/// are counted, but not in what is no markup.
fn closing(text: &str, from: usize, name: &str) -> Option<usize> {
    let nests = !matches!(name.to_ascii_lowercase().as_str(), "script" | "style");
    let mut depth = 0_u32;
    let mut at = from;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        at = open + 1;
        let same = |rest: &str| {
            rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
                && !rest[name.len()..]
                    .starts_with(|next: char| next.is_alphanumeric() || matches!(next, '-' | '_' | ':'))
        };
        if text[at..].strip_prefix('/').is_some_and(same) {
            if depth == 0 {
                return Some(open);
            }
            depth -= 1;
        } else if nests && same(&text[at..]) {
            let end = tag_end(text, open)?;
            depth += u32::from(!text[open..end].ends_with("/>"));
            at = end;
        }
    }
    None
}

/// Whether a script holds a program, rather than data or a template.
fn is_program(tag: &str) -> bool {
    attribute(tag, "type").is_none_or(|kind| {
        kind == "module" || kind.ends_with("javascript") || kind.ends_with("typescript") || kind.ends_with("ecmascript")
    })
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let alone = rest[..at].ends_with(char::is_whitespace);
        let behind = rest[at + name.len()..].trim_start();
        if let Some(value) = behind.strip_prefix('=').filter(|_| alone) {
            let value = value.trim_start();
            return match value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
                Some(quote) => value[1..].split(quote).next(),
                None => value.split(|next: char| next.is_whitespace() || next == '>').next(),
            };
        }
        rest = &rest[at + name.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: &[&str]) {
        let source = Source::new(path, text);
        let (found, _) = scripts(&source).expect("it is a component");
        let found: Vec<&str> = found.parts.iter().map(|&part| source.slice(part)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn scripts_stand_beside_the_template() {
        check(
            "a.vue",
            "<script>a</script>\n<template><p>1 < 2</p></template>\n<script setup lang=\"ts\">b</script>",
            &["a", "b"],
        );
        check("a.vue", "<template><template #x><script>n</script></template></template><script>a</script>", &["a"]);
        check("a.vue", "<template><template #x /></template><script>a</script>", &["a"]);
        check("a.vue", "<!-- <script>n</script> --><script>a</script>", &["a"]);
        check("a.vue", "<style>.a > script { }</style><script>a</script>", &["a"]);
        check("a.vue", "<i18n>{ \"a\": \"<b>\" }</i18n>\n<script>a</script>", &["a"]);
        check("a.vue", "<script setup generic=\"T extends Record<string, X>\">a</script>", &["a"]);
        check("a.vue", "<script src=\"./a.js\" /><script>if (a < b) c('</p>')</script>", &["if (a < b) c('</p>')"]);
        check("a.vue", "<script type=\"application/json\">{}</script><script>a", &[]);
    }

    #[test]
    fn scripts_of_svelte_start_their_lines() {
        check(
            "a.svelte",
            "<script module>a</script>\n<script lang='ts'>b</script>\n{#if a<b}<p>x</p>{/if}",
            &["a", "b"],
        );
        check("a.svelte", "<svelte:head>\n  <script>n</script>\n</svelte:head>\n<script>a</script>", &["a"]);
    }

    #[test]
    fn the_language_is_that_of_the_tag() {
        let dialect = |text: &str| scripts(&Source::new("a.vue", text)).expect("it is a component").1;
        assert!(dialect("<script lang=\"ts\">a</script>").typed);
        assert!(!dialect("<script data-lang=\"ts\">a</script>").typed);
        assert!(dialect("<script lang=tsx>a</script>").jsx);
        assert!(!dialect("<script lang='ts'>a</script>").jsx);
    }
}
