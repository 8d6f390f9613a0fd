//! Settings of recipes: whether they exist, and whether their values fit.

use std::collections::BTreeMap;

use toml::Value;

use super::error::{did_you_mean, near};
use super::select::canonical;
use crate::recipe::raw::OptionSpec;
use crate::recipe::{Library, Recipe};

/// Why a setting of a recipe was turned down.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionError {
    /// No recipe has this name.
    #[error("there is no recipe `{name}`{hint}")]
    Recipe {
        /// The name.
        name: String,
        /// What looks like it.
        hint: String,
    },
    /// The recipe has no such option.
    #[error("{recipe} has no option `{name}`{hint}")]
    Option {
        /// The recipe.
        recipe: String,
        /// The name.
        name: String,
        /// What looks like it, or what there is.
        hint: String,
    },
    /// The value does not fit.
    #[error("`{name}` of {recipe} has to be {wanted}, not {value}")]
    Value {
        /// The recipe.
        recipe: String,
        /// The option.
        name: String,
        /// What would fit.
        wanted: String,
        /// What was given.
        value: String,
    },
}

/// The recipes that `name`, an id or the name of recipes of several languages, stands for.
///
/// # Errors
///
/// [`OptionError::Recipe`] if there is none.
pub fn recipes<'a>(library: &'a Library, name: &str) -> Result<Vec<&'a Recipe>, OptionError> {
    let id = canonical(name);
    let found: Vec<&Recipe> =
        library.recipes.values().filter(|recipe| recipe.id == id || recipe.name() == name).collect();
    if found.is_empty() {
        let hint = did_you_mean(&near(name, library.recipes.keys().map(String::as_str)));
        return Err(OptionError::Recipe { name: name.to_owned(), hint });
    }
    Ok(found)
}

/// Checks the value of an option of `recipe`. A whole number is taken where a fraction is wanted.
///
/// # Errors
///
/// [`OptionError`] if there is no such option, or the value does not fit.
pub fn check(recipe: &Recipe, name: &str, value: Value) -> Result<Value, OptionError> {
    let Some(spec) = recipe.raw.options.get(name) else {
        let known: Vec<&str> = recipe.raw.options.keys().map(String::as_str).collect();
        let hint = match (near(name, known.iter().copied()).as_slice(), known.is_empty()) {
            ([], true) => "; it has none".to_owned(),
            ([], false) => format!("; it has `{}`", known.join("`, `")),
            (near, _) => did_you_mean(near),
        };
        return Err(OptionError::Option { recipe: recipe.id.clone(), name: name.to_owned(), hint });
    };
    let value = match (&spec.default, value) {
        (Value::Float(_), Value::Integer(whole)) => Value::Float(whole as f64),
        (_, value) => value,
    };
    if fits(spec, &value) {
        return Ok(value);
    }
    Err(OptionError::Value {
        recipe: recipe.id.clone(),
        name: name.to_owned(),
        wanted: wanted(spec),
        value: value.to_string(),
    })
}

fn fits(spec: &OptionSpec, value: &Value) -> bool {
    let least = spec.minimum.is_none_or(|least| match value {
        Value::Integer(number) => *number >= least,
        Value::Float(number) => *number >= least as f64,
        _ => true,
    });
    value.same_type(&spec.default) && least && (spec.choices.is_empty() || spec.choices.contains(value))
}

/// What an option takes, in words: `an integer of at least 1`, `"semaphore" or "p-limit"`.
pub fn wanted(spec: &OptionSpec) -> String {
    if let [first @ .., last] = spec.choices.as_slice() {
        let first: Vec<String> = first.iter().map(ToString::to_string).collect();
        return if first.is_empty() { last.to_string() } else { format!("{} or {last}", first.join(", ")) };
    }
    let kind = match spec.default {
        Value::String(_) => "a string",
        Value::Integer(_) => "an integer",
        Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Array(_) => "an array",
        Value::Datetime(_) => "a date",
        Value::Table(_) => "a table",
    };
    spec.minimum.map_or_else(|| kind.to_owned(), |least| format!("{kind} of at least {least}"))
}

/// Reads `RECIPE.KEY=VALUE` from the command line. The value is TOML; what is no TOML is a string.
///
/// # Errors
///
/// A message if it has another form, or does not fit the recipe.
pub fn from_argument(
    library: &Library,
    argument: &str,
    into: &mut BTreeMap<String, BTreeMap<String, Value>>,
) -> Result<(), String> {
    let parts = argument.split_once('=').and_then(|(key, value)| Some((key.rsplit_once('.')?, value)));
    let Some(((recipe, name), text)) = parts else {
        return Err(format!("`{argument}` is not RECIPE.KEY=VALUE, such as `python/unbounded-fan-out.limit=5`"));
    };
    for recipe in recipes(library, recipe.trim()).map_err(|error| error.to_string())? {
        let name = name.trim();
        let wants_text = recipe.raw.options.get(name).is_some_and(|spec| spec.default.is_str());
        let value = check(recipe, name, value(text.trim(), wants_text)).map_err(|error| error.to_string())?;
        into.entry(recipe.id.clone()).or_default().insert(name.to_owned(), value);
    }
    Ok(())
}

fn value(text: &str, wants_text: bool) -> Value {
    let read = toml::from_str::<toml::Table>(&format!("value = {text}")).ok();
    let read = read.and_then(|mut table| table.remove("value"));
    match read {
        Some(value) if value.is_str() || !wants_text => value,
        Some(_) | None => Value::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(text: &str) -> OptionSpec {
        toml::from_str(text).expect("it is an option")
    }

    #[test]
    fn says_what_would_fit() {
        assert_eq!(wanted(&spec("default = 10\nabout = ''\nminimum = 1")), "an integer of at least 1");
        assert_eq!(wanted(&spec("default = 'a'\nabout = ''\nchoices = ['a', 'b']")), "\"a\" or \"b\"");
        assert_eq!(wanted(&spec("default = true\nabout = ''")), "true or false");
    }

    #[test]
    fn values_fit_by_type_choice_and_size() {
        let limit = spec("default = 10\nabout = ''\nminimum = 1");
        assert!(fits(&limit, &Value::Integer(1)));
        assert!(!fits(&limit, &Value::Integer(0)));
        assert!(!fits(&limit, &Value::String("1".into())));
        let via = spec("default = 'a'\nabout = ''\nchoices = ['a', 'b']");
        assert!(fits(&via, &Value::String("b".into())));
        assert!(!fits(&via, &Value::String("c".into())));
    }

    #[test]
    fn a_value_on_the_command_line_is_toml_or_a_string() {
        assert_eq!(value("5", false), Value::Integer(5));
        assert_eq!(value("\"5\"", true), Value::String("5".into()));
        assert_eq!(value("5", true), Value::String("5".into()));
        assert_eq!(value("p-limit", true), Value::String("p-limit".into()));
        assert_eq!(value("true", false), Value::Boolean(true));
    }
}
