//! How a JavaScript program spells what it imports, and the names it has given away.

use std::collections::BTreeSet;

use crate::random::rng::Rng;

/// What the pieces of one program share while they are written.
#[derive(Debug)]
pub struct Writer {
    /// The choices of this program.
    pub rng: Rng,
    is_module: bool,
    imports: BTreeSet<String>,
    given: usize,
}

impl Writer {
    /// A program without a piece.
    pub fn new(rng: Rng, is_module: bool) -> Self {
        Self { rng, is_module, imports: BTreeSet::new(), given: 0 }
    }

    /// Asks for names of a module: `fs`, or `{ a, b }`.
    pub fn import(&mut self, names: &str, module: &str) {
        let line = if self.is_module {
            format!("import {names} from '{module}';")
        } else {
            format!("const {names} = require('{module}');")
        };
        self.imports.insert(line);
    }

    /// A name of the module that no other piece has.
    pub fn fresh(&mut self, base: &str) -> String {
        self.given += 1;
        format!("{base}{}", self.given)
    }

    /// A statement that lets others run.
    pub fn pause(&mut self) -> &'static str {
        self.rng.pick(&[
            "await null;",
            "await Promise.resolve();",
            "await pause(0);",
            "await pause(1);",
            "await new Promise((resolve) => setTimeout(resolve, 1));",
            "await new Promise(setImmediate);",
        ])
    }

    /// What stands above the pieces.
    pub fn support(&self) -> String {
        let imports: String = self.imports.iter().map(|line| format!("{line}\n")).collect();
        let strict = if self.is_module { "" } else { "'use strict';\n\n" };
        format!("{strict}{imports}\n{SUPPORT}")
    }
}

const SUPPORT: &str = "\
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function makeGate() {
  const gate = {};
  gate.promise = new Promise((resolve) => (gate.open = resolve));
  return gate;
}

function say(...parts) {
  console.log(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
}

function about(label, value, low, high) {
  console.log('~', label, value, low, high);
}
";
