//! Calls that block the loop, in every place where one can stand.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// Some blocking calls in an async function, and in what it calls.
pub fn blocking(writer: &mut Writer) -> Piece {
    let call = writer.rng.pick(CALLS);
    let place = writer.rng.pick(PLACES);
    let (name, lock) = (writer.fresh("step"), writer.aio("Lock"));
    let (pause, gather, to_thread) = (writer.pause(), writer.aio("gather"), writer.aio("to_thread"));
    let (get_loop, sleep) = (writer.aio("get_running_loop"), writer.sleep());
    let (create_task, event) = (writer.aio("create_task"), writer.aio("Event"));
    let (wait, aio_sleep) = (writer.aio("wait"), writer.aio("sleep"));
    let both = format!("{call}{place}");
    writer.import_for(&both, IMPORTS);
    // No expression in a text goes over several lines.
    let call = if place.contains("{<call>") { call.lines().map(str::trim).collect() } else { call.to_owned() };
    let call = fill(&call.replace("  # does nothing", ""), &[("sleep", sleep)]);
    let holes: &[(&str, &str)] = &[
        ("call", call.trim()),
        ("name", &name),
        ("lock", &lock),
        ("pause", &pause),
        ("gather", &gather),
        ("to_thread", &to_thread),
        ("get_loop", &get_loop),
        ("sleep", sleep),
        ("create_task", &create_task),
        ("event", &event),
        ("wait", &wait),
        ("aio_sleep", &aio_sleep),
    ];
    let (definitions, body) = place.split_once("---\n").unwrap_or(("", place));
    Piece { definitions: fill(definitions, holes), body: fill(body, holes) }
}

const IMPORTS: &[(&str, &str)] = &[
    ("subprocess.", "import subprocess"),
    ("os.", "import os"),
    ("shutil.", "import shutil"),
    ("tempfile.", "import tempfile"),
    ("Path(", "from pathlib import Path"),
    ("threading.", "import threading"),
    ("queue.", "import queue"),
    ("partial(", "from functools import partial"),
    ("contextlib.", "import contextlib"),
    ("contextvars.", "import contextvars"),
    ("signal.", "import signal"),
    ("sqlite3.", "import sqlite3"),
];

/// Each is an expression that is `None`, false, or can be printed.
const CALLS: &[&str] = &[
    "<sleep>(0.001)",
    "<sleep>(0)",
    "<sleep>(*[0.001])",
    "subprocess.run(['true'], check=True).returncode",
    "subprocess.check_output(['echo', 'hi'], text=True)",
    "subprocess.call(\n    ['true'],  # does nothing\n)",
    "os.system('true')",
    "open('/dev/null').read()",
    "Path('/dev/null').read_text()",
    "Path('/dev/null').read_bytes().decode().strip()",
    "(shutil.copy('/dev/null', '/dev/null') if False else None)",
    "subprocess.getoutput('echo a') + subprocess.getoutput('echo b')",
];

