//! Ways in which one method can come to run another, plain ones and such as no reader of the text can follow.

use crate::random::page::fill;

use super::spelling::Writer;

/// One way: statements that end in an await, and what they need at module level and in the class of the called object.
#[derive(Debug)]
pub struct Way {
    /// Statements of the calling method.
    pub statements: String,
    /// Definitions of the module.
    pub module: String,
    /// Members of the class of the object that is called.
    pub member: String,
    /// Statements at the end of that class's constructor.
    pub made: String,
}

/// How a method of `class`, named `method`, is called on `receiver`.
pub fn way(writer: &mut Writer, class: &str, method: &str, receiver: &str) -> Way {
    let index = if writer.rng.chance(35) { 0 } else { writer.rng.below(WAYS.len()) };
    let chosen = &WAYS[index];
    let all = format!("{}{}{}{}", chosen.0, chosen.1, chosen.2, chosen.3);
    let names = [
        "gather",
        "create_task",
        "wait_for",
        "shield",
        "Event",
        "get_running_loop",
        "sleep",
        "as_completed",
        "wait",
        "TaskGroup",
    ];
    let mut spelled: Vec<(&str, String)> = Vec::new();
    for name in names {
        if all.contains(&format!("<{name}>")) {
            spelled.push((name, writer.aio(name)));
        }
    }
    writer.import_for(&all, IMPORTS);
    let mut holes: Vec<(&str, &str)> = spelled.iter().map(|(name, text)| (*name, text.as_str())).collect();
    holes.extend([("class", class), ("m", method), ("r", receiver)]);
    // Names that a way makes up are its own, but for those that are worked out from the method's.
    let own = format!("_<m>_by{index}");
    let fill_own = |text: &str| match text.contains("do_") || text.contains("join") {
        true => fill(text, &holes),
        false => fill(&text.replace("_<m>", &own), &holes),
    };
    let (statements, module, member, made) = *chosen;
    Way { statements: fill_own(statements), module: fill_own(module), member: fill_own(member), made: fill_own(made) }
}

const IMPORTS: &[(&str, &str)] = &[
    ("functools.", "import functools"),
    ("contextlib.", "import contextlib"),
    ("operator.", "import operator"),
    ("weakref.", "import weakref"),
    ("typing.", "import typing"),
    ("collections.", "import collections"),
    ("contextvars.", "import contextvars"),
    ("inspect.", "import inspect"),
];

type Parts = (&'static str, &'static str, &'static str, &'static str);

