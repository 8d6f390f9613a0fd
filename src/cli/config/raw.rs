//! Settings as they are written. Unknown keys are refused.

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use toml::{Spanned, Value};

/// `punchlist.toml`, or `[tool.punchlist]` in `pyproject.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "punchlist settings")]
pub struct Config {
    /// Recipes to run; the default ones where absent.
    #[schemars(with = "Option<Vec<String>>")]
    pub select: Option<Vec<Spanned<String>>>,
    /// Recipes not to run.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
    /// Files and folders to leave out: globs, relative to the settings' folder.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Spanned<String>>,
    /// Whether `fix` makes unsafe fixes too.
    #[serde(default)]
    pub r#unsafe: bool,
    /// The lowest Python where a project declares none.
    #[schemars(with = "Option<String>")]
    pub target_python: Option<Spanned<String>>,
    /// The form of reports.
    #[schemars(with = "Option<String>")]
    pub output_format: Option<Spanned<String>>,
    /// Folders of recipes, and options of recipes.
    #[serde(default)]
    pub recipes: Recipes,
    /// Settings for some paths.
    #[serde(default)]
    pub overrides: Vec<Override>,
}

/// Settings for some paths.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Globs, relative to the settings' folder.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Spanned<String>>,
    /// Recipes to run there.
    #[schemars(with = "Option<Vec<String>>")]
    pub select: Option<Vec<Spanned<String>>>,
    /// Recipes not to run there.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
    /// Options of recipes there.
    #[serde(default)]
    pub recipes: Recipes,
}

/// `recipes = ["folder/"]`, or a table with `folders` and a table of options for each recipe.
#[derive(Debug, Default)]
pub struct Recipes {
    /// Folders or files with recipes of one's own, relative to the settings' folder.
    pub folders: Vec<Spanned<String>>,
    /// Options by recipe.
    pub options: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<Value>>>,
}

impl JsonSchema for Recipes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Recipes".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let folders = json_schema!({ "type": "array", "items": { "type": "string" } });
        json_schema!({
            "anyOf": [
                folders,
                {
                    "type": "object",
                    "properties": { "folders": folders },
                    "additionalProperties": { "type": "object" },
                },
            ],
        })
    }
}

impl<'de> Deserialize<'de> for Recipes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RecipesVisitor)
    }
}

struct RecipesVisitor;

impl<'de> Visitor<'de> for RecipesVisitor {
    type Value = Recipes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of folders, or a table of recipes' options")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Recipes, A::Error> {
        let mut recipes = Recipes::default();
        while let Some(folder) = seq.next_element()? {
            recipes.folders.push(folder);
        }
        Ok(recipes)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Recipes, A::Error> {
        let mut recipes = Recipes::default();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            if key.get_ref() == "folders" {
                recipes.folders = map.next_value()?;
            } else {
                recipes.options.insert(key, map.next_value()?);
            }
        }
        Ok(recipes)
    }
}

/// The part of `pyproject.toml` that is ours.
#[derive(Debug, Deserialize)]
pub struct PyProject {
    /// Tables of tools.
    pub tool: Option<Tool>,
}

/// `[tool]`.
#[derive(Debug, Deserialize)]
pub struct Tool {
    /// Ours.
    pub punchlist: Option<Config>,
}
