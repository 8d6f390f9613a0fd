//! Which lock each section gets: one that guards its state already, else a new one, and the same for all sections that are
//! about the same state.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::home::{Home, Keeper, Place};
use super::locks::Taking;
use super::section::{Lock, Section, Wanted, is_of_instance};
use super::trace::{Look, Race};
use super::{Root, State};
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::words::cx::Cx;

/// What guards a piece of state where it is not raced for.
#[derive(Clone, Debug)]
pub(super) enum Guard {
    /// A lock of the right kind, in reach.
    Fit(Lock),
    /// Something else.
    Other,
}

/// A piece of state that is raced for.
struct Member {
    state: State,
    /// The class whose constructor makes it: classes that derive from one base may have one each of that name.
    class: Option<NodeId>,
    /// The function of the first section that is about it.
    user: NodeId,
    guard: Option<Guard>,
}

/// Pieces of state that hang together because sections are about several, and the lock that is made for them.
#[derive(Default)]
struct Group {
    members: Vec<Member>,
    made: Option<Option<Lock>>,
}

/// The locks that the file takes, and those of them that will do.
pub(super) struct Guards<'a> {
    takings: Vec<Taking>,
    wanted: &'a Wanted<'a>,
}

impl<'a> Guards<'a> {
    pub(super) fn new(cx: &Arc<Cx>, wanted: &'a Wanted<'a>) -> Self {
        Self { takings: cx.all_takings(), wanted }
    }

    /// What guards `state`, which code at `user` touches.
    pub(super) fn of(&self, cx: &Arc<Cx>, state: &State, user: NodeId) -> Option<Guard> {
        let mut found: Vec<&Taking> = self.takings.iter().filter(|one| cx.writes_state(one.by, state)).collect();
        if found.is_empty() {
            let named = self.takings.iter().filter(|one| cx.is_named_for(one.lock, state));
            found.extend(named.filter(|one| !self.guards_namesake(cx, one, state)));
        }
        let fit = found.iter().find_map(|one| {
            let right = cx.instance_path(one.lock).is_some_and(|path| self.wanted.locks.contains(&path));
            let lock = one.state.clone().filter(|lock| right && cx.is_in_reach(lock, state, user))?;
            let name = lock.path.last().cloned().unwrap_or_else(|| cx.text(one.lock).to_owned());
            Some(Guard::Fit(Lock { name, state: lock, home: None }))
        });
        fit.or((!found.is_empty()).then_some(Guard::Other))
    }
}

impl Guards<'_> {
    /// Whether the lock has the name of `state` because it guards another one that is called the same.
    fn guards_namesake(&self, cx: &Arc<Cx>, taking: &Taking, state: &State) -> bool {
        let mut alike = self.takings.iter().filter(|one| one.state.is_some() && one.state == taking.state);
        alike.any(|one| cx.writes_namesake(one.by, state))
    }
}

impl Cx {
    /// Whether running `node` writes other state that has the name of `state`. What objects of two classes have may be one.
    fn writes_namesake(self: &Arc<Self>, node: NodeId, state: &State) -> bool {
        let is_variable = |one: &State| matches!(one.root, Root::Variable(_));
        let namesake = |other: State| {
            let apart = !other.is_with(state) && (is_variable(&other) || is_variable(state));
            apart && self.base_name(&other) == self.base_name(state)
        };
        let tree = &self.facts.tree;
        let changed = |part: NodeId| {
            let method = tree.parent(part).filter(|_| tree[part].role == Role::Object);
            method.is_some_and(|method| {
                tree[method].role == Role::Callee && self.is_in_group("changing methods", self.name(method))
            })
        };
        let written = |part: &NodeId| self.has(*part, Flags::STORE) || changed(*part);
        self.here(node).filter(written).any(|part| self.state_of(part).is_some_and(namesake))
    }

    /// The name by which the state goes where it belongs.
    fn base_name<'s>(&'s self, state: &'s State) -> Option<&'s str> {
        match (&state.path[..], &state.root) {
            ([.., name], _) => Some(name),
            ([], Root::Variable(id)) => Some(&self.facts.scopes.binding(*id).name),
            _ => None,
        }
    }

