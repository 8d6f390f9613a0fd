//! How things are named, and the `use` lines for it: where they go, what they look like, which names leave them.

use syn::UseTree;

use super::tokens::place;
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, How, Kind, NodeId, ScopeId};
use crate::lang::{ImportRequest, Spelling};
use crate::text::{Source, Span};

/// Columns that a line may have.
const WIDTH: usize = 100;

/// A thing is written with its full path; one that goes by a local name (a trait, a type) is imported.
pub(super) fn spelling(source: &Source, facts: &Facts, at: NodeId, path: &str, wanted: &[&str]) -> Option<Spelling> {
    let scope = facts.scopes.of_node[at.index()];
    let bound = |name: &str| facts.scopes.lookup(scope, name);
    if wanted.is_empty() {
        let head = path.split("::").next().unwrap_or(path);
        // A local or function of that name is no head of a path.
        let free = bound(head).is_none_or(|id| imports(facts, id, head) || is_value(facts, id));
        return free.then(|| Spelling { text: path.to_owned(), import: None });
    }
    // A `use` stands in the module of the file itself, where inner modules do not see it.
    let in_root = facts.tree.ancestors(at).all(|up| up == NodeId::ROOT || facts.tree[up].kind != Kind::Module);
    let (root, last) = (path.split("::").next()?, path.rsplit("::").next()?);
    for name in wanted {
        match bound(name) {
            Some(id) if imports_like(facts, id, path, root, last) => {
                return Some(Spelling { text: (*name).to_owned(), import: None });
            }
            Some(_) => {}
            None => {
                let read = facts.scopes.free.iter().any(|&(_, span)| source.slice(span) == *name);
                let known = facts.scopes.lookup(ScopeId(0), name).is_some();
                if in_root && !read && !known {
                    let import = ImportRequest { module: path.to_owned(), export: None, local: (*name).to_owned() };
                    return Some(Spelling { text: (*name).to_owned(), import: Some(import) });
                }
            }
        }
    }
    None
}

fn import_path(facts: &Facts, id: BindingId) -> Option<&str> {
    match &facts.scopes.binding(id).single()?.how {
        How::Import { path, conditional: false, .. } => Some(path),
        _ => None,
    }
}

fn is_value(facts: &Facts, id: BindingId) -> bool {
    facts.scopes.binding(id).binds.iter().all(|bind| {
        matches!(
            bind.how,
            How::Parameter | How::Function | How::Value(_) | How::Part | How::Loop(_) | How::Declared | How::Handler
        )
    })
}

fn imports(facts: &Facts, id: BindingId, path: &str) -> bool {
    import_path(facts, id) == Some(path)
}

/// Whether the binding is the thing at `path`, or the same name out of the same crate: crates hand their things on.
fn imports_like(facts: &Facts, id: BindingId, path: &str, root: &str, last: &str) -> bool {
    import_path(facts, id)
        .is_some_and(|it| it == path || it.split("::").next() == Some(root) && it.rsplit("::").next() == Some(last))
}

/// The edits that add `use` lines and take away the names that have lost their last use.
pub(super) fn edits(source: &Source, facts: &Facts, add: &[ImportRequest], dead: &[BindingId]) -> Vec<Edit> {
    let mut new = new_uses(add);
    let mut edits = Vec::new();
    let mut dead_nodes: Vec<NodeId> = dead
        .iter()
        .flat_map(|&id| &facts.scopes.binding(id).binds)
        .map(|bind| bind.node)
        .filter(|&node| facts.tree[node].kind == Kind::ImportName)
        .collect();
    dead_nodes.sort_unstable();
    let mut items: Vec<NodeId> = dead_nodes.iter().filter_map(|&node| facts.tree.parent(node)).collect();
    items.dedup();
    for item in items {
        let span = facts.tree[item].span;
        let gone: Vec<Span> = dead_nodes
            .iter()
            .filter(|&&node| facts.tree.parent(node) == Some(item))
            .map(|&node| facts.tree[node].span)
            .collect();
        match without(source, span, &gone) {
            Left::Nothing => {
                let top = facts.tree.parent(item) == Some(NodeId::ROOT);
                if !new.is_empty() && top && alone(source, span) {
                    let text = new.join(facts.style.newline);
                    new.clear();
                    edits.push(Edit::replace(span, text));
                } else {
                    edits.push(Edit::delete(lines_to_remove(source, span)));
                }
            }
            Left::Text(text) => edits.push(Edit::replace(span, text)),
            Left::All => {}
        }
    }
    for text in new {
        edits.push(insert(source, facts, &text));
    }
    edits
}

/// What is left of a `use` without some of its names.
enum Left {
    Nothing,
    Text(String),
    All,
}

