//! Comments, literals over several lines, and the habits of a Python file, read off its tokens.

use ruff_python_ast::StringFlags;
use ruff_python_ast::str::Quote;
use ruff_python_ast::token::{Token, TokenKind};

use super::syntax::span;
use crate::facts::Style;
use crate::text::{Source, Span};

/// What the tokens say.
pub(super) struct Tokens {
    /// Comments in source order.
    pub comments: Vec<Span>,
    /// Strings over several lines, in source order.
    pub literals: Vec<Span>,
    /// The habits of the file.
    pub style: Style,
}

/// Reads the tokens of `source`.
pub(super) fn read(source: &Source, tokens: &[Token]) -> Tokens {
    let text = source.text();
    let (mut comments, mut literals, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut indent = None;
    let (mut single, mut double) = (0_usize, 0_usize);
    for token in tokens {
        let at = span(token);
        match token.kind() {
            TokenKind::Comment => comments.push(at),
            TokenKind::Indent if indent.is_none() => indent = Some(at),
            TokenKind::FStringStart | TokenKind::TStringStart => open.push(at.start),
            TokenKind::FStringEnd | TokenKind::TStringEnd => {
                if let Some(start) = open.pop() {
                    push_long(text, Span::new(start, at.end), &mut literals);
                }
            }
            TokenKind::String => push_long(text, at, &mut literals),
            _ => continue,
        }
        if let Some(flags) = token.string_flags().filter(|flags| !flags.is_triple_quoted()) {
            match flags.quote_style() {
                Quote::Single => single += 1,
                Quote::Double => double += 1,
            }
        }
    }
    // Nested literals are closed before the ones around them.
    literals.sort_by_key(|literal: &Span| literal.start);
    let style = Style {
        indent: indent.map_or_else(|| " ".repeat(4), |at| step(source.slice(at))),
        newline: source.newline(),
        quote: if single > double { '\'' } else { '"' },
        semicolons: false,
        arrow_parens: false,
        only_var: false,
        modules: false,
        equals: false,
    };
    Tokens { comments, literals, style }
}

fn push_long(text: &str, literal: Span, literals: &mut Vec<Span>) {
    if memchr::memchr2(b'\n', b'\r', &text.as_bytes()[literal.range()]).is_some() {
        literals.push(literal);
    }
}

/// The first step of indentation: a tab, or its number of spaces.
fn step(blank: &str) -> String {
    match blank.trim_start_matches('\u{c}') {
        tab if tab.starts_with('\t') => "\t".to_owned(),
        spaces => spaces.chars().filter(|&c| c == ' ').collect(),
    }
}
