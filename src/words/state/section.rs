//! Races of a file as stretches of statements that a lock has to be held over, and the lock of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::calls::Held;
use super::giving::Guards;
use super::home::Home;
use super::trace::{Look, Race};
use super::{Root, State};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::types::Type;

/// The lock of a section.
#[derive(Clone, Debug)]
pub struct Lock {
    /// Its bare name.
    pub name: String,
    /// What it belongs to, as state of its own.
    pub state: State,
    /// Where it has to be made; none if it is there already.
    pub home: Option<Home>,
}

/// Adjacent statements that have to be run without others between.
#[derive(Clone, Debug)]
pub struct Section {
    /// The statements, in order.
    pub statements: Vec<NodeId>,
    /// The function around them.
    pub function: NodeId,
    /// The races inside, by place.
    pub races: Vec<Race>,
    /// The lock that keeps others out; none if there is no place for one.
    pub lock: Option<Lock>,
    /// Whether there is none because other code holds a lock over the state that cannot be taken here.
    pub guarded: bool,
    /// Whether no lock is needed: an augmented assignment that can take its value first.
    pub hoists: bool,
    /// Whether what the statements call, or they themselves, take that lock.
    pub re_enters: bool,
    /// Whether some callers of the function hold a lock.
    pub held_by_some: bool,
}

/// What locks are called: by what keeps them, the names to try; `{}` stands for the state's name, bare and in small
/// letters, `{raw}` for the name as it is.
pub type LockNames = BTreeMap<String, Vec<String>>;

/// What is looked for in a file, and with what it is to be mended.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// What makes a race.
    pub look: Look,
    /// Classes of locks that will do.
    pub locks: &'a [String],
    /// Names for a new lock.
    pub names: &'a LockNames,
}

impl Section {
    /// The lock that it would take, as far as nothing is known that keeps it from doing so.
    pub(super) fn lock_to_be(&self) -> Option<&State> {
        self.lock.as_ref().filter(|_| !self.re_enters).map(|lock| &lock.state)
    }
}

impl Cx {
    /// The sections of the file that need a lock, by place.
    pub fn sections(self: &Arc<Self>, wanted: &Wanted<'_>) -> Vec<Section> {
        let raced = self.races(wanted.look);
        if raced.is_empty() {
            return Vec::new();
        }
        let guards = Guards::new(self, wanted);
        let mut found = Vec::new();
        for (function, races) in raced {
            let held = self.callers_hold(function);
            if held == Held::Always {
                continue;
            }
            let stretch = |race: &Race| match wanted.look {
                Look::Guard => self.whole_body(function),
                Look::Check => {
                    self.stretch(function, race).map(|list| self.with_copies(self.with_filling(list, race), race))
                }
                // A lock is waited for, so that what decides has to be under it as well.
                Look::Write if !wanted.locks.is_empty() && !self.is_hoistable(std::slice::from_ref(race)) => {
                    Some(self.with_copies(self.with_deciding(self.stretch(function, race)?, race), race))
                }
                Look::Write | Look::Update | Look::Between => self.stretch(function, race),
            };
            let placed = races.into_iter().filter_map(|race| Some((stretch(&race)?, race)));
            let joins = (wanted.look == Look::Update).then_some(&guards);
            for (statements, races) in merged(self, placed.collect(), joins) {
                let hoists = self.is_hoistable(&races);
                found.push(Section {
                    statements,
                    function,
                    races,
                    hoists,
                    lock: None,
                    guarded: false,
                    re_enters: false,
                    held_by_some: held == Held::Sometimes,
                });
            }
        }
        found.sort_by_key(|section| self.facts.tree[section.statements[0]].span.start);
        self.give_locks(&mut found, &guards);
        self.mark_re_entries(&mut found);
        found
    }

    /// The races of each function that are not kept apart by a lock yet.
    pub(super) fn races(self: &Arc<Self>, look: Look) -> Vec<(NodeId, Vec<Race>)> {
        let tree = &self.facts.tree;
        let threads = (look == Look::Update).then(|| self.thread_functions());
        let functions = tree.of_kind(Kind::Function);
        let candidates = functions.filter(|&function| match &threads {
            Some(threads) => threads.contains_key(&function),
            None => self.has(function, Flags::ASYNC),
        });
        let mut found = Vec::new();
        for function in candidates {
            let mut races = self.trace(function, look).races;
            races.retain(|race| {
                let places = [Some(race.read), race.suspension, Some(race.write)].into_iter().flatten();
                let ahead = tree[race.read].span.start <= tree[race.write].span.end;
                ahead && !self.is_kept_apart(&places.collect::<Vec<_>>())
            });
            match &threads {
                Some(threads) => races.retain(|race| self.is_shared_by_threads(race, function, threads)),
                None => races.retain(|race| {
                    let harmless = self.is_run_in_turn(function, race)
                        || self.is_turned_away(function, race, look)
                        || self.is_claimed(function, race)
                        || self.is_entry_of_task(&race.state, function)
                        || self.is_only_told(race);
                    let settled = || self.is_latched(race) || self.is_claimed_where_written(function, race);
                    !harmless && (look != Look::Check || !settled())
                }),
            }
            if !races.is_empty() {
                found.push((function, races));
            }
        }
        found
    }