fn without(source: &Source, span: Span, gone: &[Span]) -> Left {
    let text = source.slice(span);
    let Ok(item) = syn::parse_str::<syn::ItemUse>(text) else { return Left::All };
    let left = pruned(&item.tree, &|leaf| {
        let leaf = place(leaf, span.start);
        gone.contains(&leaf)
    });
    let tree_start = place(first_of(&item.tree), 0).start as usize;
    proc_macro2::extra::invalidate_current_thread_spans();
    let Some(left) = left else { return Left::Nothing };
    // The layout is made anew, so nothing may be lost of the old one.
    if text.contains("//") || text.contains("/*") {
        return Left::All;
    }
    let head = &text[..tree_start];
    let column = source.indent_at(span.start).len() + head.rsplit('\n').next().map_or(0, str::len);
    let indent = source.indent_at(span.start);
    let newline = source.newline();
    Left::Text(format!("{head}{};", laid_out(&left, column, indent, newline)))
}

/// A `use` tree as it is written.
enum Written {
    Leaf(String),
    Path(String, Box<Written>),
    Group(Vec<Written>),
}

fn first_of(tree: &UseTree) -> proc_macro2::Span {
    match tree {
        UseTree::Path(it) => it.ident.span(),
        UseTree::Name(it) => it.ident.span(),
        UseTree::Rename(it) => it.ident.span(),
        UseTree::Glob(it) => it.star_token.span,
        UseTree::Group(it) => it.brace_token.span.open(),
    }
}

fn pruned(tree: &UseTree, is_gone: &dyn Fn(proc_macro2::Span) -> bool) -> Option<Written> {
    match tree {
        UseTree::Path(it) => {
            let rest = pruned(&it.tree, is_gone)?;
            // `a::{self}` is `a`.
            if let Written::Leaf(name) = &rest
                && let Some(more) = name.strip_prefix("self").filter(|more| more.is_empty() || more.starts_with(' '))
                && matches!(*it.tree, UseTree::Group(_))
            {
                return Some(Written::Leaf(format!("{}{more}", it.ident)));
            }
            Some(Written::Path(it.ident.to_string(), Box::new(rest)))
        }
        UseTree::Name(it) => (!is_gone(it.ident.span())).then(|| Written::Leaf(it.ident.to_string())),
        UseTree::Rename(it) => {
            let span = it.ident.span().join(it.rename.span()).unwrap_or(it.ident.span());
            (!is_gone(span)).then(|| Written::Leaf(format!("{} as {}", it.ident, it.rename)))
        }
        UseTree::Glob(_) => Some(Written::Leaf("*".to_owned())),
        UseTree::Group(it) => {
            let before = it.items.len();
            let mut left: Vec<Written> = it.items.iter().filter_map(|item| pruned(item, is_gone)).collect();
            match left.len() {
                0 => None,
                1 if before > 1 || it.items.len() == 1 => left.pop(),
                _ => Some(Written::Group(left)),
            }
        }
    }
}

