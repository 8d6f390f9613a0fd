//! Nodes as values of the recipe language: what `site.args[0].statement` and the like mean.
//!
//! Attributes that name a role (`callee`, `value`, `body` …) give the first child in it, or none. The words of each
//! subject stand in their own file; here they get their names. `layout` knows the bytes around a node, `making` is the value
//! for how elements are made.

mod layout;
mod making;

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{DynObject, Object, ObjectRepr, Value};
use minijinja::{Error, ErrorKind, State};

use self::making::MakingValue;
use super::collection::Collection;
use super::cx::Cx;
use super::makings::Making;
use super::text::{Text, mark};
use super::{
    awaiting, bound, calls, chain, doubles, elements, event_loop, expected, exports, flows, form, handlers, iteration,
    lines, loops, names, overrides, project, promised, quiet, readings, references, required, results, spins, threads,
    unwaited, uses, values,
};
use crate::facts::{Flags, Kind, NodeId, Role, SUPPRESSION};
use crate::text::Span;

thread_local! {
    /// A word that an expression used and nobody knows: filters such as `selectattr` would take it for a no.
    static UNKNOWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Notes a word that nobody knows, so that the author of the recipe is told.
pub fn unknown_word(key: &str) -> Option<Value> {
    UNKNOWN.set(Some(key.to_owned()));
    None
}

/// The unknown word that was used on this thread since the last call, if one was.
pub fn take_unknown_word() -> Option<String> {
    UNKNOWN.take()
}

/// A node of a file's syntax as a value.
#[derive(Clone)]
pub struct Node {
    /// The file.
    pub cx: Arc<Cx>,
    /// The node.
    pub id: NodeId,
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{:?}", self.cx.kind(self.id).word(), self.span())
    }
}

impl Node {
    /// The value of `id`.
    pub fn value(cx: &Arc<Cx>, id: NodeId) -> Value {
        Value::from_object(Node { cx: Arc::clone(cx), id })
    }

    /// The bytes of the node, without parentheses around it.
    pub fn span(&self) -> Span {
        self.cx.facts.tree[self.id].span
    }

    pub(super) fn node(&self, id: NodeId) -> Value {
        Node::value(&self.cx, id)
    }

    pub(super) fn maybe(&self, id: Option<NodeId>) -> Value {
        id.map_or(Value::from(()), |id| self.node(id))
    }

    pub(super) fn nodes(&self, ids: impl IntoIterator<Item = NodeId>) -> Value {
        ids.into_iter().map(|id| self.node(id)).collect()
    }

    pub(super) fn text(&self, span: Option<Span>) -> Value {
        match span {
            Some(span) => Value::from_object(Text { cx: Arc::clone(&self.cx), span }),
            None => Value::from(()),
        }
    }

    fn parent_if(&self, kind: Kind, role: Role) -> Option<NodeId> {
        let tree = &self.cx.facts.tree;
        tree.parent(self.id).filter(|&up| tree[up].kind == kind && tree[self.id].role == role)
    }

