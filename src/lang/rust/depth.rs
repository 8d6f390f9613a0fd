//! How deep a text is nested, read off its tokens before anything recursive looks at them.

use super::tokens::{Token, What};
use crate::text::Span;

/// Brackets deeper than this are refused.
const MOST_BRACKETS: usize = 400;
/// So are longer chains of operators, members and the like.
const MOST_LINKS: u32 = 4_000;
/// A bracket asks as much of the stack as so many links.
const BRACKET: u32 = 6;

/// What a text asks of the stack, in links; none if it is too deep to be read.
pub(super) fn measure(text: &str, tokens: &[Token]) -> Option<u32> {
    let mut open: Vec<u32> = Vec::new();
    let (mut links, mut total, mut most) = (0u32, 0u32, 0u32);
    for (at, token) in tokens.iter().enumerate() {
        match token.what {
            What::Open => {
                open.push(links);
                total += links + BRACKET;
                links = 0;
                if open.len() > MOST_BRACKETS {
                    return None;
                }
            }
            What::Close(brace) => {
                let before = open.pop().unwrap_or_default();
                total = total.saturating_sub(before + BRACKET);
                // What was called or indexed is one link of what follows.
                links = if brace && !goes_on(text, tokens.get(at + 1)) { 0 } else { before + 1 };
            }
            What::Punct(',' | ';') => links = 0,
            What::Punct(_) => links += 1,
            What::Ident => links += u32::from(is_prefix(word(text, token.span))),
            What::Literal => {}
        }
        most = most.max(total + links);
        if most > MOST_LINKS + BRACKET * MOST_BRACKETS as u32 || links > MOST_LINKS {
            return None;
        }
    }
    Some(most)
}

fn word(text: &str, span: Span) -> &str {
    &text[span.range()]
}

/// Whether what follows a `}` belongs to the same expression.
fn goes_on(text: &str, next: Option<&Token>) -> bool {
    next.is_some_and(|next| match next.what {
        What::Punct(punct) => !matches!(punct, '#' | '\''),
        What::Ident => matches!(word(text, next.span), "else" | "as"),
        What::Open | What::Close(_) | What::Literal => false,
    })
}

/// Words that nest what follows them.
fn is_prefix(word: &str) -> bool {
    matches!(
        word,
        "as" | "else" | "return" | "break" | "move" | "if" | "match" | "mut" | "const" | "dyn" | "impl" | "let" | "box"
    )
}