fn one_line(tree: &Written) -> String {
    match tree {
        Written::Leaf(name) => name.clone(),
        Written::Path(name, rest) => format!("{name}::{}", one_line(rest)),
        Written::Group(items) => format!("{{{}}}", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
    }
}

/// Whether a list has a list inside.
fn has_nested(tree: &Written) -> bool {
    match tree {
        Written::Leaf(_) => false,
        Written::Path(_, rest) => has_nested(rest),
        Written::Group(items) => items.iter().any(|item| one_line(item).contains('{')),
    }
}

/// The tree on one line if it fits, else as rustfmt breaks it: as many names on a line as fit, trees on lines of their own.
fn laid_out(tree: &Written, column: usize, indent: &str, newline: &str) -> String {
    let short = one_line(tree);
    // A list with a list inside stands on lines of its own in any case.
    if column + short.len() < WIDTH && !has_nested(tree) {
        return short;
    }
    match tree {
        Written::Leaf(_) => short,
        Written::Path(name, rest) => format!("{name}::{}", laid_out(rest, column + name.len() + 2, indent, newline)),
        Written::Group(items) => {
            let inner = format!("{indent}    ");
            let nested = items.iter().any(|item| one_line(item).contains('{'));
            let mut lines: Vec<String> = Vec::new();
            for item in items {
                let text = laid_out(item, inner.len(), &inner, newline);
                match lines.last_mut() {
                    Some(line) if !nested && inner.len() + line.len() + text.len() + 2 < WIDTH => {
                        line.push(' ');
                        line.push_str(&text);
                        line.push(',');
                    }
                    _ => lines.push(format!("{text},")),
                }
            }
            let body: String = lines.iter().map(|line| format!("{newline}{inner}{line}")).collect();
            format!("{{{body}{newline}{indent}}}")
        }
    }
}

/// Whether nothing else stands on the lines of `span`.
fn alone(source: &Source, span: Span) -> bool {
    let first = source.line_around(span.start);
    let last = source.line_around(span.end.max(1) - 1);
    let before = source.slice(Span::new(first.start, span.start)).trim_start_matches('\u{feff}');
    before.trim().is_empty() && source.slice(Span::new(span.end, last.end)).trim().is_empty()
}

/// The lines of a `use` that goes; with the blank lines behind it if blank lines or nothing stand before it.
fn lines_to_remove(source: &Source, span: Span) -> Span {
    if !alone(source, span) {
        let rest = &source.text()[span.end as usize..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        return Span::new(span.start, span.end + blanks as u32);
    }
    let (first, last) = (source.line_of(span.start), source.line_of(span.end.max(1) - 1));
    let blank = |line: u32| source.slice(source.line_span(line)).trim_matches('\u{feff}').trim().is_empty();
    let opens = first == 1 || blank(first - 1);
    let more = if opens { (last + 1..=source.line_count()).take_while(|&line| blank(line)).count() as u32 } else { 0 };
    let start = source.line_span(first).start.max(if first == 1 { source.bom_len() } else { 0 });
    Span::new(start, source.line_span(last + more).end)
}

/// The `use` lines for what is asked for: things of one module share a line, the module itself is its `self`.
fn new_uses(add: &[ImportRequest]) -> Vec<String> {
    let parent = |path: &str| path.rsplit_once("::").map(|(parent, _)| parent.to_owned()).unwrap_or_default();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for request in add {
        let own = add.iter().any(|other| parent(&other.module) == request.module);
        let module = if own { request.module.clone() } else { parent(&request.module) };
        let last = request.module.rsplit("::").next().unwrap_or_default();
        let name = if own { "self" } else { last };
        let name = if request.local == last { name.to_owned() } else { format!("{name} as {}", request.local) };
        match groups.iter_mut().find(|(known, _)| *known == module) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => groups.push((module, vec![name])),
        }
    }
    for (_, names) in &mut groups {
        names.sort_by_key(|name| (!name.starts_with("self"), name.clone()));
    }
    let line = |(module, names): &(String, Vec<String>)| match &names[..] {
        [only] => format!("use {module}::{only};"),
        _ => format!("use {module}::{{{}}};", names.join(", ")),
    };
    groups.iter().map(line).collect()
}

/// A new `use` in its sorted place among the first block of them, or above everything but the file's own attributes.
fn insert(source: &Source, facts: &Facts, text: &str) -> Edit {
    let newline = facts.style.newline;
    let uses: Vec<Span> = first_block(source, facts);
    let Some(&last) = uses.last() else { return module_start(source, facts, text) };
    let key = |text: &str| text.trim_start_matches("pub ").trim_end_matches(';').to_owned();
    match uses.iter().find(|&&span| key(source.slice(span)) > key(text)) {
        Some(next) => {
            let line = source.line_around(next.start).start.max(source.bom_len());
            Edit::insert(line, format!("{text}{newline}"))
        }
        None => {
            let end = source.line_around(last.end - 1).end;
            match source.slice(Span::new(last.end, end)).ends_with('\n') {
                true => Edit::insert(end, format!("{text}{newline}")),
                false => Edit::insert(end, format!("{newline}{text}")),
            }
        }
    }
}

fn first_block(source: &Source, facts: &Facts) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for node in facts.tree.children(NodeId::ROOT) {
        let it = &facts.tree[node];
        if it.kind != Kind::Import || !alone(source, it.span) {
            if found.is_empty() {
                continue;
            }
            break;
        }
        if found.last().is_some_and(|last| source.line_of(it.span.start) != source.line_of(last.end - 1) + 1) {
            break;
        }
        found.push(it.span);
    }
    found
}

/// Above the first item, behind inner attributes and the comments at the top of the file.
fn module_start(source: &Source, facts: &Facts, text: &str) -> Edit {
    let newline = facts.style.newline;
    let is_inner = |node: NodeId| {
        let it = &facts.tree[node];
        it.kind == Kind::Other && source.slice(it.span).starts_with("#!")
    };
    let first = facts.tree.children(NodeId::ROOT).find(|&node| !is_inner(node));
    let start = first.map_or(source.text().len() as u32, |node| facts.tree[node].span.start);
    // Comments that touch the item stay with it.
    let mut line = source.line_of(start);
    while line > 1 {
        let above = source.line_span(line - 1);
        let code = source.slice(above).trim_start();
        let at = above.end - code.len() as u32;
        let header = code.starts_with("//!") || code.starts_with("/*!");
        if code.trim().is_empty() || header || facts.comment_at(at).is_none() {
            break;
        }
        line -= 1;
    }
    let at = source.line_span(line).start.max(source.bom_len());
    Edit::insert(at, format!("{text}{newline}{newline}"))
}

/// Where a definition goes: below the first block of `use` lines.
pub(super) fn module_level(source: &Source, facts: &Facts, definition: &str) -> Edit {
    let newline = facts.style.newline;
    match first_block(source, facts).last() {
        Some(last) => {
            let end = source.line_around(last.end - 1).end;
            Edit::insert(end, format!("{newline}{definition}{newline}"))
        }
        None => module_start(source, facts, definition),
    }
}