    fn attribute(self: &Arc<Self>, key: &str) -> Option<Value> {
        let cx = &self.cx;
        let id = self.id;
        let tree = &cx.facts.tree;
        Some(match key {
            "kind" => Value::from(cx.kind(id).word()),
            "role" => Value::from(tree[id].role.word()),
            "text" => Value::from(cx.text(id)),
            "name" => Value::from(cx.name(id)),
            "start" => Value::from(self.span().start),
            "end" => Value::from(self.span().end),
            "path" => cx.path(id).map_or(Value::from(()), Value::from),
            "parent" => self.maybe(tree.parent(id)),
            "all" => self.nodes(tree.children(id)),
            "args" => self.nodes(cx.in_role(id, Role::Argument)),
            "positional" => self.nodes(cx.positional(id)),
            "spread" => self.maybe(cx.child(id, Role::Value).filter(|_| cx.kind(id) == Kind::Spread)),
            "function" => self.maybe(cx.function(id)),
            "runs_elsewhere" => Value::from(cx.runs_elsewhere(id)),
            "class_body" => self.maybe(cx.class_body(id)),
            "comprehension" => self.maybe(cx.comprehension(id)),
            "inside_generator" => Value::from(cx.is_inside_generator(id)),
            "in_async" => Value::from(cx.runs_async(id)),
            "keyword_splat" => Value::from(cx.has_double_star(id)),
            "modules" => cx.imported_modules().into_iter().map(Value::from).collect(),
            "argument_type" => Value::from(cx.argument_type(id)),
            "starter" => Value::from(cx.started(id).is_some()),
            "started" => self.maybe(cx.started(id)),
            "suspends" => Value::from(cx.suspends(id)),
            "thread_hazards" => cx.thread_hazards_value(),
            "changing_singletons" => self.nodes(cx.changing_singletons()),
            "lock_takings" => cx.lock_takings_value(),
            "lock_pairs" => cx.lock_pairs_value(),
            "taken_again" => Value::from(cx.is_taken_again(id)),
            "other_uses" => self.nodes(cx.other_uses(id)),
            "sole_import" => self.maybe(cx.sole_import(id)),
            "held_locks" => {
                self.nodes(cx.holding(id).into_iter().map(|taking| taking.lock).chain(cx.acquired_around(&[id])))
            }
            "made_by" => self.maybe(cx.made_by(id)),
            "makers" => self.nodes(cx.makers(id)),
            "bare" => self.text(Some(self.span())),
            "operator" => self.text(cx.operator(id)),
            "unread" => Value::from(cx.is_unread(id)),
            "outer" => self.text(Some(cx.facts.with_parens(cx.source.text(), id))),
            "with_comma" => self.text(Some(self.with_comma())),
            "home" => self.maybe(cx.home(id)),
            "on_the_spot" => Value::from(cx.is_on_the_spot(id)),
            "expects_type" => Value::from(cx.expects_type(id)),
            "widens" => Value::from(cx.is_literal(id)),
            "before_params" => self.text(self.before_params()),
            "before_body" => self.text(self.before_body()),
            "from_arrow" => self.text(self.beyond_head()),
            "semicolons" => Value::from(cx.facts.style.semicolons),
            "arrow_parens" => Value::from(cx.facts.style.arrow_parens),
            "only_var" => Value::from(cx.facts.style.only_var),
            "typed" => Value::from(cx.language.is_typed(cx.source.path())),
            "unrolls" => Value::from(cx.unrolls(id)),
            "statement" => self.maybe(cx.statement(id)),
            "rest" => self.nodes(cx.rest_of(id)),
            "awaited" => self.maybe(self.parent_if(Kind::Await, Role::Operand)),
            "whole" => self.text(Some(self.with_tail())),
            "tail" => self.text(self.tail()),
            "brackets" => self.text(Some(tree[id].list).filter(|list| !list.is_empty())),
            "inside" => self.text(self.inside()),
            "comment_open" => self.text(self.comment_open()),
            "comment_after" => self.text(self.comment_after()),
            "comments_above" => self.comments_above().into_iter().map(|span| self.text(Some(span))).collect(),
            "alone" => Value::from(self.alone()),
            "conditional" => Value::from(cx.is_conditional(id)),
            "evaluated_first" => Value::from(cx.is_first(id)),
            "nested_comprehension" => Value::from(cx.is_nested_comprehension(id)),
            "shares_line" => Value::from(cx.statement(id).is_some_and(|statement| cx.shares_line(statement))),
            "asserted" => cx.asserted(id).into_iter().map(Value::from).collect(),
            "caught" => cx.caught(id).into_iter().map(Value::from).collect(),
            "pure" => Value::from(cx.is_pure(id)),
            "type" => Value::from(cx.type_word(id)),
            "item_type" => Value::from(cx.item_type(id).word()),
            "instance" => cx.instance_path(id).map_or(Value::from(()), Value::from),
            "result_type" => Value::from(cx.call_type(id).word()),
            "collection" => self.list(cx.collection(id)),
            "makings" => cx.makings(id).into_iter().map(|making| self.making(making)).collect(),
            "walk_making" => cx.walk_making(id).map_or(Value::from(()), |making| self.making(making)),
            "round_making" => cx.round_making(id).map_or(Value::from(()), |making| self.making(making)),
            "group_making" => cx.group_making(id).map_or(Value::from(()), |making| self.making(making)),
            "heads" => cx.heads(id).into_iter().map(Value::from).collect(),
            "names" => self.nodes(cx.stored_names(id)),
            _ => {
                if let Some(value) = self.word_of_lifetime(key) {
                    return Some(value);
                }
                if let Some(role) = Role::from_word(key) {
                    return Some(self.maybe(cx.child(id, role)));
                }
                if let Some((_, flag)) = Flags::WORDS.iter().find(|(word, _)| key.strip_prefix("is_") == Some(word)) {
                    return Some(Value::from(cx.has(id, *flag)));
                }
                let subjects = [
                    awaiting::word,
                    bound::word,
                    calls::word,
                    chain::word,
                    doubles::word,
                    elements::word,
                    event_loop::word,
                    expected::word,
                    exports::word,
                    flows::word,
                    form::word,
                    handlers::word,
                    iteration::word,
                    unwaited::word,
                    lines::word,
                    loops::word,
                    names::word,
                    overrides::word,
                    project::word,
                    promised::word,
                    quiet::word,
                    readings::word,
                    references::word,
                    required::word,
                    results::word,
                    spins::word,
                    threads::word,
                    uses::word,
                    values::word,
                ];
                return subjects.iter().find_map(|word| word(self, key));
            }
        })
    }

