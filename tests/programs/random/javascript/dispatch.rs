//! Classes whose methods wait for one another between a test of their state and its change: each can end before the tool has
//! been there, so each has to end when a mutex has been put around it.
//!
//! Methods have ranks, and one runs only those of lower rank.

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
    writer.import("{ EventEmitter }", "node:events");
    let mut graph = Graph::new(writer);
    for rank in 0..graph.homes.len() {
        graph.method(writer, rank);
    }
    Piece { definitions: graph.definitions(), body: graph.body(writer) }
}

impl Graph {
    fn new(writer: &mut Writer) -> Self {
        let count = writer.rng.between(1, 3);
        let base = |writer: &mut Writer, at: usize| (at > 0 && writer.rng.chance(40)).then(|| writer.rng.below(at));
        let class = |at| Class { name: writer.fresh("Node"), base: base(writer, at), ..Class::default() };
        let classes = (0..count).map(class).collect();
        let homes = (0..writer.rng.between(3, 6)).map(|_| writer.rng.below(count)).collect();
        Self { classes, homes, module: BTreeMap::new(), prefix: writer.fresh("act") }
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
        let (home, name) = (self.homes[rank], self.name(rank));
        let body = self.statements(writer, home, rank);
        self.add(home, &name, &body);
        for heir in 0..self.classes.len() {
            if heir != home && self.comes_from(heir, home) && writer.rng.chance(50) {
                let own = self.statements(writer, heir, rank);
                let above = format!("await super.{name}();\n");
                let body = if writer.rng.chance(50) { format!("{own}{above}") } else { format!("{above}{own}") };
                self.add(heir, &name, &body);
            }
        }
    }

    fn add(&mut self, class: usize, name: &str, body: &str) {
        let text = format!("async {name}() {{\n{}  return 1;\n}}\n", moved(body, "  "));
        self.classes[class].members.insert(name.to_owned(), text);
    }

    fn statements(&mut self, writer: &mut Writer, class: usize, rank: usize) -> String {
        let wait = self.wait(writer, class, rank);
        let form = writer.rng.pick(STATEMENTS);
        let map = writer.rng.pick(&["this.rows", "this.rows", "this.more", "SHARED"]);
        fill(form, &[("wait", &wait), ("map", map), ("name", &self.name(rank))])
    }

    /// Statements that let others run: a pause, or a method of a rank below.
    fn wait(&mut self, writer: &mut Writer, class: usize, below: usize) -> String {
        if below == 0 || writer.rng.chance(20) {
            return writer.pause().to_owned();
        }
        let rank = writer.rng.below(below);
        let (home, name) = (self.homes[rank], self.name(rank));
        let own = self.comes_from(class, home) && writer.rng.chance(65);
        let receiver = if own { "this".to_owned() } else { format!("this.peer{home}") };
        let way = way(writer, &self.classes[home].name, &name, &receiver);
        if !way.module.is_empty() {
            self.module.insert(way.module.lines().next().unwrap_or_default().to_owned(), way.module);
        }
        let called = &mut self.classes[home];
        if !way.member.is_empty() {
            called.members.insert(way.member.lines().next().unwrap_or_default().to_owned(), way.member);
        }
        if !way.made.is_empty() && !called.made.contains(&way.made) {
            called.made.push(way.made);
        }
        format!("{{\n{}}}\n", moved(&way.statements, "  "))
    }

    fn definitions(&self) -> String {
        let mut text = String::from("const SHARED = new Map();\nconst objects = [];\n");
        // Classes run statements of their constructors late: what those need stands above.
        for definition in self.module.values() {
            text += &format!("\n{definition}");
        }
        for class in &self.classes {
            let base = class.base.map(|base| format!(" extends {}", self.classes[base].name)).unwrap_or_default();
            let peers: String = (0..self.classes.len()).map(|at| format!("peer{at} = this;\n")).collect();
            let fields = if base.is_empty() { format!("{FIELDS}{peers}") } else { String::new() };
            let above = if base.is_empty() { "" } else { "super();\n" };
            let made = moved(&format!("{above}{}", class.made.concat()), "  ");
            text += &format!("\nclass {}{base} {{\n{}", class.name, moved(&fields, "  "));
            text += &moved(&format!("\nconstructor() {{\n{made}}}\n"), "  ");
            for member in class.members.values() {
                text += &format!("\n{}", moved(member, "  "));
            }
            text += "}\n";
        }
        text
    }

    fn body(&self, writer: &mut Writer) -> String {
        let mut text = String::from("objects.length = 0;\nSHARED.clear();\n");
        let mut classes: Vec<usize> = (0..self.classes.len()).collect();
        classes.push(writer.rng.below(self.classes.len()));
        for &class in &classes {
            text += &format!("objects.push(new {}());\n", self.classes[class].name);
        }
        for at in 0..classes.len() {
            for wanted in 0..self.classes.len() {
                let fit: Vec<usize> = (0..classes.len()).filter(|&one| self.comes_from(classes[one], wanted)).collect();
                text += &format!("objects[{at}].peer{wanted} = objects[{}];\n", writer.rng.pick(&fit));
            }
        }
        let mut calls = Vec::new();
        for rank in (0..self.homes.len()).rev() {
            for at in (0..classes.len()).filter(|&at| self.comes_from(classes[at], self.homes[rank])) {
                calls.push(format!("objects[{at}].{}()", self.name(rank)));
            }
        }
        text.extend(calls.iter().map(|call| format!("await {call};\n")));
        text += "say('in turn', objects.map((one) => [[...one.rows.keys()], one.more.size]), [...SHARED.keys()]);\n";
        text += "for (const one of objects) one.rows.clear();\nSHARED.clear();\n";
        let count = writer.rng.between(3, 9);
        let many: Vec<&str> = (0..count).map(|_| calls[writer.rng.below(calls.len())].as_str()).collect();
        text + &format!("await Promise.all([{}]);\nsay('side by side', objects.length);\n", many.join(", "))
    }
}

const FIELDS: &str = "\
rows = new Map();
more = new Map();
table = {};
topics = {};
steps = new Map();
emitter = new EventEmitter();
";

const STATEMENTS: &[&str] = &[
    "if (!<map>.has('<name>')) {\n  <wait>\n  <map>.set('<name>', 1);\n}\n",
    "if (<map>.has('<name>')) return 2;\n<wait>\n<map>.set('<name>', 1);\n",
    "const found = <map>.get('<name>');\nif (found === undefined) {\n  <wait>\n  <map>.set('<name>', 1);\n}\n",
    "if (!<map>.has('k')) {\n  <wait>\n  <map>.set('k', 1);\n} else {\n  <wait>\n}\n",
    "<wait>\nthis.more.set('<name>', 1);\n",
    "<wait>\n",
];
