//! Shared state, asked of small files.

use std::sync::Arc;

use super::Event;
use super::home::{Keeper, Place};
use super::inventory::Object;
use super::section::{LockNames, Section, Wanted};
use super::trace::Look;
use crate::facts::{Kind, NodeId};
use crate::words::cx::Cx;
use crate::words::tests::cx;

fn function(cx: &Cx, name: &str) -> NodeId {
    let mut functions = cx.facts.tree.of_kind(Kind::Function);
    functions.find(|&node| cx.name(node) == name).expect("the function is there")
}

fn python(text: &str) -> Arc<Cx> {
    cx("a.py", text)
}

/// The texts of the writes that are races in `f`.
fn races(body: &str, look: Look) -> Vec<String> {
    let indented: Vec<String> = body.lines().map(|line| format!("    {line}")).collect();
    let cx = python(&format!("n = 0\ncache = {{}}\nasync def f(k, a, b):\n    global n\n{}\n", indented.join("\n")));
    let races = cx.trace(function(&cx, "f"), look).races;
    races.iter().map(|race| cx.text(race.write).to_owned()).collect()
}

fn sections(cx: &Arc<Cx>, look: Look, lock: &str) -> Vec<Section> {
    let names = [
        ("module", vec!["_{}_lock"]),
        ("function", vec!["{}_lock"]),
        ("class", vec!["_{}_lock"]),
        ("instance", vec!["_lock", "_{}_lock"]),
    ];
    let names: LockNames =
        names.into_iter().map(|(key, list)| (key.to_owned(), list.into_iter().map(str::to_owned).collect())).collect();
    cx.sections(&Wanted { look, locks: &[lock.to_owned()], names: &names })
}

#[test]
fn a_value_read_before_an_await_is_stale_behind_it() {
    assert_eq!(races("seen = n\nawait a()\nn = seen + 1", Look::Write), ["n = seen + 1"]);
    assert_eq!(races("n = n + await a()", Look::Write), ["n = n + await a()"]);
    assert_eq!(races("n += await a()", Look::Write), ["n += await a()"]);
    assert_eq!(races("x, y = n, k\nawait a()\nn, z = x, y", Look::Write), ["n, z = x, y"]);
    assert_eq!(races("old = cache[k]\nawait a()\ncache[k] = old", Look::Write), ["cache[k] = old"]);
}

#[test]
fn what_is_read_anew_is_not_stale() {
    assert!(races("await a()\nn += 1", Look::Write).is_empty());
    assert!(races("seen = n\nawait a()\nseen = n\nn = seen + 1", Look::Write).is_empty());
    assert!(races("n = await a() + n", Look::Write).is_empty());
    assert!(races("old = n\nnew = await a(old)\nif n == old:\n    n = new", Look::Write).is_empty());
}

#[test]
fn branches_that_exclude_each_other_are_no_way() {
    assert!(races("if k:\n    seen = n\nelse:\n    await a()\n    seen = 1\nn = seen", Look::Write).is_empty());
    assert!(races("n = n if k else await a()", Look::Write).is_empty());
    assert!(races("seen = n\nif k:\n    await a()\n    return\nn = seen", Look::Write).is_empty());
}

#[test]
fn saving_and_restoring_is_no_update() {
    assert!(races("old = n\nn = 5\nawait a()\nn = old", Look::Write).is_empty());
}

#[test]
fn other_entries_are_other_state() {
    assert!(races("old = cache[a]\nawait a()\ncache[b] = old", Look::Write).is_empty());
    assert!(races("if a not in cache:\n    cache[b] = await a()", Look::Check).is_empty());
}

#[test]
fn a_test_before_an_await_decides_too_early() {
    assert_eq!(races("if k not in cache:\n    cache[k] = await a()", Look::Check), ["cache[k] = await a()"]);
    let guard = "if k in cache:\n    return cache[k]\nv = await a()\ncache[k] = v";
    assert_eq!(races(guard, Look::Check), ["cache[k] = v"]);
}

