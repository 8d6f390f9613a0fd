//! Classes whose methods wait for one another while they change their state: each can end before the tool has been there,
//! so each has to end when locks have been put around what they do.
//!
//! Methods have ranks, and one runs only those of lower rank. A lock that the program itself has carries a rank, too: methods
//! of that rank or a higher one take it, and run only methods of a lower rank meanwhile.

use std::collections::BTreeMap;

use super::Piece;
use super::spelling::Writer;
use super::ways::way;
use crate::random::page::{fill, moved};

#[derive(Debug, Default)]
struct Class {
    name: String,
    /// The class it comes from, an earlier one.
    base: Option<usize>,
    members: BTreeMap<String, String>,
    /// Statements of its constructor.
    made: Vec<String>,
    /// The rank of its own lock.
    guard: Option<usize>,
}

#[derive(Debug)]
struct Graph {
    classes: Vec<Class>,
    /// The class that first has the method of a rank.
    homes: Vec<usize>,
    module: BTreeMap<String, String>,
    prefix: String,
}

/// Some classes, calls of their methods in turn, and then side by side.
pub fn dispatched(writer: &mut Writer) -> Piece {
    let mut graph = Graph::new(writer);
    for rank in 0..graph.homes.len() {
        graph.method(writer, rank);
    }
    let definitions = graph.definitions(writer);
    Piece { definitions, body: graph.body(writer) }
}

impl Graph {
    fn new(writer: &mut Writer) -> Self {
        let prefix = writer.fresh("act");
        let count = writer.rng.between(1, 3);
        let ranks = writer.rng.between(3, 7);
        let mut classes: Vec<Class> = Vec::new();
        for index in 0..count {
            let base = (index > 0 && writer.rng.chance(40)).then(|| writer.rng.below(index));
            let guard = writer.rng.chance(30).then(|| writer.rng.between(1, ranks - 1));
            // An heir's lock has the name of the one above, whose methods take it as well.
            let above = base.and_then(|base: usize| classes[base].guard);
            let guard = above.or(guard);
            classes.push(Class { name: writer.fresh("Node"), base, guard, ..Class::default() });
        }
        let homes = (0..ranks).map(|_| writer.rng.below(count)).collect();
        Self { classes, homes, module: BTreeMap::new(), prefix }
    }

    fn name(&self, rank: usize) -> String {
        format!("{}_{rank}", self.prefix)
    }

    /// Whether objects of `class` have the methods of `other`.
    fn comes_from(&self, class: usize, other: usize) -> bool {
        class == other || self.classes[class].base.is_some_and(|base| self.comes_from(base, other))
    }

    /// Writes the method of `rank`, and what redefines it in an heir.
    fn method(&mut self, writer: &mut Writer, rank: usize) {
        let home = self.homes[rank];
        let body = self.statements(writer, home, rank);
        let name = self.name(rank);
        let decorator = if writer.rng.chance(12) { "@passing\n" } else { "" };
        let text = format!("{decorator}async def {name}(self, depth=0):\n{}    return 1\n", moved(&body, "    "));
        self.classes[home].members.insert(name.clone(), text);
        for heir in 0..self.classes.len() {
            if heir != home && self.comes_from(heir, home) && writer.rng.chance(50) {
                let (before, after) = (self.statements(writer, heir, rank), self.statements(writer, heir, rank));
                let above = "await super().<m>(depth)\n".replace("<m>", &name);
                let parts = writer.rng.pick(&[0, 1, 2]);
                let body = match parts {
                    0 => format!("{before}{above}"),
                    1 => format!("{above}{after}"),
                    _ => format!("held = self.n\n{above}self.n = max(held, self.n)\n{after}"),
                };
                let text = format!("async def {name}(self, depth=0):\n{}    return 1\n", moved(&body, "    "));
                self.classes[heir].members.insert(name.clone(), text);
            }
        }
    }

    fn statements(&mut self, writer: &mut Writer, class: usize, rank: usize) -> String {
        let count = writer.rng.between(1, 2);
        (0..count).map(|_| self.statement(writer, class, rank)).collect()
    }

