//! From chosen fixes to a file's new text, and the proof that it may be written.
//!
//! The proof: the new text parses, every name that was kept stands for what it stood for, no name is left without a
//! binding that had one.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::edit::{Edit, EditSet, Moves, Overlap};
use crate::facts::{BindingId, Facts, Flags, How, Kind, Meaning, NodeId, Role, ScopeKind};
use crate::lang::{Broken, ImportRequest};
use crate::rewrite::layout::removal;
use crate::text::{Source, Span};
use crate::words::cx::Cx;

use super::Fix;
use super::joined::{exposed, joined};

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
    /// A string that opens a function, a directive or a description of it, would stand elsewhere.
    #[error("{0} would not open its function any more")]
    Opening(String),
    /// Statements that start here would go on with the one above.
    #[error("a statement would go on with the one above")]
    Joined(Vec<u32>),
    /// What a macro is given would no longer be read as code.
    #[error("what a macro is given would no longer be expressions")]
    Macro,
    /// An annotation would wait for something; it may be evaluated at any time, or never.
    #[error("an annotation would have to wait")]
    Annotation,
}

/// What takes over the name of a binding.
pub(super) type Successors<'f> = FxHashMap<BindingId, &'f str>;

/// What a text is put together for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To see whether the fixes hold. Other files are not asked what they take from this one.
    Look,
    /// To be written.
    Write,
}

/// The text of `cx` with `fixes` made, their imports added and the imports that lost their last use taken away. A statement
/// that would go on with the one above gets a semicolon in front.
///
/// # Errors
///
/// [`ComposeError`] if the fixes overlap or the new text fails its proof.
pub fn compose(cx: &Arc<Cx>, fixes: &[&Fix], purpose: Purpose) -> Result<String, ComposeError> {
    let edits = EditSet::joined(fixes.iter().flat_map(|fix| fix.edits.iter().cloned()))?;
    keep_apart(fixes)?;
    let first = composed(cx, fixes, &edits, purpose);
    let led = match &first {
        Err(ComposeError::Joined(starts)) => starts.clone(),
        Err(ComposeError::Broken(_)) => exposed(cx, &edits),
        _ => return first,
    };
    if led.is_empty() {
        return first;
    }
    let semicolons = led.into_iter().map(|at| Edit::insert(at, ";"));
    let edits = EditSet::new(edits.edits().iter().cloned().chain(semicolons))?;
    composed(cx, fixes, &edits, purpose).or(first)
}

fn composed(cx: &Arc<Cx>, fixes: &[&Fix], edits: &EditSet, purpose: Purpose) -> Result<String, ComposeError> {
    let (wanted, successors) = (wanted(fixes), successors(fixes));
    let dropping = fixes.iter().any(|fix| !fix.drops.is_empty());
    if !dropping && let Some(text) = at_once(cx, edits, &wanted, &successors, purpose)? {
        return Ok(text);
    }
    let rewritten = read(cx, edits.apply(cx.source.text()))?;
    let (drops, rewritten) = drop_unread(cx, fixes, edits, rewritten)?;
    let dead = newly_unused(cx, &rewritten.0, &rewritten.1, purpose);
    let import_edits = EditSet::new(cx.import_edits(&rewritten.0, &rewritten.1, &wanted, &dead))?;
    let (source, facts) = match import_edits.is_empty() {
        true => rewritten,
        false => read(cx, import_edits.apply(rewritten.0.text()))?,
    };
    prove(cx, &[edits, &drops, &import_edits], &successors, &source, &facts)?;
    Ok(source.text().to_owned())
}

/// Lines that one fix moves deeper cannot take in lines that another writes, or moves, at their old depth. Those that two
/// fixes move together, below a line that both write, are moved once.
fn keep_apart(fixes: &[&Fix]) -> Result<(), Overlap> {
    for (at, fix) in fixes.iter().enumerate() {
        for &lines in &fix.shifted {
            let others = fixes.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, other)| other);
            let own = |edit: &&Edit| fix.edits.contains(edit) && edit.text.contains('\n');
            let written = others.clone().flat_map(|other| &other.edits).filter(|edit| edit.text.contains('\n'));
            let written = written.filter(|edit| !own(edit)).map(|edit| edit.span);
            let opens = |edit: &&Edit| edit.span.end == lines.start && own(edit);
            let together = |other: &Fix, span: Span| span == lines && other.edits.iter().any(|edit| opens(&edit));
            let moved =
                others.flat_map(|other| other.shifted.iter().copied().filter(move |&span| !together(other, span)));
            let clash = moved.chain(written);
            let clash = clash.into_iter().find(|span| lines.start <= span.start && span.start < lines.end);
            if let Some(second) = clash {
                return Err(Overlap { first: lines, second });
            }
        }
    }
    Ok(())
}

