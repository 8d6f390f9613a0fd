//! What becomes of a value: where it goes from the expression that makes it.
//!
//! One step up the tree at a time, in words that hold for every language. A value that is bound to a local name goes where
//! the reads of that name go. Start at [`Cx::fate`].

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{BindingId, Flags, Kind, NodeId, Role, ScopeKind};

/// How far a value is followed through names, parameters and collections.
const DEPTH: u32 = 8;

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Thrown away: the value of a statement, of a callback whose results nobody takes.
    Dropped,
    /// Thrown away on purpose: `void x`.
    Voided,
    /// Bound to local names that nothing reads.
    Unread,
    /// Bound to local names that are read.
    Bound,
    /// Taken apart by a target with several names.
    Unpacked,
    /// Awaited.
    Awaited,
    /// Returned.
    Returned,
    /// Yielded.
    Yielded,
    /// An argument of a call.
    Passed,
    /// Put into an attribute, an entry, a name that others can see.
    Stored,
    /// Put into a collection.
    Collected,
    /// Asked whether it is true.
    Tested,
    /// An operand, a comparison, an index.
    Operand,
    /// Walked by a loop or comprehension.
    Iterated,
    /// Spread into a call or display.
    Spread,
    /// Put into a text.
    Formatted,
    /// An attribute of it is used.
    Member,
    /// An entry of it is used.
    Indexed,
    /// Called.
    Called,
    /// Entered by a `with`.
    Entered,
    /// Matched against patterns.
    Matched,
    /// Anything else.
    Other,
}

impl Fate {
    /// The word that recipes use.
    pub const fn word(self) -> &'static str {
        match self {
            Fate::Dropped => "dropped",
            Fate::Voided => "voided",
            Fate::Unread => "unread",
            Fate::Bound => "bound",
            Fate::Unpacked => "unpacked",
            Fate::Awaited => "awaited",
            Fate::Returned => "returned",
            Fate::Yielded => "yielded",
            Fate::Passed => "passed",
            Fate::Stored => "stored",
            Fate::Collected => "collected",
            Fate::Tested => "tested",
            Fate::Operand => "operand",
            Fate::Iterated => "iterated",
            Fate::Spread => "spread",
            Fate::Formatted => "formatted",
            Fate::Member => "member",
            Fate::Indexed => "indexed",
            Fate::Called => "called",
            Fate::Entered => "entered",
            Fate::Matched => "matched",
            Fate::Other => "other",
        }
    }
}

/// One step of a value.
enum Step {
    /// It is the value of what is around it.
    On,
    /// It ends here.
    End(Fate),
    /// It is put into these targets.
    Into(Vec<NodeId>),
    /// It becomes an element of the collection around it.
    Element,
    /// It is what the function around it gives.
    Result,
}

/// Where a value ends.
pub struct End {
    /// What becomes of it.
    pub fate: Fate,
    /// The expression that is its last: what is passed, tested, walked.
    pub last: NodeId,
    /// The names it is bound to.
    pub names: Vec<NodeId>,
}

impl Cx {
    /// What becomes of the value of `node`.
    pub fn fate(self: &Arc<Self>, node: NodeId) -> Fate {
        self.end_of(node).fate
    }

    /// The names that read what the value of `node` is bound to, in source order.
    pub fn reads_of(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let mut reads: Vec<NodeId> =
            self.end_of(node).names.into_iter().flat_map(|name| self.reads_of_name(name)).collect();
        reads.sort();
        reads.dedup();
        reads
    }

    /// The names that read what the `Name` `name` binds.
    pub fn reads_of_name(&self, name: NodeId) -> Vec<NodeId> {
        self.bound(name).map_or_else(Vec::new, |id| self.facts.scopes.binding(id).reads.clone())
    }

    fn bound(&self, name: NodeId) -> Option<BindingId> {
        self.facts.scopes.of_name.get(name.index()).copied().flatten()
    }

    /// Where the value of `node` ends.
    pub fn end_of(self: &Arc<Self>, node: NodeId) -> End {
        let tree = &self.facts.tree;
        let mut last = node;
        for up in tree.ancestors(node) {
            let end = |fate| End { fate, last, names: Vec::new() };
            match self.step(up, last) {
                Step::On => last = up,
                Step::End(fate) => return end(fate),
                Step::Into(targets) => return self.into_targets(last, &targets),
                Step::Element => {
                    let whole = self.end_of(up).fate;
                    let lost = matches!(whole, Fate::Dropped | Fate::Voided | Fate::Unread);
                    return end(if lost { whole } else { Fate::Collected });
                }
                Step::Result => {
                    let dropped = self.is_dropping_callback(up);
                    return end(if dropped { Fate::Dropped } else { Fate::Returned });
                }
            }
        }
        End { fate: Fate::Other, last, names: Vec::new() }
    }