#[test]
fn a_test_that_is_made_again_or_claimed_decides_nothing() {
    assert!(
        races("if k not in cache:\n    v = await a()\n    if k not in cache:\n        cache[k] = v", Look::Check)
            .is_empty()
    );
    assert!(races("if n:\n    return\nn = 1\nawait a()\nn = 0", Look::Check).is_empty());
    assert!(races("if n is not None:\n    await a()\n    n = None", Look::Check).is_empty());
    assert!(races("if k not in cache:\n    v = await a()\n    cache.setdefault(k, v)", Look::Check).is_empty());
}

#[test]
fn a_local_keeps_a_look_for_the_test_below_it() {
    let kept = |test: &str| {
        let body = format!("row = cache.get(k)\n{test}\n    row = await a()\n    cache[k] = row");
        races(&body, Look::Check).len()
    };
    assert_eq!([kept("if row is None:"), kept("if not row:"), kept("if row:")], [1, 1, 1]);
    assert_eq!([kept("if row.old:"), kept("if row is None or row.old:"), kept("if row == b:")], [0, 0, 0]);
    let again = "row = cache.get(k)\nif row is None:\n    new = await a()\n    row = cache.get(k)\n    \
                 if row is None:\n        cache[k] = new";
    assert!(races(again, Look::Check).is_empty());
    assert!(races("row = cache.get(k)\nawait a()\nif row is None:\n    cache[k] = b", Look::Check).is_empty());
    let other = "row = cache.get(k)\nif not row:\n    await a()\n    new = cache.get(k)\n    if new != row:\n        return new\n    \
                 cache[k] = b";
    assert!(races(other, Look::Check).is_empty());
    let guard = "row = cache.get(k)\nif row:\n    return row\nrow = await a()\ncache[k] = row";
    assert_eq!(races(guard, Look::Check), ["cache[k] = row"]);
}

#[test]
fn a_place_in_a_collection_may_be_stale() {
    assert_eq!(races("i = len(cache)\nawait a()\ncache[i] = k", Look::Write), ["cache[i] = k"]);
    assert_eq!(races("i = cache.index(k)\nawait a()\ndel cache[i]", Look::Write), ["del cache[i]"]);
    assert_eq!(races("i = len(cache)\ncache[i] = await a()", Look::Write), ["cache[i] = await a()"]);
    assert!(races("i = len(cache)\ncache[i] = None\nawait a()\ncache[i] = k", Look::Write).is_empty());
    assert!(races("for i in range(len(cache)):\n    await a()\n    cache[i] = k", Look::Write).is_empty());
    assert!(races("i = len(cache)\nawait a()\ndel cache[:i]", Look::Write).is_empty());
    assert!(races("i = len(b)\nawait a()\ncache[i] = k", Look::Write).is_empty());
}

#[test]
fn a_lock_that_cannot_be_taken_here_is_told() {
    let guarded = |lock: &str| {
        let cx = python(&format!(
            "import asyncio, threading\nn = 0\ngate = {lock}()\ndef g():\n    global n\n    with gate:\n        n = 1\n\
             async def f():\n    global n\n    seen = n\n    await h()\n    n = seen + 1\n"
        ));
        let found = sections(&cx, Look::Write, "asyncio.Lock").remove(0);
        (found.lock.is_some(), found.guarded)
    };
    assert_eq!(guarded("threading.Lock"), (false, true));
    assert_eq!(guarded("asyncio.Lock"), (true, false));
    assert_eq!(guarded("list"), (true, false));
}

#[test]
fn events_come_in_the_order_in_which_they_happen() {
    let cx = python("n = 0\nasync def f(a):\n    global n\n    seen = n\n    await a()\n    n = seen\n");
    let events = cx.trace(function(&cx, "f"), Look::Write).events;
    let kinds: Vec<&str> = events
        .iter()
        .map(|event| match event {
            Event::Access(access) => cx.text(access.node),
            Event::Suspension(_) => "-",
        })
        .collect();
    assert_eq!(kinds, ["n", "-", "n = seen"]);
}

/// What the inventory lists: name, deeds, and how many windows there are, with those that no lock guards.
fn listed(cx: &Arc<Cx>) -> Vec<(String, String, usize, usize)> {
    let deeds = |object: &Object| {
        let words = object.uses.iter().map(|one| format!("{:?}", one.deed).to_lowercase());
        words.collect::<Vec<_>>().join(" ")
    };
    let open = |object: &Object| object.windows.iter().filter(|(_, _, guard)| guard.is_none()).count();
    let line = |object: &Object| (cx.state_name(&object.state), deeds(object), object.windows.len(), open(object));
    cx.inventory().iter().map(line).collect()
}

