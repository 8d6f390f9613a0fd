//! How a Python program spells what it imports, and the names it has given away.

use std::collections::BTreeSet;

use crate::random::rng::Rng;

/// The ways in which a program can name the functions of asyncio.
#[derive(Clone, Copy, Debug)]
enum Style {
    Module,
    Renamed,
    Names,
    RenamedNames,
}

/// What a hole can ask for.
const ASYNCIO: &[&str] = &[
    "as_completed",
    "create_task",
    "gather",
    "get_running_loop",
    "run_coroutine_threadsafe",
    "shield",
    "sleep",
    "timeout",
    "to_thread",
    "wait",
    "wait_for",
    "wrap_future",
    "Barrier",
    "CancelledError",
    "Condition",
    "Event",
    "Future",
    "Lock",
    "Queue",
    "Semaphore",
    "TaskGroup",
];

/// What the pieces of one program share while they are written.
#[derive(Debug)]
pub struct Writer {
    /// The choices of this program.
    pub rng: Rng,
    style: Style,
    bare_sleep: bool,
    imports: BTreeSet<String>,
    given: usize,
}

impl Writer {
    /// A program without a piece.
    pub fn new(mut rng: Rng) -> Self {
        let style = rng.pick(&[Style::Module, Style::Module, Style::Renamed, Style::Names, Style::RenamedNames]);
        let bare_sleep = rng.chance(25);
        Self { rng, style, bare_sleep, imports: BTreeSet::new(), given: 0 }
    }

    /// How this program writes `asyncio.<name>`.
    pub fn aio(&mut self, name: &str) -> String {
        let (import, written) = match self.style {
            Style::Module => ("import asyncio".to_owned(), format!("asyncio.{name}")),
            Style::Renamed => ("import asyncio as aio".to_owned(), format!("aio.{name}")),
            Style::Names => (format!("from asyncio import {name}"), name.to_owned()),
            Style::RenamedNames => (format!("from asyncio import {name} as aio_{name}"), format!("aio_{name}")),
        };
        self.imports.insert(import);
        written
    }

    /// `text` with its holes filled that are named as a thing of asyncio, or `pause`.
    pub fn spelled(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for name in ASYNCIO {
            let hole = format!("<{name}>");
            if text.contains(&hole) {
                text = text.replace(&hole, &self.aio(name));
            }
        }
        let mut parts = text.split("<pause>");
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            whole += &self.pause();
            whole += part;
        }
        whole
    }

    /// How this program writes `time.sleep`.
    pub fn sleep(&mut self) -> &'static str {
        let (import, written) =
            if self.bare_sleep { ("from time import sleep as nap", "nap") } else { ("import time", "time.sleep") };
        self.import(import);
        written
    }

    /// Asks for an import line.
    pub fn import(&mut self, line: &str) {
        self.imports.insert(line.to_owned());
    }

    /// Asks for the import line of each word that `text` has.
    pub fn import_for(&mut self, text: &str, known: &[(&str, &str)]) {
        for (_, line) in known.iter().filter(|(word, _)| text.contains(word)) {
            self.import(line);
        }
    }

    /// The import lines asked for so far.
    pub fn imports(&self) -> String {
        self.imports.iter().map(|line| format!("{line}\n")).collect()
    }

    /// A name of the module that no other piece has.
    pub fn fresh(&mut self, base: &str) -> String {
        self.given += 1;
        format!("{base}{}", self.given)
    }

    /// A statement that lets other tasks run.
    pub fn pause(&mut self) -> String {
        let sleep = self.aio("sleep");
        match self.rng.below(4) {
            0 | 1 => format!("await {sleep}(0)"),
            2 => format!("await {sleep}(0.001)"),
            _ => format!("await {sleep}(0, None)"),
        }
    }
}
