//! From a finding to edits, or to the reason why there are none. Does not decide whether to apply them.
//!
//! Start at [`rewrite`]; `lines` moves lines, [`layout`] makes text fit its place, [`stress`] makes the test that shows a
//! site's trouble.

mod append;
pub mod layout;
mod lines;
pub mod stress;

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::ValueKind;

use crate::edit::{Edit, EditSet, Safety};
use crate::facts::{BindingId, Kind, NodeId, Role};
use crate::find::ready::{Ready, Step};
use crate::find::values::Values;
use crate::find::{Found, with_names};
use crate::lang::packages::{Dependency, DependencyPlan};
use crate::lang::{ImportRequest, Trouble};
use crate::recipe::raw;
use crate::text::Span;
use crate::words::cx::Cx;
use crate::words::node::{Node, allows};
use crate::words::site::Taken;
use crate::words::text::{Piece, pieces, plain, span_of};

/// What comes of a site.
#[derive(Debug)]
pub enum Outcome {
    /// A rewrite.
    Rewrite(Rewrite),
    /// No rewrite, and why.
    Refusal(Refusal),
}

/// A rewrite of one site.
#[derive(Debug, Default)]
pub struct Rewrite {
    /// Edits of the file, each on the text that was read.
    pub edits: Vec<Edit>,
    /// Imports that the new text needs.
    pub imports: Vec<ImportRequest>,
    /// Packages that it needs.
    pub dependencies: Vec<Dependency>,
    /// What is left for a person to do.
    pub notes: Vec<String>,
    /// Names that stand for something else on purpose: the binding, and the path that it stands for from now on.
    pub successors: Vec<(BindingId, String)>,
    /// Assignments that go if nothing reads their names any more.
    pub drops: Vec<Span>,
    /// Lines, or parts of them, that come to another indentation as they are.
    pub shifted: Vec<Span>,
}

/// Why a site is not rewritten.
#[derive(Debug)]
pub struct Refusal {
    /// Id of the reason.
    pub reason: String,
    /// A text that names the parts of the site, where the recipe has one.
    pub text: Option<String>,
    /// Whether a person has to make the change anyway.
    pub report: bool,
}

/// How a site is told of, whatever comes of it.
#[derive(Debug)]
pub struct Verdict {
    /// The rewrite or the refusal.
    pub outcome: Outcome,
    /// How safe the rewrite is, or would be.
    pub safety: Safety,
    /// What it changes.
    pub says: String,
}

/// A step that went wrong: the site is refused, or the recipe is at fault.
enum Stop {
    Trouble(Trouble),
    Fault(String),
}

/// Rewrites a site, or says why not. `taken` are the names that rewrites before it took; it grows.
///
/// # Errors
///
/// What is wrong with the recipe, for its author.
pub fn rewrite(cx: &Arc<Cx>, ready: &Ready, found: &Found, taken: &mut Taken) -> Result<Verdict, String> {
    let mut values = found.values.clone();
    let site = with_names(&mut values, cx, found.node, taken.clone());
    let safety = ready.recipe.safety();
    let says = ready.render(Step::Values, "says", &values)?.unwrap_or_default();
    let refuse = |refusal, safety, says| Ok(Verdict { outcome: Outcome::Refusal(refusal), safety, says });
    if let Some(doubt) = found.doubt {
        return refuse(by_engine(cx, doubt), safety, says);
    }
    for (at, step) in ready.recipe.raw.refuse.iter().enumerate() {
        let named = ready.evaluate(Step::Refuse(at), "values", &mut values)?;
        if named.get("when").is_some_and(Value::is_true) {
            let text = ready.render(Step::Refuse(at), "text", &values)?.map(|text| plain(cx, &text));
            let report = step.action == raw::RefuseAction::Report;
            return refuse(Refusal { reason: step.reason.clone(), text, report }, safety, says);
        }
    }
    let failed = |fault, safety, says| match site.trouble() {
        Some(trouble) => refuse(by_engine(cx, trouble), safety, says),
        None => Err(fault),
    };
    if let Err(fault) = ready.evaluate(Step::Values, "values", &mut values) {
        return failed(fault, safety, says);
    }
    for (at, write) in ready.recipe.raw.write.iter().enumerate() {
        let mut local = values.clone();
        let named = ready.evaluate(Step::Write(at), "when", &mut local)?;
        if named.get("when").is_some_and(|when| !when.is_true()) {
            continue;
        }
        let safety = Safety::from(write.safety.unwrap_or(ready.recipe.raw.safety));
        if let Err(fault) = ready.evaluate(Step::Write(at), "values", &mut local) {
            return failed(fault, safety, says);
        }
        let says = ready.render(Step::Write(at), "says", &local)?.map(|text| plain(cx, &text)).unwrap_or_default();
        if write
            .floor
            .as_ref()
            .or(ready.recipe.raw.floor.as_ref())
            .is_some_and(|floor| !allows(cx.floor_at(found.node), floor))
        {
            return refuse(by_engine(cx, Trouble::FloorTooLow), safety, says);
        }
        let mut maker = Maker::new(cx, ready, found.node);
        let made = maker.write(at, write, &local).and_then(|()| maker.finish());
        let outcome = match made {
            Ok(mut rewrite) => {
                let (imports, now_taken) = site.finish();
                rewrite.imports = imports;
                rewrite.successors = site.successors();
                *taken = now_taken;
                Outcome::Rewrite(rewrite)
            }
            Err(Stop::Trouble(trouble)) => Outcome::Refusal(by_engine(cx, trouble)),
            Err(Stop::Fault(fault)) => return failed(fault, safety, says),
        };
        return Ok(Verdict { outcome, safety, says });
    }
    Err("no [[write]] fits this site: add one, or a [[refuse]] that says why".to_owned())
}

