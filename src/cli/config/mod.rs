//! Settings: `punchlist.toml`, or `[tool.punchlist]` in `pyproject.toml`, the nearest above the current folder.
//!
//! [`raw`] is what is written, [`Config`] what it means for this set of recipes. Start at [`find`].

mod raw;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use toml::{Spanned, Value};

use super::error::{Problem, did_you_mean, near};
use super::{options, select};
use crate::recipe::Library;
use crate::text::Source;

/// The file of settings.
pub const NAME: &str = "punchlist.toml";

/// The other file that may hold them.
const PYPROJECT: &str = "pyproject.toml";

/// Settings as they were found.
#[derive(Debug, Default)]
pub struct Config {
    path: PathBuf,
    text: String,
    raw: raw::Config,
}

/// What is set for some paths.
#[derive(Debug)]
pub struct Layer {
    paths: GlobSet,
    /// Recipes to run there instead.
    pub select: Option<Vec<String>>,
    /// Recipes not to run there.
    pub ignore: Vec<String>,
    /// Options there.
    pub options: Options,
}

/// Options by recipe id and name.
pub type Options = BTreeMap<String, BTreeMap<String, Value>>;

impl Layer {
    /// Whether it counts for `path`, relative to the settings' folder.
    pub fn fits(&self, path: &Path) -> bool {
        self.paths.is_match(path)
    }
}

/// The JSON Schema of `punchlist.toml`.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(raw::Config)
}