    /// Gives every section its lock. A piece of state has one lock wherever it is touched: states that share a section share
    /// the lock of the one that has a lock already, else of the first.
    pub(super) fn give_locks(self: &Arc<Self>, sections: &mut [Section], guards: &Guards<'_>) {
        let mut groups = self.groups(sections, guards);
        let mut taken: Vec<Lock> = Vec::new();
        for section in sections.iter_mut().filter(|section| !section.hoists) {
            let own: Vec<State> = section.races.iter().map(|race| race.state.whole()).collect();
            let classes = own.iter().map(|state| self.home_class(state, section.function)).collect::<Vec<_>>();
            let known = |group: &&mut Group| own.iter().zip(&classes).any(|(state, &class)| group.has(state, class));
            let Some(group) = groups.iter_mut().find(known) else { continue };
            let guard = group.guards(|state| own.contains(state)).or_else(|| group.guards(|_| true));
            let is_guarded = guard.is_some();
            let lock = match guard {
                Some(Guard::Fit(lock)) => Some(lock),
                Some(Guard::Other) => None,
                None => self.made_for(group, guards.wanted, &mut taken),
            };
            section.lock = lock.filter(|lock| self.is_reachable(lock, section, &own));
            section.guarded = is_guarded && section.lock.is_none();
        }
    }

    /// The pieces of state that the sections are about, those together that share a section.
    fn groups(self: &Arc<Self>, sections: &[Section], guards: &Guards<'_>) -> Vec<Group> {
        // What is checked first may hold what is written back: that will find the lock there, and has to be under it elsewhere.
        let others: Vec<Race> = match guards.wanted.look {
            Look::Check => self.races(Look::Write).into_iter().flat_map(|(_, races)| races).collect(),
            Look::Write | Look::Guard | Look::Update | Look::Between => Vec::new(),
        };
        let mut groups: Vec<Group> = Vec::new();
        for section in sections.iter().filter(|section| !section.hoists) {
            let mut members: Vec<Member> = Vec::new();
            let inside = others.iter().filter(|other| self.is_inside(section, other));
            for race in in_order(&section.races).chain(inside) {
                let (state, user) = (race.state.whole(), section.function);
                if members.iter().all(|member| member.state != state) {
                    let (class, guard) = (self.home_class(&state, user), guards.of(self, &state, user));
                    members.push(Member { state, class, user, guard });
                }
            }
            let touches = |group: &Group| members.iter().any(|member| group.has(&member.state, member.class));
            let (mut near, far): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(touches);
            groups = far;
            // The first section about several says which of them comes first.
            let joined = near.iter().position(|group| group.members.len() > 1);
            let mut whole = joined.map_or_else(Group::default, |at| near.remove(at));
            let mut known: Vec<Member> = near.into_iter().flat_map(|group| group.members).collect();
            for member in members {
                let earlier = known.iter().position(|other| other.state == member.state);
                whole.add(earlier.map_or(member, |at| known.remove(at)));
            }
            known.into_iter().for_each(|member| whole.add(member));
            groups.push(whole);
        }
        self.with_one_constructor(groups)
    }

    /// Whether the race is one between statements of the section, which needs a lock of its own.
    fn is_inside(self: &Arc<Self>, section: &Section, race: &Race) -> bool {
        let tree = &self.facts.tree;
        let within = |node: NodeId| section.statements.iter().any(|&one| tree.is_within(node, one));
        within(race.read) && within(race.write) && !self.is_hoistable(std::slice::from_ref(race))
    }

    fn home_class(self: &Arc<Self>, state: &State, user: NodeId) -> Option<NodeId> {
        let is_of_instance = matches!(state.root, Root::This(_));
        self.lock_home(state, user).filter(|_| is_of_instance).and_then(|home| home.class)
    }

    /// A class gets one constructor, and so one lock for all that its instances have.
    fn with_one_constructor(self: &Arc<Self>, groups: Vec<Group>) -> Vec<Group> {
        let mut found: Vec<(Option<NodeId>, Group)> = Vec::new();
        for group in groups {
            let first = group.members.first().filter(|_| group.guards(|_| true).is_none());
            let home = first.and_then(|first| self.lock_home(&first.state, first.user));
            let class = home.filter(|home| matches!(home.place, Place::Constructor(_))).and_then(|home| home.class);
            match found.iter_mut().find(|(known, _)| known.is_some() && *known == class) {
                Some((_, known)) => known.members.extend(group.members),
                None => found.push((class, group)),
            }
        }
        found.into_iter().map(|(_, group)| group).collect()
    }

    /// The lock that is made for the group, the same whoever asks.
    fn made_for(self: &Arc<Self>, group: &mut Group, wanted: &Wanted<'_>, taken: &mut Vec<Lock>) -> Option<Lock> {
        if group.made.is_none() {
            let shared = |member: &&Member| !matches!(member.state.root, Root::This(_));
            let first = group.members.iter().find(shared).or(group.members.first())?;
            let made = self.new_lock(&first.state, first.user, wanted, taken);
            taken.extend(made.clone());
            group.made = Some(made);
        }
        group.made.clone().flatten()
    }

