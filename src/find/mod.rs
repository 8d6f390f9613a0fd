//! Where recipes apply in a file: candidates by name, kind or pattern, and the conditions that make them sites.
//!
//! Makes no new text. Start at [`Finder`].

mod accepted;
mod compile;
mod needs;
pub mod ready;
pub mod sieve;
pub mod values;

use std::sync::Arc;

use ast_grep_core::tree_sitter::LanguageExt;
use minijinja::Value;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::{Doubt, Flags, Kind, Meaning, NodeId, Role};
use crate::lang::Trouble;
use crate::text::Span;
use crate::words::cx::Cx;
use crate::words::links::Linked;
use crate::words::node::Node;
use crate::words::site::{Fresh, Imported, Name, SharedWord, Site, Taken, Visible};
use ready::{Ready, Step};
use values::Values;

/// A place where a recipe applies.
#[derive(Debug)]
pub struct Found {
    /// Index of the recipe in [`Finder::recipes`].
    pub recipe: usize,
    /// The node that was found.
    pub node: NodeId,
    /// Where the finding is shown.
    pub span: Span,
    /// Values that the case named.
    pub values: Values,
    /// Why it is not certain that the recipe applies; then nothing may be rewritten.
    pub doubt: Option<Trouble>,
}

/// The recipes of one language, with indexes by what they look for.
#[derive(Debug)]
pub struct Finder {
    /// The recipes, in the order in which they take their turns.
    pub recipes: Vec<Arc<Ready>>,
    by_path: FxHashMap<String, Vec<(usize, usize)>>,
    /// The last names of these paths.
    last_names: FxHashSet<String>,
    by_method: FxHashMap<String, Vec<(usize, usize)>>,
    by_kind: FxHashMap<Kind, Vec<(usize, usize)>>,
    by_pattern: Vec<(usize, usize)>,
    by_list: Vec<(usize, usize)>,
}

impl Finder {
    /// Indexes recipes of one language.
    pub fn new(recipes: Vec<Arc<Ready>>) -> Self {
        let mut finder = Self {
            recipes,
            by_path: FxHashMap::default(),
            last_names: FxHashSet::default(),
            by_method: FxHashMap::default(),
            by_kind: FxHashMap::default(),
            by_pattern: Vec::new(),
            by_list: Vec::new(),
        };
        for (recipe, ready) in finder.recipes.iter().enumerate() {
            for (case, find) in ready.recipe.raw.find.iter().enumerate() {
                for path in &find.call {
                    finder.last_names.insert(path.rsplit(['.', ':']).next().unwrap_or(path).to_owned());
                    finder.by_path.entry(path.clone()).or_default().push((recipe, case));
                }
                for method in &find.method {
                    finder.by_method.entry(method.clone()).or_default().push((recipe, case));
                }
                for kind in find.node.iter().filter_map(|word| Kind::from_word(word)) {
                    finder.by_kind.entry(kind).or_default().push((recipe, case));
                }
                if !find.pattern.is_empty() || find.rule.is_some() {
                    finder.by_pattern.push((recipe, case));
                }
                if find.each.is_some() {
                    finder.by_list.push((recipe, case));
                }
            }
        }
        finder
    }

    /// Every site of the live recipes in a file, by place. Errors are faults of recipes, told once each.
    pub fn find(&self, cx: &Arc<Cx>, live: &[bool], faults: &mut Vec<String>) -> Vec<Found> {
        let mut found = Vec::new();
        for node in self.kinds(live).into_iter().flat_map(|kind| cx.facts.tree.of_kind(kind)) {
            let mut cases = self.candidates(cx, node);
            cases.retain(|candidate| live[candidate.recipe]);
            cases.sort_by_key(|candidate| (candidate.recipe, candidate.case));
            self.first_that_fits(cx, node, cases, &mut found, faults);
        }
        for candidate in self.matched(cx, live).into_iter().chain(self.listed(cx, live, faults)) {
            let node = candidate.node;
            self.first_that_fits(cx, node, vec![candidate], &mut found, faults);
        }
        found.sort_by_key(|one| (one.span.start, one.recipe, one.node));
        found.dedup_by_key(|one| (one.recipe, one.node));
        found
    }

    /// The kinds of nodes that may be sites of the live recipes.
    fn kinds(&self, live: &[bool]) -> Vec<Kind> {
        let lives = |cases: &Vec<(usize, usize)>| cases.iter().any(|&(recipe, _)| live[recipe]);
        let calls = self.by_path.values().chain(self.by_method.values()).any(lives);
        let wanted =
            |kind: Kind| matches!(kind, Kind::Call | Kind::New) && calls || self.by_kind.get(&kind).is_some_and(lives);
        Kind::ALL.iter().copied().filter(|&kind| wanted(kind)).collect()
    }

    fn first_that_fits(
        &self,
        cx: &Arc<Cx>,
        node: NodeId,
        cases: Vec<Candidate>,
        found: &mut Vec<Found>,
        faults: &mut Vec<String>,
    ) {
        let mut done = None;
        for candidate in cases {
            if done == Some(candidate.recipe) {
                continue;
            }
            match self.fits(cx, node, &candidate) {
                Ok(Some(one)) => {
                    done = Some(candidate.recipe);
                    found.push(one);
                }
                Ok(None) => {}
                Err(fault) => self.note(candidate.recipe, &fault, faults),
            }
        }
    }

