//! What is wanted: recipes, their reasons, the primitives they speak of, the tables of knowledge and the checklists.
//!
//! [`raw`] is a recipe as written, [`Recipe`] one that was checked. Recipes that ship with the program are found under
//! `recipes/` by the build. Looks at no user code and opens no file: texts are handed in. Start at [`Library`].

pub mod checklist;
pub mod knowledge;
pub mod one_or_many;
pub mod raw;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::edit::Safety;
use crate::lang::{self, Language};
use checklist::Checklist;
use knowledge::Knowledge;

/// Every TOML file under `recipes/`, by path.
const SHIPPED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// Why a file of recipes was turned down. Lines and columns count from 1; 0 where the place is not known.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {message}", path.display(), place(*line, *column))]
pub struct RecipeError {
    /// The file.
    pub path: PathBuf,
    /// Line.
    pub line: u32,
    /// Column, in characters.
    pub column: u32,
    /// What is wrong and what would be right.
    pub message: String,
}

fn place(line: u32, column: u32) -> String {
    if line == 0 { String::new() } else { format!(":{line}:{column}") }
}

impl RecipeError {
    /// An error at the byte `at` of `text`.
    pub fn at(path: &Path, text: &str, at: usize, message: impl Into<String>) -> Self {
        let source = crate::text::Source::new(path, text);
        let place = source.place(at.min(text.len()) as u32);
        Self { path: path.to_owned(), line: place.line, column: place.column, message: message.into() }
    }

    /// An error at the first place of `text` that holds `part`; without a place where it holds none.
    pub fn near(path: &Path, text: &str, part: &str, message: impl Into<String>) -> Self {
        match text.find(part) {
            Some(at) if !part.is_empty() => Self::at(path, text, at, message),
            _ => Self { path: path.to_owned(), line: 0, column: 0, message: message.into() },
        }
    }
}

/// Reads TOML into a type of [`raw`].
pub(crate) fn parse<T: serde::de::DeserializeOwned>(path: &Path, text: &str) -> Result<T, RecipeError> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        RecipeError::at(path, text, at, error.message().trim())
    })
}

/// A file of a library.
#[derive(Clone, Copy)]
struct Written<'a> {
    path: &'a Path,
    text: &'a str,
    /// The same as JSON; empty where there is only the text.
    json: &'a str,
}

impl Written<'_> {
    fn parse<T: serde::de::DeserializeOwned>(self) -> Result<T, RecipeError> {
        if self.json.is_empty() {
            return parse(self.path, self.text);
        }
        serde_json::from_str(self.json).map_err(|error| RecipeError::at(self.path, self.text, 0, error.to_string()))
    }
}

/// A recipe that was checked: its language exists, its expressions and patterns parse, its reasons have texts.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// `<language>/<name>`.
    pub id: String,
    /// Its language.
    pub language: &'static dyn Language,
    /// What was written.
    pub raw: raw::Recipe,
    /// The file it came from.
    pub path: PathBuf,
    /// The file's text, for the places of errors found later.
    pub text: String,
    /// Whether it is one of those that punchlist brings along, which its tests compile.
    pub shipped: bool,
}

impl Recipe {
    /// Reads a recipe. Its name is the file's; its language is the folder's, or the one the file names.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] with file, line and column.
    pub fn read(path: &Path, text: &str) -> Result<Self, RecipeError> {
        Self::from_written(Written { path, text, json: "" })
    }

    fn from_written(file: Written<'_>) -> Result<Self, RecipeError> {
        let raw: raw::Recipe = file.parse()?;
        let Written { path, text, json } = file;
        let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
        let wanted = raw.language.as_deref().unwrap_or(folder);
        let Some(language) = lang::named(wanted) else {
            let known: Vec<&str> = lang::ALL.iter().map(|language| language.name()).collect();
            let message = format!(
                "unknown language {wanted:?}: put the file into a folder named after one of {}, or write `language = \"…\"`",
                known.join(", ")
            );
            return Err(RecipeError::near(path, text, "language", message));
        };
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let id = format!("{}/{name}", language.name());
        let recipe =
            Self { id, language, raw, path: path.to_owned(), text: text.to_owned(), shipped: !json.is_empty() };
        recipe.check()?;
        Ok(recipe)
    }

    fn check(&self) -> Result<(), RecipeError> {
        if self.raw.find.is_empty() {
            return Err(RecipeError::near(
                &self.path,
                &self.text,
                "title",
                "the recipe has no [find]: nothing would ever be found",
            ));
        }
        Ok(())
    }

