//! Tasks that are kept, dropped, cancelled or waited for, streams, executors, and what comes out of them.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// One way of using tasks.
pub fn tasks(writer: &mut Writer) -> Piece {
    let way = writer.rng.pick(WAYS);
    let (name, pause) = (writer.fresh("job"), writer.pause());
    let names = [
        "gather",
        "create_task",
        "ensure_future",
        "sleep",
        "Event",
        "Queue",
        "wait_for",
        "as_completed",
        "wait",
        "CancelledError",
        "Future",
        "get_event_loop",
        "get_running_loop",
        "shield",
    ];
    let mut spelled: Vec<(&str, String)> = Vec::new();
    for name in names {
        if way.contains(&format!("<{name}>")) {
            spelled.push((name, writer.aio(name)));
        }
    }
    writer.import_for(way, IMPORTS);
    let mut holes: Vec<(&str, &str)> = spelled.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (blocking, wide) = (writer.sleep(), writer.rng.pick(&["3", "25", "40"]));
    holes.extend([("name", name.as_str()), ("pause", pause.as_str()), ("blocking", blocking), ("wide", wide)]);
    let (definitions, body) = way.split_once("---\n").unwrap_or(("", way));
    Piece { definitions: fill(definitions, &holes), body: fill(body, &holes) }
}

const IMPORTS: &[(&str, &str)] = &[
    ("contextlib.", "import contextlib"),
    ("ThreadPoolExecutor", "from concurrent.futures import ThreadPoolExecutor"),
    ("futures.wait", "import concurrent.futures"),
    ("threading.", "import threading"),
];

