//! Locks taken by hand, in every way.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// One way of using a lock, in a class of its own.
pub fn locked(writer: &mut Writer) -> Piece {
    let way = writer.rng.pick(WAYS);
    let (class, pause) = (writer.fresh("Vault"), writer.pause());
    let (lock, condition, event) = (writer.aio("Lock"), writer.aio("Condition"), writer.aio("Event"));
    let (gather, create_task, semaphore) = (writer.aio("gather"), writer.aio("create_task"), writer.aio("Semaphore"));
    writer.import("import threading");
    let kind = writer.rng.pick(&["threading.Lock()", "threading.RLock()", "threading.Semaphore(1)"]);
    let holes: &[(&str, &str)] = &[
        ("class", &class),
        ("pause", &pause),
        ("lock", &lock),
        ("condition", &condition),
        ("event", &event),
        ("gather", &gather),
        ("create_task", &create_task),
        ("semaphore", &semaphore),
        ("sleep", writer.sleep()),
        ("thread_lock", kind),
    ];
    let (definitions, body) = way.split_once("---\n").unwrap_or(("", way));
    Piece { definitions: fill(definitions, holes), body: fill(body, holes) }
}

const WAYS: &[&str] = &[
    // An asyncio lock by hand.
    "lock = <lock>()\nawait lock.acquire()\ntry:\n    <pause>\n    say('held', lock.locked())\nfinally:\n    lock.release()\nsay('free', lock.locked())\n",
    "lock = <lock>()\nawait lock.acquire()\n<pause>\nsay('held', lock.locked())\nlock.release()\nsay('free', lock.locked())\n",
    "lock = <lock>()\n\nasync def enter(n):\n    await lock.acquire()\n    try:\n        if n > 1:\n            return 'early'\n        <pause>\n        return n\n    finally:\n        lock.release()\n\nsay('entered', await <gather>(*[enter(n) for n in range(3)]), lock.locked())\n",
    "lock = <lock>()\n\nasync def enter(n):\n    async with lock:\n        <pause>\n        return n * n\n\nsay('entered', await <gather>(enter(1), enter(2)))\n",
    "lock = <lock>()\ntry:\n    with lock:\n        about('entered', 0, 0, 1)\nexcept (TypeError, AttributeError):\n    about('entered', 1, 0, 1)\n",
    "lock = <lock>()\n\nasync def enter():\n    async with lock:\n        <sleep>(0.001)\n        <pause>\n\nawait <gather>(enter(), enter())\nsay('slept', lock.locked())\n",
    "async def <class>_enter(gate, seen):\n    async with gate:\n        seen.append(gate.locked())\n        <pause>\n---\ngate, seen = <semaphore>(2), []\nawait <gather>(*[<class>_enter(gate, seen) for _ in range(4)])\nsay('seen', len(seen))\n",
    "condition, box = <condition>(), []\n\nasync def take():\n    async with condition:\n        await condition.wait_for(lambda: box)\n        return box.pop()\n\ntaker = <create_task>(take())\n<pause>\nasync with condition:\n    box.append(7)\n    condition.notify()\nsay('taken', await taker)\n",
    "condition, box = <condition>(), []\n\nasync def take():\n    async with condition:\n        while not box:\n            await condition.wait()\n        return box.pop()\n\nasync def give(x):\n    async with condition:\n        box.append(x)\n        condition.notify_all()\n\nsay('taken', await <gather>(take(), give(5)))\n",
    // A lock of threads.
    "lock = <thread_lock>\n\nasync def enter(n):\n    with lock:\n        return n + 1\n\nsay('entered', await <gather>(*[enter(n) for n in range(3)]))\n",
    "lock = threading.Lock()\n\nasync def enter(n):\n    with lock:\n        <pause>\n        return n + 1\n\nsay('entered', await enter(1), await enter(2))\n",
    "lock = threading.Lock()\n\ndef bump(box):\n    with lock:\n        box['n'] += 1\n\nasync def enter(box):\n    with lock:\n        <sleep>(0.001)\n        box['n'] += 1\n    bump(box)\n\nbox = {'n': 0}\nawait <gather>(enter(box), enter(box))\nsay('box', box)\n",
    "lock = <thread_lock>\nlock.acquire()\ntry:\n    <sleep>(0.001)\nfinally:\n    lock.release()\nlock.acquire()\nsay('again')\nlock.release()\n",
    "class <class>:\n    def __init__(self):\n        self.lock = threading.RLock()\n        self.n = 0\n\n    def outer(self):\n        with self.lock:\n            self.n += 1\n            return self.inner() + 1\n\n    def inner(self):\n        with self.lock:\n            <sleep>(0.001)\n            return self.n\n---\nvault = <class>()\nsay('nested', vault.outer(), vault.outer())\n",
    "class <class>:\n    def __init__(self):\n        self.lock = threading.Lock()\n        self.n = 0\n\n    def put(self, n):\n        self.lock.acquire()\n        self.n = n\n        self.lock.release()\n        return n\n\n    def swap(self, other):\n        first, second = sorted([self, other], key=id)\n        with first.lock:\n            with second.lock:\n                self.n, other.n = other.n, self.n\n---\na, b = <class>(), <class>()\na.put(1)\nb.put(2)\na.swap(b)\nsay('swapped', a.n, b.n)\n",
    "class <class>:\n    def __init__(self, n):\n        self.lock = threading.Lock()\n        self.n = n\n\n\ndef move_<class>(a, b, n):\n    with a.lock:\n        with b.lock:\n            a.n -= n\n            b.n += n\n---\na, b = <class>(5), <class>(0)\nmove_<class>(a, b, 2)\nmove_<class>(b, a, 1)\nsay('moved', a.n, b.n)\n",
    "class <class>:\n    def __init__(self, n):\n        self.lock = <lock>()\n        self.n = n\n\n\nasync def move_<class>(a, b, n):\n    async with a.lock:\n        async with b.lock:\n            <pause>\n            a.n -= n\n            b.n += n\n---\na, b = <class>(5), <class>(0)\nawait move_<class>(a, b, 2)\nawait <gather>(move_<class>(a, b, 1), move_<class>(a, b, 1))\nsay('moved', a.n, b.n)\n",
    "class <class>:\n    def __init__(self):\n        self.guard = <lock>()\n        self.n = 0\n        self.log = []\n\n    async def add(self, n):\n        async with self.guard:\n            old = self.n\n            <pause>\n            self.n = old + n\n\n    async def twice(self, n):\n        old = self.n\n        await self.add(n)\n        await self.add(n)\n        self.n = old + 2 * n\n---\nvault = <class>()\nawait vault.add(1)\nawait vault.twice(2)\nsay('sum', vault.n)\nawait <gather>(vault.add(1), vault.twice(1))\nabout('sum', vault.n, 6, 8)\n",
    "class <class>:\n    def __init__(self):\n        self.ready = <event>()\n        self.value = None\n        self.loads = 0\n\n    async def get(self):\n        if self.value is None:\n            await self.load()\n            await self.ready.wait()\n            self.value = self.loads\n        return self.value\n\n    async def load(self):\n        <pause>\n        self.loads += 1\n        self.ready.set()\n---\nvault = <class>()\nsay('value', await vault.get(), await vault.get())\n",
    "class <class>:\n    def __init__(self):\n        self.ready = <event>()\n        self.value = None\n\n    async def get(self):\n        if self.value is None:\n            await self.ready.wait()\n            self.value = 'late'\n        return self.value\n\n    async def open(self):\n        if self.value is None:\n            <pause>\n            self.ready.set()\n            self.value = 'opened'\n        return self.value\n---\nvault = <class>()\nawait <gather>(vault.get(), vault.open())\nsay('set', vault.ready.is_set())\n",
];
