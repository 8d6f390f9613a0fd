//! Sections and their locks as values of the recipe language.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};
use minijinja::{Error, ErrorKind};

use super::home::{Keeper, Place};
use super::re_entry::Reach;
use super::section::{Lock, LockNames, Section, Wanted};
use super::trace::{Look, Race};
use super::{Root, State};
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeKind};
use crate::words::cx::Cx;
use crate::words::node::{Node, unknown_word};

/// `file.sections(look, locks, names)`.
///
/// # Errors
///
/// For the author of a recipe, where the arguments are of the wrong kind.
pub fn sections(cx: &Arc<Cx>, args: &[Value]) -> Result<Value, Error> {
    let wrong = |what: &str| Error::new(ErrorKind::InvalidOperation, format!("sections: {what}"));
    let look = args
        .first()
        .and_then(Value::as_str)
        .and_then(Look::from_word)
        .ok_or_else(|| wrong("the first argument is one of write, check, guard, update"))?;
    let words = |value: &Value| -> Result<Vec<String>, Error> {
        match value.as_str() {
            Some(one) => Ok(vec![one.to_owned()]),
            None => Ok(value.try_iter()?.filter_map(|one| one.as_str().map(str::to_owned)).collect()),
        }
    };
    let locks = args.get(1).map(words).transpose()?.unwrap_or_default();
    let mut names = LockNames::new();
    if let Some(table) = args.get(2) {
        for key in table.try_iter()? {
            let keeper = key.as_str().ok_or_else(|| wrong("the names are a table"))?.to_owned();
            names.insert(keeper, words(&table.get_item(&key)?)?);
        }
    }
    let found = cx.sections(&Wanted { look, locks: &locks, names: &names });
    let value = |section| Value::from_object(SectionValue { cx: Arc::clone(cx), section });
    Ok(found.into_iter().map(value).collect())
}

/// A section as a value.
struct SectionValue {
    cx: Arc<Cx>,
    section: Section,
}

impl fmt::Debug for SectionValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Section({:?})", self.section.statements)
    }
}

impl Object for SectionValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let (cx, section) = (&self.cx, &self.section);
        let node = |id: NodeId| Node::value(cx, id);
        let maybe = |id: Option<NodeId>| id.map_or(Value::from(()), node);
        let first = section.races.first();
        Some(match key {
            "node" => node(section.statements[0]),
            "statements" => section.statements.iter().map(|&one| node(one)).collect(),
            "function" => node(section.function),
            "decision" => node(cx.decision(section)),
            "deciding_loop" => maybe(cx.deciding_loop(section)),
            "read" => maybe(first.map(|race| race.read)),
            "first_read" => maybe(section.races.iter().map(|race| race.read).min()),
            "suspension" => maybe(first.and_then(|race| race.suspension)),
            "write" => maybe(first.map(|race| race.write)),
            "writes" => section.races.iter().map(|race| node(race.write)).collect(),
            "states" => section.races.iter().filter_map(|race| cx.state_node(race)).map(node).collect(),
            "collections" => {
                let states = section.races.iter().filter_map(|race| cx.state_node(race));
                let whole = |one: NodeId| {
                    cx.child(one, Role::Object).filter(|_| cx.kind(one) == Kind::Subscript).unwrap_or(one)
                };
                states.map(|one| node(whole(one))).collect()
            }
            "lock" => section.lock.as_ref().map_or(Value::from(()), |lock| self.lock(lock)),
            "re_enters" => Value::from(section.re_enters),
            "hands_itself_over" => maybe(cx.hands_object_over(section)),
            "meets_itself" => Value::from(cx.meets_itself(section)),
            "guarded" => Value::from(section.guarded),
            "held_by_some" => Value::from(section.held_by_some),
            "hoists" => Value::from(section.hoists),
            "handed" => Value::from(first.is_some_and(|race| cx.is_handed_over(race, section.function))),
            "of_other_file" => Value::from(first.is_some_and(|race| matches!(race.state.root, Root::Module(_)))),
            "shared_with_base" => Value::from(first.is_some_and(|race| cx.is_shared_with_base(&race.state))),
            "in_turn" => Value::from(cx.runs_in_turn(section)),
            "late" => maybe(first.and_then(|race| cx.late_part(race))),
            "whole_statement" => Value::from(first.is_some_and(|race| cx.is_whole_statement(race))),
            "steady" => Value::from(first.is_some_and(|race| cx.is_steady_write(race))),
            "callee_writes" => Value::from(cx.callee_writes(section)),
            "yields" => {
                Value::from(section.statements.iter().any(|&one| cx.here(one).any(|part| cx.kind(part) == Kind::Yield)))
            }
            "may_stay" => Value::from(cx.may_stay_in(&section.statements)),
            "quick" => Value::from(cx.is_quick(section)),
            _ => return unknown_word(key),
        })
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }
}

