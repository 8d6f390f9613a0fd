//! Recursion: whether what is called for each element leads back to the function around, also through other files.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::cx::Cx;
use super::lineage::Place;
use super::state::indirect::RUN_BY_LANGUAGE;
use super::types::Type;
use crate::facts::{How, Kind, NodeId, Role};

/// How many calls deep a recursion is looked for.
const DEPTH: u32 = 8;

/// How many times the way may go from one file into another.
const FILES: u32 = 3;

/// A search for a way back.
struct Search<'a> {
    /// The file that the search starts in.
    home: &'a Arc<Cx>,
    /// The functions of it that are looked for.
    wanted: &'a [NodeId],
    seen: FxHashSet<(PathBuf, u32)>,
}

impl Cx {
    /// Whether calling `callback` may lead to a call of a function around `site`, through functions of the project.
    pub fn recurses(self: &Arc<Self>, callback: NodeId, site: NodeId) -> bool {
        let wanted: Vec<NodeId> =
            std::iter::successors(self.function(site), |&function| self.function(function)).collect();
        let mut search = Search { home: self, wanted: &wanted, seen: FxHashSet::default() };
        match self.kind(callback) {
            Kind::Function | Kind::Call => search.leads_back(&(Arc::clone(self), callback), DEPTH, FILES),
            _ => self
                .definition(callback)
                .is_some_and(|found| search.is_back(&found) || search.leads_back(&found, DEPTH, FILES)),
        }
    }

    /// Whether what `code` calls in other files comes back from there to one of the functions `wanted` of this one.
    pub fn comes_back(self: &Arc<Self>, code: &[NodeId], wanted: &[NodeId]) -> bool {
        let mut search = Search { home: self, wanted, seen: FxHashSet::default() };
        let names: Vec<&str> = wanted.iter().map(|&one| self.given_name(one)).collect();
        let may_come_back = |callee: NodeId| {
            let elsewhere = |cx: &Arc<Cx>| {
                cx.source.path().as_os_str() != self.source.path().as_os_str()
                    && self.is_named_in(cx.source.path(), &names)
            };
            match self.type_of(callee) {
                Type::Function(cx, _) => elsewhere(&cx),
                Type::Class(cx, class) => cx.lineage(class).iter().any(|(cx, _)| elsewhere(cx)),
                _ => false,
            }
        };
        let mut found = code.iter().flat_map(|&one| called(self, one, &may_come_back));
        found.any(|found| search.asks_back(&found) || search.leads_back(&found, DEPTH, 0))
    }
}

impl Cx {
    /// Whether code of this file hands an object on from within its own methods.
    fn hands_itself_on(&self) -> bool {
        let tree = &self.facts.tree;
        let own = |&arg: &NodeId| {
            self.is_self(self.child(arg, Role::Value).filter(|_| self.kind(arg) == Kind::Keyword).unwrap_or(arg))
        };
        tree.of_kind(Kind::Call)
            .chain(tree.of_kind(Kind::New))
            .any(|call| tree.in_role(call, Role::Argument).any(|arg| own(&arg)))
    }
}

