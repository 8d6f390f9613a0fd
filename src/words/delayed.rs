//! What changes where work starts later than it does now: names and state written meanwhile, items that wait for one
//! another.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Flags, Kind, NodeId, Role};

/// What runs its body again and again.
const LOOPS: [Kind; 5] = [Kind::For, Kind::ForIn, Kind::ForLoop, Kind::While, Kind::DoWhile];

impl Cx {
    /// Names that work put off until later would read in another state: variables from outside the callback (or outside
    /// the loop's round) that are written again before it surely ran.
    pub fn rebound_before(&self, making: &Making, site: NodeId) -> Option<String> {
        let tree = &self.facts.tree;
        let work = making.call.unwrap_or(making.element);
        let is_loop = making.form == "appends";
        let from = tree[making.whole].span.start;
        let inline = self.kind(making.element) == Kind::Function;
        let to = self.surely_ran(making, site);
        let waited = self.is_collected_on_the_spot(site);
        let rounds = self.outermost_round(making.whole, |round| !waited || !tree.is_within(site, round));
        let name = tree.of_kind_in(work, Kind::Name).filter(|&node| !self.has(node, Flags::STORE)).find(|&name| {
            let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return false };
            let binding = self.facts.scopes.binding(id);
            let home = self.facts.scopes.scope(binding.scope).node;
            if inline && tree.is_within(home, work) {
                return false;
            }
            // A name that every round of the loop binds anew.
            let fresh_each_round = is_loop
                && tree.is_within(home, making.whole)
                && !binding.binds.iter().any(|bind| self.is_var(bind.node));
            let written = binding.binds.iter().any(|bind| {
                let at = tree[bind.node].span.start;
                let again = rounds.is_some_and(|all| !tree.is_within(home, all) && tree.is_within(bind.node, all));
                (again || from <= at && at < to) && !tree.is_within(bind.node, work)
            });
            written && (!fresh_each_round || self.is_written_behind(binding, work, making.whole))
        });
        name.map(|name| self.text(name).to_owned())
            .or_else(|| self.set_too_late(making, work, from, to))
            .or_else(|| self.changed_meanwhile(making, work, from, to))
    }

    /// A name from outside that the work sets as soon as it is started, where code beside the work reads it before it
    /// surely ran: `if (x === last) continue; jobs.push(load((last = x)))`.
    fn set_too_late(&self, making: &Making, work: NodeId, from: u32, to: u32) -> Option<String> {
        let tree = &self.facts.tree;
        let round = (making.form == "appends").then(|| tree[making.whole].span);
        let name = tree.of_kind_in(work, Kind::Name).filter(|&node| self.has(node, Flags::STORE)).find(|&name| {
            let Some(id) = self.binding_named(name) else { return false };
            let binding = self.facts.scopes.binding(id);
            let own = tree.is_within(self.facts.scopes.scope(binding.scope).node, work);
            let meanwhile = |read: &NodeId| {
                let at = tree[*read].span.start;
                let in_round = round.is_some_and(|round| round.start <= at && at < round.end);
                (in_round || from <= at && at < to) && !tree.is_within(*read, work)
            };
            !own && binding.reads.iter().any(meanwhile)
        });
        name.map(|name| self.text(name).to_owned())
    }

    /// The place in the text by which all the work surely ran: where it is waited for on the spot that is its start, else
    /// the end of the statement that collects it, or of the function where that only keeps the promise.
    fn surely_ran(&self, making: &Making, site: NodeId) -> u32 {
        let tree = &self.facts.tree;
        if !self.is_collected_on_the_spot(site) {
            return tree[self.function(site).unwrap_or(NodeId::ROOT)].span.end;
        }
        let at_once = making.form != "appends" && tree.is_within(making.whole, site);
        let start = tree[making.whole].span.start;
        if at_once { start } else { self.statement(site).map_or(start, |statement| tree[statement].span.end) }
    }

    /// Whether the call that `site` is handed to is awaited or returned where it stands.
    fn is_collected_on_the_spot(&self, site: NodeId) -> bool {
        let call = self.facts.tree.parent(site).filter(|&up| self.kind(up) == Kind::Call);
        self.is_on_the_spot(call.unwrap_or(site))
    }

    /// The outermost loop of its function that `node` stands in and for which `counts` holds.
    fn outermost_round(&self, node: NodeId, counts: impl Fn(NodeId) -> bool) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let own = tree.ancestors(node).take_while(|&up| self.kind(up) != Kind::Function);
        own.filter(|&up| LOOPS.contains(&self.kind(up)) && counts(up)).last()
    }

    /// Whether the declaration around a bound name is a `var`.
    fn is_var(&self, name: NodeId) -> bool {
        self.facts.tree.ancestors(name).take(8).any(|up| self.kind(up) == Kind::Declare && self.has(up, Flags::VAR))
    }

    /// Whether a name of the round is written again behind the work in the same round.
    fn is_written_behind(&self, binding: &crate::facts::Binding, work: NodeId, whole: NodeId) -> bool {
        let tree = &self.facts.tree;
        binding.binds.iter().any(|bind| {
            let at = tree[bind.node].span.start;
            let in_head =
                tree.ancestors(bind.node).take_while(|&up| up != whole).any(|up| tree[up].role == Role::Update)
                    || tree[bind.node].role == Role::Update;
            at > tree[work].span.end && tree.is_within(bind.node, whole) && !in_head
        })
    }

    /// Whether one item writes, after its first suspension, state that another item reads before its own: with a limit,
    /// later items see what earlier ones wrote.
    pub fn shares_state(self: &Arc<Self>, callback: NodeId) -> bool {
        let run_by = |callee: NodeId| match self.kind(callee) {
            Kind::Function => Some((Arc::clone(self), callee)),
            _ => self.definition(callee),
        };
        let Some((home, function)) = run_by(callback) else { return false };
        let calls = home.here(function).filter(|&node| home.kind(node) == Kind::Call);
        let called =
            calls.filter_map(|call| home.child(call, Role::Callee)).filter_map(|callee| home.definition(callee));
        let bodies: Vec<(Arc<Cx>, NodeId)> = called.collect();
        // The elements that an inline callback is given are its own.
        let given = home.stored_parameters(function);
        let is_own = |key: &String| {
            let owner = key.split(['.', '[']).next().unwrap_or_default();
            given.contains(&owner)
        };
        let shared = |cx: &Arc<Cx>, body: NodeId| {
            let mut shared = cx.read_then_written(body);
            shared.extend(cx.written_then_read(body));
            shared
        };
        shared(&home, function).iter().any(|key| !is_own(key))
            || bodies.iter().any(|(cx, body)| !shared(cx, *body).is_empty())
    }

    /// Whether a handler in the round of the loop catches what the call throws before it gives anything. A function that is
    /// async throws nothing there.
    pub fn is_caught_at_once(self: &Arc<Self>, making: &Making) -> bool {
        let tree = &self.facts.tree;
        let is_round = |up: &NodeId| {
            let kind = self.kind(*up);
            matches!(kind, Kind::Function | Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While | Kind::DoWhile)
        };
        let mut tries = tree.ancestors(making.element).take_while(|up| !is_round(up)).filter(|&up| {
            let tried = || self.in_role(up, Role::Body).into_iter().any(|part| tree.is_within(making.element, part));
            self.kind(up) == Kind::Try && self.child(up, Role::Handler).is_some() && tried()
        });
        let callee = making.call.and_then(|call| self.child(call, Role::Callee));
        let is_async =
            || callee.and_then(|callee| self.definition(callee)).is_some_and(|(cx, it)| cx.has(it, Flags::ASYNC));
        making.form == "appends" && tries.next().is_some() && !is_async()
    }

    /// Keys of state that `function` writes before it waits and reads after that, or hands on: without a limit every item
    /// has written by then. An entry of its own, at what it was given, is nobody else's.
    fn written_then_read(self: &Arc<Self>, function: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let waits = self.here(function).filter(|&node| self.kind(node) == Kind::Await);
        let first = waits.map(|node| tree[node].span).min_by_key(|span| span.start);
        let (start, end) = first.map_or((u32::MAX, u32::MAX), |span| (span.start, span.end));
        let early = self.writes(function).into_iter().filter(|write| tree[write.node].span.end <= start);
        let written: Vec<String> = early.map(|write| write.key).collect();
        if written.is_empty() {
            return written;
        }
        let own = self.stored_parameters(function);
        let at_own = |node: NodeId| {
            let entry = tree.parent(node).filter(|&up| self.kind(up) == Kind::Subscript);
            let index =
                entry.and_then(|entry| self.child(entry, Role::Index)).or_else(|| self.child(node, Role::Index));
            index.is_some_and(|index| own.contains(&self.text(index)))
        };
        let later = |node: NodeId| tree[node].span.start >= end && tree[node].role != Role::Target && !at_own(node);
        // As an argument, or in a literal.
        let handed = |node: NodeId| {
            let held = tree.parent(node).is_some_and(|up| matches!(self.kind(up), Kind::Pair | Kind::Spread));
            self.kind(node) == Kind::Name && (tree[node].role == Role::Argument || held)
        };
        let reads = self.here(function).filter(|&node| later(node) || handed(node));
        // Who is handed an object reads what it holds.
        let holds = |one: &String, key: &str| one.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        let keys = reads.filter_map(|node| Some((node, self.shared_key(node)?)));
        let read = keys
            .filter(|(node, key)| written.contains(key) || handed(*node) && written.iter().any(|one| holds(one, key)));
        read.map(|(_, key)| key).collect()
    }

    fn stored_parameters(&self, function: NodeId) -> Vec<&str> {
        let params = self.in_role(function, Role::Param);
        params.into_iter().flat_map(|param| self.stored_names(param)).map(|name| self.text(name)).collect()
    }

    /// Keys of state that `function` reads before it waits and writes after that.
    fn read_then_written(self: &Arc<Self>, function: NodeId) -> Vec<String> {
        let tree = &self.facts.tree;
        let awaits: Vec<NodeId> = self.here(function).filter(|&node| self.kind(node) == Kind::Await).collect();
        let mut found: Vec<String> = awaits.iter().flat_map(|&wait| self.split_state(wait)).collect();
        let late = self.written_when_done(function);
        if !late.is_empty() {
            found.extend(self.read_keys(function, |_| true).into_iter().filter(|key| late.contains(key)));
        }
        let Some(first) = awaits.iter().map(|&node| tree[node].span.end).min() else { return found };
        let written = self.written_keys(function, |at| at >= first);
        found.extend(self.read_keys(function, |at| at < first).into_iter().filter(|key| written.contains(key)));
        found
    }

    /// Keys of state that callbacks write which `function` leaves to its promises: `.finally(() => open.delete(key))`.
    fn written_when_done(self: &Arc<Self>, function: NodeId) -> Vec<String> {
        let inside = self.facts.tree.of_kind_in(function, Kind::Function).filter(|&inner| inner != function);
        let callbacks = inside.filter(|&inner| self.runs_when_done(inner, function));
        callbacks.flat_map(|inner| self.written_keys(inner, |_| true)).collect()
    }

    /// The loop round that fills a list does nothing but that: beside the pushes only declarations stand, whose calls
    /// are methods of what the round itself made.
    pub fn only_fills(&self, making: &Making) -> bool {
        let tree = &self.facts.tree;
        let work = making.call.unwrap_or(making.element);
        let sets = |node: NodeId| {
            // `jobs[at] = load(at)` does no more than `jobs.push(load(at))`.
            let beside = !tree.is_within(node, work)
                && !tree
                    .parent(node)
                    .is_some_and(|up| self.kind(up) == Kind::AssignExpression && tree.is_within(work, up))
                && !self.is_set_up_for(node, work, making.whole);
            beside
                && self.changed_place(node).is_some_and(|place| self.is_place(place) && self.kind(node) != Kind::Call)
        };
        if tree.walk(making.whole).any(sets) {
            return false;
        }
        tree.walk(making.whole).filter(|&node| matches!(self.kind(node), Kind::Call | Kind::New | Kind::Await)).all(
            |node| {
                if tree.is_within(node, work) || tree.is_within(work, node) {
                    return true;
                }
                let in_head = making.over.iter().any(|&over| over != making.whole && tree.is_within(node, over));
                let pushes = self.positional(node).into_iter().any(|one| self.only_value(one) == Some(work));
                in_head || pushes || self.is_method_of_round(node, making.whole)
            },
        )
    }

    fn is_method_of_round(&self, call: NodeId, whole: NodeId) -> bool {
        let mut root = call;
        while let Some(inner) = self.child(root, Role::Callee).or_else(|| self.child(root, Role::Object)) {
            root = inner;
        }
        let Some(id) = self.facts.scopes.of_name.get(root.index()).copied().flatten() else { return false };
        let scope = self.facts.scopes.binding(id).scope;
        self.facts.tree.is_within(self.facts.scopes.scope(scope).node, whole)
    }

    /// Whether the items may wait for one another: for something whose name says that others have to arrive first (a
    /// barrier, a latch), for a promise that is made by hand and settled by an item, or for what an item changes or tells.
    pub fn meets_others(self: &Arc<Self>, making: &Making) -> bool {
        if self.waits_for_its_peers(making) {
            return true;
        }
        if !self.language.calls_start() && !self.looks_out_anywhere() {
            return false;
        }
        let roots = self.reached_by(making);
        let names = self.group("waiting names");
        if roots.iter().any(|one| one.cx.names_a_meeting(one.root) || one.uses_one_of(names)) {
            return true;
        }
        let mut files: Vec<&Arc<Self>> = Vec::new();
        roots.iter().for_each(|one| {
            if !files.iter().any(|known| known.is_same_reading(&one.cx)) {
                files.push(&one.cx);
            }
        });
        files.into_iter().any(|file| {
            let inside = roots.iter().filter(|one| one.cx.is_same_reading(file));
            let inside: Vec<NodeId> = inside.map(|one| one.root).collect();
            file.settles_what_it_waits_for(&inside)
                || file.tells_what_it_waits_for(&inside)
                || file.looks_out_for_others(&inside)
        })
    }

    /// Whether code of `roots` settles a promise made by hand, by a function that its executor has kept, and takes that
    /// promise as well. A variable of one of the functions belongs to one item.
    fn settles_what_it_waits_for(&self, roots: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let made = self.promises_made_by_hand();
        if made.is_empty() {
            return false;
        }
        let inside = |node: NodeId| roots.iter().any(|&root| tree.is_within(node, root));
        let apart = |node: NodeId| !made.iter().any(|&one| self.kind(one) == Kind::New && tree.is_within(node, one));
        let uses = |keeper: NodeId| {
            let all = roots.iter().flat_map(|&root| tree.walk(root));
            all.filter(|&node| node != keeper && apart(node)).any(|node| self.is_same_place(keeper, node, roots))
        };
        let fills = |node: NodeId| {
            let method = tree.parent(node).filter(|_| tree[node].role == Role::Object);
            method.is_some_and(|method| self.is_in_group("changing methods", self.name(method)))
        };
        let asks = |keeper: NodeId| {
            let all = roots.iter().flat_map(|&root| tree.walk(root));
            all.filter(|&node| !fills(node)).any(|node| self.is_same_place(keeper, node, roots))
        };
        made.iter().any(|&promise| {
            let taken = inside(promise) || self.promise_holders(promise).into_iter().any(uses);
            taken && self.resolver_keepers(promise).into_iter().any(uses)
                || inside(promise) && self.shared_through(promise).into_iter().any(asks)
        })
    }

    fn is_variable_of(&self, name: NodeId, roots: &[NodeId]) -> bool {
        let home = self.binding_named(name).map(|id| self.facts.scopes.scope(self.facts.scopes.binding(id).scope).node);
        home.is_some_and(|home| roots.iter().any(|&root| self.facts.tree.is_within(home, root)))
    }

    /// Whether `node` is the name or member that `keeper` is, and belongs to more than one item.
    pub(super) fn is_same_place(&self, keeper: NodeId, node: NodeId, roots: &[NodeId]) -> bool {
        match self.kind(keeper) {
            Kind::Name => {
                let id = self.binding_named(keeper);
                id.is_some() && id == self.binding_named(node) && !self.is_variable_of(keeper, roots)
            }
            kind => kind == self.kind(node) && self.name(keeper) == self.name(node),
        }
    }

    /// Names and members that a promise made by hand is given to.
    fn promise_holders(&self, made: NodeId) -> Vec<NodeId> {
        let key = |name: NodeId| self.facts.tree.parent(name).filter(|&up| self.kind(up) == Kind::Pair);
        let is_it = |&name: &NodeId| key(name).is_none_or(|pair| self.name(pair) == "promise");
        self.stored_at(made).into_iter().filter(is_it).collect()
    }

    /// Names and members that hold what is made at `made`, be it in a list or an object of such, one for each key.
    fn stored_at(&self, made: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let holds = |up: &NodeId| matches!(self.kind(*up), Kind::Assign | Kind::AssignExpression);
        let holder = tree.ancestors(made).take_while(|&up| !self.is_statement(up) || holds(&up)).find(holds);
        let target = holder.and_then(|holder| self.child(holder, Role::Target));
        target.map_or_else(Vec::new, |target| match self.kind(target) {
            Kind::Attribute => vec![target],
            Kind::Subscript => self.child(target, Role::Object).into_iter().collect(),
            _ => self.stored_names(target),
        })
    }

    /// Collections that an item puts its own promise into, made by hand.
    fn shared_through(&self, made: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let bound = self.promise_holders(made).into_iter().filter_map(|name| self.binding_named(name));
        let reads = bound.flat_map(|id| self.facts.scopes.binding(id).reads.clone());
        let whole = |read| tree.parent(read).filter(|&up| self.name(up) == "promise").unwrap_or(read);
        reads.filter_map(|read| self.kept_in(whole(read))).collect()
    }

    /// `new Promise(…)`, `Promise.withResolvers()`.
    pub(super) fn promises_made_by_hand(&self) -> Vec<NodeId> {
        let stands_for = |call: NodeId, path: &str| {
            let last = |name: &str| path.ends_with(name);
            let callee = self.child(call, Role::Callee).filter(|&callee| self.may_stand_for(callee, last));
            callee.and_then(|callee| self.path(callee)).as_deref() == Some(path)
        };
        let tree = &self.facts.tree;
        let constructed = tree.of_kind(Kind::New).filter(|&node| stands_for(node, "Promise"));
        constructed.chain(tree.of_kind(Kind::Call).filter(|&node| stands_for(node, "Promise.withResolvers"))).collect()
    }

    /// Where the functions that settle a promise made by hand are kept: names and members they are assigned to or put in.
    pub(super) fn resolver_keepers(&self, made: NodeId) -> Vec<NodeId> {
        if self.kind(made) == Kind::Call {
            return self.stored_at(made).into_iter().filter(|&name| self.text(name) != "promise").collect();
        }
        let executor = self.positional(made).first().copied().filter(|&it| self.kind(it) == Kind::Function);
        let params = executor.map_or_else(Vec::new, |executor| self.in_role(executor, Role::Param));
        let names = params.into_iter().filter_map(|param| self.child(param, Role::Target));
        let reads = names.filter_map(|name| self.binding_named(name));
        let reads = reads.flat_map(|id| self.facts.scopes.binding(id).reads.clone());
        reads.filter_map(|read| self.kept_in(read)).collect()
    }

    /// The name or member that `read` is assigned to, or put into by a method such as `push`.
    fn kept_in(&self, read: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut at = read;
        while let Some(up) = tree.parent(at).filter(|&up| matches!(self.kind(up), Kind::Dict | Kind::Pair | Kind::List))
        {
            at = up;
        }
        let up = tree.parent(at)?;
        let keeper = match self.kind(up) {
            Kind::Assign | Kind::AssignExpression if tree[at].role == Role::Value => self.child(up, Role::Target)?,
            Kind::Call if tree[at].role == Role::Argument => {
                let callee = self.child(up, Role::Callee)?;
                let keeps = self.is_in_group("changing methods", self.name(callee));
                self.child(callee, Role::Object).filter(|_| keeps)?
            }
            _ => return None,
        };
        // One entry of many.
        let entry = Some(keeper).filter(|&keeper| self.kind(keeper) == Kind::Subscript);
        let keeper = entry.map_or(Some(keeper), |entry| self.child(entry, Role::Object))?;
        matches!(self.kind(keeper), Kind::Name | Kind::Attribute).then_some(keeper)
    }

    fn names_a_meeting(&self, root: NodeId) -> bool {
        let names = self.group("waiting names");
        self.facts.tree.walk(root).any(|node| {
            if !matches!(self.kind(node), Kind::Name | Kind::Attribute) {
                return false;
            }
            names.iter().any(|part| holds_word(self.name(node), part))
        })
    }
}

/// Whether `name` holds `word`, however it is written, within one of its own words: `openLatch`, not `flatChunks`.
fn holds_word(name: &str, word: &str) -> bool {
    let is_whole = |at: usize| {
        let found = name.get(at..at + word.len()).unwrap_or_default();
        let inner = found.get(1..).unwrap_or_default();
        !inner.contains(|it: char| it.is_ascii_uppercase()) || !inner.contains(|it: char| it.is_ascii_lowercase())
    };
    name.to_ascii_lowercase().match_indices(word).any(|(at, _)| is_whole(at))
}

#[cfg(test)]
mod tests {
    use super::holds_word;

    #[test]
    fn a_word_does_not_go_over_the_start_of_another() {
        let held = ["latch", "openLatch", "countdown_latch", "LATCH", "latches"];
        assert!(held.iter().all(|name| holds_word(name, "latch")));
        assert!(!["flatChunks", "flatCharts", "lately"].iter().any(|name| holds_word(name, "latch")));
    }
}
