//! How things are named, and the `use` lines for it: where they go, what they look like, which names leave them.

use syn::UseTree;

use super::tokens::Places;
use super::use_tree::{Group, Layout, Order, first_of, has_list, joined, laid_out, pruned, sort_key};
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, How, Kind, NodeId, Role, ScopeId};
use crate::lang::{ImportRequest, Spelling};
use crate::text::{Source, Span, columns};

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
    // Inner modules do not see the `use` lines of the file: theirs stand where they have some.
    let inner =
        facts.tree.ancestors(at).find(|&up| facts.tree[up].kind == Kind::Module).filter(|&it| it != NodeId::ROOT);
    let has_room = inner.is_none_or(|module| {
        !first_block(source, facts, module).is_empty() || inner_start(source, facts, module).is_some()
    });
    let (root, last) = (path.split("::").next()?, path.rsplit("::").next()?);
    let is_it = |id: BindingId| imports_like(facts, id, path, root, last);
    let has_own_name = wanted.iter().any(|name| bound(name).is_some_and(is_it));
    if let Some(name) = renamed(facts, scope, is_it).filter(|_| !has_own_name) {
        return Some(Spelling { text: name.to_owned(), import: None });
    }
    for name in wanted {
        if is_unnamed(source, facts, at, root, last) {
            return Some(Spelling { text: (*name).to_owned(), import: None });
        }
        match bound(name) {
            Some(id) if is_it(id) => {
                return Some(Spelling { text: (*name).to_owned(), import: None });
            }
            Some(_) => {}
            None => {
                let read = facts.scopes.free.iter().any(|&(_, span)| source.slice(span) == *name);
                let known = inner.is_none() && facts.scopes.lookup(ScopeId(0), name).is_some();
                if has_room && !read && !known {
                    let within = inner.map_or_else(Vec::new, |module| module_path(source, facts, module));
                    let import =
                        ImportRequest { module: path.to_owned(), export: None, local: (*name).to_owned(), within };
                    return Some(Spelling { text: (*name).to_owned(), import: Some(import) });
                }
            }
        }
    }
    None
}

/// Whether a `use … as _`, or the prelude of the crate, brings in the trait `last` at this place.
fn is_unnamed(source: &Source, facts: &Facts, at: NodeId, root: &str, last: &str) -> bool {
    if !last.starts_with(char::is_uppercase) {
        return false;
    }
    let mut around: Vec<NodeId> = Vec::new();
    for up in facts.tree.ancestors(at) {
        around.push(up);
        if facts.tree[up].kind == Kind::Module {
            break;
        }
    }
    let uses = around.into_iter().flat_map(|up| facts.tree.children(up));
    uses.filter(|&node| facts.tree[node].kind == Kind::Import).any(|node| {
        let text = source.slice(facts.tree[node].span);
        // Most lines are turned away without being read.
        let may = text.contains(root) && (text.contains("as _") || text.contains("prelude"));
        may && syn::parse_str::<syn::ItemUse>(text)
            .is_ok_and(|it| brings_unnamed(&it.tree, &mut Vec::new(), root, last))
    })
}

fn brings_unnamed(tree: &UseTree, path: &mut Vec<String>, root: &str, last: &str) -> bool {
    match tree {
        UseTree::Path(it) => {
            path.push(it.ident.to_string());
            let found = brings_unnamed(&it.tree, path, root, last);
            path.pop();
            found
        }
        UseTree::Group(it) => it.items.iter().any(|item| brings_unnamed(item, path, root, last)),
        UseTree::Rename(it) => it.rename == "_" && it.ident == last && path.first().is_some_and(|first| first == root),
        UseTree::Glob(_) => *path == [root, "prelude"],
        UseTree::Name(_) => false,
    }
}

