//! `punchlist recipes test`: runs the examples of recipes, and their cases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};

use super::case;
use super::trial::{Expected, Trial};
use crate::cli::error::Problem;
use crate::cli::stream::Streams;
use crate::cli::{Exit, config, look, session};
use crate::recipe::raw::Example;
use crate::recipe::{Library, Recipe};
use crate::report::Volume;

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// Run the examples of recipes, and cases: folders `<recipe>/<case>/` with before, after and meta.toml.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// Recipe files, folders of them, and folders of cases; every recipe there is where none is given.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Tell failures only.
    #[arg(short, long)]
    quiet: bool,
}

impl Test {
    /// Runs the trials and tells how each ended.
    ///
    /// # Errors
    ///
    /// A problem if a recipe or a case cannot be read.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let mut library = session::library(&config::find(&look::cwd()?)?)?;
        let trials = self.trials(&mut library)?;
        if trials.is_empty() {
            return Err(Problem::new("there is nothing to test: no example and no case")
                .hint("an [[example]] of a recipe has `before` and `after`"));
        }
        let colour = streams.look(Volume::Full).colour;
        let mut failed = 0;
        for trial in &trials {
            let result = trial.run(&library);
            failed += usize::from(result.is_err());
            streams.print(|out| match result {
                Ok(()) if self.quiet => Ok(()),
                Ok(()) => writeln!(out, "{} {}", colour.paint(GOOD, "ok    "), trial.name),
                Err(why) => {
                    writeln!(out, "{} {}", colour.paint(BAD, "FAILED"), trial.name)?;
                    why.lines().try_for_each(|line| writeln!(out, "       {line}"))
                }
            })?;
        }
        streams.print(|out| writeln!(out, "{} passed, {failed} failed", trials.len() - failed))?;
        Ok(if failed == 0 { Exit::Clean } else { Exit::Findings })
    }

    fn trials(&self, library: &mut Library) -> Result<Vec<Trial>, Problem> {
        if self.paths.is_empty() {
            return Ok(library.recipes.values().flat_map(examples).collect());
        }
        let mut mine = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for path in &self.paths {
            let files = session::recipe_files(path).map_err(|error| Problem::file("read", path, &error))?;
            for file in files {
                session::add(library, &file, &mut mine)?;
            }
        }
        ids.extend(mine.keys().cloned());
        let mut trials: Vec<Trial> = ids.iter().filter_map(|id| library.recipes.get(id)).flat_map(examples).collect();
        for path in self.paths.iter().filter(|path| path.is_dir()) {
            for folder in case::folders(path)? {
                trials.push(case::read(&folder, library)?);
            }
        }
        Ok(trials)
    }
}

/// The examples of a recipe as trials.
fn examples(recipe: &Recipe) -> Vec<Trial> {
    let count = recipe.raw.example.len();
    recipe.raw.example.iter().enumerate().map(|(index, example)| trial(recipe, example, index + 1, count)).collect()
}

fn trial(recipe: &Recipe, example: &Example, number: usize, count: usize) -> Trial {
    let ending = example.ending.as_deref().or_else(|| recipe.language.endings().first().copied());
    let place = if count > 1 { format!(" {number}") } else { String::new() };
    let note = example.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    let expected = Expected {
        after: example.after.clone(),
        refuse: example.refuse.clone(),
        clean: example.after.is_none() && example.refuse.is_none(),
        ..Expected::default()
    };
    Trial {
        name: format!("{}, example{place}{note}", recipe.id),
        recipe: recipe.id.clone(),
        path: Path::new("example").with_extension(ending.unwrap_or_default()),
        before: example.before.clone(),
        files: BTreeMap::new(),
        floor: Some(case::FLOOR),
        options: BTreeMap::new(),
        expected,
    }
}
