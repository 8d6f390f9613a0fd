//! State that tasks share: read, waited, written back; tested and then changed.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::{fill, moved};

/// Where the state lives: what stands at module level, how the function starts, and how it is written.
struct Home {
    definitions: &'static str,
    /// The head of the function that uses it, and its first statements.
    head: &'static str,
    state: &'static str,
    /// Statements that make it, where it is made by the caller.
    made: &'static str,
    call: &'static str,
    /// How the caller reads it.
    read: &'static str,
}

/// One function that uses shared state, called in turn and side by side: what is in the state after calls in turn is known
/// exactly, after calls side by side within bounds.
pub fn shared(writer: &mut Writer) -> Piece {
    let home = &HOMES[writer.rng.below(HOMES.len())];
    let (name, one) = (writer.fresh("add"), writer.fresh("one"));
    let update = writer.rng.pick(UPDATES);
    let (sleep, semaphore, lock) = (writer.sleep(), writer.aio("Semaphore"), writer.aio("Lock"));
    let (gather, pause) = (writer.aio("gather"), writer.pause());
    writer.import_for(update, IMPORTS);
    let holes: &[(&str, &str)] = &[
        ("name", &name),
        ("one", &one),
        ("s", home.state),
        ("pause", &pause),
        ("sleep", sleep),
        ("semaphore", &semaphore),
        ("lock", &lock),
        ("gather", &gather),
    ];
    // What fills a hole may hold one itself.
    let all = |text: &str| fill(&fill(text, holes), holes);
    let head = home.head.lines().next().unwrap_or_default();
    let depth = " ".repeat(head.len() - head.trim_start().len() + 4);
    let function = format!("{}{}", all(home.head), moved(&all(update), &depth));
    let support = format!("{}\n{}", all(SUPPORT), all(home.definitions));
    let beside = all(writer.rng.pick(BESIDE));
    let run = fill(RUN, &[("beside", &beside)]);
    let run = all(&fill(&run, &[("call", home.call), ("read", home.read)]));
    if home.made == "nonlocal" {
        return Piece { definitions: support, body: format!("count = 0\n{function}\n{run}") };
    }
    Piece { definitions: support + &function, body: all(home.made) + &run }
}

const IMPORTS: &[(&str, &str)] = &[("suppress", "import contextlib"), ("subprocess", "import subprocess")];

const SUPPORT: &str = "\
async def <one>(value=1):
    <pause>
    return value


async def <one>_all():
    <pause>
    yield 1
";

const RUN: &str = "\
for _ in range(3):
    await <call>
say('in turn', <read>)
before = <read>
<beside>
about('beside', <read> - before, 1, 4)
";

const BESIDE: &[&str] = &[
    "await <gather>(<call>, <call>, <call>, <call>)",
    "await <gather>(*[<call> for _ in range(4)])",
    "await <gather>(*[<call> for _ in [1, 2]])\nawait <gather>(*[<call> for _ in [1, 2]])",
];

/// A method, whose class is still to be defined.
const METHOD: Home = Home {
    definitions: "",
    head: "    async def <name>(self):\n        pass\n",
    state: "self.n",
    made: "box = Box<name>()\n",
    call: "box.<name>()",
    read: "box.n",
};

