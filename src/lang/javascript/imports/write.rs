//! The text of new imports.

use super::super::paths::module_path;
use super::list::Form;
use super::section::{Rank, all_specifiers, leading, rank};
use crate::facts::{Facts, Kind, Role};
use crate::lang::ImportRequest;
use crate::text::Source;

/// What is wanted of one module by new statements.
pub(super) struct Wanted<'r> {
    /// The module's path.
    pub module: &'r str,
    /// Where it comes from.
    pub rank: Rank,
    requests: Vec<&'r ImportRequest>,
}

/// The requests module by module, in the order in which imports stand.
pub(super) fn by_module<'r>(requests: &[&'r ImportRequest]) -> Vec<Wanted<'r>> {
    let mut all: Vec<Wanted<'r>> = Vec::new();
    for &request in requests {
        match all.iter_mut().find(|wanted| wanted.module == request.module) {
            Some(wanted) => wanted.requests.push(request),
            None => {
                let module = request.module.as_str();
                all.push(Wanted { module, rank: rank(module), requests: vec![request] });
            }
        }
    }
    all.sort_by_key(|wanted| wanted.rank);
    all
}

/// A name as it stands in a list.
pub(super) fn element(request: &ImportRequest, form: Form) -> String {
    let export = request.export.as_deref().unwrap_or(&request.local);
    match form {
        _ if export == request.local => export.to_owned(),
        Form::Import => format!("{export} as {}", request.local),
        Form::Require => format!("{export}: {}", request.local),
    }
}

impl Wanted<'_> {
    /// The statements, each on its own line; the specifiers that stood in their place count before those of the file.
    pub fn lines(&self, source: &Source, facts: &Facts, beside: &[String]) -> Vec<String> {
        let style = &facts.style;
        let quoted = format!("{q}{}{q}", specifier(source, facts, self.module, beside), q = style.quote);
        let end = if style.semicolons { ";" } else { "" };
        let blank = if is_tight(source, facts) { "" } else { " " };
        let list = |names: Vec<String>| format!("{{{blank}{}{blank}}}", names.join(", "));
        if style.modules {
            self.imports(&quoted, end, style.equals, list)
        } else {
            self.requires(&quoted, end, style.only_var, list)
        }
    }

    fn imports(&self, quoted: &str, end: &str, equals: bool, list: impl Fn(Vec<String>) -> String) -> Vec<String> {
        let mut lines = Vec::new();
        let mut heads: Vec<String> = Vec::new();
        let mut names = Vec::new();
        for request in &self.requests {
            match request.export.as_deref() {
                None => lines.push(format!("import * as {} from {quoted}{end}", request.local)),
                Some("default") if self.rank == Rank::Package && equals => {
                    lines.push(format!("import {} = require({quoted}){end}", request.local));
                }
                Some("default") => heads.push(request.local.clone()),
                Some(_) => names.push(element(request, Form::Import)),
            }
        }
        if !names.is_empty() {
            heads.push(list(names));
        }
        if !heads.is_empty() {
            lines.push(format!("import {} from {quoted}{end}", heads.join(", ")));
        }
        lines
    }

    fn requires(&self, quoted: &str, end: &str, only_var: bool, list: impl Fn(Vec<String>) -> String) -> Vec<String> {
        let word = if only_var { "var" } else { "const" };
        let mut lines = Vec::new();
        let mut names = Vec::new();
        for request in &self.requests {
            match request.export.as_deref() {
                None | Some("default") => lines.push(format!("{word} {} = require({quoted}){end}", request.local)),
                Some(_) => names.push(element(request, Form::Require)),
            }
        }
        if !names.is_empty() {
            lines.push(format!("{word} {} = require({quoted}){end}", list(names)));
        }
        lines
    }
}

/// Whether the first list of the leading imports that names something and stands on one line has no blanks inside its
/// braces; where none of them has a list, of what a `require` inside a block is unpacked into.
fn is_tight(source: &Source, facts: &Facts) -> bool {
    let after_brace = |text: &str| {
        let next = text.find('{').and_then(|at| text[at + 1..].chars().next());
        next.filter(|&next| !matches!(next, '\n' | '\r' | '}'))
    };
    let leading = leading(source, facts);
    let mut lists = leading.iter().filter_map(|line| after_brace(source.slice(line.span)));
    let next = lists.next().or_else(|| inner_lists(source, facts).find_map(after_brace));
    next.is_some_and(|next| next != ' ')
}

/// The patterns that calls of `require` are unpacked into.
fn inner_lists<'a>(source: &'a Source, facts: &'a Facts) -> impl Iterator<Item = &'a str> {
    let tree = &facts.tree;
    let requires = tree.of_kind(Kind::Assign).filter(|&node| {
        let value = tree.child(node, Role::Value);
        value.is_some_and(|value| source.slice(tree[value].span).starts_with("require("))
    });
    let targets = requires.filter_map(|node| tree.child(node, Role::Target));
    targets.filter(|&target| tree[target].kind == Kind::Dict).map(|target| source.slice(tree[target].span))
}

/// How a module is written in this file: a builtin as its next of kin, else with `node:` unless none here has it.
fn specifier(source: &Source, facts: &Facts, module: &str, beside: &[String]) -> String {
    let plain = module_path(module);
    if rank(module) != Rank::Builtin || plain != module {
        return module.to_owned();
    }
    let known: Vec<String> = beside.iter().cloned().chain(all_specifiers(source, facts)).collect();
    let builtins: Vec<&String> = known.iter().filter(|known| rank(known) == Rank::Builtin).collect();
    let kin = builtins.iter().find(|known| root(module_path(known)) == root(plain));
    let prefixed = match kin {
        Some(kin) => kin.starts_with("node:"),
        None => builtins.is_empty() || builtins.iter().any(|known| known.starts_with("node:")),
    };
    if prefixed { format!("node:{plain}") } else { plain.to_owned() }
}

/// The first part of a module's path: `fs` of `fs/promises`.
pub(super) fn root(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}
