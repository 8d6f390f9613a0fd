//! The tokens of a file as one flat list, and what stands between them: comments, which syn drops.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

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

/// Where a span of the lexer stands in the file, of which the lexer saw the part from `base` on.
pub(super) fn place(span: proc_macro2::Span, base: u32) -> Span {
    let range = span.byte_range();
    Span::new(range.start as u32 + base, range.end as u32 + base)
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
    /// Reads the tokens of `stream`, which the lexer made of `text` from `base` on.
    pub fn new(stream: TokenStream, text: &str, base: u32) -> Self {
        let mut tokens = Self::default();
        tokens.flatten(stream, text, base);
        tokens.find_comments(text, base);
        tokens
    }

    fn flatten(&mut self, stream: TokenStream, text: &str, base: u32) {
        let mut docs_to = 0;
        let mut open = vec![(stream.into_iter(), None)];
        while let Some((rest, end)) = open.last_mut() {
            let Some(tree) = rest.next() else {
                self.all.extend(*end);
                open.pop();
                continue;
            };
            let span = place(tree.span(), base);
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
                        span: place(group.span_close(), base),
                    };
                    self.all.push(Token { what: What::Open, span: place(group.span_open(), base) });
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
