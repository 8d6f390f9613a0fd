//! Rust programs at random.
//!
//! A program has a few parts, each a module or not. A part is an async function of some kind, whose statements are forms on
//! which the recipes act (`sites`, `guards` and so on), put into one another (`wraps`). What a compiler accepts before has to be
//! accepted after: futures that are spawned have to stay `Send`, and every type has to stay what it was.

mod atomics;
mod fan_outs;
mod guards;
mod places;
mod sites;
mod tasks;
mod wraps;
mod writer;

use self::places::{ENTRIES, Entry, PLACES};
use self::writer::{Around, Writer};
use crate::random::rng::Rng;

/// What the name of the file ends in.
pub fn ending(_: u64) -> &'static str {
    "rs"
}

/// A program of some parts, one run after the other; `rustfmt` has not been there yet.
pub fn program(seed: u64) -> String {
    let mut rng = Rng::new(seed);
    let entry = rng.pick(ENTRIES);
    let (parts, has_modules) = (rng.between(2, 4), rng.chance(40));
    let mut root = Writer::new(rng, &entry);
    root.path("std::time::Duration");
    let (mut text, mut runs) = (String::new(), String::new());
    for index in 0..parts {
        let name = format!("part{index}");
        if has_modules {
            let mut inner = root.module();
            let (part, run) = written(&mut inner, &entry, &name);
            let shared = inner.rng.pick(&["use super::*;", "use super::{calm, items, say, work};"]);
            let uses = inner.uses().replace("use super::*;", "");
            text += &format!("\nmod {name} {{\n#[allow(unused_imports)]\n{shared}\n{uses}\n{part}\n}}\n");
            runs += &run.replace("part::", &format!("{name}::"));
            root.take_back(inner);
        } else {
            let (part, run) = written(&mut root, &entry, &name);
            text += &part;
            runs += &run.replace("part::", "");
        }
    }
    let main = entry.text.replace("<runs>", &runs);
    let main = root.spelled(&main);
    format!("{}\n{SUPPORT}{text}\n{main}", root.uses())
}

/// One part, and the statements that run it.
fn written(writer: &mut Writer, entry: &Entry, name: &str) -> (String, String) {
    let place = writer.rng.pick(PLACES);
    let is_spawned = entry.flavor != "none" && (place.is_sent || writer.rng.chance(50));
    let around = Around { awaits: true, sends: is_spawned || place.is_sent, fails: place.fails, depth: 3 };
    let (kept, told) = writer.rng.pick(SHADOWS);
    let body: String = (0..writer.rng.between(1, 4)).map(|_| writer.statement(around)).collect();
    let body = format!("{kept}say(format_args!(\"{{n}} {{d:?}}\"));\n{body}{told}");
    let filled = |text: &str| text.replace("<name>", name).replace("<body>", &body);
    let definition = writer.spelled(&filled(place.definition));
    let call = filled(place.call);
    let end = if place.fails { ".unwrap()" } else { "" };
    let run = if is_spawned {
        format!("tokio::spawn({call}).await.unwrap(){end};\n")
    } else {
        format!("{call}.await{end};\n")
    };
    (format!("\n{}\n{definition}\n", writer.take_definitions()), run)
}

/// Names that new code likes to take, in use already.
const SHADOWS: &[(&str, &str)] = &[
    ("", ""),
    ("", ""),
    ("", ""),
    ("let tasks = 1;\nlet stream = 2;\n", "say(tasks + stream);\n"),
    ("let result = n;\nlet value = 2;\n", "say(result + value);\n"),
    ("let tokio_name = \"tokio\";\n", "say(tokio_name);\n"),
];

const SUPPORT: &str = "
fn say(what: impl std::fmt::Display) {
    println!(\"{what}\");
}

fn prepare() {
    std::fs::write(\"given.txt\", \"one two\").unwrap();
    std::fs::create_dir_all(\"given\").unwrap();
    std::fs::write(\"given/inner.txt\", \"inner\").unwrap();
}

fn items() -> Vec<u32> {
    (1..=25).collect()
}

async fn work(x: u32) -> u32 {
    tokio::task::yield_now().await;
    x * 3
}

async fn calm(x: u32) -> u32 {
    std::future::ready(x).await + 1
}
";