impl SectionValue {
    fn lock(&self, lock: &Lock) -> Value {
        let cx = &self.cx;
        let races = &self.section.races;
        let own = races.iter().find(|race| race.state.root == lock.state.root).or(races.first());
        let owner = own.and_then(|race| cx.owner_text(race, lock)).unwrap_or_default();
        let text = match lock.state.root {
            Root::This(_) | Root::Class(_) => format!("{owner}.{}", lock.name),
            Root::Variable(_) | Root::Module(_) => lock.name.clone(),
        };
        let place = lock.home.map(|home| home.place);
        let (form, anchor) = match place {
            None => ("exists", None),
            Some(Place::Below(anchor)) => ("below", Some(anchor)),
            Some(Place::Constructor(method)) => ("constructor", Some(method)),
            Some(Place::Field(field)) => ("field", Some(field)),
        };
        // Inside a constructor the object has the name that the constructor gives it; a field stands in none.
        let constructor = anchor.filter(|_| form != "field").and_then(|anchor| cx.function(anchor));
        let made = match (lock.home.map(|home| home.keeper), constructor) {
            (Some(Keeper::Instance), Some(_)) if cx.language.has_braces() => format!("this.{}", lock.name),
            (Some(Keeper::Instance), Some(constructor)) => {
                let own = cx.child(constructor, Role::Param).and_then(|param| cx.child(param, Role::Target));
                format!("{}.{}", own.map_or("self", |own| cx.text(own)), lock.name)
            }
            (Some(Keeper::Instance), None) if form == "constructor" => format!("self.{}", lock.name),
            _ => lock.name.clone(),
        };
        let keeper_is_async = lock.home.is_some_and(|home| home.keeper == Keeper::Function)
            && anchor.and_then(|anchor| cx.function(anchor)).is_some_and(|function| cx.has(function, Flags::ASYNC));
        Value::from_pairs([
            ("text", Value::from(text)),
            ("name", Value::from(lock.name.as_str())),
            ("made", Value::from(made)),
            ("form", Value::from(form)),
            ("anchor", anchor.map_or(Value::from(()), |anchor| Node::value(cx, anchor))),
            ("told", Value::from(anchor.is_some_and(|anchor| cx.tells_results_beside(anchor)))),
            ("in_async", Value::from(keeper_is_async)),
        ])
    }
}

impl Cx {
    /// Whether every method of the class in which `member` stands says what it gives.
    fn tells_results_beside(&self, member: NodeId) -> bool {
        let tree = &self.facts.tree;
        let class = tree.parent(member).filter(|&up| self.kind(up) == Kind::Class);
        let members = class.map_or_else(Vec::new, |class| self.in_role(class, Role::Body));
        let mut methods = members.into_iter().filter(|&one| self.kind(one) == Kind::Function).peekable();
        methods.peek().is_some() && methods.all(|method| self.child(method, Role::Returns).is_some())
    }

    /// The expression that stands for what a race writes.
    pub fn state_node(self: &Arc<Self>, race: &Race) -> Option<NodeId> {
        match self.kind(race.write) {
            Kind::Call if let Some((object, _)) = self.set_by_text(race.write) => Some(object),
            Kind::Call => self.child(race.write, Role::Callee).and_then(|callee| self.child(callee, Role::Object)),
            Kind::Update | Kind::Unary => self.child(race.write, Role::Operand),
            _ => {
                // Of `client = self._client = value` the second.
                let mut parts = self.in_role(race.write, Role::Target).into_iter().map(|one| self.target_of(one, race));
                let first = parts.next()?;
                let is_state = |part: &NodeId| self.state_of(*part).is_some_and(|state| state.is_with(&race.state));
                Some(std::iter::once(first).chain(parts).find(is_state).unwrap_or(first))
            }
        }
    }

    /// The part of a target that unpacks into several which is the state; of another target, all of it.
    fn target_of(self: &Arc<Self>, target: NodeId, race: &Race) -> NodeId {
        if !matches!(self.kind(target), Kind::Tuple | Kind::List) {
            return target;
        }
        let is_state = |&part: &NodeId| self.state_of(part).is_some_and(|state| state.is_with(&race.state));
        self.here(target).find(is_state).unwrap_or(target)
    }

