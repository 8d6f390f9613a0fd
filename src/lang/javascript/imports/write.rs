//! The text of new imports.

use super::super::names::module_path;
use super::list::Form;
use super::section::{Rank, all_specifiers, rank};
use crate::facts::Facts;
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
    /// The statements, each on its own line.
    pub fn lines(&self, source: &Source, facts: &Facts) -> Vec<String> {
        let style = &facts.style;
        let quoted = format!("{q}{}{q}", specifier(source, facts, self.module), q = style.quote);
        let end = if style.semicolons { ";" } else { "" };
        if style.modules { self.imports(&quoted, end) } else { self.requires(&quoted, end, style.only_var) }
    }

    fn imports(&self, quoted: &str, end: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let mut heads: Vec<String> = Vec::new();
        let mut names = Vec::new();
        for request in &self.requests {
            match request.export.as_deref() {
                None => lines.push(format!("import * as {} from {quoted}{end}", request.local)),
                Some("default") => heads.push(request.local.clone()),
                Some(_) => names.push(element(request, Form::Import)),
            }
        }
        if !names.is_empty() {
            heads.push(format!("{{ {} }}", names.join(", ")));
        }
        if !heads.is_empty() {
            lines.push(format!("import {} from {quoted}{end}", heads.join(", ")));
        }
        lines
    }

    fn requires(&self, quoted: &str, end: &str, only_var: bool) -> Vec<String> {
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
            lines.push(format!("{word} {{ {} }} = require({quoted}){end}", names.join(", ")));
        }
        lines
    }
}

/// How a module is written in this file: a builtin as its next of kin, else with `node:` unless none here has it.
fn specifier(source: &Source, facts: &Facts, module: &str) -> String {
    let plain = module_path(module);
    if rank(module) != Rank::Builtin || plain != module {
        return module.to_owned();
    }
    let known = all_specifiers(source, facts);
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
