//! The proof of fixes over the outline of the new text: bodies of functions that no edit touches are left out of it.
//!
//! Good enough to tell what can be fixed, and quick in long files; what is written is proved over the whole text, by
//! [`compose`](super::compose::compose). A body that is left out reads as it did, since it keeps its text and its place
//! in the program; what it reads from outside has to stand for the same in the outline. Where that cannot be seen,
//! nothing is said.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Fix;
use super::compose::{
    Purpose, Successors, agrees, early_imports, newly_unused, opening, prove, read, string, successors, wanted,
};
use crate::edit::{Edit, EditSet, Moves};
use crate::facts::{BindingId, Facts, Flags, Kind, Meaning, NodeId, Role, ScopeId};
use crate::text::Span;
use crate::words::cx::Cx;

/// Bytes of a body that is worth leaving out.
const LONG: u32 = 120;

/// The body of a function.
struct Body {
    function: NodeId,
    /// The first node of the body; the others follow up to the end of the function.
    first: NodeId,
    span: Span,
    /// What stands for it in the outline.
    stub: &'static str,
}

/// What bodies read from outside of them.
#[derive(Default)]
struct Outside<'t> {
    /// Bindings of the module, and one of the names that read each.
    bound: FxHashMap<BindingId, NodeId>,
    /// Names that nothing in the file binds.
    free: FxHashSet<&'t str>,
}

/// Whether the fixes pass their proof together, as far as the outline shows; false where it does not.
pub(super) fn holds(cx: &Cx, fixes: &[&Fix]) -> bool {
    proved(cx, fixes).is_some()
}

fn proved(cx: &Cx, fixes: &[&Fix]) -> Option<()> {
    if cx.language.embedded(&cx.source).is_some() || fixes.iter().any(|fix| !fix.drops.is_empty()) {
        return None;
    }
    let edits = EditSet::joined(fixes.iter().flat_map(|fix| fix.edits.iter().cloned())).ok()?;
    let (bodies, outside) = left_out(cx, &edits);
    let length: u32 = bodies.iter().map(|body| body.span.len()).sum();
    if (length as usize) < cx.source.text().len() / 3 {
        return None;
    }
    let imports = early_imports(cx, &edits, &wanted(fixes)).ok()??;
    let left_out = bodies.iter().map(|body| Edit::replace(body.span, body.stub));
    let all = EditSet::new(imports.edits().iter().chain(edits.edits()).cloned().chain(left_out)).ok()?;
    let (source, facts) = read(cx, all.apply(cx.source.text())).ok()?;
    let mut dead = newly_unused(cx, &source, &facts, Purpose::Look);
    dead.retain(|&id| !outside.reads(cx, &facts, id));
    let gone = EditSet::new(cx.import_edits(&source, &facts, &[], &dead)).ok()?;
    let (source, facts) = if gone.is_empty() { (source, facts) } else { read(cx, gone.apply(source.text())).ok()? };
    let (steps, successors) = ([&all, &gone], successors(fixes));
    prove(cx, &steps, &successors, &source, &facts).ok()?;
    let moves = Moves::of(&steps);
    let stand = bodies.iter().all(|body| stands(&facts, &moves, body));
    (stand && outside.is_kept(cx, &successors, source.text(), &facts)).then_some(())
}

/// The bodies that can be left out, in order, and what they read.
fn left_out<'c>(cx: &'c Cx, edits: &EditSet) -> (Vec<Body>, Outside<'c>) {
    let mut bodies = untouched(cx, edits);
    let mut closed = vec![true; bodies.len()];
    let mut outside = Outside::default();
    let (tree, scopes) = (&cx.facts.tree, &cx.facts.scopes);
    for (_, binding) in scopes.all() {
        let home = scopes.scope(binding.scope).node;
        let outward =
            |node: NodeId| body_at(cx, &bodies, node).filter(|&at| !tree.is_within(home, bodies[at].function));
        for at in binding.binds.iter().filter_map(|bind| outward(bind.node)) {
            closed[at] = false;
        }
    }
    for name in tree.of_kind(Kind::Name) {
        let Some((id, at)) = scopes.of_name[name.index()].zip(body_at(cx, &bodies, name)) else { continue };
        let binding = scopes.binding(id);
        if !tree.is_within(scopes.scope(binding.scope).node, bodies[at].function) {
            closed[at] &= binding.scope == ScopeId(0);
            outside.bound.insert(id, name);
        }
    }
    let free = scopes.free.iter().filter(|(node, _)| body_at(cx, &bodies, *node).is_some());
    outside.free = free.map(|&(_, span)| cx.slice(span)).collect();
    let mut kept = closed.into_iter();
    bodies.retain(|_| kept.next().unwrap_or(false));
    (bodies, outside)
}