    /// Whether all that is written is a plain yes, no or nothing, by a handler for the failure of what is waited for that
    /// waits for nothing more: who comes between only finds out the same, and one after the other they would do as much.
    fn is_latched(&self, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let Some(suspension) = race.suspension else { return false };
        let plain = |value: NodeId| matches!(self.kind(value), Kind::True | Kind::False | Kind::None);
        let statement = self.statement(race.write).filter(|&set| self.kind(set) == Kind::Assign);
        let handles = |up: NodeId| {
            let tried = tree.parent(up).filter(|_| self.kind(up) == Kind::Handler);
            tried.is_some_and(|tried| {
                self.in_role(tried, Role::Body).into_iter().any(|body| tree.is_within(suspension, body))
                    && !self.in_role(up, Role::Body).into_iter().any(|body| self.suspends(body))
            })
        };
        statement.and_then(|set| self.child(set, Role::Value)).is_some_and(plain)
            && tree.ancestors(race.write).any(handles)
    }

    /// Whether the race is about a variable of a function around `function` that nobody else can touch meanwhile: each use of
    /// `function` is a call that the owner of the variable, or `function` itself, awaits on the spot; or there is one use, a
    /// call that is run once, and no other function writes the variable.
    fn is_run_in_turn(self: &Arc<Self>, function: NodeId, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let Root::Variable(id) = race.state.root else { return false };
        let scope = self.facts.scopes.scope(self.facts.scopes.binding(id).scope);
        let Some(owner) = self.function_of_scope(scope.node).filter(|&owner| owner != function) else { return false };
        let mut callers = self.callers(function);
        // One that is called where it stands: `await (async () => { … })()`.
        callers.extend(Some(function).filter(|_| callers.is_empty() && tree[function].role == Role::Callee));
        if callers.is_empty() || !self.in_role(function, Role::Decorator).is_empty() {
            return false;
        }
        let call = |caller: NodeId| tree.parent(caller).filter(|_| tree[caller].role == Role::Callee);
        let in_turn = |caller: NodeId| {
            let awaited =
                call(caller).and_then(|call| tree.parent(call)).is_some_and(|up| self.kind(up) == Kind::Await);
            awaited && self.function(caller).is_some_and(|user| user == owner || user == function)
        };
        let outside: Vec<NodeId> = callers.into_iter().filter(|&caller| !in_turn(caller)).collect();
        let once = |caller: NodeId| {
            let direct = call(caller).is_some() && self.function(caller) == Some(owner);
            direct && !self.is_repeated(caller)
        };
        outside.is_empty()
            || matches!(outside[..], [only] if once(only)) && self.alone_writes(function, owner, race)
            || self.is_used_in_turn(&race.state, function)
    }

    /// Whether a second task is turned away while the first waits: a flag is tested and set without a suspension between, above
    /// the race's own or in the same branch, by an `if` that leaves where the flag is set, or goes on only where it is not. A
    /// task, future or promise that stands for the work is as good as a flag.
    /// A value that other functions write as well may become stale all the same.
    fn is_turned_away(self: &Arc<Self>, function: NodeId, race: &Race, look: Look) -> bool {
        let tree = &self.facts.tree;
        let Some(suspension) = race.suspension else { return false };
        let state = race.state.whole();
        let outside = |other: &NodeId| *other != function && !self.has(*other, Flags::CONSTRUCTOR);
        let mut others = tree.of_kind(Kind::Function).filter(outside);
        if look != Look::Check && others.any(|other| self.writes_state(other, &state)) {
            return false;
        }
        let start = tree[suspension].span.start;
        let sets = self.here(function).filter(|&node| {
            let assigns = matches!(self.kind(node), Kind::Assign | Kind::AssignExpression);
            let value = self.child(node, Role::Value).filter(|_| assigns);
            tree[node].span.end <= start && value.is_some_and(|value| self.stands_for_work(value))
        });
        sets.into_iter().any(|set| {
            let flag = self.child(set, Role::Target).and_then(|target| self.state_of(target));
            flag.is_some_and(|flag| {
                let statement = self.statement(set);
                flag != race.state
                    && self.is_flag_tested(set, &flag)
                    && statement.is_some_and(|set| self.is_around(set, suspension))
            })
        })
    }

