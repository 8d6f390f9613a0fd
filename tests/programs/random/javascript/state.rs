//! State that callers share: tested, waited, then changed; read, waited, written back.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::{fill, moved};

/// Where the state lives.
struct Home {
    definitions: &'static str,
    /// The head of the function that uses it, and what closes it.
    head: &'static str,
    tail: &'static str,
    state: &'static str,
    made: &'static str,
    call: &'static str,
    read: &'static str,
}

/// One function that uses shared state, called in turn and side by side.
pub fn shared(writer: &mut Writer) -> Piece {
    let home = &HOMES[writer.rng.below(HOMES.len())];
    let (name, update) = (writer.fresh("add"), writer.rng.pick(UPDATES));
    let pause = writer.pause();
    let holes: &[(&str, &str)] = &[
        ("name", &name),
        ("s", home.state),
        ("pause", pause),
        ("call", home.call),
        ("read", home.read),
        ("made", home.made),
    ];
    // What fills a hole may hold one itself.
    let all = |text: &str| fill(&fill(text, holes), holes);
    let depth = if home.head.starts_with("  ") { "    " } else { "  " };
    let function = format!("{}{}{}", all(home.head), moved(&all(update), depth), all(home.tail));
    let one = all("async function one<name>(x = 1) {\n  <pause>\n  return x;\n}\n");
    Piece { definitions: format!("{one}\n{}{function}", all(home.definitions)), body: all(RUN) }
}

const RUN: &str = "\
<made>
for (let i = 0; i < 3; i++) {
  await <call>;
}
say('in turn', <read>);
const before = <read>;
await Promise.all([<call>, <call>, <call>, <call>]);
about('beside', <read> - before, 1, 4);
";

const HOMES: &[Home] = &[
    Home {
        definitions: "let count<name> = 0;\n\n",
        head: "async function <name>() {\n",
        tail: "}\n",
        state: "count<name>",
        made: "",
        call: "<name>()",
        read: "count<name>",
    },
    Home {
        definitions: "const box<name> = { n: 0 };\n\n",
        head: "const <name> = async () => {\n",
        tail: "};\n",
        state: "box<name>.n",
        made: "",
        call: "<name>()",
        read: "box<name>.n",
    },
    Home {
        definitions: "const box<name> = { n: 0 };\n\n",
        head: "async function <name>(key = 'n') {\n",
        tail: "}\n",
        state: "box<name>[key]",
        made: "",
        call: "<name>()",
        read: "box<name>.n",
    },
    Home {
        definitions: "class Box<name> {\n  n = 0;\n\n",
        head: "  async <name>() {\n",
        tail: "  }\n}\n",
        state: "this.n",
        made: "const box = new Box<name>();",
        call: "box.<name>()",
        read: "box.n",
    },
    Home {
        definitions: "class Box<name> {\n  #n = 0;\n\n  get n() {\n    return this.#n;\n  }\n\n",
        head: "  async <name>() {\n",
        tail: "  }\n}\n",
        state: "this.#n",
        made: "const box = new Box<name>();",
        call: "box.<name>()",
        read: "box.n",
    },
    Home {
        definitions: "class Box<name> {\n  static n = 0;\n\n",
        head: "  static async <name>() {\n",
        tail: "  }\n}\n",
        state: "Box<name>.n",
        made: "",
        call: "Box<name>.<name>()",
        read: "Box<name>.n",
    },
    Home {
        definitions: "class Base<name> {\n  constructor() {\n    this.n = 0;\n  }\n}\n\nclass Box<name> extends Base<name> {\n",
        head: "  async <name>() {\n",
        tail: "  }\n}\n",
        state: "this.n",
        made: "const box = new Box<name>();",
        call: "box.<name>()",
        read: "box.n",
    },
    Home {
        definitions: "class Box<name> {\n  constructor() {\n    this.n = 0;\n    this.run = this.<name>.bind(this);\n  }\n\n",
        head: "  async <name>() {\n",
        tail: "  }\n}\n",
        state: "this.n",
        made: "const { run } = new Box<name>();\nconst box = new Box<name>();",
        call: "box.run(run)",
        read: "box.n",
    },
];

/// Every one adds one where nobody else is at work.
const UPDATES: &[&str] = &[
    "const old = <s>;\n<pause>\n<s> = old + 1;\n",
    "<s> += await one<name>();\n",
    "<s> = <s> + (await one<name>());\n",
    "<s> = (await one<name>()) + <s>;\n",
    "<s> = await one<name>(<s> + 1);\n",
    "if (<s> >= 0) {\n  <s> += await one<name>();\n}\n",
    "<s> += (await one<name>()) * (await one<name>());\n",
    "<s> -= -(await one<name>());\n",
    "for (let i = 0; i < 1; i++) <s> += await one<name>();\n",
    "const old = <s>;\ntry {\n  <pause>\n} finally {\n  <s> = old + 1;\n}\n",
    "const old = <s>;\nif (await one<name>()) {\n  <s> = old + 1;\n  return;\n}\nthrow new Error('never');\n",
    "const old = <s>;\nawait Promise.all([one<name>(), one<name>()]);\n<s> = old + 1;\n",
    "let old = <s>;\nold += await one<name>();\n<s> = old;\n",
    "const read = async () => <s>;\nconst old = await read();\n<s> = old + 1;\n",
    "<s>++;\n<pause>\n<s>--;\n<s> += 1;\n",
    "const jobs = [1].map(async (x) => {\n  <s> += await one<name>(x);\n});\nawait Promise.all(jobs);\n",
];