/// Long bodies of functions of the module and of classes that no edit touches.
fn untouched(cx: &Cx, edits: &EditSet) -> Vec<Body> {
    let tree = &cx.facts.tree;
    let touched = |span: Span| {
        let next = edits.edits().partition_point(|edit| edit.span.end <= span.start);
        edits.edits().get(next).is_some_and(|edit| edit.span.start < span.end)
    };
    let inside_function = |node: NodeId| tree.ancestors(node).any(|up| tree[up].kind == Kind::Function);
    tree.of_kind(Kind::Function)
        .filter(|&node| tree[node].span.len() > LONG && !tree[node].flags.has(Flags::EXPRESSION_BODY))
        .filter(|&node| !touched(tree[node].span) && !inside_function(node))
        .filter_map(|function| {
            let mut statements = tree.in_role(function, Role::Body);
            let opened = opening(&cx.facts, function).is_some_and(|first| string(&cx.facts, first).is_some());
            // A string that opens the body has to be seen in front.
            let stub = match (cx.language.has_braces(), opened) {
                (true, false) => "{}",
                (true, true) => return None,
                (false, false) => "pass",
                (false, true) => "''",
            };
            let first = statements.next()?;
            let last = statements.last().unwrap_or(first);
            let span = Span::new(tree[first].span.start, tree[last].span.end);
            (span.len() > LONG).then_some(Body { function, first, span, stub })
        })
        .collect()
}

/// The body in which `node` stands.
fn body_at(cx: &Cx, bodies: &[Body], node: NodeId) -> Option<usize> {
    let at = bodies.partition_point(|body| body.first <= node).checked_sub(1)?;
    cx.facts.tree.is_within(node, bodies[at].function).then_some(at)
}

/// Whether what was put in the place of `body` is the body of a function in the outline.
fn stands(facts: &Facts, moves: &Moves, body: &Body) -> bool {
    let start = moves.start_of(body.span);
    let put = Span::new(start, start + body.stub.len() as u32);
    let parent = facts.tree.exactly(put).and_then(|node| facts.tree.parent(node));
    parent.is_some_and(|parent| facts.tree[parent].kind == Kind::Function)
}