    fn stands_for_work(self: &Arc<Self>, value: NodeId) -> bool {
        self.kind(value) == Kind::True || matches!(self.type_of(value), Type::Task | Type::Future | Type::Promise)
    }

    /// Whether an `if` around or above `set` looks at the flag, with nothing between that lets others in.
    fn is_flag_tested(self: &Arc<Self>, set: NodeId, flag: &State) -> bool {
        let tree = &self.facts.tree;
        let Some(function) = self.function(set) else { return false };
        let quiet = |from: u32| {
            !self.here(function).any(|node| {
                self.kind(node) == Kind::Await && (from..tree[set].span.start).contains(&tree[node].span.start)
            })
        };
        let looks = |test: NodeId| self.depends_on(test, flag);
        let branches = self.here(function).filter(|&node| self.kind(node) == Kind::If);
        branches.into_iter().any(|branch| {
            let Some(test) = self.child(branch, Role::Test).filter(|&test| looks(test)) else { return false };
            let inside = self.in_role(branch, Role::Body).into_iter().any(|one| tree.is_within(set, one));
            let last = self.in_role(branch, Role::Body).into_iter().next_back();
            let leaves = last.is_some_and(|last| self.always_leaves(last));
            let ahead = tree[branch].span.end <= tree[set].span.start && leaves;
            let waits = self.here(test).any(|part| self.kind(part) == Kind::Await);
            // Who is turned away may wait for what the first one gives.
            let behind = || ahead && !waits && quiet(tree[branch].span.end) && self.suffices(test, flag);
            behind() || inside && quiet(tree[test].span.start) && self.refuses(test, flag)
        })
    }

    pub(super) fn depends_on(self: &Arc<Self>, test: NodeId, flag: &State) -> bool {
        self.here(test).any(|part| self.state_of(part).is_some_and(|found| found == *flag))
    }

    /// Whether the flag decides the test alone: `started && cursor === end` asks for more than that.
    fn suffices(self: &Arc<Self>, test: NodeId, flag: &State) -> bool {
        match self.kind(test) {
            Kind::Logical if self.all_hold(test) => false,
            Kind::Logical => self.in_role(test, Role::Operand).into_iter().any(|one| self.suffices(one, flag)),
            // `if self.task is None: return` leaves where nothing is set.
            Kind::Compare if self.asks_for_nothing(test) => false,
            _ => self.depends_on(test, flag),
        }
    }

    fn asks_for_nothing(&self, test: NodeId) -> bool {
        let (Some(left), [right]) = (self.child(test, Role::Left), &self.in_role(test, Role::Right)[..]) else {
            return false;
        };
        self.kind(*right) == Kind::None && matches!(self.operator_words(left, *right)[..], ["is" | "==" | "==="])
    }

    /// Whether the test holds only where the flag is not set: `not flag`, also with `and`.
    fn refuses(self: &Arc<Self>, test: NodeId, flag: &State) -> bool {
        match self.kind(test) {
            Kind::Logical if self.all_hold(test) => {
                self.in_role(test, Role::Operand).into_iter().any(|operand| self.refuses(operand, flag))
            }
            Kind::Unary if self.has(test, Flags::NOT) => {
                let operand = self.child(test, Role::Operand).and_then(|operand| self.state_of(operand));
                operand.is_some_and(|found| found == *flag)
            }
            _ => false,
        }
    }

    /// Whether `later` stands behind `statement` in its list, or inside something that does.
    pub(super) fn is_around(&self, statement: NodeId, later: NodeId) -> bool {
        self.rest_of(statement).into_iter().any(|one| self.facts.tree.is_within(later, one))
    }

    /// Whether no function inside `owner` but `function` writes what the race writes, and `owner` itself only above it.
    fn alone_writes(self: &Arc<Self>, function: NodeId, owner: NodeId, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let state = race.state.whole();
        let others = tree.of_kind_in(owner, Kind::Function).filter(|&other| other != function && other != owner);
        let start = tree[function].span.start;
        let later = self.here(owner).filter(|&node| self.is_listed(node) && tree[node].span.start > start);
        let mut writers = others.chain(later.filter(|&node| tree.parent(node) == Some(owner)));
        !writers.any(|node| self.writes_state(node, &state))
    }

    /// The statements of the function's body, or the expression that it is.
    fn whole_body(&self, function: NodeId) -> Option<Vec<NodeId>> {
        if self.has(function, Flags::EXPRESSION_BODY) {
            return self.child(function, Role::Body).map(|body| vec![body]);
        }
        let first = self.here(function).find(|&node| node != function && self.is_listed(node))?;
        Some(self.siblings(first))
    }

