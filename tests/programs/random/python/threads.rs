//! State that threads share, updated from a value that other code of the same object works out: each thread ends before the
//! tool has been there, so each has to end when a lock has been put around the update.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// Threads that run one method, which updates the state of its object, a class or the module.
pub fn threaded(writer: &mut Writer) -> Piece {
    let state = writer.rng.pick(STATES);
    let (help, members) = writer.rng.pick(HELPS);
    let (update, other) = (writer.rng.pick(UPDATES), writer.rng.pick(OTHERS));
    let (name, run) = (writer.fresh("Count"), writer.rng.pick(RUNS));
    let mut whole = fill(TEXT, &[("update", update), ("other", other), ("members", members), ("run", run)]);
    for _ in 0..2 {
        let holes: &[(&str, &str)] =
            &[("help", help), ("s", state), ("name", &name), ("read", &state.replace("self", "box"))];
        whole = fill(&whole, holes);
    }
    let whole = writer.spelled(&whole);
    writer.import("import threading");
    writer.import("import queue");
    writer.import_for(&whole, IMPORTS);
    let (definitions, body) = whole.split_once("---\n").unwrap_or(("", &whole));
    Piece { definitions: definitions.to_owned(), body: body.to_owned() }
}

const IMPORTS: &[(&str, &str)] = &[
    ("ThreadPoolExecutor", "from concurrent.futures import ThreadPoolExecutor"),
    ("functools.", "import functools"),
    ("operator.", "import operator"),
    ("contextlib.", "import contextlib"),
];

const TEXT: &str = "\
count_<name> = {'n': 0}
total_<name> = 0
MEET_<name> = threading.Barrier(3)


class <name>:
    shared = 0

    def __init__(self):
        self.n = 0
        self.table = {'bump': self.bump}
        self.hook = self.bump
        self.jobs = queue.Queue()
        self.done = threading.Event()

    def run(self):
        global total_<name>
        <update>

    def bump(self):
        global total_<name>
        <other>
        self.done.set()
        return 1

    <members>
---
box = <name>()
<run>
about('threads', <read>, 0, 99)
";

/// Where the state lives.
const STATES: &[&str] = &["self.n", "self.n", "<name>.shared", "count_<name>['n']", "total_<name>"];

const UPDATES: &[&str] = &[
    "<s> += <help>",
    "<s> = <s> + <help>",
    "old = <s>\nmore = <help>\n<s> = old + more",
    "<s> += 1\n<s> -= <help>",
    "if <s> < 99:\n    <s> += <help>",
    "for _ in range(2):\n    <s> += <help>",
    "old = <s>\ntry:\n    old += <help>\nfinally:\n    <s> = old",
];

const OTHERS: &[&str] = &["<s> += 1", "<s> = <s> + 1", "<s> += int('1')", "pass"];

const RUNS: &[&str] = &[
    "threads = [threading.Thread(target=box.run) for _ in range(3)]\nfor thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()",
    "with ThreadPoolExecutor(3) as pool:\n    jobs = [pool.submit(box.run) for _ in range(3)]\nsay('ended', [job.result() for job in jobs])",
    "await <gather>(*[<to_thread>(box.run) for _ in range(3)])",
    "threads = []\nfor _ in range(3):\n    threads.append(threading.Thread(target=box.run, daemon=True))\n    threads[-1].start()\nfor thread in threads:\n    thread.join()",
];

/// What gives a number, and the members that it needs.
const HELPS: &[(&str, &str)] = &[
    ("1", ""),
    ("int('1')", ""),
    ("self.bump()", ""),
    ("getattr(self, 'bump')()", ""),
    ("getattr(self, 'bu' + 'mp')()", ""),
    ("self.table['bump']()", ""),
    ("self.hook()", ""),
    ("functools.partial(self.bump)()", ""),
    ("operator.methodcaller('bump')(self)", ""),
    ("self.value", "@property\ndef value(self):\n    return self.bump()\n"),
    ("len(self)", "def __len__(self):\n    return self.bump()\n"),
    ("(self + 1)", "def __add__(self, other):\n    return self.bump()\n"),
    ("int(self)", "def __int__(self):\n    return self.bump()\n"),
    ("self()", "def __call__(self):\n    return self.bump()\n"),
    ("self['n']", "def __getitem__(self, key):\n    return self.bump()\n"),
    ("next(self.each())", "def each(self):\n    yield self.bump()\n"),
    ("sum(self.each())", "def each(self):\n    yield self.bump()\n"),
    ("sum(x for x in self.each())", "def each(self):\n    yield self.bump()\n"),
    ("sum(map(type(self).bump, [self]))", ""),
    ("sum(one.bump() for one in [self])", ""),
    ("max([1], key=lambda x: self.bump())", ""),
    ("(lambda: self.bump())()", ""),
    ("<name>.bump(self)", ""),
    ("[self.bump][0]()", ""),
    ("self.passed(self.bump)", "def passed(self, function):\n    return function()\n"),
    (
        "self.entered()",
        "@contextlib.contextmanager\ndef around(self):\n    self.bump()\n    yield 1\n\ndef entered(self):\n    with self.around() as x:\n        return x\n",
    ),
    (
        "self.closed()",
        "def __enter__(self):\n    return self\n\ndef __exit__(self, *error):\n    self.bump()\n\ndef closed(self):\n    with self:\n        return 1\n",
    ),
    // Other threads do it.
    (
        "self.joined()",
        "def joined(self):\n    thread = threading.Thread(target=self.bump)\n    thread.start()\n    thread.join()\n    return 1\n",
    ),
    (
        "self.pooled()",
        "def pooled(self):\n    with ThreadPoolExecutor(1) as pool:\n        return pool.submit(self.bump).result()\n",
    ),
    (
        "self.awaited()",
        "def awaited(self):\n    threading.Thread(target=self.bump).start()\n    self.done.wait()\n    return 1\n",
    ),
    (
        "self.fed()",
        "def fed(self):\n    threading.Thread(target=self.feed).start()\n    return self.jobs.get()\n\ndef feed(self):\n    self.jobs.put(self.bump())\n",
    ),
    ("self.met()", "def met(self):\n    MEET_<name>.wait()\n    return 1\n"),
    ("(MEET_<name>.wait() >= 0)", ""),
];
