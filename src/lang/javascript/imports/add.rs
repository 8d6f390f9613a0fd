//! New imports, and where they go.

use std::collections::BTreeMap;

use super::super::paths::module_path;
use super::is_type_only;
use super::list::{List, to_join};
use super::remove::{Loss, lines_of};
use super::section::{Line, Rank, above, leading, line_end, line_indent, line_start, rank, specifiers, top};
use super::write::{Wanted, by_module, element, root};
use crate::edit::Edit;
use crate::facts::{Facts, NodeId};
use crate::lang::ImportRequest;
use crate::text::Source;

/// Where new statements go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Behind the header of a file without imports.
    Top,
    /// Before a statement.
    Before(NodeId),
    /// In the place of a statement that goes.
    Instead(NodeId),
    /// Behind a statement.
    After(NodeId),
}

/// The edits that add `requests` to a file that loses `losses`.
pub(super) fn edits(source: &Source, facts: &Facts, requests: &[ImportRequest], losses: Vec<Loss>) -> Vec<Edit> {
    let mut adder = Adder { source, facts, leading: leading(source, facts), losses };
    let (joins, mut rest) = adder.joins(requests);
    let mut places = adder.inner_places(&mut rest);
    places.extend(adder.places(&by_module(&rest)));
    let mut edits = adder.changes(&joins, &places);
    for (place, lines) in &places {
        edits.extend(adder.insertion(*place, lines));
    }
    edits
}

/// Names that join the list of a statement.
type Joins<'r> = Vec<(NodeId, Vec<&'r ImportRequest>)>;

struct Adder<'a> {
    source: &'a Source,
    facts: &'a Facts,
    leading: Vec<Line>,
    losses: Vec<Loss>,
}

