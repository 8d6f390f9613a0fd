//! Two tasks that need each other while they use one state: what waits holds nothing that keeps the other from giving, so
//! it has to end when locks have been put around what they do.

use super::Piece;
use super::signals::{Signal, signal};
use super::spelling::Writer;
use crate::random::page::fill;

/// One that waits and one that gives, at the same state.
pub fn meeting(writer: &mut Writer) -> Piece {
    let Signal { made, wait, give, members } = signal(writer);
    let home = &HOMES[writer.rng.below(HOMES.len())];
    let (waits, gives) = (writer.rng.pick(WAITS), writer.rng.pick(GIVES));
    let name = writer.fresh("meet");
    let text = [("waits", waits), ("gives", gives), ("members", &members), ("run", writer.rng.pick(RUNS))];
    let mut whole = fill(home.text, &text);
    for _ in 0..3 {
        let holes: &[(&str, &str)] = &[
            ("W", &wait),
            ("G", &give),
            ("made", &made),
            ("s", home.state),
            ("g", home.signal),
            ("r", home.receiver),
            ("self", home.first),
            ("take", home.take),
            ("hand", home.hand),
            ("read", home.read),
            ("name", &name),
        ];
        whole = fill(&whole, holes);
    }
    let whole = writer.spelled(&whole);
    writer.import_for(&whole, IMPORTS);
    let (definitions, body) = whole.split_once("---\n").unwrap_or(("", &whole));
    Piece { definitions: definitions.to_owned(), body: body.to_owned() }
}

const IMPORTS: &[(&str, &str)] = &[
    ("collections.", "import collections"),
    ("concurrent.futures", "import concurrent.futures"),
    ("contextlib.", "import contextlib"),
    ("queue.", "import queue"),
    ("threading.", "import threading"),
];

/// Where state and signal live.
struct Home {
    /// Definitions, and behind a line the statements that use them.
    text: &'static str,
    state: &'static str,
    signal: &'static str,
    /// What stands in front of a function of the home where it is called, and the first parameter.
    receiver: &'static str,
    first: &'static str,
    take: &'static str,
    hand: &'static str,
    read: &'static str,
}

/// An object with both.
const OBJECT: Home = Home {
    text: "class Box<name>:\n    def __init__(self):\n        self.n = 0\n        self.gate = <made>\n\n    async def take(self):\n        <waits>\n\n    async def hand(self):\n        <gives>\n\n    <members>\n---\nbox = Box<name>()\n<run>\n",
    state: "self.n",
    signal: "self.gate",
    receiver: "self.",
    first: "self",
    take: "box.take()",
    hand: "box.hand()",
    read: "box.n",
};

