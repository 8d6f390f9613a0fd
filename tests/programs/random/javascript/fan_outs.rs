//! Calls that run side by side: `Promise.all` in every form, loops that wait, loops that do not.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// Some calls at once, whose results come in the order of the calls.
pub fn fanned_out(writer: &mut Writer) -> Piece {
    let (definition, before, call) = writer.rng.pick(CALLEES);
    let form = writer.rng.pick(FORMS);
    let (kept, told) = writer.rng.pick(SHADOWS);
    let name = writer.fresh("work");
    let items = writer.rng.pick(&[
        "[3, 1, 2]",
        "Array.from({ length: 30 }, (_, i) => i)",
        "[...Array(25).keys()]",
        "new Array(40).fill(2)",
        "Object.values({ a: 1, b: 2 })",
    ]);
    let pause = writer.pause();
    let base: &[(&str, &str)] = &[("name", &name), ("pause", pause), ("items", items)];
    let call = |argument: &str| fill(&call.replace("<x>", argument), base).trim().to_owned();
    let calls = [call("1"), call("n + 2"), call("x"), call("i"), call("queue.pop()")];
    let mut holes = base.to_vec();
    holes.extend(["one", "two", "each", "index", "taken"].into_iter().zip(calls.iter().map(String::as_str)));
    let first = fill(
        "const n = 4;\nconst items = <items>;\nconst queue = [...items];\nconst seen = [];\nlet out = null;\n",
        &holes,
    );
    let body = format!("{kept}{first}{}{}say('out', out, seen);\n{told}", fill(before, &holes), fill(form, &holes));
    Piece {
        definitions: fill(
            &format!("async function <name>(x) {{\n  <pause>\n  return x * 3;\n}}\n\n{definition}"),
            &holes,
        ),
        body,
    }
}

/// Names that new code likes to take, in use already.
const SHADOWS: &[(&str, &str)] = &[
    ("", ""),
    ("", ""),
    ("const limit = 'kept';\nconst pLimit = 2;\n", "say(limit, pLimit);\n"),
    ("let value = 1;\nlet item = 2;\n", "say(value, item);\n"),
    ("const results = [];\nconst error = null;\n", "say(results, error);\n"),
];

const CALLEES: &[(&str, &str, &str)] = &[
    ("", "", "<name>(<x>)"),
    ("", "", "<name>(<x>)"),
    (
        "class Box<name> {\n  #n = 1;\n\n  async run(x) {\n    <pause>\n    return x + this.#n;\n  }\n}\n",
        "const box = new Box<name>();\n",
        "box.run(<x>)",
    ),
    (
        "class Box<name> {\n  static async run(x) {\n    return (await <name>(x)) - 1;\n  }\n}\n",
        "",
        "Box<name>.run(<x>)",
    ),
    ("const start<name> = (x) => <name>(x);\n", "", "start<name>(<x>)"),
    ("const table<name> = { run: <name> };\n", "", "table<name>.run(<x>)"),
    ("function start<name>(x) {\n  return <name>(x).then((y) => y + 1);\n}\n", "", "start<name>(<x>)"),
    ("", "const local = async (x) => {\n  <pause>\n  return { x };\n};\n", "local(<x>)"),
    ("", "const local = (x) => new Promise((resolve) => setTimeout(() => resolve(x), 0));\n", "local(<x>)"),
    (
        "",
        "const local = (x) => new Promise(async (resolve, reject) => {\n  try {\n    <pause>\n    resolve(x);\n  } catch (problem) {\n    reject(problem);\n  }\n});\n",
        "local(<x>)",
    ),
    ("", "const local = async (x) => {\n  if (x > 100) throw new Error('large');\n  return x;\n};\n", "local(<x>)"),
];

const FORMS: &[&str] = &[
    "out = await Promise.all([<one>, <two>]);\n",
    "const [a, b] = await Promise.all([<one>, <two>]);\nout = [b, a];\n",
    "out = await Promise.all(items.map((x) => <each>));\n",
    "out = await Promise.all(items.map(x => <each>));\n",
    "out = await Promise.all(items.map(async (x) => <each>));\n",
    "out = await Promise.all(items.map(async (x, i) => {\n  const y = await <each>;\n  seen.push(i);\n  return [i, y];\n}));\nseen.sort();\n",
    "out = await Promise.all(items.map(async function (x) {\n  return <each>;\n}));\n",
    "out = await Promise.all(items.map(() => <taken>));\n",
    "out = await Promise.all([...items.map((x) => <each>), <one>]);\n",
    "out = await Promise.all(items.filter((x) => x > 1).map((x) => <each>));\n",
    "out = await Promise.all(Array.from(items, (x) => <each>));\n",
    "const jobs = items.map((x) => <each>);\nout = await Promise.all(jobs);\n",
    "const jobs = items.map((x) => <each>);\n<pause>\nout = [];\nfor (const job of jobs) {\n  out.push(await job);\n}\n",
    "const jobs = [];\nfor (const x of items) {\n  jobs.push(<each>);\n}\nout = await Promise.all(jobs);\n",
    "const jobs = [];\nfor (let i = 0; i < 3; i++) {\n  jobs.push(<index>);\n}\nout = await Promise.all(jobs);\n",
    "const jobs = [];\nfor (const x of items) {\n  if (x % 2) continue;\n  seen.push(x);\n  jobs.push(<each>);\n}\nout = (await Promise.all(jobs)).length;\n",
    "const all = (list) => Promise.all(list.map((x) => <each>));\nout = await all(items);\n",
    "const all = async (list) => {\n  return Promise.all(list.map((x) => <each>));\n};\nout = [await all(items), await all([])];\n",
    "out = await Promise.all(items.map((x) => <each>)).then((list) => list.length);\n",
    "out = (await Promise.all(items.map((x) => <each>)))[0];\n",
    "for (const y of await Promise.all(items.map((x) => <each>))) {\n  seen.push(y);\n}\n",
    "out = (await Promise.allSettled(items.map((x) => <each>))).map((one) => one.status);\n",
    "out = await Promise.all(items.map((x) => Promise.all([<each>, x])));\n",
    "out = await Promise.all(items.map(async (x) => Promise.all(items.slice(0, 2).map((y) => [x, y]))));\n",
    "if (n > 3) out = await Promise.all(items.map((x) => <each>));\n",
    "switch (n) {\n  case 4:\n    out = await Promise.all(items.map((x) => <each>));\n    break;\n  default:\n    out = 'never';\n}\n",
    "out = `${n}: ${(await Promise.all(items.map((x) => <each>))).length}`;\n",
    "out = Object.fromEntries(await Promise.all(items.map(async (x) => [x, await <each>])));\n",
    "try {\n  out = await Promise.all(items.map((x) => <each>));\n} catch (problem) {\n  out = problem.message;\n}\n",
    "for (const x of items.slice(0, 3)) {\n  seen.push(await <each>);\n}\n",
    "for await (const y of items.slice(0, 3).map((x) => <each>)) {\n  seen.push(y);\n}\n",
    "items.forEach(async (x) => {\n  await <each>;\n});\n<pause>\nout = 'started';\n",
    "items.slice(0, 3).forEach(async (x, i) => {\n  seen.push([i, await <each>]);\n});\nawait pause(30);\nseen.sort((a, b) => a[0] - b[0]);\n",
    "await items.reduce(async (last, x) => {\n  await last;\n  seen.push(await <each>);\n}, Promise.resolve());\n",
    "out = await Promise.race([<one>, pause(1000).then(() => 'late')]);\n",
];