    fn statement(&mut self, writer: &mut Writer, class: usize, rank: usize) -> String {
        let own = self.classes[class].guard.filter(|guard| *guard <= rank);
        let guarded = own.filter(|_| writer.rng.chance(40));
        let below = guarded.unwrap_or(rank);
        let wait = self.wait(writer, class, below);
        let field = writer.rng.pick(&["self.n", "self.n", "self.m", "self.sums['k']", "type(self).shared"]);
        let name = self.name(rank);
        let form = writer.rng.pick(STATEMENTS);
        let text = fill(form, &[("wait", &wait), ("f", field), ("name", &name)]);
        match guarded {
            Some(_) if text.contains("depth") => fill("async with self.guard:\n    <wait>\n", &[("wait", &wait)]),
            Some(_) => fill("async with self.guard:\n    <text>\n", &[("text", &text)]),
            None => text,
        }
    }

    /// Statements that let others run: a pause, or a method of a rank below.
    fn wait(&mut self, writer: &mut Writer, class: usize, below: usize) -> String {
        if below == 0 || writer.rng.chance(20) {
            return writer.pause();
        }
        let rank = writer.rng.below(below);
        let home = self.homes[rank];
        let own = self.comes_from(class, home) && writer.rng.chance(65);
        let receiver = if own { "self".to_owned() } else { format!("self.peer{home}") };
        let name = self.name(rank);
        let way = way(writer, &self.classes[home].name.clone(), &name, &receiver);
        let defined = way.member.lines().find(|line| line.contains("def ")).unwrap_or_default().to_owned();
        // A second `__aenter__` in the family would run a method of another rank for those that use the first.
        let family = |at: usize| self.comes_from(at, home) || self.comes_from(home, at);
        let differs = |class: &Class| class.members.get(&defined).is_some_and(|other| *other != way.member);
        if (0..self.classes.len()).any(|at| family(at) && differs(&self.classes[at])) {
            return format!("await {receiver}.{name}()\n");
        }
        if !way.module.is_empty() {
            self.module.entry(format!("{name} {}", way.module)).or_insert(way.module);
        }
        let called = &mut self.classes[home];
        if !way.member.is_empty() {
            called.members.insert(defined, way.member);
        }
        if !way.made.is_empty() && !called.made.contains(&way.made) {
            called.made.push(way.made);
        }
        way.statements
    }

    fn definitions(&self, writer: &mut Writer) -> String {
        let mut text = String::new();
        let (lock, queue) = (writer.aio("Lock"), writer.aio("Queue"));
        for class in &self.classes {
            let base = class.base.map(|base| format!("({})", self.classes[base].name)).unwrap_or_default();
            let above = if class.base.is_some() { "super().__init__()\n" } else { FIELDS };
            let peers: String = (0..self.classes.len()).map(|at| format!("self.peer{at} = self\n")).collect();
            let guard = if class.guard.is_some() { format!("self.guard = {lock}()\n") } else { String::new() };
            let made =
                format!("{above}{}{guard}{}", if class.base.is_some() { "" } else { &peers }, class.made.concat());
            text += &format!(
                "\n\nclass {}{base}:\n    shared = 0\n\n    def __init__(self):\n{}",
                class.name,
                moved(&made, "        ")
            );
            if class.base.is_none() {
                text += &format!("\n{}", moved(STATE, "    "));
            }
            for member in class.members.values() {
                text += &format!("\n{}", moved(member, "    "));
            }
        }
        text.extend(self.module.values().map(|definition| format!("\n\n{definition}")));
        writer.import("import contextvars");
        writer.import("import functools");
        fill(SUPPORT, &[("queue", &queue), ("create_task", &writer.aio("create_task"))]) + &text
    }