/// Statements, definitions of the module, members of the called class, statements of its constructor.
const WAYS: &[Parts] = &[
    ("await <r>.<m>()", "", "", ""),
    ("await getattr(<r>, '<m>')()", "", "", ""),
    ("name = '<m>'\nawait getattr(<r>, name)()", "", "", ""),
    ("await getattr(<r>, '_'.join(['<m>']))()", "", "", ""),
    ("await <r>.table['<m>']()", "", "", "self.table['<m>'] = self.<m>"),
    ("await <r>.table.get('<m>')()", "", "", "self.table.update(<m>=self.<m>)"),
    (
        "for step in <r>.table.values():\n    if step.__name__ == '<m>':\n        await step()\n        break",
        "",
        "",
        "self.table.setdefault('<m>', self.<m>)",
    ),
    ("await TABLE_<m>['go'](<r>)", "TABLE_<m> = {'go': lambda one: one.<m>()}\n", "", ""),
    (
        "await TABLE_<m>[0](<r>)",
        "async def call_<m>(one):\n    return await one.<m>()\n\n\nTABLE_<m> = [call_<m>]\n",
        "",
        "",
    ),
    ("await <class>.<m>(<r>)", "", "", ""),
    ("await type(<r>).<m>(<r>)", "", "", ""),
    ("step = <r>.<m>\nawait step()", "", "", ""),
    ("step = <r>.<m> if <r> else None\nawait step()", "", "", ""),
    ("target = <r>\nawait target.<m>()", "", "", ""),
    ("await <r>.on_<m>()", "", "", "self.on_<m> = self.<m>"),
    ("await <r>.on_<m>()", "", "", "self.on_<m> = functools.partial(self.<m>)"),
    ("await <r>.on_<m>()", "", "", "self.on_<m> = lambda: self.<m>()"),
    (
        "await <r>.do_<m>()",
        "",
        "def __getattr__(self, name):\n    if name.startswith('do_'):\n        return getattr(self, name[3:])\n    raise AttributeError(name)\n",
        "",
    ),
    ("await call_<m>(<r>)", "async def call_<m>(one):\n    return await one.<m>()\n", "", ""),
    ("await call_<m>(<r>)", "def call_<m>(one):\n    return one.<m>()\n", "", ""),
    ("await run_<m>(<r>.<m>)", "async def run_<m>(function, *args):\n    return await function(*args)\n", "", ""),
    ("await run_<m>(lambda: <r>.<m>())", "async def run_<m>(function):\n    return await function()\n", "", ""),
    ("await run_<m>(<r>, '<m>')", "async def run_<m>(one, name):\n    return await getattr(one, name)()\n", "", ""),
    ("await run_<m>(<r>.<m>())", "async def run_<m>(work):\n    return await work\n", "", ""),
    ("await (lambda: <r>.<m>())()", "", "", ""),
    ("await functools.partial(<r>.<m>)()", "", "", ""),
    ("await operator.methodcaller('<m>')(<r>)", "", "", ""),
    ("await operator.attrgetter('<m>')(<r>)()", "", "", ""),
    ("await <create_task>(<r>.<m>())", "", "", ""),
    ("task = <create_task>(<r>.<m>())\nawait task", "", "", ""),
    ("task = <r>.spawn_<m>()\nawait task", "", "def spawn_<m>(self):\n    return <create_task>(self.<m>())\n", ""),
    ("await <gather>(<r>.<m>(), <sleep>(0))", "", "", ""),
    ("await <gather>(*[<r>.<m>()])", "", "", ""),
    ("await <gather>(*(one.<m>() for one in [<r>]))", "", "", ""),
    ("await <wait_for>(<r>.<m>(), 30)", "", "", ""),
    ("await <shield>(<r>.<m>())", "", "", ""),
    ("for step in [<r>.<m>]:\n    await step()", "", "", ""),
    ("[await step() for step in (<r>.<m>,)]", "", "", ""),
    ("for one in [<r>]:\n    await one.<m>()", "", "", ""),
    ("async for _ in <r>.each_<m>():\n    pass", "", "async def each_<m>(self):\n    yield await self.<m>()\n", ""),
    ("_ = [x async for x in <r>.each_<m>()]", "", "async def each_<m>(self):\n    yield await self.<m>()\n", ""),
    (
        "async with <r>.around_<m>():\n    pass",
        "",
        "@contextlib.asynccontextmanager\nasync def around_<m>(self):\n    await self.<m>()\n    yield self\n",
        "",
    ),
    (
        "async with Around_<m>(<r>):\n    pass",
        "class Around_<m>:\n    def __init__(self, one):\n        self.one = one\n\n    async def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *error):\n        await self.one.<m>()\n",
        "",
        "",
    ),
    (
        "await Later_<m>(<r>)",
        "class Later_<m>:\n    def __init__(self, one):\n        self.one = one\n\n    def __await__(self):\n        return self.one.<m>().__await__()\n",
        "",
        "",
    ),
    ("await <r>.later_<m>", "", "@property\ndef later_<m>(self):\n    return self.<m>()\n", ""),
    ("await <r>('<m>')", "", "async def __call__(self, name):\n    return await getattr(self, name)()\n", ""),
    ("await <r>['<m>']()", "", "def __getitem__(self, name):\n    return getattr(self, name)\n", ""),
    ("async def go():\n    return await <r>.<m>()\n\nawait go()", "", "", ""),
    ("go = <r>.<m>\n\nasync def run():\n    return await go()\n\nawait run()", "", "", ""),
    (
        "done = <Event>()\n\nasync def go():\n    await <r>.<m>()\n    done.set()\n\ntask = <create_task>(go())\nawait done.wait()\nawait task",
        "",
        "",
        "",
    ),
    ("hope = <get_running_loop>().create_future()\nSERVICE.put_nowait((hope, <r>.<m>))\nawait hope", "", "", ""),
    (
        "for listener in list(<r>.listeners):\n    await listener()\n    break",
        "",
        "",
        "self.listeners.append(self.<m>)",
    ),
    (
        "await notify(<r>, '<m>')",
        "async def notify(one, topic):\n    for listener in one.topics.get(topic, []):\n        await listener()\n",
        "",
        "self.topics.setdefault('<m>', []).append(self.<m>)",
    ),
    ("await SEEN_<m>[id(<r>)].<m>()", "SEEN_<m> = {}\n", "", "SEEN_<m>[id(self)] = self"),
    (
        "CURRENT.set(<r>)\nawait current_<m>()",
        "async def current_<m>():\n    return await CURRENT.get().<m>()\n",
        "",
        "",
    ),
    ("try:\n    await <r>.<m>()\nexcept KeyError:\n    raise", "", "", ""),
    ("match '<m>':\n    case '<m>':\n        await <r>.<m>()", "", "", ""),
    ("if (step := <r>.<m>):\n    await step()", "", "", ""),
    ("work = <r>.<m>()\nif inspect.isawaitable(work):\n    await work", "", "", ""),
    (
        "await COMMANDS['<m>'](<r>)",
        "@command\nasync def command_<m>(one):\n    return await one.<m>()\n\n\nCOMMANDS['<m>'] = command_<m>\n",
        "",
        "",
    ),
    ("await <r>.same_<m>()", "", "@passing\nasync def same_<m>(self):\n    return await self.<m>()\n", ""),
    (
        "await <r>.steps[-1]()\n<r>.steps.append(<r>.<m>)\nawait <r>.steps.pop()()",
        "",
        "async def _nothing(self):\n    return 1\n",
        "self.steps.append(self._nothing)",
    ),
    ("stack = [<r>.<m>]\nwhile stack:\n    await stack.pop()()", "", "", ""),
    ("await max([<r>], key=id).<m>()", "", "", ""),
    ("await (<r> or self).<m>()", "", "", ""),
    ("await next(iter([<r>])).<m>()", "", "", ""),
    ("await vars(type(<r>)).get('<m>', type(<r>).<m>)(<r>)", "", "", ""),
    ("if <r>:\n    step = <r>.<m>\nelse:\n    step = <r>.state\nawait step()", "", "", ""),
    ("step, other = <r>.<m>, None\nawait step()", "", "", ""),
    ("for name, step in [(1, <r>.<m>)]:\n    await step()", "", "", ""),
    (
        "for name, step in <r>.table.items():\n    if name == '<m>':\n        await step()",
        "",
        "",
        "self.table['<m>'] = self.<m>",
    ),
    ("async def go(step=<r>.<m>):\n    return await step()\n\nawait go()", "", "", ""),
    ("async with contextlib.AsyncExitStack() as stack:\n    stack.push_async_callback(<r>.<m>)", "", "", ""),
    (
        "async with contextlib.AsyncExitStack() as stack:\n    await stack.enter_async_context(<r>.around_<m>())",
        "",
        "@contextlib.asynccontextmanager\nasync def around_<m>(self):\n    await self.<m>()\n    yield self\n",
        "",
    ),
    ("await <gather>(*map(operator.methodcaller('<m>'), [<r>]))", "", "", ""),
    ("for one in <as_completed>([<r>.<m>()]):\n    await one", "", "", ""),
    ("await <wait>([<create_task>(<r>.<m>())])", "", "", ""),
    (
        "async for _ in Walk_<m>(<r>):\n    pass",
        "class Walk_<m>:\n    def __init__(self, one):\n        self.left = [one]\n\n    def __aiter__(self):\n        return self\n\n    async def __anext__(self):\n        if not self.left:\n            raise StopAsyncIteration\n        return await self.left.pop().<m>()\n",
        "",
        "",
    ),
    (
        "each = <r>.each_<m>()\nawait anext(each)\nawait each.aclose()",
        "",
        "async def each_<m>(self):\n    yield await self.<m>()\n",
        "",
    ),
    ("await <get_running_loop>().create_task(<r>.<m>())", "", "", ""),
    ("async with <TaskGroup>() as group:\n    group.create_task(<r>.<m>())", "", "", ""),
    ("await <r>.<m>.__call__()", "", "", ""),
    ("await vars(<class>)['<m>'](<r>)", "", "", ""),
    ("setattr(<r>, 'late_<m>', <r>.<m>)\nawait <r>.late_<m>()", "", "", ""),
    ("kind = <class>\nawait kind.<m>(<r>)", "", "", ""),
    ("await weakref.ref(<r>)().<m>()", "", "", ""),
    ("await typing.cast(object, <r>).<m>()", "", "", ""),
    ("await run_<m>(<r>.<m>)", "async def run_<m>(*steps):\n    for step in steps:\n        await step()\n", "", ""),
    ("await run_<m>(step=<r>.<m>)", "async def run_<m>(**steps):\n    await steps[\"step\"]()\n", "", ""),
    (
        "await run_<m>({\"step\": <r>.<m>})",
        "async def run_<m>(steps):\n    for step in steps.values():\n        await step()\n",
        "",
        "",
    ),
    ("for step in <r>.plan_<m>():\n    await step()", "", "def plan_<m>(self):\n    yield self.<m>\n", ""),
    ("await <r>.bound_<m>()", "", "@property\ndef bound_<m>(self):\n    return self.<m>\n", ""),
    ("await <r>.bound_<m>()", "", "@functools.cached_property\ndef bound_<m>(self):\n    return self.<m>\n", ""),
    (
        "await <r>.partial_<m>()",
        "",
        "async def named_<m>(self, name):\n    return await self.<m>()\n\npartial_<m> = functools.partialmethod(named_<m>, 1)\n",
        "",
    ),
    (
        "await <r>.alias_<m>()",
        "",
        "async def alias_<m>(self):\n    await <class>.<m>(self)\n\nother_<m> = alias_<m>\n",
        "",
    ),
    ("await Pair_<m>(<r>.<m>).run()", "Pair_<m> = collections.namedtuple('Pair_<m>', ['run'])\n", "", ""),
    ("await [<r>.<m>][0]()", "", "", ""),
    ("await {**<r>.table, 'go': <r>.<m>}['go']()", "", "", ""),
    ("await (await <r>.pick_<m>())()", "", "async def pick_<m>(self):\n    return self.<m>\n", ""),
    ("await <r>.pick_<m>()()", "", "def pick_<m>(self):\n    return self.<m>\n", ""),
    ("await pick_<m>(<r>).<m>()", "def pick_<m>(one):\n    return one\n", "", ""),
    ("step = <r>.<m>\nstep = functools.partial(step)\nawait step()", "", "", ""),
    ("work = [<r>.<m>()]\nawait work.pop()", "", "", ""),
    ("work = {}\nwork[1] = <r>.<m>()\nawait work[1]", "", "", ""),
    ("work = getattr(<r>, '<m>', None)\nif work is not None:\n    await work()", "", "", ""),
    (
        "await <r>.outer_<m>.go()",
        "class Inner_<m>:\n    def __init__(self, owner):\n        self.owner = owner\n\n    async def go(self):\n        return await self.owner.<m>()\n",
        "",
        "self.outer_<m> = Inner_<m>(self)",
    ),
    (
        "await Inner_<m>(<r>)",
        "class Inner_<m>:\n    def __init__(self, owner):\n        self.work = owner.<m>()\n\n    def __await__(self):\n        return (yield from self.work.__await__())\n",
        "",
        "",
    ),
    (
        "async with <r>:\n    pass",
        "",
        "async def __aenter__(self):\n    return await self.<m>()\n\nasync def __aexit__(self, *error):\n    return None\n",
        "",
    ),
    (
        "with Scope_<m>(<r>) as work:\n    await work",
        "class Scope_<m>:\n    def __init__(self, one):\n        self.one = one\n\n    def __enter__(self):\n        return self.one.<m>()\n\n    def __exit__(self, *error):\n        return None\n",
        "",
        "",
    ),
    (
        "await <r>.event_<m>.fire()",
        "class Event_<m>:\n    def __init__(self):\n        self.handlers = []\n\n    async def fire(self):\n        for handler in self.handlers:\n            await handler()\n",
        "",
        "self.event_<m> = Event_<m>()\nself.event_<m>.handlers.append(self.<m>)",
    ),
    ("await <wait_for>(<create_task>(<r>.<m>()), 30)", "", "", ""),
    (
        "await <gather>(*[step() for step in (<r>.<m>, <r>.nothing)])",
        "",
        "async def nothing(self):\n    return 1\n",
        "",
    ),
    ("try:\n    raise KeyError\nexcept KeyError:\n    await <r>.<m>()", "", "", ""),
    ("while True:\n    await <r>.<m>()\n    break", "", "", ""),
    ("await (<r>.<m> if <r> else None)()", "", "", ""),
    ("await (lambda step: step())(<r>.<m>)", "", "", ""),
    ("await functools.reduce(lambda last, step: step(), [<r>.<m>], None)", "", "", ""),
];