/// The names of the inline modules from the file down to `node`, itself included.
fn module_path(source: &Source, facts: &Facts, node: NodeId) -> Vec<String> {
    let modules = facts.tree.ancestors(node).filter(|&up| up != NodeId::ROOT && facts.tree[up].kind == Kind::Module);
    let own = Some(node).filter(|&it| it != NodeId::ROOT && facts.tree[it].kind == Kind::Module);
    let mut names: Vec<String> =
        own.into_iter().chain(modules).map(|it| source.slice(facts.tree[it].name).to_owned()).collect();
    names.reverse();
    names
}

/// The inline module with this path; the file itself for none.
fn module_at(source: &Source, facts: &Facts, path: &[String]) -> NodeId {
    let mut modules = facts.tree.of_kind(Kind::Module).filter(|&it| it != NodeId::ROOT);
    modules.find(|&it| module_path(source, facts, it) == path).unwrap_or(NodeId::ROOT)
}

fn import_path(facts: &Facts, id: BindingId) -> Option<&str> {
    match &facts.scopes.binding(id).single()?.how {
        How::Import { path, conditional: false, .. } => Some(path),
        _ => None,
    }
}

/// The name that a `use … as name` seen in `scope` gives to what `is_it` tells.
fn renamed(facts: &Facts, scope: ScopeId, is_it: impl Fn(BindingId) -> bool) -> Option<&str> {
    let mut seen = facts.scopes.all().filter(|&(id, it)| is_it(id) && facts.scopes.lookup(scope, &it.name) == Some(id));
    seen.find_map(|(_, it)| (&*it.name != "_").then_some(&*it.name))
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

/// The edits that add `use` lines and take away the names that have lost their last use. New names of a module that a list
/// takes names from join that list.
pub(super) fn edits(
    source: &Source,
    facts: &Facts,
    width: usize,
    add: &[ImportRequest],
    dead: &[BindingId],
) -> Vec<Edit> {
    let mut new = uses_by_module(add);
    let mut joining = joining_lists(source, facts, &mut new);
    let mut edits = Vec::new();
    let mut dead_nodes: Vec<NodeId> = dead
        .iter()
        .flat_map(|&id| &facts.scopes.binding(id).binds)
        .map(|bind| bind.node)
        .filter(|&node| facts.tree[node].kind == Kind::ImportName)
        .collect();
    dead_nodes.sort_unstable();
    let mut items: Vec<NodeId> = dead_nodes.iter().filter_map(|&node| facts.tree.parent(node)).collect();
    items.extend(joining.iter().map(|(item, ..)| *item));
    items.sort_unstable();
    items.dedup();
    let mut changed = Vec::new();
    let order = order_of(source, facts);
    let layout = Layout { width, indent: "", step: &facts.style.indent, newline: facts.style.newline };
    // Where the lines that went last end, if nothing stands in front of them that keeps a blank line below.
    let mut opened = None;
    for item in items {
        let span = facts.tree[item].span;
        let gone: Vec<Span> = dead_nodes
            .iter()
            .filter(|&&node| facts.tree.parent(node) == Some(item))
            .map(|&node| facts.tree[node].span)
            .collect();
        let home = facts.tree.parent(item).filter(|&up| facts.tree[up].kind == Kind::Module);
        let place = home.map(|home| module_path(source, facts, home));
        let (own, others) = joining.into_iter().partition(|(list, ..)| *list == item);
        joining = others;
        let own: Vec<Group> = own.into_iter().map(|(_, group)| group).collect();
        match without(source, span, &gone, &own, order, layout) {
            Left::Nothing => {
                let run = home.map_or_else(Vec::new, |home| run_around(source, facts, home, span));
                let lines = new.iter_mut().find(|(path, _)| Some(path) == place.as_ref());
                let lines = lines.map(|(_, lines)| lines).filter(|lines| !lines.is_empty());
                match lines.filter(|_| alone(source, span)) {
                    Some(lines) if lines.len() == 1 && would_unsort(source, &run, span, &lines[0].line(), order) => {
                        let others: Vec<Span> = run.into_iter().filter(|&it| it != span).collect();
                        let start = source.line_around(span.start).start.max(source.bom_len());
                        edits.push(Edit::delete(Span::new(start, source.line_around(span.end - 1).end)));
                        edits.extend(lines.drain(..).map(|line| among(source, facts, &others, &changed, &line.line())));
                    }
                    Some(lines) => {
                        let between = format!("{}{}", facts.style.newline, source.indent_at(span.start));
                        let lines: Vec<String> = std::mem::take(lines).iter().map(Group::line).collect();
                        edits.push(Edit::replace(span, lines.join(&between)));
                    }
                    None => {
                        let (gone, opens) = lines_to_remove(source, span, opened);
                        opened = opens.then_some(gone.end);
                        edits.push(Edit::delete(gone));
                    }
                }
            }
            Left::Text(text) => {
                changed.push((span, text.clone()));
                edits.push(Edit::replace(span, text));
            }
            Left::All => {}
        }
    }
    for (path, groups) in new {
        let module = module_at(source, facts, &path);
        edits.extend(groups.iter().map(|group| insert(source, facts, module, &changed, &group.line())));
    }
    edits
}

/// The lists that new names join, with the names, which are taken out of `new`.
fn joining_lists(source: &Source, facts: &Facts, new: &mut [(Vec<String>, Vec<Group>)]) -> Vec<(NodeId, Group)> {
    let mut found = Vec::new();
    for (path, groups) in new {
        let module = module_at(source, facts, path);
        groups.retain(|group| match list_of(source, facts, module, &group.module) {
            Some(item) => {
                found.push((item, group.clone()));
                false
            }
            None => true,
        });
    }
    found
}

/// The private `use` of the module that takes names from `path` by a list. Comments in it would have to be laid out anew.
fn list_of(source: &Source, facts: &Facts, module: NodeId, path: &str) -> Option<NodeId> {
    let last = path.rsplit("::").next()?;
    facts.tree.children(module).filter(|&node| facts.tree[node].kind == Kind::Import).find(|&node| {
        let text = source.slice(facts.tree[node].span);
        let may = text.starts_with("use ") && text.contains(last) && !text.contains("//") && !text.contains("/*");
        may && syn::parse_str::<syn::ItemUse>(text).is_ok_and(|item| has_list(&item.tree, path))
    })
}

/// The new names of each module.
fn uses_by_module(add: &[ImportRequest]) -> Vec<(Vec<String>, Vec<Group>)> {
    let mut modules: Vec<Vec<String>> = add.iter().map(|request| request.within.clone()).collect();
    modules.sort();
    modules.dedup();
    let groups = |module: Vec<String>| {
        let own: Vec<ImportRequest> = add.iter().filter(|request| request.within == module).cloned().collect();
        let groups = new_uses(&own);
        (module, groups)
    };
    modules.into_iter().map(groups).collect()
}

/// How the file sorts names, by the lists it has, else by lines that are only sorted in one way.
fn order_of(source: &Source, facts: &Facts) -> Order {
    let uses = || facts.tree.of_kind_in(NodeId::ROOT, Kind::Import).map(|node| facts.tree[node].span);
    let lists = uses().map(|span| source.slice(span)).filter(|text| text.contains('{'));
    let shown = lists.filter_map(|text| Order::of(&syn::parse_str::<syn::ItemUse>(text).ok()?.tree)).next();
    let is_by_letter = || {
        uses().zip(uses().skip(1)).any(|(above, below)| {
            let sorted = |order: Order| sort_key(source.slice(above), order) <= sort_key(source.slice(below), order);
            source.line_of(below.start) == source.line_of(above.end - 1) + 1
                && !sorted(Order::ByKind)
                && sorted(Order::ByLetter)
        })
    };
    shown.unwrap_or_else(|| if is_by_letter() { Order::ByLetter } else { Order::ByKind })
}

/// What is left of a `use` without some of its names.
enum Left {
    Nothing,
    Text(String),
    All,
}

fn without(source: &Source, span: Span, gone: &[Span], more: &[Group], order: Order, layout: Layout) -> Left {
    let text = source.slice(span);
    let Ok(item) = syn::parse_str::<syn::ItemUse>(text) else { return Left::All };
    let places = Places::new(&source.text()[..span.end as usize], span.start);
    let left = pruned(&item.tree, &|leaf| gone.contains(&places.of(leaf)));
    let tree_start = (places.of(first_of(&item.tree)).start - span.start) as usize;
    proc_macro2::extra::invalidate_current_thread_spans();
    let left =
        more.iter().fold(left, |left, group| Some(left.map_or_else(|| group.written(), |it| joined(it, group, order))));
    let Some(left) = left else { return Left::Nothing };
    // The layout is made anew, so nothing may be lost of the old one.
    if text.contains("//") || text.contains("/*") {
        return Left::All;
    }
    let head = &text[..tree_start];
    let layout = Layout { indent: source.indent_at(span.start), ..layout };
    let column = columns(layout.indent) + head.rsplit('\n').next().map_or(0, columns);
    Left::Text(format!("{head}{};", laid_out(&left, column, layout)))
}

/// Whether nothing else stands on the lines of `span`.
fn alone(source: &Source, span: Span) -> bool {
    let first = source.line_around(span.start);
    let last = source.line_around(span.end.max(1) - 1);
    let before = source.slice(Span::new(first.start, span.start)).trim_start_matches('\u{feff}');
    before.trim().is_empty() && source.slice(Span::new(span.end, last.end)).trim().is_empty()
}

/// The lines of a `use` that goes, with the blank lines behind it if it opens its block; and whether it does so: blank
/// lines, nothing, the start of a block, or the lines that went before (up to `opened`) if they did, stand before it.
fn lines_to_remove(source: &Source, span: Span, opened: Option<u32>) -> (Span, bool) {
    if !alone(source, span) {
        let rest = &source.text()[span.end as usize..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        return (Span::new(span.start, span.end + blanks as u32), false);
    }
    let (first, last) = (source.line_of(span.start), source.line_of(span.end.max(1) - 1));
    let blank = |line: u32| source.slice(source.line_span(line)).trim_matches('\u{feff}').trim().is_empty();
    let start = source.line_span(first).start.max(if first == 1 { source.bom_len() } else { 0 });
    let opens = first == 1
        || blank(first - 1)
        || source.slice(source.line_span(first - 1)).trim_end().ends_with('{')
        || opened == Some(start);
    let more = if opens { (last + 1..=source.line_count()).take_while(|&line| blank(line)).count() as u32 } else { 0 };
    (Span::new(start, source.line_span(last + more).end), opens)
}

/// What is asked for by modules: things of one module share a line, the module itself is its `self`.
fn new_uses(add: &[ImportRequest]) -> Vec<Group> {
    let parent = |path: &str| path.rsplit_once("::").map(|(parent, _)| parent.to_owned()).unwrap_or_default();
    let mut groups: Vec<Group> = Vec::new();
    for request in add {
        let own = add.iter().any(|other| parent(&other.module) == request.module);
        let module = if own { request.module.clone() } else { parent(&request.module) };
        let last = request.module.rsplit("::").next().unwrap_or_default();
        let name = if own { "self" } else { last };
        let name = if request.local == last { name.to_owned() } else { format!("{name} as {}", request.local) };
        match groups.iter_mut().find(|group| group.module == module) {
            Some(group) if group.names.contains(&name) => {}
            Some(group) => group.names.push(name),
            None => groups.push(Group { module, names: vec![name] }),
        }
    }
    for group in &mut groups {
        group.names.sort_by_key(|name| (!name.starts_with("self"), name.clone()));
    }
    groups
}

/// A new `use` in its sorted place among the first block of them, or above everything but the file's own attributes.
fn insert(source: &Source, facts: &Facts, module: NodeId, changed: &[(Span, String)], text: &str) -> Edit {
    let newline = facts.style.newline;
    let uses: Vec<Span> = first_block(source, facts, module);
    if uses.is_empty() {
        let inner = Some(module).filter(|&module| module != NodeId::ROOT);
        return match inner.and_then(|module| inner_start(source, facts, module)) {
            Some((at, indent)) => Edit::insert(at, format!("{indent}{text}{newline}{newline}")),
            None => module_start(source, facts, text),
        };
    }
    among(source, facts, &uses, changed, text)
}

/// A new `use` in its sorted place among these, of which there is one at least; those that `changed` names will have another
/// text.
fn among(source: &Source, facts: &Facts, uses: &[Span], changed: &[(Span, String)], text: &str) -> Edit {
    let newline = facts.style.newline;
    let last = uses[uses.len() - 1];
    let indent = source.indent_at(last.start);
    let written = |span: Span| {
        let new = changed.iter().find(|(at, _)| *at == span);
        new.map_or_else(|| source.slice(span), |(_, text)| text.as_str())
    };
    let order = order_of(source, facts);
    match uses.iter().find(|&&span| sort_key(written(span), order) > sort_key(text, order)) {
        Some(next) => {
            let line = source.line_around(next.start).start.max(source.bom_len());
            Edit::insert(line, format!("{indent}{text}{newline}"))
        }
        None => {
            let end = source.line_around(last.end - 1).end;
            match source.slice(Span::new(last.end, end)).ends_with('\n') {
                true => Edit::insert(end, format!("{indent}{text}{newline}")),
                false => Edit::insert(end, format!("{newline}{indent}{text}")),
            }
        }
    }
}

/// Where the first line of an inline module starts, and its indentation; none if its brace does not end a line.
fn inner_start(source: &Source, facts: &Facts, module: NodeId) -> Option<(u32, String)> {
    let first = facts.tree.children(module).find(|&node| facts.tree[node].role == Role::Body)?;
    let name = facts.tree[module].name;
    let open = name.end + source.slice(Span::new(name.end, facts.tree[module].span.end)).find('{')? as u32;
    let line = source.line_around(open);
    let indent = source.indent_at(facts.tree[first].span.start).to_owned();
    (source.slice(Span::new(open + 1, line.end)).trim().is_empty()).then_some((line.end, indent))
}

/// The `use` lines that touch the one at `span`, with it.
fn run_around(source: &Source, facts: &Facts, module: NodeId, span: Span) -> Vec<Span> {
    let imports = facts.tree.children(module).map(|node| &facts.tree[node]).filter(|it| it.kind == Kind::Import);
    let all: Vec<Span> = imports.map(|it| it.span).filter(|&it| alone(source, it)).collect();
    let touch = |a: &Span, b: &Span| source.line_of(b.start) == source.line_of(a.end - 1) + 1;
    all.chunk_by(touch).find(|run| run.contains(&span)).map_or_else(Vec::new, <[Span]>::to_vec)
}

/// Whether lines that are sorted would no longer be with `text` in the place of the one at `span`.
fn would_unsort(source: &Source, run: &[Span], span: Span, text: &str, order: Order) -> bool {
    let key = |text: &str| sort_key(text, order);
    let old = run.iter().map(|&it| key(source.slice(it)));
    let new = run.iter().map(|&it| if it == span { key(text) } else { key(source.slice(it)) });
    old.is_sorted() && !new.is_sorted()
}

fn first_block(source: &Source, facts: &Facts, module: NodeId) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for node in facts.tree.children(module) {
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
    match first_block(source, facts, NodeId::ROOT).last() {
        Some(last) => {
            let end = source.line_around(last.end - 1).end;
            Edit::insert(end, format!("{newline}{definition}{newline}"))
        }
        None => module_start(source, facts, definition),
    }
}