#[test]
fn the_inventory_lists_what_is_shared_and_changes() {
    let text = "LIMIT = 1\nn = 0\ncache = {}\nasync def f(k):\n    global n\n    if k in cache:\n        return cache[k]\n\
        \x20   cache[k] = await g(LIMIT)\n    n += 1\n    cache[1] = 2\n";
    let one = |name: &str, deeds: &str, all, open| (name.to_owned(), deeds.to_owned(), all, open);
    assert_eq!(listed(&python(text)), [one("n", "update", 0, 0), one("cache", "test read write write", 2, 2)]);
}

#[test]
fn an_entry_that_is_only_set_is_not_read() {
    let text = "cache = {}\nasync def f(k):\n    cache[1] = k\n    await g()\n    cache[2] = k\n";
    assert_eq!(listed(&python(text)), [("cache".to_owned(), "write write".to_owned(), 0, 0)]);
}

#[test]
fn a_window_under_a_lock_is_guarded() {
    let cx = python(&TWO.replace("        s = self.m\n", "        lock.acquire()\n        s = self.m\n"));
    let names: Vec<(String, usize)> = listed(&cx).into_iter().map(|(name, _, _, open)| (name, open)).collect();
    assert_eq!(names, [("A.n".to_owned(), 1), ("A.m".to_owned(), 0)]);
}

const TWO: &str = "import asyncio\nclass A:\n    def __init__(self):\n        self.n = 0\n        self.m = 0\n\
    \x20   async def f(self):\n        s = self.n\n        await g()\n        self.n = s\n\
    \x20   async def h(self):\n        s = self.m\n        await g()\n        self.m = s\n";

#[test]
fn every_state_gets_a_lock_of_its_own_beside_it() {
    let cx = python(TWO);
    let found = sections(&cx, Look::Write, "asyncio.Lock");
    let locks: Vec<String> = found.iter().filter_map(|one| Some(one.lock.as_ref()?.name.clone())).collect();
    assert_eq!(locks, ["_lock", "_m_lock"]);
    let home = found[0].lock.as_ref().and_then(|lock| lock.home).expect("it has a home");
    assert_eq!(home.keeper, Keeper::Instance);
    let Place::Below(anchor) = home.place else { panic!("it stands below a statement") };
    assert_eq!(cx.text(anchor), "self.n = 0");
}

#[test]
fn a_lock_that_guards_the_state_is_used_again() {
    let text = TWO.replace("        self.m = 0\n", "        self.gate = asyncio.Lock()\n        self.m = 0\n")
        + "    async def reset(self):\n        async with self.gate:\n            self.n = 0\n";
    let cx = python(&text);
    let lock = sections(&cx, Look::Write, "asyncio.Lock").remove(0).lock.expect("there is one");
    assert_eq!(lock.name, "gate");
    assert!(lock.home.is_none());
}

#[test]
fn code_that_would_take_its_own_lock_is_told() {
    let text = TWO.replace(
        "        s = self.m\n        await g()\n        self.m = s\n",
        "        s = self.n\n        await self.f()\n        self.n = s\n",
    );
    let cx = python(&text);
    let found: Vec<bool> = sections(&cx, Look::Write, "asyncio.Lock").iter().map(|one| one.re_enters).collect();
    assert_eq!(found, [false, true]);
}

#[test]
fn slots_and_decorated_classes_take_no_lock() {
    for (from, to) in [("class A:\n", "class A:\n    __slots__ = ('n', 'm')\n"), ("class A:\n", "@frozen\nclass A:\n")]
    {
        let cx = python(&TWO.replace(from, to));
        assert!(sections(&cx, Look::Write, "asyncio.Lock").iter().all(|one| one.lock.is_none()));
    }
}