    /// What the value of `below`, a child of `up`, is to `up`.
    fn step(&self, up: NodeId, below: NodeId) -> Step {
        let role = self.facts.tree[below].role;
        match (self.kind(up), role) {
            (Kind::Expression, _) if self.language.shows_value(&self.source, &self.facts, up) => {
                Step::End(Fate::Formatted)
            }
            (Kind::Expression, _) | (Kind::ForLoop, Role::Init | Role::Update) => Step::End(Fate::Dropped),
            (Kind::Await, _) => Step::End(Fate::Awaited),
            (Kind::Return, _) => Step::End(Fate::Returned),
            (Kind::Function, Role::Body) if self.has(up, Flags::EXPRESSION_BODY) => Step::Result,
            // Where a block has a value, it is that of its last expression.
            (Kind::Block, Role::Body) if self.is_last_value(below) => match self.facts.tree.parent(up) {
                Some(around) if self.kind(around) == Kind::Function => Step::End(Fate::Returned),
                _ => Step::On,
            },
            (Kind::If | Kind::Match | Kind::Case, Role::Body | Role::Else | Role::Handler) => {
                if self.is_bare_statement(up) { Step::End(Fate::Dropped) } else { Step::On }
            }
            (Kind::Block, Role::Body) => Step::End(Fate::Dropped),
            (Kind::Question, _) => Step::On,
            (Kind::Reference, _) => Step::On,
            (Kind::Yield, _) => Step::End(if self.has(up, Flags::STAR) { Fate::Iterated } else { Fate::Yielded }),
            (Kind::Assign | Kind::AssignExpression, Role::Value) => Step::Into(self.in_role(up, Role::Target)),
            (Kind::WithItem, Role::Value) => Step::End(Fate::Entered),
            (Kind::Match, Role::Test) => Step::End(Fate::Matched),
            (Kind::For | Kind::ForIn | Kind::Clause, Role::Iterable) => Step::End(Fate::Iterated),
            (Kind::Clause | Kind::Case, Role::Condition) | (_, Role::Test) => Step::End(Fate::Tested),
            (Kind::Conditional | Kind::Keyword | Kind::Cast | Kind::Pair, Role::Body | Role::Else | Role::Value) => {
                if self.has(up, Flags::DOUBLE_STAR) {
                    Step::End(Fate::Spread)
                } else {
                    Step::On
                }
            }
            (Kind::Export, _) => Step::End(Fate::Stored),
            _ => self.step_of_operation(up, below, role),
        }
    }

    /// Whether `node` is the expression that a block gives.
    fn is_last_value(&self, node: NodeId) -> bool {
        let behind = self.facts.tree.parent(node).and_then(|up| self.facts.tree.children(up).last());
        behind == Some(node) && self.has(node, Flags::NO_SEMICOLON)
    }

    /// Whether `node` stands as a statement in the middle of a block, so that nobody takes its value.
    fn is_bare_statement(&self, node: NodeId) -> bool {
        let block = self.facts.tree.parent(node).filter(|&up| self.kind(up) == Kind::Block);
        block.is_some() && !self.is_last_value(node)
    }

    fn step_of_operation(&self, up: NodeId, below: NodeId, role: Role) -> Step {
        match self.kind(up) {
            Kind::Call | Kind::New if role == Role::Callee => Step::End(Fate::Called),
            Kind::Call | Kind::New | Kind::TaggedTemplate => Step::End(Fate::Passed),
            Kind::Spread => Step::End(Fate::Spread),
            Kind::Attribute => Step::End(Fate::Member),
            Kind::Subscript if role == Role::Object => Step::End(Fate::Indexed),
            Kind::Template | Kind::Jsx => Step::End(Fate::Formatted),
            Kind::List | Kind::Tuple | Kind::Set | Kind::Dict => self.element_step(up, below),
            Kind::ListComprehension | Kind::SetComprehension | Kind::Generator => Step::Element,
            Kind::DictComprehension if role == Role::Value => Step::Element,
            Kind::Logical | Kind::Sequence => {
                let is_last = self.facts.tree.children(up).last() == Some(below);
                let before = if self.kind(up) == Kind::Logical { Fate::Tested } else { Fate::Dropped };
                if is_last { Step::On } else { Step::End(before) }
            }
            Kind::Unary if self.has(up, Flags::NOT) => Step::End(Fate::Tested),
            Kind::Unary if self.text(up).starts_with("void") => Step::End(Fate::Voided),
            Kind::AugAssign if role == Role::Value => Step::End(Fate::Operand),
            Kind::Binary
            | Kind::Compare
            | Kind::Unary
            | Kind::Update
            | Kind::Subscript
            | Kind::Slice
            | Kind::Pair
            | Kind::DictComprehension => Step::End(Fate::Operand),
            _ => Step::End(Fate::Other),
        }
    }

