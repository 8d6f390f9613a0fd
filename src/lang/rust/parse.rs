//! From a text to its facts: how deep it may be, what the parser says.

use std::str::FromStr;

use proc_macro2::TokenStream;

use super::depth::measure;
use super::style;
use super::syntax::read;
use super::tokens::{Places, Tokens};
use crate::facts::Facts;
use crate::lang::Broken;
use crate::text::Source;

/// Links of depth that any thread's stack has room for.
const EASY: u32 = 220;
/// Stack of a thread of its own for what is deeper; only what is used is ever taken.
const STACK: usize = 512 << 20;

/// Reads a file.
pub(super) fn facts(source: &Source) -> Result<Facts, Broken> {
    let facts = read_file(source, EASY);
    // The lexer keeps the text of everything it reads on this thread.
    proc_macro2::extra::invalidate_current_thread_spans();
    match facts {
        Some(facts) => facts,
        None => std::thread::scope(|scope| {
            let read = || read_file(source, u32::MAX);
            let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read);
            let read = thread.ok().and_then(|thread| thread.join().ok()).flatten();
            read.unwrap_or(Err(Broken::TooDeep))
        }),
    }
}

/// None if the text is deeper than `most`.
fn read_file(source: &Source, most: u32) -> Option<Result<Facts, Broken>> {
    let text = source.text();
    let base = start_of_code(text);
    let stream = match TokenStream::from_str(&text[base..]) {
        Ok(stream) => stream,
        Err(error) => {
            return Some(Err(broken(source, base, error.span(), "a bracket or literal that does not end")));
        }
    };
    let places = Places::new(text, base as u32);
    let tokens = Tokens::new(stream.clone(), &places);
    match measure(text, &tokens.all) {
        Some(levels) if levels <= most => {}
        Some(_) => return None,
        None => return Some(Err(Broken::TooDeep)),
    }
    let file = match syn::parse2::<syn::File>(stream) {
        Ok(file) => file,
        Err(error) => return Some(Err(broken(source, base, error.span(), &error.to_string()))),
    };
    let reading = read(source.path(), &places, &tokens, &file);
    let style = style::style(source, &tokens.comments, &tokens.literals);
    Some(Ok(Facts {
        tree: reading.tree,
        scopes: reading.scopes,
        comments: tokens.comments,
        literals: tokens.literals,
        style,
        modules: reading.modules,
    }))
}

/// Where the code starts, behind a byte order mark and a `#!` line.
fn start_of_code(text: &str) -> usize {
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let rest = &text[bom..];
    // `#![attribute]` is code.
    if rest.starts_with("#!") && !rest[2..].trim_start().starts_with('[') {
        return bom + rest.find('\n').unwrap_or(rest.len());
    }
    bom
}

fn broken(source: &Source, base: usize, span: proc_macro2::Span, message: &str) -> Broken {
    let at = (span.byte_range().start + base).min(source.text().len());
    Broken::Syntax { line: source.line_of(at as u32), message: message.to_owned() }
}