#[test]
fn threads_run_what_they_are_given_and_what_that_calls() {
    let text = "import threading\nclass A:\n    def f(self):\n        self.n += 1\n        g()\ndef g():\n    pass\ndef h():\n    pass\n\
        def start(a):\n    one = A()\n    for _ in a:\n        threading.Thread(target=one.f).start()\n        two = A()\n        threading.Timer(1, two.f)\n";
    let cx = python(text);
    let threads = cx.thread_functions();
    let run = threads[&function(&cx, "f")];
    assert!(run.many && run.shared_self);
    assert!(threads.contains_key(&function(&cx, "g")) && !threads.contains_key(&function(&cx, "h")));
}

#[test]
fn locks_taken_inside_each_other_are_pairs() {
    let text = "import threading\na_lock = threading.Lock()\nb_lock = threading.Lock()\n\
        def f():\n    with a_lock, b_lock:\n        pass\ndef g():\n    with b_lock:\n        with a_lock:\n            pass\n";
    let cx = python(text);
    let pairs: Vec<(&str, &str)> = cx
        .lock_pairs()
        .iter()
        .map(|pair| (pair.first.lock, pair.second.lock))
        .map(|(a, b)| (cx.text(a), cx.text(b)))
        .collect();
    assert_eq!(pairs, [("a_lock", "b_lock"), ("b_lock", "a_lock")]);
}

#[test]
fn a_callback_of_a_mutex_runs_alone() {
    let text = "import { Mutex } from 'async-mutex';\nconst m = new Mutex();\nlet n = 0;\n\
        export const f = () => m.runExclusive(async () => {\n  const s = n;\n  await null;\n  n = s + 1;\n});\n";
    let cx = cx("a.mjs", text);
    assert!(sections(&cx, Look::Write, "async-mutex.Mutex").is_empty());
    assert_eq!(cx.run_under_locks().len(), 1);
}

#[test]
fn what_is_called_a_lock_keeps_others_out() {
    let cx = python(
        "import threading\nfrom typing import Final\nclass A:\n    def __init__(self, lock):\n        self._lock: Final = threading.Lock()\n\
        \x20       self.sem = threading.Semaphore(2)\n        self.one = threading.Semaphore()\n        self.gate = lock\n\
        \x20   def f(self):\n        self._lock\n        self.sem\n        self.one\n        self.gate\n        self.locks[1]\n\
        \x20       self.block\n        self.clock()\n        self.second\n        self.rwlock\n",
    );
    let told: Vec<bool> = cx
        .facts
        .tree
        .in_role(function(&cx, "f"), crate::facts::Role::Body)
        .filter_map(|statement| cx.child(statement, crate::facts::Role::Value))
        .map(|value| cx.is_exclusive(value))
        .collect();
    assert_eq!(told, [true, false, true, false, true, false, false, false, true]);
}

#[test]
fn looks_at_a_collection_that_decide() {
    let hazards = |body: &str| {
        let text = format!(
            "import threading\njobs = {{}}\nlock = threading.Lock()\ndef work(n):\n{body}\nfor n in range(3):\n    \
             threading.Thread(target=work, args=(n,)).start()\n"
        );
        python(&text).thread_hazards().len()
    };
    assert_eq!(hazards("    if n in jobs:\n        del jobs[n]"), 1);
    assert_eq!(hazards("    if jobs.get(n) is not None:\n        del jobs[n]"), 1);
    assert_eq!(hazards("    while len(jobs) > 3:\n        jobs.popitem()"), 1);
    assert_eq!(
        hazards("    if n in jobs:\n        with lock:\n            if n in jobs:\n                del jobs[n]"),
        0
    );
    assert_eq!(hazards("    if n not in jobs:\n        return\n    with lock:\n        jobs.pop(n)"), 1);
    assert_eq!(
        hazards("    if n in jobs:\n        try:\n            del jobs[n]\n        except KeyError:\n            pass"),
        0
    );
    assert_eq!(hazards("    jobs[n] = 1\n    for k in jobs:\n        f(k)"), 1);
}