    /// How the object is written through which `lock` is taken: as that whose state the race writes, `self`, `cls`, `Pool`; a
    /// new lock of the class has the class in place of `self`.
    fn owner_text(self: &Arc<Self>, race: &Race, lock: &Lock) -> Option<String> {
        let at = self.state_node(race).filter(|&at| !matches!(self.kind(at), Kind::Tuple | Kind::List))?;
        let owner = self.written_owner(at);
        Some(self.class_in_place_of(owner, lock).map_or_else(|| self.text(owner).to_owned(), str::to_owned))
    }

    /// The name of the class that will keep `lock`, where `owner` is one of its instances.
    fn class_in_place_of(&self, owner: NodeId, lock: &Lock) -> Option<&str> {
        let Root::Class(class) = lock.state.root else { return None };
        lock.home?;
        let scopes = &self.facts.scopes;
        let of_instance = self.is_self(owner) && !self.is_class_parameter(owner) && !self.language.has_braces();
        let seen = scopes.lookup(scopes.of_node[owner.index()], self.name(class)).filter(|_| of_instance)?;
        let bind = scopes.binding(seen).single()?;
        (bind.how == How::Class && bind.node == class).then(|| self.name(class))
    }

    /// Whether something that the section calls writes what the section writes.
    fn callee_writes(self: &Arc<Self>, section: &Section) -> bool {
        let states: Vec<State> = section.races.iter().map(|race| race.state.whole()).collect();
        let all = self.facts.tree.of_kind(Kind::Function).collect();
        let on_object = states.iter().all(|state| matches!(state.root, Root::This(_)));
        let mut reached = self.reached_with(&section.statements, &all, Reach { on_object, waited_for: false });
        // What is handed over in place may run before the wait is over: `x += await f(() => { x = 0; })`.
        reached.extend(section.statements.iter().flat_map(|&one| self.facts.tree.of_kind_in(one, Kind::Function)));
        let inside = self.with_bodies(&section.statements, &reached);
        states.iter().any(|state| {
            reached.iter().any(|&function| self.writes_state(function, state)) || self.inherited_writes(&inside, state)
        })
    }

    /// Whether every statement of the section reads and writes by itself, without a call.
    fn is_quick(&self, section: &Section) -> bool {
        let busy = |part: NodeId| matches!(self.kind(part), Kind::Call | Kind::New | Kind::Await | Kind::Yield);
        section
            .statements
            .iter()
            .all(|&one| matches!(self.kind(one), Kind::Assign | Kind::AugAssign) && !self.here(one).any(busy))
            && section.races.iter().all(|race| self.facts.tree.is_within(race.read, race.write))
    }

    /// Whether the only write is an augmented assignment that waits while the old value is held, and that can take its
    /// value first: what the target is does not change meanwhile.
    pub(super) fn is_hoistable(self: &Arc<Self>, races: &[Race]) -> bool {
        let [race] = races else { return false };
        let (Some(target), Some(value)) = (self.child(race.write, Role::Target), self.child(race.write, Role::Value))
        else {
            return false;
        };
        let reads_itself = self
            .here(value)
            .any(|part| !self.is_callee(part) && self.state_of(part).is_some_and(|state| state.is_with(&race.state)));
        race.suspension.is_some()
            && self.kind(race.write) == Kind::AugAssign
            && race.read == target
            && !self.sets_only_what_is_missing(race.write)
            && !reads_itself
            && self.is_steady(target, value)
    }

    /// Whether the old value decides if the assignment `node` sets anything: `x ??= value`.
    pub(super) fn sets_only_what_is_missing(&self, node: NodeId) -> bool {
        let operator = self.operator(node).map_or("", |operator| self.slice(operator));
        matches!(operator, "&&=" | "||=" | "??=")
    }

    /// What is waited for while the old value is held: the value of `x += value`, the right side of `x = x + value`. None
    /// where the value looks at the state again, or is not always evaluated.
    fn late_part(self: &Arc<Self>, race: &Race) -> Option<NodeId> {
        let target = self.child(race.write, Role::Target)?;
        let value = self.child(race.write, Role::Value)?;
        let late = match self.kind(race.write) {
            Kind::AugAssign => value,
            _ => self.waiting_operand(value, self.text(target))?,
        };
        let again = self
            .here(late)
            .any(|part| !self.is_callee(part) && self.state_of(part).is_some_and(|state| state.is_with(&race.state)));
        (!again && self.here(late).any(|part| self.kind(part) == Kind::Await)).then_some(late)
    }