    fn body(&self, writer: &mut Writer) -> String {
        let mut text = String::from("OBJECTS.clear()\n");
        let mut classes: Vec<usize> = (0..self.classes.len()).collect();
        classes.push(writer.rng.below(self.classes.len()));
        for &class in &classes {
            text += &format!("OBJECTS.append({}())\n", self.classes[class].name);
        }
        for at in 0..classes.len() {
            for wanted in 0..self.classes.len() {
                let fit: Vec<usize> = (0..classes.len()).filter(|&one| self.comes_from(classes[one], wanted)).collect();
                text += &format!("OBJECTS[{at}].peer{wanted} = OBJECTS[{}]\n", writer.rng.pick(&fit));
            }
        }
        let calls: Vec<String> = self.calls(&classes);
        let (gather, create_task) = (writer.aio("gather"), writer.aio("create_task"));
        text += &format!("service = {create_task}(serve())\n");
        for call in &calls {
            text += &format!("await {call}\n");
        }
        text += "say('in turn', [one.state() for one in OBJECTS])\n";
        let many: Vec<&String> = (0..writer.rng.between(3, 9)).map(|_| &calls[writer.rng.below(calls.len())]).collect();
        let form = writer.rng.below(3);
        let listed = many.iter().map(|call| call.as_str()).collect::<Vec<_>>().join(", ");
        text += &match form {
            0 => format!("await {gather}({listed})\n"),
            1 => format!("await {gather}(*[one for one in [{listed}]])\n"),
            _ => format!("tasks = [{create_task}(one) for one in [{listed}]]\nfor task in tasks:\n    await task\n"),
        };
        text + "service.cancel()\nsay('side by side', len(OBJECTS))\n"
    }

    /// Every method of every object, those that run others first and last.
    fn calls(&self, classes: &[usize]) -> Vec<String> {
        let mut calls = Vec::new();
        for rank in (0..self.homes.len()).rev() {
            for (at, &class) in classes.iter().enumerate() {
                if self.comes_from(class, self.homes[rank]) {
                    calls.push(format!("OBJECTS[{at}].{}()", self.name(rank)));
                }
            }
        }
        calls
    }
}

const FIELDS: &str = "\
self.n = 0
self.m = 0
self.sums = {'k': 0}
self.cache = {}
self.flag = None
self.table = {}
self.topics = {}
self.listeners = []
self.steps = []
";

const STATE: &str = "\
def state(self):
    return self.n, self.m, self.sums['k'], sorted(self.cache), self.flag, type(self).shared
";

const SUPPORT: &str = "\
OBJECTS = []
COMMANDS = {}
CURRENT = contextvars.ContextVar('CURRENT')
SERVICE = <queue>()


def passing(function):
    @functools.wraps(function)
    async def inner(*args):
        return await function(*args)
    return inner


def command(function):
    COMMANDS[function.__name__] = function
    return function


async def answer(hope, function):
    hope.set_result(await function())


async def serve():
    answers = []
    while True:
        hope, function = await SERVICE.get()
        answers.append(<create_task>(answer(hope, function)))
";

const STATEMENTS: &[&str] = &[
    "old = <f>\n<wait>\n<f> = old + 1\n",
    "old = <f>\n<wait>\n<f> = old + 1\n",
    "old = <f>\nfor _ in range(2):\n    <wait>\n<f> = old + 1\n",
    "try:\n    old = <f>\n    <wait>\nfinally:\n    <f> = old + 1\n",
    "if self.flag is None:\n    <wait>\n    self.flag = 1\n",
    "if self.flag is None:\n    <wait>\n    self.flag = 1\nelse:\n    <wait>\n",
    "if '<name>' not in self.cache:\n    <wait>\n    self.cache['<name>'] = 1\n",
    "if not self.cache:\n    <wait>\n    self.cache['k'] = len(self.cache)\n",
    "for _ in range(<f> % 2):\n    <wait>\n    <f> += 1\n",
    "async def later():\n    <wait>\n    return 1\n\n<f> += await later()\n",
    "old = <f>\nif depth < 2:\n    await self.<name>(depth + 1)\n<f> = old + 1\n",
    "<wait>\nself.m += 1\n",
    "<wait>\n",
];