    /// Whether the section, which touches the states, can take the lock, and is kept apart from all others by it.
    fn is_reachable(self: &Arc<Self>, lock: &Lock, section: &Section, states: &[State]) -> bool {
        let function = section.function;
        match lock.state.root {
            Root::This(_) => {
                states.iter().all(|state| self.is_of_family(&lock.state, state, function))
                    && section.races.iter().all(|race| self.is_of_instance(race))
                    && self.has_lock(lock, function)
            }
            // A field of the class may be its own affair.
            Root::Class(class) if self.language.has_braces() => self.facts.tree.is_within(function, class),
            _ => true,
        }
    }

    /// Whether the state is the instance's, or one of the class that is written through the instance: `type(self).rows` is
    /// meant for all.
    fn is_of_instance(self: &Arc<Self>, race: &Race) -> bool {
        let owner = || self.state_node(race).map(|at| self.written_owner(at));
        matches!(race.state.root, Root::This(_))
            || owner().is_some_and(|owner| self.is_self(owner) && !self.is_class_parameter(owner))
    }

    /// Whether the objects with the method `function` have the lock: an heir's own is not its base's.
    fn has_lock(self: &Arc<Self>, lock: &Lock, function: NodeId) -> bool {
        let class = |node: NodeId| {
            let method = self.function(node).and_then(|function| self.class_of_method(function));
            method.or_else(|| self.class_body(node))
        };
        let Some(own) = self.class_of_method(function) else { return true };
        let made: Vec<NodeId> = match lock.home {
            Some(home) => home.class.into_iter().collect(),
            None => self.assignments(&lock.state).into_iter().filter_map(class).collect(),
        };
        made.is_empty() || self.with_bases(own).iter().any(|one| made.contains(one))
    }

    /// The class and those of this file that it derives from.
    fn with_bases(&self, class: NodeId) -> Vec<NodeId> {
        let mut found = vec![class];
        let mut at = 0;
        while let Some(&next) = found.get(at) {
            let bases: Vec<NodeId> = self.file_bases(next).into_iter().filter(|base| !found.contains(base)).collect();
            found.extend(bases);
            at += 1;
        }
        found
    }

    /// Whether two locks to be made would be one attribute or variable. Classes that only have a base in common have one each.
    fn would_clash(&self, one: &Lock, other: &Lock) -> bool {
        let class = |lock: &Lock| lock.home.and_then(|home| home.class);
        let in_line = match (class(one), class(other)) {
            (Some(one), Some(other)) => self.with_bases(one).contains(&other) || self.with_bases(other).contains(&one),
            _ => true,
        };
        one.name == other.name && one.state.root_of_instances() == other.state.root_of_instances() && in_line
    }

    /// A lock for `state`, which code at `user` touches, and the place where it can be made.
    fn new_lock(self: &Arc<Self>, state: &State, user: NodeId, wanted: &Wanted<'_>, taken: &[Lock]) -> Option<Lock> {
        let home = self.lock_home(state, user)?;
        let base = self.base_name(state)?;
        let keeper = match home.keeper {
            Keeper::Module => "module",
            Keeper::Function => "function",
            Keeper::Class => "class",
            Keeper::Instance => "instance",
        };
        let patterns = wanted.names.get(keeper)?;
        let patterns = if home.foreign_base && patterns.len() > 1 { &patterns[1..] } else { &patterns[..] };
        let plain: Vec<String> = patterns.iter().map(|pattern| named(pattern, base)).collect();
        let last = plain.last().cloned()?;
        let used = self.names_taken(&home, user);
        let root = state.root.clone();
        let name = plain.into_iter().chain((2..).map(|n| format!("{last}{n}"))).find(|name| {
            let lock = Lock { name: name.clone(), state: lock_state(root.clone(), name), home: Some(home) };
            let elsewhere = home.class.is_some_and(|class| self.heirs_elsewhere_use(class, name));
            let free = !used.contains(name.as_str()) && !self.language.is_reserved(name);
            free && !taken.iter().any(|other| self.would_clash(other, &lock)) && !elsewhere
        })?;
        Some(Lock { state: lock_state(root, &name), name, home: Some(home) })
    }

    /// Whether the name of a lock says that it belongs to `state` alone: `rowsMutex` to `rows`, not to `row`; to `this.rows`,
    /// not to `this.parent.rows`.
    fn is_named_for(self: &Arc<Self>, lock: NodeId, state: &State) -> bool {
        let Some(base) = self.base_name(state) else { return false };
        let nearer = || match &state.path[..] {
            [_, .., name] => {
                let near = State { path: vec![name.clone()], entry: None, root: state.root.clone() };
                !self.assignments(&near).is_empty()
            }
            _ => false,
        };
        let (lock, base) = (bare(self.name(lock)), bare(base));
        !base.is_empty()
            && self
                .group("words beside what a lock guards")
                .iter()
                .any(|word| lock == format!("{base}{word}") || lock == format!("{word}{base}"))
            && !nearer()
    }

