//! Checklists: sentences that a reviewer can tick, and the recipes that look at each.

use schemars::JsonSchema;
use serde::Deserialize;

/// A checklist, as its TOML file is written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Its name for people.
    pub title: String,
    /// Its items, in the order in which they are shown.
    pub item: Vec<Item>,
}

/// One box of a checklist.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable id, such as `bounded`.
    pub id: String,
    /// The sentence that a reviewer ticks.
    pub text: String,
    /// Ids of the recipes that look for it, shipped or still to come.
    #[serde(default)]
    pub recipes: Vec<String>,
    /// What no static look can answer: the question to ask a person.
    pub person: Option<String>,
}