    fn is_listed(&self, node: NodeId) -> bool {
        self.is_statement(node) && self.kind(node) != Kind::Block
    }

    /// The statements of one list from the one that reads to the one that writes.
    fn stretch(&self, function: NodeId, race: &Race) -> Option<Vec<NodeId>> {
        let tree = &self.facts.tree;
        if self.has(function, Flags::EXPRESSION_BODY) {
            return self.child(function, Role::Body).map(|body| vec![body]);
        }
        let chain = |node: NodeId| -> Vec<NodeId> {
            std::iter::once(node)
                .chain(tree.ancestors(node))
                .take_while(|&up| up != function)
                .filter(|&up| self.is_statement(up))
                .collect()
        };
        let writes = chain(race.write);
        let list = |node: NodeId| (tree.parent(node), tree[node].role);
        let (first, last) = chain(race.read)
            .into_iter()
            .find_map(|read| Some((read, *writes.iter().find(|&&write| list(write) == list(read))?)))?;
        let (start, end) = (tree[first].span.start, tree[last].span.start);
        let inside = self.siblings(first).into_iter().filter(|&one| (start..=end).contains(&tree[one].span.start));
        Some(inside.collect::<Vec<_>>()).filter(|list| !list.is_empty())
    }

    /// The statements, and those behind them that fill the collection with which the race's write begins, where others are let
    /// in meanwhile: they would take it for the whole.
    fn with_filling(self: &Arc<Self>, mut list: Vec<NodeId>, race: &Race) -> Vec<NodeId> {
        let makes = |value: NodeId| match self.kind(value) {
            Kind::Dict | Kind::List => true,
            _ => self.is_call_of(value, "calls that make collections"),
        };
        let Some(last) = list.last().copied() else { return list };
        if last != race.write || !self.child(race.write, Role::Value).is_some_and(makes) {
            return list;
        }
        let behind: Vec<NodeId> = self.rest_of(last).into_iter().filter(|&one| one != last).collect();
        let state = race.state.whole();
        let filled = behind.iter().rposition(|&one| self.writes_state(one, &state)).map_or(0, |at| at + 1);
        if behind[..filled].iter().any(|&one| self.suspends(one)) {
            list.extend(&behind[..filled]);
        }
        list
    }
}

pub(super) fn is_of_instance(race: &Race) -> bool {
    matches!(race.state.root, Root::This(_))
}

/// Stretches with their races; those that overlap become one, and with `joins` those that touch as well.
fn merged(
    cx: &Arc<Cx>,
    mut placed: Vec<(Vec<NodeId>, Race)>,
    joins: Option<&Guards<'_>>,
) -> Vec<(Vec<NodeId>, Vec<Race>)> {
    let tree = &cx.facts.tree;
    let start = |list: &[NodeId]| tree[list[0]].span.start;
    let end = |list: &[NodeId]| tree[list[list.len() - 1]].span.end;
    placed.sort_by_key(|(list, race)| (start(list), u32::MAX - end(list), tree[race.write].span.start));
    let mut found: Vec<(Vec<NodeId>, Vec<Race>)> = Vec::new();
    for (list, race) in placed {
        match found.last_mut() {
            Some((known, races)) if start(&list) < end(known) => {
                for one in list {
                    if tree.parent(one) == tree.parent(known[0]) && !known.contains(&one) {
                        known.push(one);
                    }
                }
                races.push(race);
            }
            Some((known, races))
                if joins.is_some_and(|guards| races.iter().all(|other| may_share(cx, guards, other, &race)))
                    && cx.follows(known[known.len() - 1], list[0]) =>
            {
                known.extend(list);
                races.push(race);
            }
            _ => found.push((list, vec![race])),
        }
    }
    found
}

/// Whether one lock will do for both: no instance's for what all share, none that another guards already, and none where only
/// one of them has a place for it.
fn may_share(cx: &Arc<Cx>, guards: &Guards<'_>, one: &Race, other: &Race) -> bool {
    if is_of_instance(one) != is_of_instance(other) || one.state.is_with(&other.state) {
        return is_of_instance(one) == is_of_instance(other);
    }
    let guard = |race: &Race| guards.of(cx, &race.state.whole(), race.write);
    let has_home = |race: &Race| cx.lock_home(&race.state.whole(), race.write).is_some();
    match (guard(one), guard(other)) {
        (Some(one), Some(other)) => one.is_same(&other),
        (None, None) => has_home(one) == has_home(other),
        _ => true,
    }
}
