//! Calls of macros. Those of the standard library that take expressions are read as such; the tokens of any other one are
//! read as far as they look like expressions, and the macro is marked opaque.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Block, Expr, MacroDelimiter, Token};

use super::super::names::{Space, Wall};
use super::{Made, Reader};
use crate::facts::ScopeKind;
use crate::facts::tree::{Flags, Kind, Role};
use crate::text::Span;

/// Macros of the standard library whose arguments are expressions, evaluated once and where they stand.
const PLAIN: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "format_args",
    "matches",
    "panic",
    "print",
    "println",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

impl Reader<'_> {
    pub(super) fn macro_call(&mut self, it: &syn::Macro, role: Role) -> Made {
        let node = self.open(Kind::Macro, role);
        let path = self.of(&it.path);
        let last = it.path.segments.last().expect("a path has a segment");
        self.named(node, self.at(last.ident.span()));
        let parts: Vec<Span> = it.path.segments.iter().map(|part| self.at(part.ident.span())).collect();
        self.chain(&parts, Role::Callee, Space::Type);
        let delimiter = match &it.delimiter {
            MacroDelimiter::Paren(it) => it.span,
            MacroDelimiter::Brace(it) => it.span,
            MacroDelimiter::Bracket(it) => it.span,
        };
        let list = self.at(delimiter.join());
        self.tree.node(node).list = list;
        let name = last.ident.to_string();
        let standard = it.path.segments.len() == 1 && PLAIN.contains(&name.as_str());
        if !(standard && !self.own_macros.contains(&name.as_str()) && self.plain_arguments(&name, &it.tokens)) {
            self.flag(node, Flags::OPAQUE);
            self.names.enter(node, ScopeKind::Block, Wall::None);
            self.tokens(&it.tokens, list);
            self.names.leave();
        }
        self.close(node, path.cover(list))
    }

    /// The arguments of a standard macro; whether they could be read.
    fn plain_arguments(&mut self, name: &str, tokens: &TokenStream) -> bool {
        if name == "matches" {
            let first = |input: ParseStream| {
                let first: Expr = input.parse()?;
                Ok((first, input.parse::<TokenStream>()?))
            };
            let Ok((first, rest)) = first.parse2(tokens.clone()) else { return false };
            self.expr(&first, Role::Argument);
            self.names_of(&rest);
            return true;
        }
        let repeated = |input: ParseStream| {
            let element: Expr = input.parse()?;
            input.parse::<Token![;]>()?;
            Ok((element, input.parse::<Expr>()?))
        };
        if let Ok((element, count)) = repeated.parse2(tokens.clone()) {
            self.expr(&element, Role::Element);
            self.expr(&count, Role::Index);
            return true;
        }
        let Ok(arguments) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone()) else {
            return false;
        };
        for argument in &arguments {
            self.argument(argument);
        }
        true
    }

    /// An argument of a macro: `name = value` names the value, strings may read locals.
    fn argument(&mut self, argument: &Expr) {
        match argument {
            Expr::Assign(it) => {
                self.expr(&it.right, Role::Argument);
            }
            Expr::Lit(it) if matches!(it.lit, syn::Lit::Str(_)) => {
                let span = self.of(it);
                let node = self.open(Kind::String, Role::Argument);
                self.captured(span);
                self.close(node, span);
            }
            _ => {
                self.expr(argument, Role::Argument);
            }
        }
    }

    /// Tokens of which only the macro knows what they mean.
    fn tokens(&mut self, tokens: &TokenStream, place: Span) {
        if let Ok(arguments) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone()) {
            arguments.iter().for_each(|argument| self.argument(argument));
        } else if let Ok(statements) = Block::parse_within.parse2(tokens.clone()) {
            let node = self.open(Kind::Block, Role::Part);
            self.statements(&statements);
            let inner = Span::new(place.start + 1, place.end.max(place.start + 2) - 1);
            self.close(node, inner);
        } else {
            self.pieces(tokens);
        }
    }

    /// The pieces between `,`, `;`, `=` and `=>`: a piece between `=` and `=>` has role `Value`, one behind `=>` role `Body`.
    fn pieces(&mut self, tokens: &TokenStream) {
        let mut piece = Vec::new();
        let mut role = Role::Part;
        let mut rest = tokens.clone().into_iter().peekable();
        while let Some(token) = rest.next() {
            let punct = match &token {
                TokenTree::Punct(punct) => Some((punct.as_char(), punct.spacing())),
                _ => None,
            };
            let next = match rest.peek() {
                Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
                _ => None,
            };
            let joint = punct.is_some_and(|(_, spacing)| spacing == proc_macro2::Spacing::Joint);
            match punct.map(|(punct, _)| punct) {
                Some('=') if joint && next == Some('>') => {
                    rest.next();
                    self.piece(std::mem::take(&mut piece), role);
                    role = Role::Body;
                }
                Some('=') if !joint => {
                    self.piece(std::mem::take(&mut piece), Role::Part);
                    role = Role::Value;
                }
                Some(',' | ';') => {
                    self.piece(std::mem::take(&mut piece), role);
                    role = Role::Part;
                }
                // `==`, `<=`, `!=` and the like.
                Some(_) if joint && next == Some('=') => {
                    piece.push(token);
                    piece.extend(rest.next());
                }
                _ => {
                    let block = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                    let alone = piece.is_empty();
                    piece.push(token);
                    if block && alone && role == Role::Body {
                        self.piece(std::mem::take(&mut piece), role);
                        role = Role::Part;
                    }
                }
            }
        }
        self.piece(piece, role);
    }

    fn piece(&mut self, piece: Vec<TokenTree>, role: Role) {
        let stream: TokenStream = piece.iter().cloned().collect();
        if let Ok(expr) = syn::parse2::<Expr>(stream.clone()) {
            self.expr(&expr, role);
            return;
        }
        let mut colons = 0;
        for token in piece {
            // Behind `::` stands a member, no name of this place.
            let is_member = colons == 2;
            colons = if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':') { colons + 1 } else { 0 };
            match token {
                TokenTree::Group(group) => self.tokens(&group.stream(), self.at(group.span())),
                TokenTree::Ident(_) if is_member => {}
                other => self.names_of(&TokenStream::from(other)),
            }
        }
    }

    fn names_of(&mut self, tokens: &TokenStream) {
        for token in tokens.clone() {
            let span = self.at(token.span());
            self.names_in(span);
        }
    }
}
