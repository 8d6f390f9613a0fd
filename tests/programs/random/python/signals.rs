//! What one task waits for and another gives: signals of every kind, and the ways in which code comes to them.

use super::spelling::Writer;
use crate::random::page::fill;

/// A signal, and the statements at its two ends. All have holes: `<g>` for the signal, `<r>` for what stands in front of a
/// function of its owner, `<name>` for the owner.
#[derive(Debug)]
pub struct Signal {
    /// The expression that makes it.
    pub made: String,
    /// Statements that wait for it.
    pub wait: String,
    /// Statements that give it.
    pub give: String,
    /// Functions of the owner that these need, with `<self>` for the first parameter.
    pub members: String,
}

/// One kind of signal, waited for in one way and given in another.
pub fn signal(writer: &mut Writer) -> Signal {
    let (made, wait, give) = writer.rng.pick(KINDS);
    let direct = ("<W>", "");
    let (waiting, first) = if writer.rng.chance(40) { direct } else { writer.rng.pick(WAITING) };
    let (giving, second) = if writer.rng.chance(40) { ("<G>", "") } else { writer.rng.pick(GIVING) };
    let members = [first, second].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let mut whole = |text: &str| {
        let text = fill(text, &[("W", wait), ("G", give)]);
        writer.spelled(&text)
    };
    Signal { made: whole(made).trim().to_owned(), wait: whole(waiting), give: whole(giving), members: whole(&members) }
}

/// What makes it, waits for it once, and gives it, maybe more than once.
const KINDS: &[(&str, &str, &str)] = &[
    ("<Event>()", "await <g>.wait()", "<g>.set()"),
    ("<Event>()", "while not <g>.is_set():\n    <pause>", "<g>.set()"),
    ("<get_running_loop>().create_future()", "await <g>", "if not <g>.done():\n    <g>.set_result(1)"),
    ("<Queue>()", "await <g>.get()", "<g>.put_nowait(1)"),
    ("<Queue>()", "(await <g>.get())", "await <g>.put(1)"),
    (
        "<Condition>()",
        "async with <g>:\n    await <g>.wait_for(lambda: DONE)",
        "DONE.append(1)\nasync with <g>:\n    <g>.notify_all()",
    ),
    ("[]", "while not <g>:\n    await <sleep>(0)", "<g>.append(1)"),
    ("{}", "while 'here' not in <g>:\n    await <sleep>(0.001)", "<g>['here'] = 1"),
    ("collections.deque()", "while True:\n    await <sleep>(0)\n    if len(<g>):\n        break", "<g>.append(1)"),
    ("threading.Event()", "await <to_thread>(<g>.wait)", "<g>.set()"),
    ("threading.Event()", "await <get_running_loop>().run_in_executor(None, <g>.wait)", "<g>.set()"),
    ("queue.Queue()", "await <to_thread>(<g>.get)", "<g>.put(1)"),
    ("concurrent.futures.Future()", "await <wrap_future>(<g>)", "if not <g>.done():\n    <g>.set_result(1)"),
];

/// Ways to the statements that wait.
const WAITING: &[(&str, &str)] = &[
    ("await <r>wait_<name>()", "async def wait_<name>(<self>):\n    <W>\n"),
    ("await <wait_for>(<r>wait_<name>(), 20)", "async def wait_<name>(<self>):\n    <W>\n"),
    ("await <gather>(<r>wait_<name>(), <sleep>(0))", "async def wait_<name>(<self>):\n    <W>\n"),
    ("await <create_task>(<r>wait_<name>())", "async def wait_<name>(<self>):\n    <W>\n"),
    ("await <wait>([<create_task>(<r>wait_<name>())])", "async def wait_<name>(<self>):\n    <W>\n"),
    ("for step in [<r>wait_<name>]:\n    await step()", "async def wait_<name>(<self>):\n    <W>\n"),
    ("async for _ in <r>ticks_<name>():\n    pass", "async def ticks_<name>(<self>):\n    <W>\n    yield 1\n"),
    ("_ = [x async for x in <r>ticks_<name>()]", "async def ticks_<name>(<self>):\n    <W>\n    yield 1\n"),
    (
        "async with <r>around_<name>():\n    <pause>",
        "@contextlib.asynccontextmanager\nasync def around_<name>(<self>):\n    <W>\n    yield\n",
    ),
    (
        "async with <r>around_<name>():\n    <pause>",
        "@contextlib.asynccontextmanager\nasync def around_<name>(<self>):\n    try:\n        yield\n    finally:\n        <W>\n",
    ),
    ("async with <timeout>(20):\n    <W>", ""),
    ("with contextlib.suppress(KeyError):\n    <W>", ""),
    (
        "async with <TaskGroup>() as group:\n    group.create_task(<r>wait_<name>())",
        "async def wait_<name>(<self>):\n    <W>\n",
    ),
];

/// Ways to the statements that give.
const GIVING: &[(&str, &str)] = &[
    ("await <r>open_<name>()", "async def open_<name>(<self>):\n    <G>\n"),
    ("await <r>open_<name>()", "async def open_<name>(<self>):\n    <pause>\n    <G>\n    <pause>\n"),
    ("await <create_task>(<r>open_<name>())", "async def open_<name>(<self>):\n    <G>\n"),
    ("KEPT.append(<create_task>(<r>open_<name>()))", "async def open_<name>(<self>):\n    <G>\n"),
    ("for step in (<r>open_<name>,):\n    await step()", "async def open_<name>(<self>):\n    <G>\n"),
    ("try:\n    <pause>\nfinally:\n    <G>", ""),
    (
        "async with <r>around_open_<name>():\n    pass",
        "@contextlib.asynccontextmanager\nasync def around_open_<name>(<self>):\n    yield\n    <G>\n",
    ),
    ("<create_task>(<r>open_<name>()).add_done_callback(KEPT.append)", "async def open_<name>(<self>):\n    <G>\n"),
];
