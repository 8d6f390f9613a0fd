//! The habits of a file: counted while it is read, then decided.

use std::path::Path;

use oxc_ast::ast::VariableDeclarationKind;

use crate::facts::Style;
use crate::text::{Source, Span};

/// What a file does, counted.
#[derive(Default)]
pub(super) struct Habits {
    /// A statement ends in a semicolon.
    pub semicolons: bool,
    /// There is an import or export statement, or something else that only ES modules have.
    pub es_module: bool,
    /// Node's `require` is called.
    pub requires: bool,
    block_scoped: bool,
    var: bool,
    strings: [u32; 2],
    specifiers: [u32; 2],
    arrows: [u32; 2],
}

impl Habits {
    /// A string literal that starts with this quote.
    pub fn string(&mut self, quote: u8) {
        self.strings[usize::from(quote == b'"')] += 1;
    }

    /// A module's specifier that starts with this quote.
    pub fn specifier(&mut self, quote: u8) {
        self.specifiers[usize::from(quote == b'"')] += 1;
    }

    /// An arrow whose single plain parameter stands in parentheses, or does not.
    pub fn arrow(&mut self, parens: bool) {
        self.arrows[usize::from(parens)] += 1;
    }

    /// A declaration of variables.
    pub fn declares(&mut self, kind: VariableDeclarationKind) {
        match kind {
            VariableDeclarationKind::Var => self.var = true,
            _ => self.block_scoped = true,
        }
    }

    /// The style that new code in the file has to follow.
    pub fn style(&self, source: &Source, comments: &[Span], literals: &[Span]) -> Style {
        let quotes = if self.specifiers == [0, 0] { self.strings } else { self.specifiers };
        Style {
            indent: indent(source.text(), comments, literals).unwrap_or_else(|| "  ".to_owned()),
            newline: source.newline(),
            quote: if quotes[1] > quotes[0] { '"' } else { '\'' },
            semicolons: self.semicolons,
            arrow_parens: self.arrows[0] <= self.arrows[1],
            only_var: self.var && !self.block_scoped,
            modules: self.modules(source.path()),
            equals: false,
        }
    }

    /// As far as the file alone can say; [`super::manifest::uses_modules`] asks the manifest as well.
    fn modules(&self, path: &Path) -> bool {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("mjs" | "mts") => true,
            Some("cjs") => false,
            _ => self.es_module,
        }
    }
}

/// The blanks before the first indented line of code: one tab, or so many spaces.
fn indent(text: &str, comments: &[Span], literals: &[Span]) -> Option<String> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim_start_matches([' ', '\t']);
        let blanks = &line[..line.len() - code.len()];
        let at = (start + blanks.len()) as u32;
        if !blanks.is_empty() && !code.trim().is_empty() && !covered(comments, at) && !inside(literals, at) {
            return Some(if blanks.starts_with('\t') { "\t".to_owned() } else { blanks.replace('\t', "") });
        }
        start += line.len();
    }
    None
}

fn covered(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.start <= at);
    spans[..next].last().is_some_and(|span| span.holds(at))
}

fn inside(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.start < at);
    spans[..next].iter().rev().take(64).any(|span| at < span.end)
}
