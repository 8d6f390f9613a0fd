//! New imports, and definitions right below the imports.

use super::lines::Lines;
use super::remove::Dead;
use super::section::{Section, is_plain, module};
use crate::edit::Edit;
use crate::facts::{Facts, How, Kind, NodeId, ScopeId};
use crate::lang::ImportRequest;
use crate::lang::python::notebook;
use crate::text::{Source, Span};

/// Adds what is asked for and not there yet. A name may take the place of a dead one in its `from` import.
pub(super) fn add(lines: &mut Lines, source: &Source, facts: &Facts, add: &[ImportRequest], dead: &mut Dead) {
    let (there, mut wanted): (Vec<_>, Vec<_>) =
        add.iter().partition(|request| is_there(facts, request) && is_in_time(source, facts, request));
    for request in there {
        // What is asked for again is not dead.
        dead.names.retain(|&name| source.slice(facts.tree[name].name) != request.local);
    }
    wanted.sort_unstable();
    wanted.dedup();
    let section = Section::of(source, facts);
    if notebook::is_notebook(source.path()) && !above_uses(source, facts, &section, &wanted) {
        return where_used(lines, source, facts, &wanted);
    }
    let mut loose = Vec::new();
    for request in wanted {
        if joined(lines, source, facts, &section, request, dead) {
            continue;
        }
        match section.standard_block(source, facts) {
            Some(block) => in_block(lines, source, facts, &block, request),
            None => loose.push(written(request)),
        }
    }
    if !loose.is_empty() {
        without_block(lines, source, facts, &section, &loose);
    }
}

/// Puts `definition` right below the leading section.
pub(in crate::lang::python) fn module_level(source: &Source, facts: &Facts, definition: &str) -> Edit {
    let newline = facts.style.newline;
    let lines = Lines::new(source);
    let section = Section::of(source, facts);
    let gap = if ["def ", "async def ", "class ", "@"].iter().any(|word| definition.starts_with(word)) { 2 } else { 1 };
    let definition = definition.trim_end_matches(['\r', '\n']).replace("\r\n", "\n").replace('\n', newline);
    let (line, before) = match section.last() {
        Some(last) => (source.line_of(facts.tree[last].span.end) + 1, newline.repeat(gap)),
        None if notebook::is_notebook(source.path()) => (notebook::first_line(source, facts, 0), String::new()),
        None => (first_line(&lines, source, facts), String::new()),
    };
    let end = source.text().len() as u32;
    if line > lines.count() && end > source.bom_len() && !source.text().ends_with('\n') {
        return Edit::insert(end, format!("{newline}{before}{definition}"));
    }
    let after = newline.repeat(missing_below(&lines, line, gap));
    let at = if line > lines.count() { end } else { source.line_span(line).start.max(source.bom_len()) };
    Edit::insert(at, format!("{before}{definition}{newline}{after}"))
}

/// How many blank lines are missing between something put in front of `line` and the next code for `gap` of them.
fn missing_below(lines: &Lines, line: u32, gap: usize) -> usize {
    match (line..=lines.count()).position(|line| !lines.is_blank(line)) {
        Some(blanks) => gap.saturating_sub(blanks),
        None => 0,
    }
}

/// Whether the cell with the imports is not below one that uses what is asked for: cells are mostly run in order.
fn above_uses(source: &Source, facts: &Facts, section: &Section, wanted: &[&ImportRequest]) -> bool {
    let Some(&first) = section.future.first().or(section.statements.first()) else { return false };
    let cell = notebook::cell_start(source, facts.tree[first].span.start);
    first_use(source, facts, wanted).is_none_or(|at| cell <= notebook::cell_start(source, at))
}

/// Whether a name that a cell imports is imported before the first cell that uses it.
fn is_in_time(source: &Source, facts: &Facts, request: &ImportRequest) -> bool {
    let binding = facts.scopes.scope(ScopeId(0)).names.get(request.local.as_str());
    let binds = binding.into_iter().flat_map(|&id| &facts.scopes.binding(id).binds);
    let bound = binds.map(|bind| facts.tree[bind.node].span.start).min();
    !notebook::is_notebook(source.path()) || first_use(source, facts, &[request]).is_none_or(|at| bound < Some(at))
}