impl Adder<'_> {
    /// Which requests join a list, and which need statements of their own.
    fn joins<'r>(&mut self, requests: &'r [ImportRequest]) -> (Joins<'r>, Vec<&'r ImportRequest>) {
        let mut joins: Joins<'r> = Vec::new();
        let mut rest: Vec<&ImportRequest> = Vec::new();
        for (at, request) in requests.iter().enumerate() {
            if requests[..at].contains(request) {
                continue;
            }
            let named = request.export.as_deref().is_some_and(|export| export != "default");
            let list = Some(module_path(&request.module)).filter(|_| named);
            let Some(statement) = list.and_then(|module| to_join(self.source, self.facts, module)) else {
                rest.push(request);
                continue;
            };
            match joins.iter_mut().find(|(known, _)| *known == statement) {
                Some((_, names)) => names.push(request),
                None => joins.push((statement, vec![request])),
            }
        }
        // A list that would go altogether lives on with its new names.
        for loss in self.losses.iter_mut().filter(|loss| loss.whole || loss.list) {
            let joined = joins.iter().any(|(statement, _)| *statement == loss.statement);
            if let Some(list) = List::of(self.source, self.facts, loss.statement).filter(|_| joined) {
                loss.whole = false;
                loss.edits.clear();
                loss.elements = list.elements;
            }
        }
        (joins, rest)
    }

    /// The new lines, by the place where they go.
    fn places(&self, wanted: &[Wanted<'_>]) -> BTreeMap<Place, Vec<String>> {
        let mut places: BTreeMap<Place, Vec<String>> = BTreeMap::new();
        let mut free: Vec<&Loss> =
            self.losses.iter().filter(|loss| loss.whole && self.is_leading(loss.statement)).collect();
        for one in wanted {
            let kin = |loss: &&Loss| self.is_kin(loss.statement, one.module);
            let taken = free.iter().position(kin).or((!free.is_empty()).then_some(0));
            let place = match taken {
                Some(at) => Place::Instead(free.remove(at).statement),
                None => self.place(one),
            };
            let place = match place {
                Place::After(statement) if places.contains_key(&Place::Instead(statement)) => Place::Instead(statement),
                other => other,
            };
            places.entry(place).or_default().extend(one.lines(self.source, self.facts, &[]));
        }
        places
    }

    /// Takes the requests out of `rest` that belong beside a `require` inside a block: the lines, by the place where they go.
    fn inner_places(&self, rest: &mut Vec<&ImportRequest>) -> BTreeMap<Place, Vec<String>> {
        let mut places: BTreeMap<Place, Vec<String>> = BTreeMap::new();
        for loss in &self.losses {
            let (own, others) = rest.iter().copied().partition(|request| self.serves(loss.statement, request));
            *rest = others;
            let place = if loss.whole { Place::Instead(loss.statement) } else { Place::After(loss.statement) };
            let beside = specifiers(self.source, self.facts, loss.statement);
            for one in by_module(&own) {
                places.entry(place).or_default().extend(one.lines(self.source, self.facts, &beside));
            }
        }
        places
    }

    /// Whether a `require` inside a block, which loses names, is where the wanted one belongs: it asks for the same family of
    /// builtins, and only code behind it in its block uses the name.
    fn serves(&self, statement: NodeId, wanted: &ImportRequest) -> bool {
        let tree = &self.facts.tree;
        let Some(block) = tree.parent(statement).filter(|&block| block != NodeId::ROOT) else { return false };
        let family = root(module_path(&wanted.module));
        let known = specifiers(self.source, self.facts, statement);
        let mut uses = self.facts.scopes.free.iter().filter(|&&(_, span)| self.source.slice(span) == wanted.local);
        !self.facts.style.modules
            && rank(&wanted.module) == Rank::Builtin
            && known.iter().any(|known| root(module_path(known)) == family)
            && uses.all(|&(node, span)| tree.is_within(node, block) && span.start > tree[statement].span.end)
    }

    fn is_leading(&self, statement: NodeId) -> bool {
        self.leading.iter().any(|line| line.node == statement)
    }

    /// Whether a statement of the leading run imports from the same package, or the same family of builtins.
    fn is_kin(&self, statement: NodeId, module: &str) -> bool {
        let line = self.leading.iter().find(|line| line.node == statement);
        let module = module_path(module);
        line.is_some_and(|line| {
            line.specifiers.iter().any(|known| {
                let known = module_path(known);
                known == module || line.rank == Rank::Builtin && root(known) == root(module)
            })
        })
    }

    fn place(&self, wanted: &Wanted<'_>) -> Place {
        // What takes over from a name that goes stands right behind the line that loses it.
        let loser = self.losses.iter().find(|loss| !loss.whole && self.is_kin(loss.statement, wanted.module));
        if let Some(loser) = loser {
            return Place::After(loser.statement);
        }
        // One of the same family of builtins stands right behind the last of them that gives values.
        let family = |line: &&Line| {
            let gives = !is_type_only(self.facts, line.node);
            wanted.rank == Rank::Builtin && gives && self.is_kin(line.node, wanted.module)
        };
        if let Some(line) = self.leading.iter().rfind(family) {
            return Place::After(line.node);
        }
        let before = |line: &&Line| match wanted.rank {
            Rank::Builtin => line.rank == Rank::Builtin,
            Rank::Package => line.rank <= Rank::Package,
            Rank::Own => true,
        };
        match (self.leading.iter().rfind(before), self.leading.first()) {
            (Some(last), _) => Place::After(last.node),
            (None, Some(first)) => Place::Before(first.node),
            (None, None) => Place::Top,
        }
    }

    /// The edits of the statements that lose or get names.
    fn changes(&self, joins: &Joins<'_>, places: &BTreeMap<Place, Vec<String>>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for loss in &self.losses {
            if loss.whole {
                if !places.contains_key(&Place::Instead(loss.statement)) {
                    edits.push(Edit::delete(lines_of(self.source, self.facts, loss.statement)));
                }
                continue;
            }
            edits.extend(loss.edits.iter().cloned());
            let names = joins.iter().find(|(statement, _)| *statement == loss.statement);
            edits.extend(self.list_edits(loss.statement, &loss.elements, names.map_or(&[], |(_, names)| names)));
        }
        for (statement, names) in joins {
            if !self.losses.iter().any(|loss| loss.statement == *statement) {
                edits.extend(self.list_edits(*statement, &[], names));
            }
        }
        edits
    }

    fn list_edits(&self, statement: NodeId, dead: &[NodeId], names: &[&ImportRequest]) -> Vec<Edit> {
        if dead.is_empty() && names.is_empty() {
            return Vec::new();
        }
        let Some(list) = List::of(self.source, self.facts, statement) else { return Vec::new() };
        let new: Vec<String> = names.iter().map(|request| element(request, list.form)).collect();
        let edits = list.edits(self.source, self.facts, dead, &new);
        // Names that cannot go without their comment stay.
        edits.or_else(|| list.edits(self.source, self.facts, &[], &new)).unwrap_or_default()
    }

    fn insertion(&self, place: Place, lines: &[String]) -> Vec<Edit> {
        let newline = self.facts.style.newline;
        let span = |statement: NodeId| self.facts.tree[statement].span;
        let beside = match place {
            Place::Top => self.facts.tree.children(NodeId::ROOT).next(),
            Place::Before(statement) | Place::Instead(statement) | Place::After(statement) => Some(statement),
        };
        // The scripts of a component may stand one step deeper as a whole.
        let indent = beside.map_or("", |statement| line_indent(self.source, span(statement).start));
        let text = lines.join(&format!("{newline}{indent}"));
        match place {
            Place::Top => {
                let at = top(self.source, self.facts);
                let fresh = line_start(self.source, at).is_some();
                let gap = if fresh { "" } else { newline };
                let after = if at as usize == self.source.text().len() { "" } else { newline };
                self.guarded(Edit::insert(at, format!("{gap}{indent}{text}{newline}{after}")))
            }
            Place::Before(statement) => {
                let at = above(self.source, self.facts, span(statement).start);
                self.guarded(Edit::insert(at, format!("{indent}{text}{newline}")))
            }
            Place::Instead(statement) => self.guarded(Edit::replace(span(statement), text)),
            Place::After(statement) => {
                let end = span(statement).end;
                match line_end(self.source, self.facts, end) {
                    Some(end) => self.guarded(Edit::insert(end, format!("{newline}{indent}{text}"))),
                    None => self.guarded(Edit::insert(end, format!("{newline}{indent}{text}{newline}"))),
                }
            }
        }
    }

    /// The edit, and a semicolon where the line behind it would otherwise go on with the new statement.
    fn guarded(&self, edit: Edit) -> Vec<Edit> {
        let text = self.source.text();
        let next = self.facts.skip_blank(text, edit.span.end);
        let opens = matches!(text.as_bytes().get(next as usize), Some(b'(' | b'[' | b'`' | b'+' | b'-' | b'/' | b'*'));
        if opens && !self.facts.style.semicolons && !self.facts.style.modules {
            return vec![edit, Edit::insert(next, ";")];
        }
        vec![edit]
    }
}
