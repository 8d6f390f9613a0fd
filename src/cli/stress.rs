//! `punchlist stress`: a test that runs the code of a finding until its trouble shows.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use minijinja::Value;

use super::error::Problem;
use super::session::{Paths, Session};
use super::stream::Streams;
use super::{Exit, config, look, select};
use crate::find::values::Values;
use crate::lang::{self, Files};
use crate::plan::{Engine, Settings, Stress as Made};
use crate::recipe::{Library, Recipe};
use crate::rewrite::stress::Test;
use crate::walk;

/// What stands in a line of a test that is left to a person.
const LEFT: &str = "FILL IN:";

/// Write a stress test that makes a race show: it fails before the fix, and passes after it.
///
/// For a finding, the test imports the module. For a recipe, its example is written beside the test. What cannot be known
/// is marked with FILL IN, and told.
#[derive(Debug, clap::Args)]
pub struct Stress {
    /// A finding (`src/app.py:42`), or a recipe (`python/stale-write`) for its example.
    target: String,
    /// Write the test to this file; `-` prints it.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Take the settings from this file.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Settings")]
    config: Option<PathBuf>,
    /// Take no settings from files.
    #[arg(long, help_heading = "Settings")]
    no_config: bool,
}

/// The code that a test is about.
struct Subject {
    /// The file as people name it.
    shown: PathBuf,
    /// The same, absolute and without links.
    real: PathBuf,
    bytes: Vec<u8>,
    /// The line of the finding; the first finding where none is given.
    line: Option<u32>,
    /// The recipe whose example it is; then the file is not there yet.
    example_of: Option<String>,
}

impl Stress {
    /// Makes the test and writes it.
    ///
    /// # Errors
    ///
    /// A problem if there is no such finding or recipe, no test can be made for it, or the file exists already.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let paths = Paths { config: self.config.clone(), no_config: self.no_config, ..Paths::default() };
        let library = Session::bare(&paths)?.library;
        let cwd = look::cwd()?;
        let subject = match self.target.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?))) {
            Some((path, line)) => Subject::read(&cwd, Path::new(path), line)?,
            None if lang::of_path(Path::new(&self.target)).is_some() => {
                return Err(Problem::new(format!("which finding of {}?", self.target))
                    .hint(format!("name its line, as in `punchlist stress {}:42`", self.target)));
            }
            None => self.example(&library, &cwd)?,
        };
        let output = self.output.as_deref().filter(|output| *output != Path::new("-"));
        let home = output.and_then(Path::parent).map_or_else(|| cwd.clone(), |folder| cwd.join(folder));
        let home = fs::canonicalize(&home).map_err(|error| Problem::file("written", &home, &error))?;
        let test = subject.test(&library, &cwd, &home, output)?;
        if self.output.is_some() && output.is_none() {
            streams.print(|out| write!(out, "{}", test.text))?;
            return Ok(Exit::Clean);
        }
        subject.write_example(streams)?;
        create(&cwd.join(&test.file), Path::new(&test.file), &test.text)?;
        streams.print(|out| {
            writeln!(out, "{} is written. {}", test.file, test.says)?;
            left(&test.text).try_for_each(|(line, what)| writeln!(out, "Fill in line {line} first: {what}."))
        })?;
        Ok(Exit::Clean)
    }

    /// The first example of a recipe that is rewritten.
    fn example(&self, library: &Library, cwd: &Path) -> Result<Subject, Problem> {
        let ids = select::resolve(library, &self.target).map_err(|error| {
            Problem::new(error.to_string())
                .hint("a finding is named by its file and line, as in `punchlist stress src/app.py:42`")
        })?;
        let tested = || library.recipes.values().filter(|recipe| recipe.raw.stress.is_some());
        let Some(recipe) = tested().find(|recipe| ids.contains(&recipe.id)) else {
            let known: Vec<&str> = tested().map(|recipe| recipe.id.as_str()).collect();
            let message = format!("{} has no stress test; these have: {}", self.target, known.join(", "));
            return Err(Problem::new(message));
        };
        let example = recipe.raw.example.iter().find(|example| example.after.is_some());
        let example = example.ok_or_else(|| Problem::new(format!("{} has no example with a rewrite", recipe.id)))?;
        let ending = example.ending.as_deref().or(recipe.language.endings().first().copied()).unwrap_or_default();
        let name = PathBuf::from(format!("{}.{ending}", recipe.name().replace('-', "_")));
        let bytes = example.before.trim_start_matches('\n').as_bytes().to_owned();
        Ok(Subject { real: cwd.join(&name), shown: name, bytes, line: None, example_of: Some(recipe.id.clone()) })
    }
}

impl Subject {
    fn read(cwd: &Path, path: &Path, line: u32) -> Result<Self, Problem> {
        let problem = |error: &std::io::Error| Problem::file("read", path, error);
        let real = fs::canonicalize(cwd.join(path)).map_err(|error| problem(&error))?;
        let bytes = fs::read(&real).map_err(|error| problem(&error))?;
        Ok(Self { shown: path.to_owned(), real, bytes, line: Some(line), example_of: None })
    }