    /// The operand that waits in `x + 1 + (await f())`, where `x` comes first and the others are the same at any time.
    fn waiting_operand(&self, value: NodeId, first: &str) -> Option<NodeId> {
        let mut at = value;
        let mut operands = Vec::new();
        loop {
            let left = self.child(at, Role::Left).filter(|_| self.kind(at) == Kind::Binary)?;
            operands.extend(self.child(at, Role::Right));
            if self.text(self.without_default(left)) == first {
                break;
            }
            at = left;
        }
        let (waiting, others): (Vec<NodeId>, Vec<NodeId>) =
            operands.into_iter().partition(|&one| self.here(one).any(|part| self.kind(part) == Kind::Await));
        match waiting[..] {
            [only] => others.into_iter().all(|one| self.never_changes(one)).then_some(only),
            _ => None,
        }
    }

    /// Whether `node` is a literal, or a name that is given one value only.
    fn never_changes(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Number | Kind::String => true,
            Kind::Name => self.variable(node).is_some_and(|id| self.facts.scopes.binding(id).single().is_some()),
            _ => false,
        }
    }

    /// What `x!`, `x as T`, `x ?? 0` and `x || 0` start from.
    fn without_default(&self, node: NodeId) -> NodeId {
        let operands = self.in_role(node, Role::Operand);
        match (self.kind(node), &operands[..]) {
            (Kind::Cast, _) => self.child(node, Role::Value).map_or(node, |inner| self.without_default(inner)),
            (Kind::Logical, &[first, default])
                if matches!(self.sign(node).as_str(), "??" | "||") && self.is_inert(default) =>
            {
                self.without_default(first)
            }
            _ => node,
        }
    }

    fn is_callee(&self, node: NodeId) -> bool {
        self.facts.tree[node].role == Role::Callee
    }

    /// Whether what a race writes belongs to an object that the function was handed as an argument.
    fn is_handed_over(&self, race: &Race, function: NodeId) -> bool {
        let Root::Variable(id) = race.state.root else { return false };
        let scope = self.facts.scopes.scope(self.facts.scopes.binding(id).scope);
        !race.state.path.is_empty()
            && scope.kind != ScopeKind::Module
            && self.function_of_scope(scope.node) == Some(function)
    }

    /// The `if` that decides on the write: the first statement, or the one behind it that asks what it read.
    fn decision(&self, section: &Section) -> NodeId {
        let reads = section.races.first().is_some_and(|race| !self.is_statement(race.read));
        let mut branches = section.statements.iter().copied().filter(|&one| self.kind(one) == Kind::If);
        // Above the look may stand what is kept of the state.
        let looks = |one: &NodeId| section.races.first().is_some_and(|race| self.facts.tree.is_within(race.read, *one));
        let first = section.statements.iter().copied().find(looks);
        branches.next().filter(|_| reads).or(first).unwrap_or(section.statements[0])
    }

    /// Whether the write of a race is a statement of its own.
    fn is_whole_statement(&self, race: &Race) -> bool {
        let up = self.facts.tree.parent(race.write);
        self.is_statement(race.write) || up.is_some_and(|up| self.kind(up) == Kind::Expression && self.is_statement(up))
    }

    fn is_steady_write(&self, race: &Race) -> bool {
        let parts = [Role::Target, Role::Value].map(|role| self.child(race.write, role));
        matches!(parts, [Some(target), Some(value)] if self.is_steady(target, value))
    }

    /// Whether no code of the file but a constructor assigns a member of this name.
    fn is_set_once(&self, member: NodeId) -> bool {
        let set = |node: &NodeId| {
            self.kind(*node) == Kind::Attribute
                && self.has(*node, Flags::STORE)
                && self.name(*node) == self.name(member)
        };
        let making = |node: NodeId| self.function(node).is_some_and(|function| self.has(function, Flags::CONSTRUCTOR));
        self.facts.tree.ids().filter(set).all(making)
    }

    /// Whether `target` is the same place before and after `value` is evaluated: its object and index are the own object,
    /// constants, or names that nothing binds again meanwhile.
    pub fn is_steady(&self, target: NodeId, value: NodeId) -> bool {
        let target = self.without_casts(target);
        let parts = [self.child(target, Role::Object), self.child(target, Role::Index)];
        parts.into_iter().flatten().map(|part| self.without_casts(part)).all(|part| match self.kind(part) {
            Kind::Attribute => self.is_set_once(part) && self.is_steady(part, value),
            Kind::This | Kind::String | Kind::Number | Kind::True | Kind::False | Kind::None => true,
            Kind::Name => {
                let Some(id) = self.variable(part) else { return true };
                let binding = self.facts.scopes.binding(id);
                let fixed = if self.is_shared_name(part) {
                    binding.binds.len() == 1
                } else {
                    binding.binds.iter().all(|bind| !bind.from_inside)
                };
                fixed && binding.binds.iter().all(|bind| !self.facts.tree.is_within(bind.node, value))
            }
            _ => false,
        })
    }
}
