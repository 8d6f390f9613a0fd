//! Calls side by side of which one fails, and those who see it: handlers around the place, and further out.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// Some calls, one of which raises ValueError, and a handler. What is printed is the same whether the others go on or not.
pub fn failing(writer: &mut Writer) -> Piece {
    let (fan, handler) = (writer.rng.pick(FANS), writer.rng.pick(HANDLERS));
    let (name, wide) = (writer.fresh("work"), writer.rng.pick(&["3", "25", "40"]));
    let raised = writer.rng.pick(&["raise ValueError(x)", "int('none')", "[].remove(x)", "await fail_<name>()"]);
    let mut whole = fill(&format!("{CALLEE}---\n{handler}"), &[("fan", fan), ("raised", raised)]);
    whole = fill(&whole, &[("name", &name), ("wide", wide)]);
    let whole = writer.spelled(&whole);
    writer.import_for(&whole, &[("contextlib.", "import contextlib")]);
    let (definitions, body) = whole.split_once("---\n").unwrap_or(("", &whole));
    Piece { definitions: definitions.to_owned(), body: body.to_owned() }
}

const CALLEE: &str = "\
async def fail_<name>():
    raise ValueError('late')


async def <name>(x):
    <pause>
    if x == 2:
        <raised>
    return x * 2
";

const FANS: &[&str] = &[
    "out = await <gather>(<name>(1), <name>(2))",
    "a, b = await <gather>(<name>(2), <name>(3))\nout = a + b",
    "out = await <gather>(*[<name>(x) for x in list(range(<wide>))])",
    "out = sum(await <gather>(*(<name>(x) for x in items)))",
    "await <gather>(*map(<name>, items))",
    "tasks = [<create_task>(<name>(x)) for x in items]\nout = [await task for task in tasks]",
    "tasks = [<create_task>(<name>(x)) for x in items]\nout = await <gather>(*tasks)",
    "out = []\nfor one in <as_completed>([<name>(x) for x in items]):\n    out.append(await one)",
    "done, _ = await <wait>([<create_task>(<name>(x)) for x in items])\nout = [one.result() for one in done]",
    "out = await <wait_for>(<gather>(<name>(1), <name>(2)), 5)",
    "out = [r for r in await <gather>(*[<name>(x) for x in items], return_exceptions=True) if isinstance(r, int)]",
    "out = await <gather>(<name>(1), <name>(2), return_exceptions=True)\nif isinstance(out[1], ValueError):\n    raise out[1]",
    "results = await <gather>(*[<name>(x) for x in items], return_exceptions=True)\nfor r in results:\n    if isinstance(r, BaseException):\n        raise r\nout = results",
    "for x in items:\n    out = await <gather>(<name>(x), <sleep>(0))",
];

const HANDLERS: &[&str] = &[
    "items, out = list(range(<wide>)), None\ntry:\n    <fan>\nexcept ValueError:\n    out = 'value'\nsay('failing', out is None, out == 'value')\n",
    "items, out = list(range(<wide>)), None\ntry:\n    <fan>\nexcept (KeyError, ValueError) as error:\n    out = type(error).__name__\nelse:\n    out = 'fine'\nsay('failing', out)\n",
    "items, out = list(range(<wide>)), None\ntry:\n    <fan>\nexcept Exception:\n    out = 'failed'\nsay('failing', out)\n",
    "items, out = list(range(<wide>)), None\ntry:\n    try:\n        <fan>\n    finally:\n        say('left')\nexcept ValueError:\n    out = 'outer'\nsay('failing', out)\n",
    "items, out = list(range(<wide>)), None\nwith contextlib.suppress(ValueError):\n    <fan>\n    say('went on')\nsay('failing', out is None)\n",
    "items, out = list(range(<wide>)), None\ntry:\n    <fan>\nexcept KeyError:\n    out = 'key'\nexcept ValueError:\n    out = 'value'\nsay('failing', out)\n",
    "items, out = list(range(<wide>)), None\nfor turn in range(2):\n    try:\n        <fan>\n    except ValueError:\n        say('turn', turn)\n        continue\n    say('went on')\nsay('failing', out is None)\n",
    "async def inner(items, out=None):\n    <fan>\n    return out\n\ntry:\n    say('inner', await inner(list(range(<wide>))) is None)\nexcept Exception:\n    say('failed')\n",
    "async def inner(items, out=None):\n    try:\n        <fan>\n    except ValueError as error:\n        raise LookupError('no') from error\n    return out\n\ntry:\n    say('inner', await inner(list(range(<wide>))) is None)\nexcept LookupError:\n    say('looked up')\n",
    "async def inner(items, out=None):\n    try:\n        <fan>\n    except Exception:\n        return 'failed'\n    finally:\n        say('left')\n    return out\n\nsay('inner', await inner(list(range(<wide>))) is None)\n",
];
