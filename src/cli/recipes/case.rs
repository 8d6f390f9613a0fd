//! Folders of cases: `<recipe>/<case>/` with `before.EXT`, `after.EXT` where something is written, and `meta.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Value;

use super::trial::{Expected, Site, Trial};
use crate::cli::config;
use crate::cli::error::Problem;
use crate::lang;
use crate::recipe::{Library, RecipeError};

/// `meta.toml`. Keys of other tools (`runnable`, `output`) are left to them.
#[derive(Debug, Default, Deserialize)]
struct Meta {
    /// A reason for which sites are left alone; nothing is written.
    refuse: Option<String>,
    /// Nothing is found.
    #[serde(default)]
    clean: bool,
    /// Where the file lies in its project.
    as_path: Option<PathBuf>,
    /// The lowest Python; `from-project` where the project says it.
    python: Option<String>,
    #[serde(default)]
    options: BTreeMap<String, Value>,
    finding: Option<Vec<Found>>,
}

/// A finding of a case.
#[derive(Debug, Deserialize)]
struct Found {
    line: u32,
    #[serde(default = "fix")]
    action: String,
    reason: Option<String>,
}

fn fix() -> String {
    "fix".to_owned()
}

/// The lowest Python of a case that names none.
pub const FLOOR: (u32, u32) = (3, 11);

/// The folders of cases at and below `folder`, sorted.
///
/// # Errors
///
/// A problem if a folder cannot be read.
pub fn folders(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let unreadable = |error: std::io::Error| Problem::file("read", folder, &error);
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    entries.sort();
    if entries.iter().any(|entry| is_before(entry)) {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.is_dir()) {
        found.extend(folders(entry)?);
    }
    Ok(found)
}

/// Whether this is the code of a case: `before.EXT` of a language we know.
fn is_before(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "before") && lang::of_path(path).is_some()
}

/// Reads the case in `folder`.
///
/// # Errors
///
/// A problem if a file cannot be read, or there is no recipe for it.
pub fn read(folder: &Path, library: &Library) -> Result<Trial, Problem> {
    let mut texts = BTreeMap::new();
    gather(folder, Path::new(""), &mut texts)?;
    let before = texts.keys().find(|path| is_before(path) && path.components().count() == 1).cloned();
    let before = before.ok_or_else(|| Problem::new(format!("{} holds no case", folder.display())))?;
    let text = texts.remove(&before).unwrap_or_default();
    let after = texts.remove(&PathBuf::from(before.to_string_lossy().replacen("before", "after", 1)));
    let meta = texts.remove(Path::new("meta.toml")).unwrap_or_default();
    let meta: Meta = toml::from_str(&meta).map_err(|error| {
        let (path, at) = (folder.join("meta.toml"), error.span().map_or(0, |span| span.start));
        Problem::new(RecipeError::at(&path, &meta, at, error.message()).to_string())
    })?;
    let recipe = recipe(folder, &before, library)?;
    let manifests = manifests(&mut texts);
    let floor = match meta.python.as_deref() {
        Some("from-project") => None,
        Some(version) => Some(config::version(version).map_err(Problem::new)?),
        None => Some(FLOOR),
    };
    let known = library.reasons.get(recipe.split('/').next().unwrap_or_default());
    let is_reason = |reason: &String| known.is_some_and(|known| known.contains_key(reason));
    let site = |found: Found| {
        let reason = found.reason.or_else(|| meta.refuse.clone().filter(|_| found.action != "fix")).filter(is_reason);
        Site { line: found.line, action: found.action, reason }
    };
    let expected = Expected {
        after,
        findings: meta.finding.map(|found| found.into_iter().map(site).collect()),
        refuse: meta.refuse.clone().filter(is_reason),
        clean: meta.clean,
        manifests,
    };
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    Ok(Trial {
        name: format!("{recipe}, case {name}"),
        recipe,
        path: meta.as_path.unwrap_or(before),
        before: text,
        files: texts,
        floor,
        options: meta.options,
        expected,
    })
}

/// The manifests among the files: `before.NAME` becomes `NAME`, and `after.NAME` is what has to come of it.
fn manifests(texts: &mut BTreeMap<PathBuf, String>) -> BTreeMap<PathBuf, String> {
    let is_manifest = |name: &&str| lang::ALL.iter().any(|language| language.manifest_names().contains(name));
    let named = |prefix: &str, path: &Path| path.to_str()?.strip_prefix(prefix).filter(is_manifest).map(PathBuf::from);
    let paths: Vec<PathBuf> = texts.keys().cloned().collect();
    let mut after = BTreeMap::new();
    for path in paths {
        if let Some(name) = named("before.", &path) {
            let text = texts.remove(&path).unwrap_or_default();
            texts.insert(name, text);
        } else if let Some(name) = named("after.", &path) {
            after.insert(name, texts.remove(&path).unwrap_or_default());
        }
    }
    after
}

/// The recipe of a case: the name of the folder above, in the language of the code.
fn recipe(folder: &Path, before: &Path, library: &Library) -> Result<String, Problem> {
    let folder = fs::canonicalize(folder).map_err(|error| Problem::file("read", folder, &error))?;
    let name = folder.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let language = lang::of_path(before).map(|language| language.name()).unwrap_or_default();
    let id = format!("{language}/{name}");
    if library.recipes.contains_key(&id) {
        return Ok(id);
    }
    Err(Problem::new(format!("{} is a case of {id}, which does not exist", folder.display()))
        .hint("a case lies in RECIPE/CASE/, RECIPE being the recipe's name"))
}

/// Every text below `folder`, by path inside it.
fn gather(folder: &Path, inside: &Path, texts: &mut BTreeMap<PathBuf, String>) -> Result<(), Problem> {
    let unreadable = |error: std::io::Error| Problem::file("read", folder, &error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = inside.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            gather(&path, &name, texts)?;
        } else if let Ok(text) = fs::read_to_string(&path) {
            texts.insert(name, text);
        }
    }
    Ok(())
}