    /// An element of a display; of one that is assigned to as many targets, each element goes into its own.
    fn element_step(&self, display: NodeId, element: NodeId) -> Step {
        let tree = &self.facts.tree;
        let assign = tree.parent(display).filter(|&up| {
            self.kind(up) == Kind::Assign && tree[display].role == Role::Value && self.kind(display) != Kind::Dict
        });
        let targets = assign.map(|assign| self.in_role(assign, Role::Target)).unwrap_or_default();
        let [target] = targets[..] else { return Step::Element };
        let (values, parts) = (self.in_role(display, Role::Element), self.in_role(target, Role::Element));
        let spread = |list: &[NodeId]| list.iter().any(|&one| self.kind(one) == Kind::Spread);
        let apart = matches!(self.kind(target), Kind::Tuple | Kind::List)
            && values.len() == parts.len()
            && !spread(&values)
            && !spread(&parts);
        let at = values.iter().position(|&value| value == element);
        match at {
            Some(at) if apart => Step::Into(vec![parts[at]]),
            _ => Step::Element,
        }
    }

    fn into_targets(self: &Arc<Self>, last: NodeId, targets: &[NodeId]) -> End {
        let end = |fate| End { fate, last, names: Vec::new() };
        if targets.iter().any(|&target| matches!(self.kind(target), Kind::Tuple | Kind::List | Kind::Dict)) {
            return end(Fate::Unpacked);
        }
        let read = targets.iter().any(|&target| !self.reads_of_name(target).is_empty());
        let local = targets.iter().all(|&target| self.is_private_name(target));
        let at_module = targets.iter().all(|&target| self.kind(target) == Kind::Name);
        let fate = match (local, read) {
            (true, false) => Fate::Unread,
            (true, true) => Fate::Bound,
            (false, true) if at_module => Fate::Bound,
            (false, _) => return end(Fate::Stored),
        };
        match self.facts.tree.parent(last).filter(|&up| self.kind(up) == Kind::AssignExpression) {
            // The value of an assignment expression goes on as well, unless it is all of a statement.
            Some(walrus) if fate == Fate::Unread && !self.is_all_of_statement(walrus) => self.end_of(walrus),
            _ => End { fate, last, names: targets.to_vec() },
        }
    }

