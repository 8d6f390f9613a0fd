//! Two callers that need each other while they use one state: what waits keeps nothing from the other, so both have to end
//! when mutexes have been put around what they do, or when one is awaited that was not.

use super::Piece;
use super::signals::{Signal, signal};
use super::spelling::Writer;
use crate::random::page::fill;

/// One that waits and one that gives, at the same state.
pub fn meeting(writer: &mut Writer) -> Piece {
    let Signal { made, wait, give, members } = signal(writer);
    let home = &HOMES[writer.rng.below(HOMES.len())];
    let name = writer.fresh("Meet");
    let (waits, gives, run) = (writer.rng.pick(WAITS), writer.rng.pick(GIVES), writer.rng.pick(RUNS));
    let mut whole = fill(home.text, &[("waits", waits), ("gives", gives), ("members", &members), ("run", run)]);
    let pause = writer.pause();
    for _ in 0..3 {
        let holes: &[(&str, &str)] = &[
            ("W", &wait),
            ("G", &give),
            ("made", made),
            ("s", home.state),
            ("g", home.signal),
            ("r", home.receiver),
            ("f", home.function),
            ("take", home.take),
            ("hand", home.hand),
            ("read", home.read),
            ("pause", pause),
            ("n", &name),
        ];
        whole = fill(&whole, holes);
    }
    for (word, names, module) in IMPORTS {
        if whole.contains(word) {
            writer.import(names, module);
        }
    }
    let (definitions, body) = whole.split_once("---\n").unwrap_or(("", &whole));
    Piece { definitions: definitions.to_owned(), body: body.to_owned() }
}

const IMPORTS: &[(&str, &str, &str)] =
    &[("EventEmitter", "{ EventEmitter }", "node:events"), (" once(", "{ once }", "node:events")];

/// Where state and signal live.
struct Home {
    /// Definitions, and behind a line the statements that use them.
    text: &'static str,
    state: &'static str,
    signal: &'static str,
    /// What stands in front of a function of the home where it is called, and where it is defined.
    receiver: &'static str,
    function: &'static str,
    take: &'static str,
    hand: &'static str,
    read: &'static str,
}

/// An object with both.
const OBJECT: Home = Home {
    text: "class Box<n> {\n  rows = new Map();\n  gate = <made>;\n\n  async take() {\n    <waits>\n  }\n\n  async hand() {\n    <gives>\n  }\n\n  <members>\n}\n---\nconst box = new Box<n>();\n<run>\n",
    state: "this.rows",
    signal: "this.gate",
    receiver: "this.",
    function: "",
    take: "box.take()",
    hand: "box.hand()",
    read: "box.rows.size",
};

const HOMES: &[Home] = &[
    OBJECT,
    Home {
        text: "class Box<n> {\n  #rows = new Map();\n\n  constructor(gate) {\n    this.gate = gate;\n  }\n\n  get size() {\n    return this.#rows.size;\n  }\n\n  async take() {\n    <waits>\n  }\n\n  async hand() {\n    <gives>\n  }\n\n  <members>\n}\n---\nconst box = new Box<n>(<made>);\n<run>\n",
        state: "this.#rows",
        read: "box.size",
        ..OBJECT
    },
    Home {
        text: "class Base<n> {\n  rows = new Map();\n  gate = <made>;\n\n  async take() {\n    <waits>\n  }\n\n  <members>\n}\n\nclass Box<n> extends Base<n> {\n  async hand() {\n    <gives>\n  }\n}\n---\nconst box = new Box<n>();\n<run>\n",
        ..OBJECT
    },
    Home {
        text: "const rows<n> = new Map();\nconst gate<n> = <made>;\n\nasync function take<n>() {\n  <waits>\n}\n\nconst hand<n> = async () => {\n  <gives>\n};\n\n<members>\n---\n<run>\n",
        state: "rows<n>",
        signal: "gate<n>",
        receiver: "",
        function: "function ",
        take: "take<n>()",
        hand: "hand<n>()",
        read: "rows<n>.size",
    },
    Home {
        text: "const rows<n> = new Map();\nconst gates<n> = {};\n\nasync function take<n>(key = 'a') {\n  <waits>\n}\n\nasync function hand<n>() {\n  <gives>\n}\n\n<members>\n---\ngates<n>.go = <made>;\n<run>\n",
        state: "rows<n>",
        signal: "gates<n>.go",
        receiver: "",
        function: "function ",
        take: "take<n>()",
        hand: "hand<n>()",
        read: "rows<n>.size",
    },
];

/// Statements that wait, and change the state.
const WAITS: &[&str] = &[
    "if (!<s>.has('a')) {\n  <W>\n  <s>.set('a', 1);\n}",
    "if (<s>.has('a')) return;\n<W>\n<s>.set('a', 1);",
    "const found = <s>.get('a');\nif (found === undefined) {\n  <W>\n  <s>.set('a', 1);\n}",
    "const old = <s>.get('a') ?? 0;\n<W>\n<s>.set('a', old + 1);",
    "<W>\n<s>.set('a', 1);",
];

/// Statements that give, and change the state.
const GIVES: &[&str] = &[
    "if (!<s>.has('b')) {\n  <pause>\n  <G>\n  <s>.set('b', 1);\n}",
    "const old = <s>.get('b') ?? 0;\n<pause>\n<s>.set('b', old + 1);\n<G>",
    "<G>\nif (!<s>.has('b')) {\n  <pause>\n  <s>.set('b', 1);\n}",
    "<pause>\n<G>\n<s>.set('b', 1);",
    "<G>\n<s>.set('b', 1);",
];

const RUNS: &[&str] = &[
    "const taker = <take>;\n<pause>\nawait <hand>;\nawait taker;\nsay('met', <read>);",
    "await Promise.all([<take>, <hand>]);\nsay('met', <read>);",
    "await Promise.all([<hand>, <take>]);\nsay('met', <read>);",
    "await <hand>;\nawait pause(1);\nawait <take>;\nsay('met', <read>);",
    "<take>;\nawait <hand>;\nawait pause(20);\nsay('met', <read>);",
    "<take>.then(() => say('taken'));\nawait <hand>;\nawait pause(20);\nsay('met', <read>);",
    "<read> === 0 && <take>;\nawait <hand>;\nawait pause(20);\nsay('met', <read>);",
    "const both = [];\nfor (const step of [() => <take>, () => <hand>]) both.push(step());\nawait Promise.all(both);\nsay('met', <read>);",
];