    /// The recipe with its stress test made whole: what it does not say itself comes from its harness. None where it has no
    /// such test.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] if there is no harness of that name, or none that gives a text.
    pub fn with_harness(&self, library: &Library) -> Result<Option<Self>, RecipeError> {
        let Some(own) = &self.raw.stress else { return Ok(None) };
        let wrong = |message: String| RecipeError::near(&self.path, &self.text, "[stress", message);
        let known = library.harnesses.get(self.language.name());
        let mut whole = own.clone();
        if let Some(name) = &own.harness {
            let harness = known.and_then(|known| known.harness.get(name));
            let harness = harness.ok_or_else(|| wrong(format!("there is no harness {name:?} in a folder stress")))?;
            whole.lets.extend(harness.lets.iter().cloned());
            whole.refuse.extend(harness.refuse.iter().cloned());
            let shared = known.map_or("", |known| &known.macros);
            whole.macros = format!("{shared}{}{}", harness.macros, own.macros);
            whole.file = whole.file.or_else(|| harness.file.clone());
            whole.text = whole.text.or_else(|| harness.text.clone());
            whole.says = whole.says.or_else(|| harness.says.clone());
        }
        if whole.text.is_none() || whole.file.is_none() {
            return Err(wrong("a stress test needs `file` and `text`, its own or those of a `harness`".to_owned()));
        }
        let mut recipe = self.clone();
        recipe.raw.stress = Some(whole);
        recipe.shipped = false;
        Ok(Some(recipe))
    }

    /// The name without the language.
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(_, name)| name)
    }

    /// The highest risk among its rewrites, exceptions aside; [`Safety::Suggestion`] if it only reports.
    pub fn safety(&self) -> Safety {
        let ordinary = self.raw.write.iter().filter(|write| !write.exception);
        let each = ordinary.map(|write| write.safety.unwrap_or(self.raw.safety));
        each.map(Safety::from).min().unwrap_or(Safety::Suggestion)
    }
}

impl From<raw::Safety> for Safety {
    fn from(raw: raw::Safety) -> Self {
        match raw {
            raw::Safety::Safe => Safety::Safe,
            raw::Safety::Unsafe => Safety::Unsafe,
            raw::Safety::Suggestion => Safety::Suggestion,
        }
    }
}

/// Everything that recipes are made of: the shipped files, and those of the user.
#[derive(Debug, Default)]
pub struct Library {
    /// Recipes by id.
    pub recipes: BTreeMap<String, Recipe>,
    /// Texts of reasons: by language, then id.
    pub reasons: BTreeMap<String, BTreeMap<String, raw::ReasonText>>,
    /// Which primitive is right when: by language, then id.
    pub primitives: BTreeMap<String, BTreeMap<String, raw::Primitive>>,
    /// The tests of `punchlist stress` that recipes share, by language.
    pub harnesses: BTreeMap<String, raw::Harnesses>,
    /// What is known of libraries, by language.
    pub knowledge: BTreeMap<String, Knowledge>,
    /// The checklists.
    pub checklists: Vec<Checklist>,
}

impl Library {
    /// The recipes that ship with the program.
    ///
    /// # Panics
    ///
    /// If a shipped file is wrong; the tests read every one of them.
    pub fn shipped() -> Self {
        let mut library = Library::default();
        for (path, text, json) in SHIPPED {
            let file = Written { path: Path::new(path), text, json };
            library.take(file).expect("the shipped recipes are tested");
        }
        library
    }

    /// Reads one file. Its folder says what it is: `reasons`, `primitives`, `stress`, `knowledge`, `checklists`, or recipes of a language.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] with file, line and column.
    pub fn add(&mut self, path: &Path, text: &str) -> Result<(), RecipeError> {
        self.take(Written { path, text, json: "" })
    }

    fn take(&mut self, file: Written<'_>) -> Result<(), RecipeError> {
        let path = file.path;
        let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        match folder {
            "reasons" => {
                let reasons: raw::Reasons = file.parse()?;
                self.reasons.entry(name).or_default().extend(reasons.reason);
            }
            "primitives" => {
                let primitives: raw::Primitives = file.parse()?;
                self.primitives.entry(name).or_default().extend(primitives.primitive);
            }
            "stress" => {
                let harnesses: raw::Harnesses = file.parse()?;
                let known = self.harnesses.entry(name).or_default();
                known.macros.push_str(&harnesses.macros);
                known.harness.extend(harnesses.harness);
            }
            "knowledge" => self.knowledge.entry(name).or_default().extend(file.parse()?),
            "checklists" => self.checklists.push(file.parse()?),
            _ => {
                let recipe = Recipe::from_written(file)?;
                self.recipes.insert(recipe.id.clone(), recipe);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_files_say_the_same_as_json() {
        let mut written = Library::default();
        for (path, text, json) in SHIPPED {
            assert!(!json.is_empty(), "{path}");
            written.add(Path::new(path), text).expect("the file is right");
        }
        for recipe in written.recipes.values_mut() {
            recipe.shipped = true;
        }
        assert_eq!(format!("{:?}", Library::shipped()), format!("{written:?}"));
    }
}