const HOMES: &[Home] = &[
    OBJECT,
    OBJECT,
    Home {
        text: "class Base<name>:\n    def __init__(self):\n        self.n = 0\n        self.gate = <made>\n\n    async def take(self):\n        <waits>\n\n    <members>\n\n\nclass Box<name>(Base<name>):\n    async def hand(self):\n        <gives>\n\n    async def take(self):\n        return await super().take()\n---\nbox = Box<name>()\n<run>\n",
        ..OBJECT
    },
    Home {
        text: "class Hub<name>:\n    def __init__(self):\n        self.n = 0\n        self.gate = <made>\n\n\nclass Box<name>:\n    def __init__(self, hub):\n        self.hub = hub\n        self.n = 0\n\n    async def take(self):\n        <waits>\n\n    async def hand(self):\n        <gives>\n\n    <members>\n---\nhub = Hub<name>()\nbox = Box<name>(hub)\n<run>\n",
        signal: "self.hub.gate",
        ..OBJECT
    },
    Home {
        text: "class Box<name>:\n    n = 0\n\n    def __init__(self, gate):\n        self.gate = gate\n\n    async def take(self):\n        <waits>\n\n    async def hand(self):\n        <gives>\n\n    <members>\n---\nbox = Box<name>(<made>)\n<run>\n",
        state: "Box<name>.n",
        read: "Box<name>.n",
        ..OBJECT
    },
    Home {
        text: "count_<name> = 0\ngates_<name> = {}\n\n\nasync def take_<name>():\n    global count_<name>\n    <waits>\n\n\nasync def hand_<name>():\n    global count_<name>\n    <gives>\n\n\n<members>\n---\ngates_<name>['gate'] = <made>\n<run>\n",
        state: "count_<name>",
        signal: "gates_<name>['gate']",
        receiver: "",
        first: "",
        take: "take_<name>()",
        hand: "hand_<name>()",
        read: "count_<name>",
    },
    Home {
        text: "count = 0\ngate = <made>\n\n<members>\n\nasync def take():\n    nonlocal count\n    <waits>\n\nasync def hand():\n    nonlocal count\n    <gives>\n\n<run>\n",
        state: "count",
        signal: "gate",
        receiver: "",
        first: "",
        take: "take()",
        hand: "hand()",
        read: "count",
    },
    Home {
        text: "box_<name> = {'n': 0}\ngates_<name> = {}\n\n\nasync def take_<name>(key):\n    <waits>\n\n\nasync def hand_<name>(key='n'):\n    <gives>\n\n\n<members>\n---\ngates_<name>['gate'] = <made>\n<run>\n",
        state: "box_<name>[key]",
        signal: "gates_<name>['gate']",
        receiver: "",
        first: "",
        take: "take_<name>('n')",
        hand: "hand_<name>()",
        read: "box_<name>['n']",
    },
];

/// Statements that wait, and change the state by one.
const WAITS: &[&str] = &[
    "old = <s>\n<W>\n<s> = old + 1",
    "old = <s>\n<W>\n<s> = old + 1",
    "if <s> >= 0:\n    <W>\n    <s> += 1",
    "if not <s>:\n    <W>\n    <s> = 1",
    "try:\n    old = <s>\n    <W>\nfinally:\n    <s> = old + 1",
    "async def late():\n    <W>\n    return 1\n\n<s> += await late()",
    "async def late():\n    <W>\n    return 1\n\n<s> = <s> + await late()",
    "old = <s>\nfor _ in range(1):\n    <W>\n<s> = old + 1",
    "for _ in range(1):\n    old = <s>\n    <W>\n    <s> = old + 1",
    "old = <s>\nmatch old:\n    case _:\n        <W>\n<s> = old + 1",
    "old = <s>\nif old < 0:\n    <pause>\nelse:\n    <W>\n<s> = old + 1",
    "<W>\n<s> += 1",
];

/// Statements that give, and change the state by one.
const GIVES: &[&str] = &[
    "old = <s>\n<pause>\n<G>\n<s> = old + 1",
    "old = <s>\n<G>\n<pause>\n<s> = old + 1",
    "old = <s>\n<pause>\n<s> = old + 1\n<G>",
    "<pause>\n<G>\n<s> += 1",
    "<pause>\n<s> += 1\n<G>",
    "if <s> < 9:\n    <pause>\n    <G>\n    <s> += 1",
    "if <s> < 9:\n    <pause>\n    <s> += 1\n<G>",
    "async def late():\n    <pause>\n    return 1\n\n<s> += await late()\n<G>",
    "try:\n    old = <s>\n    <pause>\n    <s> = old + 1\nfinally:\n    <G>",
    "for step in (2, -1):\n    old = <s>\n    <pause>\n    <s> = old + step\n<G>",
];

const RUNS: &[&str] = &[
    "taker = <create_task>(<take>)\n<pause>\nawait <hand>\nawait taker\nabout('met', <read>, 1, 2)",
    "await <gather>(<take>, <hand>)\nabout('met', <read>, 1, 2)",
    "await <gather>(<hand>, <take>)\nabout('met', <read>, 1, 2)",
    "giver = <create_task>(<hand>)\nawait <take>\nawait giver\nabout('met', <read>, 1, 2)",
    "await <hand>\nawait <sleep>(0.001)\nawait <take>\nsay('met', <read>)",
];
