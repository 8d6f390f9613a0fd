//! Calls that run side by side: `gather` in every form, tasks in a list, fan-outs of any width.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// What is started: a definition, and how it is called with one argument.
struct Callee {
    definition: String,
    /// Statements in the function that calls it.
    before: String,
    call: String,
}

/// Some calls at once, whose results come in the order of the calls.
pub fn gathered(writer: &mut Writer) -> Piece {
    let form = writer.rng.pick(FORMS);
    let callee = callee(writer, form);
    let shadows = writer.rng.pick(SHADOWS);
    let (gather, wait_for, create_task) = (writer.aio("gather"), writer.aio("wait_for"), writer.aio("create_task"));
    let wide = writer.rng.pick(&["3", "5", "24", "30"]);
    let items = match writer.rng.below(4) {
        0 => format!("range({wide})"),
        1 => format!("list(range({wide}))"),
        2 => "[3, 1, 2]".to_owned(),
        _ => format!("tuple(sorted(range({wide}), reverse=True))"),
    };
    let call = |argument: &str| callee.call.replace("<x>", argument);
    let holes: &[(&str, &str)] = &[
        ("gather", &gather),
        ("wait_for", &wait_for),
        ("create_task", &create_task),
        ("items", &items),
        ("one", &call("1")),
        ("two", &call("n + 2")),
        ("three", &call("items[-1]")),
        ("each", &call("x")),
        ("other", &call("item")),
        ("taken", &call("queue.pop()")),
    ];
    let body = format!(
        "{}n = 4\nitems = <items>\nqueue = list(items)\nout = None\n{}{form}\n{}",
        shadows.0, callee.before, shadows.1
    );
    Piece { definitions: callee.definition, body: fill(&body, holes) + "say('out', out)\n" }
}

/// Names that new code likes to take, in use already.
const SHADOWS: &[(&str, &str)] = &[
    ("", ""),
    ("", ""),
    ("tg = 'group'\ntasks = ['kept']\n", "say(tg, tasks)\n"),
    ("task = coro = 'kept'\n", "say(task, coro)\n"),
    ("sem, results, result = 1, 2, 3\n", "say(sem, results, result)\n"),
    ("x = item = 'outer'\n", "say(x, item)\n"),
];

const FORMS: &[&str] = &[
    "out = await <gather>(<one>, <two>)",
    "a, b = await <gather>(<one>, <two>)\nout = (b, a)",
    "a, a = await <gather>(<one>, <two>)\nout = a",
    "a, *rest = await <gather>(<one>, <two>, <three>)\nout = a, rest",
    "[a, b, c] = await <gather>(\n    <one>,  # the first\n    <two>,\n    <three>,\n)\nout = [a, b, c]",
    "out = await <gather>(*[<each> for x in items])",
    "out = await <gather>(*(<each> for x in items if x != 2))",
    "out = await <gather>(*[<each> for x in items], <one>)",
    "out = await <gather>(<one>, *[<each> for x in items], *(<other> for item in items))",
    "out = await <gather>(*[<taken> for _ in items])",
    "out = await <gather>(*[<each> for row in (items, items) for x in row if x])",
    "await <gather>(*[<each> for x in items])",
    "await <gather>(<one>, <two>)",
    "jobs = [<each> for x in items]\nout = await <gather>(*jobs)",
    "jobs = []\nfor x in items:\n    jobs.append(<each>)\nout = await <gather>(*jobs)",
    "jobs = []\nfor x in items:\n    item = x * 2\n    jobs.append(<other>)\n    item = None\nout = await <gather>(*jobs)",
    "jobs = []\nfor x in items:\n    if x % 2:\n        continue\n    jobs.append(<create_task>(<each>))\nout = await <gather>(*jobs)",
    "jobs = []\nfor x in items:\n    job = <create_task>(<each>)\n    say('made', x)\n    jobs.append(job)\nout = await <gather>(*jobs)",
    "jobs = []\nfor x in items:\n    job = <create_task>(<each>)\n    if x % 2:\n        continue\n    jobs.append(job)\nout = await <gather>(*jobs)",
    "jobs = []\nfor x in items:\n    if x % 2:\n        job = <create_task>(<each>)\n        jobs.append(job)\n    say('next', x)\nawait <gather>(*jobs)",
    "jobs = [<create_task>(<each>, name=f'job {x}') for x in items]\nawait <gather>(*jobs)\nout = [job.result() for job in jobs]",
    "jobs = [<create_task>(<each>) for x in items]\nout = []\nfor job in jobs:\n    out.append(await job)",
    "async def collect():\n    return await <gather>(*[<each> for x in items])\n\nout = await collect()",
    "async def collect(items):\n    return await <gather>(*[<each> for x in items], <one>)\n\nout = [await collect(items), await collect([])]",
    "def collect():\n    return <gather>(*[<each> for x in items])\n\nout = await collect()",
    "def collect(made=await <gather>(<one>, <two>)):\n    return made\n\nout = collect()",
    "later = <gather>(<one>, <two>)\nout = await later",
    "out = await <wait_for>(<gather>(<one>, <two>), 5)",
    "out = await <wait_for>(<gather>(*[<each> for x in items]), timeout=5)",
    "out = []\nfor value in await <gather>(<one>, <two>):\n    out.append(value)",
    "out = 0\nfor x, value in zip(items, await <gather>(*[<each> for x in items])):\n    out += x * value",
    "if (found := await <gather>(<one>, <two>)):\n    out = found",
    "out = [value + 1 for value in await <gather>(*[<each> for x in items])]",
    "out = dict(zip(items, await <gather>(*map(lambda x: <each>, items))))",
    "out = (await <gather>(<one>, <two>))[0]",
    "out = sum(await <gather>(*[<each> for x in items]))",
    "out = f\"{n}: {await <gather>(<one>, <two>)}\"",
    "out = (await <gather>(<one>, <two>)) if n > 3 else []",
    "out = n > 3 and await <gather>(<one>, <two>)",
    "box = {}\nbox['a'], box['b'] = await <gather>(<one>, <two>)\nout = box",
    "out = await <gather>(<gather>(<one>, <two>), <three>)",
    "match await <gather>(<one>, <two>):\n    case [a, b]:\n        out = a + b\n    case _:\n        out = None",
    "out = [await <gather>(<one>, <each>) for x in items[:2]]",
    "out = []\nwhile n and len(out) < 3:\n    out += await <gather>(<one>, <two>)",
    "try:\n    out = await <gather>(<one>, <two>)\nexcept Exception as error:\n    out = repr(error)\nfinally:\n    n = 0",
    "try:\n    out = await <gather>(<one>, <two>)\nexcept ValueError as error:\n    out = repr(error)",
    "out = await <gather>(<one>, <two>, return_exceptions=True)\nout = [None if isinstance(r, Exception) else r for r in out]",
    "out = await <gather>(*[<each> for x in items], return_exceptions=True)",
    "async with contextlib.AsyncExitStack():\n    out = await <gather>(<one>, <two>)",
    "for items in (items, items[1:]):\n    out = await <gather>(*[<each> for x in items])",
    "out = [x for x in items for _ in await <gather>(<one>)]",
    "first = lambda: <gather>(<one>, <two>)\nout = await first()",
    "global LAST\nLAST = await <gather>(<one>, <two>)\nout = LAST",
    "with open('/dev/null', 'w') as sink:\n    out = await <gather>(*[<each> for x in items])\n    print(out, file=sink)",
];