/// The first place that uses a name that is asked for.
fn first_use(source: &Source, facts: &Facts, wanted: &[&ImportRequest]) -> Option<u32> {
    let is_use = |span: &Span| wanted.iter().any(|request| source.slice(*span) == request.local);
    let free = facts.scopes.free.iter().map(|&(_, span)| span).filter(is_use).map(|span| span.start);
    let names = &facts.scopes.scope(ScopeId(0)).names;
    let bound = wanted.iter().filter_map(|request| names.get(request.local.as_str()));
    let reads = bound.flat_map(|&id| &facts.scopes.binding(id).reads).map(|&read| facts.tree[read].span.start);
    free.chain(reads).min()
}

/// In the first cell that uses what is asked for. Nothing where the uses are still to be written.
fn where_used(lines: &mut Lines, source: &Source, facts: &Facts, wanted: &[&ImportRequest]) {
    let Some(at) = first_use(source, facts, wanted) else { return };
    let imports: Vec<String> = wanted.iter().map(|request| written(request)).collect();
    let line = notebook::first_line(source, facts, notebook::cell_start(source, at));
    let gap = if opens_definition(source, facts, line) { 2 } else { 1 };
    let newline = facts.style.newline;
    lines.add(line, &format!("{}{}", whole_lines(&imports, newline), newline.repeat(gap)));
}

fn written(request: &ImportRequest) -> String {
    let ImportRequest { module, export, local, .. } = request;
    match export {
        None if *local == *module || module.split('.').next() == Some(local) => format!("import {module}"),
        None => format!("import {module} as {local}"),
        Some(export) => format!("from {module} import {}", renamed(export, local)),
    }
}

fn renamed(export: &str, local: &str) -> String {
    if export == local { export.to_owned() } else { format!("{export} as {local}") }
}

/// Whether the module binds the very thing already, whatever runs.
fn is_there(facts: &Facts, request: &ImportRequest) -> bool {
    let Some(&id) = facts.scopes.scope(ScopeId(0)).names.get(request.local.as_str()) else { return false };
    let path = match &request.export {
        Some(export) => format!("{}.{export}", request.module),
        None if request.module.split('.').next() == Some(&request.local) => request.local.clone(),
        None => request.module.clone(),
    };
    let deep = request.export.is_none() && request.module.contains('.');
    facts.scopes.binding(id).binds.iter().any(
        |bind| matches!(&bind.how, How::Import { path: known, type_only: false, conditional: false } if *known == path),
    ) && (!deep || facts.modules.contains(&request.module))
}

/// Puts an asked-for name into a `from` import of its module: in the place of a dead name, else at the end.
fn joined(
    lines: &mut Lines,
    source: &Source,
    facts: &Facts,
    section: &Section,
    request: &ImportRequest,
    dead: &mut Dead,
) -> bool {
    let Some(export) = &request.export else { return false };
    let tree = &facts.tree;
    let from = section.statements.iter().copied().find(|&statement| {
        tree[statement].kind == Kind::Import
            && !is_plain(tree, statement)
            && source.slice(tree[statement].name) == request.module
            && tree.children(statement).all(|name| !tree[name].name.is_empty())
    });
    let Some(from) = from else { return false };
    let text = renamed(export, &request.local);
    if let Some(name) = tree.children(from).find(|name| dead.names.contains(name)) {
        dead.names.retain(|&other| other != name);
        lines.edit(Edit::replace(tree[name].span, text));
    } else if let Some(last) = tree.children(from).last() {
        lines.edit(Edit::insert(tree[last].span.end, format!(", {text}")));
    }
    true
}