impl Search<'_> {
    /// Whether `from` calls a method with the name of a wanted one on an object of which nothing is known: one that it is
    /// handed, or one that its own object keeps, where the first file hands its objects on.
    fn asks_back(&self, (cx, function): &Place) -> bool {
        let names: Vec<&str> = self.wanted.iter().map(|&one| self.home.given_name(one)).collect();
        let handed = |object: NodeId| {
            let id = cx.facts.scopes.of_name.get(object.index()).copied().flatten();
            let bind = id.and_then(|id| cx.facts.scopes.binding(id).single());
            let keeps = || {
                cx.kind(object) == Kind::Attribute && cx.child(object, Role::Object).is_some_and(|own| cx.is_self(own))
            };
            let is_handed =
                bind.is_some_and(|bind| matches!(bind.how, How::Parameter)) || keeps() && self.home.hands_itself_on();
            is_handed && matches!(cx.type_of(object), Type::Unknown)
        };
        let asks = |root: NodeId| {
            cx.facts.tree.of_kind_in(root, Kind::Attribute).any(|callee| {
                cx.facts.tree[callee].role == Role::Callee
                    && names.contains(&cx.name(callee))
                    && cx.child(callee, Role::Object).is_some_and(handed)
            })
        };
        asks(*function) || cx.reached(&[*function]).into_iter().any(asks)
    }

    /// Whether running `from` may call one of the wanted functions.
    fn leads_back(&mut self, from: &Place, depth: u32, files: u32) -> bool {
        let (cx, root) = from;
        let key = (cx.source.path().to_owned(), cx.facts.tree[*root].span.start);
        let Some(depth) = depth.checked_sub(1).filter(|_| self.seen.insert(key)) else { return false };
        // The last step has to be one back: other files are not opened for it.
        let names: Vec<&str> = self.wanted.iter().map(|&one| self.home.given_name(one)).collect();
        let is_wanted =
            |callee: NodeId| files > 0 || names.contains(&cx.name(callee)) || cx.own_definition(callee).is_some();
        called(cx, *root, &is_wanted).into_iter().any(|found| {
            let found = self.at_home(found);
            let same_file = Arc::ptr_eq(&found.0, cx);
            // A function inside the root is part of it.
            if same_file && cx.facts.tree.is_within(found.1, *root) {
                return self.leads_back(&found, depth, files);
            }
            let files = if same_file { Some(files) } else { files.checked_sub(1) };
            self.is_back(&found) || files.is_some_and(|files| self.leads_back(&found, depth, files))
        })
    }

    /// Whether `found` is one of the wanted functions. Of the first file another text may be at hand, before rewrites of
    /// this run: there the name counts.
    fn is_back(&self, (cx, function): &Place) -> bool {
        if Arc::ptr_eq(cx, self.home) {
            return self.wanted.contains(function);
        }
        let name = cx.given_name(*function);
        cx.source.path().as_os_str() == self.home.source.path().as_os_str()
            && !name.is_empty()
            && self.wanted.iter().any(|&one| self.home.given_name(one) == name)
    }

    /// The same function; of another reading of the first file as that one has it.
    fn at_home(&self, found: Place) -> Place {
        let same_file = found.0.source.path().as_os_str() == self.home.source.path().as_os_str();
        let there = if same_file { self.home.counterpart(&found.0, found.1) } else { None };
        there.map_or(found, |there| (Arc::clone(self.home), there))
    }
}

/// The functions of the project that `root` calls or hands to a call by name, as far as wanted; of a class that it makes
/// an object of, those that the language runs.
fn called(cx: &Arc<Cx>, root: NodeId, is_wanted: &dyn Fn(NodeId) -> bool) -> Vec<Place> {
    let mut found = Vec::new();
    let tree = &cx.facts.tree;
    for call in tree.of_kind_in(root, Kind::Call).chain(tree.of_kind_in(root, Kind::New)) {
        let by_name = |arg: &NodeId| matches!(cx.kind(*arg), Kind::Name | Kind::Attribute);
        let handed = cx.positional(call).into_iter().filter(by_name);
        let callee = cx.child(call, Role::Callee);
        let wanted = callee.into_iter().chain(handed).filter(|&callee| is_wanted(callee));
        found.extend(wanted.flat_map(|callee| run_by(cx, callee)));
    }
    found
}

/// What runs when `callee` is called.
fn run_by(cx: &Arc<Cx>, callee: NodeId) -> Vec<Place> {
    if cx.kind(callee) == Kind::Function {
        return vec![(Arc::clone(cx), callee)];
    }
    match cx.defined(callee) {
        Some((there, class)) if there.kind(class) == Kind::Class => there.methods_in_lineage(class, RUN_BY_LANGUAGE),
        None => held_by(cx, callee),
        function => function.into_iter().collect(),
    }
}

/// The functions of this file that a call of an entry may run, `handlers[kind](node)`, or one of what a function made of
/// others: `const visit = memo((node) => …)`.
fn held_by(cx: &Arc<Cx>, callee: NodeId) -> Vec<Place> {
    let tree = &cx.facts.tree;
    let object = |node: NodeId| cx.child(node, Role::Object);
    let (keeper, wraps) = match cx.kind(callee) {
        Kind::Subscript => (object(callee), false),
        Kind::Call => (cx.child(callee, Role::Callee).and_then(object), false),
        Kind::Name => (Some(callee), true),
        _ => (None, false),
    };
    // A name is looked up: nearly all callees are names.
    let value_of = |keeper: NodeId| match cx.binding_named(keeper) {
        Some(id) => match cx.facts.scopes.binding(id).single()?.how {
            How::Value(value) => Some(value),
            _ => None,
        },
        None => cx.made_by(keeper),
    };
    let value = keeper.and_then(value_of).filter(|&value| wraps == (cx.kind(value) == Kind::Call));
    let parts: Vec<NodeId> = match value {
        Some(call) if wraps => cx.positional(call),
        Some(table) => tree.walk(table).collect(),
        None => Vec::new(),
    };
    let function = |part: NodeId| match cx.kind(part) {
        Kind::Function => Some(part),
        Kind::Name if tree[part].role != Role::Callee => cx.own_definition(part),
        _ => None,
    };
    parts.into_iter().filter_map(function).map(|function| (Arc::clone(cx), function)).collect()
}
