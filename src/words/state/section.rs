//! Races of a file as stretches of statements that a lock has to be held over, and the lock of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::calls::Held;
use super::home::{Home, Keeper};
use super::trace::{Look, Race};
use super::{Root, State};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;

/// What the name of a lock says beside the name of what it guards.
const NAMES_OF_LOCKS: &[&str] = &["lock", "mutex", "semaphore", "sem", "cond", "condition"];

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

impl Cx {
    /// The sections of the file that need a lock, by place.
    pub fn sections(self: &Arc<Self>, wanted: &Wanted<'_>) -> Vec<Section> {
        let mut found = Vec::new();
        for (function, races) in self.races(wanted.look) {
            let held = self.callers_hold(function);
            if held == Held::Always {
                continue;
            }
            let stretch = |race: &Race| match wanted.look {
                Look::Guard => self.whole_body(function),
                Look::Write | Look::Check | Look::Update | Look::Between => self.stretch(function, race),
            };
            let placed = races.into_iter().filter_map(|race| Some((stretch(&race)?, race)));
            let joins = wanted.look == Look::Update;
            for (statements, races) in merged(self, placed.collect(), joins) {
                let hoists = self.is_hoistable(&races);
                found.push(Section {
                    statements,
                    function,
                    races,
                    hoists,
                    lock: None,
                    re_enters: false,
                    held_by_some: held == Held::Sometimes,
                });
            }
        }
        found.sort_by_key(|section| self.facts.tree[section.statements[0]].span.start);
        self.give_locks(&mut found, wanted);
        self.mark_re_entries(&mut found);
        found
    }