/// Into a block of imports: in order among the imports of its kind, plain ones first.
fn in_block(lines: &mut Lines, source: &Source, facts: &Facts, block: &[NodeId], request: &ImportRequest) {
    let tree = &facts.tree;
    let plain = request.export.is_none();
    let text = written(request);
    let newline = facts.style.newline;
    let mut kin = block.iter().copied().filter(|&import| is_plain(tree, import) == plain);
    let next = kin.clone().find(|&import| module(source, tree, import) > request.module);
    let before = match (next, kin.next_back()) {
        (Some(next), _) => next,
        (None, Some(last)) => return lines.add(source.line_of(tree[last].span.end) + 1, &format!("{text}{newline}")),
        (None, None) if plain => block[0],
        (None, None) => {
            let last = block[block.len() - 1];
            return lines.add(source.line_of(tree[last].span.end) + 1, &format!("{text}{newline}"));
        }
    };
    in_front(lines, source, facts, before, &[text], "");
}

/// In front of a statement, on lines of their own where the statement opens its line, with `gap` below them.
fn in_front(lines: &mut Lines, source: &Source, facts: &Facts, before: NodeId, imports: &[String], gap: &str) {
    let start = facts.tree[before].span.start;
    let line = source.line_of(start);
    let head = &source.text()[source.line_span(line).start as usize..start as usize];
    if head.trim_start_matches('\u{feff}').trim().is_empty() {
        lines.add(line, &format!("{}{gap}", whole_lines(imports, facts.style.newline)));
    } else {
        lines.edit(Edit::insert(start, format!("{}; ", imports.join("; "))));
    }
}

fn whole_lines(imports: &[String], newline: &str) -> String {
    imports.iter().map(|import| format!("{import}{newline}")).collect()
}

/// Where there is no block of the standard library.
fn without_block(lines: &mut Lines, source: &Source, facts: &Facts, section: &Section, imports: &[String]) {
    let newline = facts.style.newline;
    if let Some(&first) = section.statements.first() {
        in_front(lines, source, facts, first, imports, newline);
        return;
    }
    let text = whole_lines(imports, newline);
    if let Some(last) = section.last() {
        lines.add(source.line_of(facts.tree[last].span.end) + 1, &format!("{newline}{text}"));
        return;
    }
    let line = first_line(lines, source, facts);
    let gap = if line <= lines.count() && opens_definition(source, facts, line) { 2 } else { 1 };
    lines.add(line, &format!("{text}{}", newline.repeat(missing_below(lines, line, gap))));
}

/// The first line below shebang, coding line and header comment, and the blank lines below these.
///
/// A comment that touches a definition belongs to it.
fn first_line(lines: &Lines, source: &Source, facts: &Facts) -> u32 {
    let header = (1..=lines.count()).take_while(|&line| is_comment(source, line)).count() as u32;
    let is_special = |line: u32| {
        let text = source.slice(source.line_span(line)).trim_start_matches('\u{feff}');
        line <= 2 && (text.starts_with("#!") || text.contains("coding:") || text.contains("coding="))
    };
    let special = (1..=header).take_while(|&line| is_special(line)).count() as u32;
    let behind = header + 1;
    if behind <= lines.count() && !lines.is_blank(behind) && opens_definition(source, facts, behind) {
        return special + 1;
    }
    (behind..=lines.count()).find(|&line| !lines.is_blank(line)).unwrap_or(behind)
}

/// Whether the statement on this line, or below the comment on it, is a def or class.
fn opens_definition(source: &Source, facts: &Facts, line: u32) -> bool {
    let start = source.line_span(line).start;
    let next = facts.tree.children(NodeId::ROOT).find(|&statement| facts.tree[statement].span.end > start);
    next.is_some_and(|next| {
        let touches = (line..source.line_of(facts.tree[next].span.start)).all(|line| is_comment(source, line));
        touches && matches!(facts.tree[next].kind, Kind::Function | Kind::Class)
    })
}

fn is_comment(source: &Source, line: u32) -> bool {
    source.slice(source.line_span(line)).trim_start_matches(['\u{feff}', ' ', '\t']).starts_with('#')
}
