//! Python programs at random.

mod blocking;
mod dispatch;
mod failures;
mod gathers;
mod locks;
mod meetings;
mod signals;
mod spelling;
mod state;
mod tasks;
mod threads;
mod ways;

use self::spelling::Writer;
use crate::random::page::{fill, indented, moved};
use crate::random::rng::Rng;

/// A part of a program that stands for itself.
#[derive(Debug)]
pub struct Piece {
    /// What stands at module level.
    pub definitions: String,
    /// Statements of an async function.
    pub body: String,
}

const PIECES: &[fn(&mut Writer) -> Piece] =
    &[gathers::gathered, state::shared, blocking::blocking, locks::locked, tasks::tasks, failures::failing];

/// A program of some pieces, one run after the other.
pub fn program(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed));
    let count = writer.rng.between(3, 6);
    let pieces = (0..count).map(|_| writer.rng.pick(PIECES)).collect::<Vec<_>>();
    let pieces = pieces.into_iter().map(|piece| piece(&mut writer)).collect::<Vec<_>>();
    assemble(writer, &pieces)
}

/// A program of tasks that need each other.
pub fn meeting(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed));
    let pieces: Vec<Piece> = (0..writer.rng.between(1, 2)).map(|_| meetings::meeting(&mut writer)).collect();
    assemble(writer, &pieces)
}

/// A program of threads that share state.
pub fn threaded(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed));
    let pieces: Vec<Piece> = (0..writer.rng.between(1, 2)).map(|_| threads::threaded(&mut writer)).collect();
    assemble(writer, &pieces)
}

/// A program of classes whose methods wait for one another.
pub fn dispatching(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed));
    let piece = dispatch::dispatched(&mut writer);
    assemble(writer, &[piece])
}

fn assemble(mut writer: Writer, pieces: &[Piece]) -> String {
    let mut definitions = String::new();
    let mut runs = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        definitions += &format!("\n\n{}", piece.definitions.trim_end());
        let place = writer.rng.pick(PLACES);
        let name = format!("part{index}");
        if place.contains("contextlib") || piece.body.contains("contextlib") {
            writer.import("import contextlib");
        }
        definitions += &format!("\n\n\n{}", fill(place, &[("name", &name), ("body", &piece.body)]).trim_end());
        let call = if place.starts_with("class") { format!("Runner_{name}().{name}") } else { name };
        runs += &format!("await {call}()\n");
    }
    let (run, wait_for) = (writer.aio("run"), writer.aio("wait_for"));
    let entry = writer.rng.pick(ENTRIES);
    let entry = fill(entry, &[("run", &run), ("wait_for", &wait_for)]);
    let imports = writer.imports();
    let text = format!(
        "{imports}\n{SUPPORT}{definitions}\n\n\nasync def main():\n{}    say('end')\n\n\n{entry}",
        moved(&runs, "    ")
    );
    let step = writer.rng.pick(&["    ", "    ", "    ", "  ", "\t"]);
    if step == "    " { text } else { indented(&text, step) }
}

const SUPPORT: &str = "\
from dataclasses import dataclass

SEEN = []
KEPT = []
DONE = []
LAST = None


def say(*parts):
    print(*parts)


def about(label, value, low, high):
    print('~', label, value, low, high)
";

/// Where the statements of a piece stand.
const PLACES: &[&str] = &[
    "async def <name>():\n    <body>\n",
    "async def <name>():\n    <body>\n",
    "async def <name>(times=1, *, note=''):\n    for _ in range(times):\n        if not note:\n            <body>\n",
    "class Runner_<name>:\n    async def <name>(self):\n        <body>\n",
    "async def <name>():\n    try:\n        <body>\n    finally:\n        say('left')\n",
    "async def <name>():\n    async def run():\n        <body>\n\n    return await run()\n",
    "async def <name>():\n    with contextlib.suppress(StopIteration):\n        <body>\n",
];

const ENTRIES: &[&str] =
    &["<run>(<wait_for>(main(), 5))\n", "if __name__ == '__main__':\n    <run>(<wait_for>(main(), 10))\n"];
