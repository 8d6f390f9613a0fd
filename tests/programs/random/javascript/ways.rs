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

/// How a method named `method` is called on `receiver`, which is of `class`.
pub fn way(writer: &mut Writer, class: &str, method: &str, receiver: &str) -> Way {
    let index = if writer.rng.chance(30) { 0 } else { writer.rng.below(WAYS.len()) };
    let (statements, module, member, made) = WAYS[index];
    // Names that a way makes up are its own.
    let own = format!("_<m>_by{index}");
    let holes: &[(&str, &str)] = &[("class", class), ("m", method), ("r", receiver)];
    let fill_own = |text: &str| fill(&text.replace("_<m>", &own), holes);
    Way { statements: fill_own(statements), module: fill_own(module), member: fill_own(member), made: fill_own(made) }
}

type Parts = (&'static str, &'static str, &'static str, &'static str);

/// Statements, definitions of the module, members of the called class, statements of its constructor.
const WAYS: &[Parts] = &[
    ("await <r>.<m>();", "", "", ""),
    ("await <r>['<m>']();", "", "", ""),
    ("const name = ['<m>'].join('');\nawait <r>[name]();", "", "", ""),
    ("await <r>?.<m>?.();", "", "", ""),
    ("await <r>.table.<m>();", "", "", "this.table.<m> = () => this.<m>();"),
    ("await <r>.steps.get('<m>')();", "", "", "this.steps.set('<m>', this.<m>.bind(this));"),
    (
        "for (const [name, step] of <r>.steps) {\n  if (name === '<m>') await step();\n}",
        "",
        "",
        "this.steps.set('<m>', () => this.<m>());",
    ),
    ("await <r>.on_<m>();", "", "", "this.on_<m> = this.<m>;"),
    ("await <r>.on_<m>();", "", "on_<m> = () => this.<m>();\n", ""),
    ("const step = <r>.<m>.bind(<r>);\nawait step();", "", "", ""),
    ("const step = <r> ? () => <r>.<m>() : null;\nawait step();", "", "", ""),
    ("let step;\nif (<r>) step = () => <r>.<m>();\nelse step = () => null;\nawait step();", "", "", ""),
    ("const [step] = [() => <r>.<m>()];\nawait step();", "", "", ""),
    ("const { <m>: step } = <r>;\nawait step.call(<r>);", "", "", ""),
    ("await <r>.<m>.call(<r>);", "", "", ""),
    ("await Reflect.apply(<r>.<m>, <r>, []);", "", "", ""),
    ("await <class>.prototype.<m>.call(<r>);", "", "", ""),
    ("await call_<m>(<r>);", "async function call_<m>(one) {\n  return one.<m>();\n}\n", "", ""),
    (
        "await call_<m>(<r>);",
        "const call_<m> = ({ table, ...rest }, one = rest) => one.self.<m>();\n",
        "",
        "this.self = this;",
    ),
    ("await run_<m>(() => <r>.<m>());", "async function run_<m>(step) {\n  await step();\n}\n", "", ""),
    ("await run_<m>(<r>, '<m>');", "async function run_<m>(one, name) {\n  await one[name]();\n}\n", "", ""),
    ("await run_<m>(<r>.<m>());", "async function run_<m>(work) {\n  return await work;\n}\n", "", ""),
    ("await run_<m>({ step: () => <r>.<m>() });", "async function run_<m>({ step }) {\n  await step();\n}\n", "", ""),
    ("await (() => <r>.<m>())();", "", "", ""),
    ("await (async () => {\n  await <r>.<m>();\n})();", "", "", ""),
    ("await Promise.all([<r>.<m>()]);", "", "", ""),
    ("await Promise.all([<r>].map((one) => one.<m>()));", "", "", ""),
    ("await Promise.all(['<m>'].map((name) => <r>[name]()));", "", "", ""),
    ("await Promise.resolve().then(() => <r>.<m>());", "", "", ""),
    ("await Promise.race([<r>.<m>(), new Promise(() => {})]);", "", "", ""),
    ("await new Promise((resolve, reject) => {\n  <r>.<m>().then(resolve, reject);\n});", "", "", ""),
    ("await new Promise((resolve) => {\n  setTimeout(() => resolve(<r>.<m>()), 0);\n});", "", "", ""),
    ("const work = <r>.<m>();\nawait work;", "", "", ""),
    ("for (const one of [<r>]) {\n  await one.<m>();\n}", "", "", ""),
    (
        "for await (const one of <r>.each_<m>()) void one;",
        "",
        "async *each_<m>() {\n  yield await this.<m>();\n}\n",
        "",
    ),
    (
        "for (const step of <r>.plan_<m>()) {\n  await step();\n}",
        "",
        "*plan_<m>() {\n  yield () => this.<m>();\n}\n",
        "",
    ),
    ("await <r>.later_<m>;", "", "get later_<m>() {\n  return this.<m>();\n}\n", ""),
    (
        "await new Later_<m>(<r>);",
        "class Later_<m> {\n  constructor(one) {\n    this.one = one;\n  }\n\n  then(resolve, reject) {\n    return this.one.<m>().then(resolve, reject);\n  }\n}\n",
        "",
        "",
    ),
    (
        "await new Inner_<m>(<r>).go();",
        "class Inner_<m> {\n  #owner;\n\n  constructor(owner) {\n    this.#owner = owner;\n  }\n\n  go() {\n    return this.#owner.<m>();\n  }\n}\n",
        "",
        "",
    ),
    (
        "await proxy_<m>(<r>).any();",
        "const proxy_<m> = (one) => new Proxy({}, { get: () => () => one.<m>() });\n",
        "",
        "",
    ),
    ("await SEEN_<m>.get(<r>)();", "const SEEN_<m> = new WeakMap();\n", "", "SEEN_<m>.set(this, () => this.<m>());"),
    (
        "await <r>.emit_<m>('go');",
        "",
        "async emit_<m>(topic) {\n  for (const listener of this.topics[topic] ?? []) await listener();\n}\n",
        "(this.topics.go ??= []).push(() => this.<m>());",
    ),
    (
        "await <r>.emitter_<m>();",
        "",
        "emitter_<m>() {\n  return new Promise((resolve) => {\n    this.emitter.once('<m>', () => resolve(this.<m>()));\n    this.emitter.emit('<m>');\n  });\n}\n",
        "",
    ),
    ("switch ('<m>') {\n  case '<m>':\n    await <r>.<m>();\n    break;\n  default:\n}", "", "", ""),
    ("try {\n  await <r>.<m>();\n} catch (error) {\n  throw error;\n}", "", "", ""),
    ("await (await <r>.pick_<m>())();", "", "async pick_<m>() {\n  return () => this.<m>();\n}\n", ""),
    ("const stack = [() => <r>.<m>()];\nwhile (stack.length) await stack.pop()();", "", "", ""),
    ("const { length } = [await <r>.<m>()];\nvoid length;", "", "", ""),
];
