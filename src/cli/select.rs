//! Selectors: `python/sleep-in-async`, `sleep-in-async`, `python/*`, `python`, `bounded`.

use std::collections::BTreeSet;

use globset::Glob;

use super::error::{did_you_mean, near};
use crate::lang;
use crate::plan::suppress;
use crate::recipe::Library;

/// A selector that stands for no recipe.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectError {
    /// Nothing has this name.
    #[error("no recipe or checklist item is called `{name}`{}", did_you_mean(&near.iter().map(String::as_str).collect::<Vec<_>>()))]
    Unknown {
        /// The selector.
        name: String,
        /// What looks like it.
        near: Vec<String>,
    },
    /// It is an item of a checklist, for which there is no recipe yet.
    #[error("no recipe of this version checks `{name}` yet")]
    Empty {
        /// The item.
        name: String,
    },
    /// It is no pattern.
    #[error("`{name}` is no pattern: {why}")]
    Glob {
        /// The selector.
        name: String,
        /// What is wrong with it.
        why: String,
    },
}

/// The ids of the recipes that `selector` stands for; never none.
///
/// # Errors
///
/// [`SelectError`] if it stands for nothing.
pub fn resolve(library: &Library, selector: &str) -> Result<BTreeSet<String>, SelectError> {
    let name = canonical(selector);
    if name == suppress::UNUSED {
        return Ok(BTreeSet::from([name]));
    }
    let found = if name.contains(['*', '?', '[', '{']) { glob(library, &name)? } else { plain(library, &name) };
    if !found.is_empty() {
        return Ok(found);
    }
    let name = selector.to_owned();
    if items(library).contains(selector) {
        return Err(SelectError::Empty { name });
    }
    let known = library.recipes.keys().map(String::as_str).chain(items(library)).chain([suppress::UNUSED]);
    let near = near(&name, known).into_iter().map(ToOwned::to_owned).collect();
    Err(SelectError::Unknown { name, near })
}

/// Recipes with this id, name, language or checklist item.
fn plain(library: &Library, name: &str) -> BTreeSet<String> {
    let listed: Vec<&String> = library
        .checklists
        .iter()
        .flat_map(|checklist| &checklist.item)
        .filter(|item| item.id == name)
        .flat_map(|item| &item.recipes)
        .collect();
    let language = lang::named(name).map(|language| language.name());
    let fits = library.recipes.values().filter(|recipe| {
        recipe.id == name
            || recipe.name() == name
            || language == Some(recipe.language.name())
            || recipe.raw.item.as_deref() == Some(name)
            || listed.contains(&&recipe.id)
    });
    fits.map(|recipe| recipe.id.clone()).collect()
}

fn glob(library: &Library, name: &str) -> Result<BTreeSet<String>, SelectError> {
    let glob = Glob::new(name)
        .map_err(|error| SelectError::Glob { name: name.to_owned(), why: error.kind().to_string() })?
        .compile_matcher();
    let fits = library.recipes.values().filter(|recipe| glob.is_match(&recipe.id) || glob.is_match(recipe.name()));
    Ok(fits.map(|recipe| recipe.id.clone()).collect())
}

/// Every id of a checklist item.
fn items(library: &Library) -> BTreeSet<&str> {
    let listed = library.checklists.iter().flat_map(|checklist| &checklist.item).map(|item| item.id.as_str());
    listed.chain(library.recipes.values().filter_map(|recipe| recipe.raw.item.as_deref())).collect()
}

/// `name` with the language's own name in front: `typescript/x` is `javascript/x`.
pub fn canonical(name: &str) -> String {
    match name.split_once('/') {
        Some((first, rest)) => match lang::named(first) {
            Some(language) => format!("{}/{rest}", language.name()),
            None => name.to_owned(),
        },
        None => name.to_owned(),
    }
}
