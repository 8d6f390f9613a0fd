//! `punchlist recipes list`: every recipe, in one line each.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use crate::cli::error::Problem;
use crate::cli::stream::Streams;
use crate::cli::{Exit, config, look, session};
use crate::recipe::{Library, Recipe};
use crate::report::{Look, Volume};

const HEAD: Style = Style::new().bold();

/// List every recipe with its safety and its checklist item.
#[derive(Debug, clap::Args)]
pub struct List {
    /// The form of the list.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    output_format: Form,
}

/// The form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// One JSON document.
    Json,
}

/// The list for programs.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    recipes: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    language: &'a str,
    checklist: Option<&'a str>,
    safety: String,
    default: bool,
    why: &'a str,
    sources: &'a [String],
}

impl List {
    /// Lists the shipped recipes and those of the settings.
    ///
    /// # Errors
    ///
    /// A problem if a recipe of the settings is wrong.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let library = session::library(&config::find(&look::cwd()?)?)?;
        let look = streams.look(Volume::Full);
        streams.print(|out| match self.output_format {
            Form::Text => text(&library, look, out),
            Form::Json => json(&library, out),
        })?;
        Ok(Exit::Clean)
    }
}

/// `safe`, `unsafe`, `suggestion`, or `report` where nothing is written.
fn safety(recipe: &Recipe) -> String {
    if recipe.raw.write.is_empty() { "report".to_owned() } else { recipe.safety().to_string() }
}

fn text(library: &Library, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let width = library.recipes.keys().map(String::len).max().unwrap_or_default();
    for recipe in library.recipes.values() {
        let off = if recipe.raw.default { "" } else { " (only if selected)" };
        let id = look.colour.paint(HEAD, &format!("{:width$}", recipe.id));
        writeln!(out, "{id}  {:10}  {}{off}", safety(recipe), recipe.raw.title)?;
    }
    writeln!(out, "\n{} recipes. `punchlist explain RECIPE` says more.", library.recipes.len())
}

fn json(library: &Library, out: &mut dyn Write) -> io::Result<()> {
    let line = |recipe: &'_ Recipe| safety(recipe);
    let recipes = library.recipes.values().map(|recipe| Line {
        id: &recipe.id,
        title: &recipe.raw.title,
        language: recipe.language.name(),
        checklist: recipe.raw.item.as_deref(),
        safety: line(recipe),
        default: recipe.raw.default,
        why: &recipe.raw.why,
        sources: &recipe.raw.sources,
    });
    serde_json::to_writer_pretty(&mut *out, &Document { version: 1, recipes: recipes.collect() })?;
    writeln!(out)
}