const HOMES: &[Home] = &[
    Home {
        definitions: "<name>_count = 0\n\n\n",
        head: "async def <name>():\n    global <name>_count\n",
        state: "<name>_count",
        made: "",
        call: "<name>()",
        read: "<name>_count",
    },
    Home {
        definitions: "<name>_box = {'n': 0}\n\n\n",
        head: "async def <name>():\n    key = 'n'\n",
        state: "<name>_box[key]",
        made: "",
        call: "<name>()",
        read: "<name>_box['n']",
    },
    Home {
        definitions: "<name>_box = {'n': 0}\n\n\n",
        head: "async def <name>(key):\n    key = key.lower()\n",
        state: "<name>_box[key]",
        made: "",
        call: "<name>('N')",
        read: "<name>_box['n']",
    },
    Home { definitions: "class Box<name>:\n    def __init__(self):\n        self.n = 0\n\n", ..METHOD },
    Home { definitions: "class Box<name>:\n    n = 0\n\n", ..METHOD },
    Home {
        definitions: "class Box<name>:\n    n = 0\n\n    @classmethod\n",
        head: "    async def <name>(cls):\n        pass\n",
        state: "cls.n",
        made: "",
        call: "Box<name>.<name>()",
        read: "Box<name>.n",
    },
    Home {
        definitions: "class Box<name>:\n    def __init__(self):\n        self.n = {}\n        self.n['k'] = 0\n\n",
        head: "    async def <name>(self, key='k'):\n        pass\n",
        state: "self.n[key]",
        made: "box = Box<name>()\n",
        call: "box.<name>()",
        read: "box.n['k']",
    },
    Home {
        definitions: "class Base<name>:\n    def __init__(self):\n        self.n = 0\n\n\nclass Box<name>(Base<name>):\n    __slots__ = ()\n\n",
        ..METHOD
    },
    Home {
        definitions: "class Base<name>:\n    __slots__ = ('n',)\n\n    def __init__(self):\n        self.n = 0\n\n\nclass Box<name>(Base<name>):\n    __slots__ = ()\n\n",
        ..METHOD
    },
    Home {
        definitions: "class Box<name>:\n    def __init__(self, n=0):\n        self._n = n\n\n    @property\n    def n(self):\n        return self._n\n\n    @n.setter\n    def n(self, value):\n        self._n = value\n\n",
        ..METHOD
    },
    Home {
        definitions: "class Box<name>:\n    def __init__(self):\n        self.reset()\n\n    def reset(self):\n        self.n = 0\n\n    async def run(self):\n        await self.<name>()\n\n",
        call: "box.run()",
        ..METHOD
    },
    Home { definitions: "@dataclass\nclass Box<name>:\n    n: int = 0\n\n", ..METHOD },
    Home {
        definitions: "class Box<name>:\n    n = 0\n\n\n",
        head: "async def <name>(box):\n    pass\n",
        state: "box.n",
        made: "box = Box<name>()\n",
        call: "<name>(box)",
        read: "box.n",
    },
    Home {
        definitions: "class Box<name>:\n    n = 0\n\n\nbox_<name> = Box<name>()\n\n\n",
        head: "async def <name>():\n    pass\n",
        state: "box_<name>.n",
        made: "",
        call: "<name>()",
        read: "box_<name>.n",
    },
    Home {
        definitions: "",
        head: "async def <name>():\n    nonlocal count\n",
        state: "count",
        made: "nonlocal",
        call: "<name>()",
        read: "count",
    },
];

/// Every one adds one where nobody else is at work.
const UPDATES: &[&str] = &[
    "old = <s>\n<pause>\n<s> = old + 1",
    "old = <s>\nnew = old + 1\n<pause>\n# kept\n<s> = new",
    "<s> = <s> + await <one>()",
    "<s> += await <one>()",
    "<s> += (await <one>()) * await <one>()",
    "<s> = await <one>() + <s>",
    "<s> = await <one>(<s>) + 1",
    "old, more = <s>, 1\n<pause>\n<s> = old + more",
    "old = <s>\ntry:\n    <pause>\nfinally:\n    <s> = old + 1",
    "try:\n    old = <s>\n    <pause>\n    <s> = old + 1\nexcept KeyError:\n    raise",
    "old = <s>\nif await <one>():\n    <s> = old + 1\n    return\nraise ValueError",
    "if await <one>() and (old := <s>) >= 0:\n    <pause>\n    <s> = old + 1",
    "old = <s>\nwith contextlib.suppress(KeyError):\n    <pause>\n    <s> = old + 1",
    "old = <s>\nasync with <semaphore>(1):\n    <pause>\n<s> = old + 1",
    "old = <s>\nfor _ in range(2):\n    <pause>\n<s> = old + 1",
    "for step in (2, -1):\n    old = <s>\n    <pause>\n    <s> = old + step",
    "old = <s>\nwhile await <one>():\n    <s> = old + 1\n    break",
    "old = <s>\nmore = [await <one>() for _ in range(1)]\n<s> = old + sum(more)",
    "async def load():\n    return <s>\n\nold = await load()\n<pause>\n<s> = old + 1",
    "def write(value):\n    return value + 1\n\nold = <s>\n<pause>\n<s> = write(old)",
    "old = <s>\n<sleep>(0.001)\n<s> = old + 1",
    "old = <s>\nsubprocess.run(['true'], check=True)\n<s> = old + 1",
    "text = '''\n  kept as it is\n'''\nold = <s>\n<pause>\n<s> = old + len(text.split()) - 3",
    "old = <s>; <pause>; <s> = old + 1",
    "if <s> < 0: return\nold = <s>\n<pause>\n<s> = old + 1",
    "if <s> >= 0:\n    <pause>\n    <s> += 1",
    "if not <s>:\n    <pause>\n    <s> = 1\nelse:\n    <pause>\n    <s> += 1",
    "old = <s>\n<pause>\nif old != <s>:\n    old = <s>\n<s> = old + 1",
    "old = <s>\n<pause>\n<s> = old\n<s> += 1",
    "<s> = old = <s> + await <one>()",
    "old = <s>\nawait <gather>(<one>(), <one>())\n<s> = old + 1",
    "guard = <lock>()\nasync with guard:\n    old = <s>\n    <pause>\n    <s> = old + 1",
    "old = <s>\nyielded = [x async for x in <one>_all()]\n<s> = old + len(yielded)",
];