    /// The races of each function that are not kept apart by a lock yet.
    fn races(self: &Arc<Self>, look: Look) -> Vec<(NodeId, Vec<Race>)> {
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
                None => races
                    .retain(|race| !self.is_run_in_turn(function, race) && !self.is_turned_away(function, race, look)),
            }
            if !races.is_empty() {
                found.push((function, races));
            }
        }
        found
    }

    /// Whether the race is about a variable of a function around `function` that nobody else can touch meanwhile: each use of
    /// `function` is a call that the owner of the variable, or `function` itself, awaits on the spot; or there is one use, a
    /// call that is run once, and no other function writes the variable.
    fn is_run_in_turn(self: &Arc<Self>, function: NodeId, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let Root::Variable(id) = race.state.root else { return false };
        let scope = self.facts.scopes.scope(self.facts.scopes.binding(id).scope);
        let Some(owner) = self.function_of_scope(scope.node).filter(|&owner| owner != function) else { return false };
        let callers = self.callers(function);
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
        outside.is_empty() || matches!(outside[..], [only] if once(only)) && self.alone_writes(function, owner, race)
    }

    /// Whether a second task is turned away while the first waits: a flag is tested and set without a suspension between, above
    /// the race's own or in the same branch, by an `if` that leaves where the flag is set, or goes on only where it is not.
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
            let value = self.child(node, Role::Value).filter(|_| self.kind(node) == Kind::Assign);
            tree[node].span.end <= start && value.is_some_and(|value| self.kind(value) == Kind::True)
        });
        sets.into_iter().any(|set| {
            let flag = self.child(set, Role::Target).and_then(|target| self.state_of(target));
            flag.is_some_and(|flag| {
                flag != race.state && self.is_flag_tested(set, &flag) && self.is_around(set, suspension)
            })
        })
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
        let looks = |test: NodeId| self.here(test).any(|part| self.state_of(part).is_some_and(|found| found == *flag));
        let branches = self.here(function).filter(|&node| self.kind(node) == Kind::If);
        branches.into_iter().any(|branch| {
            let Some(test) = self.child(branch, Role::Test).filter(|&test| looks(test)) else { return false };
            let inside = self.in_role(branch, Role::Body).into_iter().any(|one| tree.is_within(set, one));
            let last = self.in_role(branch, Role::Body).into_iter().next_back();
            let leaves = last.is_some_and(|last| matches!(self.kind(last), Kind::Return | Kind::Raise));
            let ahead = tree[branch].span.end <= tree[set].span.start && leaves;
            quiet(tree[test].span.start) && (ahead || inside && self.refuses(test, flag))
        })
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
    fn is_around(&self, statement: NodeId, later: NodeId) -> bool {
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

    /// Every piece of state gets the lock of the first one that it shares a section with.
    fn give_locks(self: &Arc<Self>, sections: &mut [Section], wanted: &Wanted<'_>) {
        let mut owner: FxHashMap<State, State> = FxHashMap::default();
        for section in sections.iter().filter(|section| !section.hoists) {
            let Some(first) = leader(&section.races).map(|race| race.state.whole()) else { continue };
            let states = section.races.iter().map(|race| race.state.whole());
            let first = owner.get(&first).cloned().unwrap_or(first);
            for state in states.filter(|state| *state != first) {
                owner.entry(state).or_insert_with(|| first.clone());
            }
        }
        let mut given: FxHashMap<State, Option<Lock>> = FxHashMap::default();
        let mut taken: FxHashSet<String> = FxHashSet::default();
        for section in sections.iter_mut().filter(|section| !section.hoists) {
            let Some(race) = leader(&section.races) else { continue };
            let own = race.state.whole();
            let state = owner.get(&own).cloned().unwrap_or_else(|| own.clone());
            let lock = given.entry(state.clone()).or_insert_with(|| {
                let lock = self.lock_for(&state, section.function, wanted, &taken);
                taken.extend(lock.iter().filter(|lock| lock.home.is_some()).map(|lock| self.taken_key(lock)));
                lock
            });
            let reachable = |lock: &Lock| match lock.state.root {
                Root::This(_) => state.root == own.root,
                // A field of the class may be its own affair.
                Root::Class(class) if self.language.has_braces() => self.facts.tree.is_within(section.function, class),
                _ => true,
            };
            section.lock = lock.clone().filter(reachable);
        }
    }

    fn taken_key(&self, lock: &Lock) -> String {
        format!("{:?} {}", lock.state.root_of_instances(), lock.name)
    }

    fn lock_for(
        self: &Arc<Self>,
        state: &State,
        user: NodeId,
        wanted: &Wanted<'_>,
        taken: &FxHashSet<String>,
    ) -> Option<Lock> {
        let acquired = self.acquired_locks().into_iter().chain(self.run_under_locks());
        let takings: Vec<super::locks::Taking> = self.takings().into_iter().chain(acquired).collect();
        let mut guards: Vec<super::locks::Taking> =
            takings.iter().filter(|taking| self.writes_state(taking.by, state)).cloned().collect();
        if guards.is_empty() {
            guards.extend(takings.into_iter().filter(|taking| self.is_named_for(taking.lock, state)));
        }
        for guard in &guards {
            let right = self.instance_path(guard.lock).is_some_and(|path| wanted.locks.contains(&path));
            let Some(lock) = guard.state.clone().filter(|_| right) else { continue };
            if self.is_in_reach(&lock, state, user) {
                let name = lock.path.last().cloned().unwrap_or_else(|| self.text(guard.lock).to_owned());
                return Some(Lock { name, state: lock, home: None });
            }
        }
        if !guards.is_empty() {
            return None;
        }
        let home = self.lock_home(state, user)?;
        let base = match (&state.path[..], &state.root) {
            ([.., name], _) => name.clone(),
            ([], Root::Variable(id)) => self.facts.scopes.binding(*id).name.to_string(),
            _ => return None,
        };
        let keeper = match home.keeper {
            Keeper::Module => "module",
            Keeper::Function => "function",
            Keeper::Class => "class",
            Keeper::Instance => "instance",
        };
        let patterns = wanted.names.get(keeper)?;
        let patterns = if home.foreign_base && patterns.len() > 1 { &patterns[1..] } else { &patterns[..] };
        let plain: Vec<String> = patterns.iter().map(|pattern| named(pattern, &base)).collect();
        let last = plain.last().cloned()?;
        let used = self.names_taken(&home, user);
        let root = state.root.clone();
        let name = plain.into_iter().chain((2..).map(|n| format!("{last}{n}"))).find(|name| {
            let lock = Lock { name: name.clone(), state: lock_state(root.clone(), name), home: Some(home) };
            !used.contains(name.as_str()) && !self.language.is_reserved(name) && !taken.contains(&self.taken_key(&lock))
        })?;
        Some(Lock { state: lock_state(root, &name), name, home: Some(home) })
    }

    /// Whether the name of a lock says that it belongs to `state` alone: `rowsMutex` to `rows`, not to `row`.
    fn is_named_for(&self, lock: NodeId, state: &State) -> bool {
        let base = match (&state.path[..], &state.root) {
            ([.., name], _) => name.as_str(),
            ([], Root::Variable(id)) => &self.facts.scopes.binding(*id).name,
            _ => return false,
        };
        let (lock, base) = (bare(self.name(lock)), bare(base));
        !base.is_empty()
            && NAMES_OF_LOCKS.iter().any(|word| lock == format!("{base}{word}") || lock == format!("{word}{base}"))
    }

    /// Whether code at `user` that touches `state` can name the lock.
    fn is_in_reach(&self, lock: &State, state: &State, user: NodeId) -> bool {
        match (&lock.root, &lock.path[..]) {
            (Root::Variable(id), []) => {
                let scope = self.facts.scopes.of_node[user.index()];
                self.facts.scopes.lookup(scope, &self.facts.scopes.binding(*id).name) == Some(*id)
            }
            (Root::This(_) | Root::Class(_), [_]) => lock.root == state.root,
            _ => false,
        }
    }

    /// Names that a new lock cannot take.
    fn names_taken(&self, home: &Home, user: NodeId) -> FxHashSet<&str> {
        let tree = &self.facts.tree;
        match home.keeper {
            Keeper::Module => self.names_in(NodeId::ROOT),
            Keeper::Function => self.names_in(self.outermost_function(user).unwrap_or(NodeId::ROOT)),
            Keeper::Class | Keeper::Instance => {
                let attributes = tree.of_kind(Kind::Attribute).map(|node| self.name(node));
                let classes = tree.of_kind(Kind::Class);
                let members = classes.flat_map(|class| tree.in_role(class, Role::Body)).flat_map(|member| {
                    let own = Some(self.name(member)).filter(|name| !name.is_empty());
                    own.into_iter().chain(tree.in_role(member, Role::Target).map(|target| self.text(target)))
                });
                match home.class {
                    Some(class) => self.attributes_of(class).chain(members).collect(),
                    None => attributes.chain(members).collect(),
                }
            }
        }
    }

    /// Attributes that the methods of a class, and of those that derive from it, use of their own object.
    fn attributes_of(&self, class: NodeId) -> impl Iterator<Item = &str> {
        let tree = &self.facts.tree;
        let top = self.top_class(class);
        let classes = tree.of_kind(Kind::Class).filter(move |&node| self.top_class(node) == top);
        classes
            .flat_map(|class| tree.walk(class))
            .filter(|&node| self.kind(node) == Kind::Attribute)
            .map(|node| self.name(node))
    }

    fn mark_re_entries(self: &Arc<Self>, sections: &mut [Section]) {
        let takers: Vec<(NodeId, State)> =
            sections.iter().filter_map(|one| Some((one.function, one.lock.as_ref()?.state.clone()))).collect();
        for section in sections {
            let Some(lock) = &section.lock else { continue };
            let reached = self.reached(&section.statements);
            let taken = takers.iter().any(|(function, state)| *state == lock.state && reached.contains(function));
            let bodies = reached.iter().flat_map(|&function| self.in_role(function, Role::Body));
            let inside: Vec<NodeId> = section.statements.iter().copied().chain(bodies).collect();
            let others = takers.iter().filter(|(_, state)| *state == lock.state).count() > 1 || lock.home.is_none();
            section.re_enters = taken
                || others && section.statements.iter().any(|&one| self.waits_for_others(one))
                || lock.home.is_none() && self.takes_lock(&inside, &lock.state);
        }
    }
}