    /// Whether code at `user` that touches `state` can name the lock.
    fn is_in_reach(&self, lock: &State, state: &State, user: NodeId) -> bool {
        match (&lock.root, &lock.path[..]) {
            (Root::Variable(id), []) => {
                let scope = self.facts.scopes.of_node[user.index()];
                self.facts.scopes.lookup(scope, &self.facts.scopes.binding(*id).name) == Some(*id)
            }
            (Root::This(_) | Root::Class(_), [_]) => self.is_of_family(lock, state, user),
            _ => false,
        }
    }

    /// Whether the object that `user` touches the state of has the lock as well: an instance has that of its class, and code
    /// in its methods that of the instance.
    fn is_of_family(&self, lock: &State, state: &State, user: NodeId) -> bool {
        let top = |state: &State| match state.root {
            Root::This(class) | Root::Class(class) => Some(self.top_class(class)),
            _ => None,
        };
        let named = || match lock.root {
            Root::This(_) => self.class_of_method(user).is_some() && self.is_instance_method(user),
            _ => true,
        };
        lock.root == state.root || !self.language.has_braces() && top(lock) == top(state) && named()
    }

    /// Names that a new lock cannot take.
    fn names_taken(&self, home: &Home, user: NodeId) -> FxHashSet<&str> {
        let tree = &self.facts.tree;
        match home.keeper {
            Keeper::Module => self.names_in(NodeId::ROOT),
            Keeper::Function => self.names_in(self.outermost_function(user).unwrap_or(NodeId::ROOT)),
            Keeper::Class | Keeper::Instance => {
                let attributes = tree.of_kind(Kind::Attribute).map(|node| self.name(node));
                let top = home.class.map(|class| self.top_class(class));
                let is_kin = |&class: &NodeId| top.is_none_or(|top| self.top_class(class) == top);
                let members = tree
                    .of_kind(Kind::Class)
                    .filter(is_kin)
                    .flat_map(|class| tree.in_role(class, Role::Body))
                    .flat_map(|member| {
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
}

impl Group {
    fn has(&self, state: &State, class: Option<NodeId>) -> bool {
        let is_it = |member: &Member| class.is_none() || member.class.is_none() || member.class == class;
        self.members.iter().any(|member| member.state == *state && is_it(member))
    }

    fn add(&mut self, member: Member) {
        if !self.has(&member.state, member.class) {
            self.members.push(member);
        }
    }

    /// What guards those of the states: one lock, or something that will not do.
    fn guards(&self, of: impl Fn(&State) -> bool) -> Option<Guard> {
        let mut found = self.members.iter().filter(|member| of(&member.state)).filter_map(|it| it.guard.clone());
        let first = found.next()?;
        let alike = found.all(|other| other.is_same(&first));
        Some(if alike { first } else { Guard::Other })
    }
}

impl Guard {
    /// Whether both are one lock.
    pub(super) fn is_same(&self, other: &Guard) -> bool {
        match (self, other) {
            (Guard::Fit(one), Guard::Fit(two)) => one.state == two.state,
            _ => false,
        }
    }
}

impl State {
    /// What tells two locks of one name apart: instances of whatever class go together.
    fn root_of_instances(&self) -> Option<&Root> {
        Some(&self.root).filter(|root| !matches!(root, Root::Variable(_)))
    }
}

/// A name in small letters, without underscores and a number at its end.
fn bare(name: &str) -> String {
    name.trim_end_matches(|last: char| last.is_ascii_digit()).replace(['_', '#'], "").to_lowercase()
}

/// The lock called `name` beside the state that has this root.
fn lock_state(root: Root, name: &str) -> State {
    State { root, path: vec![name.to_owned()], entry: None }
}

fn named(pattern: &str, base: &str) -> String {
    let bare = base.trim_start_matches('_').to_lowercase();
    pattern.replace("{raw}", base).replace("{}", &bare)
}

/// The races of a section, what belongs to one instance behind what all share: its lock would keep only the users of that
/// instance apart.
fn in_order(races: &[Race]) -> impl Iterator<Item = &Race> {
    let shared = races.iter().filter(|race| !is_of_instance(race));
    shared.chain(races.iter().filter(|race| is_of_instance(race)))
}