fn by_engine(cx: &Cx, trouble: Trouble) -> Refusal {
    Refusal { reason: cx.language.reason(trouble).to_owned(), text: None, report: false }
}

/// What a block does beside moving its statements.
struct Along {
    /// Blocks among them that lose their heads.
    merged: Vec<NodeId>,
    /// Whether comments above and below move, too.
    comments: bool,
}

/// Makes the edits of one rewrite.
struct Maker<'a> {
    cx: &'a Arc<Cx>,
    ready: &'a Ready,
    node: NodeId,
    rewrite: Rewrite,
    /// Bytes of the source that the new text still holds, wherever.
    kept: Vec<Span>,
    /// Starts of lines that move one step deeper, if they are still lines in the end.
    deeper: Vec<u32>,
    /// Lines that move out of a block, with the indentation that they lose.
    outward: Vec<(Span, String)>,
}

impl<'a> Maker<'a> {
    fn new(cx: &'a Arc<Cx>, ready: &'a Ready, node: NodeId) -> Self {
        let rewrite = Rewrite::default();
        Self { cx, ready, node, rewrite, kept: vec![], deeper: vec![], outward: vec![] }
    }
}

impl Maker<'_> {
    fn write(&mut self, at: usize, write: &raw::Write, values: &Values) -> Result<(), Stop> {
        if write.replace.is_some() {
            let text = self.ready.render(Step::Write(at), "text", values).map_err(Stop::Fault)?.unwrap_or_default();
            self.replace(self.cx.facts.tree[self.node].span, Some(self.node), &text)?;
        }
        let own = write.replace.is_some() || !write.edit.is_empty();
        let (edits, shared) = if own { (&write.edit, None) } else { (&self.ready.recipe.raw.edit, Some(())) };
        for (edit_at, edit) in edits.iter().enumerate() {
            let step = if shared.is_some() { Step::SharedEdit(edit_at) } else { Step::Edit(at, edit_at) };
            self.step(step, edit, values)?;
        }
        Ok(())
    }

    /// Makes a step, once or for each element of its list.
    fn step(&mut self, step: Step, edit: &raw::EditStep, values: &Values) -> Result<(), Stop> {
        let mut values = values.clone();
        let Some((name, _)) = edit.each.as_deref().and_then(|each| each.split_once(" in ")) else {
            return self.once(step, edit, &mut values);
        };
        let named = self.ready.evaluate(step, "each", &mut values).map_err(Stop::Fault)?;
        let list = named.get("each").cloned().unwrap_or_default();
        let list = list.try_iter().map_err(|error| Stop::Fault(format!("{step}: each: {error}")))?;
        for one in list {
            values.insert(name.trim(), one);
            self.once(step, edit, &mut values)?;
        }
        Ok(())
    }

    fn once(&mut self, step: Step, edit: &raw::EditStep, values: &mut Values) -> Result<(), Stop> {
        let evaluate = |part: &str, values: &mut Values| {
            self.ready.evaluate(step, part, values).map(|named| named.get(part).cloned()).map_err(Stop::Fault)
        };
        if edit.when.is_some() && !evaluate("when", values)?.is_some_and(|when| when.is_true()) {
            return Ok(());
        }
        self.ready.evaluate(step, "values", values).map_err(Stop::Fault)?;
        let target = evaluate("target", values)?;
        let merged = evaluate("merge", values)?;
        let text = self.ready.render(step, "text", values).map_err(Stop::Fault)?.unwrap_or_default();
        if edit.module.is_some() {
            self.module_level(&text);
            return Ok(());
        }
        if let Some(package) = &edit.package {
            self.package(package);
            return Ok(());
        }
        let target = target.ok_or_else(|| Stop::Fault(format!("{step}: the edit has no place")))?;
        let span = place_of(&target).ok_or_else(|| Stop::Fault(format!("{step}: the place is no node and no text")))?;
        if edit.append.is_some() {
            return self.append(&target, &text);
        }
        if edit.replace.is_some() {
            return self.replace(span, node_of(&target), &text);
        }
        if let Some(body) =
            node_of(&target).filter(|&node| edit.above_comments.is_some() && self.is_expression_body(node))
        {
            self.open_body(body, &text);
            return Ok(());
        }
        let statement = self.statement_of(&target)?;
        if edit.drop.is_some() {
            self.rewrite.drops.push(self.cx.facts.tree[statement].span);
            Ok(())
        } else if edit.lift.is_some() {
            self.lift(statement)
        } else if edit.unblock.is_some() {
            self.unblock(statement)
        } else if edit.above.is_some() {
            self.above(statement, &text, false)
        } else if edit.above_comments.is_some() {
            self.above(statement, &text, true)
        } else if edit.below.is_some() {
            self.below(statement, &text)
        } else if edit.block.is_some() {
            self.block(&target, span, &text, &Along { merged: nodes_of(merged.as_ref()), comments: edit.comments })
        } else {
            self.remove(statement)
        }
    }

    fn keep(&mut self, rendered: &str) {
        self.kept.extend(pieces(rendered).into_iter().filter_map(|piece| match piece {
            Piece::Kept(span) => Some(span),
            Piece::New(_) => None,
        }));
    }

    fn replace(&mut self, span: Span, node: Option<NodeId>, rendered: &str) -> Result<(), Stop> {
        let rendered = rendered.trim_end_matches('\n').to_owned();
        let is_statement = node.is_some_and(|node| self.cx.is_statement(node));
        let adds_lines = pieces(&rendered).iter().any(|piece| matches!(piece, Piece::New(text) if text.contains('\n')));
        // What opens the braces around it has its lines for itself.
        let opens = rendered.starts_with('\n') && self.cx.source.text()[..span.start as usize].ends_with('{');
        if adds_lines && !opens {
            // Without braces a text that takes lines begins where its statement does; a comment behind it belongs to none.
            let first = Span::new(span.start, (span.start + 1).min(span.end));
            let part = if self.cx.language.has_braces() { span } else { first };
            let statement = self.cx.statement(node.unwrap_or_else(|| self.cx.facts.tree.covering(part)));
            self.room_for_lines(statement, is_statement, span)?;
        }
        let rendered = match node.filter(|_| !is_statement) {
            Some(node) => self.cx.language.in_place(&self.cx.facts, node, rendered),
            None => rendered,
        };
        self.keep(&rendered);
        let guard = self.guard(span, &rendered);
        let made = layout::replacement(self.cx, span, &format!("{guard}{rendered}"));
        self.rewrite.edits.extend(made.edits);
        self.rewrite.shifted.extend(made.shifted);
        Ok(())
    }

    fn append(&mut self, target: &Value, rendered: &str) -> Result<(), Stop> {
        self.keep(rendered);
        let text = plain(self.cx, rendered);
        let edits = node_of(target).and_then(|node| append::append(self.cx, node, &text));
        self.rewrite.edits.extend(edits.ok_or(Stop::Trouble(Trouble::CommentLost))?);
        Ok(())
    }

    /// What has to stand before `rendered` in the place of `span`, if that starts a statement which started otherwise.
    fn guard(&self, span: Span, rendered: &str) -> &'static str {
        let cx = self.cx;
        let place = cx.facts.tree.covering(span);
        let Some(statement) = cx.statement(place).filter(|&it| cx.facts.tree[it].span.start == span.start) else {
            return "";
        };
        let guarded = |text: &str| cx.language.statement_guard(&cx.facts, statement, text);
        if guarded(cx.slice(span)).is_empty() { guarded(&plain(cx, rendered)) } else { "" }
    }

    fn statement_of(&self, target: &Value) -> Result<NodeId, Stop> {
        let node = node_of(target).or_else(|| target.get_item_by_index(0).ok().as_ref().and_then(node_of));
        // Lines can also stand beside the members of a class, and above the handler of a `try`.
        let tree = &self.cx.facts.tree;
        let has_lines = |node: NodeId| {
            let in_class = tree.parent(node).is_some_and(|up| self.cx.kind(up) == Kind::Class);
            self.cx.kind(node) == Kind::Handler || in_class && tree[node].role == Role::Body
        };
        let line = |node: NodeId| Some(node).filter(|&node| has_lines(node)).or_else(|| self.cx.statement(node));
        node.and_then(line).ok_or(Stop::Trouble(Trouble::NoStatement))
    }

    fn module_level(&mut self, text: &str) {
        let newline = self.cx.facts.style.newline;
        let defined = self.cx.facts.tree.children(NodeId::ROOT).any(|node| self.cx.text(node).trim() == text.trim());
        if defined {
            return;
        }
        let indented = layout::lines(self.cx, text.trim_matches('\n'), "");
        let edit = self.cx.language.module_level(&self.cx.source, &self.cx.facts, indented.trim_end_matches(newline));
        self.rewrite.edits.extend(self.apart(edit));
    }

    /// The blank lines that a definition brings below itself go below those that are there: several definitions at one
    /// place share them.
    fn apart(&self, edit: Edit) -> Vec<Edit> {
        let newline = self.cx.facts.style.newline;
        let body = edit.text.trim_end_matches(newline).len() + newline.len();
        let text = self.cx.source.text();
        let rest = &text[edit.span.start as usize..];
        let blanks = (rest.len() - rest.trim_start_matches(['\r', '\n']).len()) as u32;
        if body >= edit.text.len() || blanks == 0 {
            return vec![edit];
        }
        let (definition, gap) = edit.text.split_at(body);
        vec![Edit::insert(edit.span.start, definition), Edit::insert(edit.span.start + blanks, gap)]
    }

    fn package(&mut self, package: &raw::Package) {
        let ranges: Vec<(String, String)> =
            package.version.iter().map(|version| (version.when.clone(), version.range.clone())).collect();
        let cx = self.cx;
        match cx.language.dependency(
            &*cx.files,
            &cx.source,
            &cx.facts,
            self.node,
            &package.name,
            &ranges,
            &package.features,
        ) {
            DependencyPlan::Present => {}
            DependencyPlan::Add(dependency) => self.rewrite.dependencies.push(dependency),
            DependencyPlan::ByHand(note) => self.rewrite.notes.push(note),
        }
    }

    /// The finished rewrite, if it loses no comment, changes no expression whose text is shown, and its edits do not
    /// contradict each other.
    fn finish(&mut self) -> Result<Rewrite, Stop> {
        self.indent();
        self.outdent();
        for edit in self.rewrite.edits.iter().filter(|edit| !edit.span.is_empty()) {
            let lost =
                self.cx.facts.comments_in(edit.span).iter().any(|comment| {
                    edit.span.contains(*comment) && !self.kept.iter().any(|kept| kept.contains(*comment))
                });
            if lost {
                return Err(Stop::Trouble(Trouble::CommentLost));
            }
            if self.cx.is_spelled_out(edit.span) {
                return Err(Stop::Trouble(Trouble::NotProved));
            }
        }
        EditSet::new(self.rewrite.edits.iter().cloned())
            .map_err(|overlap| Stop::Fault(format!("the edits of one rewrite contradict each other: {overlap}")))?;
        Ok(std::mem::take(&mut self.rewrite))
    }
}

fn node_of(value: &Value) -> Option<NodeId> {
    value.downcast_object_ref::<Node>().map(|node| node.id)
}

fn nodes_of(list: Option<&Value>) -> Vec<NodeId> {
    list.and_then(|list| list.try_iter().ok()).into_iter().flatten().filter_map(|one| node_of(&one)).collect()
}

/// The bytes of a node or text, or from the first to the last of a list of them.
fn place_of(value: &Value) -> Option<Span> {
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable) {
        let spans: Vec<Span> = value.try_iter().ok()?.filter_map(|one| span_of(&one)).collect();
        return spans.iter().copied().reduce(Span::cover);
    }
    span_of(value)
}