impl Cx {
    /// Whether running `node` waits for something that other tasks do: a task or future made elsewhere, an event, a queue.
    fn waits_for_others(self: &Arc<Self>, node: NodeId) -> bool {
        self.here(node).filter(|&part| self.kind(part) == Kind::Await).any(|part| {
            let Some(operand) = self.child(part, Role::Operand) else { return false };
            let callee = self.child(operand, Role::Callee).filter(|_| self.kind(operand) == Kind::Call);
            let Some(callee) = callee else { return matches!(self.kind(operand), Kind::Name | Kind::Attribute) };
            let object = self.child(callee, Role::Object);
            if object
                .is_some_and(|object| self.is_known("waits if bounded", self.name(callee)) && self.is_unbounded(object))
            {
                return false;
            }
            let owner = object.and_then(|object| self.instance_path(object));
            match owner {
                Some(class) => self.is_known("meeting points", &class),
                None => self.path(callee).is_none() && object.is_some() && self.says_it_waits(self.name(callee)),
            }
        })
    }
}

impl Cx {
    /// Whether the name of a method says that it returns when something has ended: `wait`, `wait_closed`, `exec_wait`.
    fn says_it_waits(&self, name: &str) -> bool {
        let bare = name.trim_matches('_');
        let first_or_last = [bare.split('_').next(), bare.rsplit('_').next()];
        first_or_last.into_iter().flatten().any(|word| self.is_known("words for waiting", word))
    }

