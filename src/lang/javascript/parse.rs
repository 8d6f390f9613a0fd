//! From a text to its facts: which dialect it is read as, how deep it may be, what the parser says.

use std::path::Path;

use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

use super::component::scripts;
use super::depth::{Depth, measure};
use super::names::Names;
use super::syntax::{here, read};
use crate::facts::Facts;
use crate::lang::Broken;
use crate::text::Source;

/// Levels that any thread's stack has room for.
const EASY: u32 = 100;
/// Stack of a thread of its own for what is deeper; only what is used is ever taken.
const STACK: usize = 256 << 20;

/// Reads a file: a program, or a component with its scripts as one.
pub(super) fn facts(source: &Source) -> Result<Facts, Broken> {
    let Some((scripts, dialect)) = scripts(source) else { return program(source, &dialects(source.path())) };
    let code = Source::new(source.path(), scripts.code(source));
    let kind = if dialect.typed { SourceType::ts().with_module(true) } else { SourceType::mjs() };
    let mut facts = program(&code, &[kind.with_jsx(dialect.jsx)])?;
    facts.style.modules = true;
    // What stands at the top of a script is seen by the markup.
    let module = facts.scopes.scopes.first().map(|scope| scope.names.values().copied().collect::<Vec<_>>());
    for binding in module.into_iter().flatten() {
        facts.scopes.bindings[binding.index()].exported = true;
    }
    Ok(facts)
}

fn program(source: &Source, dialects: &[SourceType]) -> Result<Facts, Broken> {
    match measure(source.text()) {
        Depth::TooDeep => Err(Broken::TooDeep),
        Depth::Levels(levels) if levels <= EASY => read_file(source, dialects),
        Depth::Levels(_) => std::thread::scope(|scope| {
            let thread =
                std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || read_file(source, dialects));
            let read = thread.ok().and_then(|thread| thread.join().ok());
            read.unwrap_or(Err(Broken::TooDeep))
        }),
    }
}

fn read_file(source: &Source, dialects: &[SourceType]) -> Result<Facts, Broken> {
    let mut first = None;
    for &dialect in dialects {
        let allocator = Allocator::default();
        match parse(&allocator, source.text(), dialect) {
            Ok(program) => return Ok(gather(source, allocator.alloc(program))),
            Err(at) => first = first.or(Some(at)),
        }
    }
    let (at, message) = first.unwrap_or_default();
    Err(Broken::Syntax { line: source.line_of(at.min(source.text().len() as u32)), message })
}

/// What a file may be, best first.
fn dialects(path: &Path) -> Vec<SourceType> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let plain = SourceType::jsx();
    let typed = SourceType::ts().with_module(true);
    match ending {
        "mjs" => vec![plain],
        "cjs" => vec![plain.with_commonjs(true), plain],
        "ts" => vec![typed, typed.with_commonjs(true)],
        "mts" => vec![typed],
        "cts" => vec![typed.with_commonjs(true), typed],
        "tsx" => vec![typed.with_jsx(true), typed.with_jsx(true).with_commonjs(true)],
        _ => vec![plain, plain.with_commonjs(true)],
    }
}

/// A program, or where and what the first error is.
fn parse<'a>(allocator: &'a Allocator, text: &'a str, dialect: SourceType) -> Result<Program<'a>, (u32, String)> {
    let options = ParseOptions { allow_return_outside_function: dialect.is_commonjs(), ..ParseOptions::default() };
    let parsed = Parser::new(allocator, text, dialect).with_options(options).parse();
    match parsed.diagnostics.first() {
        Some(error) => {
            let at = error.labels.first().map_or(0, |label| label.offset());
            Err((at, error.message.to_string()))
        }
        None if parsed.panicked => Err((0, "cannot be read".to_owned())),
        None => Ok(parsed.program),
    }
}

fn gather<'a>(source: &Source, program: &'a Program<'a>) -> Facts {
    let semantic = SemanticBuilder::new().build(program).semantic;
    let nodes = semantic.stats().nodes as usize;
    let reading = read(program, Names::new(semantic.scoping(), nodes), nodes);
    let comments: Vec<_> = program.comments.iter().map(|comment| here(comment.span)).collect();
    let style = reading.habits.style(source, &comments, &reading.literals);
    Facts {
        tree: reading.tree,
        scopes: reading.scopes,
        comments,
        literals: reading.literals,
        style,
        modules: reading.modules,
    }
}