/// The imports that the fixes want, each once.
pub(super) fn wanted(fixes: &[&Fix]) -> Vec<ImportRequest> {
    let mut wanted: Vec<ImportRequest> = Vec::new();
    for request in fixes.iter().flat_map(|fix| &fix.imports) {
        if !wanted.contains(request) {
            wanted.push(request.clone());
        }
    }
    wanted
}

pub(super) fn successors<'f>(fixes: &[&'f Fix]) -> Successors<'f> {
    fixes.iter().flat_map(|fix| &fix.successors).map(|(id, path)| (*id, path.as_str())).collect()
}

/// The same with one reading instead of two, where new imports can be placed before the rewritten text is known: well
/// above every edit, and no import of the file on its last use. None where they cannot.
fn at_once(
    cx: &Cx,
    edits: &EditSet,
    wanted: &[ImportRequest],
    successors: &Successors<'_>,
    purpose: Purpose,
) -> Result<Option<String>, ComposeError> {
    if wanted.is_empty() {
        return Ok(None);
    }
    if loses_import(&cx.facts, edits) {
        return Ok(None);
    }
    let Some(imports) = early_imports(cx, edits, wanted)? else { return Ok(None) };
    let all = EditSet::new(imports.edits().iter().chain(edits.edits()).cloned())?;
    let (source, facts) = read(cx, all.apply(cx.source.text()))?;
    if !newly_unused(cx, &source, &facts, purpose).is_empty() {
        return Ok(None);
    }
    prove(cx, &[&all], successors, &source, &facts)?;
    Ok(Some(source.text().to_owned()))
}