const PLACES: &[&str] = &[
    "say('plain', <call>)\n",
    "x = <call>\nsay('bound', x)\n",
    "say('listed', [<call> for _ in range(2)])\n",
    "say('nested', [[<call> for _ in range(2)] for _ in range(2)])\n",
    "say('generator', list(<call> for _ in range(2)))\n",
    "say('any', any(<call> for _ in range(2)))\n",
    "say('dict', {k: <call> for k in 'ab'})\n",
    "say('lambda', (lambda: <call>)())\n",
    "say('text', f\"{<call>!r:>4}\")\n",
    "say('choice', <call> if SEEN == [] else None)\n",
    "say('either', LAST and <call>, LAST or <call>)\n",
    "say('not', not <call>, (<call>) is None)\n",
    "def inner():\n    return <call>\n\nsay('inner', inner())\n",
    "def inner(x=<call>):\n    return x\n\nsay('default', inner())\n",
    "async def inner():\n    return <call>\n\nsay('async inner', await inner(), await <gather>(inner(), inner()))\n",
    "class Local:\n    value = <call>\n\nsay('class', Local.value)\n",
    "if <call>:\n    say('yes')\nelif <call>:\n    say('second')\nelse:\n    say('no')\n",
    "count = 0\nwhile not <call> and count < 2:\n    count += 1\nsay('while', count)\n",
    "for x in [<call>]:\n    say('for', x)\nelse:\n    say('else', <call>)\n",
    "try:\n    say('try', <call>)\nfinally:\n    say('finally', <call>)\n",
    "with contextlib.nullcontext(<call>) as x:\n    say('with', x)\n",
    "async with <lock>():\n    say('locked', <call>)\n",
    "lock = threading.Lock()\nwith lock:\n    say('held', <call>)\n",
    "lock = threading.RLock()\nlock.acquire()\ntry:\n    say('held', <call>)\nfinally:\n    lock.release()\n",
    "try:\n    assert <call>, <call>\nexcept AssertionError as error:\n    say('assert', error)\nelse:\n    say('passed')\n",
    "x = [0]\nx[0 if <call> else -1] = <call>\nsay('index', x)\n",
    "x = y = <call>\nsay('two', x, y)\n",
    "if (x := <call>) is None:\n    x = 'none'\nsay('walrus', x)\n",
    "say(\n    'wrapped',\n    <call>,  # last\n)\n",
    "time = asyncio = tasks = 'mine'\nsay('shadow', time, asyncio, tasks)\n",
    "say('thread', await <to_thread>(lambda: <call>))\n",
    "say('executor', await <get_loop>().run_in_executor(None, lambda: <call>))\n",
    "loop = <get_loop>()\nsay('executor', await loop.run_in_executor(None, partial(str, 5)))\n",
    "loop = <get_loop>()\nsay('both', await <gather>(*[loop.run_in_executor(None, str, x) for x in (1, 2)]))\n",
    "loop = <get_loop>()\n\ndef inner(x=await <gather>(loop.run_in_executor(None, str, 1))):\n    return x\n\nsay('default', inner())\n",
    "loop = <get_loop>()\nlater = loop.run_in_executor(None, str, 1)\n<pause>\nsay('later', await later, loop is not None)\n",
    "loop = <get_loop>()\nsay('nested', await loop.run_in_executor(None, lambda: [x for x in (lambda: [1])()]))\n",
    "def <name>(x=1):\n    return <call>\n---\nsay('helper', <name>())\nsay('helper', <name>(2))\n",
    "def <name>(x=1):\n    return <call>\n\n\ndef outer<name>():\n    return [<name>(), <name>(x=2)]\n---\nsay('helpers', outer<name>())\n",
    "class Help<name>:\n    def __init__(self):\n        self.calls = 0\n\n    def <name>(self):\n        self.calls += 1\n        return <call>\n---\nhelper = Help<name>()\nsay('method', helper.<name>(), helper.calls)\nawait <gather>(*[<to_thread>(helper.<name>) for _ in range(2)])\nsay('after', helper.calls)\n",
    "class Help<name>:\n    @property\n    def value(self):\n        return <call>\n\n    def __len__(self):\n        <call>\n        return 3\n\n    def __enter__(self):\n        <call>\n        return self\n\n    def __exit__(self, *error):\n        return None\n---\nhelper = Help<name>()\nsay('magic', helper.value, len(helper))\nwith helper as same:\n    say('same', same is helper)\n",
    "def <name>():\n    yield <call>\n    yield 2\n---\nsay('generator', list(<name>()))\n",
    "async def <name>():\n    yield <call>\n    yield 2\n---\nsay('stream', [x async for x in <name>()])\n",
    "def <name>():\n    return <call>\n\n\nTABLE_<name> = {'run': <name>}\n---\nsay('table', TABLE_<name>['run'](), sorted([1, 2], key=lambda x: <name>() and -x or x))\n",
    "def <name>(n):\n    if n:\n        <name>(n - 1)\n    return <call>\n---\nsay('recursive', <name>(2))\n",
    "box = queue.Queue()\nbox.put(1)\nsay('queue', box.get(), box.qsize())\n",
    "box = queue.Queue(1)\n\ndef feed():\n    for x in range(3):\n        box.put(x)\n\nfeeder = threading.Thread(target=feed)\nfeeder.start()\nsay('fed', [box.get() for _ in range(3)])\nfeeder.join()\n",
    "ready = threading.Event()\nthreading.Thread(target=ready.set).start()\nsay('ready', ready.wait(5))\n",
    "ready = threading.Event()\nlock = threading.Lock()\n\ndef work():\n    with lock:\n        <call>\n    ready.set()\n\nwith lock:\n    worker = threading.Thread(target=work)\n    worker.start()\nready.wait()\nworker.join()\nsay('worked', lock.locked())\n",
    "folder = tempfile.mkdtemp()\npath = os.path.join(folder, 'a')\nPath(path).write_text('one')\nif os.path.exists(path):\n    os.remove(path)\nif not os.path.isdir(path):\n    os.makedirs(path)\nsay('files', sorted(os.listdir(folder)))\nshutil.rmtree(folder)\n",
    "folder = Path(tempfile.mkdtemp())\npath = folder / 'count'\npath.write_text('0')\n\nasync def bump():\n    path.write_text(str(int(path.read_text()) + 1))\n\nawait bump()\nawait bump()\nsay('count', path.read_text())\nshutil.rmtree(folder)\n",
    // What is at home in the thread of the loop, or in the task.
    "def <name>():\n    <call>\n    return <get_loop>().is_running()\n---\nsay('loop', <name>())\n",
    "def <name>(box):\n    <call>\n    <get_loop>().call_soon(box.append, 1)\n---\nbox = []\n<name>(box)\nawait <aio_sleep>(0.01)\nsay('soon', box)\n",
    "async def later_<name>(box):\n    box.append(1)\n\n\ndef <name>(box):\n    <call>\n    return <create_task>(later_<name>(box))\n---\nbox = []\ntask = <name>(box)\nawait task\nsay('task', box)\n",
    "def <name>():\n    <call>\n    return start_<name>()\n\n\ndef start_<name>():\n    return <get_loop>().create_future()\n---\nhope = <name>()\nhope.set_result(1)\nsay('future', await hope)\n",
    "CURRENT_<name> = contextvars.ContextVar('CURRENT_<name>', default=0)\n\n\ndef <name>(x):\n    <call>\n    CURRENT_<name>.set(x)\n---\n<name>(3)\nsay('context', CURRENT_<name>.get())\n",
    "CURRENT_<name> = contextvars.ContextVar('CURRENT_<name>', default=0)\n\n\ndef <name>():\n    <call>\n    return CURRENT_<name>.get()\n---\nCURRENT_<name>.set(4)\nsay('context', <name>())\n",
    "OWN_<name> = threading.local()\n\n\ndef <name>(x):\n    <call>\n    OWN_<name>.x = x\n---\n<name>(3)\nsay('own', OWN_<name>.x)\n",
    "OWN_<name> = threading.local()\nOWN_<name>.x = 1\n\n\ndef <name>():\n    <call>\n    return OWN_<name>.x\n---\nOWN_<name>.x = 2\nsay('own', <name>())\n",
    "def <name>(rows):\n    <call>\n    return next(rows)\n---\ntry:\n    say('row', <name>(iter([1])))\n    <name>(iter([]))\nexcept StopIteration:\n    say('stopped')\n",
    "def <name>(rows):\n    <call>\n    if not rows:\n        raise StopIteration\n    return rows[0]\n---\ntry:\n    <name>([])\nexcept StopIteration:\n    say('stopped')\n",
    "def <name>(ready):\n    <call>\n    ready.set()\n---\nready = <event>()\nwaiter = <create_task>(ready.wait())\nawait <aio_sleep>(0)\n<name>(ready)\nsay('woke', await waiter)\n",
    "def <name>(connection):\n    <call>\n    return connection.execute('select 1').fetchone()\n---\nconnection = sqlite3.connect(':memory:')\nsay('row', <name>(connection))\nconnection.close()\n",
    "class Rows<name>:\n    def __init__(self):\n        self.connection = sqlite3.connect(':memory:')\n\n    def <name>(self):\n        <call>\n        return self.connection.execute('select 2').fetchone()\n---\nrows = Rows<name>()\nsay('row', rows.<name>())\nrows.connection.close()\n",
    "def <name>():\n    <call>\n    old = signal.signal(signal.SIGUSR1, signal.SIG_IGN)\n    signal.signal(signal.SIGUSR1, old)\n    return old is None\n---\nsay('signal', <name>())\n",
    "LOCK_<name> = threading.RLock()\n\n\ndef <name>():\n    with LOCK_<name>:\n        <call>\n    return 1\n\n\ndef held_<name>():\n    with LOCK_<name>:\n        return <name>()\n---\nsay('held', held_<name>(), <name>())\nwith LOCK_<name>:\n    say('here', <name>())\n",
    "def <name>(tell):\n    <call>\n    tell('told')\n---\ntask = <create_task>(<aio_sleep>(30))\nawait <aio_sleep>(0)\n<name>(task.cancel)\nawait <wait>([task])\nsay('cancelled', task.cancelled())\n",
    "def <name>(kind):\n    <call>\n    raise kind('no')\n---\ntry:\n    <name>(KeyError)\nexcept LookupError as error:\n    say('raised', repr(error), error.__cause__)\n",
    "def <name>(*, first, func=2):\n    <call>\n    return first + func\n---\nsay('named', <name>(first=1), <name>(first=1, func=3))\n",
    "class Base<name>:\n    def <name>(self):\n        <call>\n        return 1\n\n\nclass Heir<name>(Base<name>):\n    async def run(self):\n        return super().<name>() + 1\n---\nsay('above', await Heir<name>().run())\n",
    "def <name>(x):\n    <call>\n    return x\n---\nx = 1\nsay('order', [x, <name>(x), x := x + 1, <name>(x)])\n",
];