    fn note(&self, recipe: usize, fault: &str, faults: &mut Vec<String>) {
        let fault = format!("recipe {}: {fault}", self.recipes[recipe].recipe.id);
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Candidates that the file lists: an element that is a node, or has one.
    fn listed(&self, cx: &Arc<Cx>, live: &[bool], faults: &mut Vec<String>) -> Vec<Candidate> {
        let mut found = Vec::new();
        for &(recipe, case) in self.by_list.iter().filter(|&&(recipe, _)| live[recipe]) {
            let ready = &self.recipes[recipe];
            let name = ready.recipe.raw.find[case].each.as_deref().and_then(|each| each.split_once(" in "));
            let name = name.map_or("", |(name, _)| name.trim());
            let mut values = Values::default();
            add_base_values(&mut values, cx, NodeId::ROOT, ready);
            let listed = ready.evaluate(Step::Find(case), "each", &mut values).and_then(|named| {
                let list = named.get("each").cloned().unwrap_or_default();
                list.try_iter().map(Iterator::collect::<Vec<_>>).map_err(|error| format!("each: {error}"))
            });
            match listed {
                Ok(list) => found.extend(list.into_iter().filter_map(|one| {
                    let node = |value: &Value| value.downcast_object_ref::<Node>().map(|node| node.id);
                    let node = node(&one).or_else(|| node(&one.get_attr("node").ok()?))?;
                    Some(Candidate { recipe, case, node, doubt: None, captured: Values::from_iter([(name, one)]) })
                })),
                Err(fault) => self.note(recipe, &fault, faults),
            }
        }
        found
    }

    fn candidates(&self, cx: &Arc<Cx>, node: NodeId) -> Vec<Candidate> {
        let kind = cx.kind(node);
        let mut found = Vec::new();
        let mut add = |cases: Option<&Vec<(usize, usize)>>, doubt| {
            for &(recipe, case) in cases.into_iter().flatten() {
                found.push(Candidate { recipe, case, node, doubt, captured: Values::default() });
            }
        };
        add(self.by_kind.get(&kind), None);
        let calls = !self.by_path.is_empty() || !self.by_method.is_empty();
        if calls
            && matches!(kind, Kind::Call | Kind::New)
            && let Some(callee) = cx.child(node, Role::Callee)
        {
            if cx.kind(callee) == Kind::Attribute {
                add(self.by_method.get(cx.name(callee)), None);
            }
            if cx.may_stand_for(callee, |name| self.last_names.contains(name)) {
                for (path, doubt) in paths(cx.meaning(callee)) {
                    add(self.by_path.get(&path).filter(|_| !is_own(cx, &path)), doubt);
                }
            }
        }
        found
    }

    /// Sites of patterns. The grammar parses the whole file; a match counts if a node of the facts' tree has its bytes.
    fn matched(&self, cx: &Arc<Cx>, live: &[bool]) -> Vec<Candidate> {
        let cases: Vec<(usize, usize)> = self.by_pattern.iter().copied().filter(|&(recipe, _)| live[recipe]).collect();
        if cases.is_empty() {
            return Vec::new();
        }
        let grammar = cx.language.grammar(cx.source.path());
        let code = cx.language.embedded(&cx.source).map(|embedded| embedded.code(&cx.source));
        let root = grammar.ast_grep(code.as_deref().unwrap_or(cx.source.text()));
        let mut found = Vec::new();
        for (recipe, case) in cases {
            for rule in self.recipes[recipe].rules(case, grammar) {
                for matched in root.root().find_all(rule) {
                    let range = matched.range();
                    let span = Span::new(range.start as u32, range.end as u32);
                    let Some(node) = cx.facts.tree.exactly(span) else { continue };
                    let captured = captures(cx, &matched);
                    found.push(Candidate { recipe, case, node, doubt: None, captured });
                }
            }
        }
        found
    }

    fn fits(&self, cx: &Arc<Cx>, node: NodeId, candidate: &Candidate) -> Result<Option<Found>, String> {
        let ready = &self.recipes[candidate.recipe];
        let find = &ready.recipe.raw.find[candidate.case];
        if !is_within(cx, node, find.within.as_deref())
            || !is_one_of(&find.kept, || cx.fate(node).word())
            || find.is_data && !cx.is_data(node)
            || !is_one_of(&find.gives, || cx.type_word(node))
            || !resolves(cx, find, &candidate.captured)
            || !is_method_of(cx, node, &find.of)
        {
            return Ok(None);
        }
        let mut values = candidate.captured.clone();
        add_base_values(&mut values, cx, node, ready);
        let named = ready.evaluate(Step::Find(candidate.case), "values", &mut values)?;
        if named.get("when").is_some_and(|when| !when.is_true()) || named.get("unless").is_some_and(Value::is_true) {
            return Ok(None);
        }
        if accepted::is_accepted(cx, node, &ready.recipe.raw.linters) {
            return Ok(None);
        }
        let at = named.get("at").and_then(crate::words::text::span_of);
        let span = at.unwrap_or(cx.facts.tree[node].span);
        Ok(Some(Found { recipe: candidate.recipe, node, span, values, doubt: candidate.doubt }))
    }
}

struct Candidate {
    recipe: usize,
    case: usize,
    node: NodeId,
    doubt: Option<Trouble>,
    captured: Values,
}

/// Whether the path starts with a module of the project that is called like a library.
fn is_own(cx: &Cx, path: &str) -> bool {
    let module = path.split_once('.').map(|(module, _)| module).filter(|module| !module.is_empty());
    module.is_some_and(|module| cx.language.is_own_module(&*cx.files, cx.source.path(), module))
}

/// Adds the values that every expression sees.
fn add_base_values(values: &mut Values, cx: &Arc<Cx>, node: NodeId, ready: &Ready) {
    values.insert("site", Node::value(cx, node));
    values.insert("file", Node::value(cx, NodeId::ROOT));
    values.insert("options", ready.options.clone());
}

/// Adds the words that make names, for the site of a rewrite.
pub fn with_names(values: &mut Values, cx: &Arc<Cx>, node: NodeId, taken: Taken) -> Arc<Site> {
    let site = Site::new(cx, node, taken);
    values.insert("fresh", Value::from_object(Fresh(Arc::clone(&site))));
    values.insert("visible", Value::from_object(Visible(Arc::clone(&site))));
    values.insert("shared", Value::from_object(SharedWord(Arc::clone(&site))));
    values.insert("name", Value::from_object(Name(Arc::clone(&site))));
    values.insert("linked", Value::from_object(Linked(Arc::clone(cx))));
    values.insert("imported", Value::from_object(Imported(Arc::clone(&site))));
    site
}

/// The paths that a callee may stand for, and the doubt that each comes with.
fn paths(meaning: Meaning) -> Vec<(String, Option<Trouble>)> {
    match meaning {
        Meaning::Bound(path) => vec![(path, None)],
        Meaning::Unknown(Doubt::Star(paths)) => {
            paths.into_iter().map(|path| (path, Some(Trouble::StarImport))).collect()
        }
        Meaning::Unknown(Doubt::Ambiguous(paths)) => {
            paths.into_iter().map(|path| (path, Some(Trouble::Ambiguous))).collect()
        }
        Meaning::Other | Meaning::Unknown(Doubt::Value) => Vec::new(),
    }
}

fn is_within(cx: &Cx, node: NodeId, within: Option<&str>) -> bool {
    let function = cx.function(node);
    let is_async = function.is_some_and(|function| cx.has(function, Flags::ASYNC));
    match within {
        None => true,
        Some("async function") => is_async,
        Some("async code") => cx.runs_async(node),
        Some("sync function") => function.is_some() && !is_async,
        Some("function") => function.is_some(),
        Some(_) => function.is_none(),
    }
}

/// Whether the call `node` is one of a method of an instance of one of `classes`; of any value where none are given.
fn is_method_of(cx: &Arc<Cx>, node: NodeId, classes: &[String]) -> bool {
    let object = cx.child(node, Role::Callee).and_then(|callee| cx.child(callee, Role::Object));
    classes.is_empty() || object.and_then(|object| cx.instance_path(object)).is_some_and(|path| classes.contains(&path))
}

/// Whether the word is one of `wanted`; yes where none are given, without asking for it.
fn is_one_of(wanted: &[String], word: impl FnOnce() -> &'static str) -> bool {
    wanted.is_empty()
        || wanted.iter().any({
            let word = word();
            move |one| one == word
        })
}

fn resolves(cx: &Arc<Cx>, find: &crate::recipe::raw::Find, captured: &Values) -> bool {
    find.resolves.iter().all(|(name, path)| {
        captured
            .get(name)
            .and_then(|value| value.downcast_object_ref::<Node>().map(|node| node.id))
            .and_then(|node| cx.path(node))
            .is_some_and(|found| found == *path)
    })
}

/// `$NAME` and `$$$NAMES` of a match as nodes of the file's syntax.
fn captures<D: ast_grep_core::Doc>(cx: &Arc<Cx>, matched: &ast_grep_core::NodeMatch<'_, D>) -> Values {
    use ast_grep_core::meta_var::MetaVariable;
    let env = matched.get_env();
    let node = |range: std::ops::Range<usize>| {
        cx.facts.tree.exactly(Span::new(range.start as u32, range.end as u32)).map(|id| Node::value(cx, id))
    };
    let mut found = Values::default();
    for variable in env.get_matched_variables() {
        match variable {
            MetaVariable::Capture(name, _) => {
                let value = env.get_match(&name).and_then(|one| node(one.range()));
                found.insert(&name, value.unwrap_or_default());
            }
            MetaVariable::MultiCapture(name) => {
                let values: Value =
                    env.get_multiple_matches(&name).into_iter().filter_map(|one| node(one.range())).collect();
                found.insert(&name, values);
            }
            MetaVariable::Dropped(_) | MetaVariable::Multiple => {}
        }
    }
    found
}