/// The new imports, where they can be placed before the rewritten text is known.
pub(super) fn early_imports(
    cx: &Cx,
    edits: &EditSet,
    wanted: &[ImportRequest],
) -> Result<Option<EditSet>, ComposeError> {
    let modules = || cx.language.uses_modules(&*cx.files, &cx.source, &cx.facts);
    // In a program of several parts it depends on the uses where an import belongs.
    let parted = cx.language.embedded(&cx.source).is_some_and(|embedded| embedded.parts.len() > 1);
    if parted {
        return Ok(None);
    }
    if wanted.is_empty() {
        return Ok(Some(EditSet::default()));
    }
    let equals = wanted.iter().any(|one| one.export.as_deref() == Some("default"))
        && cx.language.imports_by_equals(&*cx.files, &cx.source, &cx.facts);
    if modules() != cx.facts.style.modules || equals != cx.facts.style.equals {
        return Ok(None);
    }
    let imports = EditSet::new(cx.import_edits(&cx.source, &cx.facts, wanted, &[]))?;
    Ok(stands_above(cx.source.text(), &imports, edits).then_some(imports))
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

pub(super) fn prove(
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
    prove_openings(cx, steps, facts)?;
    if loses_macro(cx, steps, facts) {
        return Err(ComposeError::Macro);
    }
    if awaits_in_annotations(facts) > awaits_in_annotations(&cx.facts) {
        return Err(ComposeError::Annotation);
    }
    let joined = joined(cx, steps, facts);
    if !joined.is_empty() {
        return Err(ComposeError::Joined(joined));
    }
    prove_kept(cx, steps, successors, source, facts)
}

/// Whether what a macro is given was read as code and is no longer: a parser takes any tokens there.
fn loses_macro(cx: &Cx, steps: &[&EditSet], facts: &Facts) -> bool {
    let starts = |facts: &Facts, opaque: bool| {
        let tree = &facts.tree;
        let macros = tree.of_kind(Kind::Macro).filter(move |&node| tree[node].flags.has(Flags::OPAQUE) == opaque);
        macros.map(|node| tree[node].span.start).collect::<Vec<u32>>()
    };
    let unread = starts(facts, true);
    if unread.is_empty() {
        return false;
    }
    let moves = Moves::of(steps);
    starts(&cx.facts, false).into_iter().filter_map(|at| moves.after(at)).any(|at| unread.contains(&at))
}

fn awaits_in_annotations(facts: &Facts) -> usize {
    let tree = &facts.tree;
    let annotates = |up: NodeId| matches!(tree[up].role, Role::Annotation | Role::Returns);
    let outside = |up: &NodeId| tree[*up].kind != Kind::Function;
    let within = |node: &NodeId| std::iter::once(*node).chain(tree.ancestors(*node)).take_while(outside).any(annotates);
    tree.of_kind(Kind::Await).filter(within).count()
}

/// A string that opens the body of a function says how it is read (`'use strict'`) or what it is for: it has to stay in
/// front.
fn prove_openings(cx: &Cx, steps: &[&EditSet], facts: &Facts) -> Result<(), ComposeError> {
    let functions = cx.facts.tree.of_kind(Kind::Function);
    let mut opened =
        functions.filter_map(|node| Some((node, string(&cx.facts, opening(&cx.facts, node)?)?))).peekable();
    if opened.peek().is_none() {
        return Ok(());
    }
    let now: FxHashMap<u32, NodeId> =
        facts.tree.of_kind(Kind::Function).map(|node| (facts.tree[node].span.start, node)).collect();
    let moves = Moves::of(steps);
    for (function, words) in opened {
        // An `async` put in front belongs to the function, too.
        let start = cx.facts.tree[function].span.start;
        let inserted = start.checked_sub(1).and_then(|before| moves.after(before)).map(|at| at + 1);
        let function = [moves.after(start), inserted].into_iter().flatten().find_map(|at| now.get(&at).copied());
        let first = function.and_then(|function| opening(facts, function));
        if first.is_some_and(|first| string(facts, first).is_none()) {
            return Err(ComposeError::Opening(cx.text(words).lines().next().unwrap_or_default().to_owned()));
        }
    }
    Ok(())
}

/// The first statement of a function.
pub(super) fn opening(facts: &Facts, function: NodeId) -> Option<NodeId> {
    let tree = &facts.tree;
    let body = tree.in_role(function, Role::Body).next()?;
    if tree[body].kind == Kind::Block { tree.in_role(body, Role::Body).next() } else { Some(body) }
}

/// The string that is all of a statement.
pub(super) fn string(facts: &Facts, statement: NodeId) -> Option<NodeId> {
    let value = facts.tree.child(statement, Role::Value).filter(|_| facts.tree[statement].kind == Kind::Expression)?;
    (facts.tree[value].kind == Kind::String).then_some(value)
}

/// Whether an edit of the first step, which is made on the text that was read, goes over the end of a part of the program.
fn crosses(cx: &Cx, steps: &[&EditSet]) -> bool {
    let Some(embedded) = cx.language.embedded(&cx.source) else { return false };
    let inside = |edit: &Edit| embedded.parts.iter().any(|part| part.contains(edit.span));
    !steps.first().is_none_or(|first| first.edits().iter().all(inside))
}

pub(super) fn read(cx: &Cx, text: String) -> Result<(Source, Facts), Broken> {
    let source = cx.source.renewed(text);
    let mut facts = cx.language.facts(&source)?;
    facts.style.modules = cx.language.uses_modules(&*cx.files, &source, &facts);
    facts.style.equals = cx.language.imports_by_equals(&*cx.files, &source, &facts);
    Ok((source, facts))
}

/// Takes away the assignments that the fixes name, where nothing reads their names any more, nor all names at once. One that
/// carries a comment, shares its line or is all that its block holds stays.
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
    let moves = Moves::of(&[edits]);
    let places = fixes.iter().flat_map(|fix| &fix.drops).filter_map(|span| moves.after(span.start));
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
    let unread = own && binding.reads.is_empty() && !binding.exported && !cx.reads_all_names(statement);
    let (first, last) = (tree[statement].span.start, tree[statement].span.end);
    let lines = Span::new(cx.source.line_around(first).start, cx.source.line_around(last.max(1) - 1).end);
    let free = unread && cx.facts.comments_in(lines).is_empty() && !cx.shares_line(statement);
    free.then(|| removal(cx, statement, cx.source.line_of(first))).flatten()
}

