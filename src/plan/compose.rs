//! From chosen fixes to a file's new text, and the proof that it may be written.
//!
//! The proof: the new text parses, every name that was kept stands for what it stood for, no name is left without a
//! binding that had one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::edit::{Edit, EditSet, Overlap};
use crate::facts::{BindingId, Facts, How, Kind, Meaning, NodeId, Role};
use crate::lang::{Broken, ImportRequest};
use crate::rewrite::layout::removal;
use crate::text::{Source, Span};
use crate::words::cx::Cx;

use super::Fix;

/// Why fixes cannot be put together into a text.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// Two fixes want the same bytes.
    #[error(transparent)]
    Overlap(#[from] Overlap),
    /// The new text is no program any more.
    #[error("the new text does not parse: {0}")]
    Broken(#[from] Broken),
    /// The program is part of a file, and the rest of the file would change.
    #[error("what is around the program would change")]
    Outside,
    /// A name of the new text stands for nothing.
    #[error("{0} would not be bound in the new text")]
    Unbound(String),
    /// A name that was kept would stand for something else.
    #[error("{0} would stand for something else in the new text")]
    Captured(String),
}

/// What takes over the name of a binding.
type Successors<'f> = HashMap<BindingId, &'f str>;

/// The text of `cx` with `fixes` made, their imports added and the imports that lost their last use taken away.
///
/// # Errors
///
/// [`ComposeError`] if the fixes overlap or the new text fails its proof.
pub fn compose(cx: &Arc<Cx>, fixes: &[&Fix]) -> Result<String, ComposeError> {
    let edits = EditSet::new(fixes.iter().flat_map(|fix| fix.edits.iter().cloned()))?;
    let mut wanted: Vec<ImportRequest> = Vec::new();
    for request in fixes.iter().flat_map(|fix| &fix.imports) {
        if !wanted.contains(request) {
            wanted.push(request.clone());
        }
    }
    let successors: Successors<'_> =
        fixes.iter().flat_map(|fix| &fix.successors).map(|(id, path)| (*id, path.as_str())).collect();
    let dropping = fixes.iter().any(|fix| !fix.drops.is_empty());
    if !dropping && let Some(text) = at_once(cx, &edits, &wanted, &successors)? {
        return Ok(text);
    }
    let rewritten = read(cx, edits.apply(cx.source.text()))?;
    let (drops, rewritten) = drop_unread(cx, fixes, &edits, rewritten)?;
    let dead = newly_unused(cx, &rewritten.0, &rewritten.1);
    let import_edits = EditSet::new(cx.language.import_edits(&rewritten.0, &rewritten.1, &wanted, &dead))?;
    let (source, facts) = match import_edits.is_empty() {
        true => rewritten,
        false => read(cx, import_edits.apply(rewritten.0.text()))?,
    };
    prove(cx, &[&edits, &drops, &import_edits], &successors, &source, &facts)?;
    Ok(source.text().to_owned())
}

/// The same with one reading instead of two, where new imports can be placed before the rewritten text is known: well
/// above every edit, and no import of the file on its last use. None where they cannot.
fn at_once(
    cx: &Cx,
    edits: &EditSet,
    wanted: &[ImportRequest],
    successors: &Successors<'_>,
) -> Result<Option<String>, ComposeError> {
    let modules = || cx.language.uses_modules(&*cx.files, &cx.source, &cx.facts);
    // In a program of several parts it depends on the uses where an import belongs.
    let parted = cx.language.embedded(&cx.source).is_some_and(|embedded| embedded.parts.len() > 1);
    if parted || wanted.is_empty() || loses_import(&cx.facts, edits) || modules() != cx.facts.style.modules {
        return Ok(None);
    }
    let imports = EditSet::new(cx.language.import_edits(&cx.source, &cx.facts, wanted, &[]))?;
    if !stands_above(cx.source.text(), &imports, edits) {
        return Ok(None);
    }
    let all = EditSet::new(imports.edits().iter().chain(edits.edits()).cloned())?;
    let (source, facts) = read(cx, all.apply(cx.source.text()))?;
    if !newly_unused(cx, &source, &facts).is_empty() {
        return Ok(None);
    }
    prove(cx, &[&all], successors, &source, &facts)?;
    Ok(Some(source.text().to_owned()))
}

/// Whether an import is read inside the edits and nowhere else.
fn loses_import(facts: &Facts, edits: &EditSet) -> bool {
    let gone = |read: NodeId| edits.edits().iter().any(|edit| edit.span.holds(facts.tree[read].span.start));
    facts.scopes.all().any(|(_, binding)| {
        let import = matches!(binding.binds.first().map(|bind| &bind.how), Some(How::Import { .. }));
        import && !binding.reads.is_empty() && binding.reads.iter().all(|&read| gone(read))
    })
}

/// Whether a whole line of code stands between the last of `imports` and the first of `edits`.
fn stands_above(text: &str, imports: &EditSet, edits: &EditSet) -> bool {
    let (Some(last), Some(first)) = (imports.edits().last(), edits.edits().first()) else { return false };
    let between = text.get(last.span.end as usize..first.span.start as usize);
    let Some((whole, _)) = between.and_then(|between| between.rsplit_once('\n')) else { return false };
    whole.lines().skip(1).any(|line| !line.trim().is_empty())
}

fn prove(
    cx: &Cx,
    steps: &[&EditSet],
    successors: &Successors<'_>,
    source: &Source,
    facts: &Facts,
) -> Result<(), ComposeError> {
    let around = |source: &Source| cx.language.embedded(source).map(|embedded| embedded.around(source));
    if around(&cx.source) != around(source) || crosses(cx, steps) {
        return Err(ComposeError::Outside);
    }
    prove_bound(cx, source, facts)?;
    prove_kept(cx, steps, successors, source, facts)
}

/// Whether an edit of the first step, which is made on the text that was read, goes over the end of a part of the program.
fn crosses(cx: &Cx, steps: &[&EditSet]) -> bool {
    let Some(embedded) = cx.language.embedded(&cx.source) else { return false };
    let inside = |edit: &Edit| embedded.parts.iter().any(|part| part.contains(edit.span));
    !steps.first().is_none_or(|first| first.edits().iter().all(inside))
}

fn read(cx: &Cx, text: String) -> Result<(Source, Facts), Broken> {
    let source = cx.source.renewed(text);
    let mut facts = cx.language.facts(&source)?;
    facts.style.modules = cx.language.uses_modules(&*cx.files, &source, &facts);
    Ok((source, facts))
}

/// Takes away the assignments that the fixes name, where nothing reads their names any more. One that carries a comment,
/// shares its line or is all that its block holds stays.
fn drop_unread(
    cx: &Cx,
    fixes: &[&Fix],
    edits: &EditSet,
    (source, facts): (Source, Facts),
) -> Result<(EditSet, (Source, Facts)), ComposeError> {
    if fixes.iter().all(|fix| fix.drops.is_empty()) {
        return Ok((EditSet::default(), (source, facts)));
    }
    let now = cx.with(source, facts);
    let places = fixes.iter().flat_map(|fix| &fix.drops).filter_map(|span| moved(span.start, &[edits]));
    let gone: Vec<Edit> = places.filter_map(|at| dropped_lines(&now, at)).map(Edit::delete).collect();
    let gone = EditSet::new(gone)?;
    let after = if gone.is_empty() { (now.source, now.facts) } else { read(cx, gone.apply(now.source.text()))? };
    Ok((gone, after))
}

fn dropped_lines(cx: &Cx, at: u32) -> Option<Span> {
    let tree = &cx.facts.tree;
    let assigns = |node: NodeId| matches!(cx.kind(node), Kind::Assign | Kind::Declare);
    let statement = tree.ids().find(|&node| assigns(node) && tree[node].span.start == at)?;
    // `let` and the like hold their assignments.
    let [target] = match (cx.kind(statement), &cx.in_role(statement, Role::Item)[..]) {
        (Kind::Declare, &[only]) => cx.in_role(only, Role::Target),
        (Kind::Declare, _) => return None,
        _ => cx.in_role(statement, Role::Target),
    }[..] else {
        return None;
    };
    let binding = cx.facts.scopes.binding(cx.facts.scopes.of_name[target.index()]?);
    let own = binding.binds.iter().all(|bind| !bind.from_inside);
    let unread = own && binding.reads.is_empty() && !binding.exported;
    let (first, last) = (tree[statement].span.start, tree[statement].span.end);
    let lines = Span::new(cx.source.line_around(first).start, cx.source.line_around(last.max(1) - 1).end);
    let free = unread && cx.facts.comments_in(lines).is_empty() && !cx.shares_line(statement);
    free.then(|| removal(cx, statement, cx.source.line_of(first))).flatten()
}

/// Imports that nothing reads any more, though something did before; what only they read goes with them.
fn newly_unused(cx: &Cx, source: &Source, after: &Facts) -> Vec<BindingId> {
    let was_used: HashSet<(String, usize)> =
        imports(&cx.facts, &[]).into_iter().filter(|(_, _, used)| *used).map(|(_, key, _)| key).collect();
    let mut dead: Vec<BindingId> = Vec::new();
    loop {
        let found = imports(after, &dead).into_iter().filter(|(_, key, used)| !used && was_used.contains(key));
        let found: Vec<BindingId> = found.map(|(id, _, _)| id).collect();
        if found.len() == dead.len() {
            break;
        }
        dead = found;
    }
    dead.retain(|&id| !cx.language.is_used_elsewhere(&*cx.files, source, after, id));
    dead
}

/// Import bindings: what is bound to which name, counted where it occurs more than once; and whether it is used by
/// something else than the imports `dead`.
fn imports(facts: &Facts, dead: &[BindingId]) -> Vec<(BindingId, (String, usize), bool)> {
    let gone: Vec<NodeId> = dead.iter().flat_map(|&id| &facts.scopes.binding(id).binds).map(|bind| bind.node).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (id, binding) in facts.scopes.all() {
        let Some(How::Import { path, .. }) = binding.binds.first().map(|bind| &bind.how) else { continue };
        let key = format!("{path} as {}", binding.name);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        let used = binding.reads.iter().any(|read| !gone.contains(read)) || binding.exported;
        found.push((id, (key, *count), used));
    }
    found
}

fn prove_bound(cx: &Cx, source: &Source, facts: &Facts) -> Result<(), ComposeError> {
    let known: HashSet<&str> = cx.facts.scopes.free.iter().map(|&(_, span)| cx.slice(span)).collect();
    let unbound = facts
        .scopes
        .free
        .iter()
        .map(|&(_, span)| source.slice(span))
        .find(|name| !known.contains(name) && !cx.language.is_reserved(name));
    unbound.map_or(Ok(()), |name| Err(ComposeError::Unbound(name.to_owned())))
}

/// Every name outside of the edits has to stand for what it stood for, or for what took over its name.
fn prove_kept(
    cx: &Cx,
    steps: &[&EditSet],
    successors: &Successors<'_>,
    source: &Source,
    facts: &Facts,
) -> Result<(), ComposeError> {
    let mut places: HashMap<u32, NodeId> = HashMap::new();
    for node in facts.tree.ids().filter(|&node| facts.tree[node].kind == Kind::Name) {
        places.insert(facts.tree[node].span.start, node);
    }
    for node in cx.facts.tree.of_kind(Kind::Name) {
        let Some(at) = moved(cx.facts.tree[node].span.start, steps) else { continue };
        let binding = cx.facts.scopes.of_name.get(node.index()).copied().flatten();
        let successor = binding.and_then(|id| successors.get(&id));
        let before = successor.map_or_else(|| cx.meaning(node), |&path| Meaning::Bound(path.to_owned()));
        let same = match places.get(&at) {
            Some(&now) => {
                let after = facts.meaning(source.text(), now);
                agrees(&before, &after) || checked_as(cx, node).is_some_and(|path| after == Meaning::Bound(path))
            }
            None => true,
        };
        if !same {
            return Err(ComposeError::Captured(cx.text(node).to_owned()));
        }
    }
    Ok(())
}

/// What a name stands for that only the type checker sees imported: an import at run time may make it true.
fn checked_as(cx: &Cx, node: NodeId) -> Option<String> {
    let binding = cx.facts.scopes.binding(cx.facts.scopes.of_name.get(node.index()).copied().flatten()?);
    match &binding.single()?.how {
        How::Import { path, type_only: true, .. } => Some(path.clone()),
        _ => None,
    }
}

fn agrees(before: &Meaning, after: &Meaning) -> bool {
    match (before, after) {
        (Meaning::Bound(before), Meaning::Bound(after)) => before == after,
        (Meaning::Bound(_), _) => false,
        (Meaning::Other, after) => *after == Meaning::Other,
        (Meaning::Unknown(_), _) => true,
    }
}

/// Where the byte at `at` stands after the edits; none if an edit took it.
fn moved(at: u32, steps: &[&EditSet]) -> Option<u32> {
    let mut at = at;
    for step in steps {
        let mut shift = 0i64;
        for edit in step.edits() {
            if edit.span.holds(at) {
                return None;
            }
            if edit.span.end <= at {
                shift += edit.text.len() as i64 - i64::from(edit.span.len());
            }
        }
        at = (i64::from(at) + shift) as u32;
    }
    Some(at)
}