    /// Whether the only value that `object` gets is made without a bound.
    fn is_unbounded(self: &Arc<Self>, object: NodeId) -> bool {
        self.made_by(object).is_some_and(|made| self.in_role(made, Role::Argument).is_empty())
    }
}

impl State {
    /// What tells two locks of one name apart: instances of whatever class go together.
    fn root_of_instances(&self) -> Option<&Root> {
        Some(&self.root).filter(|root| !matches!(root, Root::Variable(_)))
    }
}

/// The lock called `name` beside the state that has this root.
/// A name in small letters, without underscores and a number at its end.
fn bare(name: &str) -> String {
    name.trim_end_matches(|last: char| last.is_ascii_digit()).replace(['_', '#'], "").to_lowercase()
}

fn lock_state(root: Root, name: &str) -> State {
    State { root, path: vec![name.to_owned()], entry: None }
}

fn named(pattern: &str, base: &str) -> String {
    let bare = base.trim_start_matches('_').to_lowercase();
    pattern.replace("{raw}", base).replace("{}", &bare)
}

/// The race whose state the lock of a section is for: the first one, but what belongs to one instance goes behind what all
/// share, since its lock would keep only the users of that instance apart.
fn leader(races: &[Race]) -> Option<&Race> {
    races.iter().find(|race| !is_of_instance(race)).or(races.first())
}

fn is_of_instance(race: &Race) -> bool {
    matches!(race.state.root, Root::This(_))
}

/// Stretches with their races; those that overlap become one, and with `joins` those that touch as well.
fn merged(cx: &Cx, mut placed: Vec<(Vec<NodeId>, Race)>, joins: bool) -> Vec<(Vec<NodeId>, Vec<Race>)> {
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
                if joins
                    && cx.follows(known[known.len() - 1], list[0])
                    && races.iter().all(|other| is_of_instance(other) == is_of_instance(&race)) =>
            {
                known.extend(list);
                races.push(race);
            }
            _ => found.push((list, vec![race])),
        }
    }
    found
}