/// Imports that nothing reads any more, though something did before; what only they read goes with them.
pub(super) fn newly_unused(cx: &Cx, source: &Source, after: &Facts, purpose: Purpose) -> Vec<BindingId> {
    let was_used: FxHashSet<(String, usize)> =
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
    let needed = |id: BindingId| {
        cx.language.is_used_elsewhere(&*cx.files, source, after, id)
            || cx.is_needed_unread(&after.scopes.binding(id).name)
    };
    dead.retain(|&id| purpose == Purpose::Look || !needed(id));
    dead
}

/// Import bindings: what is bound to which name, counted where it occurs more than once; and whether it is used by
/// something else than the imports `dead`.
fn imports(facts: &Facts, dead: &[BindingId]) -> Vec<(BindingId, (String, usize), bool)> {
    let gone: Vec<NodeId> = dead.iter().flat_map(|&id| &facts.scopes.binding(id).binds).map(|bind| bind.node).collect();
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
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
    let known: FxHashSet<&str> = cx.facts.scopes.free.iter().map(|&(_, span)| cx.slice(span)).collect();
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
    let places: FxHashMap<u32, NodeId> = names(facts).map(|node| (facts.tree[node].span.start, node)).collect();
    let moves = Moves::of(steps);
    // What a name stands for hangs on its binding, or on its text where it has none: each pair is looked at once.
    let mut agreed: FxHashSet<(Behind<'_>, Behind<'_>)> = FxHashSet::default();
    for node in names(&cx.facts) {
        let Some(at) = moves.after(cx.facts.tree[node].span.start) else { continue };
        let Some(&now) = places.get(&at) else {
            if is_inner_type(&cx.facts, node) {
                return Err(ComposeError::Captured(cx.text(node).to_owned()));
            }
            continue;
        };
        let pair = (Behind::of(&cx.facts, &cx.source, node), Behind::of(facts, source, now));
        if !agreed.insert(pair) {
            continue;
        }
        let binding = cx.facts.scopes.of_name.get(node.index()).copied().flatten();
        let successor = binding.and_then(|id| successors.get(&id));
        let before = successor.map_or_else(|| cx.meaning(node), |&path| Meaning::Bound(path.to_owned()));
        let after = cx.follow(facts.meaning(source.text(), now));
        if !agrees(&before, &after) && checked_as(cx, node).is_none_or(|path| after != Meaning::Bound(path)) {
            return Err(ComposeError::Captured(cx.text(node).to_owned()));
        }
    }
    Ok(())
}

/// Whether a name stands for a type that a block declares. Where it cannot be seen, the name is none of the tree's.
fn is_inner_type(facts: &Facts, name: NodeId) -> bool {
    let binding = facts.scopes.of_name.get(name.index()).copied().flatten().map(|id| facts.scopes.binding(id));
    binding.is_some_and(|binding| {
        let inner = facts.scopes.scope(binding.scope).kind != ScopeKind::Module;
        inner && binding.binds.iter().all(|bind| facts.tree[bind.node].kind == Kind::TypeDeclaration)
    })
}

fn names(facts: &Facts) -> impl Iterator<Item = NodeId> + '_ {
    facts.tree.ids().filter(|&node| facts.tree[node].kind == Kind::Name)
}

/// What is behind a name: its binding, or its text alone.
#[derive(PartialEq, Eq, Hash)]
enum Behind<'t> {
    Binding(BindingId),
    Text(&'t str),
}

impl<'t> Behind<'t> {
    fn of(facts: &Facts, source: &'t Source, name: NodeId) -> Self {
        let binding = facts.scopes.of_name.get(name.index()).copied().flatten();
        binding.map_or_else(|| Self::Text(source.slice(facts.tree[name].span)), Self::Binding)
    }
}

/// What a name stands for that only the type checker sees imported: an import at run time may make it true.
fn checked_as(cx: &Cx, node: NodeId) -> Option<String> {
    let binding = cx.facts.scopes.binding(cx.facts.scopes.of_name.get(node.index()).copied().flatten()?);
    match &binding.single()?.how {
        How::Import { path, type_only: true, .. } => Some(path.clone()),
        _ => None,
    }
}

pub(super) fn agrees(before: &Meaning, after: &Meaning) -> bool {
    match (before, after) {
        (Meaning::Bound(before), Meaning::Bound(after)) => before == after,
        (Meaning::Bound(_), _) => false,
        (Meaning::Other, after) => *after == Meaning::Other,
        (Meaning::Unknown(_), _) => true,
    }
}