/// The settings for a run in `cwd`: the nearest above, up to the folder with `.git`; none where there are none.
///
/// # Errors
///
/// A problem with file, line and column if they cannot be read.
pub fn find(cwd: &Path) -> Result<Config, Problem> {
    for folder in cwd.ancestors() {
        if let Some(config) = in_folder(folder)? {
            return Ok(config);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Ok(Config::default())
}

/// Whether `folder` is the top of a project: it has a `.git`, or settings of ours.
pub fn marks(folder: &Path) -> bool {
    let ours = |text: String| text.contains("[tool.punchlist") || text.contains("punchlist]");
    folder.join(".git").exists()
        || folder.join(NAME).is_file()
        || fs::read_to_string(folder.join(PYPROJECT)).is_ok_and(ours)
}

fn in_folder(folder: &Path) -> Result<Option<Config>, Problem> {
    let path = folder.join(NAME);
    if path.is_file() {
        return read(&path).map(Some);
    }
    let path = folder.join(PYPROJECT);
    match fs::read_to_string(&path) {
        Ok(text) if text.contains("punchlist") => from_pyproject(path, text),
        Ok(_) | Err(_) => Ok(None),
    }
}

/// A `pyproject.toml` that is broken elsewhere is the business of others, unless it names us.
fn from_pyproject(path: PathBuf, text: String) -> Result<Option<Config>, Problem> {
    match toml::from_str::<raw::PyProject>(&text) {
        Ok(project) => Ok(project.tool.and_then(|tool| tool.punchlist).map(|raw| Config { path, text, raw })),
        Err(_) if !text.contains("[tool.punchlist") => Ok(None),
        Err(error) => Err(wrong(&path, &text, &error)),
    }
}

/// The settings in the file at `path`.
///
/// # Errors
///
/// A problem with file, line and column.
pub fn read(path: &Path) -> Result<Config, Problem> {
    let text = fs::read_to_string(path)
        .map_err(|error| Problem::file("read", path, &error).hint("`punchlist init` writes a file of settings"))?;
    if path.file_name().is_some_and(|name| name == PYPROJECT) {
        return Ok(from_pyproject(path.to_owned(), text)?.unwrap_or_default());
    }
    match toml::from_str(&text) {
        Ok(raw) => Ok(Config { path: path.to_owned(), text, raw }),
        Err(error) => Err(wrong(path, &text, &error)),
    }
}

/// An error of the TOML reader, with a guess at what an unknown key was meant to be.
fn wrong(path: &Path, text: &str, error: &toml::de::Error) -> Problem {
    let message = error.message().trim();
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let message = match names.split_first() {
        Some((unknown, known)) if message.starts_with("unknown field") => {
            let likely = near(unknown, known.iter().copied());
            let rest = if likely.is_empty() {
                format!("; known are `{}`", known.join("`, `"))
            } else {
                did_you_mean(&likely[..1])
            };
            format!("unknown key `{unknown}`{rest}")
        }
        _ => message.to_owned(),
    };
    placed(path, text, error.span().unwrap_or_default(), message)
}

fn placed(path: &Path, text: &str, span: Range<usize>, message: impl std::fmt::Display) -> Problem {
    let place = Source::new(path, text).place(span.start.min(text.len()) as u32);
    let message = format!("{}:{}:{}: {message}", short(path).display(), place.line, place.column);
    Problem::new(message).hint("`punchlist init` writes a file that shows every setting")
}

/// `path` seen from the current folder.
fn short(path: &Path) -> &Path {
    let cwd = std::env::current_dir().ok();
    cwd.and_then(|cwd| path.strip_prefix(cwd).ok()).unwrap_or(path)
}

impl Config {
    /// The folder that its paths are relative to; none where there are no settings.
    pub fn folder(&self) -> Option<&Path> {
        self.path.parent().filter(|_| !self.path.as_os_str().is_empty())
    }

    /// A problem with something written at `at`.
    fn problem(&self, at: &Spanned<String>, message: impl std::fmt::Display) -> Problem {
        placed(&self.path, &self.text, at.span(), message)
    }

    /// Whether `fix` makes unsafe fixes.
    pub fn makes_unsafe(&self) -> bool {
        self.raw.r#unsafe
    }

    /// The lowest Python where a project declares none.
    ///
    /// # Errors
    ///
    /// A problem if it is no version.
    pub fn target_python(&self) -> Result<Option<(u32, u32)>, Problem> {
        let Some(written) = &self.raw.target_python else { return Ok(None) };
        version(written.get_ref()).map(Some).map_err(|message| self.problem(written, message))
    }

    /// The form of reports.
    ///
    /// # Errors
    ///
    /// A problem if there is no such form.
    pub fn output_format(&self) -> Result<Option<crate::report::Format>, Problem> {
        let Some(written) = &self.raw.output_format else { return Ok(None) };
        let format = <crate::report::Format as clap::ValueEnum>::from_str(written.get_ref(), false);
        format.map(Some).map_err(|_| {
            self.problem(
                written,
                format!("there is no output format `{}`; known are text, json, github and sarif", written.get_ref()),
            )
        })
    }

    /// Folders and files of the user's recipes, absolute.
    pub fn recipe_folders(&self) -> Vec<PathBuf> {
        let folder = self.folder().unwrap_or(Path::new(""));
        self.raw.recipes.folders.iter().map(|written| folder.join(written.get_ref())).collect()
    }

    /// A problem with the `index`th of [`Config::recipe_folders`].
    pub fn folder_problem(&self, index: usize, message: impl std::fmt::Display) -> Problem {
        self.problem(&self.raw.recipes.folders[index], message)
    }

    /// What is left out.
    ///
    /// # Errors
    ///
    /// A problem if a glob is wrong.
    pub fn exclude(&self) -> Result<GlobSet, Problem> {
        self.globs(&self.raw.exclude)
    }

    /// Selectors of recipes to run, checked.
    ///
    /// # Errors
    ///
    /// A problem if one stands for nothing.
    pub fn select(&self, library: &Library) -> Result<Option<Vec<String>>, Problem> {
        self.raw.select.as_ref().map(|written| self.selectors(library, written)).transpose()
    }

    /// Selectors of recipes not to run, checked.
    ///
    /// # Errors
    ///
    /// A problem if one stands for nothing.
    pub fn ignore(&self, library: &Library) -> Result<Vec<String>, Problem> {
        self.selectors(library, &self.raw.ignore)
    }

    /// Options of recipes, checked.
    ///
    /// # Errors
    ///
    /// A problem if there is no such recipe or option, or a value does not fit.
    pub fn options(&self, library: &Library) -> Result<Options, Problem> {
        self.checked(library, &self.raw.recipes)
    }

    /// What is set for some paths, in the order written.
    ///
    /// # Errors
    ///
    /// As [`Config::select`] and [`Config::options`].
    pub fn layers(&self, library: &Library) -> Result<Vec<Layer>, Problem> {
        let layer = |raw: &raw::Override| {
            if let Some(folder) = raw.recipes.folders.first() {
                return Err(self.problem(folder, "folders of recipes are set for all paths, not for some"));
            }
            Ok(Layer {
                paths: self.globs(&raw.paths)?,
                select: raw.select.as_ref().map(|written| self.selectors(library, written)).transpose()?,
                ignore: self.selectors(library, &raw.ignore)?,
                options: self.checked(library, &raw.recipes)?,
            })
        };
        self.raw.overrides.iter().map(layer).collect()
    }

    fn selectors(&self, library: &Library, written: &[Spanned<String>]) -> Result<Vec<String>, Problem> {
        let check = |written: &Spanned<String>| match select::resolve(library, written.get_ref()) {
            Ok(_) => Ok(written.get_ref().clone()),
            Err(error) => Err(self.problem(written, error)),
        };
        written.iter().map(check).collect()
    }

    fn checked(&self, library: &Library, written: &raw::Recipes) -> Result<Options, Problem> {
        let mut options = Options::new();
        for (name, table) in &written.options {
            let recipes = options::recipes(library, name.get_ref()).map_err(|error| self.problem(name, error))?;
            for (key, value) in table {
                for recipe in &recipes {
                    let checked = options::check(recipe, key.get_ref(), value.get_ref().clone());
                    let checked = checked.map_err(|error| match error {
                        options::OptionError::Value { .. } => placed(&self.path, &self.text, value.span(), error),
                        _ => self.problem(key, error),
                    })?;
                    options.entry(recipe.id.clone()).or_default().insert(key.get_ref().clone(), checked);
                }
            }
        }
        Ok(options)
    }

    /// A glob means what it means in `.gitignore`: without a `/` it fits at any depth, and a folder holds what lies below.
    fn globs(&self, written: &[Spanned<String>]) -> Result<GlobSet, Problem> {
        let mut set = GlobSetBuilder::new();
        for glob in written {
            let text = glob.get_ref().trim_start_matches("./").trim_end_matches('/');
            let anchored = text.trim_start_matches('/');
            let base = if text.contains('/') { anchored.to_owned() } else { format!("**/{anchored}") };
            for pattern in [format!("{base}/**"), base] {
                let glob = GlobBuilder::new(&pattern).literal_separator(true).build().map_err(|error| {
                    self.problem(glob, format!("`{}` is no glob: {}", glob.get_ref(), error.kind()))
                })?;
                set.add(glob);
            }
        }
        set.build().map_err(|error| Problem::new(format!("the globs cannot be used together: {error}")))
    }
}

/// Reads a version such as `3.11`.
///
/// # Errors
///
/// A message if it is none.
pub fn version(text: &str) -> Result<(u32, u32), String> {
    let parts = text.trim().split_once('.').and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)));
    parts.filter(|(major, _)| *major == 3).ok_or_else(|| format!("`{text}` is no version of Python, such as `3.11`"))
}

#[cfg(test)]
mod tests;
