//! What `punchlist inventory` tells: the shared mutable objects of each file, as text and as JSON (version 1).
//!
//! `docs/inventory.md` describes the document; a field may be added without a new version. Start at [`write`].

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::Look;
use super::text::{BOLD, GOOD, OPEN, number, printable, wrapped};

/// The number of the document's form.
const VERSION: u32 = 1;

/// The shared mutable objects of a run's files.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "punchlist inventory")]
pub struct Document {
    /// Always 1.
    pub version: u32,
    /// Always `inventory`.
    pub command: &'static str,
    /// Files with shared mutable objects, by path.
    pub modules: Vec<Module>,
    /// Files of languages that the inventory does not cover.
    pub not_covered: Vec<Uncovered>,
    /// Files that were not looked into, by path.
    pub skipped: Vec<Miss>,
    /// Totals.
    pub summary: Summary,
}

/// One file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Module {
    /// The file, relative to the current folder, with `/` between its parts.
    pub path: String,
    /// `python` or `javascript` (TypeScript included).
    pub language: &'static str,
    /// Its shared mutable objects, by the place where they are made or first used.
    pub objects: Vec<Object>,
}

/// A shared mutable object.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Object {
    /// How it is called: `counter`, `Pool.client`, `os.environ`.
    pub name: String,
    /// What keeps it: `module`, `class`, `instance` (each one of a class), `function` (around those that touch it),
    /// `argument` (whoever calls the function), `elsewhere` (another module).
    pub owner: &'static str,
    /// The name of that class or function; null for modules.
    pub owner_name: Option<String>,
    /// Where it is made; null where that is not in this file.
    pub made: Option<Spot>,
    /// Who touches it, by place.
    pub uses: Vec<Use>,
    /// Its writes with await points between a read and them, by place.
    pub windows: Vec<Window>,
}

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Spot {
    /// Line, counted from 1.
    pub line: u32,
    /// Column, counted from 1, in Unicode characters.
    pub column: u32,
}

/// A place that touches an object.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Use {
    /// The function, with the classes and functions around it: `Pool.get`.
    pub function: String,
    /// How it is run, as far as the file tells: `async`, `threads` or `plain`.
    pub runs: &'static str,
    /// Where.
    pub at: Spot,
    /// `read`, `test` (its value decides what runs next), `write` or `update` (read and written in one expression).
    pub access: &'static str,
    /// The key as written, where one entry is meant; null for the whole.
    pub entry: Option<String>,
}

/// A write to which a way leads from a read over await points: others may run in between.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Window {
    /// The function.
    pub function: String,
    /// The reads and tests before an await point.
    pub reads: Vec<Spot>,
    /// The await points between.
    pub awaits: Vec<Spot>,
    /// The write.
    pub write: Spot,
    /// Whether a lock is held over all of it.
    pub locked: bool,
    /// The lock, where a block around all of it takes it; null otherwise.
    pub lock: Option<String>,
}

/// Files that are not covered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Uncovered {
    /// Their language.
    pub language: &'static str,
    /// How many there are.
    pub files: usize,
}

/// A file that was not looked into.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Skipped")]
pub struct Miss {
    /// The file.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// Totals of a run.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Files that were looked into.
    pub files: usize,
    /// Shared mutable objects.
    pub objects: usize,
    /// Writes with await points between a read and them.
    pub windows: usize,
    /// Of these, without a lock.
    pub unlocked: usize,
    /// Files that were not looked into.
    pub skipped: usize,
}

impl Document {
    /// The document about these files, of which `files` were looked into.
    pub fn new(modules: Vec<Module>, not_covered: Vec<Uncovered>, skipped: Vec<Miss>, files: usize) -> Self {
        let objects = || modules.iter().flat_map(|module| &module.objects);
        let windows = || objects().flat_map(|object| &object.windows);
        let summary = Summary {
            files,
            objects: objects().count(),
            windows: windows().count(),
            unlocked: windows().filter(|window| !window.locked).count(),
            skipped: skipped.len(),
        };
        Self { version: VERSION, command: "inventory", modules, not_covered, skipped, summary }
    }

    /// Writes it as JSON.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }

    /// Writes it for people.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_text(&self, look: Look, out: &mut dyn Write) -> io::Result<()> {
        for module in &self.modules {
            writeln!(out, "{}", look.colour.paint(BOLD, &printable(&module.path)))?;
            module.objects.iter().try_for_each(|object| write_object(object, look, out))?;
            writeln!(out)?;
        }
        if !self.skipped.is_empty() {
            writeln!(out, "{}", look.colour.paint(BOLD, "Not looked into"))?;
            for miss in &self.skipped {
                let line = printable(&format!("{}: {}", miss.path, miss.reason));
                writeln!(out, "  {}", wrapped(&line, look.width.saturating_sub(4), "    "))?;
            }
            writeln!(out)?;
        }
        writeln!(out, "{}", wrapped(&self.totals(), look.width, ""))
    }

    fn totals(&self) -> String {
        let Summary { files, objects, windows, unlocked, skipped } = self.summary;
        let mut text = format!("{} looked into, {}", number(files, "file"), number(objects, "shared mutable object"));
        text.push_str(&format!(", {} from a read over an await to a write", number(windows, "way")));
        match unlocked {
            0 => {}
            all if all == windows => text.push_str(", without a lock"),
            some => text.push_str(&format!(", {some} of them without a lock")),
        }
        if skipped > 0 {
            text.push_str(&format!(", {} not looked into", number(skipped, "file")));
        }
        for one in &self.not_covered {
            text.push_str(&format!(", {} not covered ({})", number(one.files, "file"), one.language));
        }
        text.push('.');
        text
    }
}

fn write_object(object: &Object, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let made = object.made.map(|spot| format!(", made on line {}", spot.line)).unwrap_or_default();
    let name = look.colour.paint(BOLD, &printable(&object.name));
    writeln!(out, "  {name}: {}{made}", owner(object))?;
    let width = look.width.saturating_sub(6);
    for line in functions(object) {
        writeln!(out, "    {}", wrapped(&line, width, "      "))?;
    }
    for window in &object.windows {
        let (mark, style) = match (window.locked, &window.lock) {
            (true, Some(lock)) => (format!("under {lock}:"), GOOD),
            (true, None) => ("under a lock:".to_owned(), GOOD),
            (false, _) => ("no lock:".to_owned(), OPEN),
        };
        let line = wrapped(&format!("{mark} {}", way(window)), width, "      ");
        writeln!(out, "    {}", line.replacen(&mark, &look.colour.paint(style, &mark), 1))?;
    }
    Ok(())
}

/// What keeps an object, in words.
fn owner(object: &Object) -> String {
    let name = printable(object.owner_name.as_deref().unwrap_or_default());
    match object.owner {
        "module" => "of the module".to_owned(),
        "class" => format!("of the class {name}"),
        "instance" => format!("of each instance of {name}"),
        "function" => format!("a variable of {name}"),
        "argument" => format!("of an argument of {name}"),
        _ => "of another module".to_owned(),
    }
}

/// A line for each function that touches the object: `async Pool.get: tests 9, writes 10`.
fn functions(object: &Object) -> Vec<String> {
    let mut lines: Vec<(&str, String)> = Vec::new();
    for one in &object.uses {
        let verb = match one.access {
            "read" => "reads",
            "test" => "tests",
            "write" => "writes",
            _ => "updates",
        };
        let at = lines.iter().position(|(function, _)| *function == one.function).unwrap_or_else(|| {
            let runs = match one.runs {
                "async" => "async ",
                "threads" => "in threads ",
                _ => "",
            };
            lines.push((&one.function, format!("{runs}{}:", printable(&one.function))));
            lines.len() - 1
        });
        let line = &mut lines[at].1;
        let comma = if line.ends_with(':') { "" } else { "," };
        let place = format!("{comma} {verb} {}", one.at.line);
        if !line.ends_with(place.trim_start_matches(',')) {
            line.push_str(&place);
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// `increment reads on line 9, awaits on line 10, writes on line 11`.
fn way(window: &Window) -> String {
    let function = printable(&window.function);
    let (reads, awaits) = (lines(&window.reads), lines(&window.awaits));
    format!("{function} reads on {reads}, awaits on {awaits}, writes on line {}", window.write.line)
}

/// `line 9`, `lines 9 and 12`, `lines 9, 12 and 15`.
fn lines(spots: &[Spot]) -> String {
    let mut numbers: Vec<u32> = spots.iter().map(|spot| spot.line).collect();
    numbers.dedup();
    match &numbers.iter().map(u32::to_string).collect::<Vec<_>>()[..] {
        [only] => format!("line {only}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// The JSON Schema of the document.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Document)
}
