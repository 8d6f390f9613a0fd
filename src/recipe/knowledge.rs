//! What is known of libraries: which functions make coroutines, futures, tasks; which methods of which classes do.
//!
//! Tables in `recipes/knowledge/<language>.toml`, which a reader can check and a user can extend.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// What is known of the libraries of one language.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// What a call of a function gives, by the function's path: `coroutine`, `future`, `task`, `iterable`, or the path
    /// of the class of which it makes an instance.
    #[serde(default)]
    pub returns: BTreeMap<String, String>,
    /// What the methods of a class give, by the class's path and the method's name.
    #[serde(default)]
    pub methods: BTreeMap<String, BTreeMap<String, String>>,
    /// Calls that run a function which they are given, by the path of the function, class or method.
    #[serde(default)]
    pub starts: BTreeMap<String, Start>,
    /// Groups of names that recipes ask for: `locks`, `waits`.
    #[serde(default)]
    pub groups: BTreeMap<String, Vec<String>>,
}

/// A call that runs a function which it is given.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// What runs it: `thread`.
    pub runs: String,
    /// Which positional argument it is, counted from 0.
    pub position: usize,
    /// The keyword by which it may be given.
    pub keyword: Option<String>,
    /// Which positional argument says what runs it: none, or a pool.
    pub executor: Option<usize>,
    /// Whether one call runs it more than once at the same time.
    #[serde(default)]
    pub many: bool,
}

impl Knowledge {
    /// Adds what another table knows; the other one wins.
    pub fn extend(&mut self, other: Knowledge) {
        self.returns.extend(other.returns);
        self.starts.extend(other.starts);
        for (class, methods) in other.methods {
            self.methods.entry(class).or_default().extend(methods);
        }
        for (group, names) in other.groups {
            self.groups.entry(group).or_default().extend(names);
        }
    }
}
