//! JavaScript programs at random.

mod dispatch;
mod fan_outs;
mod meetings;
mod pieces;
mod signals;
mod spelling;
mod state;
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

const PIECES: &[fn(&mut Writer) -> Piece] = &[fan_outs::fanned_out, state::shared, pieces::piece, pieces::piece];

/// What the name of the file ends in: every other program is a module.
pub fn ending(seed: u64) -> &'static str {
    if seed.is_multiple_of(2) { "mjs" } else { "cjs" }
}

/// A program of some pieces, one run after the other.
pub fn program(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed), ending(seed) == "mjs");
    let count = writer.rng.between(3, 6);
    let pieces: Vec<_> = (0..count).map(|_| writer.rng.pick(PIECES)).collect();
    let pieces: Vec<Piece> = pieces.into_iter().map(|piece| piece(&mut writer)).collect();
    assemble(writer, &pieces)
}

/// A program of callers that need each other.
pub fn meeting(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed), ending(seed) == "mjs");
    let pieces: Vec<Piece> = (0..writer.rng.between(1, 2)).map(|_| meetings::meeting(&mut writer)).collect();
    assemble(writer, &pieces)
}

/// A program of classes whose methods wait for one another.
pub fn dispatching(seed: u64) -> String {
    let mut writer = Writer::new(Rng::new(seed), ending(seed) == "mjs");
    let piece = dispatch::dispatched(&mut writer);
    assemble(writer, &[piece])
}

fn assemble(mut writer: Writer, pieces: &[Piece]) -> String {
    let (mut definitions, mut runs) = (String::new(), String::new());
    for (index, piece) in pieces.iter().enumerate() {
        let (place, call) = writer.rng.pick(PLACES);
        let holes: &[(&str, &str)] = &[("name", &format!("part{index}")), ("body", &piece.body)];
        definitions += &format!("\n{}\n{}", piece.definitions.trim_end(), fill(place, holes));
        runs += &fill(call, holes);
    }
    let support = writer.support();
    let text =
        format!("{support}{definitions}\nasync function main() {{\n{}  say('end');\n}}\n\n{ENTRY}", moved(&runs, "  "));
    match writer.rng.below(4) {
        0 => indented(&text.replace("  ", "    "), "\t"),
        1 => text.replace("  ", "    "),
        _ => text,
    }
}

/// Where the statements of a piece stand, and how they are run.
const PLACES: &[(&str, &str)] = &[
    ("async function <name>() {\n  <body>\n}\n", "await <name>();\n"),
    ("const <name> = async () => {\n  <body>\n};\n", "await <name>();\n"),
    ("class Runner_<name> {\n  async run() {\n    <body>\n  }\n}\n", "await new Runner_<name>().run();\n"),
    ("async function <name>() {\n  try {\n    <body>\n  } finally {\n    say('left');\n  }\n}\n", "await <name>();\n"),
    (
        "async function <name>(times = 1) {\n  for (let i = 0; i < times; i++) {\n    <body>\n  }\n}\n",
        "await <name>();\n",
    ),
    ("const <name> = {\n  async run() {\n    <body>\n  },\n};\n", "await <name>.run();\n"),
];

const ENTRY: &str = "\
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
";