    fn is_all_of_statement(&self, node: NodeId) -> bool {
        self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Expression)
    }

    /// Whether `name` is written here as a local that nothing outside of its function can see.
    pub fn is_private_name(&self, name: NodeId) -> bool {
        let Some(id) = self.bound(name).filter(|_| self.kind(name) == Kind::Name) else { return false };
        let binding = self.facts.scopes.binding(id);
        let scope = self.facts.scopes.scope(binding.scope);
        let inside = match scope.kind {
            ScopeKind::Function | ScopeKind::Comprehension => true,
            ScopeKind::Block => self.function(name).is_some(),
            ScopeKind::Module | ScopeKind::Class => false,
        };
        inside && !binding.exported && !binding.binds.iter().any(|bind| bind.from_inside)
    }

    /// Whether the value of `node` is used as data: dropped, tested, an operand, walked, formatted, an entry or attribute
    /// of it taken, given to a function that takes data; through names and parameters, if that holds of all their reads.
    /// A pending value (coroutine, promise) in such a place was meant to be awaited.
    pub fn is_data(self: &Arc<Self>, node: NodeId) -> bool {
        self.data_at(node, DEPTH)
    }

    fn data_at(self: &Arc<Self>, node: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let end = self.end_of(node);
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(end.last) else { return false };
        match end.fate {
            Fate::Operand if tree[end.last].role == Role::Key => self.key_data(up, depth),
            Fate::Dropped | Fate::Unread | Fate::Tested | Fate::Operand | Fate::Formatted => true,
            Fate::Indexed | Fate::Unpacked | Fate::Spread | Fate::Matched => true,
            Fate::Iterated => !self.has(up, Flags::ASYNC),
            Fate::Member => !self.is_in_group("members of a pending value", self.name(up)),
            Fate::Bound => self.bound_data(node, &end, depth),
            Fate::Passed => self.passed_data(end.last, depth),
            Fate::Collected => self.element_data(up),
            _ => false,
        }
    }

    fn bound_data(self: &Arc<Self>, node: NodeId, end: &End, depth: u32) -> bool {
        let tree = &self.facts.tree;
        let single = end.names.iter().all(|&name| {
            self.is_private_name(name)
                && self.bound(name).is_some_and(|id| self.facts.scopes.binding(id).binds.len() == 1)
        });
        let walrus = tree.parent(end.last).filter(|&up| self.kind(up) == Kind::AssignExpression);
        single
            && self.reads_of(node).into_iter().all(|read| self.data_at(read, depth))
            && walrus.is_none_or(|walrus| self.data_at(walrus, depth))
    }

    /// An argument of a function that takes data, or of one of the file that uses its parameter so.
    fn passed_data(self: &Arc<Self>, argument: NodeId, depth: u32) -> bool {
        let Some(call) = self.facts.tree.parent(argument) else { return false };
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        if self.path(callee).is_some_and(|path| self.is_in_group("data functions", &path)) {
            return self.kind(argument) != Kind::Keyword;
        }
        let Some(param) = self.parameter_of(call, argument) else { return false };
        let Some(name) = self.child(param, Role::Target) else { return false };
        let reads = self.reads_of_name(name);
        let bound_once = self.bound(name).is_some_and(|id| self.facts.scopes.binding(id).binds.len() == 1);
        bound_once && !reads.is_empty() && reads.into_iter().all(|read| self.data_at(read, depth))
    }

    /// A key of the display or comprehension `holder` (or the pair of one): where keys are kept as they are, whoever walks
    /// the dictionary, or is given it, may await them.
    fn key_data(self: &Arc<Self>, holder: NodeId, depth: u32) -> bool {
        let whole = self.facts.tree.parent(holder).filter(|_| self.kind(holder) == Kind::Pair).unwrap_or(holder);
        let walked = || matches!(self.fate(whole), Fate::Iterated | Fate::Spread | Fate::Unpacked | Fate::Bound);
        self.language.has_braces() || !walked() && self.data_at(whole, depth)
    }

    /// An element of a collection that is made for a function that uses the elements as data: `any(f(x) for x in xs)`.
    fn element_data(self: &Arc<Self>, collection: NodeId) -> bool {
        let end = self.end_of(collection);
        let call = self.facts.tree.parent(end.last).filter(|_| end.fate == Fate::Passed);
        call.is_some_and(|call| self.is_call_of(call, "data functions of elements"))
    }

    /// The arguments of `call` that it calls, now or later, dropping what they give.
    pub fn callbacks(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        let Some(path) = self.called_path(call) else { return Vec::new() };
        let Some(places) = self.knowledge.callbacks.get(&path) else { return Vec::new() };
        let positional = self.positional(call);
        let at = |place: &String| match place.parse::<usize>() {
            Ok(at) if positional.iter().take(at + 1).any(|&one| self.kind(one) == Kind::Spread) => None,
            Ok(at) => positional.get(at).copied(),
            Err(_) => self.keyword(call, place),
        };
        places.iter().filter_map(at).map(|function| self.unbound(function)).collect()
    }

    /// The function that `function` is, if it is one with some arguments given before: `partial(f, 1)`.
    fn unbound(&self, function: NodeId) -> NodeId {
        let partial = self.is_call_of(function, "partial functions");
        self.positional(function).first().copied().filter(|_| partial).unwrap_or(function)
    }

    fn is_dropping_callback(self: &Arc<Self>, function: NodeId) -> bool {
        let end = self.end_of(function);
        let value = |argument: NodeId| self.child(argument, Role::Value).unwrap_or(argument);
        end.fate == Fate::Passed
            && self.facts.tree.parent(end.last).is_some_and(|call| {
                let given = if self.kind(end.last) == Kind::Keyword { value(end.last) } else { end.last };
                self.callbacks(call).contains(&given)
            })
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "kept" => Value::from(cx.fate(id).word()),
        "reads" => node.nodes(cx.reads_of(id)),
        "is_data" => Value::from(cx.is_data(id)),
        "callbacks" => node.nodes(cx.callbacks(id)),
        "passed_to" => node.maybe(cx.passed_to(id)),
        "parameter" => node.maybe(cx.parameter_behind(id)),
        _ => return None,
    })
}
