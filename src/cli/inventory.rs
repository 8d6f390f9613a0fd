//! `punchlist inventory`: the shared mutable objects of each file, and the await points between their reads and writes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Exit;
use super::check::{skipped, tell_troubles};
use super::error::Problem;
use super::look::{Sight, look};
use super::session::{Paths, Session};
use super::stdin;
use super::stream::Streams;
use crate::facts::NodeId;
use crate::report::inventory::{Document, Miss, Module, Object, Spot, Uncovered, Use, Window};
use crate::report::{Format, Volume};
use crate::walk::{self, MissKind};
use crate::words::cx::Cx;
use crate::words::state::inventory::{self as shared, Deed, Guard, Owner, Runs};
use crate::words::state::threads::ThreadRun;

/// List every shared mutable object, who reads and writes it, and the await points between.
///
/// Variables of modules, of functions around others, attributes of classes and of their instances. What nobody writes
/// after it was made is not listed. The exit code is 0 whatever is found.
#[derive(Debug, clap::Args)]
pub struct Inventory {
    #[command(flatten)]
    paths: Paths,
    /// The form of the list.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    output_format: Form,
}

/// The forms of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// One JSON document.
    Json,
}

/// What comes of one file.
enum Counted {
    Module(Module),
    /// The inventory does not cover the language.
    Uncovered(&'static str),
}

impl Inventory {
    /// Looks and tells.
    ///
    /// # Errors
    ///
    /// A problem if a setting or a recipe is wrong.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let session = Session::bare(&self.paths)?;
        let mut seen = match &self.paths.stdin_filename {
            Some(name) => stdin::look(name, &stdin::read()?, &session, &counted)?,
            None => look(&self.paths, &session, &counted)?,
        };
        let mut modules = Vec::new();
        let mut uncovered: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (_, counted) in std::mem::take(&mut seen.results) {
            match counted {
                Counted::Module(module) => modules.push(module),
                Counted::Uncovered(language) => *uncovered.entry(language).or_default() += 1,
            }
        }
        modules.sort_by(|a, b| a.path.cmp(&b.path));
        let format = if self.output_format == Form::Text { Format::Text } else { Format::Json };
        tell_troubles(&seen, format, streams);
        let files = seen.files - uncovered.values().sum::<usize>();
        let not_covered = uncovered.into_iter().map(|(language, files)| Uncovered { language, files }).collect();
        let misses = skipped(&seen, format).into_iter();
        let misses = misses.map(|one| Miss { path: one.path.to_string_lossy().into_owned(), reason: one.reason });
        let document = Document::new(modules, not_covered, misses.collect(), files);
        let look = streams.look(Volume::Full);
        streams.print(|out| match self.output_format {
            Form::Text => document.write_text(look, out),
            Form::Json => document.write_json(out),
        })?;
        Ok(if seen.failed() { Exit::Error } else { Exit::Clean })
    }
}

fn counted(sight: Sight<'_>) -> Result<Option<Counted>, walk::Miss> {
    let unfit = |reason| walk::Miss { kind: MissKind::Unfit, reason };
    let Some(cx) = sight.engine.read(sight.path, sight.bytes, sight.files).map_err(unfit)? else { return Ok(None) };
    if !cx.follows_state() {
        return Ok(Some(Counted::Uncovered(cx.language.name())));
    }
    let threads = cx.thread_functions();
    let objects: Vec<Object> = cx.inventory().iter().map(|one| object(&cx, one, &threads)).collect();
    let module = Module { path: sight.shown(sight.path), language: cx.language.name(), objects };
    Ok((!module.objects.is_empty()).then_some(Counted::Module(module)))
}

fn object(cx: &Arc<Cx>, one: &shared::Object, threads: &FxHashMap<NodeId, ThreadRun>) -> Object {
    let (owner, named) = match one.owner {
        Owner::Module => ("module", None),
        Owner::Elsewhere => ("elsewhere", None),
        Owner::Function(function) => ("function", Some(function)),
        Owner::Instance(class) => ("instance", Some(class)),
        Owner::Class(class) => ("class", Some(class)),
        Owner::Argument(function) => ("argument", Some(function)),
    };
    Object {
        name: cx.state_name(&one.state),
        owner,
        owner_name: named.map(|node| cx.qualified(node)),
        made: one.made.map(|node| spot(cx, node)),
        uses: one.uses.iter().map(|one| used(cx, one, threads)).collect(),
        windows: one.windows.iter().map(|(function, window, guard)| stretch(cx, *function, window, *guard)).collect(),
    }
}

fn used(cx: &Cx, one: &shared::Use, threads: &FxHashMap<NodeId, ThreadRun>) -> Use {
    let runs = match cx.runs_how(one.function, threads) {
        Runs::Async => "async",
        Runs::Threads => "threads",
        Runs::Plain => "plain",
    };
    let access = match one.deed {
        Deed::Read => "read",
        Deed::Test => "test",
        Deed::Write => "write",
        Deed::Update => "update",
    };
    Use { function: cx.qualified(one.function), runs, at: spot(cx, one.node), access, entry: one.entry.clone() }
}

fn stretch(cx: &Cx, function: NodeId, window: &crate::words::state::trace::Window, guard: Option<Guard>) -> Window {
    let spots = |nodes: &[NodeId]| nodes.iter().map(|&node| spot(cx, node)).collect();
    let lock = match guard {
        Some(Guard::Lock(lock)) => Some(cx.text(lock).to_owned()),
        Some(Guard::Held) | None => None,
    };
    Window {
        function: cx.qualified(function),
        reads: spots(&window.reads),
        awaits: spots(&window.suspensions),
        write: spot(cx, window.write),
        locked: guard.is_some(),
        lock,
    }
}

fn spot(cx: &Cx, node: NodeId) -> Spot {
    let place = cx.source.place(cx.facts.tree[node].span.start);
    Spot { line: place.line, column: place.column }
}