/// Something to start in `form`, which may make tasks of it: only of a coroutine.
fn callee(writer: &mut Writer, form: &str) -> Callee {
    let fits = |callee: &&(&str, &str, &str)| !(form.contains("<create_task>") && callee.0.contains("<ensure>"));
    let callees: Vec<_> = CALLEES.iter().filter(fits).copied().collect();
    let (work, helper) = (writer.fresh("work"), writer.fresh("Helper"));
    let (pause, ensure) = (writer.pause(), writer.aio("ensure_future"));
    let effect = writer.rng.pick(&["pass", "SEEN.append(x)", "if x > 100:\n    raise ValueError(x)", "x = x + 1"]);
    let (definition, before, call) = writer.rng.pick(&callees);
    if definition.contains("wraps") {
        writer.import("import functools");
    }
    if before.contains("partial") || call.contains("partial") {
        writer.import("from functools import partial");
    }
    let base = "async def <work>(x):\n    <effect>\n    <pause>\n    return x * 3\n";
    let (base, definition) = if definition.contains("<base>") {
        ("", definition.replace("<base>", &moved_into(base)))
    } else {
        (base, definition.to_owned())
    };
    let holes: &[(&str, &str)] =
        &[("work", &work), ("helper", &helper), ("pause", &pause), ("ensure", &ensure), ("effect", effect)];
    let before = fill(before, holes);
    Callee {
        definition: fill(&format!("{base}\n{definition}"), holes),
        before,
        call: fill(call, holes).trim().to_owned(),
    }
}

/// The function as a method.
fn moved_into(base: &str) -> String {
    crate::random::page::moved(&base.replace("(x)", "(self, x)"), "    ").trim().to_owned()
}

const CALLEES: &[(&str, &str, &str)] = &[
    ("", "", "<work>(<x>)"),
    ("", "", "<work>(<x>)"),
    ("", "", "<work>(x=<x>)"),
    ("class <helper>:\n    <base>\n", "helper = <helper>()\n", "helper.<work>(<x>)"),
    ("class <helper>:\n    <base>\n", "", "<helper>().<work>(<x>)"),
    (
        "class <helper>:\n    <base>\n\n\nclass Sub<helper>(<helper>):\n    async def <work>(self, x):\n        return 1 + await super().<work>(x)\n",
        "helper = Sub<helper>()\n",
        "helper.<work>(<x>)",
    ),
    (
        "class <helper>:\n    @staticmethod\n    async def run(x):\n        return await <work>(x)\n",
        "",
        "<helper>.run(<x>)",
    ),
    (
        "class <helper>:\n    @classmethod\n    async def run(cls, x):\n        <pause>\n        return x - 1\n",
        "",
        "<helper>.run(<x>)",
    ),
    ("", "async def local(x):\n    return await <work>(x) + 1\n\n", "local(<x>)"),
    ("def start<work>(x):\n    return <work>(x)\n", "", "start<work>(<x>)"),
    ("def start<work>(x):\n    return <ensure>(<work>(x))\n", "", "start<work>(<x>)"),
    ("TABLE_<work> = {'run': <work>}\n", "", "TABLE_<work>['run'](<x>)"),
    (
        "def passing<work>(function):\n    @functools.wraps(function)\n    async def inner(*args):\n        return await function(*args)\n    return inner\n\n\n@passing<work>\nasync def outer<work>(x):\n    return await <work>(x) - 2\n",
        "",
        "outer<work>(<x>)",
    ),
    ("", "run = partial(<work>)\n", "run(<x>)"),
    ("", "run = lambda value: <work>(value)\n", "run(<x>)"),
    ("", "run = <work>\n", "run(<x>)"),
];