impl Outside<'_> {
    /// Whether bodies that were left out read the import that has this binding in the outline.
    fn reads(&self, cx: &Cx, facts: &Facts, import: BindingId) -> bool {
        let name = &facts.scopes.binding(import).name;
        self.bound.keys().any(|&id| cx.facts.scopes.binding(id).name == *name)
    }

    /// Whether everything stands for what it stood for.
    fn is_kept(&self, cx: &Cx, successors: &Successors<'_>, text: &str, facts: &Facts) -> bool {
        let Some(module) = facts.scopes.scopes.first() else { return false };
        let unbound = self.free.iter().all(|&name| !module.names.contains_key(name));
        let same = |(&id, &name): (&BindingId, &NodeId)| {
            let Some(&now) = module.names.get(&cx.facts.scopes.binding(id).name) else { return false };
            let before = successors.get(&id).map_or_else(|| cx.meaning(name), |&path| Meaning::Bound(path.to_owned()));
            agrees(&before, &cx.follow(facts.meaning_of(text, now)))
        };
        unbound && facts.scopes.stars == cx.facts.scopes.stars && self.bound.iter().all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::super::compose::compose;
    use super::*;
    use crate::lang::ImportRequest;
    use crate::words::tests::cx;

    const LONG_PYTHON: &str = "    '''Says what it does.'''\n    first = helper(one)\n    second = helper(two)\n    third = helper(three)\n    print(first, second, third, asyncio_like)\n    return json.dumps([first, second, third, first, second])\n";
    const LONG_SCRIPT: &str = "  const first = helper(one);\n  const second = helper(two);\n  const third = helper(three);\n  console.log(first, second, third);\n  return parse([first, second, third, limit]);\n";

    /// Whether the outline proves that `old`, where it stands first, may become `new`, with an import.
    fn check(path: &str, text: &str, (old, new): (&str, &str), import: Option<&str>, expected: bool) {
        let cx = cx(path, text);
        let at = text.find(old).expect("the text holds it") as u32;
        let edits = vec![Edit::replace(Span::new(at, at + old.len() as u32), new)];
        let request = |name: &str| ImportRequest {
            module: name.to_owned(),
            export: cx.language.quotes_modules().then(|| "default".to_owned()),
            local: name.to_owned(),
            within: Vec::new(),
        };
        let fix = Fix { edits, imports: import.map(request).into_iter().collect(), ..Fix::default() };
        assert_eq!(holds(&cx, &[&fix]), expected, "{old} to {new}");
        if expected {
            compose(&cx, &[&fix], Purpose::Write).expect("the whole proof says the same");
        }
    }

    fn python(change: (&str, &str), import: Option<&str>, expected: bool) {
        let head = "import json\nfrom a import one, two, three, asyncio_like\n\nhelper = one\n";
        let text =
            format!("{head}\n\ndef f():\n{LONG_PYTHON}\n\nclass C:\n    def g(self):\n        return two(three)\n");
        check("a.py", &text, change, import, expected);
    }

    #[test]
    fn what_leaves_long_bodies_alone_holds() {
        python(("two(three)", "one(three)"), None, true);
        python(("two(three)", "time.sleep(1)"), Some("time"), true);
        let script = format!(
            "import one, {{ two, three, parse }} from './a.js';\n\nfunction helper(x) {{ return x; }}\n\nexport function f(limit) {{\n{LONG_SCRIPT}}}\n\nconst g = () => two(three);\n"
        );
        check("a.mjs", &script, ("two(three)", "one(three)"), None, true);
        check("a.mjs", &script, ("two(three)", "two(pLimit)"), Some("pLimit"), true);
    }

    #[test]
    fn what_long_bodies_read_may_not_change() {
        python(("helper = one", "helpers = one"), None, false);
        python(("helper = one", "helper = json"), None, false);
        python(("two(three)", "print(json)"), Some("print"), false);
        let script = format!(
            "import one, {{ two, three, parse }} from './a.js';\n\nfunction f(helper) {{\n{LONG_SCRIPT}}}\n\nconst g = () => two(three);\n"
        );
        check("a.mjs", &script, ("two(three)", "two(limit)"), Some("limit"), false);
        check("a.mjs", &script, ("two(three)", "two(console)"), Some("console"), false);
    }

    #[test]
    fn a_text_that_swallows_bodies_or_does_not_parse_does_not_hold() {
        python(("helper = one", "helper = '''one"), None, false);
        python(("two(three)", "two(three"), None, false);
        let twice = format!("a = 1\n\n\ndef f():\n{LONG_PYTHON}\n\nb = 1\n");
        let cx = cx("a.py", &twice);
        let at = |old: &str| twice.find(old).expect("the text holds it") as u32 + 4;
        let quote = |old| Edit::replace(Span::new(at(old), at(old) + 1), "'''");
        let fix = Fix { edits: vec![quote("a = 1"), quote("b = 1")], ..Fix::default() };
        assert!(!holds(&cx, &[&fix]));
    }

    #[test]
    fn a_body_that_binds_names_of_the_module_is_not_left_out() {
        let text = format!(
            "count = 0\n\n\ndef f():\n    global count\n    count = 1\n{LONG_PYTHON}\n\ndef g():\n    return 1\n"
        );
        check("a.py", &text, ("return 1", "return 2"), None, false);
    }
}