const WAYS: &[&str] = &[
    // Dropped tasks.
    "done = []\n\nasync def work(x):\n    <pause>\n    done.append(x)\n\n<create_task>(work(1))\n<ensure_future>(work(2))\n_ = <create_task>(work(3))\nawait <sleep>(0.02)\nsay('done', sorted(done))\n",
    "done = <Event>()\n\nasync def work():\n    <pause>\n    done.set()\n\ntask = <create_task>(work())\nawait done.wait()\nsay('done', done.is_set())\n",
    "class <name>:\n    def __init__(self):\n        self.seen = []\n\n    async def run(self, x):\n        <pause>\n        self.seen.append(x)\n\n    def start(self):\n        for x in range(3):\n            <create_task>(self.run(x))\n---\nrunner = <name>()\nrunner.start()\nawait <sleep>(0.02)\nsay('seen', sorted(runner.seen))\n",
    "seen = []\n\nasync def work(x):\n    <pause>\n    seen.append(x)\n\ntasks = [<create_task>(work(x)) for x in range(3)]\nfor task in tasks:\n    task.add_done_callback(lambda task: seen.append('called'))\nawait <gather>(*tasks)\n<pause>\nawait <sleep>(0)\nsay('seen', len(seen))\n",
    // Coroutines that nobody awaits.
    "class <name>:\n    def __init__(self):\n        self.saved = 0\n\n    async def save(self):\n        <pause>\n        self.saved += 1\n        return True\n---\nstore = <name>()\nstore.save()\nif store.save():\n    await store.save()\nabout('saved', store.saved, 1, 3)\n",
    "async def <name>(n):\n    <pause>\n    return n\n---\npending = <name>(1)\n<pause>\nsay('late', await pending)\nboth = [<name>(2), <name>(3)]\nsay('both', [await one for one in both])\n",
    // Cancelling.
    "async def work():\n    while True:\n        try:\n            await <sleep>(0.001)\n        except BaseException:\n            break\n\ntask = <create_task>(work())\nawait <sleep>(0.01)\ntask.cancel()\nawait <gather>(task, return_exceptions=True)\nsay('ended', task.done())\n",
    "log = []\n\nasync def work():\n    try:\n        await <sleep>(60)\n    except:\n        log.append('stopped')\n\ntask = <create_task>(work())\nawait <sleep>(0)\ntask.cancel()\nwith contextlib.suppress(<CancelledError>):\n    await task\nabout('log', len(log), 0, 1)\n",
    "async def work():\n    try:\n        await <sleep>(60)\n    except <CancelledError>:\n        return 'stopped'\n    finally:\n        <pause>\n\ntask = <create_task>(work())\nawait <sleep>(0)\ntask.cancel()\nsay('result', await task)\n",
    "async def work(n):\n    try:\n        <pause>\n        if n:\n            raise KeyError(n)\n    except BaseException as error:\n        return repr(error)\n    return 'fine'\n\nsay('results', [await work(n) for n in range(2)])\n",
    "async def slow():\n    await <sleep>(60)\n\ntry:\n    await <wait_for>(slow(), 0.001)\nexcept TimeoutError:\n    say('too late')\n",
    // Streams.
    "async def <name>(log):\n    try:\n        for x in range(9):\n            <pause>\n            yield x\n    finally:\n        log.append('closed')\n---\nlog = []\nasync for x in <name>(log):\n    if x == 2:\n        break\nelse:\n    say('never')\nsay('at', x)\nabout('log', len(log), 0, 1)\n",
    "async def <name>(n):\n    for x in range(n):\n        <pause>\n        yield x\n---\ntotal = 0\nasync for x in <name>(4):\n    total += x\n    if x > 5:\n        break\nsay('total', total, [x async for x in <name>(3) if x])\n",
    "@contextlib.asynccontextmanager\nasync def <name>(box):\n    box.append('in')\n    try:\n        <pause>\n        yield box\n    finally:\n        <pause>\n        box.append('out')\n---\nbox = []\nasync with <name>(box) as same:\n    <pause>\n    same.append('mid')\nsay('box', box)\n",
    // Workers and queues.
    "queue, seen = <Queue>(), []\n\nasync def worker():\n    while True:\n        x = await queue.get()\n        if x is None:\n            return\n        seen.append(x)\n        queue.task_done()\n\nworkers = [<create_task>(worker()) for _ in range(<wide>)]\nfor x in range(30):\n    await queue.put(x)\nawait queue.join()\nfor _ in workers:\n    queue.put_nowait(None)\nawait <gather>(*workers)\nsay('seen', sorted(seen) == list(range(30)))\n",
    "queue = <Queue>(1)\n\nasync def produce(n):\n    for x in range(n):\n        await queue.put(x)\n    await queue.put(None)\n\nasync def consume():\n    got = []\n    while (x := await queue.get()) is not None:\n        got.append(x)\n    return got\n\nsay('got', await <gather>(produce(5), consume()))\n",
    // Those that wait for one another: more than run at once under a limit.
    "gates = [<Event>() for _ in range(<wide>)]\nplaces = list(range(len(gates)))\n\nasync def pass_on(n):\n    if n + 1 < len(gates):\n        await gates[n + 1].wait()\n    gates[n].set()\n    return n\n\nsay('passed', await <gather>(*[pass_on(n) for n in places]))\n",
    "hopes = [<get_running_loop>().create_future() for _ in range(<wide>)]\n\nasync def settle(n, hope):\n    if n + 1 < len(hopes):\n        await hopes[n + 1]\n    hope.set_result(n)\n    return hope.result()\n\nsay('settled', await <gather>(*[settle(n, hope) for n, hope in enumerate(hopes)]))\n",
    "class <name>:\n    def __init__(self, size):\n        self.size = size\n        self.here = 0\n        self.full = <Event>()\n\n    async def arrive(self, x):\n        self.here += 1\n        if self.here == self.size:\n            self.full.set()\n        await self.full.wait()\n        return x\n---\nmeeting = <name>(<wide>)\nsay('met', await <gather>(*[meeting.arrive(x) for x in list(range(meeting.size))]))\n",
    "here, places = [], list(range(<wide>))\n\nasync def arrive(x):\n    here.append(x)\n    while len(here) < <wide>:\n        await <sleep>(0)\n    return x\n\nsay('met', await <gather>(*(arrive(x) for x in places)))\n",
    "parts, places = {}, list(range(<wide>))\n\nasync def part(n):\n    if n + 1 < <wide>:\n        while n + 1 not in parts:\n            <pause>\n    parts[n] = n\n    return n\n\nsay('parts', await <gather>(*[part(n) for n in places]))\n",
    "tasks = {}\n\nasync def follow(n):\n    if n + 1 < <wide>:\n        await <sleep>(0)\n        await tasks[n + 1]\n    return n\n\nfor n in range(<wide>):\n    tasks[n] = <create_task>(follow(n))\nsay('followed', await <gather>(*tasks.values()))\n",
    "boxes = [<Queue>() for _ in range(<wide>)]\n\nasync def hand(n):\n    if n + 1 < len(boxes):\n        got = await boxes[n + 1].get()\n    else:\n        got = 0\n    boxes[n].put_nowait(got + 1)\n    return got\n\nsay('handed', await <gather>(*map(hand, range(len(boxes)))))\n",
    "async def leaf(n):\n    <pause>\n    return n\n\nasync def branch(n):\n    return sum(await <gather>(*[leaf(x) for x in range(n)]))\n\nsay('tree', await <gather>(*[branch(n) for n in list(range(<wide>))]))\n",
    "async def tree(n):\n    if n == 0:\n        return 1\n    return sum(await <gather>(*[tree(n - 1) for _ in range(n)]))\n\nsay('tree', await tree(4))\n",
    // The order of completion is no matter.
    "async def work(x):\n    <pause>\n    return x\n\ngot = []\nfor one in <as_completed>([work(x) for x in list(range(<wide>))]):\n    got.append(await one)\nsay('got', sorted(got))\n",
    "async def work(x):\n    <pause>\n    return x\n\ndone, pending = await <wait>([<create_task>(work(x)) for x in range(<wide>)])\nsay('got', sorted(one.result() for one in done), len(pending))\n",
    "async def work(x):\n    <pause>\n    return x\n\ngot = await <shield>(<gather>(*[work(x) for x in list(range(<wide>))]))\nsay('got', got)\n",
    // Results of calls of which some fail.
    "async def work(x):\n    <pause>\n    if x % 2:\n        raise KeyError(x)\n    return x\n\ngot = await <gather>(*[work(x) for x in range(4)], return_exceptions=True)\nsay('got', [repr(x) if isinstance(x, Exception) else x for x in got])\n",
    "async def work(x):\n    <pause>\n    if x % 2:\n        raise KeyError(x)\n    return x\n\ntry:\n    got = await <gather>(*[work(x) for x in range(4)])\nexcept KeyError as error:\n    got = repr(error)\nsay('got', got)\n",
    "async def work(x):\n    <pause>\n    return x\n\na, b = await <gather>(work(1), work(2), return_exceptions=True)\nsay('got', a, b)\n",
    "async def work(x):\n    <pause>\n    return x\n\nawait <gather>(work(1), work(2), return_exceptions=True)\ndone = await <gather>(work(1), work(2), return_exceptions=True)\nsay('done')\n",
    // Threads.
    "with ThreadPoolExecutor(2) as pool:\n    jobs = [pool.submit(pow, x, 2) for x in range(4)]\nsay('squares', [job.result() for job in jobs])\n",
    "box = []\nwith ThreadPoolExecutor(2) as pool:\n    for x in range(3):\n        pool.submit(box.append, x)\n    pool.map(box.append, range(3))\nsay('box', sorted(box))\n",
    "class <name>:\n    def __init__(self):\n        self.n = 0\n\n    def add(self):\n        self.n += 1\n\n    def add_two(self):\n        self.add()\n        self.n = self.n + 1\n---\ncounter = <name>()\nthreads = [threading.Thread(target=counter.add) for _ in range(3)]\nthreads.append(threading.Thread(target=counter.add_two))\nfor thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\nabout('count', counter.n, 1, 5)\n",
    "box = {'n': 0}\n\ndef add():\n    box['n'] += 1\n\nwith ThreadPoolExecutor() as pool:\n    jobs = [pool.submit(add) for _ in range(4)]\n    concurrent.futures.wait(jobs)\nabout('box', box['n'], 1, 4)\n",
    "box = {}\n\ndef fill(key):\n    if key not in box:\n        <blocking>(0.001)\n        box[key] = len(key)\n    return box[key]\n\nwith ThreadPoolExecutor() as pool:\n    say('filled', list(pool.map(fill, ['a', 'bb', 'a'])))\n",
    "loop = <get_event_loop>()\nhope = loop.create_future()\nloop.call_soon(hope.set_result, 3)\nsay('hope', await hope)\n",
    "stop = False\n\nasync def watch():\n    rounds = 0\n    while not stop:\n        await <sleep>(0.001)\n        rounds += 1\n    return rounds > 0\n\nwatcher = <create_task>(watch())\nawait <sleep>(0.01)\nstop = True\nsay('watched', await watcher)\n",
];