    /// The test of the finding. It will lie in the folder `home`, as `output` if that is given.
    fn test(&self, library: &Library, cwd: &Path, home: &Path, output: Option<&Path>) -> Result<Test, Problem> {
        let mut places = walk::place(cwd, &[], &config::marks)
            .map_err(|error| Problem::new("the current folder cannot be read").because(error))?;
        let index = places.project_of(self.real.parent().unwrap_or(&self.real), &config::marks);
        let project = &places.projects[index];
        let files: Arc<dyn Files> = project.clone();
        let inside = self.real.strip_prefix(project.root()).unwrap_or(&self.real);
        let shown = self.shown.display();
        let imported = lang::of_path(inside).and_then(|language| language.import_name(&*files, inside));
        let Some((folder, module)) = imported else {
            return Err(Problem::new(format!("{shown}: stress tests are made for Python alone so far")));
        };
        let file = inside.strip_prefix(&folder).unwrap_or(inside);
        let texts = [
            ("module", module),
            ("root", between(home, &project.root().join(&folder))),
            ("file", file.to_string_lossy().replace('\\', "/")),
            ("stem", self.shown.file_stem().unwrap_or_default().to_string_lossy().into_owned()),
            ("path", shown.to_string()),
        ];
        let given = |recipe: &Recipe, line: u32| {
            let more = [("recipe", recipe.id.clone()), ("title", recipe.raw.title.clone())];
            let name = output.map(|output| ("name", output.to_string_lossy().into_owned()));
            let texts = texts.clone().into_iter().chain(more).chain(name);
            let values = texts.map(|(key, text)| (key, Value::from(text)));
            values.chain([("line", Value::from(line))]).collect::<Values>()
        };
        let made = engine(library, self.example_of.as_deref())?.stress(inside, &self.bytes, &files, &given);
        let made = made.map_err(|reason| Problem::new(format!("{shown} was not looked into: {reason}")))?;
        self.chosen(made)
    }

    /// The test of the finding that is meant.
    fn chosen(&self, made: Vec<Made>) -> Result<Test, Problem> {
        let shown = self.shown.display();
        let meant = |one: &&Made| self.line.is_none_or(|line| (one.start..=one.end).contains(&line));
        let mut meant: Vec<&Made> = made.iter().filter(meant).collect();
        meant.sort_by_key(|one| (one.test.is_err(), one.end - one.start));
        match meant.first().map(|one| (one.start, &one.test)) {
            Some((_, Ok(test))) => Ok(test.clone()),
            Some((line, Err(reason))) => Err(Problem::new(format!("no stress test for {shown}:{line}: {reason}"))),
            None => {
                let mut lines: Vec<String> = made.iter().map(|one| one.start.to_string()).collect();
                lines.dedup();
                let place = self.line.map(|line| format!(":{line}")).unwrap_or_default();
                let problem = Problem::new(format!("no finding at {shown}{place} that a stress test is known for"));
                Err(problem.hint(match &lines[..] {
                    [] => format!("there is none in the file; `punchlist check {shown}` lists its findings"),
                    lines => format!("there are some at {shown}:{}", lines.join(", ")),
                }))
            }
        }
    }

    /// Writes the example of a recipe, unless it is there already as it is.
    fn write_example(&self, streams: &mut Streams) -> Result<(), Problem> {
        let Some(recipe) = &self.example_of else { return Ok(()) };
        let text = String::from_utf8_lossy(&self.bytes);
        create(&self.real, &self.shown, &text)?;
        streams.print(|out| writeln!(out, "{} is written: the example of {recipe}.", self.shown.display()))
    }
}

/// An engine for the recipes that have a stress test, or for the one that is named.
fn engine(library: &Library, only: Option<&str>) -> Result<Engine, Problem> {
    let wanted = library.recipes.values().filter(|recipe| only.is_none_or(|id| recipe.id == id));
    let recipes: Vec<Option<Recipe>> = wanted.map(|recipe| recipe.with_harness(library)).collect::<Result<_, _>>()?;
    Ok(Engine::new(library, recipes.into_iter().flatten().collect(), Settings::default())?)
}

/// The way from the folder `from` to the folder `to`, both absolute, with `/` between its parts; `.` where they are one.
fn between(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let down = to[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// Writes a new file; one that is there with another text is left alone.
fn create(path: &Path, shown: &Path, text: &str) -> Result<(), Problem> {
    let wrong = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Problem::new(format!("{} exists already", shown.display()))
            .hint("`--output FILE` writes the test to another file, `--output -` prints it"),
        _ => Problem::file("written", shown, &error),
    };
    if fs::read(path).is_ok_and(|known| known == text.as_bytes()) {
        return Ok(());
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(wrong)?;
    file.write_all(text.as_bytes()).map_err(wrong)
}

/// The lines of a test that are left to a person, counted from 1, each with what is wanted.
fn left(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let what = |line: &'_ str| line.find(LEFT).map(|at| at + LEFT.len());
    text.lines().enumerate().filter_map(move |(at, line)| Some((at + 1, line[what(line)?..].trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_folders_goes_up_and_down() {
        let check = |from: &str, to: &str, way: &str| assert_eq!(between(Path::new(from), Path::new(to)), way);
        check("/a/b", "/a/b", ".");
        check("/a", "/a/b/c", "b/c");
        check("/a/tests", "/a/src", "../src");
    }

    #[test]
    fn places_to_fill_in_are_found() {
        let text = "x = 1\ny = ...  # FILL IN: a bank\n";
        assert_eq!(left(text).collect::<Vec<_>>(), [(2, "a bank")]);
    }
}
