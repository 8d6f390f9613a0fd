//! The tokens of a file as one flat list, and what stands between them: comments, which syn drops.

use std::iter;

use proc_macro2::{Delimiter, LineColumn, TokenStream, TokenTree};

use crate::text::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A word; keywords too.
    Ident,
    /// One character of punctuation.
    Punct(char),
    /// A string, character or number.
    Literal,
    /// An opening bracket.
    Open,
    /// A closing bracket; a `}` if the flag is set.
    Close(bool),
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub what: What,
    pub span: Span,
}

/// Turns spans of the lexer, which knows lines and characters, into places of the file.
#[derive(Debug)]
pub(super) struct Places<'t> {
    pub text: &'t str,
    /// Where each line starts that the lexer saw.
    lines: Vec<u32>,
    /// A character is a byte.
    is_ascii: bool,
}

impl<'t> Places<'t> {
    /// For a lexer that read `text` from `base` on.
    pub fn new(text: &'t str, base: u32) -> Self {
        let starts = memchr::memchr_iter(b'\n', &text.as_bytes()[base as usize..]).map(|at| base + at as u32 + 1);
        Self { text, lines: iter::once(base).chain(starts).collect(), is_ascii: text.is_ascii() }
    }

    /// Where a span stands.
    pub fn of(&self, span: proc_macro2::Span) -> Span {
        Span::new(self.at(span.start()), self.at(span.end()))
    }

    /// The lexer's own way to a byte is a map that grows with every question.
    fn at(&self, place: LineColumn) -> u32 {
        let start = self.lines[place.line - 1];
        if self.is_ascii {
            return start + place.column as u32;
        }
        let line = &self.text[start as usize..];
        start + line.char_indices().nth(place.column).map_or(line.len(), |(at, _)| at) as u32
    }

    /// Where the lexer started.
    fn base(&self) -> u32 {
        self.lines[0]
    }
}

/// Every token of a file, in order. Doc comments are no tokens here.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// In source order.
    pub all: Vec<Token>,
    /// Comments, doc comments included.
    pub comments: Vec<Span>,
    /// Literals that run over several lines.
    pub literals: Vec<Span>,
}

impl Tokens {
    /// Reads the tokens of `stream`.
    pub fn new(stream: TokenStream, places: &Places<'_>) -> Self {
        let mut tokens = Self::default();
        tokens.flatten(stream, places);
        tokens.find_comments(places.text, places.base());
        tokens
    }

    fn flatten(&mut self, stream: TokenStream, places: &Places<'_>) {
        let text = places.text;
        let mut docs_to = 0;
        let mut open = vec![(stream.into_iter(), None)];
        while let Some((rest, end)) = open.last_mut() {
            let Some(tree) = rest.next() else {
                self.all.extend(*end);
                open.pop();
                continue;
            };
            let span = places.of(tree.span());
            if span.start < docs_to {
                continue;
            }
            // A doc comment comes as an attribute, each token of which has the comment's place.
            if matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '#') && text[span.range()].starts_with('/')
            {
                docs_to = span.end;
                continue;
            }
            match tree {
                TokenTree::Group(group) => {
                    let close = Token {
                        what: What::Close(group.delimiter() == Delimiter::Brace),
                        span: places.of(group.span_close()),
                    };
                    self.all.push(Token { what: What::Open, span: places.of(group.span_open()) });
                    open.push((group.stream().into_iter(), Some(close)));
                }
                TokenTree::Ident(_) => self.all.push(Token { what: What::Ident, span }),
                TokenTree::Punct(punct) => self.all.push(Token { what: What::Punct(punct.as_char()), span }),
                TokenTree::Literal(_) => {
                    self.all.push(Token { what: What::Literal, span });
                    if text[span.range()].contains('\n') {
                        self.literals.push(span);
                    }
                }
            }
        }
    }

    /// What stands between two tokens is blank or comment.
    fn find_comments(&mut self, text: &str, base: u32) {
        let mut from = base;
        let mut found = Vec::new();
        let ends = self.all.iter().map(|token| token.span).chain([Span::at(text.len() as u32)]);
        for token in ends {
            comments_between(text, from, token.start, &mut found);
            from = token.end;
        }
        self.comments = found;
    }

    /// The tokens that stand inside `span`.
    pub fn inside(&self, span: Span) -> &[Token] {
        let first = self.all.partition_point(|token| token.span.start < span.start);
        let last = self.all.partition_point(|token| token.span.start < span.end);
        &self.all[first..last.max(first)]
    }

    /// The token that starts at or behind `at`.
    pub fn from(&self, at: u32) -> Option<Token> {
        self.all.get(self.all.partition_point(|token| token.span.start < at)).copied()
    }
}

fn comments_between(text: &str, from: u32, to: u32, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let (mut at, to) = (from as usize, to as usize);
    while at + 1 < to {
        let start = at;
        match &bytes[at..at + 2] {
            b"//" => {
                let line = bytes[at..to].iter().position(|&byte| byte == b'\n').map_or(to, |end| at + end);
                at = if bytes[line - 1] == b'\r' { line - 1 } else { line };
            }
            b"/*" => at = block_end(bytes, at, to),
            _ => {
                at += 1;
                continue;
            }
        }
        found.push(Span::new(start as u32, at as u32));
    }
}

/// One past the `*/` that ends the block comment at `at`; block comments nest.
fn block_end(bytes: &[u8], at: usize, to: usize) -> usize {
    let mut depth = 0;
    let mut at = at;
    while at + 1 < to {
        match &bytes[at..at + 2] {
            b"/*" => {
                depth += 1;
                at += 2;
            }
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bytes_of_the_file() {
        let text = "\u{feff}fn ä() {}\r\n/* é */ let x = \"ß\ny\"; z";
        let stream = text[3..].parse().expect("it has tokens");
        let tokens = Tokens::new(stream, &Places::new(text, 3));
        let words: Vec<&str> = tokens.all.iter().map(|token| &text[token.span.range()]).collect();
        assert_eq!(words, ["fn", "ä", "(", ")", "{", "}", "let", "x", "=", "\"ß\ny\"", ";", "z"]);
    }
}