    fn list(self: &Arc<Self>, list: Option<Collection>) -> Value {
        let Some(list) = list else { return Value::from(()) };
        let starts = self.cx.starts_of(&list);
        Value::from_pairs([
            ("starts", starts.as_ref().map_or(Value::from(()), |starts| self.nodes(starts.iter().copied()))),
            ("plain", Value::from(list.above.iter().all(|&statement| self.cx.is_plain(statement)))),
            ("name", Value::from(self.cx.text(list.name))),
            ("made", self.node(list.made)),
            ("elements", self.nodes(list.elements)),
            ("iterables", self.nodes(list.iterables)),
            ("above", self.nodes(list.above)),
            ("private", Value::from(list.private)),
            ("walked", Value::from(list.walked)),
            ("form", Value::from(list.form)),
        ])
    }

    fn making(&self, making: Making) -> Value {
        Value::from_object(MakingValue { cx: Arc::clone(&self.cx), site: self.id, making })
    }
}

impl Object for Node {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.attribute(key).or_else(|| unknown_word(key))
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        other.downcast_ref::<Node>().map(|other| self.id.cmp(&other.id))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mark(self.cx.facts.with_parens(self.cx.source.text(), self.id)))
    }

    fn call_method(self: &Arc<Self>, _: &mut State<'_, '_>, method: &str, args: &[Value]) -> Result<Value, Error> {
        let cx = &self.cx;
        let word = |at: usize| -> Result<&str, Error> {
            args.get(at).and_then(Value::as_str).ok_or_else(|| {
                Error::new(ErrorKind::InvalidOperation, format!("{method}: argument {} has to be a string", at + 1))
            })
        };
        let words = |at: usize| -> Result<Vec<String>, Error> {
            let Some(list) = args.get(at) else { return Ok(Vec::new()) };
            if let Some(one) = list.as_str() {
                return Ok(vec![one.to_owned()]);
            }
            list.try_iter().map(|list| list.filter_map(|one| one.as_str().map(str::to_owned)).collect())
        };
        let kinds = |at: usize| -> Result<Vec<Kind>, Error> {
            words(at)?
                .iter()
                .map(|word| {
                    Kind::from_word(word).ok_or_else(|| {
                        Error::new(ErrorKind::InvalidOperation, format!("{method}: no node kind is called {word:?}"))
                    })
                })
                .collect()
        };
        Ok(match method {
            "children" => {
                let role = Role::from_word(word(0)?).ok_or_else(|| {
                    Error::new(ErrorKind::InvalidOperation, format!("children: no role is called {:?}", args[0]))
                })?;
                self.nodes(cx.in_role(self.id, role))
            }
            "keyword" => self.maybe(cx.keyword(self.id, word(0)?)),
            "argument_of" => self.maybe(cx.argument_of(self.id, &words(0)?, &words(1).unwrap_or_default())),
            "inside" => {
                let kinds = kinds(0)?;
                self.maybe(cx.facts.tree.ancestors(self.id).find(|&up| kinds.contains(&cx.kind(up))))
            }
            "contains" => {
                let kinds = kinds(0)?;
                Value::from(cx.here(self.id).any(|node| kinds.contains(&cx.kind(node))))
            }
            "calling" => self.nodes(cx.calling(self.id, &words(0)?)),
            "calling_behind" => self.nodes(cx.calling_behind(self.id, &words(0)?, 3)),
            "unread_parameter" => Value::from(cx.unread_parameter(self.id, word(0)?)),
            "promising_helper" => Value::from(cx.promising_helper(self.id, word(0)?)),
            "tests_mention" => Value::from(cx.tests_mention(&words(0)?)),
            "runs_at_once" => Value::from(cx.runs_at_once(self.id, &words(0)?, 4)),
            "follows" => {
                let first = args.first().and_then(|first| first.downcast_object_ref::<Node>());
                Value::from(first.is_some_and(|first| cx.follows(first.id, self.id)))
            }
            "known" => cx.group(word(0)?).iter().map(Value::from).collect(),
            "parts" => {
                let kinds = kinds(0)?;
                self.nodes(cx.here(self.id).filter(|&node| node != self.id && kinds.contains(&cx.kind(node))))
            }
            "annotated_with" => {
                let wanted = words(0)?;
                let said = self.comments_about().into_iter().chain(self.tail());
                Value::from(
                    said.map(|span| cx.slice(span).to_lowercase())
                        .filter(|text| !text.contains(SUPPRESSION))
                        .any(|text| wanted.iter().any(|word| text.contains(word.as_str()))),
                )
            }
            "is_taken" => Value::from(!cx.is_free(word(0)?, self.id, &[self.id])),
            "uses_member" => Value::from(cx.uses_member(self.id, &words(0)?)),
            "reads_member" => Value::from(cx.reads_member(self.id, &words(0)?)),
            "set_in" => {
                let around = args.first().and_then(|one| one.downcast_object_ref::<Node>());
                let names = around.map_or_else(Vec::new, |around| cx.set_in(self.id, around.id));
                names.into_iter().map(Value::from).collect()
            }
            "jumps_within" => {
                let around = args.first().and_then(|one| one.downcast_object_ref::<Node>());
                Value::from(around.is_some_and(|around| cx.jumps_within(self.id, around.id)))
            }
            "changes" => {
                let what = args.first().and_then(|one| one.downcast_object_ref::<Node>());
                Value::from(what.is_some_and(|what| cx.changes(self.id, what.id)))
            }
            "package_major" => {
                let major = cx.language.listed_major(&*cx.files, cx.source.path(), word(0)?);
                major.map_or(Value::from(()), Value::from)
            }
            "lists" => {
                let listed = |name: &String| cx.language.lists(&*cx.files, cx.source.path(), name);
                Value::from(cx.with_groups(&words(0)?).iter().any(listed))
            }
            "uses" => {
                let prefix = word(0)?;
                Value::from(cx.uses(self.id, prefix, &[]))
            }
            "outer_locks" => self.nodes(cx.outer_locks(self.id, &words(0)?)),
            "swapped_locks" => self.nodes(cx.swapped_locks(self.id, &words(0)?)),
            "twin_parameters" => self.nodes(cx.twin_parameters(self.id, &words(0)?)),
            "outliving" => {
                let last = args.first().and_then(|last| last.downcast_object_ref::<Node>()).map(|last| last.id);
                self.nodes(last.map(|last| cx.outliving(self.id, last)).unwrap_or_default())
            }
            "bound_for_its_end" => {
                let last = args.first().and_then(|last| last.downcast_object_ref::<Node>()).map(|last| last.id);
                self.nodes(last.map(|last| cx.bound_for_its_end(self.id, last)).unwrap_or_default())
            }
            "settled" => {
                let at = |at: usize| args.get(at).and_then(|it| it.downcast_object_ref::<Node>()).map(|it| it.id);
                self.maybe(at(0).zip(at(1)).map(|(last, until)| cx.settled(self.id, last, until)))
            }
            "binds_owned" => {
                let names = args.first().and_then(|names| names.try_iter().ok()).into_iter().flatten();
                let names: Vec<NodeId> =
                    names.filter_map(|it| it.downcast_object_ref::<Node>().map(|it| it.id)).collect();
                Value::from(cx.binds_owned(self.id, &names))
            }
            "awaits_with" => {
                let block = args.first().and_then(|block| block.downcast_object_ref::<Node>()).map(|block| block.id);
                self.nodes(block.map(|block| cx.awaits_with(self.id, block)).unwrap_or_default())
            }
            "up_to" => {
                let end = args.first().and_then(super::text::span_of).map_or(self.span().end, |span| span.start);
                let end = self.span().start + cx.slice(Span::new(self.span().start, end)).trim_end().len() as u32;
                self.text(Some(Span::new(self.span().start, end)))
            }
            "made_with" => Value::from(cx.made_with(self.id, &words(0)?)),
            "closures_run_here" => Value::from(cx.closures_run_here(self.id, &words(0)?)),
            "tied_behind" => {
                let behind = args.first().and_then(|it| it.downcast_object_ref::<Node>()).map(|it| it.id);
                Value::from(behind.is_some_and(|behind| cx.tied_behind(self.id, behind)))
            }
            "waits_among" => {
                let rounds = args.get(1).and_then(|it| it.downcast_object_ref::<Node>()).map(|it| it.id);
                let gates = rounds.map(|rounds| cx.gates(self.id, rounds)).unwrap_or_default();
                Value::from(cx.waits_among(self.id, &words(0)?, false, &gates))
            }
            "pauses_by_number" => self.nodes(cx.pauses_by_number(self.id, &words(0)?)),
            "made_among" => Value::from(cx.waits_among(self.id, &words(0)?, true, &[])),
            "through" => {
                let last = args.first().and_then(super::text::span_of);
                self.text(last.map(|last| Span::new(self.span().start, last.end)))
            }
            "reads_in" => {
                let place = args.first().and_then(super::text::span_of).unwrap_or_default();
                let reads = cx.reads_of_name(self.id);
                self.nodes(reads.into_iter().filter(|&read| place.contains(cx.facts.tree[read].span)))
            }
            "common_behind" => {
                let behind = args.first().and_then(|it| it.downcast_object_ref::<Node>()).map(|it| it.id);
                self.nodes(behind.map(|behind| cx.common_behind(self.id, behind)).unwrap_or_default())
            }
            "has_under_conditions" => Value::from(cx.has_under_conditions(self.id, word(0)?)),
            "leads_to" => {
                let place = args.first().and_then(|it| it.downcast_object_ref::<Node>()).map(|it| it.id);
                Value::from(place.is_some_and(|place| cx.leads_to(self.id, place)))
            }
            "held" => self.nodes(cx.held(self.id, &words(0)?, args.get(1).is_some_and(Value::is_true))),
            "extended" => self.nodes(cx.extended(self.id, &words(0)?)),
            "unwrapped_from" => self.maybe(cx.unwrapped_from(self.id, &words(0)?)),
            "package_calls" => {
                cx.package_calls(&words(0)?, &words(1)?).into_iter().map(|(cx, call)| Node::value(&cx, call)).collect()
            }
            "long_loops" | "runs_long_loops" => {
                let most = args.first().and_then(|most| i64::try_from(most.clone()).ok());
                let most = most.map(i128::from).ok_or_else(|| {
                    Error::new(ErrorKind::InvalidOperation, format!("{method}: how many rounds? give a number"))
                })?;
                match method {
                    "long_loops" => self.nodes(cx.long_loops(self.id, most)),
                    _ => self.nodes(cx.called_long_loops(self.id, most, 4)),
                }
            }
            "holder" => cx
                .holder(self.id, word(0)?, word(1)?, args.get(2).is_some_and(Value::is_true))
                .map_or(Value::from(()), Value::from),
            "holds" => Value::from(cx.holds_lock(self.id, &words(0)?)),
            "sections" => super::state::value::sections(cx, args)?,
            "opens_race" => Value::from(cx.opens_race(self.id, &words(0)?)),
            "may_be" => Value::from(cx.may_be_instance(self.id, &words(0)?, super::instances::DEPTH)),
            "allows" => Value::from(allows(cx.floor_at(self.id), word(0)?)),
            "supports" => Value::from(supports(cx.floor_at(self.id), word(0)?)),
            "names_below" => Value::from(cx.names_below(&cx.with_groups(&words(0)?))),
            "project_names" => Value::from(cx.is_named_in_project(&words(0)?)),
            "used_outside_by" => Value::from(cx.is_used_outside_by(self.id, &words(0)?)),
            "project_says" => Value::from(cx.project_says(&words(0)?, &words(1)?)),
            "reads_name" => {
                let name = word(0)?;
                Value::from(
                    cx.facts.tree.walk(self.id).any(|node| cx.kind(node) == Kind::Name && cx.text(node) == name),
                )
            }
            _ => {
                let paths = words(0)?;
                let subjects = [
                    calls::method,
                    flows::method,
                    handlers::method,
                    names::method,
                    references::method,
                    threads::method,
                ];
                let found = subjects.iter().find_map(|subject| subject(self, method, &paths));
                return found.ok_or_else(|| Error::from(ErrorKind::UnknownMethod));
            }
        })
    }
}

/// Whether the project says that it allows `version`, or an older one.
fn supports(floor: Option<(u32, u32)>, version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    let version = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    floor.is_some_and(|floor| floor <= version)
}

/// Whether every version that the project allows has what came with `needed`, such as `3.11`. No floor allows nothing.
pub fn allows(floor: Option<(u32, u32)>, needed: &str) -> bool {
    let Some(floor) = floor else { return false };
    let mut parts = needed.split('.').map(|part| part.parse::<u32>().unwrap_or(u32::MAX));
    let needed = (parts.next().unwrap_or(u32::MAX), parts.next().unwrap_or(0));
    floor >= needed
}