#[test]
fn pairs_of_locks_through_calls() {
    let text = "import threading\na_lock = threading.Lock()\nb_lock = threading.Lock()\ndef f():\n    with a_lock:\n        \
                g()\ndef g():\n    with b_lock:\n        pass\n";
    let cx = python(text);
    let pairs = cx.lock_pairs();
    let texts: Vec<_> = pairs.iter().map(|pair| (cx.text(pair.first.lock), cx.text(pair.second.lock))).collect();
    assert_eq!(texts, [("a_lock", "b_lock")]);
    assert!(pairs.iter().all(|pair| pair.call.is_some()));
}

/// The names of the locks of the sections in the methods of a class; `-` where there is none, `!` where it would be in the way.
fn locks(text: &str) -> Vec<String> {
    let cx = python(text);
    let names = sections(&cx, Look::Write, "asyncio.Lock").into_iter();
    names
        .map(|it| if it.re_enters { "!".to_owned() } else { it.lock.map_or("-".to_owned(), |lock| lock.name) })
        .collect()
}

#[test]
fn instances_that_are_made_shown_or_derived_otherwise_get_no_lock() {
    let class = |init: &str, more: &str| {
        locks(&format!(
            "import asyncio, copy\nclass A:\n    n = 0\n{init}    async def f(self):\n        s = self.n\n        await g()\n        self.n = s + 1\n{more}\n"
        ))
    };
    let init = "    def __init__(self):\n        self.n = 0\n";
    assert_eq!(class(init, ""), ["_lock"]);
    assert_eq!(class("", ""), ["_lock"]);
    assert_eq!(class(init, "a = A.__new__(A)"), ["-"]);
    assert_eq!(class(init, "    def show(self): return vars(self)"), ["-"]);
    assert_eq!(class(init, "    def show(self): return vars(self)['n']"), ["_lock"]);
    assert_eq!(class(init, "    def has(self, k): return k in self.__dict__ or k in type(self).__dict__"), ["_lock"]);
    assert_eq!(class(init, "a = A()\nb = copy.deepcopy(a)"), ["-"]);
    assert_eq!(class(init, "b = copy.deepcopy({})"), ["_lock"]);
    assert_eq!(class("", "class B(A): pass\nclass C(B):\n    def __init__(self): pass"), ["-"]);
    assert_eq!(class("", "class B(A, Other): pass"), ["-"]);
    assert_eq!(class("", "class B(A):\n    def __init__(self): super().__init__()"), ["_lock"]);
}

#[test]
fn a_section_is_in_no_circle_of_locks() {
    let update =
        |name: &str, work: &str| format!("        s = self.{name}\n        {work}\n        self.{name} = s + 1\n");
    let class = |one: &str, two: &str| {
        locks(&format!(
            "import asyncio\nclass A:\n    def __init__(self):\n        self.a = 0\n        self.b = 0\n        self.tasks = []\n\
             \x20   async def one(self):\n{}    async def two(self):\n{}    async def three(self):\n{}    async def four(self):\n{}",
            update("a", one),
            update("b", "await g()"),
            update("b", two),
            update("a", "await g()"),
        ))
    };
    assert_eq!(class("await g()", "await g()"), ["_lock", "_b_lock", "_b_lock", "_lock"]);
    assert_eq!(class("await self.two()", "await g()"), ["_lock", "_b_lock", "_b_lock", "_lock"]);
    assert_eq!(class("await self.two()", "await self.four()"), ["!", "_b_lock", "!", "_lock"]);
    assert_eq!(class("await asyncio.gather(*self.tasks)", "await g()"), ["!", "_b_lock", "_b_lock", "_lock"]);
    assert_eq!(
        class("await asyncio.gather(g(), *[g(x) for x in y])", "await g()"),
        ["_lock", "_b_lock", "_b_lock", "_lock"]
    );
}

#[test]
fn states_that_share_a_section_share_the_lock_that_one_has() {
    let text = "import asyncio\nclass A:\n    def __init__(self):\n        self.a = 0\n        self.b = 0\n        self._guard = asyncio.Lock()\n\
        \x20   async def reset(self):\n        async with self._guard:\n            self.b = 0\n\
        \x20   async def both(self):\n        a, b = self.a, self.b\n        await g()\n        self.a = a + 1\n        self.b = b + 1\n\
        \x20   async def one(self):\n        a = self.a\n        await g()\n        self.a = a + 1\n";
    assert_eq!(locks(text), ["_guard", "_guard"]);
}
